"""Who presided over the meeting, and who only until the chair of the new year was elected."""

import pytest

from council.minutes.chair import elected_chair, stated_chair


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("In the absence of Mr Moss, Mrs P Lund, Vice-Chairman, took the Chair.", "P Lund"),
        (
            "The retiring Chairman welcomed everybody, and spoke for some time before Mrs Lund took the Chair.",
            "Lund",
        ),
        ("Mr Moss, the retiring Chairman, presided.", None),
        ("The outgoing Mayor, Councillor A Moss, in the Chair", None),
        ("Councillor Lund took the Chair for this item.", None),
        ("Cllr Halliwell was duly elected, signed the Declaration and took the chair.", "Halliwell"),
        (
            "Councillor Blewett made the declaration of acceptance of office, took the Chair and spoke.",
            "Blewett",
        ),
        ("Cllr Moss was duly elected to the Drainage Board.", None),
    ],
)
def test_the_chair_that_a_sentence_states(text, chair):
    assert stated_chair(text) == chair


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Councillor J.W. Thomson was elected Chairman for the duration of the hearing.", "J.W. Thomson"),
        ("The Mayor (Councillor Chris Gorton) in the chair", "Chris Gorton"),
        ("Councillor J Moss was elected Chairman of the Trust for the year.", None),
    ],
)
def test_a_chair_of_a_hearing_and_a_mayor_in_brackets_preside(text, name):
    assert stated_chair(text) == name


@pytest.mark.parametrize(
    ("title", "decided", "name"),
    [
        ("Election of Chairman", "Cllr Moss was proposed by Cllr Lund and duly elected.", "Moss"),
        ("Election of Chair for the year", "Cllr Ann Moss was elected.", "Ann Moss"),
        ("Election of Chairman of the Council", "Cllr Ann Moss was elected.", "Ann Moss"),
        ("Election of Chair of the Allotments Sub-Committee", "Cllr Moss was elected.", None),
        ("Election of Chair to the Kelby and Norby Flood Action Group", "Cllr Moss was elected.", None),
        ("Appointment of Chairman of the Staffing Panel", "Cllr Moss was appointed.", None),
    ],
)
def test_the_chair_that_an_annual_meeting_elects(title, decided, name):
    assert elected_chair(title, [decided]) == name
