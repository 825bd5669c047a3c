"""Every test starts with no kept page: a rolled-back test leaves the archive's generation as it was."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _no_kept_pages():
    cache.clear()
