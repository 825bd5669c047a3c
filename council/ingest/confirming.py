"""Minutes that confirm earlier minutes: published, they approve the earlier meeting."""

from django.db import transaction

from council.models import Confirmation, Meeting, acting_as, fold
from council.models.history import current_user
from council.models.withholding import PublicQuerySet

Approval = Meeting.Approval


def apply_confirmations(meeting: Meeting) -> list[Meeting]:
    """Approve the meetings whose minutes this published one confirms, and this one by later published ones.

    Returns the meetings that changed. What a person entered as approval stays.
    """
    if not meeting.is_published or meeting.date is None:
        return []
    with transaction.atomic(), acting_as(current_user(), reason=f"Confirmed by the minutes of {meeting}"):
        later = _confirmations(meeting).filter(meeting__date__gt=meeting.date, date=meeting.date)
        stated = [*meeting.confirmations.kept(), *later]
        return [changed for each in stated for changed in _apply(each)]


def _confirmations(meeting: Meeting) -> PublicQuerySet[Confirmation]:
    return (
        Confirmation.objects.published()
        .filter(meeting__committee__council=meeting.committee.council_id)
        .select_related("meeting__committee")
    )


def _apply(confirmation: Confirmation) -> list[Meeting]:
    approval = Approval.APPROVED_WITH_AMENDMENT if confirmation.amended else Approval.APPROVED
    changed = []
    for confirmed in _confirmed_by(confirmation):
        if confirmed.approval == Approval.UNCONFIRMED and "approval" not in confirmed.corrected_fields:
            confirmed.approval = approval
            confirmed.save()
            changed.append(confirmed)
    return changed


def _confirmed_by(confirmation: Confirmation) -> list[Meeting]:
    """The held meetings of that date, of the same committee or of the one that the words name."""
    here = confirmation.meeting
    if here.date is None or confirmation.date >= here.date:
        return []
    that_day = Meeting.objects.filter(
        committee__council=here.committee.council_id,
        date=confirmation.date,
        status=Meeting.Status.HELD,
        removed=False,
    ).select_related("committee")
    name = confirmation.committee_as_written
    key = fold(name) if name else here.committee.name_key
    return [each for each in that_day if each.committee.name_key == key]
