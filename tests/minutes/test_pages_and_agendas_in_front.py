"""Pages that lost the head of their table or its strokes, and minutes with an agenda printed above them."""

from council.minutes import read


def _read(text: str) -> dict[str, object]:
    return read(text.encode(), "page.txt").to_json()


def _titles(text: str) -> list[str]:
    return [item["title"] for item in _read(text)["items"]]


HEADLESS_PAGE = """Agenda and minutes

Licensing Committee - Thursday, 4th June, 2026 6.30 pm

Venue: Council Chamber - Kelby House, Kelby. View directions

Contact: Mrs Petra Boyle

Apologies for absence


Apologies for absence were received from Councillor Mrs Reay, Mrs Lund and Noakes.


Minutes of the Meeting held on 26 March 2026

The minutes of a meeting held on 26 March 2026 were presented.


That the minutes of a meeting held on 26 March 2026 be approved and signed by the Chairman as a correct record.


Licensing Act 2003 - Review of Licensing Policy

The Head of Environment submitted a report, which sought approval for a review.


The Council's Licensing Policy was adopted by Council on 8 November 2023 and is now due for review.


The Committee notes the report and agrees the timetable, noting the above comments.
"""


def test_a_page_without_the_head_of_its_table_is_read_by_its_own_head() -> None:
    page = _read(HEADLESS_PAGE)
    assert [item["title"] for item in page["items"]] == [
        "Apologies for absence",
        "Minutes of the Meeting held on 26 March 2026",
        "Licensing Act 2003 - Review of Licensing Policy",
    ]
    assert page["committee"] == "Licensing Committee"
    assert page["venue"] == "Council Chamber - Kelby House, Kelby"
    assert [each["name"] for each in page["attendance"]] == ["Reay", "Lund", "Noakes"]
    decided = [each["text"][:40] for each in page["items"][2]["resolutions"]]
    assert decided == ["The Committee notes the report and agree"]


def test_a_notice_that_a_meeting_was_cancelled_is_no_page_of_items() -> None:
    notice = "\n\n".join(HEADLESS_PAGE.split("\n\n")[:4]) + "\n\nThis meeting has been cancelled\n"
    assert _titles(notice) == []


ROWS = """Before the meeting started, Councillor Reay welcomed Councillor Lund to his first Cabinet meeting.
Apologies for Absence Minutes: Apologies for absence were received from Councillor Anne Moss.
Declaration of Interests Under the Code of Conduct members are reminded that they should make clear the nature of an interest. Minutes: No interests were declared.
Public Question and Answer Session Minutes: No questions were received.
Quarter 1 Performance Report Report of the Chief Executive Presented by the Leader Additional documents:
Minutes: Councillor Reay presented the report.
It was moved by Councillor Reay, seconded by Councillor Lund and
The progress against the objectives for quarter 1 2026/27 be noted.
Reason for decision: To report on quarter 1.
Review of Financial Plan Report of the Director Minutes: Councillor Moss presented the report.
"""


def test_rows_whose_strokes_were_lost_are_known_by_their_labels() -> None:
    assert _titles(ROWS) == [
        "Untitled item",
        "Apologies for Absence",
        "Declaration of Interests",
        "Public Question and Answer Session",
        "Quarter 1 Performance Report",
        "Review of Financial Plan",
    ]


AGENDA_ABOVE = """Licensing Committee – 11 June 2026

Chairman:    Councillor K Moss
Venue:           Church Square House, High Street, Kelby
Time:             10:00 am

  1. Substitutions.
  2. Declarations of disclosable pecuniary interests.
  3. To take the minutes of the meeting held on 5 March 2026 as a correct record.
  4. Appeals Submitted to the Magistrates Court.

PRESENT: – Councillor K Moss in the chair.

Councillors P Lund (Vice-Chairman), Reay, Noakes and Timms.

The committee met at Church Square House, Kelby.

1645 MINUTES – Resolved – That the minutes of the proceedings of this committee held on 5 March 2026 be taken as read.

1646 APPEALS SUBMITTED TO THE MAGISTRATES COURT – Resolved – That the report be noted.
"""


