"""A picture of a page for publication: without what the scanner or the camera wrote beside it."""

from council.minutes.lines import Unreadable

from .pictures import clean_picture as bare


def clean_picture(data: bytes) -> bytes:
    """The picture alone; Unreadable where it breaks off."""
    found = bare(data)
    if found is None:
        raise Unreadable(
            "This picture is damaged: scan the page again, or print it to a PDF, and upload that."
        )
    return found[1]
