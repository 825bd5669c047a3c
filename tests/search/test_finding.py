"""A reader finds what is published, by any words typed and any filter, the same on every database."""

import datetime
import random
from itertools import chain

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from council.models import AgendaItem, Mention
from council.search import Filters, find, results
from council.search.highlight import Passage
from council.search.passages import decisions_by_item, passages
from council.search.query import parse
from tests.models.factories import (
    make_committee,
    make_council,
    make_councillor,
    make_item,
    make_meeting,
    make_resolution,
)

pytestmark = pytest.mark.django_db

AWKWARD = [
    "", " ", '"', '""', "OR", "-", "--", "%", "_", "*", "'", "\\", "\x00", ";", "(", ")", "a:b", "NEAR(a b)", "title:x",
    "^bridge", "bridge AND", "NOT bridge", "' OR 1=1 --", "'; DROP TABLE x; --", "{title}: bridge", "<script>", "🚲",
    "O'Toole", "José", "-bridge", 'bridge -"', "a" * 5_000, "bridge " * 700, "-a " * 2_000, '"' * 5_000, "a* b* c*",
    "&", "|", "!", "<->", ":*", "bridge:*", "!bridge", "ß", "½", "2e3x", "0x1f", "http://example.org/a?b=c", "١٢",
    "\ud800", "\u202e", "İstanbul",
]  # fmt: skip


def counts(results, *names: str) -> dict[str, list]:
    return {name: list(facet.counts) for name, facet in results.facets(*names).items()}


def found(q: str, *, order: str = "newest", **filters) -> list[int]:
    return [hit.item.pk for hit in find(q, Filters(**filters), order=order)[:1000]]


def paragraph(text: str) -> list[dict]:
    return [{"kind": "text", "label": None, "text": text, "lines": [10, 10]}]


@pytest.fixture
def bridge():
    return make_item(title="Bridge closure", paragraphs=paragraph("The Panel heard of Hollow Bridge."))


@pytest.fixture
def ferry():
    return make_item(title="The ferry", paragraphs=paragraph("Mr O’Toole asked about José’s ferry, 2017/18."))


@pytest.mark.parametrize(
    "q",
    [
        "bridge",
        "BRIDGES",
        "closed OR closure",
        '"hollow bridge"',
        "bridge -ferry",
        "holl*",
        '"hollow bridge',
        "brid* panel",
    ],
)
def test_these_find_the_bridge_and_not_the_ferry(q, bridge, ferry):
    assert found(q) == [bridge.pk]
    assert find(q).count() == 1
    assert list(find(q).ids()) == [{"item": bridge.pk}]


@pytest.mark.parametrize("q", ["O'Toole", "otoole OR o’toole", "jose", "José", "2017/18", "ferries -bridge"])
def test_these_find_the_ferry_and_not_the_bridge(q, bridge, ferry):
    assert found(q) == [ferry.pk]


@pytest.mark.parametrize(
    "q", ['"bridge hollow"', '"closure the panel"', "bridge ferry", "bridge -hollow", "ollow", "tunnel"]
)
def test_these_find_neither(q, bridge, ferry):
    assert found(q) == []
    assert counts(find(q), "committee", "year") == {"committee": [], "year": []}


@pytest.mark.parametrize("order", ["newest", "oldest", "relevance"])
def test_whatever_is_typed_is_answered(order, bridge):
    for q in AWKWARD:
        results = find(q, order=order)
        assert len(results[:20]) == results.count() <= 1, q
        assert sum(count for _, count in results.facets("year")["year"].counts) == results.count(), q
        assert results.ids().count() == results.count(), q


def test_nothing_typed_lists_everything_that_the_filters_leave(bridge, ferry):
    assert found("") == [ferry.pk, bridge.pk]
    assert found("", order="relevance") == [ferry.pk, bridge.pk]
    assert found("", meeting=bridge.meeting_id) == [bridge.pk]
    assert find("").message == ""


