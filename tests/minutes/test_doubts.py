"""The doubts: what a document shows and the reader did not read, and near-misses that are no reason to doubt."""

from dataclasses import replace

import pytest

from council.minutes import read
from council.minutes.doubts import agendas, decisions, doubts_in, heading, items, meetings, openness, people
from council.minutes.items import ReadItem
from council.minutes.lines import Line
from council.minutes.outline import Outline, Section
from council.minutes.passages import Passage
from council.minutes.values import (
    Attendee,
    Decision,
    Item,
    Minutes,
    NextMeeting,
    Paragraph,
    Problem,
    Restriction,
    Votes,
)


def passages(*texts: str, first: int = 1) -> tuple[Passage, ...]:
    return tuple(Passage(text, (Line(number, text),)) for number, text in enumerate(texts, start=first))


def outline(*header: str, attendance=(), sections=(), trailer=()) -> Outline:
    return Outline(
        header=passages(*header),
        attendance=passages(*attendance, first=20),
        sections=tuple(sections),
        trailer=passages(*trailer, first=90),
    )


def section(title: str, *body: str, first: int = 30) -> Section:
    return Section(None, title, passages(title, first=first), passages(*body, first=first + 1))


def minutes(**values) -> Minutes:
    clean = {
        "media_type": "text/plain",
        "document_kind": "minutes",
        "council": "Kelby Town Council",
        "committee": "Finance Committee",
        "date": "2026-01-20",
        "start_time": "19:00",
        "end_time": "20:14",
        "venue": "Old Library, Kelby",
        "chair": "A Moss",
        "attendance": (Attendee("A Moss", title="Cllr", kind="councillor", role="chair"),),
    }
    return Minutes(**(clean | values))


def item(
    title: str, *body: str, number=None, resolutions=(), kind="business", taken=(), first=30
) -> ReadItem:
    texts = passages(*body, first=first + 1)
    read = Item(number, title, (first, first + len(body)), kind=kind, resolutions=tuple(resolutions))
    return ReadItem(read, texts, tuple(texts[place] for place in taken))


def decision(text: str, *, line=31, **values) -> Decision:
    return Decision("decision", text, None, "agreed", None, lines=(line, line), **values)


def found(doubts) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in doubts]


# --- the heading -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Kelby Finance Committee met in the Memorial Hall, Kelby",
        "COUNCIL CHAMBER, KELBY",
        "held via Zoom on 20 January 2026",
        "Neuadd y Dref",
    ],
)
def test_a_place_in_the_heading_that_was_not_read(line):
    told = heading.doubts(minutes(venue=None), outline("Finance Committee", line))
    assert found(told) == [("venue_unclear", "venue")]


@pytest.mark.parametrize(
    "line",
    ["Minutes of the Finance Committee", "held remotely on 20 January 2026", "20 January 2026 at 7 pm"],
)
def test_no_place_in_the_heading(line):
    assert found(heading.doubts(minutes(venue=None), outline(line))) == []


def test_the_title_of_an_item_is_no_place():
    laid = outline("Kelby Leisure Centre", sections=[section("Kelby Leisure Centre", "Noted.")])
    assert found(heading.doubts(minutes(venue=None), laid)) == []


@pytest.mark.parametrize(
    "venue",
    [
        "Kelby Hall Minutes",
        "TUESDAY 3RD IN THE VILLAGE HALL",
        "Kelby Hall 20 January 2026",
        "PDF 94 KB",
        "the Council Chamber, and finished",
        "Committee Room 2 in the",
        "Venue COUNCIL CHAMBER",
    ],
)
def test_a_place_with_other_words_in_it(venue):
    assert found(heading.doubts(minutes(venue=venue), outline())) == [("venue_unclear", "venue")]


@pytest.mark.parametrize(
    "venue",
    [
        "Old Library, Kelby",
        "THE MEETING ROOM, KELBY",
        "Virtual Meeting via MS Teams",
        "Friends' Meeting House",
        "Sunday School, Kelby",
        "2 Mill Road",
    ],
)
def test_a_place(venue):
    told = heading.doubts(minutes(venue=venue), outline())
    assert found(told) == ([] if venue != "Sunday School, Kelby" else [("venue_unclear", "venue")])


@pytest.mark.parametrize(
    ("laid", "value", "expected"),
    [
        (outline("Kelby Town Council", "20 January 2026, 7.00 pm"), None, ["start_time"]),
        (
            outline(attendance=["The meeting, which followed a visit, began at 11.15 am"]),
            None,
            ["start_time"],
        ),
        (outline("The meeting commenced at 7.12 pm"), "19:00", ["start_time"]),
        (outline("The meeting commenced at 7.00 pm"), "19:00", []),
        (outline("7.30 pm, or at the rising of the Cabinet if later"), "19:30", ["start_time"]),
        (outline("Posted by matters on 14 May, 11:35 am"), None, []),
        (outline("Kelby Town Council"), None, []),
        (outline("The hall opened at 1.00 pm for the fair."), "19:00", []),
    ],
)
def test_when_the_meeting_began(laid, value, expected):
    assert [path for _, path in found(heading.doubts(minutes(start_time=value), laid))] == expected


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("Meeting closed 9.05pm, next one in May", True),
        ("It was all concluded by about 9.05 pm.", True),
        ("Daeth y cyfarfod i ben am 11.55 y.b.", True),
        ("10.00 am - 12.51 pm", True),
        ("3.18 pm Chair", True),
        ("Rose at 12.40 pm.", True),
        ("10.00 am: the gates were opened to the public as usual on that day.", False),
        ("The Committee went into closed session at 9.05 pm.", False),
        ("The meeting was adjourned until 9.05 pm.", False),
        ("The library closes at weekends.", False),
    ],
)
def test_when_the_meeting_ended(words, doubted):
    laid = outline(sections=[section("Any other business", words)])
    told = heading.doubts(minutes(end_time=None), laid)
    assert found(told) == ([("time_unclear", "end_time")] if doubted else [])


