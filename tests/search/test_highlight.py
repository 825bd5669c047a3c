"""The words that were searched for are marked, and the text stays text."""

import pytest

from council.search import highlight
from council.search.highlight import SNIPPET_WORDS, snippet
from council.search.query import parse


@pytest.mark.parametrize(
    ("text", "q", "html"),
    [
        ("The bridges were closed.", "bridge", "The <mark>bridges</mark> were closed."),
        ("Cllr José Abad", "jose", "Cllr <mark>José</mark> Abad"),
        ("Mr O’Toole spoke", "O'Toole", "Mr <mark>O’Toole</mark> spoke"),
        ("Children in need", '"children in need"', "<mark>Children in need</mark>"),
        ("Children need help in May", '"children in need"', "Children need help in May"),
        ("a toll bridge", "bridge -toll", "a toll <mark>bridge</mark>"),
        ("Education is edible", "educati*", "<mark>Education</mark> is edible"),
        ("committee community", "comm*", "<mark>committee</mark> <mark>community</mark>"),
        ("the ferry or the ford", "ferry OR ford", "the <mark>ferry</mark> or the <mark>ford</mark>"),
        ("£5,000 was spent", "5000", "£<mark>5,000</mark> was spent"),
        ("car park charges", '"car park" "park charges"', "<mark>car park charges</mark>"),
        ("It says so of policies", "policy", "It says so of <mark>policies</mark>"),
        ("The agreed fee", "agreeing", "The <mark>agreed</mark> fee"),
        ("THE BRIDGE", "bridge", "THE <mark>BRIDGE</mark>"),
        (
            "Café “Æther” – naïve",
            "cafe aether naive",
            "<mark>Café</mark> “<mark>Æther</mark>” – <mark>naïve</mark>",
        ),
        ("Ty\u0302 Ddewi", "tŷ", "<mark>Ty\u0302</mark> Ddewi"),
        (
            "policies and a police officer",
            "polic*",
            "<mark>policies</mark> and a <mark>police</mark> officer",
        ),
        ("a cited code", "cit*", "a <mark>cited</mark> code"),
        ("in 2017, for £7,500", "2017 7,500", "in <mark>2017</mark>, for £<mark>7,500</mark>"),
        ("the chair’s chairs", "chair", "the <mark>chair’s</mark> <mark>chairs</mark>"),
        ("nothing here", "", "nothing here"),
        ("nothing here", '"', "nothing here"),
    ],
)
def test_words_are_marked(text, q, html):
    assert highlight(text, q) == html


@pytest.mark.parametrize("q", ["script", "amp", "lt", "b", "x"])
def test_markup_in_a_text_is_shown_and_never_lives(q):
    text = '<script>x</script> & <b onclick="x">'
    html = str(highlight(text, q)).replace("<mark>", "").replace("</mark>", "")
    assert html == "&lt;script&gt;x&lt;/script&gt; &amp; &lt;b onclick=&quot;x&quot;&gt;"


def test_the_snippet_is_the_passage_that_answers_most():
    passages = ["The bridge.", "The toll of the bridge was raised.", "The toll."]
    assert (
        snippet(passages, parse("toll bridge"))
        == "The <mark>toll</mark> of the <mark>bridge</mark> was raised."
    )


def test_a_long_passage_is_cut_around_the_words():
    text = "before " * 100 + "the bridge " + "after " * 100
    html = snippet([text], parse("bridge"))
    assert html.startswith("… before")
    assert "<mark>bridge</mark>" in html
    assert html.endswith("after …")
    assert len(html.split()) == SNIPPET_WORDS + 2


def test_without_a_word_in_the_minutes_the_snippet_is_their_beginning():
    assert snippet(["One. " * 100, "Two."], parse("bridge")).startswith("One. One.")
    assert snippet([], parse("bridge")) == ""


@pytest.mark.parametrize(("said", "marked"), [("", ""), ("The bridge. ", "The <mark>bridge</mark>. ")])
def test_a_text_as_long_as_a_snippet_is_whole(said, marked):
    rest = " ".join(["word"] * (SNIPPET_WORDS - len(said.split())))
    assert snippet([f"{said}{rest}."], parse("bridge")) == f"{marked}{rest}."
    assert snippet([f"{said}{rest} more."], parse("bridge")) == f"{marked}{rest} …"


def test_a_long_passage_without_the_words_is_cut_after_its_beginning():
    assert snippet(["before " * 100], parse("bridge")) == "before " * (SNIPPET_WORDS - 1) + "before …"
