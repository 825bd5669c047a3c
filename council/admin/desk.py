"""What waits on the desk: documents to read or confirm, meetings to review or publish, names to settle."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q
from django.urls import reverse

from council.models import CouncillorName, Meeting, MinutesDocument, Report

Status = MinutesDocument.Status
Publication = Meeting.Publication


@dataclass(frozen=True, slots=True)
class Pile:
    """Things of one sort that wait, and the list that shows them."""

    label: str
    count: int
    address: str

    @property
    def words(self) -> str:
        """The label as it follows the number: "1 name to settle", "2 names to settle"."""
        noun, rest = self.label.split(" ", 1)
        return f"{noun.removesuffix('s') if self.count == 1 else noun} {rest}"


def waiting_for(user: User | AnonymousUser) -> list[Pile]:
    """The piles that this person may work on, empty ones too."""
    piles: list[Pile] = []
    if user.has_perm("council.view_minutesdocument"):
        piles += _documents()
    if user.has_perm("council.view_meeting"):
        piles += _meetings()
    if user.has_perm("council.change_councillorname"):
        queue = reverse("admin:council_councillorname_queue")
        piles.append(Pile("names to settle", CouncillorName.objects.unsettled().count(), queue))
    if user.has_perm("council.change_report"):
        reports = reverse("admin:council_report_changelist")
        piles.append(Pile("reports from readers", Report.objects.open().count(), f"{reports}?state=open"))
    return piles


def _documents() -> list[Pile]:
    labels = {
        Status.KEPT: "documents kept and not read yet",
        Status.READ: "documents read and waiting to be confirmed",
        Status.UNREADABLE: "documents not readable",
    }
    listed = reverse("admin:council_minutesdocument_changelist")
    return [
        Pile(label, MinutesDocument.objects.filter(status=status).count(), f"{listed}?status__exact={status}")
        for status, label in labels.items()
    ]


def _meetings() -> list[Pile]:
    labels = {
        Publication.UNPUBLISHED: "meetings not looked at yet",
        Publication.IN_REVIEW: "meetings in review",
        Publication.READY: "meetings ready to publish",
        Publication.ON_HOLD: "meetings on hold",
    }
    listed = reverse("admin:council_meeting_changelist")
    piles = [
        Pile(label, meetings_at(publication), f"{listed}?publication__exact={publication}")
        for publication, label in labels.items()
    ]
    blocked = Meeting.objects.filter(open_blocking_problem()).distinct().count()
    return [*piles, Pile("meetings with a problem to settle", blocked, f"{listed}?problems=blocking")]


def meetings_at(publication: Publication) -> int:
    """How many meetings of the record are at this step."""
    return Meeting.objects.kept().filter(publication=publication).count()


def open_blocking_problem() -> Q:
    """Meetings whose current document has a blocking problem that nobody settled."""
    return Q(
        documents__is_current=True,
        documents__problems__blocking=True,
        documents__problems__settled_at__isnull=True,
    )
