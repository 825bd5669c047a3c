"""Mentions of other minutes ("the meeting held on 6th December 2017", "Minute 57") and where they lead."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import CharField, DateField, QuerySet, Value
from django.utils.html import format_html

from council.models import (
    AgendaItem,
    Given,
    Meeting,
    Prepared,
    PreparedForKeys,
    fold,
    given_day,
    given_key,
)
from council.models.links import address
from council.search import Filters, find

from .escaping import escape
from .periods import municipal_year_of

FEW, MOST = 4, 24
"""So many dates and so many numbers of minutes are looked up for a page, of most pages a few; further mentions stay
text."""
MOST_CITING = 30
WINDOW = 160
"""So many characters before a date can say that it is that of a meeting."""

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\b",
    re.IGNORECASE | re.ASCII,
)
_YEAR = re.compile("[0-9][0-9][0-9][0-9]").search
"""Tells at a tenth of the cost of looking for dates that a text has none."""
_LEAD = re.compile(
    rf"""
    (?P<minutes>\bminutes\s+(?:of|from)\s+(?:the\s+|its\s+|their\s+|an?\s+)?)?
    (?P<before>(?:[A-Z][\w'’&-]*(?:,?\s+(?:(?:and|for|of|on|&)\s+)*))*)
    (?P<kind>(?:\b(?:ordinary|annual|special|extraordinary|last|previous|first|second|public|virtual|remote)\s+)*)
    \b(?P<noun>[Mm]eeting|[Mm]inutes)
    (?:\s+(?:of|from)\s+(?:the\s+|this\s+)?(?P<body>[A-Z][\w\s,&'’()/-]*?))?
    ,?
    (?:\s+(?:which\s+was\s+|that\s+was\s+|to\s+be\s+)?held)?
    (?:\s+(?:on|of|from|dated))?
    \s+(?:the\s+)?(?:{_WEEKDAY},?\s+)?(?:the\s+)?\Z
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.;:?!]\s")
_NUMBER = re.compile(
    rf"""
    (?<![\w'’-])(?<!\d\s)(?:[Mm]inutes?|MINUTES?)\s+
    (?i: (?:(?:no|nos|number|numbers|ref|reference)\b\.?\s*)?
         (?P<number>(?:[A-Z]{{1,6}}[ /.-]?)?\d{{1,4}}(?:[/.-]\d{{1,4}}){{0,2}}(?:\([a-z\d]{{1,3}}\))?)
         (?![\w/])
         (?!\s*(?:[ap]\.?m\b|past\b|o['’]clock|seconds?\b|minutes?\b|(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b))
    )
    """,
    re.VERBOSE | re.ASCII,
)
_OF_A_MEETING = re.compile(r"[\s,(]*(?:(?:of|from|at|in)\s+)?(?:the\s+|its\s+|their\s+)?\Z", re.IGNORECASE)
_KINDS = {
    "annual", "extraordinary", "first", "full", "last", "next", "ordinary", "previous", "public", "remote",
    "second", "special", "the", "virtual",
}  # fmt: skip
_THIS_ONE = {
    "authority", "board", "commission", "committee", "forum", "group", "joint committee", "panel",
    "sub-committee", "subcommittee", "working group", "working party",
}  # fmt: skip
"""Words by which a body means itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names other minutes: a meeting by its date, a minute by its number, or both."""

    start: int
    end: int
    date: datetime.date | None = None
    body: str = ""
    """The committee as written; empty for the one that speaks."""
    number: str = ""


def mentions(text: str) -> list[Mention]:
    """The mentions in a text, in their order, none inside another.

    >>> [text[each.start : each.end] for each in mentions(text := "See Minute 57 of the meeting held on 6 May 2017.")]
    ["Minute 57 of the meeting held on 6 May 2017"]
    """
    places = [place for noun in ("inute", "eeting", "INUTE") if (place := text.find(noun)) >= 0]
    if not places:
        return []
    named_at = min(places) - 1
    meetings = list(_meetings(text)) if _YEAR(text, named_at) else []
    numbers = list(_numbers(text, meetings, named_at)) if "inute" in text or "INUTE" in text else []
    taken = [(each.start, each.end) for each in numbers]
    alone = [each for each in meetings if not any(start <= each.start < end for start, end in taken)]
    return sorted([*numbers, *alone], key=lambda each: each.start)


def _meetings(text: str) -> Iterator[Mention]:
    latest = 0
    for match in _DATE.finditer(text):
        date, begin = _date(match), max(latest, match.start() - WINDOW)
        before = text[begin : match.start()]
        ends = [each.end() for each in _SENTENCE_END.finditer(before)]
        begin += ends[-1] if ends else 0
        lead = _LEAD.search(text[begin : match.start()]) if date else None
        if lead:
            parts = ("minutes", "kind", "noun") if lead["body"] else ("minutes", "before", "kind", "noun")
            start = begin + min(place for part in parts if (place := lead.start(part)) >= 0)
            yield Mention(start, match.end(), date, _body(lead["body"] or lead["before"]))
            latest = match.end()


def _numbers(text: str, meetings: list[Mention], start: int) -> Iterator[Mention]:
    for match in _NUMBER.finditer(text, start):
        found = Mention(match.start(), match.end(), number=_number(match["number"]))
        following = next((each for each in meetings if each.start >= match.end()), None)
        if following and _OF_A_MEETING.match(text, match.end(), following.start):
            found = replace(found, end=following.end, date=following.date, body=following.body)
        yield found


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    except ValueError:
        return None


def _body(written: str) -> str:
    """The committee that is named; empty where the words only mean the one that speaks."""
    words = re.sub(r",\s*\Z", "", fold(written)).split()
    while words and words[0] in _KINDS:
        words.pop(0)
    while words and words[-1] in ("and", "for", "meeting", "of", "the", "on", "&"):
        words.pop()
    name = " ".join(words)
    return "" if name in _THIS_ONE else name


def _number(written: str) -> str:
    return written.replace(" ", "").upper()


class Target(NamedTuple):
    """A meeting, or an item of one, that mentions may lead to."""

    number: str
    committee_id: int
    committee: str
    committee_slug: str
    date: datetime.date
    sitting: int
    slug: str

    @property
    def address(self) -> str:
        """Its page."""
        day = f"{self.date:%Y-%m-%d}" + (f"-{self.sitting}" if self.sitting > 1 else "")
        return address(
            "item" if self.slug else "meeting", self.committee_slug, day, *filter(None, [self.slug])
        )


def _is_meant(mention: Mention, target: Target, *, said_by: Meeting) -> bool:
    """Whether a mention in the minutes of a meeting can mean this."""
    if _number(target.number) != mention.number:
        return False
    if mention.body and mention.body not in names_of(target.committee):
        return False
    if not mention.body and target.committee_id != said_by.committee_id:
        return False
    if mention.date:
        return target.date == mention.date
    year = municipal_year_of(said_by.date)  # type: ignore[arg-type]
    return year.first <= target.date <= year.last


def names_of(committee: str) -> set[str]:
    """How minutes name a committee.

    >>> sorted(names_of("Full Council"))
    ["council", "full council"]
    """
    name = fold(committee)
    return {name, name.removeprefix("full "), name.removeprefix("the ")}


class Citations:
    """The mentions in the texts of one page of a meeting, looked up in one query."""

    def __init__(self, meeting: Meeting, texts: Iterable[str] = ()) -> None:
        self.meeting = meeting
        self._of = {text: found for text in dict.fromkeys(texts) if (found := mentions(text))}
        self._targets = self._look_up() if self._of else []

    def linked(self, text: str) -> str:
        """The text as HTML, with a link at each mention that means exactly one thing in the archive."""
        found = self._of.get(text)
        if not found:
            return escape(text)
        parts, done = [], 0
        for mention in found:
            target = self._target(mention)
            if target:
                words = text[mention.start : mention.end]
                parts += [
                    escape(text[done : mention.start]),
                    format_html('<a href="{}">{}</a>', target, words),
                ]
                done = mention.end
        return "".join((*parts, escape(text[done:])))

    def meant(self, text: str) -> Iterator[tuple[Mention, Target]]:
        """The mentions in the text that mean exactly one thing in the archive, and what they mean."""
        for mention in self._of.get(text, ()):
            meant = [each for each in self._targets if _is_meant(mention, each, said_by=self.meeting)]
            if len(meant) == 1:
                yield mention, meant[0]

    def _target(self, mention: Mention) -> str:
        meant = [each for each in self._targets if _is_meant(mention, each, said_by=self.meeting)]
        own = self.meeting.get_absolute_url()
        return meant[0].address if len(meant) == 1 and meant[0].address != own else ""

    def _look_up(self) -> list[Target]:
        every = [mention for found in self._of.values() for mention in found]
        dates = list(dict.fromkeys(each.date for each in every if each.date))[:MOST]
        numbers = list(dict.fromkeys(each.number for each in every if each.number))[:MOST]
        year = municipal_year_of(self.meeting.date)  # type: ignore[arg-type]
        places = FEW if max(len(dates), len(numbers)) <= FEW else MOST
        rows = TARGETS[places](
            council=self.meeting.committee.council_id,
            committee=self.meeting.committee_id,
            first=year.first,
            last=year.last,
            dates=dates + [datetime.date.min] * (places - len(dates)),
            numbers=numbers + ["-"] * (places - len(numbers)),
        )
        return [Target(*row) for row in rows]


def _targets(places: int) -> QuerySet:
    """The meetings of the council on so many dates; its items of so many numbers on these dates, and those of the
    committee in the year."""
    dates = [Given("dates", DateField(), place) for place in range(places)]
    numbers = [Given("numbers", CharField(), place) for place in range(places)]
    meetings = Meeting.objects.published().filter(committee__council=given_key("council"), date__in=dates)
    items = AgendaItem.objects.published().unrestricted().exclude(slug="").filter(minute_number__in=numbers)
    on_dates = items.filter(meeting__committee__council=given_key("council"), meeting__date__in=dates)
    of_year = items.filter(
        meeting__committee=given_key("committee"),
        meeting__date__range=(given_day("first"), given_day("last")),
    )
    nothing = Value("", output_field=CharField())
    columns = ("committee", "committee__name", "committee__slug", "date", "sitting")
    of_items = ("minute_number", *(f"meeting__{column}" for column in columns), "slug")
    return (
        meetings.order_by()
        .values_list(nothing, *columns, nothing)
        .union(
            on_dates.order_by().values_list(*of_items),
            of_year.order_by().values_list(*of_items),
        )
    )


TARGETS = {places: Prepared(partial(_targets, places)) for places in (FEW, MOST)}


@dataclass(frozen=True, slots=True)
class Saying:
    """The first place in an item of later or earlier minutes that names one of the things asked for."""

    item: Any
    paragraph: dict[str, Any]
    mention: Mention


def citing(thing: Meeting | AgendaItem) -> list[AgendaItem]:
    """Published items of other minutes whose words mention this meeting or this item, the oldest first; of very
    many the newest."""
    return [saying.item for saying in sayings(thing)]


def sayings(*things: Meeting | AgendaItem) -> list[Saying]:
    """Where other minutes mention these things of one meeting, an item each, the oldest first; of very many the
    newest."""
    meeting = _meeting_of(things[0])
    queries = [query for query, _number in map(_sought, things) if query]
    if not queries:
        return []
    found = find(
        " OR ".join(queries), Filters(councils=(meeting.committee.council_id,), procedural=True, exactly=True)
    )
    others = AgendaItem.objects.published().unrestricted().filter(pk__in=found.ids()).exclude(meeting=meeting)
    keys = list(others.order_by("-meeting__date", "-pk").values_list("pk", flat=True)[:MOST_CITING])
    targets = [_as_target(thing) for thing in things]
    items = sorted(CITING(keys) if keys else [], key=lambda item: (item.meeting.date, item.position))
    return [saying for item in items if (saying := _first_saying(item, targets))]


def _meeting_of(thing: Meeting | AgendaItem) -> Any:
    return thing.meeting if isinstance(thing, AgendaItem) else thing


def _as_target(thing: Meeting | AgendaItem) -> Target:
    meeting = _meeting_of(thing)
    committee, (_query, number) = meeting.committee, _sought(thing)
    return Target(number, committee.pk, committee.name, committee.slug, meeting.date, meeting.sitting, "")


def search_of_later_mentions(meeting: Meeting) -> str:
    """The address of a search through later minutes for the date of a meeting, however it is written."""
    query, _number_of_it = _sought(meeting)
    since = meeting.date + datetime.timedelta(days=1)  # type: ignore[operator]
    return f"{address('search')}?{urlencode({'q': query, 'since': f'{since:%Y-%m-%d}', 'procedural': '1'})}"


def _sought(thing: Meeting | AgendaItem) -> tuple[str, str]:
    """The search that finds mentions of a thing, and the number that they give."""
    if isinstance(thing, Meeting):
        day: Any = thing.date
        rest = f"{MONTHS[day.month - 1]} {day.year}"
        return f'"{day.day} {rest}" OR "{day.day}{_ordinal(day.day)} {rest}"', ""
    number = thing.minute_number
    words = ("minute", "minute no", "minute number", "minutes")
    return " OR ".join(f'"{word} {number}"' for word in words) if number else "", _number(number)


def _ordinal(day: int) -> str:
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _first_saying(item: Any, targets: list[Target]) -> Saying | None:
    """Where an item first means one of these; what names a minute goes before what names a meeting."""
    said = [
        Saying(item, paragraph, mention)
        for paragraph in item.shown_paragraphs
        for mention in mentions(paragraph["text"])
        if any(_is_meant(mention, target, said_by=item.meeting) for target in targets)
    ]
    return next((each for each in said if each.mention.number), next(iter(said), None))


def _citing(keys: list[Given]) -> QuerySet:
    items = AgendaItem.objects.published().unrestricted().exclude(slug="").filter(pk__in=keys)
    return items.select_related("meeting__committee").defer("meeting__clerks_note", "meeting__evidence")


CITING = PreparedForKeys(_citing)
