"""Every problem that the reader can report: what was seen, what was expected, what to do.

Codes are stable: other programs and the clerk's guide name them. Paths count from 1 ("items.2.title"
is the title of the second item), in problems as in `Minutes.stated_none`.
"""

from dataclasses import dataclass

from .values import Problem


@dataclass(frozen=True, slots=True)
class Code:
    """What a problem code means; `blocking` is for what a clerk must settle before publishing."""

    message: str
    blocking: bool = False


CODES: dict[str, Code] = {
    "no_text": Code(
        "The document holds no text: upload the file that it was printed from, or one with a text layer.",
        blocking=True,
    ),
    "no_date": Code("No date of the meeting stands before the first item: enter the date.", blocking=True),
    "no_committee": Code(
        "No name of a committee stands before the first item: choose the committee.", blocking=True
    ),
    "several_meetings": Code(
        "The file holds more than one meeting and only one was read; not {seen}: put each meeting into a file of its own.",
        blocking=True,
    ),
    "no_items": Code(
        "No agenda items were found: expected numbered or headed items; check that these are minutes.",
        blocking=True,
    ),
    "attendance_unread": Code(
        "There is a list of those present but no name in it could be read: enter the attendance.",
        blocking=True,
    ),
    "person_unread": Code(
        "“{seen}” stands among those present but is not read as a name: enter the person if it is one."
    ),
    "people_unread": Code(
        "{seen} of the entries among those present are not read as names, from “{expected}” on: enter those people."
    ),
    "people_unplaced": Code(
        "“{seen}” names people who are read neither as present nor as away: check the attendance."
    ),
    "apologies_unread": Code("“{seen}” tells of apologies that were not read: enter who was away."),
    "person_unclear": Code("“{seen}” is read as one of those present and may be no name: check it."),
    "chair_unread": Code("“{seen}” speaks of who presided, whose name was not read: enter the chair."),
    "date_unclear": Code(
        "“{seen}” gives a date in the course of the business, which may be another’s: check the date."
    ),
    "name_unclear": Code("“{seen}” is not certainly the name of the {expected} alone: check it."),
    "council_unread": Code("“{seen}” names a council, which was not read: enter the council."),
    "agenda_unclear": Code(
        "The document is read as an agenda, which decides nothing, though “{seen}” stands in it: check whether these are minutes."
    ),
    "people_set_apart": Code(
        "The people from {seen} on stand apart from those before them, without a heading: check whether they were present."
    ),
    "nobody_present": Code("Nobody is read as present, though “{seen}” is listed: check the attendance."),
    "number_unread": Code(
        "“{seen}” may be or hold the number of the item, which was not read: check number and title."
    ),
    "title_repeated": Code("“{seen}” is read as an item and may be a heading within one: check the items."),
    "item_unseen": Code(
        "“{seen}” reads like an item and stands before the first or in the text of another: check the items."
    ),
    "decision_unread": Code("“{seen}” tells of a decision, and none was read in this item: enter it."),
    "decision_unclear": Code("“{seen}” is not certainly all that was decided: check the decision."),
    "movers_unread": Code("Who moved or seconded “{seen}” was not read: enter the names."),
    "movers_unclear": Code(
        "“{seen}” is read as who moved or seconded, and nobody listed has those initials: check the names."
    ),
    "votes_unread": Code("How many voted on “{seen}” was not read: enter the votes."),
    "outcome_unclear": Code("What became of “{seen}” is not certain: check the outcome."),
    "next_meeting_unread": Code("“{seen}” tells of a next meeting whose date was not read: enter it."),
    "unplaced_lines": Code(
        "{seen} lines, from “{expected}” on, were not read as part of the minutes: check what they are."
    ),
    "cancelled": Code(
        "The document says that the meeting did not take place: only when and where it was to be, and the meetings that follow, were read."
    ),
    "inquorate": Code(
        "The document says that there was no quorum: check whether anything that it records was decided."
    ),
    "weekday_mismatch": Code("“{seen}” is a {expected} in the calendar: check the date."),
    "several_dates": Code("The heading gives more than one date ({seen}); the first was taken: check it."),
    "time_unclear": Code("“{seen}” is no time of which one can be certain: enter the time."),
    "title_lost": Code(
        "This copy of the page has lost the title of the item; “{seen}” stands where it should: enter the title."
    ),
    "text_truncated": Code(
        "The page shows only the beginning of this text and a link to the rest: upload the whole text of the item."
    ),
    "venue_unclear": Code("“{seen}” is not read as a place: enter where the meeting was held."),
    "committee_unclear": Code(
        "The heading names {seen} and none of its committees: check that the whole council met."
    ),
    "date_from_file_name": Code("The heading gives no date; {seen} is from the name of the file: check it."),
    "time_from_file_name": Code("The heading gives no time; {seen} is from the name of the file: check it."),
    "committee_from_file_name": Code(
        "The heading names no committee; “{seen}” is from the name of the file: check it."
    ),
    "number_gap": Code("The item number {seen} follows {expected}: check that no item is missing."),
    "decision_unplaced": Code(
        "“{seen}” stands before the first item that was found: check whether an item has lost its title."
    ),
    "numbers_lost": Code(
        "This copy counts all {seen} items with the same number: enter the numbers from the original."
    ),
    "title_unclear": Code(
        "Where the title “{seen}” ends is not certain, since its text runs on from it: check the title."
    ),
    "number_repeated": Code("The item number {seen} stands twice: check the numbers."),
    "marker_unbalanced": Code("The marker {seen} has no partner: check where this item begins and ends."),
    "marker_count": Code(
        "{seen} items were read but the document marks {expected}: check that each item begins where it should."
    ),
    "chair_not_present": Code("{seen} took the chair but is not listed as present: check the attendance."),
    "chair_unclear": Code(
        "{seen} took the chair and more than one person present has that name: choose who it was.",
        blocking=True,
    ),
    "several_chairs": Code("More than one person present is marked as chair ({seen}): choose who presided."),
    "apologies_and_present": Code("{seen} is listed as present and gave apologies: check the attendance."),
    "name_repeated": Code("{seen} is listed twice: check the attendance."),
    "vote_count_mismatch": Code("The count says {expected} but {seen} names are given: check the vote."),
    "vote_names_overlap": Code("{seen} is named on more than one side of the vote: check the vote."),
    "votes_unreadable": Code(
        "Who voted how stands in a table that has lost its columns: enter the votes from the original."
    ),
    "vote_above_present": Code(
        "{seen} voted, and {expected} are read as present: check the vote and who was there."
    ),
    "vote_outcome_mismatch": Code(
        "The counts ({seen}) do not fit an outcome of “{expected}”: check the vote."
    ),
    "end_before_start": Code(
        "The meeting is said to end at {seen}, before it started at {expected}: check the times."
    ),
    "date_not_later": Code("{seen} is given as a future meeting but is not after this one: check the date."),
    "confirmed_not_earlier": Code(
        "The minutes of {seen} are confirmed but that is not before this meeting: check the dates."
    ),
    "no_year": Code("“{seen}” does not say the year: enter the date."),
    "restriction_unread": Code(
        "“{seen}” speaks of what is not open to the public, and this item is not held back: hold it back if it is private.",
        blocking=True,
    ),
    "restriction_by_stamp": Code(
        "The page, the document or words of this item mark it as not for publication: it is held back; release it if it is public."
    ),
    "restriction_in_text": Code(
        "The public were excluded in the course of this item: all of it is held back, and all that follows until they return; check it."
    ),
    "restriction_open_end": Code(
        "The public were excluded for earlier items and nothing says that they came back: this item is held back too; release it if it is public."
    ),
    "restriction_trailing": Code(
        "What follows the last private item is held back with it, up to this line: check whether it is public."
    ),
    "restriction_unclear": Code(
        "The public were excluded for items that do not follow under those numbers; all that follow are held back: check them."
    ),
}


def problem(
    code: str, *, line: int | None = None, path: str | None = None, seen: str = "", expected: str = ""
) -> Problem:
    """The problem of that code, with what was seen and expected put into its message."""
    entry = CODES[code]
    return Problem(
        line=line,
        path=path,
        code=code,
        message=entry.message.format(seen=_short(seen), expected=_short(expected)),
        blocking=entry.blocking,
    )


def _short(words: str) -> str:
    return words if len(words) <= 120 else words[:117] + "…"