def test_only_words_to_leave_out_find_nothing_and_say_so(bridge):
    results = find("-ferry")
    assert (results.count(), results[:20]) == (0, [])
    assert "add a word to look for" in results.message


def test_a_hit_shows_the_item_with_its_decisions_marked(bridge):
    make_resolution(item=bridge, text="That Hollow Bridge stay closed.", outcome="agreed")
    (hit,) = find("hollow bridge")[:20]
    assert hit.title == "<mark>Bridge</mark> closure"
    assert hit.snippet == "The Panel heard of <mark>Hollow</mark> <mark>Bridge</mark>."
    assert [decision.snippet for decision in hit.decisions] == [
        "That <mark>Hollow</mark> <mark>Bridge</mark> stay closed."
    ]
    assert hit.item.get_absolute_url() == bridge.get_absolute_url()


def test_a_page_of_many_hits_takes_as_many_queries_as_one_hit(bridge):
    make_resolution(item=bridge)
    with CaptureQueriesContext(connection) as one:
        look_at_a_page("bridge")
    for _ in range(5):
        make_resolution(item=make_item(title="Bridge"))
    with CaptureQueriesContext(connection) as many:
        assert look_at_a_page("bridge") == 6
    assert len(many) == len(one)


def look_at_a_page(q: str) -> int:
    page = Paginator(find(q), 20).page(1)
    for hit in page.object_list:
        assert str(hit.meeting.committee)
        assert hit.item.get_absolute_url()
        assert [decision.get_absolute_url() for decision in hit.decisions]
    return len(page.object_list)


def test_results_are_paged(bridge):
    keys = [make_item(title="Bridge", meeting=bridge.meeting).pk for _ in range(24)]
    paginator = Paginator(find("bridge"), 10)
    pages = [[hit.item.pk for hit in paginator.page(number)] for number in paginator.page_range]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert [*chain.from_iterable(pages)] == [bridge.pk, *keys]


@pytest.mark.parametrize("q", ["", "bridge", "bri*", '"the bridge"'])
def test_the_newest_come_first_and_the_items_of_a_meeting_in_their_order(q):
    committees = [make_committee(), make_committee()]
    days = [datetime.date(1890, 5, 1), datetime.date(2024, 12, 31), datetime.date(2025, 1, 1)]
    keys = [
        [make_item(title="The bridge", meeting=meeting).pk for _ in range(2)]
        for day in days
        for committee in committees
        for meeting in [make_meeting(committee=committee, date=day, published=True)]
    ]
    assert found(q) == [*chain.from_iterable(reversed(keys))]
    assert found(q, order="oldest") == [*chain.from_iterable(keys)]
    assert [hit.item.pk for hit in find(q, order="oldest")[2:6]] == [*keys[1], *keys[2]]


def test_by_relevance_a_word_of_the_title_comes_before_one_of_the_text():
    title = make_item(title="Bridge", paragraphs=paragraph("It is closed."))
    make_item(title="Roads", paragraphs=paragraph("Of a bridge, a road, a ford and a ferry over the river."))
    assert found("bridge", order="relevance")[0] == title.pk
    assert found("bridge")[-1] == title.pk


@pytest.mark.parametrize(
    ("q", "less", "more"),
    [
        ("bridge", "A bridge, a road and a ford.", "A bridge, a bridge and a ford."),
        ("bridge", "A bridge. " + "Other matters were heard. " * 20, "A bridge. Other matters were heard."),
        ("ferry OR ford", "The ferry, again the ferry.", "The ferry, again the ford."),
        ("bri*", "The bridge, the brook and the ford.", "The bridge, the brick and the ford."),
        ('"toll bridge"', "A toll bridge. The toll of the bridge.", "A toll bridge. Again the toll bridge."),
        ("needs bridge -toll", "It needs a bridge and a road.", "It needs a bridge. The bridge needs it."),
    ],
)
def test_by_relevance_what_says_more_of_the_words_in_fewer_comes_first(q, less, more):
    best = make_item(title="Roads", paragraphs=paragraph(more))
    newest = make_item(title="Roads", paragraphs=paragraph(less))
    assert found(q, order="relevance") == [best.pk, newest.pk]
    assert found(q) == [newest.pk, best.pk]


