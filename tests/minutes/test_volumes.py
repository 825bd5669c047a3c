"""Several meetings in one file are told apart; what another meeting laid before this one is not."""

import pytest

from council.minutes.volumes import read_volume

FIRST = """KELBY DISTRICT COUNCIL

Licensing Committee

Minutes of the meeting held on Tuesday, 20 January 2026 at 7.00 pm in the Council Chamber, Kelby

Present: Councillors W Tarrant (Chair), L Ames and S Nkemelu

21. MINUTES

RESOLVED: That the minutes of the meeting held on 18 November 2025 be confirmed.

22. FARES

RESOLVED: That the table of fares be approved.

The meeting closed at 7.55 pm"""
SECOND = """KELBY DISTRICT COUNCIL

Planning Committee

Minutes of the meeting held on Thursday, 22 January 2026 at 6.30 pm in the Council Chamber, Kelby

Present: Councillors F Yarwood (Chair), H Inchbald and L Ames

{0}. MINUTES

RESOLVED: That the minutes of the meeting held on 11 December 2025 be confirmed.

{1}. TREES

RESOLVED: That the Order be confirmed.

The meeting closed at 7.40 pm"""
AGENDA = """Kelby District Council

You are summoned to a meeting of the STANDARDS COMMITTEE to be held in the Main Hall, Kelby on Wednesday 22 July 2026 at 10.00am.

AGENDA

1   To receive apologies for absence

2   To approve the minutes of the meeting held on 22 April 2026 (Pages 3 - 4)"""
PARISH_MEETING = """Kelby Annual Parish Meeting

Minutes of the Annual Parish Meeting held on Monday 11 May 2026 at 7.00 pm in the Village Hall

Present: Cllr A Moss (Chair) and 12 electors

1. Welcome

The Chair welcomed those present.

2. Reports

The report of the Parish Council was read."""
PARISH_COUNCIL = """Kelby Parish Council

Minutes of the Annual Meeting of the Parish Council held on Monday 11 May 2026 at 8.00 pm in the Village Hall

Present: Cllrs A Moss (Chair), P Lund and J Reay

1. Election of Chair

Cllr Moss was elected.

2. Apologies

None."""


def others_in(text, passages):
    return [(other.committee, other.date) for other in read_volume(passages(text)).others]


def test_one_meeting_is_no_volume(passages):
    volume = read_volume(passages(FIRST))
    assert (volume.others, volume.problems, volume.cover) == ((), (), ())
    assert list(volume.passages) == passages(FIRST)


@pytest.mark.parametrize("numbers", [(61, 62), (1, 2), (23, 24)])
def test_two_meetings_whatever_their_numbers(numbers, passages):
    text = f"{FIRST}\n\n{SECOND.format(*numbers)}"
    volume = read_volume(passages(text))
    assert others_in(text, passages) == [("Planning Committee", "2026-01-22")]
    assert [each.text for each in volume.passages][-1] == "The meeting closed at 7.55 pm"
    assert [(each.code, each.blocking, each.line) for each in volume.problems] == [
        ("several_meetings", True, volume.others[0].lines[0])
    ]


def test_four_meetings_are_named_and_counted(passages):
    text = "\n\n".join([FIRST, *(SECOND.format(number, number + 1) for number in (61, 71, 81))])
    (told,) = read_volume(passages(text)).problems
    assert told.message.count("Planning Committee 2026-01-22 from line") == 2
    assert "1 more" in told.message


def test_the_index_of_a_volume_is_its_cover(passages):
    index = "VOLUME OF MINUTES\n\nINDEX\n\nLicensing Committee, 20 January 2026\t\t1 - 2\n\nPlanning Committee, 22 January 2026\t\t3 - 4"
    volume = read_volume(passages(f"{index}\n\n{FIRST}\n\n{SECOND.format(61, 62)}"))
    assert [each.text for each in volume.cover][:2] == ["VOLUME OF MINUTES", "INDEX"]
    assert volume.passages[0].text == "KELBY DISTRICT COUNCIL"
    assert len(volume.others) == 1


def test_an_agenda_in_front_is_another_meeting(passages):
    text = f"{AGENDA}\n\n{FIRST}"
    assert others_in(text, passages) == [("STANDARDS COMMITTEE", "2026-07-22")]
    assert read_volume(passages(text)).passages[0].text == "KELBY DISTRICT COUNCIL"


def test_a_letterhead_in_front_is_none(passages):
    text = f"Public Document Pack\n\nPlease ask for: Denise Crane\n\n{FIRST}"
    assert others_in(text, passages) == []


def test_a_parish_meeting_before_the_parish_council(passages):
    text = f"{PARISH_MEETING}\n\n{PARISH_COUNCIL}"
    assert others_in(text, passages) == [("Kelby Parish Council", "2026-05-11")]


EMBEDDED = """23. MINUTES OF SUB-COMMITTEES

The Committee received the minutes of its Sub-Committee for adoption:

{quote}Minutes of the meeting of the Cemeteries Sub-Committee held on Tuesday, 3 January 2026 at 5.00 pm in the Parlour

Present: Councillors V Tate (Chairman) and F Mayor

1. FEES

RESOLVED that the fees be raised by 4%.

The meeting closed at 5.25 pm.{quote}

24. KERBSIDE

RESOLVED: That the report be noted."""


@pytest.mark.parametrize("quote", ['"', ""])
def test_minutes_laid_before_the_meeting_are_no_other_meeting(quote, passages):
    text = (
        FIRST.replace("The meeting closed at 7.55 pm", EMBEDDED.format(quote=quote))
        + "\n\nThe meeting closed at 7.55 pm"
    )
    assert others_in(text, passages) == []


def test_the_second_day_of_one_meeting_is_no_other_meeting(passages):
    text = f"""{FIRST.replace("The meeting closed at 7.55 pm", "At 7.55 pm the Committee adjourned until 2 February 2026.")}

Monday 2 February 2026

The Licensing Committee reconvened at 7.00 pm on 2 February 2026.

Present: Councillors W Tarrant (Chair) and L Ames

23. APPEALS

RESOLVED: That the appeal be allowed.

The meeting closed at 8.10 pm"""
    assert others_in(text, passages) == []


def test_a_list_of_those_present_behind_the_close_is_no_other_meeting(passages):
    text = FIRST.replace("Present: Councillors W Tarrant (Chair), L Ames and S Nkemelu\n\n", "")
    assert (
        others_in(f"{text}\n\nAttendance Details\n\nPresent:\n\nCouncillors W Tarrant and L Ames", passages)
        == []
    )


def test_a_title_that_names_an_earlier_meeting_heads_no_other(passages):
    text = FIRST.replace("21. MINUTES", "21. MINUTES OF THE MEETING HELD ON 18 NOVEMBER 2025")
    assert others_in(text, passages) == []
