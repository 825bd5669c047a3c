"""When a meeting closed, and sentences with a time that are no close of it."""

import pytest

from council.minutes.closing import find_close, is_close, trailer_start

CLOSES = {
    "The meeting closed at 8.14 pm": "20:14",
    "The meeting ended at 9.05 p.m.": "21:05",
    "The meeting concluded at 12.20 pm.": "12:20",
    "Meeting finished at 21:10": "21:10",
    "The Committee rose at 4.10 pm": "16:10",
    "The meeting was terminated at 7.30pm": "19:30",
    "There being no further business the Chairman closed the meeting at 9.47 pm.": "21:47",
    "There being no further business, the Chair thanked everyone for attending and declared the meeting closed at 8.30pm": "20:30",
    "(The meeting commenced at 7.00 pm and closed at 8.14 pm)": "20:14",
    "The meeting ended at 2110 hours, having begun at 1930 hours.": "21:10",
    "Duration of meeting: 10.00 am - 12.15 pm": "12:15",
    "Duration of the meeting: 1 hour 20 minutes": None,
    "Time concluded: 9.15 pm": "21:15",
    "Rising at: 7.52 p.m.": "19:52",
    "(7.00 pm – 9.14 pm)": "21:14",
    "Meeting Closed 8.35pm": "20:35",
    "The Vicar brought the meeting to a close at 9.33pm": "21:33",
    "Closure : The Chairman bade all good night, and final closure of the meeting was at 9.36 pm.": "21:36",
    "Daeth y cyfarfod i ben am 11.35 yb.": "11:35",
    "The meeting adjourned at 2:51 PM.": "14:51",
    "That this meeting be adjourned. Time: 9:50 p.m. Next special meeting to be held June 23, 2026. Carried.": "21:50",
    "The meeting, which began at 2.00 pm, ended at 4.15 pm.": "16:15",
    "At 9.47 pm the Chairman closed the meeting.": "21:47",
    "The Mayor closed the meeting at 9.10pm and wished everyone a safe journey.": "21:10",
    "CLOSE: 9.00 pm": "21:00",
    "Finish time: 20:10": "20:10",
    "Meeting ended: 20.10": "20:10",
    "The meeting closed at 12 noon": "12:00",
    "The meeting, which was adjourned between 7.40 pm and 7.50 pm, ended at 9.12 pm.": "21:12",
    "The Chairman left the chair at 8.05pm.": "20:05",
    "The business of the meeting concluded at 11.02am": "11:02",
    "The proceedings terminated at 7.45 pm": "19:45",
    "[The meeting ended at 8.45 pm]": "20:45",
    "The Chair closed the meeting at 19.45.": "19:45",
    "With nothing left on the agenda the meeting closed at 8.43pm": "20:43",
    "The meeting was declared closed at 10pm.": "22:00",
    "The public were excluded and the meeting ended at 9.30pm, the next meeting will be at 7.00 pm.": "21:30",
    "The Panel rose at 12.50 p.m.": "12:50",
    "The Council adjourned at 9.20 pm": "21:20",
    "Meeting terminated at 8:05pm.": "20:05",
    "The meeting drew to a close at 9.00pm": "21:00",
    "Meeting closed: 9.00pm": "21:00",
    "Close of Meeting. The Chair wished all a dry walk home. The meeting closed at 9.18pm": "21:18",
    "As there was no further business the meeting closed at 21.00 hours.": "21:00",
    "The discussion ended at 6.55pm.": "18:55",
    "This concluded the Meeting.": None,
    "The meeting ended at Times Not Specified": None,
    "The meeting finished at ten minutes past nine": None,
    "The Chairperson thanked members and the meeting concluded at 7.10pm.": "19:10",
    "The meeting lasted from 10.00 a.m. until 11.40 a.m.": "11:40",
    "Meeting started 7.30pm. Meeting closed 9.10pm": "21:10",
}
NO_CLOSES = (
    "The meeting was adjourned at 7.41 pm so that residents might speak, and Standing Orders were set aside.",
    "The meeting adjourned at 12.50 pm and reconvened at 2.00 pm.",
    "At 12.50 pm the Panel adjourned until 2 July 2026.",
    "Meeting closed to let two residents be heard:",
    "The consultation closed at 5.00 pm on 3 March.",
    "Councillor Moss left the meeting at 8.15 pm.",
    "The pumps failed at 3.15 am and were got going again at 7.40 am.",
    "The Chairman closed the public session at 7.45 pm.",
    "The nursery closed at 6.00 pm each day.",
    "The Committee noted that the library closed at 5.30 pm.",
    "The meeting was closed to the public at 8.05 pm.",
    "Motion to close the public participation meeting.",
    "The meeting was adjourned for lunch at 12.30 pm",
    "The offer ended at 5.00 pm on Friday.",
    "The next meeting will be held at 7.00 pm.",
    "The road would be closed from 8.00 am to 4.00 pm.",
    "Public participation ended at 7.30 pm",
)


@pytest.mark.parametrize("text", CLOSES)
def test_a_close(text, passages):
    close = find_close(passages(text))
    assert (close and close.time) == CLOSES[text]


@pytest.mark.parametrize("text", NO_CLOSES)
def test_no_close(text, passages):
    assert find_close(passages(text)) is None


def test_the_last_close_counts(passages):
    text = """The meeting closed at 5.25 pm.

The Committee noted the minutes of the Sub-Committee.

The meeting closed at 7.31 pm.

Chairman ..............."""
    close = find_close(passages(text))
    assert (close.time, close.passage.span) == ("19:31", (5, 5))


def test_a_close_without_its_half_of_the_day_is_unclear(passages):
    close = find_close(passages("The meeting closed at 9.14"))
    assert (close.time, close.unclear) == (None, "at 9.14")


def test_a_close_needs_no_time():
    assert is_close("There being no further business, the Chairman thanked those present.")
    assert not is_close("The road had been closed for a week.")


def test_an_adjournment_is_a_close_unless_the_meeting_goes_on(passages):
    left = "The meeting adjourned at 7.30 pm."
    assert find_close(passages(f"{left}\n\nChairman ...........")).time == "19:30"
    assert find_close(passages(f"{left}\n\nThe meeting reconvened at 7.40 pm.\n\n9. Budget")) is None
    assert (
        find_close(
            passages(f"{left}\n\nThe meeting reconvened at 7.40 pm.\n\nThe meeting closed at 9.05 pm.")
        ).time
        == "21:05"
    )


def test_the_duration_of_the_meeting_tells_when_it_began_and_closed(passages):
    below = "\n\n".join(["This part of the form was left blank."] * 9)
    close = find_close(passages(f"5. Duration of Meeting\n\n6.20 p.m. to 8.45 p.m.\n\n{below}"))
    assert (close.start, close.time) == ("18:20", "20:45")
    assert find_close(passages(f"5. Opening of the baths\n\n6.20 p.m. to 8.45 p.m.\n\n{below}")) is None


def test_a_decision_and_the_close_in_one_paragraph_stay_in_the_item(passages):
    body = passages("The manager reported. RESOLVED that the fare be raised. The meeting closed at 10.05 am.")
    assert trailer_start(body) == len(body)
    assert find_close(body).time == "10:05"
