"""Offices behind a name: they are the person's, and no second person."""

import pytest

from council.minutes import read
from council.minutes.attendance import read_attendance


def test_an_irish_chair_is_one_person(passages):
    (chair,) = read_attendance(passages("Present in the Chair: Councillor Una Keogh, Cathaoirleach.")).people
    assert (chair.name, chair.role) == ("Una Keogh", "chair")


def test_a_first_citizen_is_one_person_with_an_office(passages):
    (person,) = read_attendance(passages("Present: Councillor D. Shaw, Príomh Chomhairleoir")).people
    assert (person.name, person.post) == ("D. Shaw", "Príomh Chomhairleoir")


def test_an_office_before_the_title_is_no_name(passages):
    text = "Present in the Chair: Príomh Chomhairleoir Councillor D. Shaw"
    (chair,) = read_attendance(passages(text)).people
    assert (chair.name, chair.role, chair.kind) == ("D. Shaw", "chair", "councillor")


def test_people_in_a_row_are_several(passages):
    people = read_attendance(passages("Present: Councillors Una Keogh, D. Shaw and P Lund")).people
    assert [each.name for each in people] == ["Una Keogh", "D. Shaw", "P Lund"]


def test_a_clerks_signature_behind_the_close_is_no_list_of_those_present():
    text = "GREAT OTTERBY PARISH COUNCIL\n\nMinutes of the meeting held on 4th March 2026\n\n1. Footpaths\n\nNoted.\n\nThe meeting closed at 7.25 p.m.\n\nParish Clerk\n"
    minutes = read(text.encode(), "minutes.txt")
    assert minutes.attendance == ()
    assert "attendance_unread" not in {problem.code for problem in minutes.problems}


def test_a_surname_that_is_broken_at_its_hyphen_is_whole(passages):
    text = (
        "PRESENT: Mr T Ghalib (Chairman), Mr G Hesk (Vice-Chairman), Mrs R Fairholm-\n"
        "Osei, Mr A Farrimond, Mr E Hallowby, Mr Z Karimov, Mrs B Marchetti and Mr I\n"
        "Stone."
    )
    people = read_attendance(passages(text)).people
    assert [each.name for each in people][2:4] == ["R Fairholm-Osei", "A Farrimond"]


@pytest.mark.parametrize(
    "front",
    [
        "Minutes of a meeting of the HIGHWAYS PANEL held in the Long Room, Kelby at 9.30 am on 3 June 2025 when there were present: Councillors A Moss (Chairman), P Lund and Mrs J Reay",
        "KELBY BOROUGH COUNCIL Minutes of the Highways Panel held in the Long Room, Kelby on Tuesday, 3 June 2025 at 9.30 am PRESENT: Councillors A Moss (Chairman), P Lund and Mrs J Reay IN ATTENDANCE: Director of Place",
    ],
    ids=["behind the sentence", "in one paragraph"],
)
def test_a_list_of_those_present_inside_a_paragraph_is_found(front):
    minutes = read(f"{front}\n\n1. Apologies\n\nThere were none.\n".encode(), "minutes.txt")
    present = [each.name for each in minutes.attendance if each.status == "present"]
    assert present == ["A Moss", "P Lund", "J Reay"]
    assert (minutes.committee.casefold(), minutes.date) == ("highways panel", "2025-06-03")


def test_a_sentence_about_who_was_present_is_no_list():
    body = b"Kelby Council\n\nHighways Panel\n\n3 June 2025\n\n1. Bridge\n\nThe engineer asked those present: would it hold? Members thought that it would, and those in attendance agreed.\n"
    assert read(body, "minutes.txt").attendance == ()


def test_a_list_under_the_calling_of_the_roll_is_the_attendance_and_not_a_list_of_absences():
    words = """Fernshire Council

Minutes of Meeting of Fernshire Council held in the Chamber, Otterby on Thursday, 4 June 2026 at 10.35 am.

1. Calling of the Roll and Apologies for Absence

Mr A Baxter, Mrs J Reay, Dr N Hasan, Miss C Rowan Pike and Mr T Vaux

In Attendance:
Chief Executive

Mr A Baxter in the Chair

Apologies for absence were intimated on behalf of Mr S Lund.

2. Declarations of Interest

There were none.
"""
    minutes = read(words.encode(), "minutes.txt")
    listed = [(each.name, each.status) for each in minutes.attendance]
    here = ["A Baxter", "J Reay", "N Hasan", "C Rowan Pike", "T Vaux"]
    assert listed == [*((name, "present") for name in here), ("S Lund", "apologies")]
    assert minutes.chair == "A Baxter"
    assert [item.title for item in minutes.items][1] == "Declarations of Interest"


def test_members_in_a_row_without_commas_below_the_one_who_presided_are_members_present():
    words = """Minutes of Proceedings of a Meeting of Carrickmore District Council held in the Chamber, Carrickmore on
Tuesday, 9 June 2026. The meeting commenced at 7.30 pm.

Presiding P Mallon

Other Members Present J Bateman J Cairns Mrs E A Ford P E Grogan

Officers Present J A McLean (Chief Executive) T J Johns (Director of Operations)

1. Minutes

RESOLVED: that the minutes of 12 May 2026 be signed as correct.
"""
    minutes = read(words.encode(), "minutes.txt")
    listed = [(each.name, each.status) for each in minutes.attendance]
    members = ["P Mallon", "J Bateman", "J Cairns", "E A Ford", "P E Grogan"]
    officers = ["J A McLean", "T J Johns"]
    assert listed == [(name, "present") for name in members] + [(name, "in_attendance") for name in officers]
    assert minutes.chair == "P Mallon"
