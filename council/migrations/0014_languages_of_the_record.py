from django.db import migrations, models

READ = ("cy", "gd")


def tell_languages_read(apps, schema_editor):
    """Minutes that the reader found to be in another language than English say so."""
    meeting, document = (apps.get_model("council", name) for name in ("Meeting", "MinutesDocument"))
    for language in READ:
        current = document.objects.filter(is_current=True, reading__language=language)
        meeting.objects.filter(pk__in=current.values("meeting")).update(language=language)


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
