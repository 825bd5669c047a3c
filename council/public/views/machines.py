"""What machines ask for: where they may go, and where an address of the earlier system leads."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Committee, Councillor, Identifier, Meeting, Resolution
from council.public.merged import successors

from .absent import Absent

Scheme = Identifier.Scheme
MOST = 20
NOT_FOR_ROBOTS = ("report/", "search/filters/", "search/results.csv", "suggest/")
"""What no engine should walk, in any language: a form, and ever new ways to put filters together."""
OLD_PAGES: dict[str, tuple[tuple[str, Scheme], ...]] = {
    "ielistdocuments": (("mid", Scheme.MEETING), ("cid", Scheme.COMMITTEE)),
    "mgmeetingattendance": (("id", Scheme.MEETING),),
    "ielistmeetings": (("committeeid", Scheme.COMMITTEE), ("cid", Scheme.COMMITTEE)),
    "mgcommitteedetails": (("id", Scheme.COMMITTEE),),
    "mgcommitteemailinglist": (("id", Scheme.COMMITTEE),),
    "mgai": (("id", Scheme.ITEM),),
    "mguserinfo": (("uid", Scheme.COUNCILLOR),),
    "mgattendancedetails": (("uid", Scheme.COUNCILLOR),),
    "iedecisiondetails": (("id", Scheme.DECISION),),
}
"""The parameters of each page of modern.gov that name a record, the most telling first."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; a page that engines should not list says so itself."""
    sitemap = request.build_absolute_uri(reverse("sitemap_index"))
    kept_out = [f"Disallow: {prefix}{path}" for prefix in ("/", "/*/") for path in NOT_FOR_ROBOTS]
    lines = ("User-agent: *", "Disallow: /admin/", *kept_out, f"Sitemap: {sitemap}", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def moderngov(request: HttpRequest, old_page: str) -> HttpResponse:
    """Send the reader of an old modern.gov address to the record that it meant."""
    asked = {name.lower(): str(value) for name, value in request.GET.items()}
    for place, (name, scheme) in enumerate(OLD_PAGES.get(old_page, ())):
        found = targets_of(scheme, asked.get(name, ""))
        if len(found) == 1:
            # an address that is answered with something near it may become exact one day
            moved = HttpResponseRedirect if place else HttpResponsePermanentRedirect
            return moved(found[0].get_absolute_url())
        if found:
            return _choice(request, found)
    raise Absent(
        _("This is an address of the council’s earlier system, and the archive does not know where it leads.")
    )


def targets_of(scheme: Scheme, value: str) -> list[Any]:
    """The public records that had this number; several where councils had systems of their own."""
    if not value.isascii() or not value.isdigit():
        return []
    rows = Identifier.objects.filter(scheme=scheme, value=value.lstrip("0") or "0")
    found = [
        *Meeting.objects.published().filter(identifiers__in=rows).select_related("committee__council")[:MOST],
        *AgendaItem.objects.published()
        .filter(identifiers__in=rows)
        .select_related("meeting__committee__council")[:MOST],
        *Committee.objects.published().filter(identifiers__in=rows).select_related("council")[:MOST],
        *Councillor.objects.published().filter(identifiers__in=rows).select_related("council")[:MOST],
        *successors(identifiers__in=rows),
        *Resolution.objects.published().filter(identifiers__in=rows)[:MOST],
    ]
    return found[:MOST]


def _choice(request: HttpRequest, found: list[Any]) -> HttpResponse:
    context = {"title": _("Which record do you mean?"), "found": found}
    return render(request, "council/which_record.html", context, status=300)
