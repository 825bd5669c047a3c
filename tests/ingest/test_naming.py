"""Which spellings may belong to one person."""

import pytest

from council.ingest.naming import are_compatible, ends_with, form_of, is_fuller, without_title


@pytest.mark.parametrize(
    ("name", "given", "surname"),
    [
        ("A Atkinson", ("a",), "atkinson"),
        ("J.T.A. Reay", ("j", "t", "a"), "reay"),
        ("JTA Reay", ("j", "t", "a"), "reay"),
        ("Jo Reay", ("jo",), "reay"),
        ("ANNE ATKINSON", ("anne",), "atkinson"),
        ("Atkinson", (), "atkinson"),
        ("Mrs J Reay", ("j",), "reay"),
        ("County Councillor Anne Atkinson OBE", ("anne",), "atkinson"),
        ("Atkinson, Anne", ("anne",), "atkinson"),
        ("D O’Toole", ("d",), "otoole"),
        ("D O'Toole", ("d",), "otoole"),
        ("R Smith-Jones", ("r",), "smith-jones"),
        ("C Lloyd Jones", ("c", "lloyd"), "jones"),
        ("P van der Berg", ("p",), "van der berg"),
        ("van der Berg", (), "van der berg"),
        ("José Núñez", ("jose",), "nunez"),
        ("Máire Ní Bhriain", ("maire",), "ni bhriain"),
        ("<script>", (), "<script>"),
    ],
)
def test_a_name_has_given_names_and_a_surname(name, given, surname):
    form = form_of(name)
    assert (form.given, form.surname) == (given, surname)


@pytest.mark.parametrize("name", ["", "   ", ".", "'", ",", "🙂"])
def test_odd_names_are_no_error(name):
    assert not form_of(name).is_full


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A Atkinson", "Anne Atkinson"),
        ("A M Atkinson", "Anne Atkinson"),
        ("J T Reay", "J.T.A. Reay"),
        ("Mrs J Reay", "Jane Reay"),
        ("D O'Toole", "Declan O’Toole"),
        ("José Núñez", "J Nunez"),
    ],
)
def test_these_may_be_one_person(one, other):
    assert are_compatible(form_of(one), form_of(other))
    assert are_compatible(form_of(other), form_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alan Atkinson", "Anne Atkinson"),
        ("B Atkinson", "Anne Atkinson"),
        ("J T Reay", "J A Reay"),
        ("Mr J Reay", "Mrs J Reay"),
        ("A Smith", "A Smith-Jones"),
        ("A Atkinson", "A Atkins"),
        ("D Toole", "D O'Toole"),
    ],
)
def test_these_are_two_people(one, other):
    assert not are_compatible(form_of(one), form_of(other))


def test_a_fuller_form_says_all_of_the_other_and_more():
    assert is_fuller(form_of("Anne Atkinson"), form_of("A Atkinson"))
    assert is_fuller(form_of("J T A Reay"), form_of("J T Reay"))
    assert not is_fuller(form_of("J T Reay"), form_of("John Reay"))
    assert not is_fuller(form_of("A Atkinson"), form_of("A Atkinson"))


def test_a_surname_is_the_end_of_a_name():
    assert ends_with(form_of("C Lloyd Jones"), form_of("Lloyd Jones"))
    assert ends_with(form_of("P van der Berg"), form_of("van der Berg"))
    assert not ends_with(form_of("R Smith-Jones"), form_of("Jones"))


def test_the_name_is_shown_without_title():
    assert without_title("County Councillor  Anne Atkinson OBE") == "Anne Atkinson"
    assert without_title("Mayor") == "Mayor"
