"""A councillor in a filter is typed by name: however many there are, the page stays small and every name is answered."""

import csv
from urllib.parse import urlencode

import pytest
from lxml import html

from tests.models.factories import (
    make_attendance,
    make_committee,
    make_council,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db
PATHS = ("/decisions/", "/search/")


@pytest.fixture
def record():
    """José Arkwright moved to mend a bridge, Priya Venn to paint it; Pat Venn was there."""
    meeting = make_meeting(published=True)
    people = {name: make_councillor(name=name) for name in ("José Arkwright", "Priya Venn", "Pat Venn")}
    for person in people.values():
        make_attendance(meeting=meeting, councillor=person)
    for name, words in (
        ("José Arkwright", "That the bridge be mended."),
        ("Priya Venn", "That it be painted."),
    ):
        make_resolution(item=make_item(meeting=meeting), mover=people[name], text=words)
    return people


def page(client, path, **query):
    response = client.get(path, query)
    assert response.status_code == 200
    return html.fromstring(response.content)


def box(found):
    return found.xpath("//form//input[@name='councillor']")[0]


def offered(found):
    return {link.text: link.get("href") for link in found.xpath("//form//ul[@class='chips']//a")}


def test_the_old_address_goes_on_and_shows_the_name(client, record):
    found = page(client, "/decisions/", councillor="jose-arkwright")
    assert box(found).get("value") == "José Arkwright"
    assert "bridge be mended" in found.text_content()
    assert "it be painted" not in found.text_content()
    assert "Moved or seconded by: José Arkwright" in found.xpath("string(//ul[contains(@class,'on')])")


@pytest.mark.parametrize(
    "typed", ["José Arkwright", "jose arkwright", "Cllr Arkwright", "ARKWRIGHT", "jose ark", "Jose-Arkwright"]
)
@pytest.mark.parametrize("path", [*PATHS, "/search/filters/"])
def test_a_name_that_means_one_leads_to_the_address_of_others(client, record, path, typed):
    response = client.get(path, {"q": "bridge", "councillor": typed})
    assert response.status_code == 302
    assert response["Location"] == f"{path}?q=bridge&councillor=jose-arkwright"


def test_several_go_on_standing_in_an_address_each_in_a_box_of_its_own(client, record):
    found = page(client, "/decisions/", councillor=["jose-arkwright", "priya-venn"])
    boxes = found.xpath("//form//input[@name='councillor']")
    assert [each.get("value") for each in boxes] == ["José Arkwright", "Priya Venn"]
    assert len({each.get("id") for each in boxes}) == 2
    assert boxes[1].get("aria-label") == "Moved or seconded by 2"
    assert "it be painted" in found.text_content()


@pytest.mark.parametrize("path", PATHS)
def test_of_a_name_that_several_have_each_is_offered_with_the_rest_of_the_address(client, record, path):
    found = page(client, path, q="be", councillor="venn", year="2026")
    assert "“venn” may mean several councillors" in found.xpath("string(//p[@id='id_councillor_error'])")
    assert box(found).get("value") == "venn"
    assert box(found).get("aria-invalid") == "true"
    assert offered(found) == {
        "Pat Venn": "?q=be&councillor=pat-venn&year=2026",
        "Priya Venn": "?q=be&councillor=priya-venn&year=2026",
    }
    assert "be painted" not in found.text_content()


def test_two_of_one_name_in_one_council_are_told_apart(client, record):
    twin = make_councillor(name="Pat Venn")
    make_attendance(meeting=make_meeting(published=True), councillor=twin)
    found = page(client, "/decisions/", councillor="Pat Venn")
    assert set(offered(found)) == {"Pat Venn (pat-venn)", f"Pat Venn ({twin.slug})"}
    typed = client.get("/decisions/", {"councillor": f"Pat Venn ({twin.slug})"})
    assert typed["Location"] == f"/decisions/?councillor={twin.slug}"
    assert client.get("/suggest/councillors/?q=pat").json()[1] == list(offered(found))


def test_where_there_are_several_councils_the_name_says_which(client, record):
    other = make_council(name="Otterby Town Council")
    twin = make_councillor(name="Pat Venn", council=other)
    met = make_meeting(published=True, committee=make_committee(council=other))
    make_attendance(meeting=met, councillor=twin)
    (name,) = [
        each for each in offered(page(client, "/decisions/", councillor="pat venn")) if "Otterby" in each
    ]
    assert (
        client.get("/decisions/", {"councillor": name})["Location"] == f"/decisions/?councillor={twin.slug}"
    )


def test_a_name_written_nearly_so_is_offered(client, record):
    found = page(client, "/decisions/", councillor="Jose Arkwrite")
    assert "choose a name that is written nearly so" in found.xpath("string(//p[@id='id_councillor_error'])")
    assert offered(found) == {"José Arkwright": "?councillor=jose-arkwright"}


@pytest.mark.parametrize("typed", ["soup", "cllr", "%", "🦔", "<b>", "wright", "a" * 5000])
def test_a_name_of_nobody_is_an_error_beside_the_field(client, record, typed):
    found = page(client, "/decisions/", councillor=typed)
    assert "is not a councillor in this archive: type another part" in found.text_content()
    assert not offered(found)
    assert len(box(found).get("value")) <= 200


def test_however_many_there_are_the_field_is_small_and_the_choice_bounded(client, record):
    meeting = make_meeting(published=True)
    small = len(client.get("/decisions/").content)
    for number in range(40):
        make_attendance(meeting=meeting, councillor=make_councillor(name=f"Quill Person{number}"))
    assert abs(len(client.get("/decisions/?page=1").content) - small) < 100
    found = page(client, "/decisions/", councillor="quill")
    assert len(offered(found)) == 12
    assert "may mean more councillors than these" in found.text_content()
    assert len(client.get("/suggest/councillors/?q=quill").json()[1]) == 8


@pytest.mark.parametrize("typed", ["priya-venn", "Priya Venn"])
def test_table_and_feed_take_names_too(client, record, typed):
    rows = list(
        csv.DictReader(_text(client.get("/decisions/decisions.csv", {"councillor": typed})).splitlines())
    )
    assert [row["text"] for row in rows] == ["That it be painted."]
    assert "it be painted" in _text(client.get("/decisions/feed.atom", {"councillor": typed}))
    assert client.get("/search/results.csv", {"councillor": typed}).status_code == 200


def test_only_some_names_of_an_address_are_compared_with_those_of_everybody(client, record):
    names = ["Jose" + "." * number for number in range(25)]
    first = client.get("/decisions/", {"councillor": names})["Location"]
    assert first == "/decisions/?councillor=jose-arkwright&" + urlencode({"councillor": names[20:]}, True)
    assert client.get(first)["Location"] == "/decisions/?councillor=jose-arkwright"


def test_table_and_feed_refuse_a_name_that_several_have(client, record):
    for path in (
        "/decisions/decisions.csv",
        "/decisions/feed.atom",
        "/search/results.csv",
        "/search/feed.atom",
    ):
        response = client.get(path, {"councillor": "venn"})
        assert response.status_code == 400
        assert "“venn” may mean several councillors" in _text(response)


def test_nobody_but_councillors_of_published_minutes_is_completed_or_offered(client, record):
    make_attendance(meeting=make_meeting(published=True), name_as_written="Zyg Officer", kind="officer")
    make_attendance(meeting=make_meeting(), councillor=make_councillor(name="Zyg Draft"))
    assert client.get("/suggest/councillors/?q=zyg").json()[1] == []
    assert not offered(page(client, "/decisions/", councillor="zyg"))


def _text(response):
    return b"".join(response).decode("utf-8-sig")
