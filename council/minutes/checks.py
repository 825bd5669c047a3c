"""Arithmetic on what was read: numbers in order, counts that add up, times and dates that can be."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .dates import dates_in, times_in
from .forenames import is_forename
from .introducers import opening
from .kinds import kind_of
from .names import may_be
from .outline import Outline
from .passages import Passage
from .problems import problem
from .remarks import HERE
from .values import Attendee, Confirmed, Item, Minutes, Problem, Votes
from .votes import unreadable_roll
from .words import fold


def item_numbers(items: Sequence[Item]) -> Iterator[Problem]:
    """Numbers that repeat, and numbers that leave one out which stands nowhere else."""
    printed = {_digits(item.number) for item in items if item.number}
    previous: Item | None = None
    for index, item in enumerate(items, start=1):
        if previous and item.number and previous.number:
            yield from _number_step(previous.number, item, index, printed)
        previous = item if item.number else previous


def _number_step(before: str, item: Item, index: int, printed: set[tuple[int, ...]]) -> Iterator[Problem]:
    after = item.number or ""
    path = f"items.{index}.number"
    if fold(before) == fold(after):
        yield problem("number_repeated", line=item.lines[0], path=path, seen=after)
    elif any(number not in printed for number in _between(_digits(before), _digits(after))):
        yield problem("number_gap", line=item.lines[0], path=path, seen=after, expected=before)


_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=1024)
def _digits(number: str) -> tuple[int, ...]:
    return tuple(map(int, _DIGITS.findall(number)))


def _between(before: tuple[int, ...], after: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The numbers that one whole number left out as it rose: 7 and 8 between 6 and 9, or between 6.2 and 9."""
    if not before or not after or len(after) > len(before):
        return
    place = next((place for place, number in enumerate(after) if number != before[place]), None)
    if place is not None:
        for number in range(before[place] + 1, min(after[place], before[place] + 100)):
            yield (*after[:place], number, *after[place + 1 :])


def titles(outline: Outline) -> Iterator[Problem]:
    """Titles that nothing but the first word of a sentence parts from their text."""
    for index, section in enumerate(outline.sections, start=1):
        if section.lost_title:
            line, path = section.span[0], f"items.{index}.title"
            yield problem("title_lost", line=line, path=path, seen=section.title)
        elif not section.sure or _holds_sentence(section.title):
            yield problem(
                "title_unclear", line=section.span[0], path=f"items.{index}.title", seen=section.title[:80]
            )


_SENTENCE_BEFORE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|made|declared|received|stated|noted|agreed|reported)\b[^.]{3,200}[a-z)]\.\s[A-Z]"
)
_TELLS = re.compile(
    r"\b(?:Councillors?|Cllrs?|Mrs?|Ms|Chair(?:man)?|Mayor|Leader|Members|Committee|Council|Clerk|Director)\s(?:[A-Z][\w'’-]*\s){0,3}"
    r"(?:was|were|had|declared|advised|addressed|reported|stated|referred|presented|welcomed|informed|explained|noted|thanked)\s(?:that|the|an?|to|all|it)?\b"
)


def _holds_sentence(title: str) -> bool:
    """`Apologies were received from Cllr Reay. DECLARATIONS OF INTEREST`: a title with what was said before it, or after it."""
    return len(title.split()) > _MOST_WORDS_OF_TITLE and bool(
        _SENTENCE_BEFORE.search(title[:600]) or _TELLS.search(title[:600])
    )


_MOST_WORDS_OF_TITLE = 8


def lost_numbers(outline: Outline) -> Iterator[Problem]:
    """Items that a copy counts with one number each time."""
    lost = [section for section in outline.sections if section.lost_number]
    if lost:
        yield problem("numbers_lost", line=lost[0].span[0], path="items", seen=str(len(lost)))


_LISTS_PRESENT = re.compile(
    r"(?:(?:Those|Members|Councillors)\s)?(?:Present|PRESENT)\b(?:\s?[:;–-]|\s(?:were\b|Cllrs?\b|Councillors?\b|Mrs?\b|[A-Z]\w*:?\s[A-Z]))|.{0,60}\bwelcomed\s(?:Cllrs|[Cc]ouncillors)\s[A-Z]"
)


