"""Lists of those present, in the layouts of many councils: who is in them, as what, and who is not."""

import pytest

from council.minutes import parse, read
from council.minutes.attendance import read_attendance
from council.minutes.headings import lists_only_names
from council.minutes.lines import Document, Line
from council.minutes.passages import read_passages


@pytest.fixture
def listed(passages):
    """The people of a list, each as one line: `present Councillor / A Moss [chair] {post}`, and the problems."""

    def read_list(text: str) -> list[str]:
        found = read_attendance(passages(text))
        return [*map(shown, found.people), *(each.code for each in found.problems)]

    return read_list


def shown(person) -> str:
    parts = [person.status, f"{person.title} /" if person.title else "", person.name]
    parts += [f"[{person.role}]" if person.role else "", f"{{{person.post}}}" if person.post else ""]
    parts += [f"for {person.substitute_for}" if person.substitute_for else ""]
    return " ".join(filter(None, parts))


def test_an_irish_chair_is_one_person(passages):
    (chair,) = read_attendance(passages("Present in the Chair: Councillor Una Keogh, Cathaoirleach.")).people
    assert (chair.name, chair.role) == ("Una Keogh", "chair")


def test_a_first_citizen_is_one_person_with_an_office(passages):
    (person,) = read_attendance(passages("Present: Councillor D. Roke, Príomh Chomhairleoir")).people
    assert (person.name, person.post) == ("D. Roke", "Príomh Chomhairleoir")


def test_an_office_before_the_title_is_no_name(passages):
    text = "Present in the Chair: Príomh Chomhairleoir Councillor D. Roke"
    (chair,) = read_attendance(passages(text)).people
    assert (chair.name, chair.role, chair.kind) == ("D. Roke", "chair", "councillor")


def test_people_in_a_row_are_several(passages):
    people = read_attendance(passages("Present: Councillors Una Keogh, D. Roke and P Lund")).people
    assert [each.name for each in people] == ["Una Keogh", "D. Roke", "P Lund"]


def test_a_clerks_signature_behind_the_close_is_no_list_of_those_present():
    text = "GREAT OTTERBY PARISH COUNCIL\n\nMinutes of the meeting held on 4th March 2026\n\n1. Footpaths\n\nNoted.\n\nThe meeting closed at 9.40 p.m.\n\nParish Clerk\n"
    minutes = read(text.encode(), "minutes.txt")
    assert minutes.attendance == ()
    assert "attendance_unread" not in {problem.code for problem in minutes.problems}


def test_a_surname_that_is_broken_at_its_hyphen_is_whole(passages):
    text = (
        "PRESENT: Mr T Ghalib (Chairman), Mr G Hesk (Vice-Chairman), Mrs R Fairholm-\n"
        "Osei, Mr A Farrimond, Mr E Hallowby, Mr Z Karimov, Mrs B Marchetti and Mr I\n"
        "Stone."
    )
    people = read_attendance(passages(text), width=77).people
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

Mr A Threadgill, Mrs J Reay, Dr N Hasan, Miss C Rowan Pike and Mr T Vaux

In Attendance:
Chief Executive

Mr A Threadgill in the Chair

An apology for absence was intimated on behalf of Mr S Lund.

2. Declarations of Interest