def test_an_agenda_above_the_roll_gives_no_items_where_the_minutes_count_far_on() -> None:
    minutes = _read(AGENDA_ABOVE)
    assert [item["number"] for item in minutes["items"]] == ["1645", "1646"]
    assert (minutes["start_time"], minutes["venue"]) == (
        "10:00",
        "Church Square House, High Street, Kelby",
    )
    assert [each["name"] for each in minutes["attendance"]] == ["K Moss", "P Lund", "Reay", "Noakes", "Timms"]


def test_a_body_that_resolves_under_its_rules_decides() -> None:
    minutes = _read(
        "KELBY COUNCIL\n\nMINUTE of MEETING held in the Town Hall, Kelby on Thursday 3 September 2026 at 4.00 pm.\n\n"
        "Present: Provost Mrs ANNE MOSS, Councillors IAN REAY, The Hon R J PETER LUND and SANDY WEST.\n\n"
        "1. ORDER OF BUSINESS\n\nThe Council resolved, in accordance with Standing Order 11, that the Order of "
        "Business would be as detailed below.\n\n2. CLOSE\n\nThe Provost thanked the members."
    )
    decision = minutes["items"][0]["resolutions"][0]
    assert decision["text"].startswith("in accordance with Standing Order 11, that")
    assert "R J PETER LUND" in [each["name"] for each in minutes["attendance"]]


ISSUE = """Kelby District Council

Issue - meetings

Approval of the minutes

Meeting: 20/01/2026 - Council (Item 51)

51 Approval of Minutes pdf icon PDF 279 KB

Minutes:

The Chairman welcomed everyone present.

Decision

The Council voted unanimously on a show of hands to make the resolution below.

RESOLVED

That the minutes of the meeting of the Council on Tuesday 18 November 2025 be approved as a correct record.
"""


def test_a_decision_that_says_it_is_below_is_read_once_and_the_council_above_the_issue_is_named() -> None:
    page = _read(ISSUE)
    assert page["council"] == "Kelby District Council"
    decisions = page["items"][0]["resolutions"]
    assert [each["text"][:40] for each in decisions] == ["That the minutes of the meeting of the C"]


def test_limbs_of_a_published_decision_are_one_decision() -> None:
    page = _read(
        "Issue - decisions\n\n09/06/2026 - Transfer of Functions\n\n(1)       The comments received from the "
        "constituent councils were noted.\n\n(2)       The proposed timetable was noted and agreed.\n\n"
        "(3)       It was agreed to receive a further report in October.\n"
    )
    decisions = page["items"][0]["resolutions"]
    assert len(decisions) == 1
    assert decisions[0]["text"].startswith("(1) The comments received")


def test_a_report_that_was_received_tells_no_decision_and_a_deferred_item_does() -> None:
    page = _read(
        "Agenda item\n\nMembership of the Board\n\nThe Board is requested to consider its membership.\n\nMinutes:\n\n"
        "The Board received a report following the review which had been undertaken in March.\n\nMembers debated it.\n"
    )
    assert page["items"][0]["resolutions"] == []
    later = _read(
        "Agenda item\n\nMembership of the Board\n\nMinutes:\n\nThis item was deferred to allow the Chair to present it.\n"
    )
    assert later["items"][0]["resolutions"][0]["outcome"] == "deferred"


