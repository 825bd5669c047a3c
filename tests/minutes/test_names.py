"""People's names, and words that only look like names."""

import pytest

from council.minutes.names import is_name, may_be, read_person, split_people, unglued, without_degrees

PEOPLE = {
    "A Moss": (None, "A Moss"),
    "JTA Reay": (None, "JTA Reay"),
    "J.T.A. Reay": (None, "J.T.A. Reay"),
    "Councillor Mrs S M Thwaite MBE": ("Councillor Mrs", "S M Thwaite"),
    "Cllr Dr Noor Hasan, OBE": ("Cllr Dr", "Noor Hasan"),
    "County Councillors Moss": ("County Councillor", "Moss"),
    "CC Crowe": ("CC", "Crowe"),
    "R O’Farrelly": (None, "R O’Farrelly"),
    "Siân de Lacy-Bruno": (None, "Siân de Lacy-Bruno"),
    "J van der Holt": (None, "J van der Holt"),
    "R Finch Aldous": (None, "R Finch Aldous"),
    "I Boyd": (None, "I Boyd"),
    "CHAIRMAN'S friend": None,
    "Head of Law": None,
    "Chief Executive": None,
    "the Chair": None,
    "B": None,
    "12 residents": None,
    "Apologies": None,
    "": None,
}


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_or_none(text):
    person = read_person(text)
    assert (person and (person.title, person.name)) == PEOPLE[text]


def test_a_list_of_people_is_split_at_commas_and_before_titles():
    assert split_people("Councillors A Moss (Chair), Mrs J Reay and T Oduya") == [
        "Councillors A Moss (Chair)",
        "Mrs J Reay",
        "T Oduya",
    ]
    assert split_people("Mr D Quoyle Mr S Tarn") == ["Mr D Quoyle", "Mr S Tarn"]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("CllrGary Hask andA Willes", "Cllr Gary Hask and A Willes"),
        ("CouncillorsMoss and Lund", "Councillors Moss and Lund"),
        ("Sandra Landon and Anders", "Sandra Landon and Anders"),
        ("COUNCILLORS MOSS", "COUNCILLORS MOSS"),
    ],
)
def test_a_title_or_a_conjunction_stuck_to_a_name_is_parted_from_it(text, parted):
    assert unglued(text) == parted


def test_brackets_are_not_split():
    assert split_people("J Holt (substitute for Councillor T Lamb, absent), P Lund") == [
        "J Holt (substitute for Councillor T Lamb, absent)",
        "P Lund",
    ]


def test_a_surname_may_be_a_fuller_name_and_a_different_initial_is_not():
    assert may_be("A Threlkeld", "Threlkeld")
    assert may_be("Nadia Toft", "N Toft")
    assert not may_be("B Threlkeld", "A Threlkeld")
    assert not may_be("A Finch Aldous", "Finch")
    assert not may_be("D Marland", "Land")


def test_a_word_in_the_middle_of_a_sentence_is_no_name():
    assert not is_name("the meeting closed")
    assert not is_name("Democratic Services Officer")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Deputy Henry Council", "Henry Council"),
        ("Councillor A March", "A March"),
        ("Cllr Sheila Ward", "Sheila Ward"),
        ("Cllr Lane", "Lane"),
    ],
)
def test_a_title_makes_a_name_of_an_ordinary_word(words, name):
    assert read_person(words).name == name


@pytest.mark.parametrize(
    "words", ["Kelby Council", "Councillor Council", "Deputy Town Clerk", "Cllr Moss Town Council"]
)
def test_an_ordinary_word_without_a_title_and_a_forename_is_no_name(words):
    assert read_person(words) is None


def test_a_month_is_a_name_in_a_list_of_councillors_only():
    assert read_person("June Winter", among_councillors=True).name == "June Winter"
    assert read_person("June Winter") is None


@pytest.mark.parametrize("name", ["C.Ll. Reay", "R.Ll. Lund", "Rh. Moss"])
def test_two_letters_are_one_initial_in_welsh(name):
    assert read_person(f"Cllr {name}").name == name


def test_the_heads_of_columns_that_ran_together_are_no_name():
    assert read_person("Min NoDescriptionResolution") is None
    assert read_person("Cllr Rosa MacDonald").name == "Rosa MacDonald"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Mrs C Lock BA (Hons) G A Heath", "Mrs C Lock, G A Heath"),
        ("Edna Scott BSc (Hons), P Moss", "Edna Scott, P Moss"),
        ("R Ness Pg Cert Ed K Savory", "R Ness, K Savory"),
        ("Cllr BA Smith", "Cllr BA Smith"),
        ("Councillor J Ed Smith", "Councillor J Ed Smith"),
        ("MA Dunbar", "MA Dunbar"),
    ],
)
def test_degrees_stand_between_people(text, apart):
    assert without_degrees(text) == apart


def test_initials_are_stuck_to_a_surname():
    assert read_person("JP.Tarn").name == "JP.Tarn"


def test_what_belongs_to_somebody_is_no_name():
    assert read_person("Member’s Request") is None