There were none.
"""
    minutes = read(words.encode(), "minutes.txt")
    listed = [(each.name, each.status) for each in minutes.attendance]
    here = ["A Threadgill", "J Reay", "N Hasan", "C Rowan Pike", "T Vaux"]
    assert listed == [*((name, "present") for name in here), ("S Lund", "apologies")]
    assert minutes.chair == "A Threadgill"
    assert [item.title for item in minutes.items][1] == "Declarations of Interest"


def test_a_list_that_the_page_broke_is_one_list(passages):
    text = "Present: Councillors A Moss (Chair), P Lund, Mrs J Reay, T\nOduya and B Venn"
    assert [shown(each) for each in read_attendance(passages(text), width=60).people] == [
        "present Councillor / A Moss [chair]",
        "present Councillor / P Lund",
        "present Councillor Mrs / J Reay",
        "present Councillor / T Oduya",
        "present Councillor / B Venn",
    ]


def test_one_paragraph_holds_members_the_clerk_visitors_and_a_count(listed):
    text = (
        "Present: Cllrs A Moss (Chair), P Lund, the Clerk Mr K Pound and 4 members of the public. "
        "Also County Councillor N Hadleigh and a reporter. Apologies: Cllr T Oduya (holiday)."
    )
    assert listed(text) == [
        "present Cllr / A Moss [chair]",
        "present Cllr / P Lund",
        "in_attendance Mr / K Pound {Clerk}",
        "in_attendance County Councillor / N Hadleigh",
        "apologies Cllr / T Oduya",
    ]


def test_a_post_behind_a_councillor_is_somebody_elses(listed):
    text = "Present: Councillors A Moss and P Lund, Town Clerk"
    assert listed(text) == ["present Councillor / A Moss", "present Councillor / P Lund"]


def test_a_name_is_not_lost_in_what_is_told_of_the_name_before(listed):
    text = "Present: Mr M Wragg, Mrs N?? (Clerk)"
    assert listed(text) == ["present Mr / M Wragg", "person_unread"]


def test_labels_in_a_left_column_are_headings_over_two_lines(listed):
    text = """
PRESENT:\t\tIn the Chair
\t\t\tChairperson, Councillor S Mac Rónan

\t\t\tAldermen
\t\t\tT Orr, L Pettifer MBE

OFFICERS IN\t\tMr B Torney, Chief Executive
ATTENDANCE:\t\tMs E Slaney, Member Services Officer
"""
    assert listed(text) == [
        "present Councillor / S Mac Rónan [chair]",
        "present Alderman / T Orr",
        "present Alderman / L Pettifer",
        "in_attendance Mr / B Torney {Chief Executive}",
        "in_attendance Ms / E Slaney {Member Services Officer}",
    ]


def test_a_chamber_and_a_remote_location_are_two_parts(listed):
    text = """
PRESENT IN\tThe Right Worshipful the Mayor
CHAMBER:\tCouncillor J Threlkeld

PRESENT IN REMOTE\tAldermen H Roke, B D Oxley MBE
LOCATION:
\tCouncillors C L Wexcombe and M Fenn
"""
    assert listed(text) == [
        "present The Right Worshipful the Mayor Councillor / J Threlkeld",
        "present_virtual Alderman / H Roke",
        "present_virtual Alderman / B D Oxley",
        "present_virtual Councillor / C L Wexcombe",
        "present_virtual Councillor / M Fenn",
    ]


def test_posts_before_names_keep_their_commas(listed):
    text = """
OFFICIALS IN ATTENDANCE:

Director, Housing and Culture (Mr. K. Boyle), Meetings Administrator (Ms.
O. Brodie), Executive Engineers, Roads (Messrs. K. Tolan and J. Orme).
"""
    assert listed(text) == [
        "in_attendance Mr. / K. Boyle {Director, Housing and Culture}",
        "in_attendance Ms. / O. Brodie {Meetings Administrator}",
        "in_attendance Mr. / K. Tolan {Executive Engineers, Roads}",
        "in_attendance Mr. / J. Orme {Executive Engineers, Roads}",
    ]


def test_letters_in_brackets_tell_two_of_one_surname_apart(listed):
    text = "MEMBERS PRESENT:\n\nCouncillors Brodie, Lavelle (J), Lavelle (M) and Quirke."
    assert listed(text) == [
        "present Councillor / Brodie",
        "present Councillor / Lavelle (J)",
        "present Councillor / Lavelle (M)",
        "present Councillor / Quirke",
    ]


def test_letters_of_parties_in_brackets_are_no_names(passages):
    people = read_attendance(passages("Present: Councillors A Moss (C), P Lund (L) and J Reay (LD)")).people
    assert [(each.name, each.party) for each in people] == [
        ("A Moss", "C"),
        ("P Lund", "L"),
        ("J Reay", "LD"),
    ]


def test_wards_stand_over_columns(passages):
    text = """
PRESENT:     Councillor Nasreen Achebe in the Chair

             1  Aldgrove Ward              2  Nether Stanning Ward

             Councillor N Achebe           Councillor P Wandsley
             Councillor T Rookwood         Councillor Mrs O Drummey