def test_of_what_says_the_same_the_newest_comes_first():
    keys = [make_item(title="Roads", paragraphs=paragraph("A bridge.")).pk for _ in range(3)]
    assert found("bridge", order="relevance") == keys[::-1]


def test_by_relevance_the_older_ones_follow_by_date_and_the_reader_is_told(monkeypatch):
    monkeypatch.setattr(results, "RANKED", 2)
    keys = [
        make_item(title="Bridge" if n == 3 else "Road", paragraphs=paragraph("A bridge.")).pk
        for n in range(5)
    ]
    assert found("bridge", order="relevance") == [keys[3], keys[4], keys[2], keys[1], keys[0]]
    assert [hit.item.pk for hit in find("bridge", order="relevance")[1:4]] == [keys[4], keys[2], keys[1]]
    assert "newest 2 results" in find("bridge", order="relevance").message
    assert find("bridge").message == ""


@pytest.mark.parametrize("q", ["", "gritting"])
class TestFilters:
    def test_by_committee(self, q):
        item, other = make_item(), make_item()
        committees = (item.meeting.committee_id,)
        assert found(q, committees=committees) == [item.pk]
        assert found(q, committees=(*committees, other.meeting.committee_id)) == [other.pk, item.pk]

    def test_by_council(self, q):
        make_item()
        council = make_council()
        item = make_item(meeting=make_meeting(committee=make_committee(council=council), published=True))
        assert found(q, councils=(council.pk,)) == [item.pk]

    def test_by_date_both_ends_included(self, q):
        days = [
            datetime.date(2023, 12, 31),
            datetime.date(2024, 1, 1),
            datetime.date(2024, 12, 31),
            datetime.date(2026, 3, 1),
        ]
        old, first, last, new = (make_item(meeting=make_meeting(date=day, published=True)).pk for day in days)
        assert found(q, since=days[1], until=days[2]) == [last, first]
        assert found(q, since=days[2]) == [new, last]
        assert found(q, until=days[0]) == [old]
        assert found(q, years=(2024,)) == [last, first]
        assert found(q, years=(2026, 2023)) == [new, old]
        assert found(q, years=(2024, 2026), since=days[2]) == [new, last]
        assert found(q, since=days[2], until=days[1]) == []

    @pytest.mark.parametrize("year", [-1, 0, 1, 9999, 10**9])
    def test_by_a_year_without_meetings(self, q, year):
        make_item()
        assert found(q, years=(year,)) == []

    @pytest.mark.parametrize("key", [-1, 0, 2**31, 10**30])
    def test_by_a_thing_that_does_not_exist(self, q, key):
        make_item()
        for name in ("committees", "councils", "councillors"):
            assert found(q, **{name: (key,)}) == [], name
        assert found(q, meeting=key) == []

    def test_by_kind(self, q):
        make_item()
        motion = make_item(kind="motion")
        assert found(q, kinds=("motion",)) == [motion.pk]
        assert found(q, kinds=("unheard-of",)) == []

    def test_formalities_are_left_out_unless_asked_for(self, q):
        item, formality = make_item(), make_item(kind="apologies")
        assert found(q) == [item.pk]
        assert found(q, procedural=True) == [formality.pk, item.pk]
        assert found(q, kinds=("apologies",)) == [formality.pk]
        assert counts(find(q), "year")["year"][0][1] == 1

    def test_by_outcome(self, q):
        refused = make_resolution(outcome="refused").item
        make_resolution(outcome="agreed")
        make_resolution(item=make_item(), outcome="refused", removed=True)
        assert found(q, outcomes=("refused", "lost")) == [refused.pk]

    def test_by_councillor(self, q):
        make_item()
        one, two = make_councillor(), make_councillor()
        item = make_item()
        Mention.objects.create(item=item, name_as_written="B Tallowick", councillor=one)
        moved = make_resolution(mover=one, seconder=two).item
        assert found(q, councillors=(one.pk,)) == [moved.pk, item.pk]
        assert found(q, councillors=(one.pk, two.pk)) == [moved.pk, item.pk]
        assert found(q, councillors=(two.pk,)) == [moved.pk]

    def test_all_at_once(self, q):
        mover = make_councillor()
        item = make_resolution(mover=mover, outcome="agreed").item
        meeting = item.meeting
        every = {
            "committees": (meeting.committee_id,), "councils": (meeting.committee.council_id,),
            "councillors": (mover.pk,), "since": meeting.date, "until": meeting.date, "years": (meeting.date.year,),
            "kinds": ("business",), "outcomes": ("agreed",), "meeting": meeting.pk,
        }  # fmt: skip
        assert found(q, **every) == [item.pk]
        assert counts(find(q, Filters(**every)), "committee", "year") == {
            "committee": [(meeting.committee_id, 1)],
            "year": [(meeting.date.year, 1)],
        }
        assert AgendaItem.objects.filter(pk__in=find(q, Filters(**every)).ids()).get() == item
        assert found(q, **every | {"outcomes": ("lost",)}) == []

    def test_counts_by_committee_and_year(self, q):
        busy, quiet = make_committee(), make_committee()
        for committee, year in [(quiet, 2023), (busy, 2023), (busy, 2024), (busy, 1899)]:
            date = datetime.date(year, 6, 1)
            make_item(meeting=make_meeting(committee=committee, date=date, published=True))
        assert counts(find(q), "committee", "year") == {
            "committee": [(busy.pk, 3), (quiet.pk, 1)],
            "year": [(2024, 1), (2023, 2), (1899, 1)],
        }


