"""What an exclusion of the public holds back, and until when."""

import pytest

from council.minutes import Minutes, parse, read
from council.minutes.lines import Document, Line

HEAD = """Kelby District Council

Finance Committee

Minutes of the meeting held on Tuesday 20 January 2026 at 7 pm in the Old Library

Present: Councillors A Moss (Chair) and P Lund

1. Minutes

The minutes were taken as read.

2. Exclusion of Press and Public
"""


def minutes_of(rest: str) -> Minutes:
    rows = [row for row in (HEAD + rest).splitlines() if row.strip()]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1))
    return parse(Document("text/plain", lines))


def restricted(rest: str) -> list[str]:
    return [item.number for item in minutes_of(rest).items if item.restriction]


def told(rest: str) -> list[tuple[str, str]]:
    return [(each.path, each.code) for each in minutes_of(rest).problems]


EXCLUDED = "RESOLVED that the press and public be excluded from the meeting{} under paragraph 3 of Schedule 12A of the Act."
FOLLOWING = "\n\n3. Land\n\nRESOLVED that the land be sold.\n\n4. Staff\n\nRESOLVED that the post be filled."


def test_all_that_follows_is_held_back():
    assert restricted(EXCLUDED.format("") + FOLLOWING) == ["3", "4"]


def test_an_exclusion_holds_back_from_the_item_that_it_names_on():
    assert restricted(EXCLUDED.format(" for item 4") + FOLLOWING) == ["4"]


def test_an_exclusion_names_an_article_as_it_names_an_item():
    assert restricted(EXCLUDED.format(" during consideration of article 4") + FOLLOWING) == ["4"]


def test_what_follows_the_named_item_without_a_public_return_is_held_back_with_a_word():
    text = EXCLUDED.format(" for item 3") + FOLLOWING
    assert restricted(text) == ["3", "4"]
    assert told(text) == [("items.4", "restriction_open_end")]


def test_the_following_item_is_named_and_what_follows_it_is_held_back_with_a_word():
    text = EXCLUDED.format(" for the following item of business") + FOLLOWING
    assert restricted(text) == ["3", "4"]
    assert told(text) == [("items.4", "restriction_open_end")]


@pytest.mark.parametrize(
    "words",
    [
        " for the following item(s) of business",
        " for the following items",
        " for the next item and the rest of the meeting",
    ],
)
def test_words_that_may_mean_several_items_name_none(words):
    text = EXCLUDED.format(words) + FOLLOWING
    assert restricted(text) == ["3", "4"]
    assert told(text) == []


def test_an_exclusion_for_items_under_other_numbers_holds_back_all():
    assert restricted(EXCLUDED.format(" for item 14") + FOLLOWING) == ["3", "4"]


def test_the_return_of_the_public_ends_it():
    returned = FOLLOWING.replace("4. Staff", "The public were re-admitted to the meeting.\n\n4. Staff")
    assert restricted(EXCLUDED.format("") + returned) == ["3"]


def test_a_decision_not_to_exclude_holds_back_nothing():
    assert restricted("Not required: the Committee did not resolve to exclude the public." + FOLLOWING) == []


def test_a_stamp_holds_back_its_item():
    stamped = FOLLOWING.replace(
        "4. Staff", "4. Staff (Not for publication by virtue of paragraph 1 of Schedule 12A)"
    )
    assert restricted("Not required." + stamped) == ["4"]


@pytest.mark.parametrize(
    "words",
    [
        "Not required.",
        "There was no need to exclude the press and public.",
        "RESOLVED that the press and public be not excluded.",
        "The motion to exclude the press and public was LOST.",
        "The exclusion of the press and public was not necessary.",
        "No items were identified as requiring the exclusion of the press and public.",
    ],
)
def test_words_that_exclude_nobody_hold_back_nothing(words):
    assert restricted(words + FOLLOWING) == []


