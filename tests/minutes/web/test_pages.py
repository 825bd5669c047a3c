"""Web pages of committee systems, whole: which kind of page it is and what of it is minutes."""

import pytest

from council.minutes import parse, read
from council.minutes.lines import Document, Line

HEAD = (
    "Agenda and minutes",
    "Audit Committee - Tuesday, 3rd March, 2026 7.00 pm",
    "Venue: Old Library, Kelby. View directions",
    "Contact: Sam Poole 01632 960001",
    "Items",
    "No. Item",
)


def page(*rows: str, media_type: str = "text/plain"):
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1))
    return parse(Document(media_type, lines))


def titles(minutes) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in minutes.items]


def codes(minutes) -> list[tuple[str, str | None]]:
    return [(each.code, each.path) for each in minutes.problems]


def test_agenda_text_declares_no_interest_and_sends_no_apology():
    minutes = page(
        *HEAD, "1.", "Apologies", "To note apologies from Councillor A Moss.", "Minutes:", "There were none.",
        "2.", "Declarations of Interest", "Councillor B Lund declared a personal interest last time.", "Minutes:", "None.",
    )  # fmt: skip
    assert minutes.attendance == ()
    assert minutes.items[1].interests == ()
    assert minutes.stated_none == ("attendance.apologies", "items.2.interests")
    assert {paragraph.kind for item in minutes.items for paragraph in item.paragraphs} == {
        "agenda_text",
        "text",
    }


def test_a_decision_under_both_labels_counts_once_and_a_second_one_is_kept():
    minutes = page(
        *HEAD, "1.", "Parking", "Decision:", "RESOLVED: That the charges be frozen.", "Minutes:",
        "Councillor Moss moved, Councillor Lund seconded, and it was", "RESOLVED: That the charges be frozen.",
        "2.", "Markets", "Decision:", "RESOLVED: That the stalls be let.", "RESOLVED: That the fees be raised.", "Minutes:",
        "The stalls had stood empty for a year.", "RESOLVED: That the stalls be let.",
    )  # fmt: skip
    parking, markets = minutes.items
    assert [(each.text, each.moved_by) for each in parking.resolutions] == [
        ("That the charges be frozen.", "Moss")
    ]
    assert {each.text for each in markets.resolutions} >= {
        "That the stalls be let.",
        "That the fees be raised.",
    }


@pytest.mark.parametrize(
    ("decided", "outcome"),
    [
        ("Noted.", "noted"),
        ("Recommendations agreed.", "agreed"),
        ("Deferred to the May meeting.", "deferred"),
    ],
)
def test_a_word_under_the_label_decides(decided, outcome):
    minutes = page(*HEAD, "1.", "Parking", "Decision:", decided, "Minutes:", "The Head of Parking spoke.")
    assert [each.outcome for each in minutes.items[0].resolutions] == [outcome]


@pytest.mark.parametrize(
    "said", ["There was no other business notified.", "Apologies for absence were received from Cllr Moss."]
)
def test_what_was_said_under_the_label_decides_nothing(said):
    minutes = page(*HEAD, "1.", "Other Business", "Decision:", said, "Minutes:", said)
    assert minutes.items[0].resolutions == ()


def test_a_cut_text_is_reported_where_it_is_minutes_and_not_where_it_is_agenda():
    minutes = page(
        *HEAD, "1.", "Air Quality", "The officer to be heard.", "... view the full agenda text for item 1.",
        "Minutes:", "The officer was heard.", "2.", "Trees", "Minutes:", "Trees were discussed.", "…  view the full minutes text for item 2.",
    )  # fmt: skip
    assert codes(minutes) == [("text_truncated", "items.2")]


