"""Officers in lists: names and posts in either order, and posts that are no names."""

from council.minutes.entries import read_entry
from council.minutes.remarks import Group


def officers(text: str) -> list[tuple[str, str | None]]:
    group = Group(status="in_attendance", kind="officer")
    return [(each.name, each.post) for each in read_entry(text, group, (1, 1)).people]


def test_names_before_their_posts():
    assert officers("Ruth Calder, Head of Law, Sam Rowe (Solicitor)") == [
        ("Ruth Calder", "Head of Law"),
        ("Sam Rowe", "Solicitor"),
    ]


def test_posts_with_commas_before_names_with_titles_in_brackets():
    assert officers(
        "Director, Economic Development & Tourism (Ms. E. Vane), Head of Parks (Mr T. Orme) and Clerk (Mrs J Poole)"
    ) == [
        ("E. Vane", "Director, Economic Development & Tourism"),
        ("T. Orme", "Head of Parks"),
        ("J Poole", "Clerk"),
    ]


def test_two_names_share_one_bracket():
    assert officers("Executive Engineers (Messrs. K. Tolan and J. Orme)") == [
        ("K. Tolan", "Executive Engineers"),
        ("J. Orme", "Executive Engineers"),
    ]


def test_the_word_before_a_bracket_is_no_name():
    assert officers("Director of Place, Leisure (Acting)") == []


def test_a_post_alone_names_nobody():
    assert officers("The Monitoring Officer") == []


def test_each_name_in_a_bracket_has_one_title():
    listed = read_entry("Engineers (Mr. L. Nash and Mr. S. Orme)", Group(status="in_attendance"), (1, 1))
    assert [each.title for each in listed.people] == ["Mr.", "Mr."]


def test_a_post_of_three_words_behind_a_name_is_no_second_person():
    assert officers("Marcus Heald, Chief Internal Auditor") == [("Marcus Heald", "Chief Internal Auditor")]
    assert officers("Fire Chief Ned Quarry") == [("Ned Quarry", "Fire Chief")]


def test_how_an_officer_was_there_is_no_part_of_the_post():
    group = Group(status="in_attendance", kind="officer")
    text = "Marcus Heald, Chief Internal Auditor (via Microsoft Teams)"
    (person,) = read_entry(text, group, (1, 1)).people
    assert (person.name, person.post, person.status) == (
        "Marcus Heald",
        "Chief Internal Auditor",
        "in_attendance_virtual",
    )
    assert officers("Ruth Calder, Head of Service (Planning)") == [
        ("Ruth Calder", "Head of Service (Planning)")
    ]
