from django.db import migrations, models


def empty_the_register(apps, schema_editor):
    """The entries of the register are made anew after the migration, with the state of their minutes."""
    apps.get_model("council", "DecisionEntry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("council", "0010_meetings_of_a_committee")]

    operations = [
        migrations.RunPython(empty_the_register, migrations.RunPython.noop, elidable=True),
        migrations.AddField(
            model_name="decisionentry",
            name="approved",
            field=models.BooleanField(
                default=False, help_text="Whether the minutes were approved as a correct record."
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="decisionentry",
            index=models.Index(
                fields=["-date", "meeting", "place"],
                condition=models.Q(approved=False),
                name="council_register_draft_idx",
            ),
        ),
    ]
