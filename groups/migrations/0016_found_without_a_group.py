"""What is found may belong to no group. The entries are a copy: the worker makes them again."""

import django.db.models.deletion
from django.db import migrations, models

from samverkan.lib.full_text import FullText, NoFullText


class Migration(migrations.Migration):
    dependencies = [("groups", "0015_search_by_words_first")]

    operations = [
        migrations.RunSQL("DELETE FROM groups_searchentry", migrations.RunSQL.noop),
        NoFullText("SearchEntry", "terms"),
        migrations.AlterField(
            model_name="searchentry",
            name="group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="groups.group",
                verbose_name="group",
            ),
        ),
        FullText("SearchEntry", "terms"),
        migrations.RunSQL("DELETE FROM groups_searchorigin", migrations.RunSQL.noop),
    ]
