"""What became of every visible line: each is used once, and nothing is lost."""

from collections.abc import Iterable, Iterator

from .lines import Document
from .passages import Passage
from .values import UsedLine
from .words import plain

_FURNITURE = {"page": "page_furniture", "web": "web_furniture"}


class Ledger:
    """The use of each line, by its number; the first use that is entered stands."""

    def __init__(self) -> None:
        self._uses: dict[int, str] = {}

    def enter(self, passages: Iterable[Passage], use: str) -> None:
        """The lines of these passages were used so."""
        for passage in passages:
            for line in passage.lines:
                self._uses.setdefault(line.number, use)

    def account(self, document: Document) -> Iterator[UsedLine]:
        """Every non-blank line with its use; "problem" where there is none."""
        uses = self._uses
        for line in document.lines:
            shown = line.shown if line.label else line.text
            if text := plain(shown) or shown.strip():
                furniture = _FURNITURE.get(line.furniture) if line.furniture else None
                yield UsedLine(line.number, line.page, text, furniture or uses.get(line.number, "problem"))