@pytest.mark.parametrize(
    "name",
    [
        "Name of meeting SCRUTINY COMMITTEE Date and time",
        "Resolved That the Committee note the membership",
        "PROCEEDINGS OF THE LEISURE COMMITTEE",
        "HEALTH COMMITTEE Royal Borough of Kelby Town Hall",
        "COUNTY OF KELBY RIGHTS OF WAY COMMITTEE",
        "Planning Committee 3rd March",
        "theKelby Committee",
        "MINUTE OF MEETING OF THE ROADS COMMITTEE",
        "9(a) National Housing Trust",
    ],
)
def test_a_committee_with_other_words_in_its_name(name):
    assert found(heading.doubts(minutes(committee=name), outline())) == [("name_unclear", "committee")]


@pytest.mark.parametrize(
    "name",
    [
        "Finance Committee",
        "Licensing Sub-Committee C",
        "Cabinet Committee on Performance Improvement",
        "Licensing Act 2003 Sub-Committee",
        "Committee for Roads",
        "parish council",
        "Licensing Committee (2005-2015)",
    ],
)
def test_the_name_of_a_committee(name):
    assert found(heading.doubts(minutes(committee=name), outline())) == []


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("The minutes of 9 June 2025 were approved.", True),
        ("The meeting of 9 June 2025 was opened with a prayer.", False),
    ],
)
def test_a_date_that_was_found_in_the_business(words, doubted):
    laid = outline("Finance Committee", sections=[section("Minutes of the last meeting", words)])
    told = heading.doubts(minutes(evidence={"date": (31, 31)}), laid)
    assert found(told) == ([("date_unclear", "date")] if doubted else [])
    assert found(heading.doubts(minutes(evidence={"date": (1, 1)}), laid)) == []


def test_a_name_that_goes_on_in_its_line():
    laid = outline("CABINET COMMITTEE – EDUCATION AND WELSH IN SCHOOLS")
    assert found(heading.doubts(minutes(committee="CABINET COMMITTEE"), laid)) == [
        ("name_unclear", "committee")
    ]


@pytest.mark.parametrize(
    "line", ["Finance Committee – Tuesday 20 January 2026", "Finance Committee – Minutes of Meeting"]
)
def test_a_name_with_a_date_or_what_it_heads_behind_it(line):
    assert found(heading.doubts(minutes(), outline(line))) == []


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Township of Kelby", True),
        ("Kelby Parish Council", True),
        ("KELBY TOWN COUNCIL", True),
        ("Venue: Kelby Town Council, High Street", False),
        ("Minutes of the Annual Parish Council held on", False),
        ("The Parish Council met on Tuesday", False),
        ("(Constituent authorities: Kelby Borough Council and Norby City Council)", False),
    ],
)
def test_a_council_that_was_not_read(line, doubted):
    told = heading.doubts(minutes(council=None), outline(line))
    assert found(told) == ([("council_unread", "council")] if doubted else [])


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("Present: Ann Reay (Chair), Tom Lund", True),
        ("Chairman: D Jones", True),
        ("Mayor Ann Reay opened the meeting", True),
        ("Tom Lund in the chair", True),
        ("Cllr T Lund, Vice-Chair (Chair of Finance)", False),
        ("The Chair welcomed everybody", False),
        ("Members of the Committee", False),
    ],
)
def test_who_presided(line, doubted):
    told = heading.doubts(minutes(chair=None), outline(attendance=[line]))
    assert found(told) == ([("chair_unread", "chair")] if doubted else [])


# --- the people ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Present Eric Baird Mary Lund Stuart Black Joyce Gale",
        "Members: Akton, Alder, Banks, Barrow and Bell",
        "Aldermen Bresby, Devlin, Guy and Kerr; Councillors J Barr and R Barr",
        "Cllr Ann Reay, Cllr Tom Lund, Cllr Jo Gale, Cllr Sam Hale",
    ],
)
def test_a_list_of_people_that_was_not_read(line):
    assert found(people.doubts(minutes(), outline(line))) == [("people_unplaced", "attendance")]


def test_councillors_with_their_offices_between_them():
    told = "Councillor A Reay, Leader of the Council Councillor T Lund, Deputy Leader Councillor J Gale, Member for Roads Councillor S Hale, Member for Schools"
    clerk = (Attendee("P Cole", kind="officer", status="in_attendance"),)
    assert found(people.doubts(minutes(attendance=clerk), outline(told))) == [
        ("people_unplaced", "attendance")
    ]
    assert found(people.doubts(minutes(), outline(told))) == []


