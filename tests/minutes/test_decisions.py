"""Decisions in the body of an item: their words, where they end, who moved them and how it went."""

from types import SimpleNamespace

import pytest

from council.minutes import parse
from council.minutes.lines import Document, Line
from council.minutes.values import Item

HEADING = (
    "Kelby District Council",
    "Minutes of the Finance Committee held on Tuesday 20 January 2026 at 7 pm in the Old Library",
    "Present: Councillors A Moss (Chair), P Lund, J Reay and Edwin Carver",
)


def item(*rows: str, title: str = "Budget", formal: bool = True) -> Item:
    last = "RESOLVED: That it be noted." if formal else "The Chair thanked those present."
    printed = [*HEADING, "1. Apologies", "None.", f"2. {title}", *rows, "3. Close of business", last]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(printed, start=1))
    return parse(Document("text/plain", lines)).items[1]


def decisions(*rows: str, **style) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            text=each.text,
            outcome=each.outcome,
            kind=each.kind,
            movers=(each.moved_by, each.seconded_by),
            votes=each.votes and (each.votes.in_favour, each.votes.against, each.votes.abstain),
            labels=[part.label for part in each.parts],
            reference=each.reference,
        )
        for each in item(*rows, **style).resolutions
    ]


ENDS = {
    "a list": (
        [
            "RESOLVED – That",
            "(i) the outturn be noted; and",
            "(ii) the lease be granted.",
            "The Chair thanked officers.",
        ],
        "That (i) the outturn be noted; and (ii) the lease be granted.",
    ),
    "a labelled block": (
        ["RESOLVED – That it be done.", "Reasons for decision: To comply."],
        "That it be done.",
    ),
    "a note on the vote": (["RESOLVED – That it be done.", "(Unanimous)"], "That it be done."),
    "a note in its paragraph": (
        ["RESOLVED – That it be done. Proposed by Cllr Lund, seconded by Cllr Reay."],
        "That it be done.",
    ),
    "narrative": (["RESOLVED – That it be done.", "Councillor Lund left the meeting."], "That it be done."),
    "another introducer": (
        ["RESOLVED – That it be done.", "RECOMMENDED – That Council agree."],
        "That it be done.",
    ),
    "bare letters": (
        ["RESOLVED", "That", "A the plan be adopted;", "B the fee be kept."],
        "That A the plan be adopted; B the fee be kept.",
    ),
    "a table inside": (
        [
            "RESOLVED –",
            "(a) That these grants be approved:",
            "Play scheme £400",
            "Garden £150",
            "(b) That the rest be kept.",
        ],
        "(a) That these grants be approved: Play scheme £400 Garden £150 (b) That the rest be kept.",
    ),
    "a sentence cut in two": (["RESOLVED – That the plan", "be approved."], "That the plan be approved."),
    "a verb in each limb": (["The Committee:", "(i) NOTED the survey; and", "(ii) AGREED the plan."], None),
}


@pytest.mark.parametrize("name", [name for name, (_, text) in ENDS.items() if text])
def test_where_a_decision_ends(name):
    rows, text = ENDS[name]
    assert decisions(*rows)[0].text == text


def test_limbs_that_each_have_a_verb_are_one_decision():
    (found,) = decisions("Decision", "The Committee:", "i. NOTED the survey; and", "ii. AGREED the plan.")
    assert found.text == "The Committee: i. NOTED the survey; and ii. AGREED the plan."


