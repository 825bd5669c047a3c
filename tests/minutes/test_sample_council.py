"""The sample council's documents, written by somebody who had not seen the reader, give its known facts."""

import json
from pathlib import Path

import pytest

from council.minutes import Minutes, read

SAMPLE = Path(__file__).parents[2] / "council" / "sample"
FACTS = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
HELD = sorted(name for name, facts in FACTS.items() if not facts["cancelled"])


@pytest.fixture(scope="module", params=HELD)
def name(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def minutes(name) -> Minutes:
    return read((SAMPLE / "documents" / name).read_bytes(), name)


@pytest.fixture(scope="module")
def facts(name) -> dict:
    return FACTS[name]


def names(minutes: Minutes, *, status: str, kind: str = "") -> list[str]:
    return sorted(
        each.name
        for each in minutes.attendance
        if each.status.startswith(status) and each.kind.startswith(kind)
    )


def test_heading(minutes, facts):
    read_values = {
        key: getattr(minutes, key) for key in ("committee", "date", "start_time", "end_time", "venue")
    }
    assert read_values == {key: facts[key] for key in read_values}
    assert minutes.council.casefold() == facts["council"].casefold()
    assert bool(minutes.draft) == facts["draft"]


def test_people(minutes, facts):
    assert minutes.chair == facts["chair"]
    assert names(minutes, status="present") == sorted(facts["present"])
    assert names(minutes, status="apologies") == sorted(facts["apologies"])
    assert names(minutes, status="in_attendance", kind="councillor") == sorted(facts["visitors"])
    assert names(minutes, status="in_attendance", kind="officer") == sorted(facts["officers"])


def test_who_stood_in_for_whom(minutes, facts):
    stood_in = {
        each.name: each.substitute_for.split()[-1] for each in minutes.attendance if each.substitute_for
    }
    assert stood_in == {name: whom.split()[-1] for name, whom in facts["substitutes"].items()}


def test_items_and_the_number_of_their_decisions(minutes, facts):
    assert [
        (item.number, item.title, len(item.resolutions), item.restriction is not None, item.withdrawn)
        for item in minutes.items
    ] == [
        (
            each["number"],
            each["title"],
            each["resolutions"] + each["lost"],
            each["restricted"],
            each["withdrawn"],
        )
        for each in facts["items"]
    ]


def test_lost_motions(minutes, facts):
    lost = [sum(each.outcome == "lost" for each in item.resolutions) for item in minutes.items]
    assert lost == [each["lost"] for each in facts["items"]]


def test_votes(minutes, facts):
    votes = [(r.votes, item.number) for item in minutes.items for r in item.resolutions if r.votes]
    counted = [(v.in_favour, v.against, v.abstain, number) for v, number in votes if v.in_favour is not None]
    assert counted == [
        (each["for"], each["against"], each["abstain"], each["item"])
        for each in facts["votes"]
        if each["for"] is not None
    ]


def test_other_meetings(minutes, facts):
    assert [(each.date, each.start_time, each.venue) for each in minutes.next_meetings] == [
        (each["date"], each["start_time"], each["venue"]) for each in facts["next_meetings"]
    ]
    assert [each.date for each in minutes.confirms] == facts["confirms"]


def test_interests(minutes, facts):
    assert [each.name for item in minutes.items for each in item.interests] == facts["interests"]


def test_only_the_known_problems(minutes, facts):
    assert [each.path for each in minutes.problems] == facts["blocking"]


def test_a_cancelled_meeting_has_its_committee_and_date_and_is_not_minutes():
    name = next(name for name, facts in FACTS.items() if facts["cancelled"])
    minutes = read((SAMPLE / "documents" / name).read_bytes(), name)
    assert (minutes.document_kind, minutes.committee, minutes.date) == (
        "other",
        FACTS[name]["committee"],
        FACTS[name]["date"],
    )
    assert [each.code for each in minutes.problems] == ["cancelled"]
