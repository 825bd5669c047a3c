"""The proof of a clean copy: it reads as the document does, and holds no word that the document does not show."""

from collections.abc import Iterable

from council.minutes.lines import Document, Unreadable

HIDING = frozenset(("hidden_text", "tracked_changes", "comments"))
NEARBY = 20_000
NOT_CLEAN = (
    "No clean copy of this file could be made that shows the same words and hides none. "
    "Print the minutes to a new PDF and upload that."
)

STILL_HIDDEN = (
    "The file holds words that nobody sees on its pages, such as white or invisible ones, and they could not be taken "
    "out of a copy: take them out of the document that it was made from, make the file again and upload that."
)


def check_same(original: Document, copy: Document) -> None:
    """Unreadable unless both show the same lines and the copy hides nothing."""
    if any(problem.code in HIDING for problem in copy.problems):
        raise Unreadable(STILL_HIDDEN)
    if original.lines != copy.lines:
        raise Unreadable(NOT_CLEAN)


def check_shown(pieces: Iterable[str], document: Document) -> None:
    """Unreadable unless every piece of text in a copy is found in the lines of the document."""
    shown = squeezed("".join(line.shown for line in document.lines))
    place = 0
    for piece in map(squeezed, pieces):
        near = shown.find(piece, max(place - NEARBY, 0), place + NEARBY)
        place = near if near >= 0 else shown.find(piece)
        if place < 0:
            raise Unreadable(NOT_CLEAN)


def squeezed(text: str) -> str:
    """The letters and digits alone: white space, hyphens and symbols are drawn in several ways."""
    return "".join(sign for sign in text if sign.isalnum())
