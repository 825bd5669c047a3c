"""The pages of the record in a real browser: no WCAG 2.2 AA violation, no overflow on a phone, no script."""

import datetime

import pytest

from council.models import DeclaredInterest, NamedVote, NextMeeting
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_resolution,
)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def addresses():
    """The addresses of a record that shows every component."""
    meeting = make_meeting(
        published=True,
        committee=make_committee(name="Licensing and Regulatory Sub-Committee (Taxis and Private Hire)"),
        date=datetime.date(2026, 6, 9),
        venue="Council Chamber, Town Hall, Market Street",
        start_time=datetime.time(18, 30),
    )
    withdrawn = make_meeting(published=True)
    withdrawn.withdraw(reason="It was published in error.")
    councillor = make_councillor(name="Beatrice Tallowick")
    make_attendance(meeting=meeting, councillor=councillor, role="chair", first_line=2, last_line=3)
    item = make_item(
        meeting=meeting, title="25/00841/FUL Land east of Tanyard Lane: erection of 42 dwellings"
    )
    make_item(meeting=meeting, restriction="exempt", public_title="Lease of a building")
    decision = make_resolution(
        item=item, outcome="refused", parts=[{"label": "(a)", "text": "This."}], first_line=11, last_line=13
    )
    NamedVote.objects.create(resolution=decision, name_as_written="P Gannet", option="against")
    DeclaredInterest.objects.create(
        item=item, name_as_written="P Gannet", text="Owns the land.", kind="other"
    )
    NextMeeting.objects.create(meeting=meeting, date=datetime.date(2199, 1, 1))
    make_document(meeting=meeting, lines=tuple(f"Line {n} of the minutes." for n in range(1, 40)))
    here = meeting.get_absolute_url()
    return [
        "/",
        "/meetings/",
        "/committees/",
        f"{meeting.committee.get_absolute_url()}?year=x",
        here,
        item.get_absolute_url(),
        f"{here}2/",
        decision.get_absolute_url(),
        f"{here}source/?lines=11-13#L11-13",
        f"{here}original/",
        "/about/",
        "/about/accessibility/",
        "/nothing-here/",
        withdrawn.get_absolute_url(),
    ]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_page_breaks_a_rule_of_wcag_or_spills_off_the_screen(
    addresses, live_server, chromium, width, scheme
):
    from axe_playwright_python.sync_playwright import Axe

    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    wrong = []
    for address in addresses:
        page.goto(live_server.url + address)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        wrong += [(address, each["id"], each["nodes"][0]["html"]) for each in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((address, "overflow", width))
    assert wrong == []


def test_a_link_to_the_words_leads_to_the_heading_that_names_them(addresses, live_server, chromium):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + addresses[4])
    page.locator(".decision").get_by_role("link", name="See it in the minutes").click()
    assert page.url.endswith("source/?lines=11-13#L11-13")
    assert page.locator(":target").inner_text() == "Lines 11 to 13"


def test_the_first_tab_offers_to_skip_to_the_main_content(addresses, live_server, chromium):
    page = chromium.new_page()
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
