"""The search in a real browser: no WCAG 2.2 AA violation in any of its states, on a phone, dark or magnified."""

import pytest

from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)
from tests.public.test_accessibility import RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = (
    "/search/?q=gritting&committee=roads-panel",
    "/search/?q=volcano&year=2025",
    "/search/?q=gritting&since=x&committee=nobody&councillor=soup",
    "/search/filters/?q=gritting&committee=roads-panel",
    "/search/filters/committee/?q=gritting",
    "/search/help/",
)
PHONE = {"viewport": {"width": 320, "height": 700}}
WAYS = {
    "a phone": PHONE,
    "a phone without JavaScript": PHONE | {"java_script_enabled": False},
    "a wide screen in the dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1280, "height": 800}, "forced_colors": "active"},
}


@pytest.fixture
def _gritting():
    for name in ("Roads Panel", "Licensing and Regulatory Sub-Committee (Taxis and Private Hire)"):
        meeting = make_meeting(published=True, committee=make_committee(name=name), date="2025-06-09")
        make_resolution(item=make_item(meeting=meeting, title="Winter gritting"), outcome="refused")


@pytest.mark.usefixtures("_gritting")
@pytest.mark.parametrize("way", WAYS)
def test_no_state_of_the_search_breaks_a_rule_of_wcag_or_spills_off_the_screen(live_server, chromium, way):
    from axe_playwright_python.sync_playwright import Axe

    page = chromium.new_context(**WAYS[way]).new_page()
    wrong = []
    for address in ADDRESSES:
        page.goto(live_server.url + address, wait_until="networkidle")
        if page.locator("html").evaluate("root => root.scrollWidth > innerWidth"):
            wrong.append((address, "overflow"))
        if "java_script_enabled" not in WAYS[way]:
            found = (
                Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
            )
            wrong += [(address, each["id"], each["nodes"][0]["html"]) for each in found]
    assert wrong == []


@pytest.mark.usefixtures("_gritting")
def test_a_councillor_is_completed_and_chosen_by_keyboard_and_breaks_no_rule(live_server, chromium):
    from axe_playwright_python.sync_playwright import Axe

    meeting = make_meeting(published=True)
    for name in ("José Arkwright", "Priya Arkwright"):
        make_attendance(meeting=meeting, councillor=make_councillor(name=name))
    page = chromium.new_page(**PHONE)
    page.goto(f"{live_server.url}/decisions/")
    page.get_by_text("Filters", exact=True).click()
    box = page.get_by_label("Moved or seconded by")
    box.press_sequentially("ark", delay=20)
    offered = page.locator(".suggested").get_by_role("option")
    offered.first.wait_for()
    assert offered.all_inner_texts() == ["José Arkwright", "Priya Arkwright"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    assert [each["id"] for each in found] == []
    assert not page.locator("html").evaluate("root => root.scrollWidth > innerWidth")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    assert (box.input_value(), page.url) == ("Priya Arkwright", f"{live_server.url}/decisions/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/decisions/?councillor=priya-arkwright")


@pytest.mark.usefixtures("_gritting")
def test_the_list_of_suggestions_breaks_no_rule_while_it_is_open(live_server, chromium):
    from axe_playwright_python.sync_playwright import Axe

    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{live_server.url}/search/")
    page.get_by_role("combobox").press_sequentially("roads", delay=20)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    assert found == []
