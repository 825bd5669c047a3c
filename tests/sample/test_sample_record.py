"""What the sample council's clerk entered by hand agrees with the words of its minutes, and is entered once."""

import datetime
import re
from itertools import combinations

import pytest

from council.models import (
    Committee,
    CommitteeSuccession,
    CouncilTerm,
    GlossaryTerm,
    Meeting,
    Membership,
    Term,
    fold,
)
from council.sample import build, record
from council.sample.expected import name
from council.sample.source import Source
from tests.models.factories import make_clerk, make_committee, make_council, make_councillor, make_meeting

FACTS = record.facts()
PLACES = record.places(FACTS["places"])
MINUTES = [source for source in build.sources() if "present" in source.facts]
TERMS = [
    (fold(person["name"]), start, end[0] if end else None)
    for row in FACTS["councillors"]
    for start, *end in row["terms"]
    for person in row["people"]
]


def covers(start, end, day):
    return start <= day and (end is None or day <= end)


def members(committee: str, day: datetime.date) -> dict[str, str]:
    """The roles of those who had a place on a committee on a day, by their folded names."""
    here = [place for place in PLACES if place.committee == committee and covers(place.start, place.end, day)]
    return {fold(place.name): place.role for place in here}


def listed(source: Source) -> dict[str, str]:
    """What stands behind the name of each councillor who was present as a member."""
    substitutes = {fold(each) for each in source.facts.get("substitutes", {})}
    people = {fold(name(person)): person for person in source.facts["present"]}
    return {key: person for key, person in people.items() if key not in substitutes}


@pytest.mark.parametrize("source", MINUTES, ids=lambda source: source.file)
def test_those_present_had_a_place_in_the_role_that_the_minutes_give(source):
    sitting = members(source.facts["committee"], source.facts["date"])
    for person, as_listed in listed(source).items():
        assert person in sitting, person
        if re.search(r"\(Chair(?:man)?\b", as_listed):
            assert sitting[person] == "chair", person
        if "(Vice-Chair" in as_listed:
            assert sitting[person] == "vice_chair", person


@pytest.mark.parametrize("source", build.sources(), ids=lambda source: source.file)
def test_those_who_apologised_had_a_place_and_their_substitutes_had_none(source):
    sitting = members(source.facts["committee"], source.facts["date"])
    for person in source.facts.get("apologies", []):
        assert any(f" {each}".endswith(f" {fold(person)}") for each in sitting), person
    for substitute, absent in source.facts.get("substitutes", {}).items():
        assert fold(substitute) not in sitting
        assert fold(absent) in sitting


@pytest.mark.parametrize(
    "source",
    [each for each in MINUTES if each.facts["committee"] != "Cabinet"],
    ids=lambda source: source.file,
)
def test_whoever_had_a_place_was_there_or_apologised(source):
    absent = {fold(person).split()[-1] for person in source.facts.get("apologies", [])}
    here = set(listed(source))
    missing = [
        person
        for person in members(source.facts["committee"], source.facts["date"])
        if person not in here and person.split()[-1] not in absent
    ]
    assert missing == []


def test_nobody_has_two_places_on_a_committee_at_once():
    for one, other in combinations(PLACES, 2):
        if (one.committee, one.name) == (other.committee, other.name):
            assert not covers(one.start, one.end, other.start), one
            assert not covers(other.start, other.end, one.start), one


def test_whoever_has_a_place_is_in_office():
    for place in PLACES:
        for day in (place.start, place.end or datetime.date(2026, 11, 1)):
            assert any(who == fold(place.name) and covers(start, end, day) for who, start, end in TERMS), (
                place
            )


def test_places_that_follow_on_each_other_are_one():
    prosser = [
        place for place in PLACES if (place.name, place.committee) == ("L Prosser", "Planning Committee")
    ]
    assert [(place.start, place.end) for place in prosser] == [(datetime.date(2024, 5, 16), None)]


def test_the_council_has_24_members_unless_a_seat_is_vacant():
    for day in (datetime.date(2024, 7, 18), datetime.date(2025, 5, 22), datetime.date(2026, 5, 21)):
        assert len(members("Council", day)) == 24
    assert len(members("Council", datetime.date(2026, 2, 19))) == 23


@pytest.fixture
def archive():
    """An archive that has the councillors and committees of the sample's minutes."""
    council = make_council(name="Eddershire County Council")
    for committee in sorted({source.facts["committee"] for source in MINUTES}):
        make_meeting(published=True, committee=make_committee(name=committee, council=council))
    for person in {place.name for place in PLACES}:
        make_councillor(name=person.replace("’", "'"), council=council)
    return council


@pytest.mark.django_db
def test_the_record_is_entered_once_however_often_the_sample_is_loaded(archive):
    clerk = make_clerk()
    counts = []
    for _ in range(2):
        record.load(clerk)
        counts.append(
            [
                model.objects.count()
                for model in (Committee, CouncilTerm, Meeting, Membership, Term, GlossaryTerm)
            ]
        )
    assert counts[0] == counts[1]
    assert CommitteeSuccession.objects.get().successor.name == "Place and Communities Scrutiny Committee"
    assert Membership.history.first().history_user == clerk


@pytest.mark.django_db
def test_the_former_committee_and_the_sub_committee_are_public(archive, client):
    record.load(make_clerk())
    page = client.get("/committees/environment-and-communities-scrutiny-committee/").content.decode()
    for words in ("it existed from 18 May 2017 to 19 May 2021", "Opening hours of libraries", "2019/20"):
        assert words in page
    assert "Licensing Sub-Committee" in client.get("/committees/licensing-committee/").content.decode()
