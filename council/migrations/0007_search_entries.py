"""Search entries with keys of their own and the marks that they are narrowed by, made anew after the migration."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('council', '0006_decision_entry'),
    ]

    operations = [
        migrations.DeleteModel(name='SearchEntry'),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('number', models.BigAutoField(help_text='Its place in the order of results, newest highest (council.search.numbers).', primary_key=True, serialize=False)),
                ('standing', models.PositiveSmallIntegerField(choices=[(0, 'an item of business'), (1, 'a standing formality'), (2, 'the minutes themselves')])),
                ('marks', models.TextField(help_text='What it can be narrowed by (council.search.marks).')),
                ('title_words', models.TextField(help_text='The stems of the title, as the index holds them.')),
                ('text_words', models.TextField(help_text='The stems of the minutes and the decisions.')),
                ('committee', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='search_entries', to='council.committee')),
                ('item', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='search_entry', to='council.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='search_entries', to='council.meeting')),
            ],
            options={
                'verbose_name_plural': 'search entries',
                'ordering': ['-number'],
                'indexes': [
                    models.Index(fields=['standing', '-number'], name='council_entry_standing_idx'),
                    models.Index(fields=['committee', 'standing', '-number'], name='council_entry_committee_idx'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('item__isnull', True)), fields=('meeting',), name='council_entry_minutes_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('item__isnull', True), ('standing', 2)), models.Q(('item__isnull', False), ('standing__lt', 2)), _connector='OR'), name='council_entry_minutes_without_item'),
                ],
            },
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('stem', models.CharField(max_length=400, primary_key=True, serialize=False)),
            ],
        ),
    ]
