"""What minutes say under an agenda item and who was there, as HTML: a meeting has hundreds of such pieces, and a
template takes ten times longer over them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from council.models import AgendaItem, Attendance, Councillor, Meeting, Resolution
from council.models.links import pattern

from .drawing import Look, parts_of, words_of_decision
from .escaping import as_html, escape
from .parts import under
from .source import name_of_lines, words_address, words_at
from .spoken import html_in, item_title, lang_of, lang_on, name_in_own, said_in
from .wording import beginning, circumstances, stated


class Words(NamedTuple):
    """What stands in minutes in one language, and the address of a decision there; looked up once."""

    language: str | None
    withdrawn: str
    own_page: str
    see: str
    see_lines: str
    decision: str
    kinds: dict[str, str]
    roles: dict[str, str]
    outcomes: dict[str, str]


@lru_cache(maxsize=16)
def _words(language: str | None, under: str) -> Words:
    chair, vice_chair = escape(_("chair")), escape(_("vice-chair"))
    return Words(
        language,
        withdrawn=escape(_("This item was withdrawn from the agenda.")),
        own_page=escape(_("This decision on its own page")),
        see=escape(_("See it in the minutes")),
        see_lines=escape(_("See it in the minutes:")),
        decision=pattern("decision"),
        kinds={kind: escape(capfirst(str(label))) for kind, label in Resolution.Kind.choices},
        roles={
            "": "",
            "chair": f" <strong>({chair})</strong>",
            "vice_chair": f" <strong>({vice_chair})</strong>",
        },
        outcomes={
            outcome: f'<span class="tag {outcome}">{escape(str(label))}</span>'
            for outcome, label in Resolution.Outcome.choices
        },
    )


def _spoken() -> Words:
    return _words(get_language(), get_script_prefix())


class Said(NamedTuple):
    """An item of a meeting with what is said under it."""

    item: AgendaItem
    look: Look
    traces: list[Any]


def said_under(said: Said, *, level: int = 4) -> SafeString:
    """What stands under the title of an item; `level` is that of the headings in it."""
    return SafeString(_under(said, level, _spoken()))


def _under(said: Said, level: int, words: Words) -> str:
    item: Any = said.item
    if item.is_restricted:
        told = {"item": item, "meeting": item.meeting, "lang": lang_of(item.meeting.language)}
        return render_to_string("council/_restriction.html", told)
    drawn = [f'<p class="notice">{words.withdrawn}</p>\n'] if item.withdrawn else []
    for part in parts_of(item, said.look):
        drawn.append(part.words)
        if part.decision:
            drawn.append(_decision(part.decision, said.look, level, words))
    if said.traces:
        drawn.append(render_to_string("council/_traces.html", {"traces": said.traces}))
    drawn += [_interest(each, said.look, words) for each in under(item, "interests")]
    drawn.append(f'<p class="actions">{_seen(item, item.shown_title, said.look, words)}</p>')
    return "".join(drawn)


def business(items: Iterable[Said]) -> SafeString:
    """The titles of the items of a meeting, each leading to its words further down."""
    return SafeString("".join([_line_of_business(said.item) for said in items]))


def _line_of_business(item: Any) -> str:
    return (
        f'<li class="labelled"><span>{escape(item.number)}</span> '
        f'<a href="#item-{escape(item.slug)}"{item.lang}>{escape(item.shown_title)}</a></li>\n'
    )


def sections(items: Iterable[Said]) -> SafeString:
    """The items of a meeting one after another, each under its title."""
    words = _spoken()
    return SafeString("".join([_section(said, words) for said in items]))


def _section(said: Said, words: Words) -> str:
    item: Any = said.item
    number = f'<span class="number">{escape(item.number)}</span>' if item.number else ""
    return (
        f'<section class="item said" id="item-{escape(item.slug)}">\n'
        f'<h3>{number}<a href="{escape(said.look.address)}">{as_html(item_title(item))}</a></h3>\n'
        f"{_under(said, 4, words)}\n</section>\n"
    )


def _decision(of: Resolution, look: Look, level: int, words: Words) -> str:
    """A decision that stands out."""
    begin, lang = beginning(of.text, 8), lang_on(look.language, words.language)
    return (
        f'<div class="decision">\n<h{level} class="label" id="decision-{of.pk}">'
        f"<span>{words.kinds[of.kind]}</span> {words.outcomes[of.outcome]}</h{level}>\n"
        f"{words_of_decision(of, look.citations.linked, lang)}\n{_movers(of)}{_vote(of, look.language)}"
        f'<p class="actions"><a href="{words.decision % of.pk}">{words.own_page}'
        f'<span class="aside-voice"{lang}>: {escape(begin)}</span></a> {_seen(of, begin, look, words)}</p>\n</div>\n'
    )


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
    told = _("Vote: %(stated)s.") % {"stated": as_html(stated(vote, language))}
    return f'<p class="quiet">{told}</p>\n'


def _interest(of: Any, look: Look, words: Words) -> str:
    kind = (
        _("Interest declared (%(kind)s):") % {"kind": html_in(of.kind, look.language, words.language)}
        if of.kind
        else _("Interest declared:")
    )
    left = " " + _("The minutes say that they left the room.") if of.left_room else ""
    return (
        f'<p class="notice"><strong>{kind}</strong> {person(of.name_as_written, of.councillor)}. '
        f"{html_in(of.text, look.language, words.language)}{left} {_seen(of, of.name_as_written, look, words)}</p>\n"
    )


def verdicts(decisions: Iterable[tuple[Any, Resolution]]) -> SafeString:
    """The decisions of a meeting, each under its item's title and leading to its words further down."""
    words = _spoken()
    return SafeString("".join([_verdict(*each, words) for each in decisions]))


