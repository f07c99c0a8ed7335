"""What an approval of notes is of, and the checksums of the papers that were made (P32)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0012_issues_at_meetings"),
    ]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="sha256",
            field=models.CharField(blank=True, max_length=64, verbose_name="checksum"),
        ),
        migrations.AddField(
            model_name="historicalapproval",
            name="sha256",
            field=models.CharField(blank=True, max_length=64, verbose_name="checksum"),
        ),
        migrations.CreateModel(
            name="PaperChecksum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="checksum of the file")),
                (
                    "contents_sha256",
                    models.CharField(
                        blank=True, db_index=True, max_length=64, verbose_name="checksum of the contents"
                    ),
                ),
                ("is_open_copy", models.BooleanField(default=False, verbose_name="without closed items")),
                ("kept_at", models.DateTimeField(verbose_name="kept")),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checksums",
                        to="meetings.call",
                        verbose_name="call",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checksums",
                        to="meetings.minutesversion",
                        verbose_name="approved version",
                    ),
                ),
            ],
            options={
                "verbose_name": "checksum of a paper",
                "verbose_name_plural": "checksums of papers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("call__isnull", True), ("version__isnull", True), _connector="XOR"
                        ),
                        name="paper_checksum_of_call_or_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_open_copy", False), ("version__isnull", False), _connector="OR"
                        ),
                        name="paper_checksum_copy_of_version",
                    ),
                ],
            },
        ),
    ]
