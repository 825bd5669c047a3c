"""What words on voting state, and what they leave open."""

import pytest

from council.minutes.lines import Line
from council.minutes.passages import read_passages
from council.minutes.values import Votes
from council.minutes.votes import (
    division_in,
    is_vote_note,
    movers,
    named_side,
    read_votes,
    recorded_in,
    result_in,
    sides_from,
    unreadable_roll,
)

COUNTS = {
    "by 5 votes to 3": (5, 3, None),
    "(6 votes to 0 with 1 abstention)": (6, 0, 1),
    "7 for, 2 against, 1 abstention": (7, 2, 1),
    "4 for, 1 abstention": (4, None, 1),
    "(7-2-1)": (7, 2, 1),
    "(Yes: 8 No: 3 Abstain: 1)": (8, 3, 1),
    "The Committee voted 5 – 1": (5, 1, None),
    "For 9, Against 9": (9, 9, None),
    "eleven Members voted for and four against": (11, 4, None),
    "Voting: 11 – For 0 – Against 2 – Abstentions": (11, 0, 2),
    "by 24 votes, to 10 votes, with 1 abstention": (24, 10, 1),
    "carried by 22 votes to one, with two abstentions": (22, 1, 2),
    "four votes were cast in favour of the motion and three in favour of the amendment": (4, 3, None),
    "Yeas: 5  Nays: 2": (5, 2, None),
    "Motion Passed (12 to 0)": (12, 0, None),
    "Four in favour, one against.": (4, 1, None),
    "In favour: 3. Against: 1.": (3, 1, None),
    "On a show of hands 19 were in favour and 6 against": (19, 6, None),
    "Votes being equal (7-7), the Mayor gave his casting vote": (7, 7, None),
    "by 5 votes with 1 abstention": (5, None, 1),
    "with one vote against": (None, 1, None),
}
NO_COUNTS = (
    "service 27 for two years from April",
    "grades 5-9 and 4+",
    "between 4 and 9 July",
    "a fall of (-3.7%) against the target",
    "On a ballot there were 4 votes for Councillor Lugg",
    "for 14 days",
)
MOVERS = {
    "Proposer: Cllr Brook  Seconder: Cllr Winter": ("Brook", "Winter"),
    "Proposed Cllr ap Gwyn, seconded Cllr Coundon. All in favour.": ("ap Gwyn", "Coundon"),
    "Cllr Frost moved design 3; seconded Cllr Dyer.": ("Frost", "Dyer"),
    "5.5 Councillor Uz-Zahir proposed, and Councillor Marsh seconded, that it be done.": (
        "Uz-Zahir",
        "Marsh",
    ),
    "Councillor Brill then moved, and Councillor de Lacy seconded, the recommendation.": ("Brill", "de Lacy"),
    "Mr F MacRoy, seconded by Dr H Auld, MOVED that it be done.": ("F MacRoy", "H Auld"),
    "Moved by the Right Honourable the Lord Mayor (Councillor Long),": ("Long", None),
    "On the proposal of Cllr Sheil (J), seconded by Cllr O’Hara, it was agreed": ("Sheil (J)", "O’Hara"),
    "Motion made by V. Ashdown": ("V. Ashdown", None),
    "RESOLVED (prop. Cllr. Orchard, sec. Cllr. Lacey) that it be paid": ("Orchard", "Lacey"),
    "The Leader, Councillor Grieve, moved and Councillor Eames seconded it.": ("Grieve", "Eames"),
    "proposed as correct by Cllr. Llwyd and seconded by Cllr. Ellis": ("Llwyd", "Ellis"),
    "Councillor Young moved the motion, Councillor St Clair seconding:": ("Young", "St Clair"),
    "He moved, and Councillor Wrathe seconded, that it be done.": (None, "Wrathe"),
    "Councillor Reay said that the hall would not last. She moved, and Cllr Lund seconded, that it go.": (
        "Reay",
        "Lund",
    ),
    "Councillor Reay said that Councillor Hale was wrong. She moved that it be done.": (None, None),
    "The Leader, Councillor Hale, presented the budget and moved the recommendations.": ("Hale", None),
    "Councillor Prosser was delighted to move the motion. Cllr Tilling seconded it.": ("Prosser", "Tilling"),
    "N. Quarry, T. Ashdown: That we buy two.": ("N. Quarry", "T. Ashdown"),
    "The Chairman proposed, and it was agreed, that item 7 be taken next": (None, None),
    "Members seconded that view.": (None, None),
}


@pytest.mark.parametrize("words", COUNTS)
def test_counts(words):
    votes = read_votes(words)
    assert (votes.in_favour, votes.against, votes.abstain) == COUNTS[words]


@pytest.mark.parametrize("words", NO_COUNTS)
def test_other_numbers_are_no_counts(words):
    assert read_votes(words) is None


@pytest.mark.parametrize(
    "words", ["(Unanimous)", "It was unanimously agreed.", "All in favour.", "All agreed."]
)
def test_unanimity_is_stated(words):
    assert read_votes(words).unanimous is True


@pytest.mark.parametrize("words", ["RESOLVED (nem con)", "There was no dissent.", "Carried without dissent."])
def test_nobody_against_is_not_everybody_in_favour(words):
    assert read_votes(words) is None


@pytest.mark.parametrize(
    ("words", "casting"),
    [
        ("The Chairman used his second or casting vote against the motion", "against"),
        ("lost by 2 votes to 2 on the casting vote of the Chair", "chair"),
    ],
)
def test_a_casting_vote(words, casting):
    assert read_votes(words).casting == casting


