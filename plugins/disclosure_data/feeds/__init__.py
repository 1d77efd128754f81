"""Feeds: what is new of a kind, of an organ, and of a kind of an organ, as Atom and as JSON Feed.

* `making.py`     make_feeds(site, origin): plan every document, render what is not current; read this first
* `channels.py`   which feeds there are, and where they stand
* `items.py`      the records that feeds tell of, and their times
* `archives.py`   which items stand in a feed's current document, and which in which archive
* `entries.py`    a record's public text turned into what a feed says of it
* `facts.py`      what a document says of its feed
* `atom.py`       RFC 4287, with RFC 5005 (archives) and RFC 6721 (deleted entries)
* `json_feed.py`  JSON Feed 1.1
"""

from disclosure_data.feeds.making import make_feeds

__all__ = ["make_feeds"]
