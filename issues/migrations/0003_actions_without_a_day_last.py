"""Actions without a day come last on both engines; nothing in the table changes."""

from django.db import migrations
from django.db.models import F, OrderBy


class Migration(migrations.Migration):
    dependencies = [("issues", "0002_reports_on_actions")]

    operations = [
        migrations.AlterModelOptions(
            name="action",
            options={
                "ordering": [OrderBy(F("due_on"), nulls_last=True), "pk"],
                "verbose_name": "action",
                "verbose_name_plural": "actions",
            },
        ),
    ]
