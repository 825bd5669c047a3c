"""Lists of those present inside a paragraph, where a capture lost its line breaks or a heading runs into the list.

`... at 9.30 am when there were present:` and `... on Monday, 8 June 2026 at 6:45 pm PRESENT: The Mayor ...` hold
two things, and so does a whole first page in one paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import is_

from .headings import tells_present, tells_those
from .passages import Passage
from .words import holds_any, sentences

_MOST_PASSAGES = 40
"""The list of those present stands in the first of them, or the document has none."""
_SHORTEST = 60
_ITEM_NUMBER = re.compile(r"\s(?:[A-Z]{1,5}[ .]?)?\d{1,4}(?:/\d{2,4}|[.)])\s")
_THEN_PROSE = re.compile(
    r"(?<=\S)\s(?=The\s(?:Chair(?:man|woman|person)?|Mayor|Reeve|Warden|Administrator|[Mm]eeting|Clerk|Cathaoirleach)\s(?:then\s)?(?:called|was\scalled|noted|opened|welcomed|commenced))"
)
"""`… and Hay Siddle The Administrator noted the following`: where a list of those present ends in prose."""
_LONGEST = 6_000
_WHO = r"(?:(?:Other|Non-Committee|Elected|Committee|Council|Parish|Cabinet|Panel|Board)\s)?(?:Members|Councillors|Officers|Officials|Staff|Others)(?:\sof\s(?:the\s)?[A-Z]\w+)?"
_LIST = re.compile(
    rf"""(?<=\S)(?<!\b[Aa]lso)(?<!\bALSO)\s(?P<label>
        when\ there\ were\ present\s?[:.-]
      | (?:MEMBERS\ |COUNCILLORS\ |OFFICERS\ |ALSO\ |THOSE\ )?PRESENT(?:\s?[:;-]\s?[–-]?|(?=\s(?:The\ |(?:County\ |Borough\ |District\ |City\ )?Councillor|Cllr|COUNCILLOR|Alderm|Mr\b|Mrs\b|(?:[A-Z][a-z]+\s[A-Z][A-Za-z'’-]+\s){{3}})))
      | (?:ALSO\ )?IN\ ATTENDANCE(?:\s?[:;-]\s?[–-]?|(?=\s(?:Cllr|Councillor|COUNCILLOR|Mr\b|Mrs\b)))
      | {_WHO}\s(?:[Aa]lso\s)?(?:[Pp]resent|[Ii]n\s[Aa]ttendance)(?:\s?[:;-]\s?[–-]?|(?=\s[A-Z]))
      | [Pp]resent\s(?:Members|Councillors)\s?[:;-]
      | (?:Also\ )?(?:Present|In\ [Aa]ttendance)(?:\s?[:;]\s?[–-]?|\s[–-])
      | (?<!/\s)(?:Present|In\ [Aa]ttendance)\ (?:in\ [Pp]erson|[Vv]irtually|[Rr]emotely)\s?[:;]\s?[–-]?
      | CHAIR(?=\s(?:Provost|Cllr|Councillor|Bailie)\s) | I(?:N|n)\ A(?:TTENDANCE|ttendance)(?=\s[A-Z]\.?\s[A-Z][a-z]+,\s)
      | APOLOG(?:Y|IES)(?=\s(?:Cllrs?|Councillors?|Provost|Bailie)\s)
      | (?:ATTENDANCE|Attendance)\s?:(?=\s(?:Cllr|Councillor|Members|Alderm|Mr\b|Mrs\b))
      | (?:IN\ THE\ CHAIR|In\ the\ [Cc]hair)\s?:(?=\s(?:(?:The\ )?(?:Deputy\ )?Mayor|Cllr|Councillor|Alderm|Mr\b|Mrs\b))
      | (?:In\ [Aa]ttendance\s?:\s)?\((?:Councillors|Officials|Officers|Members)\)(?=\s?(?:Cllr|Councillor|Alderm|Mr|Mrs|Ms|Miss|Dr))
      | The\ meeting\ (?:commenced|started|opened|began)(?=\sat\s\d)
      | (?:CATHAOIRLEACH|Cathaoirleach|I\ L[ÁA]THAIR(?:\ FREISIN)?|I\ [Ll][áa]thair(?:\ [Ff]reisin)?)\s?:(?=\s(?:Cllr|Comh|An\b))
      | (?:OIFIGIGH|Oifigigh|OFFICERS|OFFICIALS|Officers|Officials)\s?:(?=\s(?:Mr|Mrs|Ms|Miss|Dr)\b)
      | (?:YN\ BRESENNOL|Yn\ [Bb]resennol|HEFYD\ YN\ BRESENNOL|WRTH\ LAW|Wrth\ law|YMDDIHEURIADAU|Ymddiheuriadau)\s?:
      | (?:Also\ Present|(?:Cabinet|Executive)\ Members(?:\ Present)?|Co-opted(?:\ Members?)?(?:\ \([A-Z][a-z-]{{2,14}}\))?)(?=\s(?:Cllrs?|Councillors?)\s)
      | (?:APOLOGIES|Apologies)(?:\ (?:FOR|for)\ (?:ABSENCE|absence))?\s?[:;]
    )(?=\s|$)""",
    re.VERBOSE,
)
_LABELS = re.compile(
    r"(?:\S{1,8}\s){0,3}(?P<name>Name\sof\s(?:[Mm]eeting|[Cc]ommittee)\s)[^:]{4,120}?\s(?P<date>Date\sand\s[Tt]ime\s)[^:]{8,80}?(?P<venue>\sVenue\s)"
    r"[^:]{4,160}?(?P<present>\sPresent\s)(?=Cll?rs?|Councillors?)"
)
"""`Name of meeting … Date and time … Venue … Present …`, the table of a heading in one paragraph."""
_OPENS_LIST = re.compile(
    r"present|PRESENT|Present|^(?:ATTENDANCE|Attendance|IN THE CHAIR|In the [Cc]hair)|[Bb]resennol|BRESENNOL|L[ÁA]THAIR|[Ll][áa]thair"
)
_HEAD = re.compile(r"(?:MINUTES|Minutes)\s(?=P)")
"""`MINUTES Present: Mr A Moss`."""
_SPACED = re.compile(r"\bP r e s e n t(?=\s?:)|\bP R E S E N T(?=\s?:)")
_TIDY_OFFICERS = re.compile(
    r"\bOfficers\sin\s((?:Mr|Mrs|Ms|Miss|Dr)\.?\s[^:]{3,80}?)\s(?=Attendance:)Attendance:"
)
_TIDY_CHAIR = re.compile(
    r",\s((?:Vice[- ])?Chair(?:man|woman|person)?|Mayor|Provost|Convener)\s(?=(?:County\s|City\s)?(?:Councillors|Cllrs|Aldermen)\s)"
)
"""`Officers in Mr A Reay, Director Attendance: Dr Lund` and `Councillor Moss, Chair Councillors Lund`: two lines each."""
_RUNS_ON = 300
"""A list that goes on in so many characters has the first business in its paragraph."""


def with_roll_apart(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages, those at the head in pieces that hold a list of those present behind something else."""
    head = [_with_label_apart(passage) for passage in passages[:_MOST_PASSAGES]]
    cut = [piece for passage in head for piece in _pieces(passage)]
    if len(cut) == len(head) and all(map(is_, head, passages)):
        return passages
    return [*cut, *passages[_MOST_PASSAGES:]]


_GLUED_LABEL = re.compile(
    r"(?P<label>(?:ALSO )?(?:PRESENT|IN ATTENDANCE)|APOLOGIES|(?:Also )?(?:Present|In [Aa]ttendance)|Apologies)(?=[A-Z][a-z]+\s)"
)


def _with_label_apart(passage: Passage) -> Passage:
    """`PRESENTProvost Jean Tod` and `In AttendanceAnn Reay, Clerk`, two cells that a copy ran together: `PRESENT: Provost …`."""
    match = _GLUED_LABEL.match(passage.text) if passage.text[:1] in "PIA" and not passage.label else None
    if match is None:
        return passage
    text = f"{match['label']}: {passage.text[match.end() :]}"
    first, *rest = passage.lines
    return passage._replace(text=text, cells=(text,), lines=(first._replace(text=text), *rest))


_PRESENT_INSIDE = re.compile(r"(?<=[a-z]\.)\s(?=Present:?\s(?:Councillors|Cllrs\.?)\s[A-Z])")
"""`2. Apologies: Accepted from Councillor Penn. Present Councillors Tonk, Norris, …`"""
_TWO_LABELS = re.compile(
    r"\b(?P<here>(?i:present)):\s+(?P<away>(?i:apologies|absent)):\s+(?=(?:Cllrs?|Crs?|Councillors?|Mrs?|Ms)\b)"
)
_LAST_APART = re.compile(r"(?<=[a-z])\.\s(?=(?:Cllrs?|Councillors?|Mrs?|Ms)\.?\s[A-Z])")


def _with_labels_placed(text: str) -> str:
    """`PRESENT: APOLOGIES: Cllrs A Moss, B Lund and C Reay. Cllr D Voss IN ATTENDANCE:`: the second label before its own list."""
    labels = _TWO_LABELS.search(text)
    if labels is None:
        return text
    ends = _LIST.search(text, labels.end())
    listed = text[labels.end() : ends.start() if ends else len(text)]
    stops = [stop for stop in _LAST_APART.finditer(listed) if "," not in listed[stop.end() :]]
    if not stops:
        return text
    here, away = listed[: stops[0].start() + 1], listed[stops[0].end() :]
    behind = text[ends.start() :] if ends else ""
    return f"{text[: labels.start()]}{labels['here']}: {here} {labels['away']}: {away}{behind}"


def _pieces(passage: Passage) -> Iterator[Passage]:
    if (
        len(passage.text) <= _LONGEST
        and ": A" in passage.text
        and (placed := _with_labels_placed(passage.text)) != passage.text
    ):
        passage = passage._replace(text=placed, cells=(placed,))
    text = passage.text
    if passage.label and len(text) <= _LONGEST and (behind := _PRESENT_INSIDE.search(text)):
        yield part_of(passage, 0, behind.start())
        yield part_of(passage, behind.end(), len(text))._replace(label=None)
        return
    if passage.marker or passage.label or not _SHORTEST <= len(text) <= _LONGEST or not _may_list(text):
        yield passage
        return
    if labels := _LABELS.match(text):
        starts = [labels.start(name) for name in ("name", "date", "venue", "present")]
        for start, end in pairwise([0, *starts] if starts[0] else starts):
            yield part_of(passage, start, end)
        yield from _pieces(part_of(passage, starts[-1], len(text)))
        return
    if told := next(
        (at for at in _sentences_of_members(text) if tells_present(text[at:]) or tells_those(text[at:])), None
    ):
        yield part_of(passage, 0, told)
        end = next((told + stop for _, stop in sentences(text[told:])), len(text))
        yield part_of(passage, told, end)
        if end < len(text):
            yield part_of(passage, end, len(text))
        return
    if (
        tidy := _TIDY_CHAIR.sub(
            r" (\1), ", _TIDY_OFFICERS.sub(r"Officers in Attendance: \1,", _SPACED.sub("Present", text))
        )
    ) != text:
        passage = part_of(passage._replace(text=tidy), 0, len(tidy))
        text = tidy
    marks = list(_LIST.finditer(text, 7 if _HEAD.match(text) else 20))
    runs_on = len(text) > _RUNS_ON and _OPENS_LIST.match(text)
    if not runs_on and not any(_OPENS_LIST.search(mark["label"]) for mark in marks):
        yield passage
        return
    listed = marks[-1].end() if marks else 0
    prose = _THEN_PROSE.search(text, listed)
    if prose and not _ITEM_NUMBER.search(text, listed, prose.start()):
        yield from _pieces(part_of(passage, 0, prose.start()))
        yield part_of(passage, prose.end(), len(text))
        return
    ends = [mark.start("label") for mark in marks] + [len(text)]
    yield part_of(passage, 0, ends[0])
    for start, end in pairwise(ends):
        yield _with_officers_apart(_with_colon(part_of(passage, start, end)))


_BARE_LABEL = re.compile(r"(?:CHAIR|IN\ ATTENDANCE|In\ Attendance|APOLOG(?:Y|IES))(?=\s[A-Z])")


def _with_colon(passage: Passage) -> Passage:
    """`IN ATTENDANCE S Reay, Chief Executive`: the label stood in a column of its own."""
    label = _BARE_LABEL.match(passage.text)
    if label is None:
        return passage
    text = f"{label.group()}:{passage.text[label.end() :]}"
    return part_of(passage._replace(text=text), 0, len(text))


_NAME_FIRST = re.compile(
    r"(?:\((?:Officials|Officers)\)|(?:OFFICERS|Officers|OFFICIALS|Officials)(?:\s(?:[Ii]n\s[Aa]ttendance|[Pp]resent|IN\sATTENDANCE|PRESENT))?\s?[:;-])\s?(?:Mr|Mrs|Ms|Miss|Dr)\.?\s[A-Z]"
)
_NEXT_OFFICER = re.compile(r"(?<=[a-z)])(?:,?\sand)?\s(?=(?:Mr|Mrs|Ms|Miss|Dr)\.?\s[A-Z])")


_INITIAL_FIRST = re.compile(r"I(?:N|n) A(?:TTENDANCE|ttendance):? (?=[A-Z] [A-Z][\w'’-]+,\s)")
_NEXT_INITIAL = re.compile(r"(?:(?<=[a-z)]),?\sand|,)\s(?=[A-Z]\s[A-Z][\w'’-]+,\s[A-Z])")
"""`S Reay, Chief Executive, T Lund, Head of Property and A Moss, Clerk`."""


def _with_officers_apart(passage: Passage) -> Passage:
    """`Officers: Mr A Reay, Chief Executive Mrs T Lund, Clerk`: each begins with the name, as the first does."""
    first, following = _NAME_FIRST.match(passage.text), _NEXT_OFFICER
    if first is None:
        first, following = _INITIAL_FIRST.match(passage.text), _NEXT_INITIAL
    if first is None:
        return passage
    text = first.group() + following.sub("; ", passage.text[first.end() :])
    return part_of(passage._replace(text=text), 0, len(text))


_MEMBERS = re.compile(
    r"(?<=[.;])\s(?=(?:[A-Z][a-z]+\s)?(?:Members|Trustees|Councillors|Cllrs\.?|Commissioners)\s[A-Z]|(?:Those|Members)\s(?:present|in attendance)\swere\s[A-Z]|[A-Z][a-z]+\s[A-Z][\w'’-]+,\s[A-Z][a-z]+\s[A-Z][^.;]{0,300}\swere\spresent\b)"
)


def _sentences_of_members(text: str) -> list[int]:
    """Where a sentence begins with members: `… to order at 7.30 pm. Members Bob Moss, …`"""
    return [match.end() for match in _MEMBERS.finditer(text)] if " were " in text else []


def _may_list(text: str) -> bool:
    """Whether a word for those present is in the text at all: asked before the pattern, which costs more."""
    return holds_any(text, _SIGNS)


_SIGNS = (
    *("resen", "RESEN", "THAIR", "thair:", "Attendance:", "ATTENDANCE:", "n attendance were"),
    *("the Chair:", "the Chair :", "the chair:", "THE CHAIR:", "P r e s"),
)


def part_of(passage: Passage, start: int, end: int) -> Passage:
    """A part of the text, on all the lines of the whole, since nothing tells where a line ended within it."""
    text = passage.text[start:end].strip()
    first, *rest = passage.lines
    lines = (first._replace(text=text), *(line._replace(text="") for line in rest))
    return passage._replace(text=text, cells=(text,), own_number=False, lines=lines)