def test_people_with_their_bodies_between_them():
    told = "PRESENT Ann Reay Kelby Parish Council Tom Lund Norby Parish Council Mary Gale Saltby Parish Council John Hale Tree Forum Eric Orr Tree Forum"
    assert found(people.doubts(minutes(), outline(told))) == [("people_unplaced", "attendance")]


def test_a_list_at_the_end():
    tail = ("Present", "Cllr Derek Swale", "Cllr Tom Grice", "Mrs Jo Tibbs (Housing Association)")
    told = people.doubts(minutes(attendance=()), outline(trailer=tail))
    assert found(told) == [("people_unplaced", "attendance")]
    assert found(people.doubts(minutes(attendance=()), outline(trailer=tail[1:]))) == []


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("The Board met at 7:00 p.m. Ann Reay, Tom Lund and Jo Gale were present.", True),
        ("He noted the presence of all three supervisors, Ann Reay, Jim Reid and Tom Lund.", True),
        ("Nine members of the public were present.", False),
        ("The plans were presented by Ann Reay and Tom Lund.", False),
    ],
)
def test_people_told_to_be_present_in_a_sentence(line, doubted):
    told = people.doubts(minutes(attendance=()), outline(line))
    assert found(told) == ([("people_unplaced", "attendance")] if doubted else [])
    assert found(people.doubts(minutes(), outline(line))) == []


def test_councillors_named_in_several_lines_and_nobody_present():
    away = (Attendee("J Wall", title="Cllr", kind="councillor", status="apologies"),)
    laid = outline("a Cllr J Wall Cllr J Buckley", "Cllr A Jordan Cllr F Nicol")
    assert found(people.doubts(minutes(attendance=away), laid)) == [("people_unplaced", "attendance")]
    two = outline("a Cllr J Wall Cllr J Buckley", "Cllr J Wall Cllr J Buckley")
    assert found(people.doubts(minutes(attendance=away), two)) == []


def test_names_to_which_a_copy_stuck_their_offices():
    laid = outline(
        "Mr Trevor HughesChairman", "Major Ted BarclayCouncillor (Vice Chair)", "Mrs Kate HinchCouncillor"
    )
    assert found(people.doubts(minutes(attendance=()), laid)) == [("people_unplaced", "attendance")]


def test_a_column_of_codes_and_names():
    laid = outline("Councillors", "P - Cllr Roy Gad (Chairman)", "A - Cllr Ben Sharp", "X - Cllr Kim Wray")
    assert found(people.doubts(minutes(), laid)) == [("people_unplaced", "attendance")]


def test_a_column_of_names_that_was_not_read():
    laid = outline("Members", "Paula Gill |", "|", "Erica Hanam |", "|", "Tim Springer |")
    assert found(people.doubts(minutes(), laid)) == [("people_unplaced", "attendance")]


@pytest.mark.parametrize(
    "line",
    [
        "Councillors A Moss, B Lund, C Gale and D Hale declared an interest in item 4.",
        "Venue: Penally House, Tredown, Ystrad, Kelby. View directions",
        "ARGYLE AND THE ISLES TOURISM CO-OPERATIVE",
        "Kelby, Norby, Saltby, Milby and Thornby are the parishes of the ward",
        "A Moss, A Moss, A Moss and A Moss",
    ],
)
def test_no_list_of_people_that_was_not_read(line):
    assert found(people.doubts(minutes(), outline(line))) == []


def test_others_listed_under_present_and_nobody_who_was():
    clerk = Attendee("P Cole", kind="officer", status="in_attendance")
    laid = outline(attendance=["Present", "Councillors Jenkin (Convener), Aitken and Lang"])
    told = people.doubts(minutes(attendance=(clerk,)), laid)
    assert found(told) == [("nobody_present", "attendance")]


def test_a_chair_among_those_away_and_nobody_present():
    away = (Attendee("J Stanley", role="chair", status="apologies"),)
    assert found(people.doubts(minutes(attendance=away), outline())) == [("nobody_present", "attendance")]


def test_apologies_alone_are_no_reason_to_doubt():
    away = (Attendee("J Stanley", status="apologies"), Attendee("P Lamb", status="apologies"))
    assert found(people.doubts(minutes(attendance=away), outline("Apologies: J Stanley and P Lamb"))) == []


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("Apologies: Peter Hale, David Orr", True),
        ("Apologies were received from Cllr Lake (on holiday).", True),
        ("Apologies were received from... Cllr Lake - away; accepted.", True),
        ("Cllr Moss was unable to attend; Mrs Lamb sent her regrets.", True),
        ("Apologies were received from Cllr Moss.", False),
        ("Apologies for absence: none. Cllr Lake declared an interest.", False),
        ("Apologies were noted. Mr Lake spoke about the drains.", False),
        ("Apologies for lateness: Cllr Lake", False),
        ("To receive any apologies for absence", False),
    ],
)
def test_apologies_that_were_not_read(words, doubted):
    laid = outline(sections=[section("Apologies", words)])
    told = people.doubts(minutes(), laid)
    assert found(told) == ([("apologies_unread", "attendance.apologies")] if doubted else [])


