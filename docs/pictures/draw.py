"""Draws the pictures of the documentation from the running archive: `make pictures` (needs Chromium)."""

import re
import shutil
import sys
import tempfile
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.archives import environment, manage
from benchmarks.pages import served

HERE = Path(__file__).parent
SIZES = {"phone": (360, 1100), "laptop": (1280, 1100)}
QUALITY = 62
PAGES = {
    "home": "/",
    "search": "/search/?q=swing+bridge",
    "committees": "/committees/",
    "committee": "/committees/cabinet/",
    "meeting": "/committees/cabinet/2025-06-12/",
    "item": "/committees/cabinet/2025-06-12/5/",
    "source": "/committees/cabinet/2025-11-13/source/?lines=85-92#L85-92",
    "decisions": "/decisions/",
    "decision": "/decisions/{decision}/",
    "councillor": "/councillors/{councillor}/",
    "calendar": "/calendar/2026/10/",
    "coverage": "/about/coverage/",
}
"""The twelve main pages."""


def found_at(host: str) -> dict[str, str]:
    """The addresses that no file fixes: the first decision of an item and a councillor who was often there."""

    def page(path: str) -> str:
        return urllib.request.urlopen(host + path, timeout=30).read().decode()

    item, meeting = page(PAGES["item"]), page(PAGES["meeting"])
    return {
        "decision": re.findall(r"/decisions/(\d+)/", item)[0],
        "councillor": re.findall(r"/councillors/([\w-]+)/", meeting)[0],
    }


def draw(browser: Browser, host: str) -> None:
    """Each page as a phone and as a laptop shows it: what is seen before scrolling, and a little more."""
    found = found_at(host)
    for size, (width, height) in SIZES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        for name, path in PAGES.items():
            page.goto(host + path.format(**found))
            page.screenshot(path=HERE / f"{name}-{size}.jpg", type="jpeg", quality=QUALITY)
        page.close()


def main() -> None:
    """Make an archive with the sample council, serve it, and draw every page."""
    chromium = shutil.which("chromium") or sys.exit("Install the package chromium to draw the pictures.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        surroundings = environment(Path(folder))
        manage(["run_archive", "--prepare-only"], surroundings)
        with served("council.wsgi", surroundings) as server:
            draw(browser, f"http://127.0.0.1:{server.port}")
        browser.close()


if __name__ == "__main__":
    main()