@pytest.mark.parametrize(
    "words",
    [
        "(nem con)",
        "(Unanimous)",
        "Proposed by Cllr Reay, seconded by Cllr Lund",
        "Carried.",
        "Motion Passed (12 to 0)",
        "Councillor Lamb asked that his vote against be recorded.",
        "Voting: 8 – For 3 – Against 0 – Abstentions",
    ],
)
def test_a_note_on_voting_belongs_to_the_decision_before_it(words):
    assert is_vote_note(words)


@pytest.mark.parametrize(
    "words", ["(see minute 12)", "The vote of thanks was warm.", "It was carried out by hand."]
)
def test_other_remarks_are_no_notes_on_voting(words):
    assert not is_vote_note(words)


@pytest.mark.parametrize("words", MOVERS)
def test_who_moved_and_seconded(words):
    assert movers(words) == MOVERS[words]


@pytest.mark.parametrize(("words", "result"), [("Carried.", "Carried"), ("Motion Failed (1 to 2)", "Failed")])
def test_a_result_alone(words, result):
    assert result_in(words) == result


def test_a_sentence_about_a_result_is_none_alone():
    assert result_in("The motion was carried after a long debate.") is None


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("FOR: 2 – Cllrs Lund and Reay", ("for", 2, ("Lund", "Reay"))),
        ("AGAINST (1)  Councillor Moss", ("against", 1, ("Moss",))),
        ("For: Councillors Lund, Reay (2)", ("for", 2, ("Lund", "Reay"))),
        ("There voted against the Minutes being a correct record:", ("against", None, ())),
        ("ABSTAINED (0)  None", ("abstain", 0, ())),
    ],
)
def test_a_side_of_a_recorded_vote(words, side):
    found = named_side(words)
    assert (found.option, found.count, found.names) == side


@pytest.mark.parametrize(
    "words", ["For the following reasons:", "No objections were received.", "Against the wall"]
)
def test_other_words_are_no_side(words):
    assert named_side(words) is None


def test_a_division_between_motion_and_amendment():
    words = "On a division, there voted:- For the motion (2) – the Convener; and Councillor Allan; For the amendment by Councillor Dee (1) – Councillor Dee; Declined to vote (1) – Councillor Orr."
    assert [(side.option, side.count, side.names) for side in division_in(words)] == [
        ("for", 2, ("the Convener", "Allan")),
        ("against", 1, ("Dee",)),
        ("not_voting", 1, ("Orr",)),
    ]


def test_those_who_wish_their_vote_recorded():
    words = "Councillors Lamb and Reay abstained. Councillor Moss asked that her vote against be recorded."
    assert [(each.name, each.option) for each in recorded_in(words)] == [
        ("Lamb", "abstain"),
        ("Reay", "abstain"),
        ("Moss", "against"),
    ]


def passages(*rows: str):
    lines = [Line(number, row, blank_before=True) for number, row in enumerate(rows, start=1)]
    return read_passages(lines)


def test_a_roll_drawn_with_strokes_is_read_by_its_columns():
    sides, _ = sides_from(passages("|Yeas:|Absent:|", "|-|-|", "|Mayor J. Moss|P. Lund|", "||A. Reay|"), 0)
    assert [(side.option, side.names) for side in sides] == [
        ("for", ("J. Moss",)),
        ("absent", ("P. Lund", "A. Reay")),
    ]


def test_crosses_under_columns_are_read():
    rows = passages("Name\tFor\tAgainst", "Cllr Lund\tX\t", "Cllr Moss\t\tX")
    assert [(side.option, side.names) for side in sides_from(rows, 0)[0]] == [
        ("for", ("Lund",)),
        ("against", ("Moss",)),
    ]
    assert unreadable_roll(rows) is None


def test_crosses_without_their_columns_are_not_guessed():
    rows = passages("For", "Against", "Cllr Lund", "X", "Cllr Moss", "X", "Cllr Reay", "X")
    assert unreadable_roll(rows) == rows[0]


def test_nothing_stated_is_no_vote():
    assert read_votes("The report was received.") is None
    assert Votes().in_favour is None


@pytest.mark.parametrize("title", ["Cllr.", "Clir.", "Cllr. ", "Clir ", "Cllr ", "Mr."])
def test_a_title_may_touch_the_name_and_a_scan_may_have_misread_it(title):
    assert movers(f"Proposed by {title}Moss; Seconded by {title}Lund ;") == ("Moss", "Lund")


def test_a_word_that_begins_like_a_title_is_a_name():
    assert movers("Proposed by Clirk, seconded by Cllrson") == ("Clirk", "Cllrson")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was resolved to mend the gate. (LC/TB)", ("LC", "TB")),
        ("Resolved to raise the fees. (JD/TB) unanimous", ("JD", "TB")),
        ("Permission was sought (FUL/OUT)", (None, None)),
        (
            "MOVED by Director Dale SECONDED by Alternate Director Brine, that it be received.",
            ("Dale", "Brine"),
        ),
        (
            "Councillor Rao moved refusal. The motion was not seconded. Councillor Tolley moved, and Councillor Oram seconded, approval.",
            ("Tolley", "Oram"),
        ),
        (
            "A proposal by Councillor Connolly that fares rise was seconded by Councillor Riasat and lost.",
            ("Connolly", "Riasat"),
        ),
    ],
)
def test_initials_and_motions_that_nobody_seconded(text, expected):
    assert movers(text) == expected
