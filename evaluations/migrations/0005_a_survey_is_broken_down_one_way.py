from django.db import migrations

from samverkan.lib.row_guard import RowGuard


class Migration(migrations.Migration):
    """By role, or by group: two tables across each other bound what the smallest groups answered (ruling
    24)."""

    dependencies = [("evaluations", "0004_things_left_out_of_a_report")]

    operations = [
        # No check constraint: other tables' guards read this one, so SQLite could not make it anew.
        RowGuard("Survey", "survey_broken_down_one_way", "NEW.by_role AND NEW.by_group"),
    ]
