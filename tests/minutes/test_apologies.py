"""Apologies as sentences and lists tell them: who is away, and who stood in."""

import pytest

from council.minutes import read
from council.minutes.apologies import apologies_in, told_in

AWAY = {
    "Apologies for absence were received from Councillors Green and Charles.": ["Green", "Charles"],
    "An apology for absence was submitted on behalf of Cllr. A Moss.": ["A Moss"],
    "Apologies for absence had been received by the Clerk from Cllrs A Moss and P Lund.": [
        "A Moss",
        "P Lund",
    ],
    "Apologies were received and accepted from Cllrs A Moss (illness) and P Lund (work).": [
        "A Moss",
        "P Lund",
    ],
    "There were apologies from Councillors A Moss MBE (due to mayoral business), and P Lund; and for lateness from Councillor T Oduya.": [
        "A Moss",
        "P Lund",
    ],
    "Apologies were received from Cllr Moss, who was on holiday, and Cllr Lund.": ["Moss", "Lund"],
    "Apologies were received from Councillor Moss. Apologies were also received from Councillor Lund, who had been taken ill.": [
        "Moss",
        "Lund",
    ],
    "Councillors Moss and Lund sent their apologies.": ["Moss", "Lund"],
    "Apologies were received from Cllrs Quarry *A Moss, P Lund *T Oduya and Voss.": [
        "Quarry",
        "A Moss",
        "P Lund",
        "T Oduya",
        "Voss",
    ],
    "Cllr Moss apologised for her absence.": ["Moss"],
    "Apologies were received from the Mayor and Councillors Oakes and Prin.": ["Oakes", "Prin"],
    "Derbyniwyd ymddiheuriad am absenoldeb gan y Cynghorydd Nest Bleddyn.": ["Nest Bleddyn"],
    "Apologies were noted from the Director of Harbours, Piers and Ferry Services.": [],
    "No apologies were received.": [],
    "Councillor Moss gave his apologies for having to go early.": [],
    "To receive apologies for absence.": [],
}
STOOD_IN = {
    "Apologies were received from Cllr Wragg (substituted by Cllr Tideswell).": ("Tideswell", "Wragg"),
    "Apologies were received from Ms L Treadgold, for whom Mr D Hollis was present as substitute.": (
        "D Hollis",
        "L Treadgold",
    ),
    "Councillor Voss attended in place of Councillor Lamb.": ("Voss", "Lamb"),
    "Mr Voss replaced Mr Lamb for this meeting only.": ("Voss", "Lamb"),
    "Apologies were received from Councillor Hal Tarrow and Councillor Ned Quoyle, who was substituted by Councillor Chris Venn.": (
        "Chris Venn",
        "Ned Quoyle",
    ),
    "Cllr Ned Quarry from Thorney Council substituted for Bruno Marlowe.": ("Ned Quarry", "Bruno Marlowe"),
    "Apologies from Councillor Lamb, with Councillor Voss present as substitute.": ("Voss", "Lamb"),
}
LISTED = {
    "Cllr A Heald.": ["A Heald"],
    "Mr T Lund (unwell). Accepted.": ["T Lund"],
    "Cllrs. Moss and Lund. Apologies accepted.": ["Moss", "Lund"],
    "From Cllr A Heald and Cllr B Lund": ["A Heald", "B Lund"],
    "The Chairman welcomed Mr Vale to the meeting.": [],
    "were received from: Councillors Ifan Bleddyn & Huw Crwys. Also: County Councillor Mair Tegid": [
        "Ifan Bleddyn",
        "Huw Crwys",
        "Mair Tegid",
    ],
    "Cllr. C Tegid – Chair started the meeting.": [],
    "As recorded above.": [],
    "Cllr C Friend due to personal commitments Cllr E Stevens-Reay due to work": [
        "C Friend",
        "E Stevens-Reay",
    ],
    "132.1 Councillor Cole sent his apologies which were accepted.": ["Cole"],
    "Apologies had been received from Councillors I Pearce who had a previous commitment and I Garth and L Burn, who had work.": [
        "I Pearce",
        "I Garth",
        "L Burn",
    ],
    "Apologies from Cllrs Hale & (A) Wilson, NKDC Cllr Moss and KCC Cllr Heron.": [
        "Hale",
        "A Wilson",
        "Moss",
        "Heron",
    ],
}


@pytest.mark.parametrize("text", AWAY)
def test_who_is_away(text):
    assert [each.name for each in apologies_in(text, (1, 1))] == AWAY[text]


@pytest.mark.parametrize("text", STOOD_IN)
def test_who_stood_in_for_whom(text):
    present = [each for each in apologies_in(text, (1, 1)) if each.substitute_for]
    assert [(each.name, each.substitute_for) for each in present] == [STOOD_IN[text]]
    assert {each.status for each in present} == {"present_substitute"}