@pytest.mark.parametrize(
    ("rows", "decided"),
    [
        (("Concluded: that the report be received.",), ["that the report be received."]),
        (
            ("Concluded:", "(1) that the report be received; and", "(2) that a briefing be arranged."),
            ["(1) that the report be received; and (2) that a briefing be arranged."],
        ),
        (("Concluded: 9.15 pm",), []),
        (
            ("The Committee:", "1.\tNoted the report.", "2.\tAgreed the strategy."),
            ["1. Noted the report. 2. Agreed the strategy."],
        ),
        (("The Committee:", "1.\tThe Chair of Audit", "2.\tThe Vice-Chair"), []),
    ],
)
def test_decisions_that_open_in_other_words(rows, decided):
    assert [each.text for each in decisions(*rows)] == decided


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            (
                "Cllr Pym proposed, Cllr Heal seconded, that the lease be granted. An amendment by Cllr Nott, seconded by Cllr Furse, that the term be three years was put to the vote and LOST (3 for, 5 against). The original proposal was put to the vote and CARRIED.",
            ),
            [
                ("that the term be three years", "lost", ("Nott", "Furse")),
                ("that the lease be granted.", "agreed", ("Pym", "Heal")),
            ],
        ),
        (
            (
                "Councillor Saunders moved, and Councillor Vine seconded, the following motion:",
                "“This Council will write to the water company.”",
                "The motion was put to the vote and declared CARRIED.",
                "RESOLVED accordingly.",
            ),
            [("This Council will write to the water company.", "agreed", ("Saunders", "Vine"))],
        ),
        (
            ("There were no other nominations and Cllr Lund was duly elected.",),
            [("There were no other nominations and Cllr Lund was duly elected.", "agreed", (None, None))],
        ),
        (
            (
                "RESOLVED",
                "1. That permission be granted subject to an agreement.",
                "2. That if it is not made by 30 April the Head of Planning be authorised to refuse permission.",
            ),
            [
                (
                    "1. That permission be granted subject to an agreement. 2. That if it is not made by 30 April the Head of Planning be authorised to refuse permission.",
                    "agreed",
                    (None, None),
                )
            ],
        ),
        (
            (
                "RESOLVED THAT COMMITTEE:",
                "Refuse planning permission for the following reason:",
                "1. It harms.",
            ),
            [
                (
                    "THAT COMMITTEE: Refuse planning permission for the following reason: 1. It harms.",
                    "refused",
                    (None, None),
                )
            ],
        ),
        (
            ("RESOLVED:", "This Council notes that hours were cut. It resolves to ask the Cabinet for more."),
            [
                (
                    "This Council notes that hours were cut. It resolves to ask the Cabinet for more.",
                    "agreed",
                    (None, None),
                )
            ],
        ),
        (
            (
                "The Panel made the following recommendations:",
                "1.\tThat residents be told.",
                "2.\tThat it be done.",
            ),
            [("1. That residents be told. 2. That it be done.", "recommended", (None, None))],
        ),
        (
            (
                "Councillor Reay moved that permission be refused, seconded by Councillor Lund.",
                "Following a vote (8 in favour, 3 against) it was",
                "Resolved – That permission be refused.",
            ),
            [("That permission be refused.", "refused", ("Reay", "Lund"))],
        ),
        (
            (
                "Payments of £90 were proposed by Cllr Reay, seconded by Cllr Lund and agreed.",
                "It was proposed by the Chairman, seconded by Cllr Voss and RESOLVED that the precept be £9,000.",
            ),
            [("that the precept be £9,000.", "agreed", (None, "Voss"))],
        ),
        (
            (
                "Members were content, and having thanked officers Cabinet RESOLVED:",
                "(1)\tTo note the position.",
            ),
            [("(1) To note the position.", "noted", (None, None))],
        ),
    ],
)
def test_what_becomes_of_motions_and_elections(rows, told):
    assert [(each.text, each.outcome, each.movers) for each in decisions(*rows)] == told


def test_a_heading_above_the_decision_is_no_decision():
    (found,) = decisions("Decision:", "RESOLVED: That the contract be let.")
    assert found.text == "That the contract be let."


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        (["RESOLVED – That the report be received."], "noted"),
        (["RESOLVED – That (i) the report be noted; and (ii) the lease be granted."], "agreed"),
        (["It was AGREED:", "1. to note the report; and", "2. to write to the Minister."], "agreed"),
        (["RESOLVED that the request be refused."], "refused"),
        (["Resolved to reject the notice."], "refused"),
        (["It was resolved to RECOMMEND to Full Council that the request be refused."], "recommended"),
        (["RESOLVED – That the item be deferred."], "deferred"),
        (
            [
                "RESOLVED – That the application be DEFERRED in order that:",
                "(a) plans may be submitted; and",
                "(b) an assessment may be made.",
            ],
            "deferred",
        ),
        (
            [
                "RESOLVED – That the application be deferred in order that: (a) plans be submitted; (b) an assessment be made."
            ],
            "deferred",
        ),
        (["RESOLVED – That (a) the application be deferred; and (b) the fee be set at £40."], "agreed"),
        (["Decided -", "to remit to the Director."], "referred"),
        (
            ["Resolved: That the petition be received and referred to the Cabinet for consideration."],
            "referred",
        ),
        (
            ["Resolved: That the petition be received, and that the report referred to in it be published."],
            "noted",
        ),
        (
            ["RESOLVED – That, subject to the substitution of “41” for “14”, the minutes be confirmed."],
            "agreed_amended",
        ),
        (["RESOLVED – That, subject to the removal of the tree, consent be granted."], "agreed"),
        (["RESOLVED – That the meeting be adjourned."], "agreed"),
        (["RESOLVED – That the motion, as amended, be approved."], "agreed_amended"),
        (
            ["RESOLVED – That under the Local Government Act 1972, as amended, the public be admitted."],
            "agreed",
        ),
        (["RESOLVED – That the by-law be sealed, Carried."], "agreed"),
    ],
)
def test_what_a_decision_did(rows, outcome):
    assert decisions(*rows)[0].outcome == outcome


