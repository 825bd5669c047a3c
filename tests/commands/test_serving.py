"""The server that `make run` starts answers what Django's test client answers."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@pytest.fixture
def archive(tmp_path):
    """The address of an empty archive as `make run` serves it."""
    port = free_port()
    unset = {"DATABASE_URL", "DJANGO_ALLOWED_HOSTS", "DJANGO_SETTINGS_MODULE", "COUNCIL_BEHIND_TLS_PROXY"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "run_archive", "--without-sample", "--port", str(port)],
            cwd=ROOT,
            env={
                **environment,
                "COUNCIL_DATA": str(tmp_path / "data"),
                "COUNCIL_LOCAL": "1",
                "HOME": str(tmp_path / "home"),
            },
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server, tmp_path / "log")
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address, server, log):
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=10).close()  # noqa: S310
        except (urllib.error.URLError, ConnectionError):
            assert server.poll() is None, log.read_text()
            time.sleep(0.2)
        else:
            return address
    raise AssertionError(log.read_text())


def test_the_folder_of_unpublished_records_is_closed_to_other_users_of_the_computer(archive, tmp_path):
    assert (tmp_path / "data").stat().st_mode & 0o007 == 0


def test_nothing_is_left_in_the_home_folder_of_who_serves_it(archive, tmp_path):
    assert not (tmp_path / "home").exists()


def test_a_search_of_5000_characters_is_answered(archive):
    with urllib.request.urlopen(f"{archive}/search/?q={'a' * 5000}", timeout=30) as answer:  # noqa: S310
        page = answer.read().decode()
    assert answer.status == 200
    assert "too long" in page or "first" in page