"""
    people = read_attendance(passages(text)).people
    assert [(each.name, each.ward) for each in people] == [
        ("Nasreen Achebe", "Aldgrove"),
        ("P Wandsley", "Nether Stanning"),
        ("T Rookwood", "Aldgrove"),
        ("O Drummey", "Nether Stanning"),
    ]


def test_bodies_in_the_left_column_are_whom_people_are_from(passages):
    text = """
Present:

Hollin County Council               Councillor K Price (Chair)
                                    Councillor Ms B Sutton
Independent Members                 Mr D Quoyle Mrs E Brade

Also in attendance:

Chief Constable                     Ian Mossop
"""
    people = read_attendance(passages(text)).people
    assert [(each.name, each.kind, each.organisation, each.post) for each in people] == [
        ("K Price", "councillor", "Hollin County Council", None),
        ("B Sutton", "councillor", "Hollin County Council", None),
        ("D Quoyle", "co_opted", None, None),
        ("E Brade", "co_opted", None, None),
        ("Ian Mossop", "officer", None, "Chief Constable"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Attendance: * present, A apologies, N absent\nCllr Moss *\nCllr Lund A\nCllr Oduya N",
            ["present Cllr / Moss", "apologies Cllr / Lund", "absent Cllr / Oduya"],
        ),
        (
            "Members: Councillors *A Moss (Chair), *P Lund, J Reay (* denotes those present)",
            [
                "present Councillor / A Moss [chair]",
                "present Councillor / P Lund",
                "not_recorded Councillor / J Reay",
            ],
        ),
        (
            "Name | Position | Attendance\nCllr A Moss | Chair | Present\nCllr P Lund | | Apologies",
            ["present Cllr / A Moss [chair]", "apologies Cllr / P Lund"],
        ),
        ("Members:\nCllr Moss\nVacancy\nCllr Reay (absent)", ["present Cllr / Moss", "absent Cllr / Reay"]),
    ],
)
def test_who_is_away_is_told_by_a_code_or_a_column(listed, text, people):
    assert listed(text) == people


def test_two_councillors_share_a_surname(listed):
    text = "Present: Councillors Edwin and Marta Carver, Ann Moss and Mr & Mrs Stone"
    assert listed(text) == [
        "present Councillor / Edwin Carver",
        "present Councillor / Marta Carver",
        "present Councillor / Ann Moss",
        "present Councillor Mr / Stone",
        "present Councillor Mrs / Stone",
    ]


def test_substitutes_are_told_in_the_list(listed):
    text = """
