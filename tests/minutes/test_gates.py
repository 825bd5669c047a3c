"""A cheap question before a dear pattern hides nothing that the pattern would take.

Most patterns are searched only where a word, a sign or a first letter stands without which they match nowhere. Whoever
adds a word to such a pattern and not to its gate is told so here: by a line of the corpus, or by the example beside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from council.minutes import (
    dates,
    introducers,
    items,
    kinds,
    motions,
    numbering,
    openness,
    outcomes,
    people,
    stamps,
    titles,
    votes,
)
from council.minutes.doubts import decisions as told_decisions
from council.minutes.doubts import items as told_items
from council.minutes.doubts import openness as told_openness
from council.minutes.extract import extract
from council.minutes.lines import Unreadable
from council.minutes.passages import read_passages
from council.minutes.words import fold, holds_any, straight

CORPUS = Path(__file__).parent / "corpus"
Gate = Callable[[str], object]
Taken = Callable[[str], object]


def holds(signs: str | Iterable[str]) -> Gate:
    """The gate of words of which one must stand in the text; an empty one is always open."""
    words = (signs,) if isinstance(signs, str) else tuple(signs)
    return lambda text: not words or holds_any(text, words)


def holds_small(signs: Iterable[str]) -> Gate:
    """The same for a text in small letters."""
    words = tuple(signs)
    return lambda text: holds_any(text.casefold(), words)


def pairs(
    name: str, found: Iterable[tuple[str | Iterable[str], re.Pattern[str]]]
) -> Iterator[tuple[str, Gate, Taken]]:
    """A gate for each pattern of a table of signs and patterns."""
    for place, (signs, pattern) in enumerate(found):
        yield f"{name}[{place}]", holds(signs), pattern.search


GATES: tuple[tuple[str, Gate, Taken], ...] = (
    ("votes._MOVES", votes._somebody_moves, votes._MOVES.search),
    ("votes._PERSON_VOTED", holds_small(votes._VOTED), votes._PERSON_VOTED.search),
    ("votes._INITIALS", lambda text: "/" in text and " (" in text, votes._INITIALS.search),
    *pairs("votes._COUNTS", (((sign, *others), each) for sign, others, each in votes._COUNTS)),
    *pairs("votes._ONE_SIDE", ((signs, each) for _, signs, each in votes._ONE_SIDE)),
    ("motions._THIS_WAS_LOST", holds(("lost", "defeated")), motions._THIS_WAS_LOST.search),
    ("motions._AMENDS", holds(motions._AMENDING), motions._AMENDS.search),
    ("introducers._STATE", holds_small(introducers._FATES), introducers._STATE.search),
    ("introducers._LABELLED", lambda text: text[:1] in introducers._BEGIN_LABEL, introducers._LABELLED.match),
    *pairs("outcomes._OUTCOMES", ((signs, each) for _, signs, each in outcomes._OUTCOMES)),
    *pairs("kinds.KINDS", ((kinds._SIGNS[kind], each) for kind, each in kinds.KINDS)),
    *pairs("openness._TELLING", openness._TELLING),
    ("openness._EXCLUDED", holds(openness._OPENNESS), openness._EXCLUDED.search),
    *pairs("openness._TELLING_OF_WITHDRAWAL", openness._TELLING_OF_WITHDRAWAL),
    *pairs("openness._RETURNS", openness._RETURNS),
    ("stamps._PAGE_STAMP", holds(stamps._STAMPING), stamps._PAGE_STAMP.search),
    ("people._MENTION", holds(people._TITLES), people._MENTION.search),
    ("people._MANY", holds(people._PLURALS), people._MANY.search),
    ("people._PRESENTED", holds(people._PRESENTING), people._PRESENTED.search),
    ("people._PRESENTED_BY", holds(people._PRESENTING), people._PRESENTED_BY.search),
    ("items._AGENDA_TEXT", lambda text: text[:1] in "tT" or not text[:1].isalpha(), items._AGENDA_TEXT.match),
    ("numbering._LETTER_INSIDE", numbering._has_small, numbering._LETTER_INSIDE.search),
    (
        "dates.dates_in",
        dates.may_begin_with_date,
        lambda text: any(each.start == 0 for each in dates.dates_in(text[:60])),
    ),
    *pairs("doubts.decisions._TELLING", told_decisions._TELLING),
    ("doubts.decisions._PAIR", told_decisions._SECOND_OF_PAIR.search, told_decisions._PAIR.search),
    ("titles._TOLD_IN_WELSH", holds(titles._SIGNS_OF_WELSH), titles._TOLD_IN_WELSH.search),
    ("doubts.openness._ASKED_TO_LEAVE", holds(told_openness._LEAVING), told_openness._ASKED_TO_LEAVE.search),
    *pairs("doubts.items._HOLDS_NO_TITLE", told_items._HOLDS_NO_TITLE),
)
EXAMPLES = (
    "The press and public were temporarily excluded. The public were barred. They were to close the meeting to the public.",
    "RESOLVED that the public not be admitted for the item. The press and public left. All members of the public withdrew.",
    "It was agreed to consider the following item in private. The next items were taken in the absence of the public.",
    "That Council convene in Closed Session. That the Committee rise and go into Executive Session. They went into camera.",
    "The Board excluded the public. Meeting closed to the public. Press and public excluded. They moved to Part Two.",
    "Penderfynwyd gwahardd y cyhoedd. Gwaharddwyd y wasg. Cafodd y cyhoedd eu gwahardd. Cau'r cyhoedd allan o'r cyfarfod.",
    "EXCLUSION OF THE PUBLIC: The Committee agreed the resolution. The Chair asked the public to leave the meeting.",
    "The public were let back in. The public were allowed to return. The public re-entered the meeting. The press returned.",
    "We resume to an open public meeting. RESOLVED to move back into open session. The public meeting resumed.",
    "The meeting was re-opened to the public. They re-opened the meeting to the public. The meeting was again open to the public.",
    "Council rose from closed session. They came out of committee. The private session ended. They moved back into Part I.",
    "Resumed in public. The exclusion of the public was lifted. Dychwelodd y cyhoedd i'r cyfarfod.",
    "Part I - open to the public.",
    "Councillor A. Moss (Chair), seconded by Mr Lund, then moved that the item be deferred.",
    "Cllr J van den Berg formally proposed the motion. Smith, AR moved the amendment; N. Quarry nominated T. Ashdown.",
    "Cllr Lund made a motion to adjourn. Mrs O'Neill (Vice-Chair) Proposed approval. CC Reay also MOVED refusal.",
    "Councillor Moss Abstained. Mr Lund, who had voted against, asked that his vote be recorded as against.",
    "It was resolved to mend the gate. (LC/TB)",
    "The amendment was put and LOST. This was lost. The motion fell for want of a seconder; it died. Not carried.",
    "And Resolved that the report be noted.",
    "Unanimously AGREED: that the plan be adopted.",
    "BE IT RESOLVED that", "Penderfynwyd: derbyn yr adroddiad", "Therefore be it resolved", "ORDERED that", "NOTED:",
    "Tuesday, 9 June 2026", "the 4th of May 2026", "Dydd Llun 8 Mehefin 2026", "nos Fawrth 9 Mehefin 2026",
    "June 17, 2026", "09/06/2026", "2026-06-09", "Sept 4 2026", "iau 3 Mai 2026",
    "41a/26 Matters arising", "W. Robb – S. Windsor", "(L Reay / T Moss)", "Lund/Moss", "N Quarry-T Ashdown",
    "the vote was 5 in favour", "Of all, 9 Voted in favour.", "The Chairman signed the minutes", "Deferred",
    "Notice of it was duly approved.", "The Council appointed Ann Reay", "was agreed", "Draft Minutes agreed",
    "seconded by Mr Moss and elected unanimously", "Motion by Lund, Sec Moss", "Prop Lund 2nd Moss",
    "Decision", "Duly Approved", "It was unanimously agreed", "GRANTED", "the precept was duly adopted",
    "Minutes pdf", "Cost £4,000", "Budget 12,450.00", "Lease. See below", "Report The Clerk gave", "Item No one came",
    "The Chair asked the public to leave", "asked all members of the press to withdraw", "Nododd y Cyngor", "Penodwyd y Clerc", "Mae hyn", "Croesawodd", "Adroddodd", "Cafwyd", "Roedd", "Nid oedd",
    "to receive the report", "To note the report", "“To approve the minutes",
)  # fmt: skip


@cache
def texts() -> tuple[str, ...]:
    """The passages of the corpus and the examples, each with straight signs, and in small letters."""
    found = dict.fromkeys(EXAMPLES)
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in (".json", ".doc") or path.name == "misread.txt":
            continue
        try:
            lines = extract(path.read_bytes(), path.name).lines
        except Unreadable:
            continue
        for passage in read_passages(lines):
            found[passage.text[:400]] = None
    return tuple(dict.fromkeys(form for text in found for form in (straight(text), fold(text)) if form))


@pytest.mark.parametrize(("gate", "taken"), [each[1:] for each in GATES], ids=[each[0] for each in GATES])
def test_a_gate_is_open_wherever_its_pattern_matches(gate: Gate, taken: Taken) -> None:
    assert [text for text in texts() if taken(text) and not gate(text)] == []


@pytest.mark.parametrize(
    ("gate", "taken"), [each[1:] for each in GATES[:3]], ids=[each[0] for each in GATES[:3]]
)
def test_the_corpus_and_the_examples_meet_it(gate: Gate, taken: Taken) -> None:
    """What no text matches would prove nothing."""
    assert any(taken(text) for text in texts())
    assert any(not gate(text) for text in texts())


def test_what_may_lead_to_a_verb_is_open_wherever_something_does() -> None:
    hidden = []
    for text in texts():
        for word in introducers._WORD.finditer(text):
            before = text[max(0, word.start() - 300) : word.start()]
            if introducers._LEAD.search(before[-70:]) and not introducers._may_lead(before[-70:]):
                hidden.append(text)
            if (
                introducers._ORGAN_WITH_ASIDE.search(before)
                and "," not in before[-introducers._LONGEST_ADVERBS :]
            ):
                hidden.append(text)
    assert hidden == []


LEADING = (
    "",
    "It was ",
    "Therefore be it ",
    "The Sub-Committee then duly ",
    "Members were all ",
    "and ",
    "They, ",
)
ADVERBIAL = (
    "accordingly ",
    "The Working Party therefore unanimously ",
    "Moss; ",
    "were – ",
    "Now, be it further ",
)


@pytest.mark.parametrize("before", LEADING + ADVERBIAL)
def test_these_lead_to_a_verb(before: str) -> None:
    assert introducers._may_lead(before)


@pytest.mark.parametrize(
    "before", ["which the officer had ", "It is recommended that, as ", "The letter she "]
)
def test_these_lead_to_none(before: str) -> None:
    assert not introducers._may_lead(before)
    assert not introducers._LEAD.search(before)


@pytest.mark.parametrize(
    "text",
    [
        "the proposed houses were moved by lorry",
        "it was moved by Mr Moss",
        "removed and improved",
        "a motion",
    ],
)
def test_nobody_moves(text: str) -> None:
    assert not votes._somebody_moves(text)