_WHO_WAS_THERE = re.compile(
    r"PRESENT|\b(?:P R E S E N T|Present|SEDERUNT|Sederunt|ATTENDANCE|In [Aa]ttendance|Councillors|Members|BRESENNOL|[Bb]resennol)\b"
    r"|\((?:Vice[- ])?(?:Chair(?:man|woman|person)?|in the Chair|Mayor|Cadeirydd|Convener)\)"
)
_NAME_IN_RUN = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Alderman)\.?\s|\b[A-Z]\.\s?|[,;]\s|\b[PA]\s)(?:[A-Z][\w'’.-]*\s?){1,3}(?=[,;.(–-]|\s?\b(?:and|Mr|Mrs|Ms|P|A)\b)"
)
_FEWEST_NAMES = 5
_LONG_PARAGRAPH = 250
_MOST_SEARCHED = 3_000


def _runs_together(text: str) -> bool:
    """A paragraph of the heading in which a first page ran together, with the names of those who were there in it."""
    if len(text) < _LONG_PARAGRAPH:
        return False
    text = text[:_MOST_SEARCHED]
    return bool(_WHO_WAS_THERE.search(text)) and len(_NAME_IN_RUN.findall(text)) >= _FEWEST_NAMES


_TORN_LABELS = re.compile(
    r"\b(?:In the Chair|Present|PRESENT) (?:Present |PRESENT )?(?:Apologies|APOLOGIES|Absent|ABSENT) (?:In [Aa]ttendance|IN ATTENDANCE|Cllr|Cr\b)"
)
"""`In the Chair Present Apologies In attendance`: labels that a capture tore from their lists."""


def unread_list(people: Sequence[Attendee], outline: Outline) -> Iterator[Problem]:
    """`Present Mary Lund MJL Tom Reay TR` in the text of an item, where nobody was read who was present."""
    if any(person.status in (*HERE, "not_recorded") for person in people):
        return
    front = (*outline.header, *outline.attendance, *outline.preamble)
    if run := next((each for each in front if _runs_together(each.text)), None):
        yield problem("attendance_unread", line=run.span[0], path="attendance")
        return
    if any(person.status == "in_attendance" for person in people):
        return
    of_items = (each for section in outline.sections[:2] for each in (*section.heading, *section.body))
    listed = next(
        (
            each
            for each in (*front, *of_items)
            if _LISTS_PRESENT.match(each.text) or _TORN_LABELS.search(each.text[:600])
        ),
        None,
    )
    if listed:
        yield problem("attendance_unread", line=listed.span[0], path="attendance")


_SENT = re.compile(
    r"\bapolog(?:y|ies)\b[^.;]{0,80}?\b(?:from|by|on\sbehalf\sof)\s(?:the\s)?(?:(?:[Cc]ounty|[Dd]istrict|[Bb]orough)\s)?(?:Cllrs?|Councillors?|Alderm[ae]n|Members|Mrs?|Ms|Miss|Dr|[A-Z]\.?\s[A-Z])\b",
)


_LONGEST_POST = 150


def swallowed(people: Sequence[Attendee]) -> Iterator[Problem]:
    """`Steven Reay Park Authority John Lund Parish Council …`: the others of a list without marks, behind its first name."""
    for person in people:
        for words in (person.post, person.organisation, person.note):
            named = (
                re.findall(r"\b[A-Z][a-z]+\b", words or "") if words and len(words) > _LONGEST_POST else ()
            )
            if sum(map(is_forename, named)) > 1:
                count = str(sum(map(is_forename, named)))
                yield problem(
                    "people_unread",
                    line=person.lines[0],
                    path="attendance",
                    seen=count,
                    expected=(words or "")[:60],
                )
                return


def unread_apologies(
    people: Sequence[Attendee], items: Iterable[tuple[Item, Sequence[Passage]]]
) -> Iterator[Problem]:
    """`Apologies were received from Cllrs Reay *A Lund`, where nobody was read who is away."""
    if any(
        person.status not in (*HERE, "in_attendance", "in_attendance_virtual", "not_recorded")
        for person in people
    ):
        return
    for item, body in items:
        if item.kind == "apologies" and (
            told := next((each for each in body if _SENT.search(each.text[:600])), None)
        ):
            yield problem("person_unread", line=told.span[0], path="attendance", seen=told.text[:80])
            return


_TELLS_SOMETHING = re.compile(
    r"\b(?:was|were|had|has|reported|advised|noted|agreed|considered|presented|received)\b"
)
_SENTENCE_WORDS = 10


def second_heading(outline: Outline, date: str | None) -> Iterator[Problem]:
    """`11 March 2026 10.50 am` above those present, who stand below items: the heading of other minutes than the first date's."""
    if not (outline.attendance and outline.sections and date):
        return
    roll = outline.attendance[0].span[0]
    above = [
        each
        for section in outline.sections
        for each in (*section.heading, *section.body)
        if each.span[1] < roll and len(each.text) <= _LONGEST_HEADING
    ]
    if (
        not above
        or outline.sections[0].span[0] > roll
        or kind_of(outline.sections[-1].title) == "future_meetings"
    ):
        return
    others = [str(found.value) for found in dates_in(above[-1].text) if found.value]
    if others and date not in others:
        yield problem("several_dates", line=above[-1].span[0], path="date", seen=f"{date}, {others[0]}")
        if any(times_in(above[-1].text)):
            yield problem("time_unclear", line=above[-1].span[0], path="start_time", seen=above[-1].text)


_LONGEST_HEADING = 100


def unplaced_decisions(outline: Outline, *, headed: bool) -> Iterator[Problem]:
    """`RESOLVED:` above the first item, or a story where a heading should be: a copy has lost the titles before it."""
    if not outline.sections:
        return
    above = outline.preamble if headed else (*outline.header, *outline.preamble)
    for passage in above:
        told = not headed and _is_told(passage.text)
        if told or opening(passage.text, bare=False):
            yield problem("decision_unplaced", line=passage.span[0], path="items", seen=passage.text[:80])
            return


def _is_told(text: str) -> bool:
    return len(text.split()) > _SENTENCE_WORDS and bool(_TELLS_SOMETHING.search(text[:600]))


def markers(outline: Outline) -> Iterator[Problem]:
    """Markers without a partner, and as many items as the document marks."""
    for passage in outline.unbalanced:
        yield problem("marker_unbalanced", line=passage.span[0], seen=passage.marker or "")
    if outline.marked_items and len(outline.sections) < outline.marked_items and not outline.unbalanced:
        yield problem(
            "marker_count",
            line=None,
            path="items",
            seen=str(len(outline.sections)),
            expected=str(outline.marked_items),
        )


def attendance(people: Sequence[Attendee]) -> Iterator[Problem]:
    """Nobody is both there and away, and nobody is listed twice."""
    away = [person for person in people if person.status == "apologies"]
    for place, person in enumerate(people, start=1):
        if person.status in HERE and any(_same_person(person, other) for other in away):
            yield problem(
                "apologies_and_present", line=person.lines[0], path=f"attendance.{place}", seen=person.name
            )
    counted = Counter(
        (fold(person.name), fold(person.title or "")) for person in people if person.status in HERE
    )
    for place, person in enumerate(people, start=1):
        if counted.pop((fold(person.name), fold(person.title or "")), 0) > 1:
            yield problem("name_repeated", line=person.lines[0], path=f"attendance.{place}", seen=person.name)


def _same_person(present: Attendee, away: Attendee) -> bool:
    """The same name, or for councillors one that may be: two of a surname are told apart where both are named."""
    if len(away.name.split()) == 1 or len(present.name.split()) == 1:
        both = present.kind == away.kind == "councillor" and not present.substitute_for
        return fold(present.name) == fold(away.name) or (both and may_be(present.name, away.name))
    return may_be(present.name, away.name)


def votes(minutes: Minutes) -> Iterator[Problem]:
    """Counts equal the names listed, nobody is on two sides, the larger side won, and no more voted than were there."""
    met = _who_may_vote(minutes)
    for place, item in enumerate(minutes.items, start=1):
        for number, decision in enumerate(item.resolutions, start=1):
            if decision.votes:
                path = f"items.{place}.resolutions.{number}.votes"
                yield from _vote(decision.votes, decision.outcome, path, decision.lines[0])
                if met and (cast := _cast(decision.votes)) > met:
                    yield problem(
                        "vote_above_present",
                        line=decision.lines[0],
                        path=path,
                        seen=str(cast),
                        expected=str(met),
                    )


_FEWEST_PRESENT = 3
_OF_ELECTORS = re.compile(
    r"\b(?:parish|town|community|annual|electors'?|parishioners'?) (?:meeting|assembly)\b", re.I
)
"""All who live in the parish may vote there."""


def _who_may_vote(minutes: Minutes) -> int | None:
    """How many voted at the most; null where few but stand-ins are read, and at a meeting of electors."""
    met = [each for each in minutes.attendance if each.status in HERE and each.kind != "officer"]
    listed = sum("substitute" not in each.status for each in met)
    of_electors = _OF_ELECTORS.search(minutes.committee or "")
    return None if listed < _FEWEST_PRESENT or of_electors else len(met)


def _cast(vote: Votes) -> int:
    return (vote.in_favour or 0) + (vote.against or 0) + (vote.abstain or 0)


def _vote(vote: Votes, outcome: str, path: str, line: int) -> Iterator[Problem]:
    named = Counter(each.option for each in vote.named)
    listed = named["for"] > 1 or (named["for"] and vote.in_favour == 1)
    for option, count in (("for", vote.in_favour), ("against", vote.against), ("abstain", vote.abstain)):
        # Without the names of those in favour it is no roll: some only asked to have their vote recorded.
        if (
            named[option]
            and count is not None
            and (named[option] > count or (listed and named[option] < count))
        ):
            yield problem(
                "vote_count_mismatch",
                line=line,
                path=path,
                seen=str(named[option]),
                expected=f"{count} {option}",
            )
    twice = [name for name, count in Counter(fold(each.name) for each in vote.named).items() if count > 1]
    for each in vote.named:
        if fold(each.name) in twice:
            twice.remove(fold(each.name))
            yield problem("vote_names_overlap", line=line, path=path, seen=each.name)
    if vote.in_favour is None or vote.against is None or vote.casting:
        return
    lost = outcome == "lost"
    if lost == (vote.in_favour > vote.against) and vote.in_favour != vote.against:
        yield problem(
            "vote_outcome_mismatch",
            line=line,
            path=path,
            seen=f"{vote.in_favour} to {vote.against}",
            expected=outcome,
        )


def rolls(items: Iterable[tuple[Item, Sequence[Passage]]]) -> Iterator[Problem]:
    """A table of votes by crosses that has lost its columns says how nobody voted."""
    for place, (item, body) in enumerate(items, start=1):
        if any(decision.votes and decision.votes.named for decision in item.resolutions):
            continue
        if roll := unreadable_roll(body):
            last = len(item.resolutions)
            path = f"items.{place}.resolutions.{last}.votes" if last else f"items.{place}.resolutions"
            yield problem("votes_unreadable", line=roll.span[0], path=path)


def times(start: str | None, end: str | None, line: int | None) -> Iterator[Problem]:
    """The meeting ends after it starts; past midnight is possible only late in the evening."""
    if start and end and end <= start and not (start >= "17:00" and end <= "03:00"):
        yield problem("end_before_start", line=line, path="end_time", seen=end, expected=start)


def confirmations(confirms: Iterable[Confirmed], date: str | None) -> Iterator[Problem]:
    """Minutes that are confirmed are those of earlier meetings."""
    for each in confirms:
        if date and each.date >= date:
            yield problem("confirmed_not_earlier", line=each.lines[0], path="confirms", seen=each.date)