Present: Councillors P Lund, J Reay (substituting for T Oduya), B Venn (in place of Councillor K Price)
Councillor Wright attended as a substitute for Councillor Borgh.
Apologies: Councillor Lamb (Councillor Voss attending)
"""
    assert listed(text) == [
        "present Councillor / P Lund",
        "present_substitute Councillor / J Reay for T Oduya",
        "present_substitute Councillor / B Venn for K Price",
        "present_substitute Councillor / Wright for Borgh",
        "present_substitute Councillor / Voss for Lamb",
        "apologies Councillor / Lamb",
    ]


def test_those_in_attendance_alone_are_those_who_met(listed):
    text = "In Attendance: Councillor A Moss (Chair); Councillor P Lund\nOfficers: Jane Poole, Clerk"
    assert listed(text)[:2] == ["present Councillor / A Moss [chair]", "present Councillor / P Lund"]


def test_a_mixed_heading_is_decided_by_each_line(passages):
    text = (
        "Present: Cllrs Moss and Lund\n\nIn attendance:\nCllr N Hadleigh\nJane Poole (Clerk)\nHead of Housing"
    )
    people = read_attendance(passages(text)).people
    assert [(each.name, each.kind) for each in people[2:]] == [
        ("N Hadleigh", "councillor"),
        ("Jane Poole", "officer"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Officers: Chief Executive, Director of Resources, Monitoring Officer",
        "Members of the public: 22",
        "Also present: 8 members of the public",
        "In attendance: two residents and a member of the press",
        "An asterisk in the margin denotes a recommendation to the Council.",
        "Councillors were reminded that the meeting was being filmed.",
    ],
)
def test_posts_counts_and_notes_are_nobody_and_no_question(listed, text):
    assert listed(f"Present: Councillor A Moss\n\n{text}") == ["present Councillor / A Moss"]


@pytest.mark.parametrize(
    "text",
    [
        "The Chairman welcomed Mr Robin Vale of Otter Homes to the meeting.",
        "Disclosure of pecuniary interest: Councillor Pell.",
        "4. Adoption of Minutes\n\nProposed by Councillor Ashdown",
        "Minutes of the Planning (West) Committee of Kelby Council held in the Town Hall at 6.30 p.m.",
    ],
)
def test_nobody_is_invented_from_what_follows_the_list(text):
    document = f"KELBY PARISH COUNCIL\n\nPresent: Councillors A Moss and P Lund\n\n{text}\n"
    minutes = read(document.encode(), "minutes.txt")
    assert [each.name for each in minutes.attendance] == ["A Moss", "P Lund"]
    assert "person_unread" not in {problem.code for problem in minutes.problems}


def test_the_mayor_presides_over_a_council_and_not_over_its_committee():
    listed = "Present: Mayor Ann Moss and Councillors Paul Lund and Jean Reay.\n\n1. Minutes\n\nNoted.\n"
    for body, chair in (("COUNCIL", "Ann Moss"), ("FINANCE COMMITTEE", None)):
        text = f"Kelby Town Council\n\n{body}\n\nMinutes of the meeting held on 4 March 2026\n\n{listed}"
        assert read(text.encode(), "minutes.txt").chair == chair


def test_the_vice_chairman_presides_without_being_named_anew():
    text = (
        "Kelby Town Council\n\nMinutes of the meeting held on 4 March 2026\n\n"
        "Present: Councillors A Moss, P Lund (Vice-Chairman) and J Reay\n\n"
        "1. Apologies\n\nCllr Venn. In the absence of the Chairman, the Vice-Chairman took the chair.\n\n2. Minutes\n\nNoted.\n"
    )
    assert read(text.encode(), "minutes.txt").chair == "P Lund"


def test_members_in_a_row_without_commas_below_the_one_who_presided_are_members_present():
    words = """Minutes of Proceedings of a Meeting of Ballinvar District Council held in the Chamber, Ballinvar on
Tuesday, 9 June 2026. The meeting commenced at 7.30 pm.

Presiding K Drummey

Other Members Present S Tolan D Quirke Mrs U M Lavelle C F Heron

Officers Present L A Morrow (Chief Executive) N B Pender (Director of Operations)

1. Minutes