def test_minutes_confirmed_in_prose_are_a_decision():
    words = (
        "The minutes of the meeting held on 9 December 2025 were confirmed as a correct record and signed."
    )
    (found,) = decisions(words, title="Minutes")
    assert (found.text, found.outcome) == (words, "agreed")


def test_minutes_confirmed_subject_to_a_correction_are_agreed_as_amended():
    words = "The minutes of 9 December 2025 were agreed as a correct record, subject to “£9m” being altered."
    assert decisions(words, title="Minutes")[0].outcome == "agreed_amended"


def test_a_resolution_that_the_minutes_item_only_quotes_is_none():
    found = decisions(
        "The Clerk was asked to correct minute 4 to read “RESOLVED that the gate be painted”.",
        "RESOLVED – That the minutes be signed.",
        title="Minutes",
    )
    assert [each.text for each in found] == ["That the minutes be signed."]


def test_an_amendment_lost_keeps_its_own_movers_and_votes():
    amendment, motion = decisions(
        "Councillor Moss moved, and Councillor Lund seconded, that the budget be approved.",
        "Councillor Reay proposed an amendment that the fee be kept. This was seconded by Councillor Carver.",
        "The amendment was put to the meeting and declared lost, 3 members voting for and 6 against.",
        "The motion was then put to the meeting and it was",
        "RESOLVED that the motion be adopted.",
    )
    assert (amendment.kind, amendment.outcome) == ("amendment", "lost")
    assert (amendment.movers, amendment.votes) == (("Reay", "Carver"), (3, 6, None))
    assert (motion.outcome, motion.movers, motion.votes) == ("agreed", ("Moss", "Lund"), None)


def test_a_motion_withdrawn_is_kept_with_its_words():
    (found,) = decisions(
        "A further amendment, moved by Councillor Lund and seconded by Councillor Reay, that the fee be cut, was withdrawn."
    )
    assert (found.kind, found.outcome, found.movers) == ("amendment", "withdrawn", ("Lund", "Reay"))


def test_a_motion_lost_is_told_in_the_words_that_were_moved():
    (found,) = decisions(
        "Councillor Lund moved and Councillor Reay seconded:",
        "“Council resolves to ask the operator to bring back the N7.”",
        "On being put to the vote there were 6 for and 6 against. The Mayor used her casting vote against the motion, which was declared LOST.",
    )
    assert found.text == "Council resolves to ask the operator to bring back the N7."
    assert (found.outcome, found.votes) == ("lost", (6, 6, None))


def test_a_motion_carried_and_the_resolution_that_it_announces_are_one():
    (found,) = decisions(
        "Councillor Lund moved, seconded by Councillor Reay, that the plan be adopted.",
        "The motion was declared CARRIED and it was accordingly",
        "RESOLVED – That the plan be adopted.",
    )
    assert found.movers == ("Lund", "Reay")


def test_movers_and_the_outcome_are_a_decision_where_nothing_else_is():
    (found,) = decisions(
        "On the proposal of Councillor Lund, seconded by Councillor Reay, this item was deferred to the next meeting.",
        formal=False,
    )
    assert (found.text, found.outcome) == ("this item was deferred to the next meeting.", "deferred")


