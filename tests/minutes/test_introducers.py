"""Where decisions open, how far each opening is to be trusted, and the narrative that opens none."""

import pytest

from council.minutes.introducers import is_formal, opening, readings

OPENINGS = {
    "Resolved:  That the Committee note the report.": ("Resolved", "That the Committee note the report."),
    "RESOLVED – That the plan be adopted.": ("RESOLVED", "That the plan be adopted."),
    "RESOLVED: -  that the plan be adopted.": ("RESOLVED", "that the plan be adopted."),
    "RESOLVED/- That the plan be adopted.": ("RESOLVED", "That the plan be adopted."),
    "RESOLVED:That the plan be adopted.": ("RESOLVED", "That the plan be adopted."),
    "RESOLVED that the plan be adopted.": ("RESOLVED", "that the plan be adopted."),
    "RESOLVED": ("RESOLVED", ""),
    "RESOLVED UNANIMOUSLY: That the plan be adopted.": ("RESOLVED UNANIMOUSLY", "That the plan be adopted."),
    "UNANIMOUSLY RESOLVED that the plan be adopted.": ("UNANIMOUSLY RESOLVED", "that the plan be adopted."),
    "RESOLVED (7 for, 2 against): That the plan be adopted.": ("RESOLVED", "That the plan be adopted."),
    "RESOLVED – (by 6 votes to 3) That the plan be adopted.": ("RESOLVED", "That the plan be adopted."),
    "RESOLVED: nem con, that the plan be adopted.": ("RESOLVED", "that the plan be adopted."),
    "RESOLVED by 5 votes with 1 abstention that the plan be adopted.": (
        "RESOLVED",
        "that the plan be adopted.",
    ),
    "Resolved, on the proposal of Mrs Lund seconded by Mr Moss, that a bench be bought.": (
        "Resolved",
        "that a bench be bought.",
    ),
    "Decision 4: To approve the programme.": ("Decision 4", "To approve the programme."),
    "It was RECOMMENDED to Full Council that the tree be moved.": (
        "It was RECOMMENDED",
        "that the tree be moved.",
    ),
    "The Committee, having heard the Director in explanation, agreed:": (
        "The Committee, having heard the Director in explanation, agreed",
        "",
    ),
    "Primary members AGREED (3-0) to keep the fund.": ("Primary members AGREED", "to keep the fund."),
    "RESOLVED (Yes: 8 No: 3) – That the plan be adopted.": ("RESOLVED", "That the plan be adopted."),
    "RESOLVED, subject to the above, that it be done.": (
        "RESOLVED",
        "subject to the above, that it be done.",
    ),
    "It was RESOLVED to buy a bench.": ("It was RESOLVED", "to buy a bench."),
    "It was unanimously RESOLVED that a bench be bought.": (
        "It was unanimously RESOLVED",
        "that a bench be bought.",
    ),
    "It was resolved that a bench be bought.": ("It was resolved", "that a bench be bought."),
    "After discussion it was resolved not to object.": ("it was resolved", "not to object."),
    "A letter was read from the school, resolved to pay £60.": ("resolved", "to pay £60."),
    "The Council resolved to approve the accounts.": ("The Council resolved", "to approve the accounts."),
    "After debate, the Committee resolved to approve it.": ("the Committee resolved", "to approve it."),
    "It was resolved a letter should be sent.": ("It was resolved", "a letter should be sent."),
    "The Councillors resolved it to be satisfactory.": ("The Councillors resolved", "it to be satisfactory."),
    "The Committee resolved:-": ("The Committee resolved", ""),
    "The Board decided:": ("The Board decided", ""),
    "The Panel AGREED to meet in May.": ("The Panel AGREED", "to meet in May."),
    "AGREED: That the plan be adopted.": ("AGREED", "That the plan be adopted."),
    "AND AGREED": ("AND AGREED", ""),
    "And Resolved:": ("And Resolved", ""),
    "Decision: Refused": ("Decision", "Refused"),
    "DECISION:": ("DECISION", ""),
    "RECOMMENDED TO COUNCIL – That the rate be kept.": ("RECOMMENDED TO COUNCIL", "That the rate be kept."),
    "NOTED that the work had begun.": ("NOTED", "that the work had begun."),
    "PENDERFYNWYD cymeradwyo'r adroddiad.": ("PENDERFYNWYD", "cymeradwyo'r adroddiad."),
    "Penderfynwyd:": ("Penderfynwyd", ""),
    "Moved by Cllr Reay, seconded by Cllr Lund and RESOLVED that it be done.": (
        "RESOLVED",
        "that it be done.",
    ),
    "On the proposal of Councillor Reay, seconded by Councillor Lund, it was agreed to meet in May.": (
        "it was agreed",
        "to meet in May.",
    ),
    "Resolution 2023-145": ("Resolution 2023-145", ""),
    "R2020-215 N. Quarry, T. Ashdown: That we buy two.": ("R2020-215", "That we buy two."),
    "6.1 RESOLVED - That the report be noted.": ("RESOLVED", "That the report be noted."),
    "That the work programme be noted;": (None, "That the work programme be noted;"),
    "The amendment was declared LOST.": (None, "The amendment was declared LOST."),
    "The motion was put to the meeting and declared lost, 3 voting for and 6 against.": (
        None,
        "The motion was put to the meeting and declared lost, 3 voting for and 6 against.",
    ),
    "The motion that the fee be approved was carried.": (
        None,
        "The motion that the fee be approved was carried.",
    ),
    "On being put to the vote, the motion was carried.": (
        None,
        "On being put to the vote, the motion was carried.",
    ),
    "DEFERRED.": (None, "DEFERRED."),
}
NARRATIVE = (
    "The Inspector agreed that it was slow, and resolved to look into it.",
    "Primary members agreed that it was a good school.",
    "The Director, having heard the Committee in explanation, agreed with it.",
    "The Committee noted that footfall had risen.",
    "Members agreed that it was useful.",
    "Officers had resolved the fault.",
    "It was recommended by the auditor that the stock be counted.",
    "It was reported that the Cabinet had met and that the Council resolved to fight.",
    "Officers had met and resolved to seek advice.",
    "Noted that the road had been closed for a week.",
    "Resolved matters were listed in the appendix.",
    "Decisions on parking would be taken elsewhere.",
    "Decision making was discussed.",
    "The motion to hold a meeting was discussed informally.",
    "He asked whether the motion was carried.",
    "The Council considered the recommendation of the Cabinet of 16th April that the strategy be adopted.",
    "Two amendments stood on the paper, with a proposal that the second be taken first.",
    "The motion was carried out by the contractor.",
    "“RESOLVED that the press be invited”",
    "That was said to have been noted before.",
    "The dispute was resolved.",
    "It was resolved by the contractor in May.",
    "The Council resolved this dispute in 1971.",
    "Agreed actions would be circulated.",
    "It was agreed to buy a bench.",
    "",
)
IN_PROSE = (
    "The minutes of the meeting held on 4 March 2026 were confirmed as a correct record and signed by the Chair.",
    "The minutes were taken as read, agreed and signed.",
    "Subject to the above amendment, the minutes were approved.",
    "The report was noted.",
    "The work programme was agreed.",
    "The Parish Council approved the accounts for payment.",
    "Members noted the report.",
    "Noted.",
)
NO_PROSE = (
    "The minutes had been approved in June.",
    "Members noted the report of the fire at Sladen Park.",
    "The budget was approved by the Government last year.",
)


