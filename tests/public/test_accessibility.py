"""Every public template in a real browser: no violation of WCAG 2.2 AA that axe can find, nothing that spills off
the screen, whole journeys by keyboard, and the same without script."""

import datetime
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.template import engines
from django.utils import timezone

from council.models import (
    CommitteeSuccession,
    Confirmation,
    CouncilTerm,
    DeclaredInterest,
    Identifier,
    Membership,
    NamedVote,
    NextMeeting,
    Term,
    Vote,
)
from tests.models.factories import (
    make_attendance,
    make_committee,
    make_council,
    make_councillor,
    make_document,
    make_item,
    make_meeting,
    make_offered,
    make_resolution,
)

from .crawler import public_addresses

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCHEMES = {
    "a phone, or a laptop at 400 % zoom": {"viewport": {"width": 320, "height": 640}},
    "a laptop at night": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "forced colours and reduced motion": {
        "viewport": {"width": 1280, "height": 800},
        "forced_colors": "active",
        "reduced_motion": "reduce",
    },
}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def record():
    """A record that shows every component; gives its main meeting."""
    committee = make_committee(name="Licensing and Regulatory Sub-Committee (Taxis and Private Hire)")
    former = make_committee(name="Taxi Panel", closed_on=datetime.date(2024, 5, 1), purpose="Taxis.")
    CommitteeSuccession.objects.create(predecessor=former, successor=committee)
    CouncilTerm.objects.create(
        council=committee.council, name="2023 to 2027", start=datetime.date(2023, 5, 4)
    )
    earlier = make_meeting(
        published=True, committee=former, date=datetime.date(2024, 3, 5), status="cancelled"
    )
    first = make_meeting(published=True, committee=committee, date=datetime.date(2026, 5, 12))
    meeting = make_meeting(
        published=True,
        committee=committee,
        date=datetime.date(2026, 6, 9),
        venue="Council Chamber, Town Hall, Market Street",
        start_time=datetime.time(18, 30),
    )
    Confirmation.objects.create(meeting=meeting, date=first.date, amended=True, first_line=5, last_line=6)
    tallowick, gannet = make_councillor(name="Beatrice Tallowick"), make_councillor(name="Percival Gannet")
    for each in (tallowick, gannet):
        Term.objects.create(
            councillor=each, ward="Eastgate", party="Independent", start=datetime.date(2023, 5, 4)
        )
        Membership.objects.create(councillor=each, committee=committee, start=datetime.date(2025, 5, 14))
        for sitting in (first, meeting):
            make_attendance(
                meeting=sitting, name_as_written=each.name, councillor=each, first_line=2, last_line=3
            )
    make_attendance(meeting=meeting, status="apologies", name_as_written="R Quoll", kind="unknown")
    item = make_item(
        meeting=meeting,
        title="25/00841/FUL Land east of Tanyard Lane: erection of 42 dwellings",
        former_anchors=[{"anchor": "p9", "now_at": "", "on": "2026-06-30", "words": ""}],
    )
    make_item(meeting=first)
    make_item(meeting=meeting, restriction="exempt", public_title="Lease of a building")
    decision = make_resolution(
        item=item,
        outcome="refused",
        parts=[{"label": "(a)", "text": "This."}],
        first_line=11,
        last_line=13,
        mover=tallowick,
        moved_by_as_written="B Tallowick",
    )
    make_resolution(item=item, kind="amendment", outcome="lost", text="That it be deferred.")
    Vote.objects.create(resolution=decision, in_favour=5, against=2)
    NamedVote.objects.create(
        resolution=decision, name_as_written="P Gannet", councillor=gannet, option="against"
    )
    DeclaredInterest.objects.create(
        item=item, name_as_written="P Gannet", councillor=gannet, text="Owns the land.", kind="other"
    )
    NextMeeting.objects.create(meeting=meeting, date=datetime.date(2199, 1, 1))
    document = make_document(meeting=meeting, lines=tuple(f"Line {n} of the minutes." for n in range(1, 40)))
    make_offered(document=document)
    make_meeting(published=True).withdraw(reason="It was published in error.")
    twin = make_meeting(published=True, committee=make_committee(name="Planning", council=make_council()))
    for each in (earlier, twin):
        Identifier.objects.create(
            council=each.committee.council, scheme="moderngov:MId", value="7", meeting=each
        )
    return meeting


@contextmanager
def drawn():
    """Gives the names of the templates that are drawn meanwhile."""
    names, jinja = set(), engines["jinja2"].env

    def get(name, *further):
        names.add(name)
        return type(jinja).get_template(jinja, name, *further)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja, "get_template", get)
        yield names


