"""Gives the paragraphs of items that were published before an anchor each, as publishing does from now on."""

from django.db import migrations
from django.utils import timezone

BATCH = 500
REASON = "Every public paragraph got an address of its own"


def give_anchors(apps, schema_editor):
    item_model = apps.get_model("council", "AgendaItem")
    history_model = apps.get_model("council", "HistoricalAgendaItem")
    items = item_model.objects.filter(
        meeting__first_published_at__isnull=False, restriction="", removed=False
    ).order_by("pk")
    last = 0
    while batch := list(items.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        changed = [item for item in batch if _anchor(item)]
        item_model.objects.bulk_update(changed, ["paragraphs"])
        history_model.objects.bulk_create(_entry(history_model, item) for item in changed)


def _anchor(item):
    """Number the paragraphs; tells whether there was any without an anchor."""
    if all("anchor" in each for each in item.paragraphs):
        return False
    for number, paragraph in enumerate(item.paragraphs, start=1):
        paragraph["anchor"] = f"p{number}"
    return True


def _entry(history_model, item):
    """What the history keeps of the change, so that no change of the record goes unrecorded."""
    tracked = [field.attname for field in item._meta.concrete_fields]
    return history_model(
        **{name: getattr(item, name) for name in tracked},
        history_date=timezone.now(),
        history_type="~",
        history_change_reason=REASON,
    )


class Migration(migrations.Migration):
    dependencies = [("council", "0004_attendance_entries")]

    operations = [migrations.RunPython(give_anchors, migrations.RunPython.noop, elidable=True)]