@pytest.mark.parametrize(
    "name", ["Cll Seymour", "Open Session", "Trustee DeFelice", "Min NoDescription", "Meg"]
)
def test_a_name_that_may_be_none(name):
    listed = tuple(Attendee(each) for each in ("Ann Reay", "Tom Lund", "Jo Gale", name))
    assert found(people.doubts(minutes(attendance=listed), outline())) == [("person_unclear", "attendance.4")]


@pytest.mark.parametrize("name", ["Alex Hall", "J Ward", "Preston Ward", "N Council", "June Bell"])
def test_a_name_like_a_word(name):
    listed = tuple(Attendee(each) for each in ("Ann Reay", "Tom Lund", "Jo Gale", name))
    assert found(people.doubts(minutes(attendance=listed), outline())) == []


def test_surnames_with_their_title_or_among_surnames():
    titled = (
        *(Attendee(each) for each in ("Ann Reay", "Tom Lund", "Jo Gale")),
        Attendee("Moss", title="Cllr"),
    )
    alone = tuple(Attendee(each) for each in ("Reay", "Lund", "Gale", "Moss"))
    assert found(people.doubts(minutes(attendance=titled), outline())) == []
    assert found(people.doubts(minutes(attendance=alone), outline())) == []


# --- the items -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Declarations of Interest: none were made.",
        "Noted. Public Participation There were no questions.",
        "There were no declarations of interest.",
        "The minutes of 12 May were agreed as a correct record and signed by the Chair.",
        "CORRESPONDENCE",
    ],
)
def test_an_item_in_the_text_of_another(words):
    told = items.doubts(outline(), [item("Footpaths", words), item("Trees", "Noted.")])
    assert found(told) == [("item_unseen", "items.1")]


@pytest.mark.parametrize(
    "words",
    [
        "The Clerk read the declarations of interest of the year.",
        "A letter about public participation in planning was read.",
        "Correspondence was read from two residents.",
        "1.2 There were no declarations of interest in matters listed.",
    ],
)
def test_words_that_are_no_title(words):
    assert found(items.doubts(outline(), [item("Footpaths", words), item("Trees", "Noted.")])) == []


def test_texts_of_an_agenda_that_are_no_items():
    texts = ("To elect a Deputy Chair", "To receive apologies.", "To discuss the working group")
    read = [item("Workshops", "The dates were agreed.")]
    assert found(items.doubts(outline(*texts), read)) == [("item_unseen", "items")]
    assert found(items.doubts(outline(*texts[:2]), read)) == []
    several = [item(title, "Noted.") for title in ("Trees", "Paths", "Roads", "Lights")]
    assert found(items.doubts(outline(*texts), several)) == []


def test_a_kind_of_item_that_was_read():
    read = [
        item("Declarations", "There were no declarations of interest.", kind="interests"),
        item("Minutes", "Matters arising: the gate was mended.", kind="previous_minutes"),
    ]
    assert found(items.doubts(outline(), read)) == []


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("The Chairman reported on the engagements since the last Council meeting", True),
        ("There were no declarations of any disclosable pecuniary interests.", True),
        ("Disclosure of pecuniary interest: None.", False),
        ("Apologies for absence", False),
        ("The Chairman opened the meeting and welcomed everybody present.", False),
    ],
)
def test_what_stands_before_the_first_item(line, doubted):
    told = items.doubts(outline(line), [item("Footpaths", "Noted.")])
    assert found(told) == ([("item_unseen", "items")] if doubted else [])


def test_items_counted_inside_a_paragraph():
    words = (
        "1. The Chairman welcomed all. 2. Peter Hale was away. 3. The gate was mended. 4. The bank was empty."
    )
    told = items.doubts(outline(), [item("Annual meeting", words)])
    assert found(told) == [("item_unseen", "items.1")]


@pytest.mark.parametrize("taken", [(0,), ()])
def test_limbs_counted_inside_a_decision_or_out_of_turn(taken):
    words = "1. Note the report. 2. Agree the plan. 3. Thank the Clerk."
    if not taken:
        words = "1. Note the report. 3. Agree the plan. 5. Thank the Clerk."
    assert found(items.doubts(outline(), [item("Annual meeting", words, taken=taken)])) == []


@pytest.mark.parametrize("words", ["PLA147/14", "II MINUTES", "IV. ADOPTION OF AGENDA"])
def test_a_number_in_a_line_of_its_own(words):
    told = items.doubts(outline(), [item("Footpaths", words, "Noted."), item("Trees", "Noted.")])
    assert found(told) == [("item_unseen", "items.1")]


def test_items_that_a_copy_all_counts_with_one_number():
    again = Passage("Matters Arising:", (Line(33, "1. Matters Arising:"),), label="1.")
    read = item("Minutes", "Read and agreed.", number="1", kind="previous_minutes")
    assert found(items.doubts(outline(), [read])) == []
    told = items.doubts(outline(), [replace(read, body=(*read.body, again))])
    assert found(told) == [("item_unseen", "items.1")]
    told = items.doubts(outline(), [replace(read, body=(*read.body, again)), item("Trees", number="2")])
    assert found(told) == []