@pytest.mark.parametrize(
    "words",
    [
        "The meeting returned to open session.",
        "RESOLVED that the press and public be readmitted.",
        "RESOLVED that the exclusion of the press and public be lifted.",
        "The Committee resumed in public session.",
        "Members of the public then rejoined the meeting.",
        "The public were then let back in.",
        "RESOLVED that the Council come out of Committee.",
        "PART I - OPEN TO THE PUBLIC",
    ],
)
def test_each_way_of_telling_the_return_ends_it(words):
    returned = FOLLOWING.replace("4. Staff", f"{words}\n\n4. Staff")
    assert restricted(EXCLUDED.format("") + returned) == ["3"]


@pytest.mark.parametrize(
    "words",
    [
        "The public were not readmitted to the meeting.",
        "The leisure centre should be returned to public ownership.",
        "The public toilets had been returned to use.",
        "It was exempt under Part 1 as the public interest in openness was outweighed.",
        "Members asked when the public would be readmitted to the meeting.",
        "The public consultation had returned forty answers.",
        "The matter will return to a public meeting of the Council.",
        "The public will be re-admitted at the end of the item.",
        "The press had returned to the story of the depot.",
        "The Director reported that the pool had re-opened to the public.",
        "RESOLVED that the report come back to the open session of the next meeting.",
        "Part A of the contract was open to tender.",
    ],
)
def test_words_that_only_sound_like_a_return_end_nothing(words):
    going_on = FOLLOWING.replace("4. Staff", f"{words}\n\n4. Staff")
    assert restricted(EXCLUDED.format("") + going_on) == ["3", "4"]


def test_an_exclusion_that_speaks_of_what_is_not_required_still_excludes():
    words = "RESOLVED that the press and public be excluded, the disclosure not being required by the Act."
    assert restricted(words + FOLLOWING) == ["3", "4"]


def test_an_exclusion_told_inside_an_item_holds_back_that_item_and_what_follows():
    inside = FOLLOWING.replace(
        "3. Land", "3. Land\n\nAt this point the press and public were excluded.\n\nThe price was discussed."
    )
    assert restricted("Not required." + inside) == ["3", "4"]
    assert told("Not required." + inside) == [("items.3", "restriction_in_text")]


def test_people_kept_out_of_something_else_are_no_exclusion():
    inside = FOLLOWING.replace("3. Land", "3. Land\n\nThe public were excluded from the building site.")
    assert restricted("Not required." + inside) == []


def test_private_business_minuted_under_the_exclusion_itself_is_held_back():
    text = (
        EXCLUDED.format("")
        + "\n\nThe Committee considered an offer for the former depot and agreed a lower price with the buyer."
    )
    assert restricted(text) == ["2"]
    assert told(text) == [("items.2", "restriction_in_text")]


def test_no_business_for_the_public_is_no_refusal_to_exclude_it():
    words = "There being no items requiring the attendance of the public, RESOLVED that the press and public be excluded."
    assert restricted(words + FOLLOWING) != []


def test_the_decision_to_exclude_stays_public():
    text = EXCLUDED.format("") + "\n\n(The webcast was stopped.)\n\nPART II" + FOLLOWING
    assert restricted(text) == ["3", "4"]


def test_an_item_named_private_business_after_the_exclusion_is_held_back():
    private = FOLLOWING.replace("4. Staff", "4. Exempt Business")
    assert restricted(EXCLUDED.format("") + private) == ["3", "4"]


@pytest.mark.parametrize(
    "words",
    [
        "An exempt appendix to the report had been sent to members.",
        "(Appendix B is not for publication by virtue of paragraph 3 of Schedule 12A.)",
        "Confidential appendices were noted.",
    ],
)
def test_an_exempt_appendix_of_a_public_item_holds_back_nothing(words):
    public = FOLLOWING.replace("3. Land", f"3. Land\n\n{words}")
    assert restricted("Not required." + public) == []


