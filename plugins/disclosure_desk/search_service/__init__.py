"""The search for readers without JavaScript and for programs: a WSGI application over the Whoosh index.

Any WSGI server can host it: `make_application` gives the application, e.g.

    gunicorn 'disclosure_desk.search_service:make_application("/srv/portal/.disclosure")'

Pure of Pelican's and the build's settings: it needs the state folder and the portal's address, nothing else.
"""

from disclosure_desk.search_service.application import make_application

__all__ = ["make_application"]