def test_numbers_before_several_titles():
    read = [item("PL/38 Trees", "Noted."), item("PL/39 Appeals", "Noted."), item("Dates", "None.")]
    assert found(items.doubts(outline(), read)) == [
        ("number_unread", "items.1"),
        ("number_unread", "items.2"),
    ]


def test_a_number_alone_before_an_item_that_has_none():
    read = [
        item("Open Session", "The stile was broken.", "2025.32"),
        item("Interests"),
        item("Trees", number="3"),
    ]
    assert found(items.doubts(outline(), read)) == [("number_unread", "items.2.number")]
    numbered = [item("Open Session", "The stile was broken.", "12"), item("Trees", number="3")]
    assert found(items.doubts(outline(), numbered)) == []


def test_one_title_that_begins_like_a_number_or_titles_that_have_theirs():
    alone = [item("A635 Bus Corridor", "Noted."), item("Dates", "None.")]
    numbered = [item("A635 Bus Corridor", number="1"), item("A636 Bus Corridor", number="2")]
    assert found(items.doubts(outline(), alone)) == []
    assert found(items.doubts(outline(), numbered)) == []


def test_a_label_behind_several_titles():
    read = [item("Business Planner Minutes"), item("Roads Minutes")]
    assert found(items.doubts(outline(), read)) == [
        ("title_unclear", "items.1.title"),
        ("title_unclear", "items.2.title"),
    ]


def test_headings_that_come_again():
    read = [item("Rents"), item("Reason for the Decision"), item("Voids"), item("Reason for the Decision")]
    assert found(items.doubts(outline(), read)) == [
        ("title_repeated", "items.2"),
        ("title_repeated", "items.4"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Councillors Lund and Gale declared a personal interest in item 6",
        "Village Hall – 116.00 hire",
        "Bench £450",
        "Appointment of clerk – Cllr Gale asked the",
        "/ Apologies",
        "Mr. David Hale",
        "Minutes PDF",
        "Declarations of Interest Minutes",
        "Minutes for this meeting were approved",
        "0. Attendance",
        "The Commission considered a report of the Director",
        "CLERK TO CIRCULATE",
        "LPS.19",
        "Questions from councillors (Agenda Item. 4)",
        "DS To liaise with the police",
        "The seminar: feedback The Chairman found it useful",
        "Matters Arising. See item 13 below",
        "To consider nominations No nominations received",
    ],
)
def test_a_title_that_is_none(title):
    assert found(items.doubts(outline(), [item(title)])) == [("title_unclear", "items.1.title")]


@pytest.mark.parametrize(
    "title",
    [
        "Minutes",
        "Confirmation of Minutes",
        "Matters Arising from the Minutes",
        "To consider matters that were deferred at the last meeting",
        "THAT we award the tender for delivery and stockpile of",
        "Petitions received under Standing Order 44",
        "Minutes of the meeting held on 12.4.26",
        "Part 5, Section 5.11",
        "World War II",
        "Alternative options considered and rejected",
        "Debts for under £5,000 for Council Tax",
    ],
)
def test_a_title(title):
    assert found(items.doubts(outline(), [item(title), item("Trees")])) == []


def test_initials_of_who_is_to_act_behind_several_titles():
    read = [
        item("Allotments LM", number="1"),
        item("Cemetery DE", number="2"),
        item("Work on the EU", number="3"),
    ]
    assert found(items.doubts(outline(), read)) == [
        ("title_unclear", "items.1.title"),
        ("title_unclear", "items.2.title"),
    ]


# --- the decisions ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "After some talk it was agreed to buy the bench.",
        "=> RESOLVED that the report be noted.",
        "The accounts were approved by all.",
        "Cllr Reay proposed, and Cllr Lund seconded, a grant of £50.",
        "Councillors appointed Peter Dance.",
        "Mr Hale was elected Chairman, proposed by Mr Orr.",
        "The Parish Council voted 4 to 1 for the plan.",
        "Penderfynwyd derbyn yr adroddiad.",
        "Decision",
        "Approved and signed.",
        "were approved and signed.",
        "Minutes of 3rd February agreed.",
        "After some talk a rise of 4% was agreed.",
        "DEFERRED to the meeting on 10 March",
        "The Chairman signed the minutes as true.",
    ],
)
def test_a_decision_that_was_not_read(words):
    told = decisions.doubts((), [item("Footpaths", words)])
    assert found(told) == [("decision_unread", "items.1.resolutions")]


@pytest.mark.parametrize(
    "words",
    [
        "The Clerk said that it was agreed with the contractor that work would begin.",
        'The letter said "It was resolved to close the road".',
        "Kelby District Council has agreed to pay for it.",
        "Members agreed to think about it.",
        "She remained in the meeting and voted.",
        "Mr Hale said that he had voted for the pub in the village poll.",
        "The volunteers carried out repairs.",
        "Carried out timber repairs to the porch.",
        "A vote on an increase would be taken by the Board.",
        "The budget was approved at the meeting of the Board in May.",
        "There were no substitute members appointed.",
    ],
)
def test_words_that_decide_nothing(words):
    assert found(decisions.doubts((), [item("Footpaths", words)])) == []