def test_of_two_nominated_for_one_office_only_the_elected_is_decided():
    found = decisions(
        "It was moved by Councillor Moss, seconded by Councillor Lund, that Councillor Reay be elected. "
        "It was moved by Councillor Reay, seconded by Councillor Carver, that Councillor Moss be elected.",
        "Each of those nominated spoke for five minutes.",
        "Councillor Lund spoke for the first of them.",
        "The names were put to the vote.",
        "There were three tellers.",
        "RESOLVED: That Councillor Reay be elected Leader of the Council.",
    )
    assert [each.text for each in found] == ["That Councillor Reay be elected Leader of the Council."]


def test_a_seconder_in_a_sentence_of_its_own_belongs_to_the_motion():
    (found,) = decisions(
        "Cllr Lund proposed that the Parish Council fund the swing. Seconded Cllr Reay, all agreed.",
        formal=False,
    )
    assert found.movers == ("Lund", "Reay")


def test_a_motion_of_which_the_outcome_is_not_told_is_none_in_a_formal_style():
    assert decisions("Councillor Lund proposed, and Councillor Reay seconded, the recommendation.") == []


@pytest.mark.parametrize(
    "words",
    [
        "The Committee noted that footfall had risen.",
        "It was agreed that the Clerk would write to the school.",
        "Members agreed that it was useful.",
    ],
)
def test_narrative_is_no_decision_in_a_formal_style(words):
    assert decisions(words, "RESOLVED: That it be done.")[0].text == "That it be done."


def test_prose_decides_where_it_is_the_style_of_the_document():
    found = decisions(
        "It was agreed that the Clerk would write. It was further agreed to buy a bench.", formal=False
    )
    assert [each.text for each in found] == ["that the Clerk would write.", "to buy a bench."]


def test_a_letter_of_a_paragraph_does_not_go_on_in_the_next():
    found = decisions(
        "a) Ownership - It was agreed not to pursue this.",
        "b) Dogs - more signs had been received.",
        formal=False,
    )
    assert [each.text for each in found] == ["not to pursue this."]


def test_conditions_are_parts_and_no_decisions():
    (found,) = decisions(
        "RESOLVED – That permission be GRANTED subject to the following conditions:",
        "1. That no work be done on Sundays.",
        "2. That the hedge be kept.",
        title="26/00114/HOU - 6 Tannery Lane",
    )
    assert (found.labels, found.reference) == (["1", "2"], "26/00114/HOU")


def test_what_an_officer_recommended_is_no_decision_where_a_resolution_follows():
    found = decisions(
        "Recommendation:",
        "That permission be granted.",
        "Members were concerned about the access.",
        "RESOLVED – That permission be REFUSED.",
    )
    assert [each.text for each in found] == ["That permission be REFUSED."]


def test_a_decision_late_in_a_page_without_lines_is_found():
    told = "The Chair spoke of the weather and the roads. " * 120
    (found,) = decisions(f"{told}It was RESOLVED that the gate be mended.")
    assert found.text == "that the gate be mended."


@pytest.mark.parametrize("title", ["Direction 2024-001", "Plan 2010-2016", "Report dated 06/2025"])
def test_other_numbers_are_no_planning_reference(title):
    assert decisions("RESOLVED – That the application be approved.", title=title)[0].reference is None


def test_a_resolution_from_ireland():
    (found,) = decisions(
        "Proposed by Councillor Lund;",
        "Seconded by Councillor Reay;",
        "And Resolved:",
        "“That, the plan be adopted.”",
        formal=False,
    )
    assert (found.text, found.movers) == ("That, the plan be adopted.", ("Lund", "Reay"))


def test_resolutions_from_canada():
    found = decisions(
        "Moved by Councillor Lund",
        "Seconded by Councillor Reay",
        "THAT the report BE RECEIVED;",
        "Motion Passed (5 to 2)",
        "Moved by Councillor Moss",
        "THAT the fee be raised.",
        "Motion Failed (2 to 5)",
        formal=False,
    )
    assert [(each.outcome, each.movers, each.votes) for each in found] == [
        ("noted", ("Lund", "Reay"), (5, 2, None)),
        ("lost", ("Moss", None), (2, 5, None)),
    ]


def test_whereas_and_therefore_are_one_resolution():
    (found,) = decisions(
        "WHEREAS the bridge has failed;",
        "AND WHEREAS a grant may be had;",
        "THEREFORE BE IT RESOLVED THAT Council apply for it. Carried.",
        formal=False,
    )
    assert found.text.startswith("WHEREAS the bridge has failed; AND WHEREAS")
    assert found.outcome == "agreed"