def test_lists_in_the_minutes_are_no_items():
    minutes = page(
        *HEAD, "1.", "Report of the Mayor", "Minutes:", "The Mayor thanked:", "1.", "The Scouts", "2.", "The Guides", "3.", "The Rangers",
        "2.", "Declarations of Interest", "Minutes:", "None.", "3.", "Town Centre", "Minutes:", "It was busy.",
    )  # fmt: skip
    assert [number for number, _ in titles(minutes)] == ["1", "2", "3"]
    assert titles(minutes)[1][1] == "Declarations of Interest"


def test_minutes_behind_their_label_on_one_line_are_read():
    minutes = page(
        *HEAD, "1. Apologies", "Minutes: Apologies were received from Councillor A Moss.",
        "2. Declarations of Interest", "Minutes: None.", "3. Town Centre", "Decision: Noted.",
    )  # fmt: skip
    assert titles(minutes) == [
        ("1", "Apologies"),
        ("2", "Declarations of Interest"),
        ("3", "Town Centre"),
    ]
    assert [person.name for person in minutes.attendance] == ["A Moss"]


def test_an_agenda_without_minutes_decides_nothing():
    minutes = page(
        "Agenda", *HEAD[1:], "1.", "Apologies", "2.", "Exclusion of the Public",
        "To consider passing the following: RESOLVED that the public be excluded for item 3.", "3.", "Lease of the Wharf",
    )  # fmt: skip
    assert (minutes.document_kind, minutes.date) == ("agenda", "2026-03-03")
    assert [item.resolutions for item in minutes.items] == [(), (), ()]
    assert codes(minutes) == []


def test_a_page_that_names_no_meeting_has_no_date_and_no_committee():
    minutes = page(
        "Home > Committees > Audit Committee", "Agenda item", "Trees", "Minutes:", "Trees were discussed."
    )
    assert (minutes.committee, minutes.date, titles(minutes)) == (None, None, [(None, "Trees")])
    assert codes(minutes) == [("no_date", "date"), ("no_committee", "committee")]


def test_the_number_of_the_item_stands_with_the_meeting():
    minutes = page(
        "Agenda item", "Trees", "- Meeting of Executive, Monday, 2nd March, 2026 6.00 pm (Item EX 32.)", "Minutes:", "Trees grew."
    )  # fmt: skip
    assert (minutes.committee, minutes.date, minutes.start_time) == ("Executive", "2026-03-02", "18:00")
    assert titles(minutes) == [("EX 32", "Trees")]


def test_a_stamp_in_the_agenda_text_holds_the_minutes_back():
    minutes = page(
        *HEAD, "1.", "Apologies", "Minutes:", "None.", "2.", "Lease of the Wharf",
        "(Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A)", "Minutes:", "The rent was told.",
    )  # fmt: skip
    assert [bool(item.restriction) for item in minutes.items] == [False, True]


def test_a_restricted_enclosure_in_the_list_of_papers_holds_nothing_back():
    minutes = page(
        *HEAD, "1.", "Lease of the Wharf", "To consider the report.", "Additional documents:",
        "Appendix 2 - Restricted enclosure 5", "Minutes:", "The lease was let in public.",
    )  # fmt: skip
    assert minutes.items[0].restriction is None
    assert [paragraph.text for paragraph in minutes.items[0].paragraphs] == [
        "To consider the report.",
        "The lease was let in public.",
    ]


def test_a_part_heading_and_a_footer_are_no_items():
    html = """<html><body><h1>Agenda and minutes</h1><h2>Cabinet - Thursday, 12th February, 2026 10.00 am - Kelby Borough Council</h2>
    <table><tr><th>No.</th><th>Item</th></tr><tr><td>5.</td><td><p>Apologies</p><p>Minutes:</p><p>There were none.</p></td></tr>
    <tr><td></td><td><p>PART TWO</p></td></tr><tr><td>6.</td><td><p>Trees <span>PDF 1 MB</span></p><p>Minutes:</p><p>Trees grew.</p></td></tr></table>
    <p>Kelby Borough Council, Town Hall, Kelby</p></body></html>"""
    minutes = read(html.encode(), "page.html")
    assert titles(minutes) == [("5", "Apologies"), ("6", "Trees")]
    assert (minutes.council, minutes.committee, minutes.start_time) == (
        "Kelby Borough Council",
        "Cabinet",
        "10:00",
    )
    assert minutes.text[-1].used_as == "web_furniture"


