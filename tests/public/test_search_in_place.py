"""Where JavaScript runs, filters update the results in place: the same addresses, one announcement, focus kept."""

import datetime

import pytest

from council.models import Meeting
from tests.models.factories import make_committee, make_item, make_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WATCH = """
window.updates = [];
new MutationObserver(() => updates.push(tally.textContent.trim())).observe(tally, {childList: true});
"""


@pytest.fixture
def page(live_server, chromium):
    """A search on a wide screen, with what the browser complained of."""
    roads, parks = make_committee(name="Roads Panel"), make_committee(name="Parks Panel")
    for committee, year in ((roads, 2024), (roads, 2025), (parks, 2025)):
        make_item(meeting=make_meeting(published=True, committee=committee, date=datetime.date(year, 3, 1)))
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{live_server.url}/search/?q=gritting")
    page.locator("#facets details").first.wait_for()
    page.evaluate(WATCH)
    return page


def press(page, name):
    page.locator("#facets").get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")


def test_a_filter_changes_the_results_and_the_address_and_keeps_the_focus(page, live_server):
    press(page, "Roads Panel")
    page.wait_for_url("**/search/?q=gritting&committee=roads-panel")
    page.get_by_role("link", name="Remove the filter Roads Panel").wait_for()
    assert page.evaluate("updates") == ["2 results"]
    assert page.evaluate("document.activeElement.id") == "committee-roads-panel"
    assert page.locator("#kept input").get_attribute("value") == "roads-panel"
    assert (
        page.locator("#languages a").get_attribute("href") == "/cy/search/?q=gritting&committee=roads-panel"
    )
    assert page.title().startswith("Search: gritting")
    assert page.complaints == []


def test_the_back_button_brings_the_wider_results_back(page):
    press(page, "Parks Panel")
    page.wait_for_url("**&committee=parks-panel")
    page.go_back()
    page.wait_for_url("**/search/?q=gritting")
    page.locator("#tally", has_text="3 results").wait_for()


def test_the_focus_has_a_place_when_the_chip_that_had_it_is_gone(page):
    press(page, "Parks Panel")
    chip = page.get_by_label("Filters that are on").get_by_role("link")
    chip.wait_for()
    chip.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=gritting")
    page.locator("#order-1:focus").wait_for()
    assert page.complaints == []


def test_what_a_reader_unfolded_stays_unfolded(page):
    page.locator("#facet-committee summary").click()
    page.locator("#facet-committee:not([open])").wait_for()
    press(page, "2025")
    page.get_by_role("link", name="Remove the filter 2025").wait_for()
    page.locator("#facet-committee:not([open])").wait_for()


def test_a_filter_that_went_away_meanwhile_is_a_page_of_its_own(page):
    Meeting.objects.get(committee__name="Parks Panel").withdraw(reason="Published in error.")
    press(page, "Parks Panel")
    page.get_by_role("heading", name="There is a problem").wait_for()


def test_on_a_phone_and_without_javascript_a_link_leads_to_the_same_filters(page, live_server, chromium):
    phone = {"viewport": {"width": 360, "height": 800}}
    for context in (phone, phone | {"java_script_enabled": False}):
        small = chromium.new_context(**context).new_page()
        small.goto(page.url)
        small.get_by_role("link", name="Filter the results").click()
        small.get_by_role("link", name="Roads Panel").click()
        small.wait_for_url(f"{live_server.url}/search/?q=gritting&committee=roads-panel")
        assert small.locator("#tally").inner_text() == "2 results"
