from django.db import migrations

from samverkan.lib.row_guard import RowGuard, kept

BESIDE = "SELECT 1 FROM evaluations_viewpoint AS other WHERE "


class Migration(migrations.Migration):
    """A viewpoint stands under one of the same question that itself stands under none (S000-23); what is final
    stands as the group read it."""

    dependencies = [("evaluations", "0002_what_is_asked_and_counted_stands")]

    operations = [
        RowGuard(
            "Viewpoint",
            "viewpoint_nests_once",
            f"NEW.parent_id IS NOT NULL AND (EXISTS ({BESIDE}other.id = NEW.parent_id"
            " AND (other.parent_id IS NOT NULL OR other.question_id <> NEW.question_id))"
            f" OR EXISTS ({BESIDE}other.parent_id = NEW.id))",
        ),
        *kept(
            "OralEvaluation",
            "final_oral",
            "OLD.state = 'final'",
            "evaluation_id group_id meeting_id item_id form introduction state facts sha256",
        ),
    ]