def test_paragraphs_after_the_last_private_item_are_held_back_with_it():
    text = (
        EXCLUDED.format("")
        + FOLLOWING
        + "\n\nThe meeting closed at 9.00 pm."
        + "\n\nAfterwards the Director told the members who were still there the name of the highest bidder."
    )
    minutes = minutes_of(text)
    assert minutes.items[-1].lines[1] == minutes.text[-1].line


def test_the_close_and_the_signature_stay_public():
    minutes = minutes_of(
        EXCLUDED.format("") + FOLLOWING + "\n\nThe meeting closed at 9.00 pm.\n\nChair .........."
    )
    assert (minutes.end_time, minutes.items[-1].lines[1]) == ("21:00", minutes.text[-3].line)


def paged(*, head: str, on: set[int]) -> Minutes:
    """Four items on four pages, some with a running head."""
    rows = [(1, row, None) for row in HEAD.split("2. Exclusion")[0].splitlines() if row.strip()]
    for page in (2, 3, 4):
        rows += [(page, head, "page")] if page in on else []
        rows += [(page, f"{page}. Land", None), (page, "The land was discussed.", None)]
    lines = (
        Line(number, row, page=page, furniture=furniture, blank_before=True)
        for number, (page, row, furniture) in enumerate(rows, start=1)
    )
    return parse(Document("application/pdf", tuple(lines)))


def test_a_stamp_in_the_head_of_pages_holds_back_the_items_on_them():
    minutes = paged(head="NOT FOR PUBLICATION", on={3, 4})
    assert [item.number for item in minutes.items if item.restriction] == ["3", "4"]
    assert [each.code for each in minutes.problems] == ["restriction_by_stamp"] * 2


def test_another_head_of_pages_holds_back_nothing():
    minutes = paged(head="Finance Committee - open to the public", on={2, 3, 4})
    assert [item.number for item in minutes.items if item.restriction] == []


def test_a_stamp_over_the_document_holds_back_every_item():
    minutes = parse(
        Document(
            "text/plain",
            tuple(
                Line(number, row, blank_before=True)
                for number, row in enumerate(["NOT FOR PUBLICATION", *HEAD.splitlines()], start=1)
                if row.strip()
            ),
        )
    )
    assert all(item.restriction for item in minutes.items)


EXCLUSIONS = [
    "RESOLVED, that – the public be excluded for the following items.",
    "RESOLVED to exclude the press and public from the meeting during consideration of the following items.",
    "It was agreed that members of the public be excluded from the meeting.",
    "The Committee resolved, in terms of Section 50A(4) of the Local Government (Scotland) Act 1973, to exclude the public from the meeting on the grounds of paragraph 6 of Part I of Schedule 7A.",
    "Resolved: that under Part 4 of Schedule 12A to the Local Government Act 1972 the press and public be excluded.",
    "RESOLVED: that the public and press be asked to withdraw (Public Bodies (Admission to Meetings) Act 1960).",
    "The Council went into Committee.",
    "Proposed by Councillor Moss, seconded by Councillor Lund and agreed to go into committee.",
    "The public left the meeting.",
    "There being no members of the public present, it was resolved to exclude the press and public.",
    "The press and members of the public withdrew.",
    "The meeting moved into private session.",
    "The Committee then sat in private session.",
    "At 8.15 pm the public and press were requested to leave the room.",
    "Councillor Moss moved, Councillor Lund seconded and it was agreed that the press and public be excluded.",
    "RESOLVED that the public and press leave the meeting.",
    "RESOLVED: That under the Public Bodies (Admission to Meetings) Act 1960 the public and press withdraw.",
    "Resolved that the public be kept out because individuals would be named.",
]


@pytest.mark.parametrize("words", EXCLUSIONS)
def test_each_way_of_shutting_the_public_out_holds_back_what_follows(words):
    assert restricted(words + FOLLOWING) == ["3", "4"]


@pytest.mark.parametrize("words", EXCLUSIONS)
def test_each_way_of_shutting_the_public_out_holds_inside_an_item_of_another_title(words):
    inside = FOLLOWING.replace("3. Land", f"3. Land\n\n{words}\n\nThe price was discussed.")
    assert restricted("Not required." + inside)[-1:] == ["4"]


