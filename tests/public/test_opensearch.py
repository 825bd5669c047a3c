"""A browser can add the archive to its own search field."""

import json

import pytest
from lxml import etree, html

from council.public.brand import brand
from tests.models.factories import make_committee, make_meeting

pytestmark = pytest.mark.django_db

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.fixture
def description(client):
    response = client.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    return etree.fromstring(response.content)


def template(description, media_type):
    (url,) = description.xpath(f"o:Url[@type='{media_type}']/@template", namespaces=NAMES)
    return url


def test_the_description_names_the_archive_within_the_lengths_of_the_format(description, settings):
    assert description.findtext("o:LongName", namespaces=NAMES) == settings.COUNCIL_SITE_NAME
    assert description.findtext("o:ShortName", namespaces=NAMES) == "Council minutes"


def test_a_name_with_signs_of_xml_is_still_xml(client, settings, request):
    settings.COUNCIL_SITE_NAME = "Q & <A> Council"
    brand.cache_clear()
    request.addfinalizer(brand.cache_clear)
    found = etree.fromstring(client.get("/opensearch.xml").content)
    assert found.findtext("o:ShortName", namespaces=NAMES) == "Q & <A> Council"


@pytest.mark.parametrize(
    "media_type", ["text/html", "application/atom+xml", "application/x-suggestions+json"]
)
def test_each_address_of_the_description_answers(client, description, media_type):
    address = template(description, media_type).replace("{searchTerms}", "high%20way")
    response = client.get(address.removeprefix("http://testserver"))
    assert response.status_code == 200
    assert response["Content-Type"].startswith(media_type)


def test_its_suggestions_are_those_of_the_box(client, description):
    make_meeting(published=True, committee=make_committee(name="Highways Panel"))
    address = template(description, "application/x-suggestions+json").replace("{searchTerms}", "high")
    assert json.loads(client.get(address).content)[1] == ["Highways Panel"]


def test_every_page_names_the_description(client):
    (link,) = html.fromstring(client.get("/").content).xpath("//link[@rel='search']")
    assert link.get("href") == "/opensearch.xml"
    assert link.get("type") == "application/opensearchdescription+xml"
