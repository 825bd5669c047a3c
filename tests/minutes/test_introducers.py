"""Where decisions open, and the narrative that opens none."""

import pytest

from council.minutes.introducers import opening

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
    "RESOLVED (Yes: 8 No: 3) – That the plan be adopted.": ("RESOLVED", "That the plan be adopted."),
    "It was RESOLVED to buy a bench.": ("It was RESOLVED", "to buy a bench."),
    "It was unanimously RESOLVED that a bench be bought.": (
        "It was unanimously RESOLVED",
        "that a bench be bought.",
    ),
    "It was resolved that a bench be bought.": ("It was resolved", "that a bench be bought."),
    "The Council resolved to approve the accounts.": ("The Council resolved", "to approve the accounts."),
    "The Panel AGREED to meet in May.": ("The Panel AGREED", "to meet in May."),
    "AGREED: That the plan be adopted.": ("AGREED", "That the plan be adopted."),
    "Decision: Refused": ("Decision", "Refused"),
    "DECISION:": ("DECISION", ""),
    "RECOMMENDED TO COUNCIL – That the rate be kept.": ("RECOMMENDED TO COUNCIL", "That the rate be kept."),
    "NOTED that the work had begun.": ("NOTED", "that the work had begun."),
    "Moved by Cllr Reay, seconded by Cllr Lund and RESOLVED that it be done.": (
        "RESOLVED",
        "that it be done.",
    ),
    "That the work programme be noted;": (None, "That the work programme be noted;"),
    "The amendment was declared LOST.": (None, "The amendment was declared LOST."),
    "On being put to the vote, the motion was carried.": (
        None,
        "On being put to the vote, the motion was carried.",
    ),
}
NARRATIVE = (
    "The Committee noted that footfall had risen.",
    "Members agreed that it was useful.",
    "Officers had resolved the fault.",
    "It was recommended by the auditor that the stock be counted.",
    "Noted that the road had been closed for a week.",
    "Resolved matters were listed in the appendix.",
    "Decisions on parking would be taken elsewhere.",
    "Decision making was discussed.",
    "The motion to hold a meeting was discussed informally.",
    "“RESOLVED that the press be invited”",
    "That was said to have been noted before.",
    "The dispute was resolved.",
    "Agreed actions would be circulated.",
    "It was agreed to buy a bench.",
    "",
)


@pytest.mark.parametrize("line", OPENINGS)
def test_a_decision_opens(line):
    found = opening(line)
    assert found is not None
    assert (found.introducer, line[found.text_at :]) == OPENINGS[line]


@pytest.mark.parametrize("line", NARRATIVE)
def test_narrative_opens_no_decision(line):
    assert opening(line) is None


def test_a_weak_introducer_counts_only_where_it_is_the_style_of_the_document():
    found = opening("It was agreed to buy a bench.", weak=True)
    assert found is not None
    assert found.introducer == "It was agreed"
    assert opening("Members agreed that it was useful.", weak=True) is None
