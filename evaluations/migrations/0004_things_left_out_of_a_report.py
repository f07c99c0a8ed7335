from django.db import migrations

from samverkan.lib.row_guard import part

REPORT = "SELECT 1 FROM evaluations_report AS report WHERE report.state <> 'draft' AND report.id = "


class Migration(migrations.Migration):
    """A report may leave out things that were done; what is approved stands (S000-42)."""

    dependencies = [("evaluations", "0003_viewpoints_nest_once")]

    operations = [
        *part(
            "ReportLeftOut",
            "approved_report_left_out",
            f"{REPORT}{{row}}.report_id",
            "report_id group_id key",
        ),
    ]
