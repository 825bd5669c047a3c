"""A resident finds an item or a decision by its words, and every state of the search is an address."""

import datetime

import pytest
from lxml import html

from tests.models.factories import (
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.asking import queries_of

pytestmark = pytest.mark.django_db


def search(client, **parameters):
    response = client.get("/search/", parameters)
    assert response.status_code == 200
    return response.content.decode()


def test_a_result_shows_its_meeting_its_marked_words_and_its_decision(client):
    item = make_item(
        title="Winter gritting",
        meeting=make_meeting(published=True, committee=make_committee(name="Roads Panel")),
    )
    decision = make_resolution(item=item, text="That gritting begin in October.", outcome="agreed")
    page = search(client, q="gritting")
    assert "Roads Panel" in page
    assert "Winter <mark>gritting</mark>" in page
    assert f'href="{item.get_absolute_url()}"' in page
    assert "That <mark>gritting</mark> begin in October." in page
    assert f'href="/decisions/{decision.pk}/"' in page


def test_a_result_leads_to_its_lines_in_the_minutes(client):
    item = make_item(first_line=31, last_line=33)
    assert f"{item.meeting.get_absolute_url()}source/?lines=31-33#L31-33" in search(client, q="gritting")


def test_items_of_one_meeting_stand_under_one_heading(client):
    meeting = make_meeting(published=True)
    make_item(meeting=meeting, title="Gritting routes")
    make_item(meeting=meeting, title="Gritting costs")
    assert search(client, q="gritting").count(f'href="{meeting.get_absolute_url()}"') == 1


def test_each_filter_that_is_on_can_be_taken_off(client):
    make_item(meeting=make_meeting(published=True, committee=make_committee(name="Roads Panel")))
    page = search(client, q="gritting", committee="roads-panel", since="2020-01-01")
    assert 'href="/search/?q=gritting&amp;since=2020-01-01"' in page
    assert 'href="/search/?q=gritting&amp;committee=roads-panel"' in page


def test_a_filter_that_is_mended_is_sent_with_the_others_that_are_on(client):
    make_item(meeting=make_meeting(published=True, committee=make_committee(name="Roads Panel")))
    page = html.fromstring(search(client, q="gritting", committee="roads-panel", since="soon"))
    (form,) = page.forms
    sent = form.form_values()
    assert sent == [("q", "gritting"), ("since", "soon"), ("committee", "roads-panel")]


def test_other_words_are_sought_with_the_filters_that_are_on(client):
    make_item(meeting=make_meeting(published=True, committee=make_committee(name="Roads Panel")))
    form = html.fromstring(search(client, q="gritting", committee="roads-panel", order="relevance")).forms[0]
    assert dict(form.form_values()) == {"q": "gritting", "committee": "roads-panel", "order": "relevance"}


def test_the_order_in_use_is_said_and_the_other_is_a_link(client):
    make_item()
    page = html.fromstring(search(client, q="gritting"))
    orders = {link.text: link for link in page.find_class("orders")[0]}
    assert orders["Newest first"].get("aria-current") == "true"
    assert orders["Most relevant first"].get("aria-current") is None
    assert orders["Most relevant first"].get("href") == "/search/?q=gritting&order=relevance"


def test_a_search_in_one_meeting_finds_its_items_alone_and_says_so(client):
    meeting = make_meeting(
        published=True, committee=make_committee(name="Roads Panel"), date=datetime.date(2026, 6, 9)
    )
    make_item(meeting=meeting, title="Gritting routes")
    make_item(title="Gritting costs")
    page = search(client, q="gritting", meeting="roads-panel/2026-06-09")
    assert "1 result<" in page
    assert "Meeting: Roads Panel, 9 June 2026" in page
    assert 'href="/search/?q=gritting"><span class="aside-voice">Remove the filter' in page


def test_a_filter_by_councillor_keeps_the_items_that_name_them(client):
    mover = make_councillor(name="José Arkwright")
    make_resolution(item=make_item(title="Gritting by contract"), mover=mover)
    make_item(title="Gritting by volunteers")
    page = search(client, q="gritting", councillor="jose-arkwright")
    assert "by contract" in page
    assert "by volunteers" not in page


def test_formal_items_are_left_out_until_asked_for(client):
    make_item(title="Apologies about gritting", kind="apologies")
    assert "0 results" in search(client, q="gritting")
    assert "1 result<" in search(client, q="gritting", procedural="1")


def ways_to_more(client, **parameters):
    """What an empty result offers: the words of each line, and its address."""
    page = html.fromstring(search(client, **parameters))
    lines = page.xpath("//div[@class='notice']/ul/li[a]")
    return {line.text_content().strip(): line.find("a").get("href") for line in lines}


def test_an_empty_result_says_which_filters_to_take_off_and_what_that_gives(client):
    roads, parks = make_committee(name="Roads Panel"), make_committee(name="Parks Panel")
    make_item(meeting=make_meeting(published=True, committee=roads, date=datetime.date(2024, 3, 1)))
    make_item(meeting=make_meeting(published=True, committee=parks, date=datetime.date(2025, 3, 1)))
    make_item(
        meeting=make_meeting(published=True, committee=parks, date=datetime.date(2024, 4, 1)),
        title="Apologies about gritting",
        kind="apologies",
    )
    page = search(client, q="gritting", committee="parks-panel", year="2024")
    assert "Nothing in the published record matches" in page
    ways = ways_to_more(client, q="gritting", committee="parks-panel", year="2024")
    assert (
        ways["search without the filter “Committee: Parks Panel”: 1 result"]
        == "/search/?q=gritting&year=2024"
    )
    assert (
        ways["search without the filter “Year: 2024”: 1 result"]
        == "/search/?q=gritting&committee=parks-panel"
    )
    assert ways["search without any of these filters"] == "/search/?q=gritting"


def test_an_empty_result_says_what_formal_items_would_give(client):
    make_item(title="Apologies about gritting", kind="apologies")
    formal = "include formal items such as apologies and previous minutes: 1 result"
    assert ways_to_more(client, q="gritting")[formal] == "/search/?q=gritting&procedural=1"


def test_of_two_values_of_one_filter_an_empty_result_takes_off_one(client):
    for name in ("Roads Panel", "Parks Panel"):
        make_item(meeting=make_meeting(published=True, committee=make_committee(name=name)))
    ways = ways_to_more(client, q="volcano", committee=["roads-panel", "parks-panel"])
    assert ways["search without the filter “Committee: Roads Panel”: 0 results"] == (
        "/search/?q=volcano&committee=parks-panel"
    )
    assert "include formal items" not in str(ways)


def test_an_empty_result_says_what_is_not_published_and_whom_to_ask(client, settings):
    make_item(title="School place of a child", restriction="exempt")
    page = search(client, q="place")
    assert "0 results" in page
    assert "Decisions about one person" in page
    assert "Ask the council’s democratic services." in page


def test_an_empty_search_with_many_filters_asks_the_database_little(client):
    make_item(meeting=make_meeting(published=True, committee=make_committee(name="Roads Panel")))
    client.get("/search/?q=first")
    address = "/search/?q=volcano&committee=roads-panel&kind=business&outcome=agreed&vote=named&body=other"
    assert queries_of(client, address) <= 8


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("committee", "nope", "“nope” is not a committee in this archive"),
        ("council", "nope", "“nope” is not a council in this archive"),
        ("councillor", "nope", "“nope” is not a councillor in this archive"),
        ("year", "x", "“x” is not a year of published minutes"),
        ("kind", "soup", "“soup” is not a kind of item"),
        ("outcome", "soup", "“soup” is not an outcome"),
        ("procedural", "yes", "“yes” is not a choice here"),
        ("order", "best", "“best” is not a choice here"),
        ("meeting", "roads-panel", "“roads-panel” is not a published meeting"),
        ("meeting", "roads-panel/2026-02-30", "“roads-panel/2026-02-30” is not a published meeting"),
        ("meeting", "roads-panel/2026-06-09", "“roads-panel/2026-06-09” is not a published meeting"),
        ("meeting", "a\0b/2026-06-09", "Null characters are not allowed"),
        ("since", "yesterday", "Give the date as year-month-day"),
        ("until", "2025-02-30", "Give the date as year-month-day"),
        ("q", "a\0b", "Null characters are not allowed"),
    ],
)
def test_an_unknown_value_is_an_error_beside_its_field_and_nothing_is_listed(client, name, value, message):
    make_item()
    page = search(client, **{name: value})
    assert "There is a problem" in page
    assert f'id="id_{name}_error">{message}' in page
    assert f'href="#id_{name}' in page
    assert "Winter Gritting Review" not in page