def test_many_resolutions_in_one_item_do_not_exhaust_the_reader():
    rows = ["N. Quarry, T. Ashdown", "That we buy one. Carried."] * 1_500
    assert len(decisions(*rows, formal=False)) == 1_500


def test_movers_above_the_next_motion_belong_to_it_and_not_to_the_one_before():
    first, second = decisions(
        "Moved by A Moss",
        "Seconded by P Lund",
        "That the report BE RECEIVED;",
        "Moved by J Reay",
        "Seconded by A Moss",
        "That the delegation BE APPROVED.",
        "Motion Passed (13 to 0)",
    )
    assert (first.movers, first.votes) == (("A Moss", "P Lund"), None)
    assert (second.movers, second.votes) == (("J Reay", "A Moss"), (13, 0, None))


def test_a_motion_to_do_something_ends_with_what_became_of_it():
    (motion,) = decisions(
        "Moved by A Moss",
        "Seconded by P Lund",
        "Motion to add a further limb g) in these words:",
        "g) the owners BE REQUESTED to work together.",
        "Motion Failed (3 to 11)",
    )
    assert (
        motion.text == "to add a further limb g) in these words: g) the owners BE REQUESTED to work together."
    )
    assert (motion.outcome, motion.votes) == ("lost", (3, 11, None))


def test_a_decision_whose_parts_do_different_things_is_agreed():
    (decision,) = decisions(
        "RESOLVED – That", "(a) the outline be approved; and", "(b) the site be referred to the Cabinet."
    )
    assert decision.outcome == "agreed"
    (decision,) = decisions(
        "RESOLVED – That", "(a) the update be noted; and", "(b) the site be referred to the Cabinet."
    )
    assert decision.outcome == "referred"


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (
            "The hedge has overgrown the path. The hedge was to be cut in March. Proposed by Cllr Moss and seconded by Cllr Lund. All in favour.",
            "The hedge was to be cut in March.",
        ),
        (
            "All members agreed that the two clubs to be sent a notice. This was proposed by Cllr Moss and seconded by Cllr Lund.",
            "that the two clubs to be sent a notice.",
        ),
        (
            "It was proposed by Cllr Moss that the hall be let on Mondays. This was seconded by the Mayor and agreed by all members.",
            "that the hall be let on Mondays.",
        ),
        # the sentence of the movers says itself what is moved
        (
            "The hedge has overgrown the path. Proposed by Cllr Moss, seconded by Cllr Lund that the hedge be cut.",
            "that the hedge be cut.",
        ),
    ],
)
def test_movers_in_a_sentence_of_their_own_move_what_the_sentence_before_says(told, text):
    (decision,) = decisions(told, formal=False)
    assert (decision.text, decision.outcome, decision.movers[0]) == (text, "agreed", "Moss")


def test_a_proposal_behind_the_close_of_the_meeting_is_a_decision():
    told = "Cllr Moss closed the meeting at 7.20 pm. It was proposed by Cllr Lund that the hall be let on Mondays. This was seconded by Cllr Reay and agreed by all."
    (decision,) = decisions(told, formal=False)
    assert (decision.text, decision.movers) == ("that the hall be let on Mondays.", ("Lund", "Reay"))
    assert decisions("The meeting, which Cllr Moss proposed to hold, closed at 7.20 pm.", formal=False) == []


@pytest.mark.parametrize(
    "motion", ["Under the motion of Mrs Lund,", "On a motion by Mrs Lund", "Upon the proposition of Mrs Lund"]
)
def test_a_motion_of_somebody_names_the_mover(motion):
    (decision,) = decisions(f"{motion} and seconded by Mr Reay, it was", "RESOLVED: That the fees be agreed.")
    assert decision.movers == ("Lund", "Reay")


def test_minutes_that_were_submitted_and_confirmed_are_agreed():
    told = "The minutes of the meeting held on 2 June 2025 were submitted, confirmed and signed."
    (decision,) = decisions(told, title="Minutes of the last meeting", formal=False)
    assert (decision.text, decision.outcome) == (told, "agreed")
    assert decisions("The accounts were submitted, with a letter.", formal=False) == []


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("The motion was lost by 5 votes to 3.", (3, 5, None)),
        ("The motion was defeated by five votes to three.", (3, 5, None)),
        ("The motion was rejected by the Committee (5 for, 3 against).", (5, 3, None)),
        ("The motion was lost by a majority: 3 for and 5 against.", (3, 5, None)),
    ],
)
def test_counts_of_a_lost_motion_are_as_stated_and_only_a_bare_pair_has_the_larger_against(told, counts):
    found = decisions(f"Councillor Lund moved and Councillor Reay seconded that it be sold. {told}")
    assert [each.votes for each in found] == [counts]


