import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def empty_the_register(apps, schema_editor):
    """The entries of the register are made anew after the migration, with the day of publication."""
    apps.get_model("council", "DecisionEntry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("council", "0008_meetings_by_change")]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="correction",
                        serialize=False,
                        to="council.meeting",
                    ),
                ),
                ("at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunPython(empty_the_register, migrations.RunPython.noop, elidable=True),
        migrations.AddField(
            model_name="decisionentry",
            name="published",
            field=models.DateTimeField(
                default=timezone.now, help_text="When the decision was first published."
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="decisionentry",
            index=models.Index(fields=["-published", "-resolution"], name="council_register_published_idx"),
        ),
    ]