def _verdict(item: Any, of: Resolution, words: Words) -> str:
    begin, lang = escape(beginning(of.text, 18)), lang_on(item.meeting.language, words.language)
    return (
        f'<li><a href="#decision-{of.pk}"{lang}>{escape(item.number)} {escape(item.shown_title)}'
        f'<span class="aside-voice">: {begin}</span></a> {words.outcomes[of.outcome]}'
        f'<p class="quiet" aria-hidden="true"{lang}>{begin}</p></li>\n'
    )


def people(rows: Iterable[Attendance], meeting: Meeting) -> SafeString:
    """Who was there, each with role, lines and circumstances as the minutes state them."""
    words, here = _spoken(), meeting.get_absolute_url()
    return SafeString("".join([_who(row, meeting.language, here, words) for row in rows]))


def _who(row: Attendance, language: str, meeting: str, words: Words) -> str:
    title = f"{html_in(row.title, language, words.language)} " if row.title else ""
    more, name = circumstances(row, language), row.name_as_written
    return (
        f"<li>{title}{person(name, row.councillor)}{words.roles[row.role]}{_lines(meeting, row.first_line, row.last_line, name, words)}"
        + (f'<br><span class="quiet">{as_html(more)}</span></li>\n' if more else "</li>\n")
    )


def person(name: str, councillor: Councillor | None = None) -> SafeString:
    """A name as written, linked where it is known whose it is."""
    if councillor is None:
        return SafeString(escape(name))
    return SafeString(f'<a href="{pattern("councillor") % councillor.slug}">{escape(name)}</a>')


def source_link(meeting: Meeting, row: Any, of: Any) -> SafeString:
    """The way to the lines that a row was read from; `of` tells a screen reader what they are about: a row of the
    record, words of the minutes, or, as safe HTML, words of the page."""
    if not row.first_line:
        return SafeString("")
    named = said_in(of, meeting.language) if type(of) is str else name_in_own(of)
    address = words_address(meeting, row.first_line, row.last_line)
    return SafeString(_way(address, as_html(named), _spoken()))


def _seen(row: Any, of: str, look: Look, words: Words) -> str:
    """The same, on a page of a whole meeting or item; `of` are words of the minutes."""
    if not row.first_line:
        return ""
    named = html_in(of, look.language, words.language)
    return _way(words_at(look.meeting, row.first_line, row.last_line), named, words)


def _way(address: str, named: str, words: Words) -> str:
    return f'<a href="{escape(address)}">{words.see}<span class="aside-voice">: {named}</span></a>'


def lines_link(meeting: Meeting, first: int | None, last: int | None, of: str) -> SafeString:
    """The way to lines of the minutes, named by them; `of` tells a screen reader what they are about."""
    return SafeString(_lines(meeting.get_absolute_url(), first, last, of, _spoken()))


def _lines(meeting: str, first: int | None, last: int | None, of: str, words: Words) -> str:
    if not first:
        return ""
    return (
        f' <a class="ref" href="{escape(words_at(meeting, first, last))}"><span class="aside-voice">'
        f"{words.see_lines} {escape(of)}, </span>{name_of_lines(first, last)}</a>"
    )
