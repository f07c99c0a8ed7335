from django.db import migrations

from samverkan.lib.no_overlap import NoOverlap


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]

    operations = [
        NoOverlap("Appointment", "appointment_one_a_place", ["seat_id", "place"]),
        NoOverlap("Appointment", "appointment_one_capacity_a_person", ["seat_id", "person_id"]),
        NoOverlap(
            "Appointment",
            "appointment_one_full_seat_a_group",
            ["group_id", "person_id"],
            "{row}capacity = 'member'",
        ),
        NoOverlap("Office", "office_one_holder", ["group_id", "kind", "ordinal"]),
        NoOverlap("GroupRole", "group_role_once", ["group_id", "person_id", "kind"]),
    ]
