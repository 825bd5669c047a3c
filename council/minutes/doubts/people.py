"""People whom the opening of the minutes names and who were not read among those present or away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, pairwise

from council.minutes.forenames import is_forename
from council.minutes.names import is_name, read_person, take_titles
from council.minutes.outline import Outline, Section
from council.minutes.passages import Passage
from council.minutes.problems import problem
from council.minutes.remarks import AWAY, HERE
from council.minutes.values import Attendee, Minutes, Problem
from council.minutes.words import LONGEST, fold, holds_any, is_capitals, sentences, straight

_TITLE = r"(?:Cllrs?|Clls?|Councillors?|COUNCILLORS?|Councilors?|Alderm[ae]n|Mrs?|Ms|Miss|Dr|Crs?|Clrs?|Cyng|Cynghorydd|Cynghorwyr|Member|Trustee|Deputy\sMayor|Mayor|Reeve)\b\.?\s"
_FORENAME = r"(?!(?:Present|Attending|Attendees|Members|Councillors|Apologies|Reasons|Also|In|The)\s)[A-ZÀ-Þ][a-zà-þ'’-]{1,20}\s"
_SURNAME = r"(?:(?:van|den?|der|la|du|di|ap|ab|Mc|Mac|O['’])\s?){0,2}[A-ZÀ-Þ][\w'’-]{1,25}"
_TWO_FORENAMES = rf"(?:{_FORENAME}){{2}}(?={_SURNAME}(?:[,;.|(]|$|\s(?:and|&)\s))"
_NAME = rf"(?:(?:[A-ZÀ-Þ]\.?\s?){{1,3}}(?![a-z])|{_TWO_FORENAMES}|{_FORENAME})?{_SURNAME}"
"""Where nothing divides the names, each is taken for two words."""
_PERSON = re.compile(rf"(?P<title>\b{_TITLE})?(?P<name>{_NAME})")
_COUNCILLOR = re.compile(rf"(?:Cllr|Councillor)\.?\s(?P<name>{_NAME})")
_AROUND_NAME = re.compile(
    r"^[A-Z]{1,2}\s?[-–:]\s|(?<=[a-z])(?:Chairman|Councillor|Clerk|Chair|Mayor)\b.{0,40}$|\s?\([^()]{1,40}\)\W*$"
)
_LONGEST_ENTRY = 80
_INITIALS = re.compile(r"(?:[A-Z]\.?\s){1,3}[A-Z][a-z]{2,}$")
_FORENAME_AND_SURNAME = re.compile(r"\b(?P<forename>[A-Z][a-z]{1,14})\s(?=(?P<surname>[A-Z][\w'’-]{2,25}))")
_BETWEEN = re.compile(r"[\s,;:.|]{0,4}(?:\([^()]{1,60}\))?[\s,;:.|]{0,4}(?:and\b|&|a\b)?[\s,;|]{0,3}")
_LISTS = re.compile(
    r"(?:[Pp]resent|PRESENT|[Mm]embers|MEMBERS|[Aa]ttend\w*|ATTEND\w*|[Cc]ouncillors|COUNCILLORS|Sederunt)\W{1,5}$"
)
_OF_BUSINESS = re.compile(
    r"\b(?:declar\w+|tribute|interests?|engagements|voted|voting|thanked|speakers?|View|Venue|Lleoliad|Award)\b"
)
_PRESENT = re.compile(r"(?:Members\s)?(?:Present|PRESENT)\b(?!\s(?:by|as|for)\b)")
_SHORTEST_RUN = 4
_FEWEST_LOST = 3
_MOST_SEARCHED = 2_500
_BESIDE = 100


def doubts(minutes: Minutes, outline: Outline) -> Iterator[Problem]:
    """People named in the opening who were not read, and names that can be none."""
    people = minutes.attendance
    met = any(each.status in HERE for each in people)
    front = (*outline.header, *outline.attendance, *outline.preamble)
    opening = _all_of(outline.sections[:2])
    yield from _unplaced(front, () if met else opening, people, met=met)
    if not met:
        yield from _at_the_end(outline, people)
        yield from _nobody(people, outline)
    yield from _set_apart(front, people)
    yield from _apologies((*front, *opening, *_all_of(outline.sections[2:5])), people)
    yield from _odd_names(people)


def _all_of(sections: Iterable[Section]) -> tuple[Passage, ...]:
    return tuple(passage for section in sections for passage in (*section.heading, *section.body))


def _words_of_names(people: Sequence[Attendee]) -> set[str]:
    """The names that were read and each of their words, as they are compared."""
    return {fold(word) for each in people for word in (each.name, *each.name.split())}


def _nobody(people: Sequence[Attendee], outline: Outline) -> Iterator[Problem]:
    """A list that begins with `Present`, or a chair among those who are away, and nobody who was present."""
    listed = next((each for each in outline.attendance if _PRESENT.match(each.text)), None)
    chair = next((each for each in people if each.status in AWAY and each.role == "chair"), None)
    if listed and people:
        yield problem("nobody_present", line=listed.span[0], path="attendance", seen=listed.text)
    elif chair:
        yield problem("nobody_present", line=chair.lines[0], path="attendance", seen=chair.name)


_HEADS_PEOPLE = re.compile(
    r"\b(?:presen\w+|attend\w*|apolog\w+|absen\w+|sederunt|presennol|ymddiheur\w+)\b", re.IGNORECASE
)
_FEWEST_IN_LIST = 3
_APART = 3
"""Lines from one name to the next with two empty lines between them."""


def _is_close(listed: Sequence[Attendee]) -> bool:
    """Whether most of the names stand in the line below the one before, so that empty lines say something."""
    below = [after.lines[0] - before.lines[1] == 1 for before, after in pairwise(listed)]
    return 2 * sum(below) > len(below)


def _set_apart(front: Sequence[Passage], people: Sequence[Attendee]) -> Iterator[Problem]:
    """Two lists of names whose headings were lost, as a capture loses pictures: who is in the second may have been away."""
    headed = next((each.span[0] for each in front if _HEADS_PEOPLE.search(each.text[:_MOST_SEARCHED])), None)
    lists: list[list[Attendee]] = []
    for each in sorted((each for each in people if each.status in HERE), key=lambda each: each.lines):
        if lists and each.lines[0] - lists[-1][-1].lines[1] < _APART:
            lists[-1].append(each)
        else:
            lists.append([each])
    told = [passage.span[0] for passage in front]
    for above, below in pairwise(lists):
        last, first = above[-1].lines[1], below[0].lines[0]
        if headed and headed < first:
            return
        long = all(len(each) >= _FEWEST_IN_LIST and _is_close(each) for each in (above, below))
        if long and first - last >= _APART and not any(last < line < first for line in told):
            yield problem("people_set_apart", line=first, path="attendance", seen=below[0].name)
            return


def _unplaced(
    front: Sequence[Passage], opening: Sequence[Passage], people: Sequence[Attendee], *, met: bool
) -> Iterator[Problem]:
    """`Present  Mary Lund  Tom Reay  …` in one passage, or a name in each, from which nobody was read."""
    known = _words_of_names(people)
    for passage in (*front, *opening):
        if run := _run(passage.text[:_MOST_SEARCHED], known):
            yield problem("people_unplaced", line=passage.span[0], path="attendance", seen=run)
            return
    crowd = _unmarked(front, known, len(people))
    if not (met or crowd):
        crowd = _crowd(front, known) or _told_present(front, known) or _scattered(front, known)
    if crowd:
        yield problem("people_unplaced", line=crowd.span[0], path="attendance", seen=crowd.text)
    elif column := _column(front, known):
        yield problem("people_unplaced", line=column.span[0], path="attendance", seen=column.text)


_TELLS_PRESENT = re.compile(
    r"\b(?:were|was)\s(?:also\s|all\s)?present\b|\bpresence\sof\b|\bin\sattendance\s(?:were|was)\b"
)


def _told_present(front: Iterable[Passage], known: set[str]) -> Passage | None:
    """`Ann Reay, Tom Lund and Jo Gale were present.` in the course of a sentence."""
    for passage in front:
        text = passage.text[:_MOST_SEARCHED]
        for told in _TELLS_PRESENT.finditer(text) if holds_any(text, ("presen", "attendance w")) else ():
            beside = text[max(0, told.start() - 120) : told.end() + 120]
            if len(_strangers(beside, known)) > 1:
                return passage
    return None


def _strangers(text: str, known: set[str]) -> set[str]:
    """The surnames behind common forenames that were not read."""
    return {
        found["surname"]
        for found in _FORENAME_AND_SURNAME.finditer(text)
        if is_forename(found["forename"]) and fold(found["surname"]) not in known
    }


def _crowd(front: Iterable[Passage], known: set[str]) -> Passage | None:
    """A passage before the business that names several councillors by title, with their offices between them."""
    for passage in front:
        text = passage.text[:_MOST_SEARCHED]
        named = _COUNCILLOR.finditer(text) if holds_any(text, ("ouncillor", "Cllr")) else ()
        strangers = {found["name"]: found for found in named if _last_word(found["name"]) not in known}
        if len(strangers) >= _SHORTEST_RUN:
            first, *_, last = list(strangers.values())[:_SHORTEST_RUN]
            if not _OF_BUSINESS.search(text, max(0, first.start() - _BESIDE), last.end()):
                return passage
    return None


def _scattered(front: Iterable[Passage], known: set[str]) -> Passage | None:
    """The first of the passages that name some councillors each, `a Cllr Moss  Cllr Reay`, where nobody was read as present."""
    strangers: set[str] = set()
    first = None
    for passage in front:
        text = passage.text[:_MOST_SEARCHED]
        if not holds_any(text, ("ouncillor", "Cllr")) or _OF_BUSINESS.search(text):
            continue
        named = [found["name"] for found in _COUNCILLOR.finditer(text)]
        if len(named) > 1:
            strangers.update(name for name in named if _last_word(name) not in known)
            first = first or passage
    return first if len(strangers) >= _FEWEST_LOST else None


def _at_the_end(outline: Outline, people: Sequence[Attendee]) -> Iterator[Problem]:
    """A list below `Present` behind the last item, where nobody was read before the first."""
    known = _words_of_names(people)
    last = (*_all_of(outline.sections[-1:]), *outline.trailer)
    listed = dropwhile(lambda passage: not _PRESENT.match(passage.text), last)
    if column := _column(listed, known):
        yield problem("people_unplaced", line=column.span[0], path="attendance", seen=column.text)


def _unmarked(front: Iterable[Passage], known: set[str], read: int) -> Passage | None:
    """`PRESENT Ann Reay Kelby Parish Council Tom Lund Norby Parish Council …`: more people than were read at all."""
    for passage in front:
        text = passage.text[:_MOST_SEARCHED]
        if len(_strangers(text, known)) > max(_SHORTEST_RUN, read) and not _OF_BUSINESS.search(text):
            return passage
    return None


def _column(front: Iterable[Passage], known: set[str]) -> Passage | None:
    """The first of several passages that are each the name of somebody who was not read: `Paula Gill |`."""
    alone: list[Passage] = []
    for passage in front:
        if _is_unknown(_AROUND_NAME.sub("", passage.text[:_LONGEST_ENTRY]).strip(" |,;"), known):
            alone.append(passage)
        elif len(passage.text) > 25:
            alone = []
        if len(alone) >= _FEWEST_LOST and any(map(_tells_a_person, alone)):
            return alone[0]
    return None


def _tells_a_person(passage: Passage) -> bool:
    """A title in the entry, or a common forename or initials at its beginning."""
    text = passage.text[:_LONGEST_ENTRY]
    titled = take_titles(text)[1] or _COUNCILLOR.search(text)
    return bool(titled or _INITIALS.match(text)) or _has_forename(text)


def _has_forename(name: str) -> bool:
    return is_forename(name.split()[0])


def _is_unknown(text: str, known: set[str]) -> bool:
    name, title = take_titles(text)
    if not 5 < len(text) < 40 or is_capitals(text) or not (title or " " in name) or not is_name(name):
        return False
    return _last_word(name) not in known


def _last_word(name: str) -> str:
    """The end of the surname, which tells enough: `Wold` of `van der Wold`."""
    return fold(name).split()[-1]


def _run(text: str, known: set[str]) -> str | None:
    """The names that follow one another in the text, where most of them were not read."""
    for words in _runs(text, list(_PERSON.finditer(text))):
        if len(words) < _SHORTEST_RUN or all(_last_word(each["name"]) in known for each in words):
            continue
        for run in _runs(text, list(filter(_is_person, words))):
            if _is_lost(run, known, text):
                return text[run[0].start() : run[-1].end()]
    return None


def _runs(text: str, found: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The words in capitals, parted where more than a comma or a bracket stands between them."""
    run: list[re.Match[str]] = []
    for each in found:
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), each.start()):
            yield run
            run = []
        run.append(each)
    yield run