@pytest.mark.parametrize(
    "words",
    [
        "Not required.",
        "The Committee did not resolve to exclude the public.",
        "To consider whether the press and public be excluded under Section 100A of the Act. Not required.",
        "To resolve to exclude the public if necessary.",
        "No exempt items were considered.",
        "There were no confidential items, so the public were not asked to leave.",
    ],
)
def test_a_draft_or_a_refusal_to_exclude_holds_back_nothing(words):
    assert restricted(words + FOLLOWING) == []


@pytest.mark.parametrize(
    "words",
    [
        "It was agreed that the public be excluded from the car park on market days.",
        "Three members of the public left the meeting.",
        "The Chair reminded members that the public may be excluded under Section 100A of the Act.",
        "Members asked whether the press and public should be excluded.",
        "The public left the park by the east gate.",
        "The matter had been discussed by the Finance Committee and in the press.",
        "The proposal to exclude the public was lost.",
        "It was agreed that the public and press leave comments on the website.",
        "The dog bins should be kept out of sight of the public.",
    ],
)
def test_people_who_leave_or_are_kept_out_of_something_else_are_no_exclusion(words):
    inside = FOLLOWING.replace("3. Land", f"3. Land\n\n{words}")
    assert restricted("Not required." + inside) == []


@pytest.mark.parametrize(
    "title", ["Part II – Private", "CONFIDENTIAL SESSION", "Exempt Business", "Confidential Business"]
)
def test_an_item_that_is_named_private_is_held_back_without_an_exclusion(title):
    private = FOLLOWING.replace("4. Staff", f"4. {title}")
    assert restricted("Not required." + private) == ["4"]


@pytest.mark.parametrize(
    "heading", ["Part II – private", "CONFIDENTIAL SESSION", "Items closed to the public"]
)
def test_a_heading_of_private_business_holds_back_the_items_below_it(heading):
    private = FOLLOWING.replace("4. Staff", f"{heading}\n\n4. Staff")
    assert restricted("Not required." + private) == ["4"]


def test_an_exclusion_of_the_items_in_part_two_holds_from_its_heading():
    words = "RESOLVED: That the press and public be excluded during consideration of the items contained in part two of the agenda."
    private = FOLLOWING.replace("4. Staff", "PART TWO\n\n4. Staff")
    assert restricted(words + private) == ["4"]


def test_an_exclusion_of_the_items_in_part_two_holds_at_once_where_no_heading_follows():
    words = "RESOLVED: That the press and public be excluded during consideration of the items contained in part two of the agenda."
    assert restricted(words + FOLLOWING) == ["3", "4"]


def test_what_was_decided_in_committee_stays_back_when_it_is_ratified_in_public():
    inside = FOLLOWING.replace(
        "3. Land",
        "3. Land\n\nCouncil resumed in open session.\n\nRESOLVED that the decision taken in Committee be ratified.",
    )
    assert restricted("RESOLVED that Council go into Committee." + inside) == ["3"]


def test_an_item_that_sorts_the_others_into_public_and_private_is_public_and_a_stamp_beside_it_still_counts():
    sorting = (
        "\n\nNo exclusion was moved.\n\n"
        "3. To confirm that the items marked Part 1 will be considered in public and those marked Part 2 in private"
        "\n\nThis was confirmed.\n\n4. Sale of Land (Part 2)\n\nRESOLVED that the land be sold."
    )
    assert restricted(sorting) == ["4"]


def test_the_public_minutes_less_the_exempt_minute_are_public_and_an_exempt_minute_is_not():
    told = "\n\nNone was excluded.\n\n3. Minutes of 15 November, less exempt minute\n\nThe minutes were approved."
    assert restricted(told) == []
    assert restricted(told.replace("less exempt minute", "exempt minute")) == ["3"]


