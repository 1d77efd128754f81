"""附件: the files that are published beside a record, read and looked through before anybody sees them.

* `listing.py`  where they lie, and whether one has changed since its record was read
* `words.py`    every text in a PDF (`pdf.py`) or a picture (`picture.py`): pages, annotations, forms, metadata
* `review.py`   one record's attachments: their faults, and the copies that are published
"""

from disclosure_store.attachments.listing import FOLDER, Attachment, list_strays, stamp_attachment
from disclosure_store.attachments.review import Review, copy_of, review_attachments

__all__ = [
    "FOLDER",
    "Attachment",
    "Review",
    "copy_of",
    "list_strays",
    "review_attachments",
    "stamp_attachment",
]