@pytest.mark.parametrize("text", LISTED)
def test_a_list_under_the_title_of_apologies(text):
    assert [each.name for each in told_in([(text, (1, 1))])] == LISTED[text]


def test_substitutes_of_nobody_in_particular():
    text = "Cllrs Perry Oakes, Silas Tapp and Edda Prin attended the meeting as substitutes."
    people = [(each.name, each.status) for each in told_in([(text, (1, 1))])]
    assert people == [(name, "present_substitute") for name in ("Perry Oakes", "Silas Tapp", "Edda Prin")]


def test_a_post_before_a_name_is_not_the_councillors_before():
    text = "Apologies were received from Councillor Ned Quarry and the Police and Crime Commissioner, Rosa Thwaite."
    people = [(each.name, each.post) for each in apologies_in(text, (1, 1))]
    assert people == [("Ned Quarry", None), ("Rosa Thwaite", "Police and Crime Commissioner")]


def test_a_list_of_the_absent_each_with_who_stood_in_names_both():
    words = """Fernshire Fire Authority

Minutes of the Policy Committee held on Friday 5 June 2026 at 10.00 am in the Board Room

Members present:
Councillor Dell Marsh (Chair)
Councillor Ruth Voss

1. APOLOGIES FOR ABSENCE

Apologies for absence were received from:

Councillor Jon Lamb, for whom Councillor Ruth Voss was substitute;

2. MINUTES

None.
"""
    minutes = read(words.encode(), "minutes.txt")
    assert [each.name for each in minutes.attendance if each.status == "apologies"] == ["Jon Lamb"]
    assert [each.substitute_for for each in minutes.attendance if each.substitute_for] == ["Jon Lamb"]


def test_who_was_substituting_is_told_behind_the_absent():
    text = "Apologies were received from Councillors: Ned Quarry (Kelby), Rosa Thwaite (Marshgate) and Councillor Owen Lund was substituting."
    people = [(each.name, each.status) for each in apologies_in(text, (1, 1))]
    assert people == [
        ("Owen Lund", "present_substitute"),
        ("Ned Quarry", "apologies"),
        ("Rosa Thwaite", "apologies"),
    ]


def test_two_stood_in_by_one_sentence_for_those_whose_absence_was_told():
    text = "Apologies were received for the absence of Councillors Dell Marsh, Jon Lamb and Rosa Voss."
    assert [each.name for each in apologies_in(text, (1, 1))] == ["Dell Marsh", "Jon Lamb", "Rosa Voss"]
    text = "Councillor Ned Quarry was a substitute for Councillor Jon Lamb and Councillor Tess Reay was a substitute for Councillor Dell Marsh."
    people = [(each.name, each.substitute_for) for each in apologies_in(text, (1, 1))]
    assert people == [("Ned Quarry", "Jon Lamb"), ("Tess Reay", "Dell Marsh")]


def test_whoever_attended_as_her_substitute_was_there():
    text = "Apologies for absence were received from Councillor Rhian Tully. Councillor Dev Reay attended as her substitute."
    people = [(each.name, each.status) for each in apologies_in(text, (1, 1))]
    assert people == [("Dev Reay", "present_substitute"), ("Rhian Tully", "apologies")]


def test_the_absent_in_a_list_whose_bullets_became_letters():
    words = "Welcome and apologies\n\nApologies were noted from the following members:\n\no   Cllr Ned Quarry\n\no   Cllr Rosa Thwaite\n\no   Mayor Owen Lund\n"
    minutes = read(f"Agenda item\n\n{words}".encode(), "page.txt")
    assert [each.name for each in minutes.attendance] == ["Ned Quarry", "Rosa Thwaite", "Owen Lund"]


def test_apologies_that_came_also_from_another():
    text = "Apologies for absence were received on behalf of Councillor Reay due to illness, for whom Councillor Lund was substituting, and apologies also from Councillor Marsh."
    people = [(each.name, each.status) for each in apologies_in(text, (1, 1))]
    assert people == [("Lund", "present_substitute"), ("Reay", "apologies"), ("Marsh", "apologies")]


def test_those_who_stood_in_are_told_behind_each_of_the_absent():
    text = (
        "Apologies were received from Mr A Moss, substituted by Mr P Lund, Mrs R Voss, substituted by Mr T Oduya "
        "and Mr O Quarry substituted by Mr J Lamb."
    )
    people = apologies_in(text, (1, 1))
    assert [each.name for each in people if each.status == "apologies"] == ["A Moss", "R Voss", "O Quarry"]
    assert [(each.name, each.substitute_for) for each in people if each.substitute_for] == [
        ("P Lund", "A Moss"),
        ("T Oduya", "R Voss"),
        ("J Lamb", "O Quarry"),
    ]
