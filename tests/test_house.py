"""What must always hold of the house: directions of imports, safe deployment, honest pins."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMPOSE = (ROOT / "docker-compose.yml").read_text()


def run(*command: str, **environment: str) -> subprocess.CompletedProcess:
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=keep | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_keep_their_direction():
    result = run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert result.returncode == 0, result.stdout


def composed_environment(data: Path) -> dict[str, str]:
    """The environment that the compose file gives the web service, its blanks filled in."""
    web = COMPOSE.split("\n  web:\n")[1]
    block = re.search(r"\n    environment:\n((?: {6}.*\n)+)", web).group(1)
    values = {
        "POSTGRES_PASSWORD": "pw",
        "DJANGO_SECRET_KEY": "k7!Qz9wLm2" * 6,
        "DJANGO_ALLOWED_HOSTS": "minutes.example.org",
    }
    pairs = re.findall(r"^ {6}(\w+): (.*)$", block, re.MULTILINE)
    filled = {
        name: re.sub(r"\$\{(\w+)[^}]*\}", lambda blank: values[blank.group(1)], value.strip('"'))
        for name, value in pairs
    }
    return filled | {"COUNCIL_DATA": str(data)}


def test_the_deployment_check_is_clean_with_the_environment_of_the_compose_file(tmp_path):
    result = run(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", **composed_environment(tmp_path)
    )
    assert result.returncode == 0, result.stderr
    assert "0 silenced" in result.stdout


def test_the_deployment_check_is_clean_when_nothing_is_set(tmp_path):
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", COUNCIL_DATA=str(tmp_path))
    assert result.returncode == 0, result.stderr


def test_nothing_allows_plain_http_but_the_one_variable(tmp_path):
    show = "import django; django.setup(); from django.conf import settings as s; print(s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE)"
    safe = {"DJANGO_SETTINGS_MODULE": "council.settings", "COUNCIL_DATA": str(tmp_path)}
    assert run("-c", show, **safe).stdout.split() == ["False", "True", "True"]
    assert run("-c", show, **safe, COUNCIL_LOCAL="1").stdout.split() == ["False", "False", "False"]


def test_the_secret_of_an_installation_is_its_own_and_kept(tmp_path):
    show = "import django; django.setup(); from django.conf import settings as s; print(s.SECRET_KEY)"
    keys = [
        run("-c", show, DJANGO_SETTINGS_MODULE="council.settings", COUNCIL_DATA=str(tmp_path / place)).stdout
        for place in ("one", "one", "two")
    ]
    assert keys[0] == keys[1] != keys[2]
    assert (tmp_path / "one" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD", "DJANGO_SECRET_KEY", "DJANGO_ALLOWED_HOSTS"])
def test_the_compose_file_has_no_default_for_a_secret(name):
    uses = re.findall(r"\$\{" + name + r"([^}]*)\}", COMPOSE)
    assert uses
    assert uses[0].startswith(":?")
    assert not any(":-" in use for use in uses)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_pins_are_hashed_and_name_no_registry(name):
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[a-z0-9][^\n]*==", text, re.MULTILINE)
    assert len(pins) > 10
    assert text.count("--hash=sha256:") >= len(pins)
    assert not re.search(r"https?://|index-url|find-links", text)


def test_every_environment_variable_is_in_the_operators_guide():
    settings = (ROOT / "council" / "settings.py").read_text()
    guide = (ROOT / "docs" / "operating.md").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"(\w+)"', settings))
    assert names
    assert not {name for name in names if name not in guide}
