"""What all tests share: nothing is skipped in silence, and a browser where one is installed."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs an event loop beside the ORM


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Iterator[Any]:
    """With TEST_EVERYTHING=1 (as CI sets it) a test that would be skipped fails."""
    report = yield
    if report.skipped and os.environ.get("TEST_EVERYTHING") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipped where everything must run: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium from the system's own package."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium here: install the package chromium to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _no_kept_pages() -> None:
    """Every test starts with no kept page, since a rolled-back test leaves the archive's generation as it was,
    and in English, since a request leaves the language of its address behind."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
