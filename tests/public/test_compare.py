"""Councillors side by side: the same counts over the same time, no rank, no score."""

import datetime

import pytest
from django.core.cache import cache
from lxml import html

from council.models import DeclaredInterest, NamedVote
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_council,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db

day = datetime.date
PAIR = "who=priya-venn&who=zoe-arkwright&municipal=2024-25"


@pytest.fixture
def pair():
    """Two councillors at one meeting; the archive knows of one that she was a member."""
    priya, zoe = make_councillor(name="Priya Venn"), make_councillor(name="Zoe Arkwright")
    meeting = make_meeting(published=True, date=day(2024, 6, 1), committee=make_committee(name="Parks Panel"))
    priya.memberships.create(committee=meeting.committee, start=day(2023, 5, 20), role="chair")
    make_attendance(meeting=meeting, councillor=priya, name_as_written="Venn")
    make_attendance(meeting=meeting, councillor=zoe, name_as_written="Arkwright", status="apologies")
    return priya, zoe, meeting


def page_of(client, query):
    response = client.get(f"/councillors/compare/?{query}")
    assert response.status_code == 200
    return html.fromstring(response.content)


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def rows_of(page, table=1):
    """Each row of a table: what stands in the first column, and in the others."""
    found = page.xpath(f"(//main//table)[{table}]/tbody/tr")
    return {words(row.xpath("./th")[0]): [words(cell) for cell in row.xpath("./td")] for row in found}


def voted(meeting, title, *votes):
    decision = make_resolution(item=make_item(meeting=meeting, title=title))
    for person, option in votes:
        NamedVote.objects.create(
            resolution=decision, councillor=person, name_as_written=person.name, option=option
        )
    return decision


def test_two_stand_side_by_side_in_the_order_of_the_address(client, pair):
    page = page_of(client, PAIR)
    assert [words(each) for each in page.xpath("//main//thead//th")][:2] == ["Priya Venn", "Zoe Arkwright"]
    rows = rows_of(page)
    assert rows["Present as expected"] == ["1 of 1, 100%", "not known here"]
    assert rows["Apologies"][0] == "0"
    assert rows["Apologies"][1].startswith("1 Apologies, Zoe Arkwright")
    assert rows["Committees now"] == ["Parks Panel (chair)", "none recorded here"]
    assert rows["Recorded at meetings of"] == ["Parks Panel", "Parks Panel"]


def test_what_they_moved_seconded_and_declared_is_counted_in_the_time_asked_for(client, pair):
    priya, zoe, meeting = pair
    item = make_item(meeting=meeting)
    make_resolution(item=item, mover=priya, seconder=zoe)
    make_resolution(item=make_item(meeting=make_meeting(published=True, date=day(2023, 6, 1))), mover=priya)
    DeclaredInterest.objects.create(item=item, councillor=zoe, name_as_written="Arkwright", text="Owns it.")
    make_resolution(item=make_item(meeting=meeting, restriction="exempt"), mover=priya)
    rows = rows_of(page_of(client, PAIR))
    assert rows["Decisions moved"] == ["1", "0"]
    assert rows["Decisions seconded"] == ["0", "1"]
    assert rows["Interests declared"][0] == "0"
    assert rows["Interests declared"][1].startswith("1 ")
    assert rows_of(page_of(client, PAIR.replace("2024-25", "all")))["Decisions moved"] == ["2", "0"]


def test_votes_are_the_same_or_different_as_the_minutes_name_them(client, pair):
    priya, zoe, meeting = pair
    voted(meeting, "Mill Lane", (priya, "for"), (zoe, "for"))
    voted(meeting, "Tanyard", (priya, "for"), (zoe, "abstain"))
    voted(meeting, "Only one named", (priya, "for"))
    rows = rows_of(page_of(client, PAIR), table=2)
    assert {title.split(" :")[0]: said for title, said in rows.items()} == {
        "Mill Lane": ["For", "For", "Same"],
        "Tanyard": ["For", "Abstained", "Different"],
    }


def test_of_three_one_without_a_named_vote_is_said_to_have_none(client, pair):
    priya, zoe, meeting = pair
    third = make_councillor(name="Third Person")
    make_attendance(meeting=meeting, councillor=third)
    voted(meeting, "Mill Lane", (priya, "for"), (zoe, "for"))
    (said,) = rows_of(page_of(client, f"{PAIR}&who=third-person"), table=2).values()
    assert said == ["For", "For", "not named", "Same"]


def test_the_form_keeps_who_is_compared_and_offers_the_others(client, pair):
    make_attendance(meeting=pair[2], councillor=make_councillor(name="Third Person"))
    cache.clear()
    page = page_of(client, PAIR)
    assert page.xpath("//form//input[@name='who' and @checked]/@value") == ["priya-venn", "zoe-arkwright"]
    boxes = "//form//input[@name='who' and @type='text']"
    assert page.xpath(f"{boxes}/@value") == [""]
    assert len(page_of(client, "").xpath(boxes)) == 2


