"""Everything that 0001–0002 make, at once, for new installations."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from samverkan.lib.create_models import CreateModels


class Migration(migrations.Migration):
    replaces = [("issues", "0001_initial"), ("issues", "0002_reports_on_actions")]

    initial = True

    dependencies = [
        ("groups", "0012_meetings_in_whole"),
        ("groups", "__first__"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Action",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "owner_text",
                            models.CharField(blank=True, max_length=200, verbose_name="role or name"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="open",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="result")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "is_due_month",
                            models.BooleanField(default=False, verbose_name="due some day that month"),
                        ),
                        (
                            "circle",
                            models.CharField(
                                choices=[
                                    ("group", "Everyone in the group"),
                                    ("serving", "Members and serving substitutes"),
                                    ("presidency", "Chair, vice chair and the office"),
                                    ("office", "The office"),
                                ],
                                default="group",
                                max_length=12,
                                verbose_name="read by",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="done or cancelled"),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="actions",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "owner_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_actions",
                                to="groups.group",
                                verbose_name="owning group",
                            ),
                        ),
                        (
                            "owner_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "owner_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "split_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="issues.action",
                                verbose_name="part of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "action",
                        "verbose_name_plural": "actions",
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("owner_group__isnull", True), ("owner_person__isnull", True)),
                                    models.Q(
                                        ("owner_organization__isnull", True), ("owner_person__isnull", True)
                                    ),
                                    models.Q(
                                        ("owner_group__isnull", True), ("owner_organization__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="action_one_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="action_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_due_month", False), ("due_on__isnull", False), _connector="OR"
                                ),
                                name="action_month_has_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("split_from__isnull", True),
                                    models.Q(("split_from", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="action_not_part_of_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="new day")),
                        ("at", models.DateTimeField(verbose_name="reported")),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="issues.action",
                                verbose_name="action",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reported by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report on an action",
                        "verbose_name_plural": "reports on actions",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("state", ""), _negated=True),
                                    ("due_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="action_report_says_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAction",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "owner_text",
                            models.CharField(blank=True, max_length=200, verbose_name="role or name"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("in_progress", "In progress"),
                                    ("done", "Done"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="open",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("result", models.TextField(blank=True, verbose_name="result")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "is_due_month",
                            models.BooleanField(default=False, verbose_name="due some day that month"),
                        ),
                        (
                            "circle",
                            models.CharField(
                                choices=[
                                    ("group", "Everyone in the group"),
                                    ("serving", "Members and serving substitutes"),
                                    ("presidency", "Chair, vice chair and the office"),
                                    ("office", "The office"),
                                ],
                                default="group",
                                max_length=12,
                                verbose_name="read by",
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="done or cancelled"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "owner_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="owning group",
                            ),
                        ),
                        (
                            "owner_organization",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "owner_person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "split_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.action",
                                verbose_name="part of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical action",
                        "verbose_name_plural": "historical actions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]