def test_an_exclusion_of_part_two_told_in_part_one_holds_back_and_asks():
    words = "RESOLVED: That the press and public be excluded during consideration of the items contained in part two of the agenda."
    rows = (HEAD.replace("1. Minutes", "PART ONE\n\n1. Minutes") + words + FOLLOWING).splitlines()
    lines = tuple(
        Line(number, row, blank_before=True)
        for number, row in enumerate((row for row in rows if row.strip()), start=1)
    )
    minutes = parse(Document("text/plain", lines))
    assert [item.number for item in minutes.items if item.restriction] == ["3", "4"]
    assert [each.path for each in minutes.problems if each.code == "restriction_open_end"] == [
        "items.3",
        "items.4",
    ]


def test_an_article_of_this_minute_that_does_not_follow_holds_back_all():
    words = EXCLUDED.format(" from item 10.1 of the agenda (article 19 of this minute) onwards")
    closed = "\n\nThe meeting closed at 9.05 pm."
    assert restricted(words + FOLLOWING + closed) == ["3", "4"]
    assert ("items", "restriction_unclear") in told(words + FOLLOWING + closed)


def test_a_document_that_breaks_off_before_the_article_holds_nothing_back():
    words = EXCLUDED.format(" from item 10.1 of the agenda (article {} of this minute) onwards")
    assert restricted(words.format(19) + FOLLOWING) == []
    assert restricted(words.format(4) + FOLLOWING) == ["4"]
    assert restricted(words.format(3) + FOLLOWING.replace("3. Land", "LAND")) != []


def test_a_motion_to_exclude_that_was_lost_shuts_out_nobody():
    moved = "Councillor Moss moved that the public be excluded from the meeting for the following item. {}"
    assert restricted(moved.format("The motion was lost by 1 vote to 3.") + FOLLOWING) == []
    assert restricted(moved.format("The motion was carried by 3 votes to 1.") + FOLLOWING) == ["3", "4"]


def test_only_a_heading_of_part_two_puts_off_an_exclusion_of_what_part_two_holds():
    later = FOLLOWING.replace("\n\n4.", "\n\n{}\n\n4.")
    words = EXCLUDED.format(" for the items in Part II")
    assert restricted(words + later.format("PART II")) == ["4"]
    assert restricted(words + later.format("Restricted items")) == ["3", "4"]


BELOW_THE_TITLE = """It was RESOLVED that it is advisable in the public interest that the press and public be temporarily excluded.
Agreed.
Carried unanimously.
The resolution was moved, seconded and carried.
Members agreed to discuss the following item in confidential business.
RESOLVED that the remainder of the meeting be held in private.
The Sub-Committee determined to consider the following business in private.
PENDERFYNWYD gwahardd y wasg a'r cyhoedd o'r cyfarfod.
Gwaharddwyd y cyhoedd o'r cyfarfod.
That Council convene in Closed Session at 7.45 p.m. Carried.
Moved that the Committee rise and go into Executive Session. Carried.
The Chairman asked the public and press to leave the meeting.
The public were thanked and asked to leave.
RESOLVED that the public and press do now withdraw.
RESOLVED that the following items be considered with the press and public excluded.
RESOLVED to close the meeting to the public.
RESOLVED that the public not be admitted for the remainder of the meeting.
RESOLVED that the public be excluded for the remainder of the meeting, item 4 having been deferred."""


@pytest.mark.parametrize("words", BELOW_THE_TITLE.splitlines())
def test_each_way_of_shutting_the_public_out_below_its_title_holds_back_what_follows(words):
    assert restricted(words + FOLLOWING) == ["3", "4"]


