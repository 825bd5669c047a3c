"""A reader finds what is published, by any words typed and any filter, the same on every database."""

import pytest

from council.search import find
from tests.models.factories import make_item

pytestmark = pytest.mark.django_db


def test_a_word_of_a_published_item_is_found():
    item = make_item()
    assert [hit.entry.pk for hit in find("gritting")[:20]] == [item.pk]
    assert find("gritting").facets()["year"] == [(item.meeting.date.year, 1)]
