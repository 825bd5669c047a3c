"""Words of the record on a page in another language: marked with their own, so that a screen reader reads them in it.

The names of people, wards and parties have no language and are never marked.
"""

from html import escape
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from council.models import AgendaItem, Committee, Council, Language, Meeting, Resolution

STAFF = Language.ENGLISH
"""What staff or the glossary wrote without saying in which language."""


class Marked(str):
    """A text that names its languages where it is put into HTML, and is plain text everywhere else."""

    html: SafeString
    language: str

    def __new__(cls, words: Any, html: SafeString, language: str = "") -> "Marked":
        """A plain text with its HTML, and its language where it has one and no other."""
        marked = super().__new__(cls, words)
        marked.html, marked.language = html, language
        return marked

    def __getnewargs__(self) -> tuple[str, SafeString, str]:  # type: ignore[override]
        """What a copy is made of."""
        return str(self), self.html, self.language

    def __html__(self) -> SafeString:
        """The text as HTML."""
        return self.html


def spoken() -> str:
    """The language of the page, as the record tells languages."""
    return (get_language() or Language.ENGLISH)[:2]


def said_in(words: Any, language: str) -> Any:
    """Words of the record, to be marked where the page speaks another language than theirs; a text that is translated
    itself needs no mark."""
    if not words or not language or isinstance(words, Promise) or spoken() == language:
        return words
    return Marked(words, format_html('<span lang="{}">{}</span>', language, words), language)


def html_in(words: Any, language: str, page: str | None) -> str:
    """Words of the record as HTML on a page in a language that was looked up once for many."""
    # texts that are plain are the most of them, and Django minds others
    told = escape(words) if type(words) is str else conditional_escape(words)
    return told if not told or lang_on(language, page) == "" else f'<span lang="{language}">{told}</span>'


def lang_on(language: str, page: str | None) -> str:
    """The attribute of an element with words of the record on a page in this language."""
    return "" if not language or (page or Language.ENGLISH)[:2] == language else f' lang="{language}"'


def lang_of(language: str) -> SafeString:
    """The attribute of an element that holds words of the record and nothing else."""
    return mark_safe("") if spoken() == language else format_html(' lang="{}"', language)


def lang_of_page(language: str) -> SafeString:
    """The attribute of words of the page inside an element of words of the record."""
    return mark_safe("") if spoken() == language else format_html(' lang="{}"', get_language())


def meeting_name(meeting: Any) -> str:
    """The name of a meeting: the committee in its own language, the rest in that of the page."""
    language = meeting.committee.language
    return str(meeting) if spoken() == language else _named(meeting, language)


def item_title(item: Any) -> str:
    """What the public sees as the title of an item: words of the record, or those that stand for a title."""
    title = item.shown_title
    return title if item.is_untitled else said_in(title, item.meeting.language)


def item_name(item: Any) -> str:
    """The title of an item with its number."""
    return (
        sentence("%(number)s. %(title)s", number=item.number, title=item_title(item))
        if item.number
        else item_title(item)
    )


def name_in_own(row: Any) -> Any:
    """What a row of the record is called, in its own language; anything else as it is."""
    match row:
        case Meeting():
            return meeting_name(row)
        case AgendaItem():
            return item_name(row)
        case Committee() | Council():
            return said_in(row.name, row.language)
        case Resolution():
            return said_in(str(row), row.item.meeting.language)
    return row


def _named(meeting: Any, language: str) -> Marked:
    plain, name = str(meeting), meeting.committee.name
    rest = plain.removeprefix(name)
    return Marked(plain, format_html('<span lang="{}">{}</span>{}', language, name, rest))


def sentence(pattern: str, **words: Any) -> str:
    """A sentence of the page, %(name)s standing for words, some of which may be of the record."""
    plain = pattern % words
    if not any(isinstance(each, Marked) for each in words.values()):
        return plain
    html: dict[str, Any] = {name: conditional_escape(each) for name, each in words.items()}
    return Marked(plain, mark_safe(conditional_escape(pattern) % html))  # noqa: S308 (escaped)


def together(words: list[str], between: str) -> str:
    """Several texts as one."""
    plain = between.join(words)
    if not any(isinstance(each, Marked) for each in words):
        return plain
    return Marked(plain, format_html_join(between, "{}", ((each,) for each in words)))
