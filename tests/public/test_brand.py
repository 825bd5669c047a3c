"""A council's own name, colour, crest, licence and contact."""

import pytest
from django.core.checks import run_checks
from lxml import html

from council.public import brand

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read_anew():
    def forget():
        for kept in (brand.brand, brand.crest, brand.style):
            kept.cache_clear()

    forget()
    yield
    forget()


def home(client):
    return html.fromstring(client.get("/").content)


def test_a_colour_is_a_style_sheet_of_its_own_that_is_kept_for_good(client, settings):
    settings.COUNCIL_COLOUR = "#7a1f5c"
    sheets = home(client).xpath("//link[@rel='stylesheet']/@href")
    response = client.get(sheets[1])
    assert "--brand:#7a1f5c;--on-brand:#fff" in response.content.decode()
    assert "immutable" in response["Cache-Control"]


def test_a_crest_stands_beside_the_name(client, settings, tmp_path):
    crest = tmp_path / "crest.svg"
    crest.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings.COUNCIL_CREST = str(crest)
    [address] = home(client).xpath("//header//img/@src")
    response = client.get(address)
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"].startswith("sandbox")


def test_nothing_is_asked_for_where_nothing_is_set(client):
    assert len(home(client).xpath("//link[@rel='stylesheet']")) == 1
    assert client.get("/brand/0123.css").status_code == 404


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("COUNCIL_COLOUR", "green", "no colour"),
        ("COUNCIL_COLOUR", "#ffff99", "cannot be seen on white"),
        ("COUNCIL_CREST", "/nowhere/crest.svg", "There is no file"),
        ("COUNCIL_CREST", "/nowhere/crest.exe", "no picture"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_at_start_up(settings, name, value, message):
    setattr(settings, name, value)
    assert message in " ".join(error.msg for error in run_checks())


@pytest.mark.parametrize("colour", [(0, 0, 0), (20, 70, 75), (122, 31, 92), (0, 0, 128)])
def test_a_dark_colour_is_made_lighter_by_night(colour):
    seen = brand.seen_on(colour, brand.DARK_PAPER)
    assert brand.contrast(seen, brand.DARK_PAPER) >= 3


def test_the_statement_is_partial_until_an_evaluation_is_recorded_and_quotes_it_then(client, settings):
    page = client.get("/about/accessibility/").content.decode()
    assert "partially compliant" in page
    assert "has not recorded an evaluation" in page
    brand.brand.cache_clear()
    settings.COUNCIL_ACCESSIBILITY_EVALUATION = "12 October 2026, by Clear Access Ltd."
    page = client.get("/about/accessibility/?again=1").content.decode()
    assert "12 October 2026, by Clear Access Ltd." in page
    assert "has not recorded an evaluation" not in page


def test_the_contact_of_the_council_is_told(client, settings):
    settings.COUNCIL_CONTACT_EMAIL = "minutes@marlbridge.example"
    assert "mailto:minutes@marlbridge.example" in client.get("/about/").content.decode()
