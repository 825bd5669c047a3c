"""The words of the minutes: addresses of stretches of lines, and the lines laid out for the source page."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from council.models import AgendaItem, Attendance, DeclaredInterest, Meeting, Mention, Resolution, SourceLine

Stretch = tuple[int, int]

_STRETCH = re.compile(r"(?P<first>\d{1,7})(?:-(?P<last>\d{1,7}))?", re.ASCII)


def anchor(first: int, last: int | None) -> str:
    """The name of a stretch inside the source page: L31-33, or L31 for a single line."""
    return f"L{first}" if last in (None, first) else f"L{first}-{last}"


def words_address(meeting: Meeting, first: int, last: int | None) -> str:
    """The address of the source page with this stretch marked."""
    return words_at(meeting.get_absolute_url(), first, last)


def words_at(meeting_address: str, first: int, last: int | None) -> str:
    """The same, from the address of the meeting."""
    name = anchor(first, last)
    return f"{meeting_address}source/?lines={name[1:]}#{name}"


def name_of_lines(first: int, last: int | None) -> str:
    """The stretch in words: line 31, or lines 31 to 33."""
    if last in (None, first):
        return _("line %(line)d") % {"line": first}
    return _("lines %(first)d to %(last)d") % {"first": first, "last": last}


def read_stretch(text: str) -> Stretch | None:
    """The stretch that a reader asked for; None where the text names none.

    >>> read_stretch("31-33"), read_stretch("31"), read_stretch("33-31"), read_stretch("x")
    ((31, 33), (31, 31), None, None)
    """
    match = _STRETCH.fullmatch(text)
    if match is None:
        return None
    first, last = int(match["first"]), int(match["last"] or match["first"])
    return (first, last) if 1 <= first <= last else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of lines that is left out, and the restricted item that it belongs to, unless that was taken out."""

    first: int
    last: int
    item: AgendaItem | None


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with the anchors that begin there and what was left out right before it."""

    line: int
    text: str
    page: int | None = None
    new_page: int | None = None
    anchors: tuple[str, ...] = ()
    withheld: tuple[LeftOut, ...] = ()

    @property
    def own_anchor(self) -> str:
        """The name of the line in the address."""
        return anchor(self.line, None)


@dataclass(slots=True)
class ShownText:
    """The lines before, in and after the marked stretch, and what was left out."""

    stretch: Stretch | None
    before: list[ShownLine] = field(default_factory=list)
    marked: list[ShownLine] = field(default_factory=list)
    after: list[ShownLine] = field(default_factory=list)
    withheld_after: list[LeftOut] = field(default_factory=list)
    withheld: list[LeftOut] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The marked stretch in words."""
        return name_of_lines(*self.stretch) if self.stretch else ""

    @property
    def anchor(self) -> str:
        """The name of the marked stretch in the address."""
        return anchor(*self.stretch) if self.stretch else ""

    @property
    def marked_is_withheld(self) -> bool:
        """Whether some of the marked stretch is among the lines left out."""
        if self.stretch is None:
            return False
        first, last = self.stretch
        return any(each.first <= last and each.last >= first for each in self.withheld)

    @property
    def marked_pages(self) -> list[int]:
        """The pages of the original that the marked stretch stands on, in their order."""
        return sorted({row.page for row in self.marked if row.page})

    def part_of(self, line: int) -> list[ShownLine]:
        """Where a line belongs."""
        if self.stretch is None or line < self.stretch[0]:
            return self.before
        return self.marked if line <= self.stretch[1] else self.after


def laid_out_lines(
    meeting: Meeting, lines: Any, *, shown: Any, last_page: bool, marked: Stretch | None
) -> ShownText:
    """The public lines of a page, in order, with anchors for every stretch that the record names."""
    withheld = _withheld(meeting)
    text = ShownText(marked, withheld=withheld)
    anchors = _anchors(meeting)
    waiting, printed_page = [each for each in withheld if each.last >= shown.start], None
    for row in lines.filter(line__range=(shown.start, shown.stop - 1)).order_by("line"):
        left_out = [each for each in waiting if each.first < row.line]
        waiting = waiting[len(left_out) :]
        text.part_of(row.line).append(_shown(row, printed_page, anchors, left_out))
        printed_page = row.page
    text.withheld_after = waiting if last_page else [each for each in waiting if each.first < shown.stop]
    return text


def _shown(row: SourceLine, printed_page: int | None, anchors: dict, left_out: list[LeftOut]) -> ShownLine:
    return ShownLine(
        row.line,
        row.text,
        page=row.page,
        new_page=row.page if row.page != printed_page else None,
        anchors=tuple(anchors.get(row.line, ())),
        withheld=tuple(left_out),
    )


def _withheld(meeting: Meeting) -> list[LeftOut]:
    """What is left out, in the order of the document."""
    told = AgendaItem.objects.published().restricted().filter(meeting=meeting).in_bulk()
    stretches = AgendaItem.objects.filter(meeting=meeting).withheld_stretches()
    return [LeftOut(first, last, told.get(pk)) for pk, first, last in stretches if first and last]


def _anchors(meeting: Meeting) -> dict[int, list[str]]:
    """The names of the stretches of more than one line that the record points to, by their first line."""
    stretches = [
        AgendaItem.objects.published().unrestricted().filter(meeting=meeting),
        Attendance.objects.published().filter(meeting=meeting),
        *(
            model.objects.published().filter(item__meeting=meeting)
            for model in (Resolution, DeclaredInterest, Mention)
        ),
    ]
    columns = [rows.order_by().values_list("first_line", "last_line") for rows in stretches]
    found: dict[int, list[str]] = {}
    for first, last in columns[0].union(*columns[1:]):
        if first is not None and last not in (None, first):
            found.setdefault(first, []).append(anchor(first, last))
    return found