def test_a_cancelled_meeting_without_items_is_a_notice():
    minutes = page("Agenda", HEAD[1] + ", CANCELLED", "This meeting has been cancelled.", "No. Item")
    assert (minutes.document_kind, minutes.date) == ("other", "2026-03-03")


@pytest.mark.parametrize("media_type", ["application/pdf", "application/msword"])
def test_a_printed_document_is_no_web_page_whatever_it_quotes(media_type):
    minutes = page(
        "Kelby Council", "Minutes of the Audit Committee held on 3 March 2026", "Present: Cllr A Moss",
        "1. Agenda item", "Decision:", "Noted.", media_type=media_type,
    )  # fmt: skip
    assert minutes.date == "2026-03-03"
    assert [person.name for person in minutes.attendance] == ["A Moss"]


def test_plain_minutes_with_a_heading_for_decisions_are_no_web_page():
    minutes = page(
        "Kelby Parish Council", "Minutes of the meeting held on Tuesday 3 March 2026 at 7.00 pm in the Hall", "Present: Cllr A Moss and Cllr B Lund",
        "1. Apologies", "None.", "2. Planning", "Decision:", "That no objection be made.", "3. Minutes", "Approved.",
    )  # fmt: skip
    assert (minutes.committee, minutes.date) == ("Kelby Parish Council", "2026-03-03")
    assert len(minutes.attendance) == 2
    assert [number for number, _ in titles(minutes)] == ["1", "2", "3"]


def test_limbs_that_lost_their_introducer_decide_and_points_of_a_discussion_do_not():
    minutes = page(
        "Agenda item", "Treasury Management", "Consideration was given to a report.",
        "(1) the position as at 30 November be noted; and", "(2) the strategy for the year be adopted.", "Supporting documents:",
    )  # fmt: skip
    assert [[part.label for part in each.parts] for each in minutes.items[0].resolutions] == [["(1)", "(2)"]]
    minutes = page(
        "Agenda item", "Political Control", "The Lead Officer gave the Board an update:",
        "a) work had begun to look at a committee system;", "b) members may be approached for their views.",
    )  # fmt: skip
    assert minutes.items[0].resolutions == ()


def test_one_item_with_its_number_and_paper_and_nothing_around_it_is_read():
    minutes = page(
        "94 Treasury Policy PDF 243 KB", "Report of the Head of Finance", "Minutes:", "It was discussed."
    )
    assert titles(minutes) == [("94", "Treasury Policy")]
    minutes = page(
        "2026 in Numbers PDF 243 KB", "Report of the Head of Finance", "Minutes:", "It was discussed."
    )
    assert titles(minutes) == [(None, "2026 in Numbers")]


def test_printed_minutes_with_the_labels_of_a_page_are_no_page():
    minutes = page(
        "Kelby Parish Council", "Minutes of the meeting held on Tuesday 3 March 2026 at 7.00 pm in the Hall", "Present: Cllr A Moss and Cllr B Lund",
        "1. Apologies", "Minutes:", "None.", "2. Planning", "Minutes:", "No objection was made.", "3. Close", "Minutes:", "Closed.",
    )  # fmt: skip
    assert (minutes.committee, minutes.date, len(minutes.attendance)) == (
        "Kelby Parish Council",
        "2026-03-03",
        2,
    )


def test_a_list_whose_head_was_lost_keeps_its_heading():
    minutes = page(
        HEAD[1], HEAD[2], "1.", "Apologies", "Minutes:", "None.", "2.", "Trees", "Minutes:", "Trees grew."
    )
    assert (minutes.committee, minutes.venue) == ("Audit Committee", "Old Library, Kelby")
    assert titles(minutes) == [("1", "Apologies"), ("2", "Trees")]


