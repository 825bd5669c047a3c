"""Councillors: the list from A to Z and a page for each."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from council.models import (
    Attendance,
    Councillor,
    DeclaredInterest,
    Meeting,
    Mention,
    Resolution,
    Term,
    fold,
)
from council.public.filters import AttendanceFilterSet, CouncillorFilterSet
from council.public.paging import page_of

from .absent import Absent
from .filtered import FilteredList

RECENT = datetime.timedelta(days=365)
NEWEST = 10
MOST_INTERESTS = 50
STATUS_MEANINGS = {
    "present": "The minutes list the councillor among those present.",
    "present_virtual": "Listed as present by video or telephone.",
    "present_substitute": "Listed as present in place of another member.",
    "present_substitute_virtual": "In place of another member, by video or telephone.",
    "in_attendance": "There, but not as a member of the committee.",
    "in_attendance_virtual": "There by video or telephone, but not as a member of the committee.",
    "apologies": "The minutes record their apologies.",
    "absent": "The minutes list the councillor as absent.",
    "not_recorded": "Named in the list, but the minutes do not say whether they were there.",
}


def surname_first(councillor: Councillor) -> tuple[str, str]:
    """The order of an index of names: by the last name, then by the whole name."""
    name = fold(councillor.name)
    return name.rsplit(" ", 1)[-1], name


class CouncillorList(FilteredList):
    """Every councillor whom the published minutes name, by surname."""

    filterset_class = CouncillorFilterSet
    template_name = "council/councillors.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        """Published councillors, each with whether they were recorded lately."""
        today = timezone.localdate()
        lately = Attendance.objects.published().filter(
            councillor=OuterRef("pk"), meeting__date__gte=today - RECENT
        )
        serving = Term.objects.on(today).filter(councillor=OuterRef("pk"), start__isnull=False)
        return (
            Councillor.objects.published()
            .annotate(recent=Exists(lately) | Exists(serving))
            .select_related("council")
        )

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page of the names in the order of an index."""
        return super().paginate_queryset(sorted(queryset, key=surname_first), page_size)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page's councillors under their letters."""
        context = super().get_context_data(**kwargs)
        letters = groupby(listed(list(context["page_obj"])), key=lambda row: row.letter)
        return context | {
            "title": "Councillors",
            "section": "councillors",
            "letters": [(letter, list(rows)) for letter, rows in letters],
            "since": timezone.localdate() - RECENT,
            "several": len(self.filterset.offers.council) > 1,
        }


@dataclass(frozen=True, slots=True)
class Listed:
    """A councillor in the list, with the latest term of office and the day of the latest meeting."""

    councillor: Councillor
    term: Term | None
    last_recorded: datetime.date | None

    @property
    def letter(self) -> str:
        """The letter under which an index has the name."""
        return surname_first(self.councillor)[0][:1].upper()


def listed(councillors: list[Councillor]) -> list[Listed]:
    """These councillors with where they served and when they were last recorded."""
    here = {"councillor__in": councillors}
    terms = {term.councillor_id: term for term in Term.objects.filter(**here).order_by("start", "pk")}
    recorded = Attendance.objects.published().filter(**here).order_by().values_list("councillor")
    last = dict(recorded.annotate(last=Max("meeting__date")))
    return [Listed(each, terms.get(each.pk), last.get(each.pk)) for each in councillors]


@dataclass(frozen=True, slots=True)
class Recorded:
    """How often the minutes record a councillor in one way."""

    status: str
    label: str
    meaning: str
    meetings: int
    rows: int