WORDS = [
    *("bridge", "bridges", "toll", "ferry", "ferries", "ford", "o'toole", "josé", "follow-up", "2e3x"),
    *("5,000", "education", "educator", "æther", "the", "of"),
]


def some_query(source: random.Random) -> str:
    term = source.choice(['"{} {}"', "{}", "{}", "-{}", "{} OR {}", "{}*"])
    return " ".join(term.format(*source.choices(WORDS, k=2)) for _ in range(source.randint(1, 3)))


def answers(item: AgendaItem, q: str) -> bool:
    """What the query asks for, read off the words themselves."""
    query = parse(q)
    texts = [item.shown_title, "\n".join(passages(item, decisions_by_item([item.pk]).get(item.pk, [])))]
    read = [Passage(text) for text in texts]

    def says(term) -> bool:
        return any(each.answered([term]) for each in read)

    wanted = bool(query.groups) and all(any(map(says, group)) for group in query.groups)
    return wanted and not any(map(says, query.without))


def test_generated_queries_find_exactly_what_the_words_answer():
    source = random.Random(7)  # noqa: S311 (the same queries in every run)
    meetings = [make_meeting(published=True) for _ in range(3)]
    for _ in range(25):
        title, text = (" ".join(source.choices(WORDS, k=size)) for size in (2, 6))
        make_item(meeting=source.choice(meetings), title=title, paragraphs=paragraph(text), slug="")
    items = list(AgendaItem.objects.published())
    queries = [some_query(source) for _ in range(100)]
    expected = {q: [item.pk for item in items if answers(item, q)] for q in queries}
    assert len([q for q, keys in expected.items() if 0 < len(keys) < len(items)]) > 40
    assert {q: sorted(found(q)) for q in queries} == {q: sorted(keys) for q, keys in expected.items()}
