"""Every limit is tried from inside the confined process; a trial that could not fail would prove nothing."""

import ctypes
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from council.cell.landlock import ASK_VERSION, CREATE_RULESET
from council.ingest import trials
from council.ingest.process import LIMITS

HAS_LANDLOCK = ctypes.CDLL(None).syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ASK_VERSION) > 0
ROOT = Path(__file__).parents[2]


def test_every_limit_holds_on_the_system_of_the_tests():
    found = {trial.limit: str(trial) for trial in trials.trials()}
    assert len(found) == 13
    of_landlock = {"no reading of files but its own", "no writing outside of its folder"}
    missing = {limit for limit, line in found.items() if not line.endswith(": holds.")}
    assert missing == (set() if HAS_LANDLOCK else of_landlock)


def tried_at_large(trial, document=""):
    """What a trial says in a process that has no limits."""
    code = f"from council.cell import trials; print(trials.{trial}({str(document).encode()!r}))"
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("trial", "document"),
    [
        ("memory", 1 << 20),
        ("processor_time", 0),
        ("waiting", 0),
        ("file_size", 0),
        ("open_files", 3),
        ("other_processes", ""),
        ("new_rights", ""),
        ("environment", ""),
    ],
)
def test_a_trial_says_so_when_there_is_no_limit(trial, document):
    assert tried_at_large(trial, document) == "False"


def test_the_trial_of_the_files_reads_and_writes_where_it_may(tmp_path):
    (tmp_path / "secret").write_text("words")
    assert tried_at_large("reading_files", tmp_path / "secret") == "False"
    assert tried_at_large("writing_files", tmp_path / "secret") == "False"
    assert (tmp_path / "written").exists()


def test_the_trial_of_the_network_reaches_a_server_where_it_may():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert tried_at_large("network", server.getsockname()[1]) == "False"


def test_a_limit_that_does_not_hold_says_what_to_do(monkeypatch):
    monkeypatch.setattr(trials, "_tried", lambda *_: False)
    found = {trial.limit: str(trial) for trial in trials.trials()}
    assert "does not hold. This kernel" in found["no reading of files but its own"]
    assert "with Landlock" in found["no reading of files but its own"]
    assert found["waiting time (15 seconds)"].endswith("holds.")


def test_a_limit_that_is_set_too_high_is_found_not_to_hold():
    assert not trials._is_stopped("waiting", wall_seconds=LIMITS.wall_seconds)