def pages(client, meeting):
    """An address for every public template and every state of the main pages."""
    here, committee = meeting.get_absolute_url(), meeting.committee
    states = [
        f"{here}?paragraphs=1",
        f"{here}source/?lines=11-13",
        f"{here}original/",
        f"{committee.get_absolute_url()}?year=x",
        "/search/?q=dwellings",
        "/search/?q=zzzz",
        "/search/?q=dwellings&year=1066",
        "/decisions/?outcome=none",
        "/councillors/?q=zzzz",
        "/ieListDocuments.aspx?MId=7",
        "/nothing-here/",
        "/cy/",
        f"/cy{here}",
    ]
    found: dict[frozenset[str], str] = {}
    for address in [*states, *public_addresses()]:
        cache.clear()
        with drawn() as told:
            response = client.get(address)
        if response.get("Content-Type", "").startswith("text/html") and response.status_code not in (
            301,
            302,
        ):
            found.setdefault(frozenset(told), address)
    return [*dict.fromkeys([*states, *found.values()])], frozenset().union(*found)


def test_the_walk_meets_every_public_template(client, record):
    _, met = pages(client, record)
    folder = Path(settings.BASE_DIR) / "templates"
    public = {f"council/{path.name}" for path in (folder / "council").glob("*.html")} | {
        "404.html",
        "410.html",
    }
    assert public - met == set()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_breaks_a_rule_of_wcag_or_spills_off_the_screen(
    record, client, live_server, chromium, scheme
):
    addresses, _ = pages(client, record)
    context = chromium.new_context(**SCHEMES[scheme])
    assert broken(context.new_page(), live_server.url, addresses) == []
    context.close()


def test_no_page_breaks_a_rule_where_no_script_runs(record, client, live_server, chromium):
    addresses, _ = pages(client, record)
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    context.route("**/*.js", lambda route: route.abort())
    assert broken(context.new_page(), live_server.url, addresses) == []
    context.close()


def test_no_page_breaks_a_rule_in_print(record, client, live_server, chromium):
    addresses, _ = pages(client, record)
    page = chromium.new_page(viewport={"width": 800, "height": 1100})
    page.emulate_media(media="print")
    assert broken(page, live_server.url, addresses, without={"target-size": {"enabled": False}}) == []
    page.close()


def broken(page, host, addresses, without=None):
    """What axe finds on these pages, and which are wider than the window."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": RULES}, "rules": without or {}}
    wrong = []
    for address in addresses:
        page.goto(host + address)
        found = Axe().run(page, options=options).response["violations"]
        wrong += [(address, each["id"], each["nodes"][0]["html"][:200]) for each in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((address, "wider than the window", ""))
    return wrong


def test_a_link_to_the_words_leads_to_the_heading_that_names_them(record, live_server, chromium):
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + record.get_absolute_url())
    page.locator(".decision").first.get_by_role("link", name="See it in the minutes").click()
    page.wait_for_url("**source/?lines=11-13#L11-13")
    assert page.locator(":target").inner_text() == "Lines 11 to 13"
    assert page.get_by_text("End of lines 11 to 13").is_visible()


def test_the_first_tab_offers_to_skip_to_the_main_content(live_server, chromium):
    page = chromium.new_page()
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    page.locator("#main:focus").wait_for()


def test_a_resident_finds_a_decision_and_its_words_with_the_keyboard_alone(record, live_server, chromium):
    page = chromium.new_page()
    page.goto(live_server.url)
    tab_to(page, "document.activeElement.name === 'q'")
    page.keyboard.type("erection of dwellings")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    tab_to(page, "document.activeElement.textContent.includes('Tanyard Lane')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{record.items.first().get_absolute_url()}")
    tab_to(page, "document.activeElement.textContent.startsWith('See it in the minutes')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/source/?lines=*")
    assert page.evaluate("document.querySelector(':target').tagName") == "H2"


def tab_to(page, arrived):
    """Press the tab key until the focus is there; what has the focus is always to be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(({width, height}) => width > 0 && height > 0)(document.activeElement.getBoundingClientRect())"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(arrived):
            return
    raise AssertionError(f"The tab key never got there: {arrived}")


def test_today_is_named_in_words_and_no_date_is_told_by_colour_alone(client):
    today = timezone.localdate()
    page = client.get(f"/calendar/{today.year}/{today.month}/").content.decode()
    assert 'aria-current="date"' in page
