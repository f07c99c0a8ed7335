from django.db import migrations

from samverkan.lib.no_cycle import NoCycle


class Migration(migrations.Migration):
    dependencies = [("groups", "0009_reported_changes")]

    operations = [NoCycle("GroupRelation", "relation_no_cycle", "group_id", "other_id", "kind")]
