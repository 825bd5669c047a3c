"""The search box suggests committees and councillors, by mouse, keyboard and voice, and nobody else."""

import json

import pytest

from council.models import Attendance, CouncillorName, Mention
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
)
from tests.public.asking import queries_of

CANARY = "zygopetalum"


def suggested(client, typed, path="/suggest/"):
    response = client.get(path, {"q": typed})
    assert response.status_code == 200
    return json.loads(response.content)


def names(client, typed):
    return suggested(client, typed)[1]


@pytest.fixture
def record(db):
    """A Highways Panel, a Parks Panel and José Arkwright, all in published minutes."""
    highways = make_meeting(published=True, committee=make_committee(name="Highways Panel"))
    make_meeting(published=True, committee=make_committee(name="Parks and Highways Working Party"))
    make_attendance(meeting=highways, councillor=make_councillor(name="José Arkwright-Highfield"))
    return highways


def test_a_suggestion_says_what_it_is_and_where_as_a_browser_takes_it(client, record):
    assert suggested(client, " high ") == [
        "high",
        ["Highways Panel", "Parks and Highways Working Party", "José Arkwright-Highfield"],
        ["Committee", "Committee", "Councillor"],
        [
            "http://testserver/committees/highways-panel/",
            "http://testserver/committees/parks-and-highways-working-party/",
            "http://testserver/councillors/jose-arkwright-highfield/",
        ],
    ]
    assert client.get("/suggest/?q=high")["Content-Type"] == "application/x-suggestions+json"


@pytest.mark.parametrize("typed", ["jose", "JOSÉ ark", "Cllr Arkwright", "arkwright-high", "highfield jo"])
def test_a_councillor_is_found_by_the_beginnings_of_their_names(client, record, typed):
    assert names(client, typed) == ["José Arkwright-Highfield"]


@pytest.mark.parametrize("typed", ["", " ", "cllr", "ose", "arkwright high street", "%", "a\0b", "🦔"])
def test_what_begins_no_name_suggests_nothing(client, record, typed):
    assert names(client, typed) == []


def test_suggestions_are_bounded(client, db):
    for _ in range(9):
        make_meeting(published=True)
    assert len(names(client, "highways")) == 5
    assert len(suggested(client, "a" * 5000)[0]) == 100


def test_officers_the_public_and_whoever_is_not_published_are_never_suggested(client, record):
    item = make_item(meeting=record, presented_by=[{"name": CANARY, "post": "Officer", "lines": [1, 1]}])
    for kind in (Attendance.Kind.OFFICER, Attendance.Kind.PUBLIC, Attendance.Kind.UNKNOWN):
        make_attendance(meeting=record, name_as_written=CANARY, kind=kind)
    Mention.objects.create(item=item, name_as_written=CANARY)
    CouncillorName.objects.create(council=record.committee.council, name=CANARY)
    make_attendance(meeting=make_meeting(), councillor=make_councillor(name=f"B {CANARY}"))
    make_committee(name=f"{CANARY} Committee")
    assert names(client, CANARY) == []
    assert CANARY not in client.get("/search/filters/?q=report&procedural=1").content.decode().lower()


def test_suggestions_in_welsh_lead_to_welsh_pages(client, record):
    assert suggested(client, "jose", "/cy/suggest/")[3] == [
        "http://testserver/cy/councillors/jose-arkwright-highfield/"
    ]


def test_a_suggestion_asks_the_database_next_to_nothing(client, record):
    client.get("/suggest/?q=first")
    assert queries_of(client, "/suggest/?q=high") <= 2


@pytest.fixture
def box(live_server, chromium, transactional_db):
    make_attendance(
        meeting=make_meeting(published=True, committee=make_committee(name="Highways Panel")),
        councillor=make_councillor(name="Jo Highfield"),
    )
    page = chromium.new_page()
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox").press_sequentially("high", delay=20)
    page.get_by_role("option").first.wait_for()
    return page


@pytest.mark.browser
def test_the_keyboard_walks_the_suggestions_and_a_screen_reader_is_told(box):
    field = box.get_by_role("combobox")
    assert field.get_attribute("aria-expanded") == "true"
    assert box.get_by_role("option").all_inner_texts() == [
        "Highways Panel Committee",
        "Jo Highfield Councillor",
        "Search for “high”",
    ]
    assert box.locator(".combo [role=status]").inner_text() == "Suggestions: 2"
    box.keyboard.press("ArrowDown")
    box.keyboard.press("ArrowDown")
    chosen = box.get_by_role("option", selected=True)
    assert chosen.inner_text() == "Jo Highfield Councillor"
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert box.evaluate("document.activeElement.id") == "id_q"
    box.keyboard.press("Enter")
    box.wait_for_url("**/councillors/jo-highfield/")


@pytest.mark.browser
def test_enter_without_a_choice_searches_and_escape_closes_the_list(box):
    box.keyboard.press("Escape")
    assert box.get_by_role("listbox").count() == 0
    assert box.get_by_role("combobox").input_value() == "high"
    box.keyboard.press("Enter")
    box.wait_for_url("**/search/?q=high")


@pytest.mark.browser
def test_a_suggestion_can_be_clicked(box):
    box.get_by_role("option", name="Highways Panel").click()
    box.wait_for_url("**/committees/highways-panel/")
