"""What only a browser shows of a meeting: old anchors that speak when they are asked for, focus, and paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from council.models import Meeting
from tests.models.factories import (
    make_attendance,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def meeting(transactional_db):
    found = make_meeting(published=True)
    item = make_item(
        meeting=found,
        paragraphs=[
            {"kind": "text", "label": None, "text": "Salt was short.", "lines": [2, 2], "anchor": "p1"},
            {"kind": "table", "label": None, "text": "Road | Tons", "lines": [3, 3], "anchor": "p2"},
            {"kind": "table", "label": None, "text": "Otterby | 40", "lines": [4, 4], "anchor": "p3"},
        ],
        former_anchors=[{"anchor": "p9", "now_at": "1#p1", "on": "2026-01-01", "words": ""}],
    )
    make_resolution(item=item, text="That more salt be bought.", outcome="agreed")
    make_attendance(meeting=found, role="chair", first_line=1, last_line=1)
    make_document(meeting=found, lines=tuple(f"Line {n}" for n in range(1, 60)))
    return found


@pytest.fixture(params=["light", "dark"])
def page(chromium, request):
    context = chromium.new_context(
        viewport={"width": 320, "height": 700}, color_scheme=request.param, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("asked", ["", "?paragraphs=1"])
def test_the_page_is_accessible_and_as_narrow_as_a_phone(page, live_server, meeting, asked):
    for thing in (meeting, meeting.items.get()):
        page.goto(f"{live_server.url}{thing.get_absolute_url()}{asked}")
        page.get_by_text("Cite this record").click()
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert not found.response["violations"], found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_old_anchor_speaks_when_it_is_asked_for_and_else_is_silent(page, live_server, meeting):
    item = meeting.items.get()
    page.goto(f"{live_server.url}{item.get_absolute_url()}")
    told = page.get_by_text("the words that stood here are now in item 1, paragraph 1")
    assert not told.is_visible()
    page.goto(f"{live_server.url}{meeting.get_absolute_url()}#item-1.p9")
    assert told.is_visible()
    assert 0 <= told.bounding_box()["y"] < 700
    page.get_by_role("link", name="Go to paragraph 1 of item 1").click()
    page.wait_for_url(f"**{item.get_absolute_url()}#p1")


def test_the_way_to_the_source_moves_the_focus_to_a_heading_that_names_the_lines(page, live_server, meeting):
    page.goto(f"{live_server.url}{meeting.get_absolute_url()}source/?lines=40-42#L40-42")
    assert page.evaluate("document.activeElement.textContent") == "Lines 40 to 42"
    assert page.get_by_text("End of lines 40 to 42").is_visible()


def test_paper_has_the_record_and_how_to_cite_it_and_nothing_to_click(chromium, live_server, meeting):
    page = chromium.new_page()
    page.goto(f"{live_server.url}{meeting.get_absolute_url()}")
    page.emulate_media(media="print")
    assert page.get_by_text(str(Meeting.objects.get().uid.urn)).last.is_visible()
    assert page.locator(".citation").is_visible()
    for hidden in (".masthead nav", ".languages", ".jumps", ".breadcrumb", ".actions", ".offer", ".ref"):
        for each in page.locator(hidden).all():
            assert not each.is_visible(), hidden
    page.close()