RESOLVED: that the minutes of 12 May 2026 be signed as correct.
"""
    minutes = read(words.encode(), "minutes.txt")
    listed = [(each.name, each.status) for each in minutes.attendance]
    members = ["K Drummey", "S Tolan", "D Quirke", "U M Lavelle", "C F Heron"]
    officers = ["L A Morrow", "N B Pender"]
    assert listed == [(name, "present") for name in members] + [(name, "in_attendance") for name in officers]
    assert minutes.chair == "K Drummey"


def test_titles_part_the_people_of_a_flattened_page(listed):
    text = (
        "PRESENT: The Right Worshipful the Mayor Councillor V Threlkeld Deputy Mayor Councillor E Hartsop "
        "Aldermen H Roke, B D Oxley MBE and V Marlowe Councillors C Wexcombe and Dilys Fenn"
    )
    assert listed(text) == [
        "present The Right Worshipful the Mayor Councillor / V Threlkeld",
        "present Deputy Mayor Councillor / E Hartsop",
        "present Alderman / H Roke",
        "present Alderman / B D Oxley",
        "present Alderman / V Marlowe",
        "present Councillor / C Wexcombe",
        "present Councillor / Dilys Fenn",
    ]


def test_the_first_item_of_a_parish_is_its_list():
    text = (
        "Minutes of the Parish Meeting held on Friday 12th June 2026 at 6.30 p.m. in the School Room.\n\n"
        "1. Present; V. Ostler - Chairman, Mrs. Tapp, C. Wragg together with 11 parishioners.\n\n"
        "2. Apologies: N. Heald and B. Prin\n\n3. Minutes: The Minutes of 2025 were agreed.\n\n"
        "4. Matters Arising: There were none.\n"
    )
    minutes = read(text.encode(), "minutes.txt")
    assert [shown(each) for each in minutes.attendance] == [
        "present V. Ostler [chair]",
        "present Mrs. / Tapp",
        "present C. Wragg",
        "apologies N. Heald",
        "apologies B. Prin",
    ]
    assert minutes.chair == "V. Ostler"


def test_a_sentence_tells_who_came_late_and_who_left(passages):
    text = "Present: Councillors Moss and Lund\nCouncillor Lund arrived at 7.15 pm.\nCouncillor Venn left the meeting at 8.30 pm."
    people = read_attendance(passages(text)).people
    assert [(each.name, each.arrived, each.left) for each in people] == [
        ("Moss", None, None),
        ("Lund", "19:15", None),
        ("Venn", None, "20:30"),
    ]


def test_a_post_that_is_a_heading_is_of_one_person(listed):
    text = "Present: Councillors Moss and Lund\nClerk: Mrs Poole\nDistrict Councillor: N Hadley"
    assert listed(text)[2:] == [
        "in_attendance Mrs / Poole {Clerk}",
        "in_attendance District Councillor / N Hadley",
    ]


def test_a_note_on_a_star_that_names_whom_somebody_stood_in_for_is_asked_about(listed):
    text = "Present: Councillors A Moss, P Lund* and J Reay\n*Substitute for Councillor T Oduya"
    assert listed(text)[3:] == ["person_unread"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "PRESENT: COUNCILLORS: A Moss (Mayor) P Lund, J Reay and T Oduya",
            ["A Moss", "P Lund", "J Reay", "T Oduya"],
        ),
        ("Present: J Reay M Good, P Lund and T Oduya", ["J Reay", "M Good", "P Lund", "T Oduya"]),
        (
            "Present: A Moss (Chairman) J Reay M Good (from item 3) P Lund (Vice-Chairman)",
            ["A Moss", "J Reay", "M Good", "P Lund"],
        ),
        # one person with two forenames, or with honours
        ("Present: John Reay Good, P Lund and T Oduya", ["John Reay Good", "P Lund", "T Oduya"]),
        ("Present: J Reay MBE, P Lund and T Oduya", ["J Reay", "P Lund", "T Oduya"]),
        (
            "Present: Councillors Reay, Lund and Moss. Summons The Chief Executive submitted the summons.",
            ["Reay", "Lund", "Moss"],
        ),
    ],
)
def test_names_between_which_a_capture_lost_the_comma(text, people, passages):
    assert [each.name for each in read_attendance(passages(text)).people] == people


def test_staff_in_attendance_are_a_part_of_the_list_whatever_words_say_so(passages):
    text = "The other Councillors present were:-\nCllrs. A Moss, P Lund\nThe Council Staff in attendance were:-\nMr. D Quoyle, Co. Manager\nMr. J Tarn, Dir. of Roads"
    statuses = [each.status for each in read_attendance(passages(text)).people]
    assert statuses == ["present", "present", "in_attendance", "in_attendance"]


def test_movers_below_the_list_are_no_part_of_it():
    text = "Kelby County Council\n\nMinutes of the meeting held on 9 June 2026\n\nPresent:\n\nCouncillor A Moss\n\nCouncillor P Lund\n\nProposed by Councillor J Reay\n\nSeconded by Councillor P Lund\n\nThat the meeting be adjourned for ten minutes.\n\n1. Minutes\n\nNone.\n\n2. Roads\n\nNone."
    assert [each.name for each in read(text.encode(), "m.txt").attendance] == ["A Moss", "P Lund"]


def test_the_chair_may_be_told_above_the_list():
    text = "Minutes of Kelby County Council held on 9 June 2026\n\nThe Cathaoirleach, Cllr. H. Moss, was in the Chair.\n\nOther Councillors present were:-\n\nCllrs. P Lund and J Reay\n\n1. Minutes\n\nNone.\n\n2. Roads\n\nNone."
    assert read(text.encode(), "m.txt").chair == "H. Moss"
    assert read(text.replace("was in", "left").encode(), "m.txt").chair is None


def test_a_list_without_a_heading_begins_with_the_one_in_the_chair():
    text = "Kelby Access Forum\n\nMinutes of the meeting held on 9 June 2026\n\nDr Petra Lund (Chairman)\n\nMs Tess Reay Mr Owen Moss\n\nIn Attendance\n\nMs L Quirke - Forum Officer\n\n1 Apologies\n\nNone.\n\n2 Paths\n\nAll are open.\n\n3 Signs\n\nTwo are new."
    minutes = read(text.encode(), "m.txt")
    assert minutes.chair == "Petra Lund"
    assert [(each.name, each.status) for each in minutes.attendance] == [
        ("Petra Lund", "present"),
        ("Tess Reay", "present"),
        ("Owen Moss", "present"),
        ("L Quirke", "in_attendance"),
    ]


def rows(*cells: tuple[str, ...]):
    """The passages of a table; an empty cell has no line, as in a document."""
    lines, number = [], 0
    for row, texts in enumerate(cells, start=1):
        for column, text in enumerate(texts, start=1):
            number += 1
            if text:
                lines.append(Line(number, text, table=1, row=row, column=column))
    return read_passages(lines, of_paragraphs=True)


def told(passages) -> list[str]:
    return [shown(person) for person in read_attendance(passages).people]


def test_ticks_below_present_and_absent_are_read_by_their_column():
    table = rows(
        ("Councillor", "Present", "Apologies", "Absent"),
        ("Emma Hollis (Chair)", "✓", "", ""),
        ("Penny Larch", "", "✓", ""),
        ("Rita Quayle", "", "", "✓"),
    )
    assert told(table) == ["present Emma Hollis [chair]", "apologies Penny Larch", "absent Rita Quayle"]


def test_columns_give_organisation_and_role():
    table = rows(
        ("Name", "Organisation", "Role"),
        ("Councillor Ann Moss (Chair)", "Corven Council", "Portfolio Holder for Health"),
        ("Chief Supt Wendy Carrow", "Corven Constabulary", "District Commander"),
    )
    people = read_attendance(table).people
    assert [(each.name, each.organisation, each.status, each.kind) for each in people] == [
        ("Ann Moss", "Corven Council", "present", "councillor"),
        ("Wendy Carrow", "Corven Constabulary", "present", "unknown"),
    ]


def test_surnames_that_come_first_in_cells():
    table = rows(("Amin, Z", "Ashworth, Mrs P", "O’Hara, T J"))
    assert told(table) == ["present Z Amin", "present Mrs / P Ashworth", "present T J O’Hara"]


def test_surnames_that_come_before_forenames_in_the_cells_of_a_row():
    table = rows(("Adams, Leo", "Grant, Sir Robert", "Ward, Neil"))
    assert told(table) == ["present Leo Adams", "present Sir / Robert Grant", "present Cllr / Neil Ward"]
    assert told(rows(("Adams, Leo", "A Moss"))) != ["present Leo Adams", "present A Moss"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Present:\n* Councillor R J Nance (Chairman)\nCouncillor D Bolitho\n* denotes attendance",
            ["present Councillor / R J Nance [chair]", "not_recorded Councillor / D Bolitho"],
        ),
        (
            "Substitutes: Councillor Wendy Loades for Councillor Hobday",
            ["present_substitute Councillor / Wendy Loades for Hobday"],
        ),
        (
            "Present: Councillor A Moss\nBy Video Conference: Councillors K Drever and A Innes.",
            [
                "present Councillor / A Moss",
                "present_virtual Councillor / K Drever",
                "present_virtual Councillor / A Innes",
            ],
        ),
        (
            "YN BRESENNOL / PRESENT: Y Cynghorydd / Councillor Gwen Parry (Cadeirydd / Chair)",
            ["present Councillor / Gwen Parry [chair]"],
        ),
        (
            "Present: Mrs G Ashurst\nMaintained Secondary: Mr D Iveson (Head, Tarn High)",
            ["present Mrs / G Ashurst", "present Mr / D Iveson {Head, Tarn High}"],
        ),
        (
            "Present: Councillors Peter Alder, Rosemary Bell, Ted Vine and Anthea Ward.",
            [
                "present Councillor / Peter Alder",
                "present Councillor / Rosemary Bell",
                "present Councillor / Ted Vine",
                "present Councillor / Anthea Ward",
            ],
        ),
        (
            "Present\nCouncillor: Colin Beaty (Chair)\nLaura Amoss",
            ["present Councillor / Colin Beaty [chair]", "present Councillor / Laura Amoss"],
        ),
        (
            "In attendance: Lucy Fry (Parish Clerk); Unitary Councillor Alan Moody",
            ["in_attendance Lucy Fry {Parish Clerk}", "present Unitary Councillor / Alan Moody"],
        ),
        (
            "Present: Chair P Lathom, M Ashby, C Broughton",
            ["present P Lathom [chair]", "present M Ashby", "present C Broughton"],
        ),
        (
            "Present: Councillor A Moss\nCounty Councillors Judith Haworth and Neil Pettifer replaced County Councillors Liz Innes and Keith Joyner respectively for this meeting only.",
            [
                "present Councillor / A Moss",
                "present_substitute County Councillor / Judith Haworth for Liz Innes",
                "present_substitute County Councillor / Neil Pettifer for Keith Joyner",
            ],
        ),
        (
            "In attendance: Gail Street (Head of Housing); A Parish (Clerk)",
            ["in_attendance Gail Street {Head of Housing}", "in_attendance A Parish {Clerk}"],
        ),
    ],
)
def test_lists_in_other_hands(passages, text, people):
    assert told(passages(text)) == people


def test_his_worship_is_the_mayor_and_names_follow_present_without_commas_or_titles(passages):
    people = read_attendance(
        passages("Present: His Worship the Mayor (Cllr B J Lund), Cllr P Moss and Cllr Ms T Reay")
    ).people
    assert [each.name for each in people] == ["B J Lund", "P Moss", "T Reay"]
    text = "KELBY PARK AUTHORITY MINUTES OF THE BOARD MEETING held at Moot Hall, Kelby on 10th September 2026 at 1.30pm PRESENT Eric Brade William Moss Stuart Lund Andrew Reay Sally Siggs In Attendance: Nick Tolan"
    assert [each.name for each in read(text.encode(), "m.txt").attendance] == [
        "Eric Brade",
        "William Moss",
        "Stuart Lund",
        "Andrew Reay",
        "Sally Siggs",
        "Nick Tolan",
    ]


def test_heads_of_two_columns_set_with_spaces_say_who_is_away():
    rows = (
        "Kelby Parish Council",
        "Minutes of the meeting held on Tuesday 20 January 2026 at 7 pm in the Old Library",
        "Attendees                 Apologies for absence",
        "Cllr A Moss (Chair)       Cllr B Lund",
        "Cllr C Reay",
        "                          Cllr D Gale",
        "1. Budget",
        "RESOLVED that the report be noted.",
    )
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1))
    people = parse(Document("text/plain", lines)).attendance
    assert [(each.name, each.status) for each in people] == [
        ("A Moss", "present"),
        ("B Lund", "apologies"),
        ("C Reay", "present"),
        ("D Gale", "apologies"),
    ]


def test_four_places_are_no_list_of_those_present():
    assert lists_only_names("Wilma Dene, Stuart Clark, Bob Camp and Dave Higgs.")
    assert lists_only_names("A Moss, B Lund, C Reay and D Gale")
    assert not lists_only_names("North Kelby, South Kelby, East Norby and West Norby")
    assert not lists_only_names("Kelby Magna, Norby Parva, Market Sutton and Long Barrow")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("County Councillors K Lund P Tarn-Moss", ["K Lund", "P Tarn-Moss"]),
        ("Councillors A. B. Moss (Chair) C. Lund", ["A. B. Moss", "C. Lund"]),
        ("Councillor J M Keynes", ["J M Keynes"]),
    ],
)
def test_initials_begin_the_next_name_where_the_columns_of_a_table_ran_together(passages, line, names):
    assert [each.name for each in read_attendance(passages(f"Present: {line}")).people] == names


def test_a_welsh_title_is_no_initial(passages):
    people = read_attendance(passages("Yn bresennol: Y Cynghorydd J. Rowlands")).people
    assert [each.name for each in people] == ["J. Rowlands"]


def test_surnames_before_initials_under_their_heading(passages):
    people = read_attendance(
        passages("Present: Councillor A Moss in the Chair MEMBERS Ash, E. Barn, D. Benson, J. Bow, L")
    ).people
    assert [each.name for each in people] == ["A Moss", "E. Ash", "D. Barn", "J. Benson", "L Bow"]


def test_the_middle_of_a_list_broken_behind_an_initial_is_not_turned_round(passages):
    people = read_attendance(
        passages("Present: Councillors A Moss, G\n\nDoran, L Doran, R Danagh, M Farr, M")
    ).people
    assert "L Doran" in [each.name for each in people]


def test_names_without_titles_below_councillors_are_others(passages):
    text = (
        "Present: Councillor S Bland (Chair), Councillor R Brade, Councillor J Blythe, Councillor D Bran, Councillor A Cole\n\n"
        "M Allan, J Brome, B Carr and K Flint"
    )
    people = read_attendance(passages(text)).people
    assert [each.status for each in people] == ["present"] * 5 + ["in_attendance"] * 4


def test_a_list_that_goes_on_under_one_title_is_of_members(passages):
    text = "Present: Councillors S Bland (Chair), R Brade, J Blythe, D Bran, A Cole,\n\nM Allan, J Brome, B Carr and K Flint"
    people = read_attendance(passages(text)).people
    assert {each.status for each in people} == {"present"}


def test_a_long_run_of_initials_and_surnames_is_one_person_each(listed):
    surnames = [f"{first}{rest}" for first in "BDFGHKLM" for rest in ("aron", "erry", "otter")]
    names = [
        f"{initials} {each}" for each, initials in zip(surnames, ["C A", "W J", "G P K"] * 8, strict=True)
    ]
    assert listed(f"Present: Councillors {' '.join(names)}") == [
        f"present Councillor / {each}" for each in names
    ]


def test_a_line_that_says_from_when_to_when_is_nobody_present(listed):
    assert listed("Present:\nCllr Ann Reay\nCllr Bo Lund\n\n11:30 till 12:17") == [
        "present Cllr / Ann Reay",
        "present Cllr / Bo Lund",
    ]


def test_a_post_that_a_dash_began_goes_on_behind_and(listed):
    told = "Present: Cllr Ann Reay\n\nOfficers in attendance: Mr T Cole - Head of Parks Miss M Stow - Economic Growth and Strategic Projects Manager Mr A Bale - Scrutiny Officer"
    assert listed(told) == [
        "present Cllr / Ann Reay",
        "in_attendance Mr / T Cole {Head of Parks}",
        "in_attendance Miss / M Stow {Economic Growth and Strategic Projects Manager}",
        "in_attendance Mr / A Bale {Scrutiny Officer}",
    ]


def test_who_comes_behind_the_clerk_without_a_title_was_in_attendance():
    text = "Kelby Parish Council\n\nMinutes of the meeting held on 24 April 2026\n\nPresent: Cllr A Moss (Chairman), Cllr B Reay, Cllr C Lund, PC Gary Brewer, Mrs C Penn (Clerk) and Ms Bonnie Butler, Kath Seft and Emily Gorse (Environment Agency)\n\n1. Apologies\n\nNone.\n"
    told = {each.name: each.status for each in read(text.encode(), "x.txt").attendance}
    assert [name for name, status in told.items() if status == "present"] == ["A Moss", "B Reay", "C Lund"]
    assert told["Bonnie Butler"] == told["Emily Gorse"] == "in_attendance"


def test_members_behind_the_clerk_where_not_all_have_the_title():
    text = "Kelby Parish Council\n\nMinutes of the meeting held on 24 April 2026\n\nPresent: Cllr A Moss (Chairman), B Reay, C Lund, Mrs C Penn (Clerk) and D Voss\n\n1. Apologies\n\nNone.\n"
    told = {each.name: each.status for each in read(text.encode(), "x.txt").attendance}
    assert told["D Voss"] == "present"
