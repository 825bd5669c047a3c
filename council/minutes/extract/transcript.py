"""The lines of a document while they are being written down: blank ones are left out, the rest counted."""

from collections.abc import Iterable
from typing import Any

from council.minutes.lines import Line, Unreadable
from council.minutes.values import Problem

from .spans import Spans

MOST_LINES = 100_000
_line = Line._make


def check_length(lines: int) -> None:
    """Refuse what no set of minutes is as long as."""
    if lines >= MOST_LINES:
        raise Unreadable(
            f"This file holds more than {MOST_LINES:,} lines. Upload the minutes alone, without reports."
        )


class Transcript:
    """Numbered lines in the order in which they are written."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._blank = False

    def write(self, text: str, *, blank_before: bool = False, **hints: Any) -> bool:
        """Write a line down unless it is blank; the next one remembers white space before it."""
        return self._write(text, blank_before, hints)

    def _write(self, text: str, blank_before: bool, hints: dict[str, Any]) -> bool:  # noqa: FBT001
        if not text or text.isspace():
            self._blank = True
            return False
        number = len(self.lines) + 1
        check_length(number - 1)
        self.lines.append(Line(number, text, blank_before=blank_before or self._blank, **hints))
        self._blank = False
        return True

    def take_over(self, lines: Iterable[Line]) -> None:
        """Write down lines from another transcript under numbers of this one."""
        for line in lines:
            self.lines.append(line._replace(number=len(self.lines) + 1))

    def write_paragraph(
        self,
        spans: Spans,
        *,
        label: str | None = None,
        blank_before: bool = False,
        heading: int | None = None,
        table: int | None = None,
        row: int | None = None,
        column: int | None = None,
        indent: int = 0,
        furniture: str | None = None,
        origin: str = "body",
    ) -> None:
        """Write the printed lines of a paragraph; its label stands before the first that is not blank."""
        place, where = (
            (table, row, column, indent, None),
            (furniture, origin, None),
        )  # of no page that is known
        lines = self.lines
        for text, bold, bold_prefix in spans.lines():
            if not text or text.isspace():
                self._blank = True
                continue
            check_length(len(lines))
            is_apart = blank_before or self._blank
            looks = (None, label, heading, bold, bold_prefix)
            lines.append(_line((len(lines) + 1, text, *looks, *place, is_apart, *where)))
            label, blank_before, self._blank = None, False, False
        if label and any(letter.isalnum() for letter in label):
            looks = (None, None, heading, 0.0, 0)
            check_length(len(lines))
            lines.append(Line(len(lines) + 1, label, *looks, *place, self._blank, *where))
            self._blank = False


def hidden_text(pieces: int) -> tuple[Problem, ...]:
    """The problem that counts hidden text without its words; nothing where there is none."""
    if not pieces:
        return ()
    message = (
        f"{pieces} hidden piece{'s' if pieces > 1 else ''} of text in the file left out. "
        "Look at the file with hidden text shown before you publish it."
    )
    return (Problem(None, None, "hidden_text", message),)


def tracked_changes(changes: int) -> tuple[Problem, ...]:
    """The problem that counts changes nobody has accepted yet; nothing where there are none."""
    if not changes:
        return ()
    message = (
        f"{changes} tracked change{'s' if changes > 1 else ''} in the file not yet accepted: "
        "insertions were read, deletions left out. Check them in the file before you publish it."
    )
    return (Problem(None, None, "tracked_changes", message),)


def comments(count: int) -> tuple[Problem, ...]:
    """The problem that counts the remarks in the margin without their words; nothing where there are none."""
    if not count:
        return ()
    message = (
        f"{count} comment{'s' if count > 1 else ''} in the margin left out. "
        "The file itself will not be offered to the public while it holds them."
    )
    return (Problem(None, None, "comments", message),)