@pytest.mark.parametrize(
    "told",
    [
        "A poll of residents showed 40 votes for and 12 against. RESOLVED that the land be sold.",
        "In the parish poll 312 voted for and 280 against. RESOLVED that the land be sold.",
        "At the previous meeting the motion had been carried by 5 votes to 3. RESOLVED that the land be sold.",
        "The Planning Committee had voted 7 to 2 in favour. RESOLVED that the land be sold.",
        "RESOLVED that the land be sold. The residents' survey gave 60 for and 40 against.",
        "RESOLVED that the land be sold (12 votes to 3 at the residents' meeting).",
    ],
)
def test_how_others_voted_is_no_vote_on_the_decision(told):
    assert [each.votes for each in decisions(told)] == [None]


@pytest.mark.parametrize(
    "told",
    [
        "RESOLVED that a survey of residents be held (2 for, 1 against).",
        "RESOLVED to hold a public consultation by 2 votes to 1.",
        "RESOLVED that the residents' parking scheme be approved. 2 voted for and 1 against.",
    ],
)
def test_a_vote_about_residents_is_a_vote(told):
    assert [each.votes for each in decisions(told)] == [(2, 1, None)]


def test_more_votes_than_people_are_reported():
    printed = [
        *HEADING,
        "1. Land",
        "RESOLVED by 7 votes to 3 that the land be sold.",
        "2. Rent",
        "RESOLVED: That it be noted.",
    ]
    lines = tuple(Line(number, row, blank_before=True) for number, row in enumerate(printed, start=1))
    told = [(each.path, each.code) for each in parse(Document("text/plain", lines)).problems]
    assert ("items.1.resolutions.1.votes", "vote_above_present") in told


def test_of_two_nominated_with_their_votes_the_one_with_fewer_lost():
    told = (
        "It was proposed by Cllr Moss and seconded by Cllr Lund that Cllr Reay be Chair: 1 vote. "
        "It was proposed by Cllr Reay and seconded by Cllr Lund that Cllr Moss be Chair: 2 votes."
    )
    found = decisions(told, formal=False)
    assert [(each.outcome, each.votes) for each in found] == [
        ("lost", (1, None, None)),
        ("agreed", (2, None, None)),
    ]
    equal = decisions(told.replace("1 vote.", "2 votes."), formal=False)
    assert [each.outcome for each in equal] == ["other", "other"]


def test_a_motion_is_told_in_its_own_words_behind_an_amendment_to_it():
    told = (
        "Councillor Moss proposed an amendment, seconded by Councillor Lund, that the price be raised. "
        "The amendment was lost by 1 vote to 2. The motion that the land be sold was then carried by 2 votes to 1."
    )
    assert [(each.kind, each.text, each.outcome, each.votes) for each in decisions(told)] == [
        ("amendment", "that the price be raised.", "lost", (1, 2, None)),
        ("motion", "that the land be sold", "agreed", (2, 1, None)),
    ]


def test_an_amendment_that_had_been_lost_is_not_the_fate_of_the_decision():
    told = "RESOLVED that the land be sold. Vote: 2 for, 1 against. The amendment had been lost by 1 to 2."
    assert [(each.outcome, each.votes) for each in decisions(told)] == [("agreed", (2, 1, None))]


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        ("For - 15, Against - 21", "lost"),
        ("For - 21, Against - 15", "agreed"),
        ("For - 15, Against - 15", "agreed"),
    ],
)
def test_a_motion_of_which_only_the_votes_are_told_is_lost_where_more_were_against(votes, outcome):
    moved = "It was proposed by Councillor Lund, seconded by Councillor Reay and –"
    words = "That Councillor Moss be elected as Vice Chair of the Council."
    (decision,) = decisions(moved, words, f"(Vote: {votes}, Abstentions - 0)")
    assert (decision.text, decision.outcome) == (words, outcome)
