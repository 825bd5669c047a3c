"""The field for a councillor: typed, completed while one types, and read by the server. A list to choose from would
hold a thousand names where an archive is long."""

from collections.abc import Iterable
from typing import Any

import django_filters as filters
from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .escaping import escape
from .known_councillors import MOST_OFFERED, KnownCouncillors
from .offers import LONGEST_NAME_SOUGHT, Offer, Offers
from .spoken import spoken

UNKNOWN = gettext_lazy("“%(value)s” is not a councillor in this archive: type another part of the name.")
NEAR = gettext_lazy(
    "“%(value)s” is not a councillor in this archive: choose a name that is written nearly so."
)
SEVERAL = gettext_lazy("“%(value)s” may mean several councillors: choose one of them.")
MANY = gettext_lazy("“%(value)s” may mean more councillors than these: choose one, or type more of the name.")


class TypedNames(forms.TextInput):
    """A box for the name of a councillor, and one for each further councillor whom the address gives."""

    known = KnownCouncillors(())
    label: Any = ""
    instead = SafeString("")
    """What to choose from where a name was not understood."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Everything that was given and is not blank."""
        given = data.getlist(name) if isinstance(data, QueryDict) else data.get(name) or []
        return [value for value in given if value.strip()]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The boxes as HTML."""
        boxes = (
            self._box(name, typed, place, self.build_attrs(self.attrs, attrs))
            for place, typed in enumerate(value or [""], start=1)
        )
        return mark_safe(self.instead + "\n".join(boxes))  # noqa: S308 (every value is escaped)

    def _box(self, name: str, typed: str, place: int, given: dict[str, Any]) -> str:
        further = (
            {"id": f"{given.get('id')}_{place}", "aria-label": f"{self.label} {place}"} if place > 1 else {}
        )
        return box(name, self.known.written.get(typed, typed), **(given | further))


def box(name: str, typed: str, **given: Any) -> SafeString:
    """A box that is completed to the name of a councillor where scripts run."""
    attributes = {
        "type": "text",
        "name": name,
        "value": typed[:LONGEST_NAME_SOUGHT],
        "autocomplete": "off",
        "data-suggest": reverse("suggest_councillors"),
        "data-label": _("Suggestions"),
    }
    return mark_safe(f'<div class="combo"><input{flatatt(attributes | given)}></div>')  # noqa: S308 (escaped there)


class CouncillorsField(forms.MultipleChoiceField):
    """Councillors by the parts of their addresses or by their names; gives the former."""

    widget = TypedNames
    known = KnownCouncillors(())
    data: QueryDict | None = None

    def over(self, offers: Offers, data: QueryDict, name: str) -> None:
        """Take the councillors of an archive, and the query of the page that asks."""
        widget: Any = self.widget
        self.known = widget.known = offers.councillors
        self.data, self.name, widget.label = data, name, self.label

    def clean(self, value: Any) -> list[str]:
        """The councillors who are meant."""
        typed = value or []
        meant = self.known.each_meant(typed)
        return list(dict.fromkeys(self._only(each, found) for each, found in zip(typed, meant, strict=True)))

    def _only(self, typed: str, meant: list[Offer]) -> str:
        if len(meant) == 1:
            return meant[0].slug
        offered = meant[:MOST_OFFERED] or self.known.near(typed)
        widget: Any = self.widget
        widget.instead = self._links(typed, offered)
        message = (
            (SEVERAL if len(meant) <= MOST_OFFERED else MANY) if meant else (NEAR if offered else UNKNOWN)
        )
        raise forms.ValidationError(message, "invalid_choice", {"value": typed[:LONGEST_NAME_SOUGHT]})

    def _links(self, typed: str, offered: Iterable[Offer]) -> SafeString:
        """The councillors who may be meant, each with the way to the page that takes them."""
        links = "".join(
            f'<li><a href="?{escape(self._query(typed, offer))}">{escape(self.known.written[offer.slug])}</a></li>\n'
            for offer in offered
        )
        named = escape(_("Councillors whom you may mean"))
        return mark_safe(f'<ul class="chips" aria-label="{named}">\n{links}</ul>\n' if links else "")  # noqa: S308 (escaped)

    def _query(self, typed: str, offer: Offer) -> str:
        query = (self.data or QueryDict()).copy()
        query.pop("page", None)
        query.setlist(self.name, [offer.slug if each == typed else each for each in query.getlist(self.name)])
        return query.urlencode()

    def said(self, slug: str) -> str:
        """What a councillor is called on this page."""
        return self.known.by_slug[slug].said(spoken())


class CouncillorsFilter(filters.MultipleChoiceFilter):
    """Narrows to what has to do with some councillors."""

    field_class = CouncillorsField


def of_councillors(label: Any) -> filters.MultipleChoiceFilter:
    """A filter of councillors."""
    return CouncillorsFilter(label=label)


def by_their_addresses(query: QueryDict, name: str, offers: Offers) -> QueryDict | None:
    """The query with the parts of addresses in place of names that mean one councillor each; None where it has none
    of them, so that two ways to one list end at one address."""
    given = query.getlist(name)
    meant = offers.councillors.each_meant(given)
    slugs = [found[0].slug if len(found) == 1 else each for each, found in zip(given, meant, strict=True)]
    if slugs == given:
        return None
    tidy = query.copy()
    tidy.setlist(name, list(dict.fromkeys(slugs)))
    return tidy
