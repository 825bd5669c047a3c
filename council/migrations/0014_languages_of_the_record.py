from django.db import migrations, models
from django.utils import timezone

BATCH = 500
READ = ("cy", "gd")
REASON = "Minutes got the language that the reader found"


def tell_languages_read(apps, schema_editor):
    """Minutes that the reader found to be in another language than English say so."""
    meeting, document, history = (
        apps.get_model("council", name) for name in ("Meeting", "MinutesDocument", "HistoricalMeeting")
    )
    for language in READ:
        current = document.objects.filter(is_current=True, reading__language=language)
        meetings = meeting.objects.filter(pk__in=current.values("meeting")).exclude(language=language)
        while batch := list(meetings.order_by("pk")[:BATCH]):
            meeting.objects.filter(pk__in=[each.pk for each in batch]).update(language=language)
            history.objects.bulk_create(_entry(history, each, language) for each in batch)


def _entry(history, meeting, language):
    """What the history keeps of the change, so that no change of the record goes unrecorded."""
    tracked = [field.attname for field in meeting._meta.concrete_fields]
    return history(
        **{name: getattr(meeting, name) for name in tracked} | {"language": language},
        history_date=timezone.now(),
        history_type="~",
        history_change_reason=REASON,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("council", "0013_counted_by_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="committee",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("cy", "Welsh"), ("gd", "Scottish Gaelic"), ("ga", "Irish")],
                default="en",
                help_text="The language of its name and purpose.",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="council",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("cy", "Welsh"), ("gd", "Scottish Gaelic"), ("ga", "Irish")],
                default="en",
                help_text="The language of its name and of what is written about it here.",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="historicalcommittee",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("cy", "Welsh"), ("gd", "Scottish Gaelic"), ("ga", "Irish")],
                default="en",
                help_text="The language of its name and purpose.",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="historicalcouncil",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("cy", "Welsh"), ("gd", "Scottish Gaelic"), ("ga", "Irish")],
                default="en",
                help_text="The language of its name and of what is written about it here.",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="historicalmeeting",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("cy", "Welsh"), ("gd", "Scottish Gaelic"), ("ga", "Irish")],
                default="en",
                help_text="The language of the minutes.",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("cy", "Welsh"), ("gd", "Scottish Gaelic"), ("ga", "Irish")],
                default="en",
                help_text="The language of the minutes.",
                max_length=8,
            ),
        ),
        migrations.RunPython(tell_languages_read, migrations.RunPython.noop, elidable=True),
    ]
