"""What minutes say under an agenda item and who was there, as HTML: a meeting has hundreds of such pieces, and a
template takes ten times longer over them."""

from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from council.models import AgendaItem, Attendance, Councillor, Meeting, Resolution

from .drawing import Look, parts_of, words_of_decision
from .parts import under
from .source import name_of_lines, words_address
from .spoken import item_title, lang_of, name_in_own, said_in
from .wording import beginning, circumstances, stated


class Said(NamedTuple):
    """An item of a meeting with what is said under it."""

    item: AgendaItem
    look: Look
    traces: list[Any]


def said_under(said: Said, *, level: int = 4) -> SafeString:
    """What stands under the title of an item; `level` is that of the headings in it."""
    item: Any = said.item
    lang = lang_of(item.meeting.language)
    if item.is_restricted:
        told = {"item": item, "meeting": item.meeting, "lang": lang}
        return mark_safe(render_to_string("council/_restriction.html", told))  # noqa: S308 (a template escapes)
    withdrawn = _("This item was withdrawn from the agenda.") if item.withdrawn else ""
    drawn = [f'<p class="notice">{withdrawn}</p>\n'] if withdrawn else []
    for part in parts_of(item, said.look):
        drawn.append(part.words)
        if part.decision:
            drawn.append(decision(part.decision, item.meeting, said.look, level, lang))
    if said.traces:
        drawn.append(render_to_string("council/_traces.html", {"traces": said.traces}))
    drawn += [_interest(each, item.meeting) for each in under(item, "interests")]
    drawn.append(f'<p class="actions">{source_link(item.meeting, item, item.shown_title)}</p>')
    return mark_safe("".join(drawn))  # noqa: S308 (every word is escaped)


def business(items: Iterable[Said]) -> SafeString:
    """The titles of the items of a meeting, each leading to its words further down."""
    return mark_safe("".join(_line_of_business(said.item) for said in items))  # noqa: S308 (every word is escaped)


def _line_of_business(item: Any) -> str:
    return (
        f'<li class="labelled"><span>{escape(item.number)}</span> '
        f'<a href="#item-{escape(item.slug)}"{item.lang}>{escape(item.shown_title)}</a></li>\n'
    )


def sections(items: Iterable[Said]) -> SafeString:
    """The items of a meeting one after another, each under its title."""
    return mark_safe("".join(map(_section, items)))  # noqa: S308 (every word is escaped)


def _section(said: Said) -> str:
    item: Any = said.item
    number = f'<span class="number">{escape(item.number)}</span>' if item.number else ""
    return (
        f'<section class="item said" id="item-{escape(item.slug)}">\n'
        f'<h3>{number}<a href="{escape(said.look.address)}">{conditional_escape(item_title(item))}</a></h3>\n'
        f"{said_under(said)}\n</section>\n"
    )


def decision(of: Resolution, meeting: Meeting, look: Look, level: int, lang: str) -> str:
    """A decision that stands out; `lang` is the attribute with the language of its words."""
    begin, own_page = beginning(of.text, 8), _("This decision on its own page")
    return (
        f'<div class="decision">\n<h{level} class="label" id="decision-{of.pk}">'
        f"<span>{escape(capfirst(of.get_kind_display()))}</span> {outcome(of)}</h{level}>\n"
        f"{words_of_decision(of, look.citations.linked, lang)}\n{_movers(of)}{_vote(of, meeting.language)}"
        f'<p class="actions"><a href="{escape(of.get_absolute_url())}">{own_page}'
        f'<span class="aside-voice"{lang}>: {escape(begin)}</span></a> {source_link(meeting, of, begin)}</p>\n</div>\n'
    )


def outcome(of: Resolution) -> str:
    """What came of a motion, as a mark beside it."""
    return f'<span class="tag {escape(of.outcome)}">{escape(of.get_outcome_display())}</span>'


def _movers(of: Resolution) -> str:
    mover = person(of.moved_by_as_written, of.mover) if of.moved_by_as_written else ""
    seconder = person(of.seconded_by_as_written, of.seconder) if of.seconded_by_as_written else ""
    if mover and seconder:
        told = _("Moved by %(mover)s, seconded by %(seconder)s.")
    elif mover:
        told = _("Moved by %(mover)s.")
    elif seconder:
        told = _("Seconded by %(seconder)s.")
    else:
        return ""
    return f'<p class="quiet">{told % {"mover": mover, "seconder": seconder}}</p>\n'


