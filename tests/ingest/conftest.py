"""Each test keeps its files in a folder of its own."""

import pytest


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")
