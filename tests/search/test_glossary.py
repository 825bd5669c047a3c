"""A search for one name of a term finds its other names too, says so, and can be kept to the words typed."""

import pytest

from council.models import GlossaryTerm
from council.search import Filters, find, glossary
from tests.models.factories import make_item

pytestmark = pytest.mark.django_db


def item_of(text: str, **values):
    return make_item(paragraphs=[{"kind": "text", "label": None, "text": text, "lines": [1, 1]}], **values)


def found(q: str, **filters) -> set[int]:
    return {hit.item.pk for hit in find(q, Filters(**filters))[:100]}


@pytest.fixture
def send():
    return item_of("The SEND budget for transport is overspent.")


@pytest.fixture
def taxis():
    return item_of("Home to school transport will be by taxi.")


@pytest.fixture
def letter():
    return item_of("To send a letter about transport.")


def test_special_needs_transport_finds_send_and_home_to_school_transport(send, taxis, letter):
    results = find("special needs transport")
    assert {hit.item.pk for hit in results[:10]} == {send.pk, taxis.pk}
    assert {(each.typed, each.term) for each in results.widened} == {
        ("special needs transport", "home to school transport"),
        ("special needs", "special educational needs and disabilities"),
    }
    (names,) = (each.names for each in results.widened if each.typed == "special needs")
    assert "SEND" in names
    assert "special needs" not in names


def test_the_words_that_were_added_are_marked(send, letter):
    (hit,) = find("special needs transport")[:10]
    assert hit.snippet == "The <mark>SEND</mark> budget for <mark>transport</mark> is overspent."


def test_it_can_be_switched_off(send, taxis):
    results = find("special needs transport", Filters(exactly=True))
    assert (results.count(), results.widened) == (0, ())


def test_the_words_typed_are_found_as_before():
    item = item_of("Transport for whoever has needs of a special kind.")
    assert found("special needs transport") == {item.pk}


@pytest.mark.parametrize(
    ("q", "text"),
    [
        ("HWRC", "The household waste recycling centre opens."),
        ("tip", "The HWRC opens."),
        ("household waste recycling centre", "The tip opens."),
        ("section 106", "The S106 monies."),
        ("s106", "A planning obligation."),
        ("part ii", "Exclusion of the press and public."),
        ("MTFS", "The medium term financial plan."),
        ("bridge HMO", "A house in multiple occupation by the bridge."),
        ("EHCPs", "An education, health and care plan."),
        ("fly tipping", "Of flytipping."),
        ("SEND", "Special educational needs."),
        ("MASH", "The multi-agency safeguarding hub."),
    ],
)
def test_these_find_other_names_of_the_same_thing(q, text):
    item = item_of(text)
    assert found(q) == {item.pk}
    assert found(q, exactly=True) == set()


@pytest.mark.parametrize(
    ("q", "text"),
    [
        ('"special needs"', "Of SEND."),
        ("special* needs", "Of SEND."),
        ("special needs OR bridge", "Of SEND."),
        ("meeting -HWRC", "The meeting about the tip."),
        ("send", "Special educational needs."),
        ("needs special", "Of SEND."),
        ("special bridge needs", "Of SEND and a bridge."),
        ("bid", "A business improvement district."),
    ],
)
def test_these_are_not_widened(q, text):
    item = item_of(text)
    results = find(q)
    assert results.widened == ()
    assert (item.pk in {hit.item.pk for hit in results[:10]}) == ("-" in q)


@pytest.mark.parametrize("text", ["SEND IT TO THE BRIDGE", "Send it", "they send it", "Sendai", "RESEND"])
def test_a_word_that_is_no_abbreviation_is_not_found_for_one(text):
    item_of(text)
    assert found("special needs") == set()


def test_in_capitals_an_abbreviation_finds_itself_and_not_the_word(send, letter):
    assert found("SEND") == {send.pk}
    assert found("send") == {send.pk, letter.pk}
    assert found("SEND", exactly=True) == {send.pk, letter.pk}


def test_staff_add_a_term(taxis):
    assert found("the wheels scheme") == set()
    GlossaryTerm.objects.create(
        term="Wheels Scheme", meaning="Lifts to school.", like=["home to school transport"]
    )
    assert found("wheels scheme") == {taxis.pk}
    assert "Wheels Scheme" in {each.term for each in glossary.terms()}


def test_staff_replace_a_term_and_take_one_out():
    before = len(glossary.terms())
    item = item_of("The council dump.")
    row = GlossaryTerm.objects.create(
        term="Household Waste Recycling Centre", meaning="Ours.", also=["Depot"]
    )
    assert len(glossary.terms()) == before
    assert (found("HWRC"), found("tip")) == (set(), set())
    row.also = ["HWRC", "dump"]
    row.save()
    assert found("HWRC") == {item.pk}
    row.shown = False
    row.save()
    assert len(glossary.terms()) == before - 1
    assert found("HWRC") == set()


def test_a_word_in_a_name_twice_and_an_empty_name_do_no_harm():
    GlossaryTerm.objects.create(term="!", meaning="x", also=["", "-", "bridge bridge"], like=["the the"])
    item = item_of("The bridge.")
    for q in ("bridge", "bridge bridge the the bridge", "the the", "-"):
        assert found(q) == ({item.pk} if q != "-" else set()), q


def test_a_name_with_more_words_than_the_typed_ones_adds_nothing():
    assert find("scrutiny").widened == ()
    assert find("neighbourhood plan").widened[0].names == ("NDP",)


def test_what_comes_with_the_archive_is_worth_reading():
    shipped = glossary.SHIPPED
    assert len(shipped) >= 60
    assert len({each.term for each in shipped}) == len(shipped)
    for each in shipped:
        assert str(each.meaning).endswith("."), each.term
        assert len(str(each.meaning).split()) <= 30, each.term
