"""Per seat at most one who serves at the same time (I-ATT1), where both times are told by the clock."""

from django.db import migrations

from samverkan.lib.row_guard import RowGuard

SERVES = "('member', 'serving_substitute')"


class Migration(migrations.Migration):
    dependencies = [("meetings", "0006_supplements_and_calendar_answers")]

    operations = [
        RowGuard(
            model="attendance",
            name="attendance_one_on_a_seat",
            wrong=f"""
                NEW.is_present AND NEW.capacity IN {SERVES}
                AND NEW.from_item_id IS NULL AND NEW.until_item_id IS NULL
                AND EXISTS (
                    SELECT 1 FROM meetings_attendance other
                    WHERE other.minutes_id = NEW.minutes_id AND other.seat_id = NEW.seat_id
                    AND other.id <> NEW.id AND other.is_present AND other.capacity IN {SERVES}
                    AND other.from_item_id IS NULL AND other.until_item_id IS NULL
                    AND (NEW."left" IS NULL OR other.arrived IS NULL OR other.arrived < NEW."left")
                    AND (other."left" IS NULL OR NEW.arrived IS NULL OR NEW.arrived < other."left")
                )
            """,  # noqa: S608
            lock="PERFORM 1 FROM meetings_minutes WHERE id = NEW.minutes_id FOR NO KEY UPDATE",
        ),
    ]
