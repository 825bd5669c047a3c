"""What the templates of the public pages may call: dates, people, votes, links to the source, texts and addresses.

They are Jinja's, which makes Python of a template once: a page costs a tenth less than with Django's.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.defaultfilters import (
    capfirst,
    filesizeformat,
    linebreaks_filter,
    stringformat,
    truncatechars,
    truncatewords,
    urlencode,
    yesno,
)
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, TemplateNotFound

from council.models.links import address

from . import page_words
from .almanac import coming, diary, month_table, next_meeting
from .approval import confirmed
from .bodies import body_lines
from .brand import brand
from .cards import meeting_cards
from .chips import newest_chips, period_chips
from .dates import clock, day
from .fields import drawn_field
from .figures import grid_row, number, numbers, share, short_day
from .frame import alternates, breadcrumb, language_links, report_link
from .front import committee_links, decision_lines
from .index_of_names import index_of_names
from .paging import pages
from .profile import at_a_glance, service_lists
from .record_cards import decisions_put, decisions_taken, interests, mentions, votes
from .said import business, lines_link, people, person, said_under, sections, source_link, verdicts
from .seats import seats
from .source import words_address
from .spoken import item_name, item_title, lang_of, meeting_name, name_in_own, said_in
from .timeline import timeline_rows, ways_to_periods
from .unchanging import unchanging
from .wording import beginning, circumstances, stated

FUNCTIONS = {
    "alternates": alternates,
    "at_a_glance": at_a_glance,
    "body_lines": body_lines,
    "breadcrumb": breadcrumb,
    "business": business,
    "citation_of": page_words.citation_of,
    "clock": clock,
    "coming": coming,
    "committee_links": committee_links,
    "day": day,
    "day_link": page_words.day_link,
    "decision_lines": decision_lines,
    "decisions_put": decisions_put,
    "decisions_taken": decisions_taken,
    "diary": diary,
    "drawn_field": drawn_field,
    "figure": number,
    "figures": numbers,
    "grid_row": grid_row,
    "index_of_names": index_of_names,
    "interests_declared": interests,
    "lang_of": lang_of,
    "language_links": language_links,
    "language_spoken": get_language,
    "lines_link": lines_link,
    "meeting_cards": meeting_cards,
    "mentions_of_name": mentions,
    "month_table": month_table,
    "newest_chips": newest_chips,
    "next_meeting": next_meeting,
    "page_head": page_words.page_head,
    "page_versions": page_words.page_versions,
    "pages": pages,
    "people": people,
    "period_chips": period_chips,
    "person": person,
    "querystring": page_words.querystring,
    "report_link": report_link,
    "said_under": said_under,
    "seats": seats,
    "sections": sections,
    "service_lists": service_lists,
    "share": share,
    "short_day": short_day,
    "source_link": source_link,
    "static": static,
    "the_brand": brand,
    "timeline_rows": timeline_rows,
    "unchanging": unchanging,
    "url": address,
    "verdicts": verdicts,
    "votes_cast": votes,
    "ways_to_periods": ways_to_periods,
    "words_address": words_address,
    "words_explained": page_words.words_explained,
    "words_of": page_words.words_of,
}
FILTERS = {
    "as_counted": page_words.as_counted,
    "beginning": beginning,
    "capfirst": capfirst,
    "circumstances": circumstances,
    "confirmed": confirmed,
    "date": page_words.date_as,
    "file_kind": page_words.file_kind,
    "filesizeformat": filesizeformat,
    "item_name": item_name,
    "item_title": item_title,
    "its_vote": page_words.its_vote,
    "linebreaks": linebreaks_filter,
    "meeting_name": meeting_name,
    "record_name": name_in_own,
    "said_in": said_in,
    "stated": stated,
    "stringformat": stringformat,
    "thousands": page_words.thousands,
    "truncatechars": truncatechars,
    "truncatewords": truncatewords,
    "urlencode": urlencode,
    "yesno": yesno,
}


class PublicTemplates(FileSystemLoader):
    """The templates of the public side; those of the admin site are Django's."""

    def get_source(self, environment: Environment, template: str) -> Any:
        """The text of a template."""
        if template.startswith("admin/"):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


class PublicEnvironment(Environment):
    """Jinja with what templates may call in one dictionary: each template asks for all of it whenever it is drawn, and
    Jinja's own chain of two takes ten times longer to give it."""

    def make_globals(self, d: Any) -> Any:
        """What a template may call."""
        return {**self.globals, **(d or {})}


def environment(**options: Any) -> Environment:
    """Jinja with everything that a public template may call; a fact that is not there shows nothing."""
    options |= {
        "loader": PublicTemplates(Path(settings.BASE_DIR, "templates")),
        "undefined": ChainableUndefined,
        "keep_trailing_newline": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    made = PublicEnvironment(**options)  # Django asks for escaping
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(FUNCTIONS, _=words)
    made.filters.update(FILTERS)
    return made


def words(text: str) -> SafeString:
    """Words that stand in a template, in the language of the page; those of a catalogue need no escaping."""
    return _words(text, get_language())


@lru_cache(maxsize=4000)
def _words(text: str, language: str | None) -> SafeString:
    return SafeString(gettext(text))
