"""The sample council's minutes agree with each other: dates, numbers, people and votes."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from council.minutes import read
from council.sample import build
from council.sample.expected import name
from council.sample.source import Source

SOURCES = build.sources()
MINUTES = [source for source in SOURCES if not source.facts.get("cancelled")]
WITH_A_LIST = [source for source in MINUTES if "present" in source.facts]
"""The page of an agenda does not list those who were present."""
LAST = max(source.facts["date"] for source in SOURCES)
REFERENCE = re.compile(r"(?:PLA|LIC)\d+/\d\d")
COUNTED = re.compile(r"by (?P<one>\d+) votes? to (?P<other>\d+)(?:, with (?P<abstaining>\d+) abstentions?)?")
RECORDED = re.compile(
    r"(?P<option>FOR|AGAINST|ABSTAINED)[A-Z ]* \((?P<count>\d+)\): (?:Councillors? )?(?P<names>.+)"
)
PRIVATE_WORDS = {"Castlegate": "cabinet-2025-06-12.docx", "Quillmark": "council-2025-10-23.html"}
FIRST_NUMBERS = {("Council", 2024): 14}
"""The number of the first item that is kept of a municipal year, where it is not 1."""


def words(source: Source) -> str:
    return "\n".join(paragraph.text for paragraph in source.paragraphs)


def names(people: list[str]) -> list[str]:
    return [name(person) for person in people]


def municipal_year(day: date) -> int:
    return day.year if (day.month, day.day) > (5, 15) else day.year - 1


def series(committee: str) -> list[Source]:
    return sorted((s for s in SOURCES if s.facts["committee"] == committee), key=lambda s: s.facts["date"])


COMMITTEES = sorted({source.facts["committee"] for source in SOURCES})


def test_exactly_one_document_has_lost_its_date_and_a_draft_is_the_latest_of_its_committee():
    assert [s.file for s in SOURCES if s.facts.get("date_lost")] == ["planning-date-missing.txt"]
    drafts = [source for source in SOURCES if source.facts.get("draft")]
    assert len(drafts) == 2
    assert all(source == series(source.facts["committee"])[-1] for source in drafts)


def test_the_date_that_was_lost_is_nowhere_in_that_document():
    lost = next(source for source in SOURCES if source.facts.get("date_lost"))
    assert b"11 March" not in (build.DOCUMENTS / lost.file).read_bytes()


@pytest.mark.parametrize("committee", COMMITTEES)
def test_every_meeting_was_announced_by_the_one_before_at_the_same_hour(committee):
    for earlier, later in pairwise(series(committee)):
        announced = [(meeting.date, meeting.start) for meeting in earlier.next_meetings]
        assert (later.facts["date"], later.facts["start"]) in announced


@pytest.mark.parametrize("committee", COMMITTEES)
def test_every_meeting_that_was_announced_took_place_or_lies_ahead(committee):
    known = {source.facts["date"] for source in series(committee)}
    for source in series(committee):
        for meeting in source.next_meetings:
            assert meeting.date > source.facts["date"]
            assert meeting.date.weekday() < 5
            assert meeting.date in known or meeting.date > LAST


@pytest.mark.parametrize("committee", COMMITTEES)
def test_meetings_are_announced_from_december_2026_to_spring_2027(committee):
    ahead = [
        meeting.date
        for source in series(committee)
        for meeting in source.next_meetings
        if meeting.date > LAST
    ]
    assert date(2026, 12, 1) <= min(ahead) <= date(2026, 12, 31)
    assert date(2027, 3, 1) <= max(ahead) <= date(2027, 4, 30)


@pytest.mark.parametrize("committee", COMMITTEES)
def test_minutes_confirm_those_of_the_meeting_before(committee):
    held = [source for source in series(committee) if source in MINUTES]
    for earlier, later in pairwise(held):
        assert later.facts["confirms"] == [earlier.facts["date"]]


@pytest.mark.parametrize("source", MINUTES, ids=lambda s: s.file)
def test_the_resolution_about_the_last_minutes_names_their_date(source):
    confirmed = source.facts["confirms"][0]
    day = f"{confirmed.day}(?:st|nd|rd|th)? {confirmed:%B %Y}"
    assert re.search(f"minutes of the meeting held on {day} be (?:confirmed|approved)", words(source))


@pytest.mark.parametrize("committee", ["Council", "Licensing Committee", "Planning Committee"])
def test_minutes_are_numbered_through_the_municipal_year(committee):
    follows: dict[int, int] = {}
    for source in series(committee):
        year = municipal_year(source.facts["date"])
        first = source.facts.get("first", 1)
        assert first == follows.get(year, FIRST_NUMBERS.get((committee, year), 1))
        assert source.facts.get("number", "%1.") in {"%1.", f"PLA%1/{year % 100}", f"LIC%1/{year % 100}"}
        items = [p for p in source.paragraphs if p.kind in {"title", "private_title"}]
        follows[year] = first + len(items)


def test_every_minute_that_is_referred_to_exists():
    kept = {item["number"] for source in MINUTES for item in build.facts(source)["items"]}
    for source in MINUTES:
        referred = REFERENCE.findall(words(source) + " ".join(source.facts.get("visitors", [])))
        assert set(referred) <= kept


@pytest.mark.parametrize("source", WITH_A_LIST, ids=lambda s: s.file)
def test_nobody_is_both_present_and_absent_and_the_chair_is_present(source):
    present = names(source.facts["present"])
    surnames = {name.partition(" ")[2] for name in present}
    assert source.facts["chair"] in present
    assert not {
        absent for absent in source.facts.get("apologies", []) if absent in present or absent in surnames
    }
    assert set(source.facts.get("substitutes", {})) <= set(present)


@pytest.mark.parametrize("source", MINUTES, ids=lambda s: s.file)
def test_apologies_and_interests_are_in_the_words(source):
    text = words(source)
    for stated in [*source.facts.get("apologies", []), *source.facts.get("interests", [])]:
        assert re.search(rf"\b{re.escape(stated)}\b", text)


@pytest.mark.parametrize("source", WITH_A_LIST, ids=lambda s: s.file)
def test_no_vote_counts_more_members_than_were_present(source):
    for vote in COUNTED.finditer(words(source)):
        cast = sum(int(count) for count in vote.groups() if count)
        assert len(source.facts["present"]) - 1 <= cast <= len(source.facts["present"])


@pytest.mark.parametrize(
    "source", [source for source in MINUTES if "recorded vote" in words(source)], ids=lambda s: s.file
)
def test_a_recorded_vote_names_every_member_present_once_and_counts_them(source):
    votes: list[list[str]] = []
    for side in RECORDED.finditer(words(source)):
        named = re.split(", | and ", side["names"])
        assert len(named) == int(side["count"])
        if side["option"] == "FOR":
            votes.append([])
        votes[-1] += named
    assert votes
    for voted in votes:
        assert sorted(map(as_listed(source), voted)) == sorted(names(source.facts["present"]))


def as_listed(source: Source) -> Callable[[str], str]:
    """How the list of those present names the member of a surname, or of an initial and a surname."""
    present = names(source.facts["present"])

    def listed(voter: str) -> str:
        (found,) = [each for each in present if f" {each}".endswith(f" {name(voter)}")]
        return found

    return listed


@pytest.mark.parametrize("source", MINUTES, ids=lambda s: s.file)
def test_the_votes_in_the_facts_are_on_items_that_were_decided(source):
    items = {item["number"]: item for item in build.facts(source)["items"]}
    for vote in source.facts.get("votes", []):
        assert items[vote["item"]]["lost" if vote.get("lost") else "resolutions"] == 1
        counts = [
            vote[side] for side in ("for", "against", "abstain") if side in vote and source in WITH_A_LIST
        ]
        assert not counts or len(source.facts["present"]) - 1 <= sum(counts) <= len(source.facts["present"])


def test_meetings_are_held_on_working_days_over_three_municipal_years():
    days = [source.facts["date"] for source in SOURCES]
    assert all(day.weekday() < 5 for day in days)
    assert max(days) - min(days) > timedelta(days=2 * 365)


@pytest.mark.parametrize(("word", "file"), PRIVATE_WORDS.items())
def test_a_private_text_has_a_word_that_no_other_document_has(word, file):
    assert [source.file for source in SOURCES if word in words(source)] == [file]


@pytest.mark.parametrize(("word", "file"), PRIVATE_WORDS.items())
def test_the_reader_holds_back_every_line_with_a_private_word(word, file):
    minutes = read((build.DOCUMENTS / file).read_bytes(), file)
    (private,) = [item for item in minutes.items if item.restriction]
    holding = [line.line for line in minutes.text if word in line.text]
    assert holding
    assert all(private.lines[0] <= line <= private.lines[1] for line in holding)
