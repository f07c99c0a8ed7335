import django.db.models.deletion
from django.db import migrations, models

from samverkan.lib.row_guard import part

REPORT = "SELECT 1 FROM evaluations_report AS report WHERE report.state <> 'draft' AND report.id = "


class Migration(migrations.Migration):
    """A report may leave out things that were done; what is approved stands (S000-42)."""

    dependencies = [
        ("evaluations", "0003_viewpoints_nest_once"),
        ("groups", "0017_pictures_in_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportLeftOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80, verbose_name="which")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="groups.group",
                        verbose_name="group",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="left_out",
                        to="evaluations.report",
                        verbose_name="report",
                    ),
                ),
            ],
            options={
                "verbose_name": "thing left out of a report",
                "verbose_name_plural": "things left out of reports",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "group", "key"), name="report_left_out_once")
                ],
            },
        ),
        *part(
            "ReportLeftOut",
            "approved_report_left_out",
            f"{REPORT}{{row}}.report_id",
            "report_id group_id key",
        ),
    ]
