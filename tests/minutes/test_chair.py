"""Who presided over the meeting, and who only until the chair of the new year was elected."""

import pytest

from council.minutes.chair import stated_chair


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