def test_beside_a_decision_only_what_is_formal_counts():
    read = decision("That the gate be mended.")
    narrative = item(
        "Gate",
        "RESOLVED: That the gate be mended.",
        "It was agreed that it squeaked.",
        resolutions=[read],
        taken=(0,),
    )
    formal = item(
        "Gate",
        "RESOLVED: That the gate be mended.",
        "RESOLVED: That it be painted.",
        resolutions=[read],
        taken=(0,),
    )
    assert found(decisions.doubts((), [narrative])) == []
    assert found(decisions.doubts((), [formal])) == [("decision_unread", "items.1.resolutions")]


@pytest.mark.parametrize(
    "text",
    [
        "Decision",
        ".",
        "that Cllr Evans",
        "It was proposed by Cllr Lund that …",
        "that Cabinet:-",
        "to pay for the",
        "Proposed: Cllr King",
        "to: 1.",
        "Minutes: None.",
    ],
)
def test_a_decision_that_is_not_whole(text):
    told = decisions.doubts((), [item("Gate", text, resolutions=[decision(text)], taken=(0,))])
    assert ("decision_unclear", "items.1.resolutions.1") in found(told)


@pytest.mark.parametrize(
    "text",
    [
        "That the gate be mended.",
        "the following declarations of interest:-",
        "1. That the report be noted. 2. That the plan be agreed.",
        "That, in accordance with what it was agreed to do, the plan be kept.",
        "The minutes were approved.",
    ],
)
def test_a_decision_that_is_whole(text):
    assert found(decisions.doubts((), [item("Gate", text, resolutions=[decision(text)], taken=(0,))])) == []


def test_words_that_tell_the_fate_of_a_motion_without_its_votes():
    text = "The amendment was declared LOST."
    alone = item("Gate", text, resolutions=[decision(text)], taken=(0,))
    counted = item("Gate", text, resolutions=[decision(text, votes=Votes(8, 12))], taken=(0,))
    assert found(decisions.doubts((), [alone])) == [("decision_unclear", "items.1.resolutions.1")]
    assert found(decisions.doubts((), [counted])) == []


def test_what_was_agreed_beside_a_decision_where_no_word_is_formal():
    body = ("It was agreed to mend the gate.", "It was agreed that the clerk to paint it.")
    read = item("Gate", *body, resolutions=[decision("to mend the gate.")], taken=(0,))
    assert found(decisions.doubts((), [read])) == [("decision_unread", "items.1.resolutions")]


REAY, LUND = Attendee("Ann Reay"), Attendee("T Lund")


@pytest.mark.parametrize(
    ("before", "doubted"),
    [
        ("Moved by Ann Reay, seconded by T Lund", True),
        ("A. Reay – T. Lund", True),
        ("Councillor Reay, seconded by Councillor Lund, proposed the following motion:", True),
        ("Accepted. (LC/TB)", True),
        ("(AR/TL)", True),
        ("Proposed and seconded by T Lund", True),
        ("Proposed and seconded without a name", False),
        ("Moved by the Chairman", False),
        ("The budget of 2026/27 – Part One", False),
        ("Cllr Reay had moved house", False),
    ],
)
def test_movers_beside_a_decision(before, doubted):
    read = item(
        "Gate",
        before,
        "That the gate be mended.",
        resolutions=[decision("That the gate be mended.", line=32)],
        taken=(1,),
    )
    told = decisions.doubts((REAY, LUND), [read])
    assert found(told) == ([("movers_unread", "items.1.resolutions.1.moved_by")] if doubted else [])


@pytest.mark.parametrize(
    ("movers", "doubted"),
    [
        (("AR", "TL"), False),
        (("AR", "XY"), False),
        (("HR", "IT"), True),
        (("SW", None), True),
        (("Lund", None), False),
    ],
)
def test_initials_of_movers_that_fit_nobody(movers, doubted):
    moved = replace(decision("To fund it (HR/IT)."), moved_by=movers[0], seconded_by=movers[1])
    read = item("Staffing", "To fund it (HR/IT).", resolutions=[moved], taken=(0,))
    expected = [("movers_unclear", "items.1.resolutions.1.moved_by")] if doubted else []
    assert found(decisions.doubts((REAY, LUND), [read])) == expected
    assert found(decisions.doubts((), [read])) == []


def test_movers_that_were_read():
    read = decision("That the gate be mended.", line=32, moved_by="Ann Reay")
    told = decisions.doubts(
        (REAY, LUND), [item("Gate", "Moved by Ann Reay", "That …", resolutions=[read], taken=(1,))]
    )
    assert found(told) == []


@pytest.mark.parametrize(
    ("behind", "path"),
    [
        ("The vote was 8 in favour and 2 against.", "items.1.resolutions.1.votes"),
        ("Carried 8-2", "items.1.resolutions.1.votes"),
        ("A vote on the motion: FOR - 8 Members, AGAINST - 2 Members.", "items.1.resolutions"),
        ("Further talk followed.", None),
        ("Of 90 residents 43 voted for the closure.", None),
    ],
)
def test_votes_beside_a_decision(behind, path):
    read = decision("That the gate be mended.")
    told = decisions.doubts(
        (), [item("Gate", "That the gate be mended.", behind, resolutions=[read], taken=(0,))]
    )
    assert found(told) == ([("votes_unread", path)] if path else [])