def _vote(of: Any, language: str) -> str:
    vote = getattr(of, "vote", None)
    if not vote:
        return ""
    told = _("Vote: %(stated)s.") % {"stated": conditional_escape(stated(vote, language))}
    return f'<p class="quiet">{told}</p>\n'


def _interest(of: Any, meeting: Meeting) -> str:
    kind = (
        _("Interest declared (%(kind)s):") % {"kind": conditional_escape(said_in(of.kind, meeting.language))}
        if of.kind
        else _("Interest declared:")
    )
    left = " " + _("The minutes say that they left the room.") if of.left_room else ""
    return (
        f'<p class="notice"><strong>{kind}</strong> {person(of.name_as_written, of.councillor)}. '
        f"{conditional_escape(said_in(of.text, meeting.language))}{left} {source_link(meeting, of, of.name_as_written)}</p>\n"
    )


def verdicts(decisions: Iterable[tuple[Any, Resolution]]) -> SafeString:
    """The decisions of a meeting, each under its item's title and leading to its words further down."""
    return mark_safe("".join(_verdict(*each) for each in decisions))  # noqa: S308 (every word is escaped)


def _verdict(item: Any, of: Resolution) -> str:
    begin, lang = escape(beginning(of.text, 18)), lang_of(item.meeting.language)
    return (
        f'<li><a href="#decision-{of.pk}"{lang}>{escape(item.number)} {escape(item.shown_title)}'
        f'<span class="aside-voice">: {begin}</span></a> {outcome(of)}'
        f'<p class="quiet" aria-hidden="true"{lang}>{begin}</p></li>\n'
    )


def people(rows: Iterable[Attendance], meeting: Meeting) -> SafeString:
    """Who was there, each with role, lines and circumstances as the minutes state them."""
    return mark_safe("".join(_who(row, meeting) for row in rows))  # noqa: S308 (every word is escaped)


def _who(row: Attendance, meeting: Meeting) -> str:
    title = f"{conditional_escape(said_in(row.title, meeting.language))} " if row.title else ""
    presiding = _("chair") if row.role == "chair" else _("vice-chair")
    role = f" <strong>({presiding})</strong>" if row.role else ""
    more = circumstances(row, meeting.language)
    return (
        f"<li>{title}{person(row.name_as_written, row.councillor)}{role}"
        f"{lines_link(meeting, row.first_line, row.last_line, row.name_as_written)}"
        + (f'<br><span class="quiet">{conditional_escape(more)}</span></li>\n' if more else "</li>\n")
    )


def person(name: str, councillor: Councillor | None = None) -> SafeString:
    """A name as written, linked where it is known whose it is."""
    if councillor is None:
        return SafeString(escape(name))
    return SafeString(f'<a href="{escape(councillor.get_absolute_url())}">{escape(name)}</a>')


def source_link(meeting: Meeting, row: Any, of: Any) -> SafeString:
    """The way to the lines that a row was read from; `of` tells a screen reader what they are about: a row of the
    record, words of the minutes, or, as safe HTML, words of the page."""
    if not row.first_line:
        return SafeString("")
    named = said_in(of, meeting.language) if type(of) is str else name_in_own(of)
    see = _("See it in the minutes")
    return SafeString(
        f'<a href="{escape(words_address(meeting, row.first_line, row.last_line))}">{see}'
        f'<span class="aside-voice">: {conditional_escape(named)}</span></a>'
    )


def lines_link(meeting: Meeting, first: int | None, last: int | None, of: str) -> SafeString:
    """The way to lines of the minutes, named by them; `of` tells a screen reader what they are about."""
    if not first:
        return SafeString("")
    see = _("See it in the minutes:")
    return SafeString(
        f' <a class="ref" href="{escape(words_address(meeting, first, last))}"><span class="aside-voice">'
        f"{see} {escape(of)}, </span>{name_of_lines(first, last)}</a>"
    )