class CouncillorPage(FilteredList):
    """What the published minutes say of one councillor; the list is of meetings."""

    filterset_class = AttendanceFilterSet
    template_name = "council/councillor.html"

    def get(self, request: HttpRequest, *args: Any, councillor: str, **kwargs: Any) -> HttpResponse:
        """The page, or the way to the councillor with whom this one was merged."""
        self.councillor = published_councillor(councillor)
        if self.councillor.slug != councillor:
            return redirect(self.councillor, permanent=True)
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        """The councillor's attendance, newest meeting first."""
        self.recorded = recorded_ways(self.councillor)
        return (
            attendance_of(self.councillor)
            .select_related("meeting__committee")
            .defer("meeting__clerks_note")
            .order_by("-meeting__date", "-meeting", "position")
        )

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page of meetings; how many there are is counted already."""
        status = self.request.GET.get("status")
        count = sum(way.rows for way in self.recorded if status in ("", None, way.status))
        page = page_of(self.request, queryset, per_page=page_size, count=count)
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meetings, how often each way of attending is recorded, and the newest of everything else."""
        person = self.councillor
        decisions = Resolution.objects.published().filter(Q(mover=person) | Q(seconder=person))
        interests = newest_of(DeclaredInterest.objects.published().filter(councillor=person))[
            : MOST_INTERESTS + 1
        ]
        return super().get_context_data(**kwargs) | {
            "councillor": person,
            "title": person.name,
            "section": "councillors",
            "recorded": self.recorded,
            "chosen": dict(Attendance.Status.choices).get(self.request.GET.get("status", "")),
            "service": service_of(person),
            "decisions": newest_of(decisions)[:NEWEST],
            "mentions": newest_of(Mention.objects.published().filter(councillor=person))[:NEWEST],
            "interests": interests[:MOST_INTERESTS],
            "more_interests": len(interests) > MOST_INTERESTS,
        }


def newest_of(rows: Any) -> Any:
    """Parts of open items, newest meeting first, with the item and its meeting."""
    return (
        rows.select_related("item__meeting__committee")
        .defer("item__paragraphs", "item__presented_by", "item__meeting__clerks_note")
        .order_by("-item__meeting__date", "-item__meeting", "item__position", "pk")
    )


def attendance_of(councillor: Councillor) -> Any:
    """What published minutes of meetings that took place record of the councillor's attendance."""
    took_place = ~Q(meeting__status=Meeting.Status.CANCELLED)
    return Attendance.objects.published().filter(took_place, councillor=councillor)


def recorded_ways(councillor: Councillor) -> list[Recorded]:
    """The number of meetings at which published minutes record the councillor, by status; no status is 0."""
    rows = attendance_of(councillor).order_by().values("status")
    counts = {
        row["status"]: row
        for row in rows.annotate(meetings=Count("meeting", distinct=True), rows=Count("pk"))
    }
    return [
        Recorded(status, label, STATUS_MEANINGS[status], counts[status]["meetings"], counts[status]["rows"])
        for status, label in Attendance.Status.choices
        if status in counts
    ]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of service: a term of office, or a place on a committee."""

    name: str
    detail: str
    committee: str
    start: datetime.date | None
    end: datetime.date | None


def service_of(councillor: Councillor) -> list[Stretch]:
    """The councillor's terms of office and places on committees, the newest first, in one query."""
    nothing = Value("")
    terms = councillor.terms.order_by().values_list("ward", "party", nothing, "start", "end")
    places = councillor.memberships.order_by().values_list(
        "committee__name", "role", "committee__slug", "start", "end"
    )
    found = [Stretch(*row) for row in terms.union(places, all=True)]
    return sorted(found, key=lambda stretch: stretch.start or datetime.date.min, reverse=True)


def published_councillor(slug: str) -> Councillor:
    """The councillor at an address, or the one with whom that one was merged; raises Absent."""
    public = Councillor.objects.published().select_related("council")
    found = public.filter(slug=slug).first()
    former = None if found else Councillor.objects.filter(slug=slug, merged_into__isnull=False).first()
    while former is not None and former.merged_into is not None:
        former = former.merged_into
    if former is not None:
        found = public.filter(pk=former.pk).first()
    if found is None:
        raise Absent("The archive has no councillor at this address.")
    return found