def test_votes_above_a_decision_count_for_the_item():
    read = item(
        "Gate",
        "For: 5; Against: 0; Abstentions: 0",
        "That …",
        resolutions=[decision("That the gate be mended.", line=32)],
        taken=(1,),
    )
    assert found(decisions.doubts((), [read])) == [("votes_unread", "items.1.resolutions")]


def test_a_decision_that_ends_inside_a_number():
    text = "The precept was put up by 4.2% to £14,600."
    read = item("Precept", text, resolutions=[decision("The precept was put up by 4.")], taken=(0,))
    assert found(decisions.doubts((), [read])) == [("decision_unclear", "items.1.resolutions.1")]


@pytest.mark.parametrize(
    ("text", "outcome", "doubted"),
    [
        ("That the minutes be confirmed, save that for resolved be read rejected.", "refused", True),
        ("That the application be refused.", "refused", False),
        ("That the minutes be confirmed.", "agreed", False),
    ],
)
def test_an_outcome_that_the_words_gainsay(text, outcome, doubted):
    read = item("Minutes", text, resolutions=[replace(decision(text), outcome=outcome)], taken=(0,))
    told = found(decisions.doubts((), [read]))
    assert told == ([("outcome_unclear", "items.1.resolutions.1.outcome")] if doubted else [])


# --- what is not open to the public ------------------------------------------------------------------------------

EXCLUDED = "That the press and public be excluded from the meeting for the following item."


def private(title: str, *, resolved: str | None = None, held: bool = False) -> Item:
    read = (decision(resolved),) if resolved else ()
    return Item(None, title, (30, 31), resolutions=read, restriction=Restriction("exempt") if held else None)


@pytest.mark.parametrize(
    "title", ["Professional Fees [Para 1]", "Depot (EXEMPT)", "Exempt: Sale of Land", "Part II Minutes"]
)
def test_a_title_that_says_that_the_item_is_private(title):
    assert found(openness.doubts([private(title)])) == [("restriction_unread", "items.1")]
    assert found(openness.doubts([private(title, held=True)])) == []


@pytest.mark.parametrize(
    "title", ["Exempt from council tax: empty homes", "Confidential Helpline", "EXEMPT INFORMATION", "Part 5"]
)
def test_a_title_that_says_no_such_thing(title):
    assert found(openness.doubts([private(title)])) == []


def test_what_may_be_private_is_said_whatever_else_is_reported_of_the_item():
    of_title = Problem(30, "items.1.title", "title_unclear", "Check where the title ends.", blocking=False)
    read = minutes(items=(private("Depot (EXEMPT)"),), problems=(of_title,))
    assert found(doubts_in(read, outline(), [])) == [("restriction_unread", "items.1")]
    told_twice = minutes(items=(private("Exclusion", resolved=EXCLUDED), private("Depot (EXEMPT)")))
    assert found(doubts_in(told_twice, outline(), [])) == [("restriction_unread", "items.2")]


def test_an_exclusion_after_which_nothing_is_held_back():
    excludes = private("Exclusion of the public", resolved=EXCLUDED)
    assert found(openness.doubts([excludes, private("Depot")])) == [("restriction_unread", "items.2")]
    assert found(openness.doubts([excludes, private("Depot", held=True)])) == []
    assert found(openness.doubts([excludes])) == []
    assert found(openness.doubts([private("Gate", resolved="That it be mended."), private("Depot")])) == []


def test_a_motion_to_exclude_that_was_lost_leaves_nothing_to_hold_back():
    lost = replace(decision(EXCLUDED), outcome="lost")
    moved = replace(private("Fences"), resolutions=(lost,))
    assert found(openness.doubts([moved, private("Depot")])) == []


@pytest.mark.parametrize(
    ("told", "doubtful"),
    [
        (
            "The Chair asked members of the public and reporters to leave the room while this was discussed.",
            True,
        ),
        ("The Mayor then invited the press to withdraw.", True),
        ("The Chair asked the public to speak before they had to leave.", False),
        ("The Clerk was asked to leave the public notice where it was.", False),
    ],
)
def test_the_public_are_asked_to_leave_where_nothing_is_held_back(told, doubtful):
    said = (Paragraph("text", None, told, (31, 31)),)
    lease = replace(private("Lease"), paragraphs=said)
    expected = [("restriction_unread", "items.1")] if doubtful else []
    assert found(openness.doubts([lease, private("Depot")])) == expected
    assert found(openness.doubts([replace(lease, restriction=Restriction("unstated"))])) == []
    assert found(openness.doubts([lease, private("Depot", held=True)])) == []


# --- next meetings, agendas, and all together --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("Next Meeting 12 May 2026 in the hall", True),
        ("The next Finance Committee meeting is on 12 May.", True),
        ("The next meeting of the PACT group will be held on 5th November 2026.", False),
        ("The matter will come to the next meeting.", False),
        ("The minute of 12 December 2026 would come to the next meeting.", False),
        ("The next meeting was held on 12 May 2025.", False),
        ("The next Safer Neighbourhood Panel meeting is on 12 May 2026.", False),
    ],
)
def test_a_next_meeting_that_was_not_read(words, doubted):
    laid = outline(sections=[section("Dates", words)])
    assert found(meetings.doubts(minutes(), laid)) == (
        [("next_meeting_unread", "next_meetings")] if doubted else []
    )


