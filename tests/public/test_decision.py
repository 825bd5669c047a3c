"""The page of a decision says what the minutes state of it, and leads to the decisions around it."""

import datetime

import pytest
from lxml import html

from council.models import Committee, NamedVote, Vote
from tests.models.factories import (
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


def page_of(client, decision):
    response = client.get(decision.get_absolute_url())
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text_of(page):
    return " ".join(page.text_content().split())


def facts(page):
    return {
        row.find("dt").text_content(): " ".join(row.find("dd").text_content().split())
        for row in page.xpath('//dl[@class="facts"]/div')
    }


def test_the_outcome_stands_as_classed_and_as_written(client):
    decision = make_resolution(outcome="agreed", outcome_as_written="Carried nem con")
    assert facts(page_of(client, decision))["Outcome"] == "Agreed as written: “Carried nem con”"


def test_a_vote_that_is_not_stated_is_said_to_be_so(client):
    assert facts(page_of(client, make_resolution()))["Vote"] == "The minutes do not state a vote"


def test_the_counts_and_the_casting_vote_stand_as_the_minutes_state_them(client):
    decision = make_resolution()
    Vote.objects.create(resolution=decision, in_favour=5, against=5, casting="The Chair voted for the motion")
    vote = facts(page_of(client, decision))["Vote"]
    assert vote == "5 for, 5 against, casting vote: The Chair voted for the motion"


def test_named_votes_are_a_table_by_option_with_its_count_in_words(client):
    decision = make_resolution()
    priya = make_councillor(name="Priya Venn")
    for name, option, councillor in (
        ("Cllr Aspin", "against", None),
        ("Cllr Venn", "for", priya),
        ("Cllr Brook", "for", None),
    ):
        NamedVote.objects.create(
            resolution=decision, name_as_written=name, option=option, councillor=councillor
        )
    (table,) = page_of(client, decision).xpath("//table")
    rows = {row.find("th").text: [li.text_content() for li in row.iter("li")] for row in table.find("tbody")}
    assert rows == {"For (2)": ["Cllr Venn", "Cllr Brook"], "Against (1)": ["Cllr Aspin"]}
    assert table.find("caption").text == "How each member voted, as the minutes say"
    assert table.xpath(".//a/@href") == [priya.get_absolute_url()]


def test_a_motion_and_its_amendments_are_entries_that_lead_to_one_another(client):
    item = make_item()
    motion = make_resolution(item=item, position=1, kind="motion", text="That it be done.", outcome="agreed")
    amendment = make_resolution(
        item=item, position=2, kind="amendment", text="That it be half done.", outcome="lost"
    )
    Vote.objects.create(resolution=amendment, in_favour=3, against=9)
    make_resolution(text="That another thing be done.")
    listed = page_of(client, motion).xpath('//ol[@class="cards"]/li')
    assert [row.find("h3").text_content().split(":")[0].split()[0] for row in listed] == [
        "Motion",
        "Amendment",
    ]
    assert "lost" in listed[1].text_content()
    assert "Vote: 3 for, 9 against." in listed[1].text_content()
    assert [row.xpath(".//a/@href") for row in listed] == [[], [amendment.get_absolute_url()]]
    assert page_of(client, amendment).xpath('//ol[@class="cards"]//a/@href') == [motion.get_absolute_url()]


def test_a_decision_alone_on_its_item_has_no_list_of_others(client):
    assert not page_of(client, make_resolution()).xpath('//ol[@class="cards"]')


def test_what_was_taken_out_is_not_among_the_decisions_of_the_item(client):
    item = make_item()
    decision = make_resolution(item=item)
    make_resolution(item=item, text="That this be taken out.", removed=True)
    assert "taken out" not in text_of(page_of(client, decision))


def test_the_decisions_before_and_after_in_the_minutes_are_a_step_away(client):
    meeting = make_meeting(published=True)
    first, second, third = (
        make_resolution(item=make_item(meeting=meeting, position=place, title=f"Item {place}"))
        for place in (1, 2, 3)
    )
    make_resolution()
    pager = page_of(client, second).xpath('//nav[@class="pager"]//a')
    assert [(link.text, link.get("href"), link.get("rel")) for link in pager] == [
        ("Decision: Item 1", first.get_absolute_url(), "prev"),
        ("Decision: Item 3", third.get_absolute_url(), "next"),
    ]
    assert [link.get("rel") for link in page_of(client, first).xpath('//nav[@class="pager"]//a')] == ["next"]
    assert [link.get("rel") for link in page_of(client, third).xpath('//nav[@class="pager"]//a')] == ["prev"]


@pytest.mark.parametrize(
    ("kind", "title", "noted"),
    [
        ("council", "Revenue Budget 2026/27", True),
        ("council", "Setting the Council Tax", True),
        ("council", "Winter Gritting Review", False),
        ("executive", "Revenue Budget 2026/27", False),
    ],
)
def test_a_budget_decision_of_full_council_says_what_is_asked_and_what_is_there(client, kind, title, noted):
    meeting = make_meeting(published=True, committee=make_committee(kind=kind))
    decision = make_resolution(item=make_item(meeting=meeting, title=title))
    assert ("SI 2014/165" in text_of(page_of(client, decision))) == noted
    assert ("These minutes name no votes on this decision." in text_of(page_of(client, decision))) == noted
    NamedVote.objects.create(resolution=decision, name_as_written="Cllr Aspin", option="for")
    assert ("These minutes name votes on this decision." in text_of(page_of(client, decision))) == noted


def test_the_queries_of_a_decision_do_not_grow(client):
    meeting = make_meeting(published=True, date=datetime.date(2025, 3, 4))
    item = make_item(meeting=meeting)
    decision = make_resolution(item=item)
    few = queries_of(client, decision.get_absolute_url())
    for _ in range(20):
        Vote.objects.create(resolution=make_resolution(item=item), in_favour=2)
        make_resolution(item=make_item(meeting=meeting))
        NamedVote.objects.create(resolution=decision, name_as_written="Cllr Aspin", option="for")
    assert queries_of(client, decision.get_absolute_url()) == few <= 8


def said(*words):
    return [{"kind": "text", "label": None, "text": text, "lines": [40, 42]} for text in words]


def recommended(date=datetime.date(2025, 3, 4), **item):
    """A recommendation of the Roads Panel, as minute 57 of its meeting."""
    meeting = make_meeting(published=True, committee=make_committee(name="Roads Panel"), date=date)
    return make_resolution(item=make_item(meeting=meeting, minute_number="57", **item), kind="recommendation")


def later_item(words, *, committee="Cabinet", date=datetime.date(2025, 4, 8)):
    body = Committee.objects.filter(name=committee).first() or make_committee(name=committee)
    return make_item(
        meeting=make_meeting(published=True, committee=body, date=date),
        title="Report of the Roads Panel",
        paragraphs=said("It was late.", words),
    )


def cards(page, heading):
    return page.xpath(f'//h2[text()="{heading}"]/following-sibling::ul[1]/li')


def test_a_recommendation_leads_to_where_the_other_committee_names_its_minute_and_back(client):
    decision = recommended()
    taken_up = make_resolution(
        item=later_item(
            "Members considered Minute 57 of the Roads Panel meeting held on 4 March 2025. It was agreed."
        )
    )
    (card,) = cards(page_of(client, decision), "Where it came back")
    assert card.xpath(".//h3/a/@href") == [taken_up.item.get_absolute_url()]
    text = " ".join(card.text_content().split())
    assert "Cabinet, 8 April 2025. It names this minute:" in text
    assert "“Members considered Minute 57 of the Roads Panel meeting held on 4 March 2025.”" in text
    assert any("source/?lines=40-42" in link for link in card.xpath(".//a/@href"))
    (back,) = cards(page_of(client, taken_up), "Where it came from")
    assert back.xpath(".//h3/a/@href") == [decision.item.get_absolute_url()]


def test_words_that_name_the_meeting_alone_are_said_to_refer_to_the_meeting(client):
    decision = recommended()
    later_item("The minutes of the Roads Panel meeting held on 4 March 2025 were received.")
    (card,) = cards(page_of(client, decision), "Where it came back")
    assert "It refers to this meeting:" in card.text_content()
    assert "It names this minute" not in card.text_content()


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("The minutes of the Parks Panel meeting held on 4 March 2025 were received.", {}),
        ("The minutes of the Roads Panel meeting held on 5 March 2025 were received.", {}),
        ("Minute 58 of the Roads Panel meeting held on 4 March 2025 was agreed.", {}),
        ("The bridge opened on 4 March 2025.", {}),
        ("The minutes of the meeting held on 4 March 2025 were received.", {}),
        (
            "The minutes of the Roads Panel meeting held on 4 March 2025 were confirmed.",
            {"committee": "Roads Panel"},
        ),
        (
            "The Roads Panel meeting to be held on 4 March 2025 will see it.",
            {"date": datetime.date(2025, 2, 1)},
        ),
    ],
)
def test_what_does_not_name_this_minute_or_meeting_is_not_taken_for_it(client, words, more):
    decision = recommended()
    later_item(words, **more)
    assert not cards(page_of(client, decision), "Where it came back")


def test_what_is_not_public_is_not_shown_to_have_taken_it_up(client):
    decision = recommended()
    words = "Members considered Minute 57 of the Roads Panel meeting held on 4 March 2025."
    later_item(words).correct(restriction="exempt")
    later_item(words, committee="Board").meeting.withdraw(reason="Published in error.")
    assert not cards(page_of(client, decision), "Where it came back")