def test_a_period_that_ends_before_it_begins_is_refused(client):
    page = search(client, since="2025-06-02", until="2025-06-01")
    assert "The last day is before the first day" in page


@pytest.mark.parametrize("path", ["/search/", "/search/filters/", "/decisions/", "/councillors/"])
def test_what_a_form_sends_for_empty_fields_leaves_the_address(client, path):
    response = client.get(path, {"q": "gritting", "committee": "", "until": " ", "page": ""})
    assert response.status_code == 302
    assert response["Location"] == f"{path}?q=gritting"
    assert client.get(f"{path}?q=")["Location"] == path


@pytest.mark.parametrize(
    "typed",
    ['"', "OR", "-", "a" * 5000, "%", "🦔", "O'Toole", "José", "<script>alert(1)</script>", "*", "\\"],
)
@pytest.mark.parametrize("path", ["/search/", "/decisions/", "/councillors/", "/search/feed.atom"])
def test_whatever_is_typed_is_answered(client, typed, path):
    make_resolution()
    response = client.get(path, {"q": typed})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_a_search_for_nothing_but_a_minus_says_why_nothing_was_searched(client):
    assert "Nothing was searched" in search(client, q="-gritting")


@pytest.mark.parametrize("page", ["-1", "0", "1000000000", "x"])
@pytest.mark.parametrize("path", ["/search/", "/decisions/", "/councillors/"])
def test_a_page_that_is_not_there_is_not_found_with_the_reason(client, path, page):
    response = client.get(path, {"page": page})
    assert response.status_code == 404
    assert f"there is no page “{page}”" in response.content.decode()