def test_a_next_meeting_that_was_read():
    read = (NextMeeting("2026-05-12", None, None, (31, 31)),)
    laid = outline(sections=[section("Dates", "Next Meeting 12 May 2026")])
    assert found(meetings.doubts(minutes(next_meetings=read), laid)) == []


def test_an_agenda_with_a_list_of_those_present():
    told = agendas.doubts(outline(attendance=["Present", "Councillors Reay and Lund"]))
    assert found(told) == [("agenda_unclear", "attendance"), ("agenda_unclear", "items")]
    assert found(agendas.doubts(outline(attendance=["Membership: Councillors Reay and Lund"]))) == []


@pytest.mark.parametrize(
    ("words", "doubted"),
    [
        ("RESOLVED that the minutes be approved.", True),
        ("There were no declarations of interest.", True),
        ("(Note: questions last ten minutes.) Minutes: There were no questions from the public.", True),
        ("To resolve that the public be excluded.", False),
        ("Members are asked to declare any interests.", False),
    ],
)
def test_an_agenda_that_decides(words, doubted):
    told = agendas.doubts(outline(sections=[section("Minutes", words)]))
    assert [path for _, path in found(told)] == (["attendance", "items"] if doubted else [])


def test_nothing_is_doubted_on_whose_path_something_is_reported():
    laid = outline("Kelby Town Council", "Memorial Hall, Kelby")
    reported = Problem(2, "venue", "venue_unclear", "…")
    assert found(doubts_in(minutes(venue=None), laid, [])) == [("venue_unclear", "venue")]
    assert found(doubts_in(minutes(venue=None, problems=(reported,)), laid, [])) == []


def test_an_item_in_doubt_is_not_doubted_in_its_parts():
    read = [item("Footpaths", "Correspondence: a letter. It was agreed to reply."), item("Trees", "Noted.")]
    assert found(doubts_in(minutes(), outline(), read)) == [("item_unseen", "items.1")]


def test_an_agenda_and_what_has_no_items_lack_nothing():
    read = [item("Footpaths", "It was agreed to reply.")]
    agenda = replace(minutes(), document_kind="agenda", venue=None)
    other = replace(minutes(), document_kind="other", venue=None)
    assert found(doubts_in(agenda, outline("Kelby Hall"), read)) == []
    assert found(doubts_in(other, outline("Kelby Hall"), [])) == []


def test_what_calls_itself_minutes_is_doubted_though_it_was_not_known_for_them():
    other = replace(minutes(), document_kind="other", venue=None)
    told = doubts_in(other, outline("MINUTES of a meeting in Kelby Hall"), [])
    assert found(told) == [("venue_unclear", "venue")]


def test_a_problem_of_one_item_leaves_a_doubt_about_what_stands_before_the_first():
    reported = Problem(30, "items.1.number", "number_gap", "…")
    laid = outline("There were no declarations of interest to be noted.")
    told = doubts_in(minutes(problems=(reported,)), laid, [item("Footpaths", "Noted.")])
    assert found(told) == [("item_unseen", "items")]


def beside(printed: str, title: str) -> list[tuple[str, str]]:
    laid = outline(sections=[section(printed, "Nothing was said.")])
    return found(items.doubts(laid, [item(title, "Nothing was said.")]))


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("5.   Drainage of the Meadow               Clerk", "Drainage of the Meadow Clerk"),
        ("PL12/26  Drainage of the\tTown Warden", "Drainage of the Town Warden Meadow"),
    ],
)
def test_words_of_a_column_beside_a_title(printed, title):
    assert beside(printed, title) == [("title_unclear", "items.1.title")]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("5.          Drainage of the Meadow", "Drainage of the Meadow"),
        ("PL12/26     Drainage of the Meadow", "Drainage of the Meadow"),
        ("5.   Drainage of the Meadow               Clerk", "Drainage of the Meadow"),
        ("5.  Drainage  of  the  Meadow  at  Kelby", "Drainage of the Meadow at Kelby"),
    ],
)
def test_no_words_beside_a_title(printed, title):
    assert beside(printed, title) == []


@pytest.mark.parametrize(
    ("between", "heading", "doubted"),
    [("\n\n\n", "", True), ("\n\n", "", False), ("\n\n\n", "Present\n\n", False)],
)
def test_two_lists_of_names_whose_headings_were_lost(between, heading, doubted):
    first = "Cllr Ann Reay (Chairperson) (AR) - Kelby Town Council\nCllr Bo Lund (BL) - Kelby Town Council\nCllr Cy Moss (CM) - Kelby Town Council"
    second = "Cllr Di Tarn (DT) - Kelby Town Council\nCllr Ed Hale (EH) - Kelby Town Council\nCllr Flo Bale (FB) - Kelby Town Council"
    text = f"Coast Forum - Tuesday 23rd November 2021\n\nMeeting Notes\n\n{heading}{first}{between}{second}\n\n1. Welcome\n\nAll were welcomed.\n"
    told = {each.code for each in read(text.encode(), "notes.txt").problems}
    assert ("people_set_apart" in told) == doubted
