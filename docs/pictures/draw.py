"""Draws the pictures of the documentation from the running archive: `make pictures` (needs Chromium)."""

import base64
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.pages import prepared, served

HERE = Path(__file__).parent
SCENES = {
    "home-and-item.png": (("/", 1280, 1000), ("/committees/cabinet/2025-06-12/5/", 360, 800)),
    "search-and-source.png": (
        ("/search/?q=swing+bridge", 1280, 1000),
        ("/committees/cabinet/2025-11-13/source/?lines=85-92#L85-92", 360, 800),
    ),
}


def photographed(browser: Browser, url: str, width: int, height: int) -> str:
    """A picture of what a window of this size shows, as a data address."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(url)
    picture = page.screenshot()
    page.close()
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def main() -> None:
    """Draw every scene: a laptop and a phone side by side."""
    chromium = shutil.which("chromium") or sys.exit("Install the package chromium to draw the pictures.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with served("council.wsgi", prepared(folder)) as port:
            for name, views in SCENES.items():
                shots = [
                    photographed(browser, f"http://127.0.0.1:{port}{path}", *size) for path, *size in views
                ]
                page = browser.new_page(viewport={"width": 1240, "height": 640})
                page.set_content(
                    "<body style='margin:20px;display:flex;gap:24px;align-items:flex-start;background:#d9dfe2'>"
                    + "".join(
                        f"<img src='{shot}' style='height:600px;box-shadow:0 2px 12px #0006'>"
                        for shot in shots
                    )
                )
                page.screenshot(path=HERE / name, full_page=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
