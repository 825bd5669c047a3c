"""The main job in a real browser: a clerk uploads minutes, a resident finds the decision and its words."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.models.factories import make_clerk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MINUTES = Path(__file__).parent.parent.parent.parent / "shared" / "minutes" / "lancashire-2018-02-27.txt"
SAMPLE = Path(__file__).parent.parent.parent / "council" / "sample" / "documents"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["laptop", "phone"])
def page(chromium, request):
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console", lambda message: page.problems.append(message.text) if message.type == "error" else None
    )
    yield page
    context.close()


def follow(page, control) -> None:
    """Press a link or a button and wait for the page that it leads to."""
    with page.expect_navigation():
        control.click()


def accessible(page) -> None:
    """No violation of WCAG 2.2 AA that axe can find, and nothing that scrolls sideways."""
    seen = len(page.problems)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    assert not found.response["violations"], f"{page.url}\n{found.generate_report()}"
    del page.problems[seen:]  # axe puts styles into the page, which the content policy refuses
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], f"{page.url} is {width[0]} px wide in a window of {width[1]} px"


def test_a_clerk_publishes_minutes_and_a_resident_finds_the_decision_and_its_words(page, live_server):
    if not MINUTES.exists():
        pytest.skip("the commissioned minutes are not at ../shared/minutes here")
    make_clerk(username="anna", password="a long pass phrase")
    page.goto(f"{live_server.url}/admin/")
    accessible(page)
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("a long pass phrase")
    follow(page, page.get_by_role("button", name="Log in"))
    accessible(page)

    follow(page, page.get_by_role("link", name="Upload minutes").first)
    accessible(page)
    page.get_by_label("Minutes to upload").set_input_files(MINUTES)
    page.get_by_role("button", name="Upload", exact=True).click()  # sends in place, where scripts run
    follow(
        page,
        page.get_by_role("link", name=re.compile("preview|see what was read|check", re.IGNORECASE)).first,
    )
    page.get_by_role("heading", name="Problems").wait_for()
    assert "Cabinet Committee on Performance Improvement" in page.content()
    accessible(page)

    follow(page, page.get_by_role("button", name="Confirm").first)
    page.get_by_role("button", name="Publish", exact=True).first.wait_for()
    accessible(page)
    follow(page, page.get_by_role("button", name="Publish", exact=True).first)
    page.get_by_text("Publication: published").first.wait_for()
    page.context.clear_cookies()

    page.goto(live_server.url)
    accessible(page)
    box = page.get_by_label("Search minutes and decisions")
    box.fill("Recovery Plan")
    box.press("Enter")
    page.wait_for_url("**/search/**")
    accessible(page)
    follow(page, page.get_by_role("link", name=re.compile("Summary of Standards at KS4")).first)
    assert "That the Cabinet Committee note the report." in page.content()
    accessible(page)

    follow(page, page.get_by_role("link", name=re.compile("See it in the minutes")).first)
    accessible(page)
    assert re.search(r"/source/\?lines=([-\d]+)#L\1$", page.url)
    assert "Stephen Belbin, Head of Schools Improvement, presented a report" in page.content()
    assert page.problems == []


def test_every_page_that_a_visitor_reaches_is_accessible(page, live_server, settings, tmp_path):
    from django.core.management import call_command

    settings.MEDIA_ROOT = tmp_path
    make_clerk(username="anna")
    files = ["cabinet-2025-06-12.docx", "planning-2025-03-19.pdf", "scrutiny-2026-09-15.pdf"]
    call_command("import_minutes", *(str(SAMPLE / file) for file in files), publish=True, user="anna")
    seen: set[str] = set()
    kinds: set[str] = set()
    queue = [
        "/",
        "/search/?q=bridge",
        "/search/?q=&committee=no-such",
        "/no-such-page/",
        "/decisions/",
        "/councillors/",
    ]
    queue += ["/calendar/2025/06/", "/calendar/2026/12/", "/meetings/", "/committees/", "/search/help/"]
    while queue and len(kinds) < 40:
        path = queue.pop(0)
        kind = re.sub(
            r"\d+", "N", re.sub(r"=[^&#]*", "=", re.sub(r"/(committees|councillors)/[\w-]+", r"/\1/X", path))
        )
        if path in seen or kind in kinds:
            continue
        seen.add(path)
        kinds.add(kind)
        response = page.goto(live_server.url + path)
        assert response.status < 500, path
        accessible(page)
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        queue += [
            link.split("#")[0]
            for link in links
            if link.startswith("/") and not re.search(r"^/admin|\.(atom|csv|ics|png|xml)\b|/original/", link)
        ]
    assert len(kinds) > 12, kinds
