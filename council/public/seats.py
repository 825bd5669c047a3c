"""Draws who sits on a committee: a full council has a hundred members."""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .escaping import escape
from .life import Member


def seats(people: Iterable[Member]) -> SafeString:
    """Councillors, with the role that each has there, or that the minutes show, and the party."""
    roles = _roles(get_language())
    lines = (
        f'<li><a href="{each.address}">{escape(each.name)}</a>{roles.get(each.role, "")}{_party(each)}</li>\n'
        for each in people
    )
    return mark_safe("".join(lines))  # noqa: S308 (every word is escaped)


@lru_cache(maxsize=16)
def _roles(_language: str | None) -> dict[str, str]:
    """The roles that are told, in the language that is spoken."""
    chair, vice_chair = escape(_("chair")), escape(_("vice-chair"))
    presided = escape(_("presided at a meeting"))
    return {
        "chair": f" <strong>({chair})</strong>",
        "vice_chair": f" <strong>({vice_chair})</strong>",
        "presided": f" ({presided})",
    }


def _party(member: Member) -> str:
    return f'<span class="quiet seen">{escape(member.party)}</span>' if member.party else ""