def test_numbers_with_the_letters_of_a_committee_and_a_part_heading_above_them():
    minutes = page(
        *HEAD, "PART 1 - OPEN TO THE PUBLIC", "DC34", "Declarations of Interest", "Minutes:", "No declarations were made.",
        "DC35", "Applications PDF 4 MB", "Minutes:", "It was RESOLVED that permission be granted.",
    )  # fmt: skip
    assert titles(minutes) == [("DC34", "Declarations of Interest"), ("DC35", "Applications")]
    assert minutes.text[6].used_as == "header"


def test_a_note_numbered_last_and_printed_first_keeps_its_number_and_the_papers_are_no_items():
    minutes = page(
        *HEAD, "8.", "Attendance note", "Minutes:", "Cllr Niblick arrived during item 5.",
        "1.", "Preliminary Matters", "To consider the identification of interests.", "Minutes:", "Resolved that none was made.",
    )  # fmt: skip
    assert titles(minutes) == [("8", "Attendance note"), ("1", "Preliminary Matters")]


def test_the_stamp_of_a_pack_on_printed_minutes_makes_no_page_of_one_item():
    minutes = page(
        "Agenda Item 5", "1", "Planning Committee", "Wednesday, 25 March 2026", "Present: Councillor Sorrell (Chairman)",
        "1. Apologies", "Apologies were received from Councillor Weedon.", "2. Site Visits", "None was proposed.",
    )  # fmt: skip
    assert (minutes.document_kind, minutes.committee, minutes.date) == (
        "minutes",
        "Planning Committee",
        "2026-03-25",
    )
    assert titles(minutes) == [("1", "Apologies"), ("2", "Site Visits")]


def test_lettered_things_that_were_told_are_no_items():
    minutes = page(
        *HEAD[:-1], "No. Item", "Disclosure of interests",
        "a) Councillor Moss declared a personal interest in item 6.", "b) Councillor Lund declared an interest in item 10.",
        "Chair Announcements", "The Chair congratulated the young farmers.",
    )  # fmt: skip
    assert [item.title for item in minutes.items] == ["Disclosure of interests", "Chair Announcements"]


def test_agenda_texts_and_what_was_told_make_a_page_though_a_copy_kept_nothing_else():
    minutes = page(
        "Apologies for absence were received from Cllrs Lane and J Ward.",
        "To confirm the minutes of the meetings held on 20 May 2026 (Special and Annual Meeting) as correct records.",
        "That the minutes of the meetings held on 20 May 2026, be confirmed.",
        "To note any declarations of interest made by members in connection with an agenda item.",
        "There were no declarations of any interests by Members.",
        "Special Announcements from the Mayor, Leader, Members of the Cabinet or Chief Executive",
        "The Mayor congratulated the Pension Fund, chaired by Councillor Madley, on its award.",
    )
    assert [item.kind for item in minutes.items] == [
        "apologies", "previous_minutes", "interests", "chair_announcements"
    ]  # fmt: skip
    assert (minutes.date, minutes.chair) == (None, None)


def test_an_agenda_that_is_numbered_is_no_copy_of_a_page():
    minutes = page(
        "Kelby Parish Council", "1. To receive apologies.", "Apologies were received from Cllr Lund.",
        "2. To receive any declarations of interest.", "There were no declarations.", "3. To confirm the minutes.", "The minutes were confirmed.",
    )  # fmt: skip
    assert [item.number for item in minutes.items] == ["1", "2", "3"]


def test_the_annual_general_meeting_of_the_council_is_named():
    minutes = page(
        HEAD[0],
        "AGM, Council - Wednesday 20 May 2026 7.00 pm",
        "No. Item",
        "1.",
        "Apologies",
        "Minutes:",
        "None.",
    )
    assert minutes.committee == "Council"


