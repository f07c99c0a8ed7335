"""What is found without a day comes last on both engines; nothing in the table changes."""

from django.db import migrations
from django.db.models import F, OrderBy


class Migration(migrations.Migration):
    dependencies = [("groups", "0013_search_entries")]

    operations = [
        migrations.AlterModelOptions(
            name="searchentry",
            options={
                "ordering": [OrderBy(F("day"), descending=True, nulls_last=True), "-pk"],
                "verbose_name": "search entry",
                "verbose_name_plural": "search entries",
            },
        ),
    ]
