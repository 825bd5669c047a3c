"""Councillors: the list from A to Z and a page for each."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import CharField, Count, Exists, Max, OuterRef, Q, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from council.models import (
    Attendance,
    Councillor,
    DeclaredInterest,
    Given,
    Meeting,
    Mention,
    Prepared,
    PreparedForKeys,
    Resolution,
    Term,
    fold,
    given_day,
    given_key,
)
from council.public.addresses import GIVEN_SLUG
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
        """Nothing yet: the filter set narrows the list of all."""
        return Councillor.objects.none()

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """The filters of the address over the councillors who were recorded lately and the others."""
        today = timezone.localdate()
        everybody = EVERYBODY(today=today, since=today - RECENT)
        return super().get_filterset_kwargs(filterset_class) | {"everybody": everybody}

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


def _everybody() -> QuerySet:
    """Published councillors, each with whether they were recorded lately."""
    here = {"councillor": OuterRef("pk")}
    lately = Attendance.objects.published().filter(**here, meeting__date__gte=given_day("since"))
    serving = Term.objects.on(given_day("today")).filter(**here, start__isnull=False)
    recent = Exists(lately) | Exists(serving)
    return Councillor.objects.published().annotate(recent=recent).select_related("council")


def _last_recorded(keys: list[Given]) -> QuerySet:
    """The day on which published minutes last recorded each councillor."""
    recorded = Attendance.objects.published().filter(councillor__pk__in=keys).order_by()
    return recorded.values_list("councillor").annotate(last=Max("meeting__date"))


EVERYBODY = Prepared(_everybody)
TERMS = PreparedForKeys(lambda keys: Term.objects.filter(councillor__pk__in=keys).order_by("start", "pk"))
LAST_RECORDED = PreparedForKeys(_last_recorded)


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
    keys = [each.pk for each in councillors]
    terms = {term.councillor_id: term for term in TERMS(keys)}
    last = dict(LAST_RECORDED(keys))
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
        """Nothing yet: the status in the address chooses between two prepared lists."""
        return Attendance.objects.none()

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """The page of meetings; how many there are is counted already."""
        self.recorded = recorded_ways(self.councillor)
        status = self.request.GET.get("status", "")
        told = {"councillor": self.councillor.pk, "status": status}
        rows = (MEETINGS_OF_STATUS if status else MEETINGS).rows(**told)
        count = sum(way.rows for way in self.recorded if status in ("", way.status))
        page = page_of(self.request, rows, per_page=page_size, count=count)
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meetings, how often each way of attending is recorded, and the newest of everything else."""
        person = self.councillor
        interests = INTERESTS(councillor=person.pk)
        return super().get_context_data(**kwargs) | {
            "councillor": person,
            "title": person.name,
            "section": "councillors",
            "trail": [("Councillors", reverse("councillors"))],
            "recorded": self.recorded,
            "chosen": dict(Attendance.Status.choices).get(self.request.GET.get("status", "")),
            "service": service_of(person),
            "decisions": DECISIONS(councillor=person.pk),
            "mentions": MENTIONS(councillor=person.pk),
            "interests": interests[:MOST_INTERESTS],
            "more_interests": len(interests) > MOST_INTERESTS,
        }


PERSON = given_key("councillor")


def newest_of(rows: Any) -> Any:
    """Parts of open items, newest meeting first, with the item and its meeting."""
    return (
        rows.select_related("item__meeting__committee")
        .defer("item__paragraphs", "item__presented_by", "item__meeting__clerks_note")
        .order_by("-item__meeting__date", "-item__meeting", "item__position", "pk")
    )


def _put_by_person() -> QuerySet:
    """Decisions that the councillor moved or seconded."""
    return Resolution.objects.published().filter(Q(mover=PERSON) | Q(seconder=PERSON))


DECISIONS = Prepared(lambda: newest_of(_put_by_person())[:NEWEST])
MENTIONS = Prepared(lambda: newest_of(Mention.objects.published().filter(councillor=PERSON))[:NEWEST])
INTERESTS = Prepared(
    lambda: newest_of(DeclaredInterest.objects.published().filter(councillor=PERSON))[: MOST_INTERESTS + 1]
)


def attendance(**only: Any) -> Any:
    """What published minutes of meetings that took place record of the councillor's attendance."""
    took_place = ~Q(meeting__status=Meeting.Status.CANCELLED)
    return Attendance.objects.published().filter(took_place, councillor=PERSON, **only)


def _by_status() -> QuerySet:
    ways = attendance().order_by().values("status")
    return ways.annotate(meetings=Count("meeting", distinct=True), rows=Count("pk"))


def _meetings(**only: Any) -> QuerySet:
    """The councillor's attendance, newest meeting first."""
    rows = attendance(**only).select_related("meeting__committee").defer("meeting__clerks_note")
    return rows.order_by("-meeting__date", "-meeting", "position")


BY_STATUS = Prepared(_by_status)
MEETINGS = Prepared(_meetings)
MEETINGS_OF_STATUS = Prepared(lambda: _meetings(status=Given("status", CharField())))


def recorded_ways(councillor: Councillor) -> list[Recorded]:
    """The number of meetings at which published minutes record the councillor, by status; no status is 0."""
    counts = {row["status"]: row for row in BY_STATUS(councillor=councillor.pk)}
    return [
        Recorded(
            status, str(label), STATUS_MEANINGS[status], counts[status]["meetings"], counts[status]["rows"]
        )
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


BY_SLUG = Prepared(lambda: Councillor.objects.published().select_related("council").filter(slug=GIVEN_SLUG))


def published_councillor(slug: str) -> Councillor:
    """The councillor at an address, or the one with whom that one was merged; raises Absent."""
    found = BY_SLUG.first(slug=slug)
    former = None if found else Councillor.objects.filter(slug=slug, merged_into__isnull=False).first()
    while former is not None and former.merged_into is not None:
        former = former.merged_into
    if former is not None:
        found = BY_SLUG.first(slug=former.slug)
    if found is None:
        raise Absent("The archive has no councillor at this address.")
    return found