@pytest.mark.parametrize(
    "words",
    [
        "Press and public excluded.",
        "[Public and press excluded at 8.15 pm]",
        "---- Meeting closed to public ----",
        "The meeting moved into Part Two.",
        "The Committee excluded the public and press from the meeting.",
        "There were no members of the public present and it was agreed to move to confidential session.",
        "RESOLVED that the following items be considered in private.",
        "EXCLUSION OF THE PUBLIC: The Committee agreed the resolution printed on the agenda.",
    ],
)
def test_a_word_between_items_that_the_public_are_shut_out_holds_back_what_follows(words):
    inside = FOLLOWING.replace("4. Staff", f"{words}\n\n4. Staff")
    assert restricted("Not required." + inside) == ["4"]


NOBODY_EXCLUDED = """There were no items requiring the exclusion of the press and public.
No exclusion of the press and public was required.
It was not considered necessary to exclude the press and public.
It was agreed that there were no items to be dealt with after the public, including the press, had been excluded.
No resolution to exclude the press and public was required.
The motion to exclude the public was not moved.
Councillor Moss proposed that the public be excluded. There was no seconder.
RESOLVED that the resolution to exclude the press and public be not moved.
It was agreed that there was no need to move into Part II.
It was agreed not to move into private session as no member wished to discuss the exempt appendix.
Members discussed whether to move into closed session and agreed that it was not necessary.
It was agreed that the exempt report could be discussed in public.
Ni waharddwyd y cyhoedd."""


@pytest.mark.parametrize("words", NOBODY_EXCLUDED.splitlines())
def test_words_below_the_title_by_which_the_public_stay_hold_back_nothing(words):
    assert restricted(words + FOLLOWING) == []


@pytest.mark.parametrize(
    "words",
    [
        "The Panel had met in private session on 3 May to draw up its findings.",
        "The Committee met in private with the residents on 4 May and heard their concerns.",
        "The council agreed to exclude public holidays from the count.",
        "Private business rates were discussed.",
        "The report was exempt from VAT.",
        "The matter had been discussed in committee on 3 May.",
    ],
)
def test_what_others_did_in_private_and_what_is_no_meeting_is_no_exclusion(words):
    inside = FOLLOWING.replace("3. Land", f"3. Land\n\n{words}")
    assert restricted("Not required." + inside) == []


RETURNS = """The public re-entered the meeting.
The meeting was re-opened to the public.
RESOLVED to move back into open session.
RESOLVED to come out of closed session.
The closed session ended at 8.50 pm.
The meeting moved back into Part I.
The public part of the meeting resumed.
The public were allowed back into the meeting.
That Council rise from Closed Session at 8.12 p.m. Carried.
That we resume to an open public meeting.
Standing orders were reinstated and the public readmitted.
Dychwelodd y cyhoedd i'r cyfarfod.
OPEN SESSION"""


@pytest.mark.parametrize("words", RETURNS.splitlines())
def test_further_ways_of_telling_the_return_end_it(words):
    returned = FOLLOWING.replace("4. Staff", f"{words}\n\n4. Staff")
    assert restricted(EXCLUDED.format("") + returned) == ["3"]


def test_the_title_of_an_item_tells_the_return():
    returned = FOLLOWING.replace("4. Staff", "4. Re-admission of the Public\n\n5. Staff")
    assert restricted(EXCLUDED.format("") + returned) == ["3"]


def test_the_last_of_several_exclusions_and_returns_counts():
    twice = (
        "3. Land\n\nThe public were excluded.\n\nThe price was discussed.\n\nThe public were readmitted.\n\n"
    )
    land = FOLLOWING.replace("3. Land\n\n", twice)
    assert restricted("Not required." + land) == ["3"]
    again = land.replace("were readmitted.\n\n", "were readmitted.\n\nThe public were excluded again.\n\n")
    assert restricted("Not required." + again) == ["3", "4"]


PRIVATE_TITLES = """Staff - Confidential
Staff [Exempt]
Staff - Exempt Item
Staff (Private and Confidential)
Private and Confidential - Staff
Staff (in camera)
Staff (Exempt by virtue of paragraph 1)
Staff - Contains Exempt Information
Staff (Press and public excluded)
Confidential Matters
Private Items
Restricted Items
In Camera
Items considered in private
Executive Session
Staffio (Eithriedig)
Rhan 2
Confidential staffing matters
Staff (Private)
Staff - Part B"""


