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
    ],
)
def test_the_chair_that_a_sentence_states(text, chair):
    assert stated_chair(text) == chair