def test_the_words_of_an_unpublished_and_of_a_restricted_item_are_not_found(client):
    make_item(title="Hedgehog tunnel", meeting=make_meeting())
    make_item(title="Hedgehog lease", restriction="exempt")
    page = search(client, q="hedgehog")
    assert "0 results" in page
    assert "tunnel" not in page
    assert "lease" not in page


def test_a_long_result_is_paged_and_keeps_its_filters(client):
    committee = make_committee(name="Roads Panel")
    for _ in range(21):
        make_item(meeting=make_meeting(published=True, committee=committee))
    page = search(client, q="gritting", committee="roads-panel")
    assert 'href="?q=gritting&amp;committee=roads-panel&amp;page=2"' in page


def test_the_queries_of_a_search_do_not_grow_with_what_is_found(client):
    client.get("/search/?q=first")
    make_resolution()
    few = queries_of(client, "/search/?q=gritting")
    for _ in range(18):
        make_resolution(item=make_item(meeting=make_meeting(published=True)))
    client.get("/search/?q=again")
    many = queries_of(client, "/search/?q=gritting&order=newest")
    assert many <= 7
    assert many - few <= 1


def test_the_help_page_explains_phrases_or_minus_and_beginnings(client):
    page = client.get("/search/help/").content.decode()
    for example in ("&quot;school transport&quot;", "library OR libraries", "parking -permits", "educat*"):
        assert f"<kbd>{example}</kbd>".replace("&quot;", '"') in page
    for subject in (
        "Officers and members of the public are never suggested",
        "Words of like meaning",
        "Formal items",
        "CSV",
        "feed",
        "What is not found",
    ):
        assert subject in page


@pytest.mark.parametrize("within", ["committee", "councillor", "meeting"])
def test_the_box_on_a_page_of_the_record_searches_there_alone(client, within):
    meeting = make_meeting(
        published=True, committee=make_committee(name="Roads Panel"), date=datetime.date(2026, 6, 9)
    )
    item = make_item(meeting=meeting, title="Gritting routes")
    councillor = make_councillor(name="Jo Bell")
    make_resolution(item=item, mover=councillor)
    make_item(title="Gritting costs")
    pages = {"committee": meeting.committee, "councillor": councillor, "meeting": meeting}
    page = html.fromstring(client.get(pages[within].get_absolute_url()).content)
    (form,) = (form for form in page.forms if form.get("action") == "/search/")
    form.fields["q"] = "gritting"
    found = html.fromstring(search(client, **dict(form.form_values())))
    assert found.get_element_by_id("tally").text_content().strip() == "1 result"
    (chip,) = found.find_class("on")[0].iter("a")
    assert chip.get("href") == "/search/?q=gritting"


def test_a_search_in_one_meeting_has_its_formal_items(client):
    item = make_item(title="Apologies about gritting", kind="apologies")
    place = f"{item.meeting.committee.slug}/{item.meeting.address_date}"
    page = search(client, q="gritting", meeting=place)
    assert "1 result<" in page
    assert "Formal items" not in page
