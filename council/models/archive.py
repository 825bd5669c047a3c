"""The archive as a whole: its generation, which rises whenever what the public sees may have changed."""

from typing import Any

from django.db import connections, models
from django.db.models import F
from django.utils import timezone

from .history import recorded
from .prepared import Prepared


class ArchiveQuerySet(models.QuerySet):
    def generation(self) -> int:
        """The number that stamps every public page."""
        number = _GENERATION.first()
        if number is None:
            raise Archive.DoesNotExist
        return number

    def hold(self) -> None:
        """Wait until nobody else changes the record, and keep everybody else waiting to the end of the
        transaction: what is read after this is not overwritten by what was read before."""
        list(self.select_for_update().filter(pk=1).values_list("pk"))

    def rise(self) -> None:
        """Make every public page that was served before stale; call it inside the changing transaction."""
        self.filter(pk=1).update(generation=F("generation") + 1)


_GENERATION = Prepared(lambda: Archive.objects.values_list("generation", flat=True).filter(pk=1))


class Archive(models.Model):
    """The one row that counts the generations of the public record (made after every migration)."""

    generation = models.PositiveBigIntegerField(default=1)

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="council_archive_is_one")]

    def __str__(self) -> str:
        return f"generation {self.generation}"


def rise_with_the_record(sender: type[models.Model], instances: list[Any], **_: Any) -> None:
    """Raise the generation when the change touches what the public sees, and date the meetings concerned."""
    if not hasattr(sender, "meetings_of"):
        touched = _touches_public(sender, instances)
    else:
        touched = bool(_date_change(sender, sender.meetings_of(instances)))
    if touched:
        Archive.objects.rise()


def _touches_public(sender: type[models.Model], instances: list[Any]) -> bool:
    from .document import Problem
    from .meeting import Meeting

    if sender is Meeting:
        _note_corrections(instances)
        return any(each.was_or_is_public for each in instances)
    return sender is not Problem


def _note_corrections(meetings: list[Any]) -> None:
    """Note the change of those meetings that are public and were so before it."""
    from .correction import Correction
    from .meeting import Meeting

    keys = [each.pk for each in meetings if each.is_published and each.date]
    if not keys:
        return
    public = Meeting.objects.published().filter(pk__in=keys).order_by().values("pk")
    entered = Meeting.history.filter(id__in=public, publication=Meeting.Publication.PUBLISHED)
    times = entered.order_by().values_list("id").annotate(models.Count("pk"))
    Correction.objects.note(key for key, number in times if number > 1)


def _date_change(sender: type[models.Model], meetings: set[int]) -> int:
    """Date the change of the published ones among these meetings; gives their number. A date that the
    clock sets is no change of the record, so it is written past the history."""
    from .correction import PUBLIC_FIELDS, Correction
    from .meeting import Meeting

    published = Meeting.objects.published().filter(pk__in=meetings)
    keys = list(published.order_by().values_list("pk", flat=True))
    if keys:
        models.QuerySet.update(published, changed_at=timezone.now())
        if sender in PUBLIC_FIELDS:
            Correction.objects.note(keys)
    return len(keys)


def make_the_one_row(using: str, **_: Any) -> None:
    """Make the row that counts the generations, where it is missing. It starts from the clock, so that an
    archive restored from a backup never has a generation that readers know with other pages."""
    if Archive._meta.db_table in connections[using].introspection.table_names():
        start = {"generation": int(timezone.now().timestamp())}
        Archive.objects.using(using).get_or_create(pk=1, defaults=start)


recorded.connect(rise_with_the_record, dispatch_uid="council.generation")