def test_who_is_typed_by_name_is_compared_at_the_address_of_others(client, pair):
    typed = client.get("/councillors/compare/", {"who": ["priya-venn", "Cllr Arkwright"], "municipal": "all"})
    assert typed["Location"] == "/councillors/compare/?who=priya-venn&who=zoe-arkwright&municipal=all"


def test_a_name_that_several_have_stands_in_its_box_again_beside_those_who_may_be_meant(client, pair):
    make_attendance(meeting=pair[2], councillor=make_councillor(name="Pat Venn"))
    page = page_of(client, "who=zoe-arkwright&who=venn")
    assert "“venn” may mean several councillors" in words(page)
    (box,) = page.xpath("//form//input[@name='who' and @type='text']")
    assert (box.get("value"), box.get("aria-invalid")) == ("venn", "true")
    links = {each.text: each.get("href") for each in page.xpath("//form//ul//a")}
    assert links == {
        "Pat Venn": "?who=zoe-arkwright&who=pat-venn",
        "Priya Venn": "?who=zoe-arkwright&who=priya-venn",
    }


@pytest.mark.parametrize("query", ["", "who=priya-venn", "who=priya-venn&who=priya-venn", "who=&who="])
def test_fewer_than_two_are_asked_to_become_more(client, pair, query):
    page = page_of(client, query)
    assert "Choose at least two councillors." in words(page)
    assert not page.xpath("//main//table")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("who=priya-venn&who=soup", "“soup” is not a councillor in this archive"),
        (f"{PAIR}&who=a-one&who=b-two&who=c-three", "5 councillors are too many"),
        ("who=priya-venn&who=zoe-arkwright&municipal=soup", "“soup” is not offered here"),
    ],
)
def test_a_wrong_choice_is_an_error_beside_its_field(client, pair, query, message):
    for name in ("A One", "B Two", "C Three"):
        make_attendance(meeting=pair[2], councillor=make_councillor(name=name))
    cache.clear()
    page = page_of(client, query)
    assert message in words(page)
    assert not page.xpath("//main//table")


@pytest.fixture
def neighbour(pair):
    """A councillor of another council, which has had elections of its own."""
    other = make_council(name="Otterby Town Council")
    person = make_councillor(name="Wren Hollis", council=other)
    met = make_meeting(published=True, date=day(2024, 6, 1), committee=make_committee(council=other))
    make_attendance(meeting=met, councillor=person, name_as_written="Hollis")
    other.council_terms.create(name="Otterby 2023", start=day(2023, 5, 11), end=day(2024, 5, 31))
    pair[0].council.council_terms.create(name="Marlbridge 2023", start=day(2023, 5, 4), end=day(2027, 5, 5))
    other.council_terms.create(name="Otterby 2021", start=day(2021, 5, 13), end=day(2023, 5, 10))
    cache.clear()
    return person


def test_a_term_is_that_of_the_council_of_the_councillors_compared(client, pair, neighbour):
    page = page_of(client, "who=priya-venn&who=zoe-arkwright&term=2023")
    assert page.xpath("//select[@name='term']/option[@value!='']/text()") == ["Marlbridge 2023"]
    assert "Side by side, Marlbridge 2023" in words(page)
    assert [said.split()[0] for said in rows_of(page)["Present"]] == ["1", "0"]


@pytest.mark.parametrize("term", ["2023", "2021"])
def test_a_term_that_two_councils_do_not_share_is_refused(client, pair, neighbour, term):
    page = page_of(client, f"who=priya-venn&who=wren-hollis&term={term}")
    assert "do not share a term with the same first and last day" in words(page)
    assert not page.xpath("//main//table")


def test_a_term_with_the_same_days_in_both_councils_is_compared(client, pair, neighbour):
    neighbour.council.council_terms.filter(start__year=2023).update(
        start=day(2023, 5, 4), end=day(2027, 5, 5)
    )
    cache.clear()
    assert page_of(client, "who=priya-venn&who=wren-hollis&term=2023").xpath("//main//table")


def test_a_councillor_of_unpublished_minutes_cannot_be_compared(client, pair):
    secret = make_councillor(name="Una Published")
    make_attendance(meeting=make_meeting(), councillor=secret)
    assert "“una-published” is not a councillor in this archive" in words(
        page_of(client, "who=una-published")
    )


def test_the_queries_do_not_grow_with_the_record_nor_with_the_number_compared(client, pair):
    priya, zoe, meeting = pair
    third = make_councillor(name="Third Person")
    for _ in range(3):
        make_attendance(councillor=third)
    client.get(f"/councillors/compare/?{PAIR}&term=")
    few = queries_of(client, f"/councillors/compare/?{PAIR}")
    for number in range(15):
        make_attendance(councillor=priya)
        voted(meeting, f"Subject {number}", (priya, "for"), (zoe, "for"))
    client.get(f"/councillors/compare/?{PAIR}&term=")
    assert queries_of(client, f"/councillors/compare/?{PAIR}&who=third-person") == few <= 8