@pytest.mark.parametrize("title", PRIVATE_TITLES.splitlines())
def test_a_title_that_marks_its_item_as_private_holds_it_back(title):
    assert restricted("Not required." + FOLLOWING.replace("4. Staff", f"4. {title}")) == ["4"]


PUBLIC_TITLES = """Part 2 of the Local Plan
Part II of the Housing Act
Closed business support scheme
Private business rates avoidance
Exempt supported accommodation
Confidential Reporting Code
Private roads
Restricted byway 14
In Committee Room 1
Exempt appendix to the lease"""


@pytest.mark.parametrize("title", PUBLIC_TITLES.splitlines())
def test_a_title_about_what_is_private_elsewhere_holds_nothing_back(title):
    assert restricted("Not required." + FOLLOWING.replace("4. Staff", f"4. {title}")) == []


def test_a_confidential_item_that_says_that_there_is_none_is_public():
    none = FOLLOWING.replace(
        "4. Staff\n\nRESOLVED that the post be filled.", "4. Confidential Items\n\nThere were none."
    )
    assert restricted("Not required." + none) == []
    assert told("Not required." + none.replace("Confidential Items", "Confidential: staff matters")) == []


HEADINGS = """SECTION 2 - PRIVATE
EXEMPT BUSINESS
PRIVATE MATTERS
IN CAMERA
NOT OPEN TO THE PUBLIC
ITEMS CONTAINING EXEMPT INFORMATION
ITEMS TAKEN WITH THE PRESS AND PUBLIC EXCLUDED
THE FOLLOWING ITEMS WERE CONSIDERED IN PRIVATE
--- Part 2 ---
EITEMAU EITHRIEDIG"""


@pytest.mark.parametrize("heading", HEADINGS.splitlines())
def test_further_headings_of_private_business_hold_back_the_items_below_them(heading):
    assert restricted("Not required." + FOLLOWING.replace("4. Staff", f"{heading}\n\n4. Staff")) == ["4"]


@pytest.mark.parametrize(
    "words",
    [
        "This item was considered in private.",
        "The report was exempt by virtue of paragraph 3 of Schedule 12A.",
        "By virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972.",
        "Reason for exemption: paragraph 3 of Schedule 12A",
        "[Exempt: paragraph 3 of Schedule 12A]",
    ],
)
def test_words_below_a_title_that_say_that_the_item_is_private_hold_it_back(words):
    assert restricted("Not required." + FOLLOWING.replace("3. Land", f"3. Land\n\n{words}")) == ["3"]


@pytest.mark.parametrize(
    "words",
    [
        "The Committee received a confidential report of the Director.",
        "Report circulated confidentially to members only.",
        "The Chair requested that the public leave the meeting.",
        "Councillor Moss asked that the council move to exempt business.",
    ],
)
def test_what_may_have_been_private_is_asked_about(words):
    inside = FOLLOWING.replace("3. Land", f"3. Land\n\n{words}")
    assert told("Not required." + inside) == [("items.3", "restriction_unread")]


def test_a_title_that_excludes_the_public_and_says_no_more_is_asked_about():
    text = FOLLOWING.replace("3. Land", "3. Land\n\nSold.\n\n4. To resolve to exclude the public").replace(
        "4. Staff", "5. Staff"
    )
    assert told("Not required." + text.replace("RESOLVED that the land be sold.\n\n", "")) == [
        ("items.5", "restriction_unread")
    ]


def opened_with(words: str, above: str = "") -> list[str]:
    """What is held back where the words stand before the first item, or above the heading."""
    head = HEAD.replace("1. Minutes", f"{words}\n\n1. Minutes") if words else HEAD
    rows = [row for row in (above + "\n" + head + "Not required." + FOLLOWING).splitlines() if row.strip()]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1))
    return [item.number for item in parse(Document("text/plain", lines)).items if item.restriction]


