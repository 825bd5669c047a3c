"""What words on voting state, and what they leave open."""

import pytest

from council.minutes.votes import is_vote_note, movers, read_votes


@pytest.mark.parametrize("words", ["(Unanimous)", "It was unanimously agreed.", "All in favour."])
def test_unanimity_is_stated(words):
    assert read_votes(words).unanimous is True


@pytest.mark.parametrize("words", ["RESOLVED (nem con)", "There was no dissent.", "Carried without dissent."])
def test_nobody_against_is_not_everybody_in_favour(words):
    assert read_votes(words) is None


@pytest.mark.parametrize(
    "words", ["(nem con)", "(Unanimous)", "Proposed by Cllr Reay, seconded by Cllr Lund"]
)
def test_a_note_on_voting_belongs_to_the_decision_before_it(words):
    assert is_vote_note(words)


@pytest.mark.parametrize(
    "words", ["(see minute 12)", "The vote of thanks was warm.", "It was carried out by hand."]
)
def test_other_remarks_are_no_notes_on_voting(words):
    assert not is_vote_note(words)


def test_the_proposer_ends_where_the_seconder_begins():
    assert movers("Proposer: Cllr Brook  Seconder: Cllr Winter") == ("Brook", "Winter")
