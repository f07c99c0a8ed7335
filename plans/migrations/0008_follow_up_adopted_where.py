from django.db import migrations, models

from samverkan.lib.row_guard import RowGuard, differs

WHERE = models.CharField(
    blank=True, db_default="", default="", max_length=300, verbose_name="where it was adopted"
)
# The table is guarded: both databases add a column with a default as it is, without making it anew.
ADD_WHERE = "ALTER TABLE plans_followup ADD COLUMN adopted_where varchar(300) DEFAULT '' NOT NULL"
NOWHERE = "NEW.adopted_at_id IS NULL AND coalesce(NEW.adopted_where, '') = ''"
STANDS = "state IN ('adopted', 'published')"


class Migration(migrations.Migration):
    """Where a year's follow-up was adopted when no item of a meeting says it (domain.md 6.5)."""

    dependencies = [("plans", "0007_group_approval_ties_and_comparison")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(ADD_WHERE, "ALTER TABLE plans_followup DROP COLUMN adopted_where")],
            [migrations.AddField("followup", "adopted_where", WHERE)],
        ),
        migrations.AddField("historicalfollowup", "adopted_where", WHERE.clone()),
        RowGuard(
            "FollowUp",
            "follow_up_adopted_somewhere",
            f"NOT OLD.{STANDS} AND NEW.{STANDS} AND {NOWHERE}",
            events=["update"],
        ),
        RowGuard(
            "FollowUp",
            "follow_up_place_is_kept",
            f"OLD.{STANDS} AND {differs('adopted_where')}",
            events=["update"],
        ),
    ]
