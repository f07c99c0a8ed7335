from django.db import migrations

from samverkan.lib.no_overlap import NoOverlap


class Migration(migrations.Migration):
    dependencies = [("groups", "0003_groups_in_whole")]

    operations = [
        NoOverlap("Seat", "seat_number_once_a_day", ["group_id", "number"]),
        NoOverlap("GroupRelation", "relation_one_parent", ["group_id"], "{row}kind = 'parent'"),
        NoOverlap("GroupRelation", "relation_once", ["group_id", "kind", "other_id"]),
        NoOverlap("GroupRelation", "relation_to_board_once", ["group_id", "kind", "board_id"]),
    ]
