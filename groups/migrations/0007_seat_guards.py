from django.db import migrations

from samverkan.lib.row_guard import RowGuard

LOCK_SEAT = "PERFORM 1 FROM groups_seat WHERE id = NEW.seat_id FOR SHARE"
ON_THE_SEAT = "EXISTS (SELECT 1 FROM groups_seat AS seat WHERE seat.id = NEW.seat_id AND ({wrong}))"
FOR_EVER = "'9999-12-31'"


class Migration(migrations.Migration):
    dependencies = [("groups", "0006_closing")]

    operations = [
        # I-SEAT4: within the seat's own days.
        RowGuard(
            "Appointment",
            "appointment_within_its_seat",
            ON_THE_SEAT.format(
                wrong="NEW.starts_on < seat.starts_on"
                f" OR coalesce(NEW.ends_on, {FOR_EVER}) > coalesce(seat.ends_on, {FOR_EVER})"
            ),
            LOCK_SEAT,
        ),
        # I-SEAT1: no more substitutes than the seat has places for.
        RowGuard(
            "Appointment",
            "appointment_has_a_place",
            ON_THE_SEAT.format(wrong="NEW.place > seat.substitutes"),
            LOCK_SEAT,
        ),
        RowGuard(
            "Appointment",
            "appointment_in_the_seats_group",
            ON_THE_SEAT.format(wrong="NEW.group_id <> seat.group_id"),
            LOCK_SEAT,
        ),
        # I-SEAT7: nobody sits for one organisation on another's seat.
        RowGuard(
            "Appointment",
            "appointment_board_of_the_seat",
            ON_THE_SEAT.format(
                wrong="EXISTS (SELECT 1 FROM groups_board AS board WHERE board.id = NEW.board_id"
                " AND board.organization_id <> seat.organization_id)"
            ),
            LOCK_SEAT,
        ),
        # The same from the other side: a seat is not taken away from under those who sit on it.
        RowGuard(
            "Seat",
            "seat_keeps_who_sits_there",
            "EXISTS (SELECT 1 FROM groups_appointment AS held WHERE held.seat_id = NEW.id AND ("  # noqa: S608
            "held.starts_on < NEW.starts_on OR held.place > NEW.substitutes OR held.group_id <> NEW.group_id"
            f" OR coalesce(held.ends_on, {FOR_EVER}) > coalesce(NEW.ends_on, {FOR_EVER})"
            " OR coalesce(OLD.organization_id, 0) <> coalesce(NEW.organization_id, 0)))",
            events=["update"],
        ),
        # I-OFF1: whoever becomes chair has a full seat that day; an observer's is none.
        RowGuard(
            "Office",
            "office_of_a_member",
            "NOT EXISTS (SELECT 1 FROM groups_appointment AS held"  # noqa: S608
            " JOIN groups_seat AS seat ON seat.id = held.seat_id"
            " WHERE held.group_id = NEW.group_id AND held.person_id = NEW.person_id"
            " AND held.capacity = 'member' AND NOT seat.is_observer AND held.starts_on <= NEW.starts_on"
            f" AND coalesce(held.ends_on, {FOR_EVER}) >= NEW.starts_on)",
            events=["insert"],
        ),
    ]
