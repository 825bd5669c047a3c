"""Whether minutes were confirmed: as a clerk recorded it, else as the minutes of a later meeting say."""

from typing import Any

from django.db.models import Q, Subquery

from council.models import Confirmation, Meeting

APPROVED = Q(
    approval__in=(
        Meeting.Approval.APPROVED,
        Meeting.Approval.APPROVED_WITH_AMENDMENT,
        Meeting.Approval.CORRECTED,
    )
) | Q(confirmed_on__isnull=False)
"""The condition that the minutes of a meeting `with_confirmation` were approved."""


def with_confirmation(meetings: Any) -> Any:
    """Meetings with `confirmed_on` and `confirmed_with_amendment`, where published minutes say so."""
    said = Confirmation.objects.published().of_the_meeting()
    return meetings.annotate(
        confirmed_on=Subquery(said.values("meeting__date")[:1]),
        confirmed_with_amendment=Subquery(said.values("amended")[:1]),
    )