def test_decisions_that_lost_all_around_them_are_one_item_without_a_title():
    minutes = page(
        "RESOLVED: To note that there were no Reserve Members in attendance at this meeting.",
        "RESOLVED: To note that the following interests were declared:",
        "(Councillor Tess Reay took the Chair for consideration of these applications).",
        "Item 2/16 - St Lund's College, 18 High Street, Kelby Councillor Owen Moss – prejudicial interest as his son attended the college. He would leave the room.",
        "RESOLVED: That the minutes of the meeting held on 9 September 2026 be taken as read and signed as a correct record.",
    )
    assert (len(minutes.items), minutes.items[0].number, len(minutes.items[0].resolutions)) == (1, None, 3)
    assert (minutes.date, minutes.chair) == (None, None)
    assert "title_lost" in [each.code for each in minutes.problems]


def test_an_oral_item_is_what_is_asked_and_no_title():
    minutes = page(
        "No. | Item |", "---|---|",
        "Term of Office of Members Oral item. Minutes: The Panel extended the terms of office. |",
        "Apologies Members are reminded that substitutes may be named. Minutes: There were none. |",
    )  # fmt: skip
    assert [item.title for item in minutes.items] == ["Term of Office of Members", "Apologies"]


def test_a_welsh_page_whose_head_has_a_stop_is_a_list_and_its_links_are_no_titles():
    minutes = page(
        "Rhaglen a chofnodion", "Cyngor Sir - Dydd Mercher, 13eg Mehefin, 2026 10.00 yb", "Mae nifer o gyfarfodydd y cyngor yn cael eu ffrydio'n fyw.",
        "Eitemau", "Rhif. Eitem", "1.", "Cofnodion pdf eicon PDF 281 KB", "Cofnodion:", "Cadarnhawyd y cofnodion.",
        "2.", "Ymddiheuriadau", "Cofnodion:", "Ymddiheurodd y Cynghorwyr K. Lund, C. Reay a T. Moss am na allent fynychu'r cyfarfod.",
    )  # fmt: skip
    assert titles(minutes) == [("1", "Cofnodion"), ("2", "Ymddiheuriadau")]
    assert (minutes.council, minutes.committee, minutes.date) == (None, "Cyngor Sir", "2026-06-13")
    assert [each.name for each in minutes.attendance] == ["K. Lund", "C. Reay", "T. Moss"]


def test_noted_at_the_end_of_an_item_is_no_part_of_the_next_number():
    minutes = page(
        *HEAD, "1.", "Apologies", "Minutes:", "None was received.", "NOTED", "2.", "Urgent Business", "Minutes:", "There was none.",
        "NOTED", "3.", "Site Visits", "Minutes:", "None was proposed.",
    )  # fmt: skip
    assert [item.number for item in minutes.items] == ["1", "2", "3"]


def test_an_authority_alone_is_who_met():
    minutes = page(
        HEAD[0], "National Park Authority - Monday, 5th July, 2026 2.00 pm", "No. Item", "1.", "Apologies", "Minutes:", "None.",
        "2.", "Site Visits", "Minutes:", "None.",
    )  # fmt: skip
    assert (minutes.committee, minutes.start_time) == ("National Park Authority", "14:00")


def test_a_note_between_two_answers_opens_no_item():
    minutes = page(
        "Public Question Time Minutes: There were no questions from the public.",
        "(Note: Public Question Time will last for a maximum of 30 minutes) Minutes: There were no questions from the public. |",
        "Members Questions Minutes: There were no questions from Members. |",
        "Declarations of Interest Minutes: There were no declarations of interest.",
        "If in doubt contact the Legal Services representative for this meeting. Minutes: There were no declarations of interest. |",
    )
    assert [item.title for item in minutes.items] == [
        "Public Question Time", "Members Questions", "Declarations of Interest"
    ]  # fmt: skip