def _is_lost(run: Sequence[re.Match[str]], known: set[str], text: str) -> bool:
    """Whether the run is a list of people, most of them strangers, and not of those who declared or spoke."""
    if len(run) < _SHORTEST_RUN or not _lists_people(run, text):
        return False
    start, end = run[0].start(), run[-1].end()
    if _OF_BUSINESS.search(text[max(0, start - _BESIDE) : start]) or _OF_BUSINESS.search(
        text[end : end + _BESIDE]
    ):
        return False
    unknown = sum(1 for each in run if _last_word(each["name"]) not in known)
    return unknown >= _FEWEST_LOST and unknown > len(run) / 2


def _lists_people(run: Sequence[re.Match[str]], text: str) -> bool:
    """A title before one of them or a word for a list before the first; else forenames, and small letters."""
    if any(each["title"] for each in run) or _LISTS.search(text[: run[0].start()][-40:]):
        return True
    whole = [each["name"] for each in run if " " in each["name"]]
    if len(whole) < max(_SHORTEST_RUN, 0.75 * len(run)) or not any(map(_has_forename, whole)):
        return False
    return not is_capitals(text[run[0].start() : run[-1].end()])


def _is_person(found: re.Match[str]) -> bool:
    name = found["name"]
    return not name.endswith("Cynghorydd") and read_person((found["title"] or "") + name) is not None


