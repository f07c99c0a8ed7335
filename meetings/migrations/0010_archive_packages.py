import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0012_meetings_in_whole"),
        ("meetings", "0009_empty_days_last"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ArchivePackage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                ("files_total", models.PositiveIntegerField(default=0, verbose_name="files")),
                ("files_done", models.PositiveIntegerField(default=0, verbose_name="files done")),
                ("problems", models.JSONField(blank=True, default=list, verbose_name="lacking")),
                ("as_received", models.PositiveIntegerField(default=0, verbose_name="kept as received")),
                ("file", models.CharField(blank=True, max_length=200, verbose_name="file")),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="size in bytes")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="failed")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archive_packages",
                        to="groups.group",
                        verbose_name="group",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archive_packages",
                        to="meetings.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archive_packages",
                        to="groups.term",
                        verbose_name="term",
                    ),
                ),
            ],
            options={
                "verbose_name": "archive package",
                "verbose_name_plural": "archive packages",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meeting__isnull", True), ("term__isnull", True), _connector="XOR"
                        ),
                        name="archive_package_of_meeting_or_term",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("failed_at__isnull", True), ("made_at__isnull", True), ("meeting__isnull", False)
                        ),
                        fields=("meeting",),
                        name="archive_package_one_of_meeting",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("failed_at__isnull", True), ("made_at__isnull", True), ("term__isnull", False)
                        ),
                        fields=("group", "term"),
                        name="archive_package_one_of_term",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made_at__isnull", True),
                            models.Q(("sha256", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="archive_package_made_has_checksum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("made_at__isnull", True), ("failed_at__isnull", True), _connector="OR"
                        ),
                        name="archive_package_made_or_failed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("files_done__lte", models.F("files_total"))),
                        name="archive_package_files_at_most_all",
                    ),
                ],
            },
        ),
    ]
