from django.db import migrations

from samverkan.lib.row_guard import kept


class Migration(migrations.Migration):
    """What a group has adopted as its year stands; publishing it changes none of this (S001-29)."""

    dependencies = [("plans", "0003_follow_up_sent_back")]

    operations = kept(
        "FollowUp",
        "adopted_follow_up",
        "OLD.state IN ('adopted', 'published')",
        "structure_id group_id plan_id year summary facts sha256 adopted_on adopted_at_id",
    )