@pytest.mark.parametrize(
    "words",
    [
        "RESOLVED that the press and public be excluded from the whole of the meeting.",
        "The press and public were excluded from the meeting.",
        "The meeting was held in private.",
        "PART B",
        "PART II",
    ],
)
def test_what_shuts_the_public_out_before_the_first_item_holds_back_all(words):
    assert opened_with(words)[-2:] == ["3", "4"]


@pytest.mark.parametrize(
    "words",
    [
        "CONFIDENTIAL MINUTES OF THE FINANCE COMMITTEE",
        "PART II MINUTES",
        "Minutes (Exempt)",
        "Minutes of a closed meeting",
        "MINUTES OF MEETING HELD IN COMMITTEE",
        "OFFICIAL-SENSITIVE",
        "PINK PAPERS",
    ],
)
def test_a_heading_of_private_minutes_holds_back_every_item(words):
    assert opened_with("", above=words) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    "words",
    [
        "PART I",
        "PRIVATE HIRE LICENSING SUB-COMMITTEE",
        "Minutes - Closed Churchyards Committee",
        "Members of the public: 3",
        "",
    ],
)
def test_an_ordinary_heading_holds_nothing_back(words):
    assert opened_with("", above=words) == []


@pytest.mark.parametrize(
    "beside",
    [
        "RESTRICTED",
        "This report is exempt by virtue of paragraph 1 of Schedule 12A.",
        "By virtue of paragraph 1 of Part 1 of Schedule 12A of the Local Government Act 1972.",
    ],
)
def test_what_the_agenda_text_of_a_web_page_says_of_an_item_holds_its_minutes_back(beside):
    page = f"""Agenda and minutes
Finance Committee
Tuesday, 20th January, 2026 7.00 pm
Venue: Old Library
No. Item
1. Apologies
Minutes:
There were none.
2. Land
Minutes:
RESOLVED that the land be sold.
3. Staff
{beside}
Minutes:
RESOLVED that the post be filled."""
    lines = tuple(
        Line(number, row, blank_before=True) for number, row in enumerate(page.splitlines(), start=1)
    )
    items = parse(Document("text/plain", lines)).items
    assert [item.number for item in items if item.restriction] == ["3"]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (" for Minute Nos. 3 – 4", ["3", "4"]),
        (" except for item 4", ["3", "4"]),
        (", minutes 4 May 2025 refer,", ["3", "4"]),
        (". Item 4 is public,", ["3", "4"]),
        (" for items 3, and 4", ["3", "4"]),
    ],
)
def test_only_the_numbers_of_private_items_are_taken_for_them(words, held):
    text = EXCLUDED.format(words) + FOLLOWING
    assert (restricted(text), told(text)) == (held, [])


def test_a_committee_room_that_the_line_breaks_is_no_private_meeting():
    words = "KELBY COUNCIL\nMinutes of the Audit Panel held in Committee\nRoom 1, Civic Offices, on Tuesday 28 January 2025 at 7pm\n\nPresent: Cllr A Moss\n\n1. APOLOGIES\nNone.\n"
    assert [each.restriction for each in read(words.encode(), "minutes.txt").items] == [None]
    words = words.replace("Committee\nRoom 1, Civic Offices,", "committee")
    assert read(words.encode(), "minutes.txt").items[0].restriction


@pytest.mark.parametrize(
    ("filename", "asked"),
    [
        ("2026-01-20_Finance-exempt-minutes.txt", True),
        ("Finance Confidential Minutes 20 January 2026.txt", True),
        ("Finance minutes 20 January 2026.txt", False),
        ("Exempt accommodation panel minutes.txt", False),
    ],
)
def test_a_file_named_for_private_minutes_of_which_nothing_is_held_back_is_asked_about(filename, asked):
    text = (HEAD + "Not required." + FOLLOWING).encode()
    codes = [each.code for each in read(text, filename).problems]
    assert ("restriction_unread" in codes) == asked
