from django.db import migrations, models


def forget_where_no_meeting_was_held(apps, schema_editor):
    """What a meeting that did not take place is said to have decided was neither approved nor left unconfirmed."""
    entries = apps.get_model("council", "DecisionEntry").objects
    entries.exclude(meeting__status="held").update(approved=None)


class Migration(migrations.Migration):

    dependencies = [
        ('council', '0016_councillor_entries'),
    ]

    operations = [
        migrations.AlterField(
            model_name='decisionentry',
            name='approved',
            field=models.BooleanField(help_text='Whether the minutes were approved as a correct record; unknown where no meeting was held.', null=True),
        ),
        migrations.RunPython(forget_where_no_meeting_was_held, migrations.RunPython.noop, elidable=True),
    ]
