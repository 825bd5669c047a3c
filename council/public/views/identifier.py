"""The way from an identifier, which needs no domain, to the page of the record that has it now."""

import uuid
from typing import Any

from django.db.models import CharField, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from council.models import AgendaItem, Committee, Councillor, Meeting, Resolution
from council.public.merged import successors

from .absent import Absent, Gone

OF_KIND: dict[str, Any] = {
    "meeting": lambda: Meeting.objects.published().select_related("committee"),
    "item": lambda: AgendaItem.objects.published().select_related("meeting__committee"),
    "decision": lambda: Resolution.objects.published(),
    "committee": lambda: Committee.objects.published(),
    "councillor": lambda: Councillor.objects.published(),
}


@require_safe
def identifier(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Send the reader to the record with this identifier; raises Gone or Absent."""
    first, *others = (
        found.filter(uid=uid).order_by().values_list(Value(kind, output_field=CharField()), "pk")
        for kind, found in ((kind, rows()) for kind, rows in OF_KIND.items())
    )
    found = first.union(*others).first()
    if found is not None:
        kind, pk = found
        return redirect(OF_KIND[kind]().get(pk=pk))
    for stays in successors(uid=uid):
        return redirect(stays)
    _refuse(uid)
    raise Absent(_("The archive has no public record with this identifier."))


def _refuse(uid: uuid.UUID) -> None:
    meeting = Meeting.objects.tombstones().filter(uid=uid).first()
    if meeting is not None:
        reason = _("The record of this meeting was withdrawn.")
        raise Gone(reason, meeting["withdrawal_reason"])
    item = AgendaItem.objects.tombstones().filter(uid=uid).first()
    if item is not None:
        reason = _("This agenda item is no longer part of the record.")
        raise Gone(reason, item["removal_reason"])
    if Resolution.objects.tombstones().filter(uid=uid).exists():
        raise Gone(_("This decision is no longer part of the public record."))