@pytest.mark.parametrize("line", OPENINGS)
def test_a_decision_opens(line):
    found = opening(line)
    assert found is not None
    assert (found.introducer, line[found.text_at :]) == OPENINGS[line]


@pytest.mark.parametrize("line", NARRATIVE)
def test_narrative_opens_no_decision(line):
    assert opening(line) is None


@pytest.mark.parametrize("line", IN_PROSE)
def test_prose_that_records_what_was_done_with_a_document_is_read_as_prose(line):
    assert [each.strength for each in readings(line)] == ["prose"]


@pytest.mark.parametrize("line", NO_PROSE)
def test_prose_of_earlier_times_and_other_bodies_records_nothing(line):
    assert readings(line) == ()


def test_a_weak_introducer_counts_only_where_it_is_asked_for():
    found = opening("It was agreed to buy a bench.", weak=True)
    assert found is not None
    assert found.introducer == "It was agreed"
    assert opening("Members agreed that it was useful.", weak=True) is None
    assert opening("Members agreed that the lamp needed to be mended.", weak=True) is None


def test_each_sentence_of_a_paragraph_can_decide_and_ends_where_the_next_thing_is_told():
    text = "It was resolved to pay. The Chair thanked Cllr. Moss. It was also resolved to buy a bench."
    first, second = readings(text)
    assert text[first.text_at : first.ends].strip() == "to pay."
    assert text[second.text_at :] == "to buy a bench."


@pytest.mark.parametrize(
    "line", ["RESOLVED – That it be done.", "Decision: Refused", "It was RESOLVED to buy."]
)
def test_a_label_or_capitals_are_a_formal_style(line):
    assert is_formal(line)


@pytest.mark.parametrize("line", ["It was resolved to buy.", "And Resolved:", "Resolved that we join."])
def test_prose_is_no_formal_style(line):
    assert not is_formal(line)


def test_a_motion_that_was_agreed_is_a_state_and_a_verb_with_words_behind_it_decides_them():
    agreed, *none = readings("The motion was put to the vote and AGREED.")
    assert (agreed.strength, agreed.kind, none) == ("state", "motion", [])
    (resolved,) = readings("On the motion being put it was RESOLVED that the plan be adopted.")
    assert resolved.introducer == "it was RESOLVED"
