"""Whether minutes were confirmed: as a clerk recorded it, else as the minutes of a later meeting say."""

from typing import Any

from django.db.models import Exists, Q, Subquery

from council.models import Confirmation, Meeting


def with_confirmation(meetings: Any) -> Any:
    """Meetings with `confirmed_on` and `confirmed_with_amendment`, where published minutes say so."""
    said = Confirmation.objects.published().of_the_meeting()
    return meetings.annotate(
        confirmed_on=Subquery(said.values("meeting__date")[:1]),
        confirmed_with_amendment=Subquery(said.values("amended")[:1]),
    )


def approved() -> Q:
    """The condition that the minutes of a meeting were approved: a clerk recorded it, or later minutes say so."""
    states = (Meeting.Approval.APPROVED, Meeting.Approval.APPROVED_WITH_AMENDMENT, Meeting.Approval.CORRECTED)
    return Q(approval__in=states) | Q(Exists(Confirmation.objects.of_outer_meeting()))


def confirmed_on() -> Subquery:
    """The day of the first meeting whose published minutes say that those of the meeting around were confirmed."""
    said = Confirmation.objects.of_outer_meeting().order_by("meeting__date", "pk")
    return Subquery(said.values("meeting__date")[:1])