_APOLOGIES = re.compile(
    r"\b(?:[Aa]pologies|APOLOGIES|[Aa]pology|[Ll]eave\sof\sabsence|[Yy]mddiheuriad\w*|[Uu]nable\sto\sattend|Regrets|A(?:bsent|BSENT))\b"
)
_SIGNS_OF_APOLOGIES = ("polog", "POLOG", "of absence", "bsent", "BSENT", "mddiheur", "nable to", "Regrets")
_NOT_AWAY = re.compile(r"\b(?:declar\w*|late\w*|welcom\w*|minutes|proposed|moved|it\swas|resolved)\b|^\)")
_NAMED_WITHIN = 150


def _apologies(passages: Iterable[Passage], people: Sequence[Attendee]) -> Iterator[Problem]:
    """`Apologies: Peter Hale, David Orr`, where the first who is named is read nowhere."""
    known = {fold(word) for each in people for word in each.name.split()}
    for passage in passages:
        if told := _told_apologies(straight(passage.text[:LONGEST]), known):
            yield problem("apologies_unread", line=passage.span[0], path="attendance.apologies", seen=told)
            return


def _told_apologies(text: str, known: set[str]) -> str | None:
    for found in _APOLOGIES.finditer(text) if holds_any(text, _SIGNS_OF_APOLOGIES) else ():
        near = text[found.end() : found.end() + _NAMED_WITHIN].replace("...", "   ")
        near = near[: sentences(near)[0][1]]
        who = next(filter(_is_named, _PERSON.finditer(near)), None)
        if who is None or _last_word(who["name"]) in known or _NOT_AWAY.search(near[: who.start()]):
            continue
        if not near[who.end() :].startswith(" welcomed"):
            return found.group() + near
    return None


def _is_named(found: re.Match[str]) -> bool:
    """A person by a title, or by forename and surname in small letters."""
    whole = " " in found["name"] and not is_capitals(found["name"])
    return bool(found["title"] or whole) and _is_person(found)


_NO_NAME = re.compile(
    r"\b(?:No|Min|Session|Commitments?|Minutes|Agenda|Item|Report|Resolved|None|Apologies|Present|Cll|Cr|Clr|Cllrs?|Trustee|Councillors?)\b"
)


def _odd_names(people: Sequence[Attendee]) -> Iterator[Problem]:
    """`Cll Seymour`, `Open Session`, and one word alone among full names, which may be half of one."""
    full = sum(1 for each in people if " " in each.name)
    for place, each in enumerate(people, start=1):
        half = each.name.isalpha() and not each.title and full >= _FEWEST_LOST and full > len(people) / 2
        if half or _NO_NAME.search(each.name):
            yield problem("person_unclear", line=each.lines[0], path=f"attendance.{place}", seen=each.name)
