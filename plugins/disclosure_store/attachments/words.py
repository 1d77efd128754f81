"""Every text in a PDF or a picture: what a reader sees, and what only a curious one finds.

What is drawn and not written (a scan) cannot be read: that is told, not guessed. The libraries that read such files
take longer to load than a small site takes to build, so each is loaded when there is a file for it.
"""

from dataclasses import dataclass


class Unreadable(Exception):
    """The file cannot be looked through; the message says why, for a clerk."""


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one file. `is_drawn`: some or all of it is a picture, in which nothing can be looked for."""

    texts: tuple[str, ...]
    is_drawn: bool


def read_words(data: bytes, suffix: str) -> Words:
    """The texts of a file of one of the kinds that may be attached. Raises Unreadable."""
    try:
        if suffix == ".pdf":
            from disclosure_store.attachments.pdf import read_pdf

            return read_pdf(data)
        from disclosure_store.attachments.picture import read_picture

        return read_picture(data)
    except Unreadable:
        raise
    except Exception as error:  # a damaged file may raise anything out of the libraries that read it
        raise Unreadable("文件已损坏，或者不是扩展名所说的类型") from error