def test_numbers_of_notes_with_the_day_in_them_and_a_link_that_breaks_off() -> None:
    notes = _read(
        "Kelby Governance Board\n\nNotes of Meeting\n\nWednesday 10 June 2026, 14:30-17:00\n\nAttendance\n\n"
        "Anne Moss – Commissioner\n\nMinutes\n\nRef 01/10/06/2026\n\nApologies.\n\nNone were received.\n\n"
        "Ref 02/10/06/2026\n\nMinutes of 13 May.\n\nThe minutes were recorded as an accurate record.\n\nRef 03/10/06/2026\n\nPerformance Paper.\n\n"
        "The paper was discussed.\n"
    )
    assert [item["number"] for item in notes["items"]] == [
        "01/10/06/2026",
        "02/10/06/2026",
        "03/10/06/2026",
    ]
    assert [each["outcome"] for each in notes["items"][1]["resolutions"]] == ["agreed"]
    cut = HEADLESS_PAGE + "\n\nLong Term Plan Update pdf ico"
    assert _titles(cut)[-1] == "Long Term Plan Update"


ROLL_OF_WARDS = """Kelby and Lorn Council Minutes

Date:
Thursday 17 December 2026
Time:
10:30am
Place:
Council Offices, Kelby

Attendance Details

Members:
Ronnie Noakes (Leader)-North West Kelby
Graham Reay-North West Kelby
Ian Lund-Abbey
Karen Moss-Lorn East and Eskhead
Rob Timms-Abbey
Jane S Boyle-Lorn East and Eskhead
Apologies:
Brian Fenn - Castle Douglas and Glenhead
Marion Crosby - Abbey
Item Number Item/Description
PUBLIC
1 SEDERUNT AND APOLOGIES

The Leader welcomed everyone.

2 DECLARATIONS OF INTEREST

There were none.
"""


def test_wards_stuck_to_the_names_with_a_hyphen_are_told_apart_where_members_share_them() -> None:
    people = _read(ROLL_OF_WARDS)["attendance"]
    assert [each["name"] for each in people] == [
        *("Ronnie Noakes", "Graham Reay", "Ian Lund", "Karen Moss", "Rob Timms", "Jane S Boyle"),
        *("Brian Fenn", "Marion Crosby"),
    ]
    married = _read(
        "Kelby Parish Council\n\nMinutes of the meeting held on 3 June 2026\n\nPresent:\nAnne Smith-Jones\n"
        "Petra Lund-Moss\nTom Reay\nJohn Timms\n\n1. Apologies\n\nNone.\n"
    )
    assert [each["name"] for each in married["attendance"]][:2] == ["Anne Smith-Jones", "Petra Lund-Moss"]


AUDIT_NOTES = """Kelby Police Commissioner
Minutes of Joint Audit Committee Meeting
Tuesday 17 February 2026
11.00 am
Durham Room,
Police Headquarters

Attendees

Mrs E M Moss in the chair

Members

Cllr E Reay, Mr R J Lund and Ms J Timms

Agenda Item

  1. Minutes of the meeting held on 11 November 2025

The minutes were agreed as a correct record with the inclusion of apologies from Cllr E Reay.
"""


def test_agenda_item_below_the_roll_heads_a_column_and_makes_no_page() -> None:
    notes = _read(AUDIT_NOTES)
    assert (notes["committee"], notes["date"]) == ("Joint Audit Committee", "2026-02-17")
    assert [each["status"] for each in notes["attendance"]] == ["present"] * 4


def test_rows_of_decisions_name_no_committee() -> None:
    page = _read(
        "Membership of Cabinet\n\nDecision: All Cabinet Members were present.\nMinutes of Previous Meeting\n\n"
        "Decision: Approved as a correct record.\nDecision: No interests were declared.\n"
        "Decision: Cabinet received oral questions in accordance with Executive Procedure Rule 2.3.\n"
        "To consider a proposal from the Market Traders Association.\nDecision: RESOLVED –\n"
        "1) That approval be given to the proposal.\n"
    )
    assert page["committee"] is None
    assert page["items"][0]["title"] == "Membership of Cabinet"
    told = _read(
        "Issue - decisions\n\n03/02/2026 - Scrutiny update\n\nCouncil had before it the report of the Chair.\n\n"
        "Council noted the report and the appendices.\n"
    )
    assert [each["text"] for each in told["items"][0]["resolutions"]] == [
        "Council noted the report and the appendices."
    ]
