"""The stems that stand somewhere in the index: the words that a misspelt one may have meant."""

from django.db import connection

from council.models import SearchEntry, SearchWord
from council.models.sheet import insert

from . import postgresql, sqlite
from .making import stems_of

_MOST_AT_ONCE = 5_000
_NEWEST = 100


def add(stems: set[str]) -> None:
    """Keep the words that entries hold."""
    insert(SearchWord, ((stem,) for stem in sorted(stems)), passing_over=True)


def prune(stems: set[str]) -> bool:
    """Drop those of these words that no entry holds any longer; gives whether there were any."""
    gone = sorted(stems - _occurring(stems))
    for at in range(0, len(gone), _MOST_AT_ONCE):
        SearchWord.objects.filter(pk__in=gone[at : at + _MOST_AT_ONCE]).delete()
    return bool(gone)


def differing() -> set[str]:
    """The words that are missing or kept although no entry holds them."""
    entries = SearchEntry.objects.order_by().only("title_words", "text_words")
    held = stems_of(entries.iterator(chunk_size=1_000))
    return held ^ set(SearchWord.objects.values_list("pk", flat=True))


def rebuild() -> None:
    """Make the list anew from the entries."""
    differing_words = differing()
    kept = SearchWord.objects.filter(pk__in=differing_words)
    missing = differing_words - set(kept.values_list("pk", flat=True))
    kept.delete()
    SearchWord.objects.bulk_create([SearchWord(stem=stem) for stem in sorted(missing)])


def _occurring(stems: set[str]) -> set[str]:
    """Those of the words that some entry holds: most stand in the newest entries, the rest are asked for."""
    newest = SearchEntry.objects.only("title_words", "text_words")[:_NEWEST] if stems else ()
    found = stems & stems_of(newest)
    engine = postgresql if connection.vendor == "postgresql" else sqlite
    return found | {stem for stem in stems - found if engine.occurs(stem)}
