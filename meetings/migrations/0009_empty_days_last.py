"""Meetings without a day, and obligations without a month, come last on both engines; nothing in the tables
changes."""

from django.db import migrations
from django.db.models import F, OrderBy


class Migration(migrations.Migration):
    dependencies = [("meetings", "0008_date_polls_remind")]

    operations = [
        migrations.AlterModelOptions(
            name="meeting",
            options={
                "ordering": [
                    OrderBy(F("date"), descending=True, nulls_last=True),
                    OrderBy(F("start"), descending=True, nulls_last=True),
                    "-pk",
                ],
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
            },
        ),
        migrations.AlterModelOptions(
            name="obligation",
            options={
                "ordering": [OrderBy(F("month"), nulls_last=True), "title"],
                "verbose_name": "yearly obligation",
                "verbose_name_plural": "yearly obligations",
            },
        ),
    ]
