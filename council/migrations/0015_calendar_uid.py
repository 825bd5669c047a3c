from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('council', '0014_languages_of_the_record'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalmeeting',
            name='calendar_uid',
            field=models.UUIDField(editable=False, help_text='What calendars knew the meeting by before its day or committee was corrected.', null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='calendar_uid',
            field=models.UUIDField(editable=False, help_text='What calendars knew the meeting by before its day or committee was corrected.', null=True),
        ),
    ]
