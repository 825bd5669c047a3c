"""Which numbered lines are items, and which belong to lists."""

from council.minutes.chains import choose
from council.minutes.numbering import candidates


def numbers(passages, text: str) -> list[tuple[str, str]]:
    read = passages(text)
    return [(each.number, each.title.text) for each in choose(candidates(read, openers=frozenset()), read)]


def test_a_list_inside_an_item_is_no_items(passages):
    text = """
1. Apologies

None.

2. Fees

Resolved: That

1. the fees be agreed;

2. the list be published; and

3. the clerk be thanked.

3. Close
"""
    assert numbers(passages, text) == [("1", "Apologies"), ("2", "Fees"), ("3", "Close")]


def test_numbers_that_run_through_a_year(passages):
    text = """
PLA21/26 APOLOGIES

PLA22/26 MINUTES

PLA23/26 24/01187/FUL - 6 TANNERY LANE
"""
    assert [number for number, _ in numbers(passages, text)] == ["PLA21/26", "PLA22/26", "PLA23/26"]


def test_letters_after_numbers(passages):
    text = """
5. Petitions

5a. Bus stop

5b. Crossing

6. Questions
"""
    assert [number for number, _ in numbers(passages, text)] == ["5", "5a", "5b", "6"]


def test_a_title_that_runs_into_its_text(passages):
    text = """
3304 CHAIRMAN'S REMARKS - The Chairman thanked the officers, who were all present.

3305 MINUTES - 11 MAY 2026
"""
    assert [title for _, title in numbers(passages, text)] == ["CHAIRMAN'S REMARKS", "MINUTES - 11 MAY 2026"]


def test_a_number_that_is_stuck_to_its_title(passages):
    text = """
NETC 41/24WELCOME AND APOLOGIES

Nobody was away.

NETC 42/24CHAIR'S ANNOUNCEMENTS

There were none.

NETC 43/24DECLARATIONS OF INTEREST

None.
"""
    assert numbers(passages, text) == [
        ("NETC 41/24", "WELCOME AND APOLOGIES"),
        ("NETC 42/24", "CHAIR'S ANNOUNCEMENTS"),
        ("NETC 43/24", "DECLARATIONS OF INTEREST"),
    ]


def test_a_count_before_the_first_sentence_under_each_title_is_its_number(passages):
    text = "\n\n".join(
        f"{title}\n\n{count}. The Board had before it a report on the matter."
        for count, title in enumerate(["WELCOME", "BUSINESS PLANNER", "RISKS", "DATES OF MEETINGS"], start=1)
    )
    assert [number for number, _ in numbers(passages, text)] == ["1", "2", "3", "4"]


def test_questions_counted_under_one_title_are_no_items(passages):
    text = """
1. MINUTES

They were agreed.

2. PUBLIC QUESTIONS

1. A resident asked when the gate would be mended.

2. Another asked who owned the hedge by the church.

3. FINANCE

The accounts were read.
"""
    assert [title for _, title in numbers(passages, text)] == ["MINUTES", "PUBLIC QUESTIONS", "FINANCE"]


def test_sentences_dates_and_prices_that_begin_with_a_number_are_no_items(passages):
    text = """
1. Minutes

21 March 2018 had been set for the walk.

24 Tannery Lane was said to be empty.

3 members of the public had complained.

2. Finance
"""
    assert [number for number, _ in numbers(passages, text)] == ["1", "2"]


def test_a_number_that_the_clerk_repeated_is_still_an_item(passages):
    text = """
1. Minutes

The minutes were agreed.

2. Roads

The report was noted.

2. Bridges

The report was noted.

3. Parks

The report was noted.
"""
    assert [title for _, title in numbers(passages, text)] == ["Minutes", "Roads", "Bridges", "Parks"]


def test_a_number_may_hold_the_two_years_of_the_council_and_its_meeting(passages):
    text = "1-2526/8 - Welcome\n\nNone.\n\n2-2526/8 - Parks\n\nThe report was noted.\n\n3-2526/8 – Roads\n\nNone."
    assert numbers(passages, text) == [("1-2526/8", "Welcome"), ("2-2526/8", "Parks"), ("3-2526/8", "Roads")]


def test_the_day_of_a_monthly_meeting_at_the_head_of_a_page_is_no_number(passages):
    assert numbers(passages, "MM 27.08.2026 KELBY CITY COUNCIL\n\nThe report was noted.") == []
    assert numbers(passages, "MM 27.26 PARKS\n\nThe report was noted.") == [("MM 27.26", "PARKS")]


def test_a_number_below_a_full_line_is_no_part_of_its_sentence(passages):
    text = """
18.
MINUTES
RESOLVED :
THAT the Minutes of the meeting held on 16 April
2026 be confirmed subject to amending one word in Minute No. 3.
19.
DECLARATIONS OF INTEREST
There were no declarations received at this stage of the meeting.
20.
PUBLIC QUESTION TIME
Mr Howe asked an oral question on the employment of consultants,
and the Leader of the Council answered it at once and accordingly.
"""
    assert [number for number, _ in numbers(passages, text)] == ["18", "19", "20"]
    assert "held on 16 April 2026 be confirmed" in " ".join(each.text for each in passages(text))
