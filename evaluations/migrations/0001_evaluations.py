import django.db.models.deletion
import samverkan.lib.create_models
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0017_pictures_in_words"),
        ("issues", "0007_headings_of_reports"),
        ("meetings", "0013_electronic_signature"),
        ("plans", "0009_done_lines_name_their_year"),
    ]

    operations = [
        samverkan.lib.create_models.CreateModels(
            models=[
                migrations.CreateModel(
                    name="HistoricalEvaluation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="up to and including")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "structure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical evaluation",
                        "verbose_name_plural": "historical evaluations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Evaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="up to and including")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evaluation",
                        "verbose_name_plural": "evaluations",
                        "ordering": ["-starts_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="evaluation_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="evaluation_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvaluatedGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="groups",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evaluations",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                    ],
                    options={
                        "verbose_name": "evaluated group",
                        "verbose_name_plural": "evaluated groups",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("evaluation", "group"), name="evaluated_group_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReport",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                ],
                                default="draft",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved")),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="published"),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical evaluation report",
                        "verbose_name_plural": "historical evaluation reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "evaluation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                ],
                                default="draft",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "facts",
                            models.JSONField(blank=True, editable=False, null=True, verbose_name="facts"),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="published"),
                        ),
                    ],
                    options={
                        "verbose_name": "evaluation report",
                        "verbose_name_plural": "evaluation reports",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved_at__isnull", True), ("sha256", ""), ("state", "draft")
                                    ),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        models.Q(("sha256", ""), _negated=True),
                                        ("approved_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="report_approved_is_frozen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("published_at__isnull", False), ("state", "published")),
                                    models.Q(
                                        models.Q(("state", "published"), _negated=True),
                                        ("published_at__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="report_published_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReportText",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("place", models.CharField(max_length=40, verbose_name="place")),
                        ("text", models.TextField(verbose_name="text")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                        ("at", models.DateTimeField(verbose_name="written down")),
                        (
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.report",
                                verbose_name="report",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical text of a report",
                        "verbose_name_plural": "historical texts of reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReportText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="texts",
                                to="evaluations.report",
                                verbose_name="report",
                            ),
                        ),
                        ("place", models.CharField(max_length=40, verbose_name="place")),
                        ("text", models.TextField(verbose_name="text")),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                        ("at", models.DateTimeField(verbose_name="written down")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "text of a report",
                        "verbose_name_plural": "texts of reports",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "place"), name="report_text_once_a_place"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="evaluations.report",
                                verbose_name="report",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("running", "Being made"),
                                    ("done", "Made"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="done")),
                        ("of", models.PositiveIntegerField(default=0, verbose_name="of")),
                        (
                            "problem",
                            models.CharField(blank=True, max_length=300, verbose_name="what went wrong"),
                        ),
                        (
                            "file",
                            models.FileField(blank=True, upload_to="evaluations/%Y/", verbose_name="file"),
                        ),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made")),
                    ],
                    options={
                        "verbose_name": "paper of a report",
                        "verbose_name_plural": "papers of reports",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "done"),
                                        models.Q(("file", ""), _negated=True),
                                        models.Q(("sha256", ""), _negated=True),
                                    ),
                                    models.Q(models.Q(("state", "done"), _negated=True), ("file", "")),
                                    _connector="OR",
                                ),
                                name="report_paper_done_has_file",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("problem", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="report_paper_failed_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSurvey",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("anonymous", "Anonymous"), ("confidential", "Confidential")],
                                default="anonymous",
                                max_length=12,
                                verbose_name="mode",
                            ),
                        ),
                        (
                            "threshold",
                            models.PositiveSmallIntegerField(
                                default=5, verbose_name="fewest people behind a result"
                            ),
                        ),
                        (
                            "by_role",
                            models.BooleanField(
                                default=False, verbose_name="show members and substitutes apart"
                            ),
                        ),
                        (
                            "by_group",
                            models.BooleanField(default=False, verbose_name="show the groups apart"),
                        ),
                        (
                            "closes_on",
                            models.DateField(blank=True, null=True, verbose_name="last day to answer"),
                        ),
                        ("template", models.CharField(blank=True, max_length=40, verbose_name="made from")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("reported", "Reported"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                        (
                            "why_closed_early",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why it was closed early"
                            ),
                        ),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="reported")),
                        ("reminded_on", models.DateField(blank=True, null=True, verbose_name="reminded")),
                        ("invited", models.PositiveIntegerField(default=0, verbose_name="asked")),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("packed_at", models.DateTimeField(blank=True, null=True, verbose_name="packed")),
                        ("summary", models.TextField(blank=True, verbose_name="summary")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        (
                            "repeats",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.survey",
                                verbose_name="repeats",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical survey",
                        "verbose_name_plural": "historical surveys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Survey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="surveys",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                        (
                            "mode",
                            models.CharField(
                                choices=[("anonymous", "Anonymous"), ("confidential", "Confidential")],
                                default="anonymous",
                                max_length=12,
                                verbose_name="mode",
                            ),
                        ),
                        (
                            "threshold",
                            models.PositiveSmallIntegerField(
                                default=5, verbose_name="fewest people behind a result"
                            ),
                        ),
                        (
                            "by_role",
                            models.BooleanField(
                                default=False, verbose_name="show members and substitutes apart"
                            ),
                        ),
                        (
                            "by_group",
                            models.BooleanField(default=False, verbose_name="show the groups apart"),
                        ),
                        (
                            "closes_on",
                            models.DateField(blank=True, null=True, verbose_name="last day to answer"),
                        ),
                        (
                            "repeats",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repeated_by",
                                to="evaluations.survey",
                                verbose_name="repeats",
                            ),
                        ),
                        ("template", models.CharField(blank=True, max_length=40, verbose_name="made from")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("reported", "Reported"),
                                ],
                                default="draft",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                        (
                            "why_closed_early",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why it was closed early"
                            ),
                        ),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="reported")),
                        ("reminded_on", models.DateField(blank=True, null=True, verbose_name="reminded")),
                        ("invited", models.PositiveIntegerField(default=0, verbose_name="asked")),
                        ("answered", models.PositiveIntegerField(default=0, verbose_name="have answered")),
                        ("counted_on", models.DateField(blank=True, null=True, verbose_name="counted")),
                        (
                            "tallies",
                            models.JSONField(blank=True, editable=False, null=True, verbose_name="results"),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("packed_at", models.DateTimeField(blank=True, null=True, verbose_name="packed")),
                        ("summary", models.TextField(blank=True, verbose_name="summary")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                        ("removal", models.UUIDField(blank=True, editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "survey",
                        "verbose_name_plural": "surveys",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="survey_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("threshold__gte", 3), ("threshold__lte", 10)),
                                name="survey_threshold_3_to_10",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("opened_on__isnull", True), ("state", "draft")),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        ("closes_on__isnull", False),
                                        ("opened_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="survey_opened_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_on__isnull", True),
                                        ("sha256", ""),
                                        ("state__in", ["draft", "open"]),
                                        ("tallies__isnull", True),
                                    ),
                                    models.Q(
                                        ("closed_on__isnull", False),
                                        ("state__in", ["closed", "reported"]),
                                        models.Q(("sha256", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="survey_results_when_closed",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reported_on__isnull", False), ("state", "reported")),
                                    models.Q(
                                        models.Q(("state", "reported"), _negated=True),
                                        ("reported_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="survey_reported_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answered__lte", models.F("invited"))),
                                name="survey_no_more_answers_than_asked",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyRecipients",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
                        ),
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("member", "Members"),
                                    ("substitute", "Substitutes"),
                                    ("official", "Officials"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recipients of a survey",
                        "verbose_name_plural": "recipients of surveys",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("survey", "group", "role"), name="survey_recipients_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSection",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "survey",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical section of a survey",
                        "verbose_name_plural": "historical sections of surveys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Section",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "section of a survey",
                        "verbose_name_plural": "sections of surveys",
                        "ordering": ["position", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalQuestion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("scale", "Scale"),
                                    ("single", "One of several"),
                                    ("multiple", "Any of several"),
                                    ("text", "Free text"),
                                    ("number", "Number"),
                                    ("matrix", "Several on one scale"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="question")),
                        ("help", models.CharField(blank=True, max_length=300, verbose_name="explanation")),
                        ("is_required", models.BooleanField(default=False, verbose_name="must be answered")),
                        (
                            "steps",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="steps"),
                        ),
                        ("low", models.CharField(blank=True, max_length=60, verbose_name="word for 1")),
                        (
                            "high",
                            models.CharField(blank=True, max_length=60, verbose_name="word for the highest"),
                        ),
                        (
                            "has_no_opinion",
                            models.BooleanField(
                                default=True, verbose_name="with “Don't know / not applicable”"
                            ),
                        ),
                        ("least", models.IntegerField(blank=True, null=True, verbose_name="lowest number")),
                        ("most", models.IntegerField(blank=True, null=True, verbose_name="highest number")),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.section",
                                verbose_name="section",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical question of a survey",
                        "verbose_name_plural": "historical questions of surveys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="evaluations.section",
                                verbose_name="section",
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("scale", "Scale"),
                                    ("single", "One of several"),
                                    ("multiple", "Any of several"),
                                    ("text", "Free text"),
                                    ("number", "Number"),
                                    ("matrix", "Several on one scale"),
                                ],
                                max_length=8,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="question")),
                        ("help", models.CharField(blank=True, max_length=300, verbose_name="explanation")),
                        ("is_required", models.BooleanField(default=False, verbose_name="must be answered")),
                        (
                            "steps",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="steps"),
                        ),
                        ("low", models.CharField(blank=True, max_length=60, verbose_name="word for 1")),
                        (
                            "high",
                            models.CharField(blank=True, max_length=60, verbose_name="word for the highest"),
                        ),
                        (
                            "has_no_opinion",
                            models.BooleanField(
                                default=True, verbose_name="with “Don't know / not applicable”"
                            ),
                        ),
                        ("least", models.IntegerField(blank=True, null=True, verbose_name="lowest number")),
                        ("most", models.IntegerField(blank=True, null=True, verbose_name="highest number")),
                    ],
                    options={
                        "verbose_name": "question of a survey",
                        "verbose_name_plural": "questions of surveys",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="question_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind__in", ["scale", "matrix"]), ("steps__in", [4, 5, 6])),
                                    models.Q(
                                        models.Q(("kind__in", ["scale", "matrix"]), _negated=True),
                                        ("steps__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="question_scale_has_4_to_6_steps",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalChoice",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("text", models.CharField(max_length=200, verbose_name="text")),
                        (
                            "question",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.question",
                                verbose_name="question",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical choice of a question",
                        "verbose_name_plural": "historical choices of questions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Choice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="choices",
                                to="evaluations.question",
                                verbose_name="question",
                            ),
                        ),
                        ("key", models.SlugField(max_length=40, verbose_name="key")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("text", models.CharField(max_length=200, verbose_name="text")),
                    ],
                    options={
                        "verbose_name": "choice of a question",
                        "verbose_name_plural": "choices of questions",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("question", "key"), name="choice_key_once"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="choice_has_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
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
                            "role",
                            models.CharField(
                                choices=[
                                    ("member", "Members"),
                                    ("substitute", "Substitutes"),
                                    ("official", "Officials"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        ("is_used", models.BooleanField(default=False, verbose_name="used")),
                    ],
                    options={
                        "verbose_name": "invitation to a survey",
                        "verbose_name_plural": "invitations to surveys",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("survey", "person"), name="invitation_once_a_person"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Response",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responses",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("member", "Members"),
                                    ("substitute", "Substitutes"),
                                    ("official", "Officials"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "response to a survey",
                        "verbose_name_plural": "responses to surveys",
                    },
                ),
                migrations.CreateModel(
                    name="ConfidentialResponse",
                    fields=[
                        (
                            "response",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="confidential",
                                serialize=False,
                                to="evaluations.response",
                                verbose_name="response",
                            ),
                        ),
                        (
                            "invitation",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="response",
                                to="evaluations.invitation",
                                verbose_name="invitation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "owner of a confidential response",
                        "verbose_name_plural": "owners of confidential responses",
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="evaluations.response",
                                verbose_name="response",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="evaluations.question",
                                verbose_name="question",
                            ),
                        ),
                        (
                            "choice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="evaluations.choice",
                                verbose_name="choice",
                            ),
                        ),
                        ("number", models.IntegerField(blank=True, null=True, verbose_name="number")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "has_no_opinion",
                            models.BooleanField(default=False, verbose_name="don't know / not applicable"),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a question",
                        "verbose_name_plural": "answers to questions",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("choice__isnull", True)),
                                fields=("response", "question"),
                                name="answer_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("choice__isnull", False)),
                                fields=("response", "question", "choice"),
                                name="answer_once_a_choice",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("has_no_opinion", False),
                                    models.Q(("number__isnull", True), ("text", "")),
                                    _connector="OR",
                                ),
                                name="answer_no_opinion_is_alone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyText",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="texts",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="texts",
                                to="evaluations.question",
                                verbose_name="question",
                            ),
                        ),
                        ("place", models.PositiveIntegerField(verbose_name="place")),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "To be read"),
                                    ("shown", "Shown"),
                                    ("withheld", "Withheld"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "free text of a survey",
                        "verbose_name_plural": "free texts of surveys",
                        "ordering": ["place"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("question", "place"), name="survey_text_one_a_place"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Redaction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="redactions",
                                to="evaluations.surveytext",
                                verbose_name="free text",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "To be read"),
                                    ("shown", "Shown"),
                                    ("withheld", "Withheld"),
                                ],
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "taken_away",
                            models.PositiveIntegerField(default=0, verbose_name="characters taken away"),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                        ("at", models.DateTimeField(verbose_name="written down")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "redaction of a free text",
                        "verbose_name_plural": "redactions of free texts",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("taken_away", 0), models.Q(("state", "withheld"), _negated=True)
                                    ),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="redaction_says_why",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOralEvaluation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("round", "Round of the table"), ("workshop", "Workshop")],
                                default="round",
                                max_length=8,
                                verbose_name="form",
                            ),
                        ),
                        ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("recorded", "Written down"),
                                    ("reviewed", "Read by the group"),
                                    ("final", "Final"),
                                ],
                                default="planned",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.activityplan",
                                verbose_name="activity plan",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical oral evaluation",
                        "verbose_name_plural": "historical oral evaluations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OralEvaluation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oral_evaluations",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oral_evaluations",
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
                                related_name="oral_evaluations",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oral_evaluations",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oral_evaluations",
                                to="plans.activityplan",
                                verbose_name="activity plan",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("round", "Round of the table"), ("workshop", "Workshop")],
                                default="round",
                                max_length=8,
                                verbose_name="form",
                            ),
                        ),
                        ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("recorded", "Written down"),
                                    ("reviewed", "Read by the group"),
                                    ("final", "Final"),
                                ],
                                default="planned",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "facts",
                            models.JSONField(blank=True, editable=False, null=True, verbose_name="facts"),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "oral evaluation",
                        "verbose_name_plural": "oral evaluations",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("item__isnull", True), ("meeting__isnull", False), _connector="OR"
                                ),
                                name="oral_evaluation_item_of_a_meeting",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "final"), models.Q(("sha256", ""), _negated=True)),
                                    models.Q(models.Q(("state", "final"), _negated=True), ("sha256", "")),
                                    _connector="OR",
                                ),
                                name="oral_evaluation_final_is_frozen",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOralQuestion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("number", models.CharField(blank=True, max_length=10, verbose_name="number")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="question")),
                        (
                            "is_for_later",
                            models.BooleanField(default=False, verbose_name="about the group's further work"),
                        ),
                        (
                            "oral",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.oralevaluation",
                                verbose_name="oral evaluation",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical question of an oral evaluation",
                        "verbose_name_plural": "historical questions of oral evaluations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OralQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "oral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="evaluations.oralevaluation",
                                verbose_name="oral evaluation",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("number", models.CharField(blank=True, max_length=10, verbose_name="number")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="question")),
                        (
                            "is_for_later",
                            models.BooleanField(default=False, verbose_name="about the group's further work"),
                        ),
                    ],
                    options={
                        "verbose_name": "question of an oral evaluation",
                        "verbose_name_plural": "questions of oral evaluations",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("number", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="oral_question_has_number_or_text",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalViewpoint",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "agreement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not said"),
                                    ("single", "One"),
                                    ("several", "Several"),
                                    ("unanimous", "All agreed"),
                                ],
                                max_length=9,
                                verbose_name="who agreed",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                        (
                            "question",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.oralquestion",
                                verbose_name="question",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.viewpoint",
                                verbose_name="under",
                            ),
                        ),
                        (
                            "note",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.handovernote",
                                verbose_name="handover note",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical viewpoint",
                        "verbose_name_plural": "historical viewpoints",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Viewpoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="viewpoints",
                                to="evaluations.oralquestion",
                                verbose_name="question",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="children",
                                to="evaluations.viewpoint",
                                verbose_name="under",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "agreement",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Not said"),
                                    ("single", "One"),
                                    ("several", "Several"),
                                    ("unanimous", "All agreed"),
                                ],
                                max_length=9,
                                verbose_name="who agreed",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                        (
                            "note",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="from_viewpoints",
                                to="plans.handovernote",
                                verbose_name="handover note",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="from_viewpoints",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "viewpoint",
                        "verbose_name_plural": "viewpoints",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="viewpoint_has_text"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalJudgement",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "word",
                            models.CharField(
                                choices=[("continue", "Go on"), ("change", "Change"), ("close", "Close")],
                                max_length=8,
                                verbose_name="judgement",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="reasons")),
                        ("on", models.DateField(verbose_name="day")),
                        ("led_to", models.TextField(blank=True, verbose_name="what it led to")),
                        ("led_on", models.DateField(blank=True, null=True, verbose_name="since")),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="said at",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_at",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="decided at",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.mandate",
                                verbose_name="mandate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical judgement on a group",
                        "verbose_name_plural": "historical judgements on groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Judgement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="judgements",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="judgements",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "word",
                            models.CharField(
                                choices=[("continue", "Go on"), ("change", "Change"), ("close", "Close")],
                                max_length=8,
                                verbose_name="judgement",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="reasons")),
                        ("on", models.DateField(verbose_name="day")),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="said at",
                            ),
                        ),
                        ("led_to", models.TextField(blank=True, verbose_name="what it led to")),
                        ("led_on", models.DateField(blank=True, null=True, verbose_name="since")),
                        (
                            "decided_at",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="decided at",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="from_judgements",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "mandate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.mandate",
                                verbose_name="mandate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "judgement on a group",
                        "verbose_name_plural": "judgements on groups",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("evaluation", "group"), name="judgement_once_a_group"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("word", "continue"),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="judgement_change_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("led_on__isnull", True), ("led_to", "")),
                                    models.Q(
                                        models.Q(("led_to", ""), _negated=True), ("led_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="judgement_led_to_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("led_to", ""), _negated=True),
                                    models.Q(
                                        ("decided_at__isnull", True),
                                        ("issue__isnull", True),
                                        ("mandate__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="judgement_tied_says_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSurveyAtItem",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical survey at an agenda item",
                        "verbose_name_plural": "historical surveys at agenda items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SurveyAtItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="at_items",
                                to="evaluations.survey",
                                verbose_name="survey",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="surveys",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "survey at an agenda item",
                        "verbose_name_plural": "surveys at agenda items",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("survey", "item"), name="survey_at_item_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendationSet",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="out of the report"),
                        ),
                        ("author", models.CharField(blank=True, max_length=200, verbose_name="author")),
                        ("dated", models.DateField(blank=True, null=True, verbose_name="date")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposal", "Proposal"),
                                    ("adopted", "Adopted"),
                                    ("finished", "Followed up to the end"),
                                ],
                                default="proposal",
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "marking_means",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="what marked text means"
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "structure",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
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
                                verbose_name="kept by",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.document",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical set of recommendations",
                        "verbose_name_plural": "historical sets of recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RecommendationSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendation_sets",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "evaluation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendation_sets",
                                to="evaluations.evaluation",
                                verbose_name="evaluation",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendation_sets",
                                to="groups.group",
                                verbose_name="kept by",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="out of the report"),
                        ),
                        ("author", models.CharField(blank=True, max_length=200, verbose_name="author")),
                        ("dated", models.DateField(blank=True, null=True, verbose_name="date")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.document",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("proposal", "Proposal"),
                                    ("adopted", "Adopted"),
                                    ("finished", "Followed up to the end"),
                                ],
                                default="proposal",
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "marking_means",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="what marked text means"
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="created by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "set of recommendations",
                        "verbose_name_plural": "sets of recommendations",
                        "ordering": ["-dated", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="recommendation_set_has_title",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCluster",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "set",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.recommendationset",
                                verbose_name="set of recommendations",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical cluster",
                        "verbose_name_plural": "historical clusters",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Cluster",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="clusters",
                                to="evaluations.recommendationset",
                                verbose_name="set of recommendations",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                    ],
                    options={
                        "verbose_name": "cluster",
                        "verbose_name_plural": "clusters",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("set", "name"), name="cluster_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "disposition",
                            models.CharField(
                                choices=[
                                    ("undecided", "Not sorted yet"),
                                    ("execution", "To be carried out"),
                                    ("assignment", "Assignment"),
                                    ("declined", "Declined"),
                                    ("already_done", "Already done"),
                                ],
                                default="undecided",
                                max_length=12,
                                verbose_name="what is to be done with it",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("sorted", "Sorted"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("verified", "Verified"),
                                ],
                                default="received",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="to be followed up by"),
                        ),
                        (
                            "set",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.recommendationset",
                                verbose_name="set of recommendations",
                            ),
                        ),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsible",
                            ),
                        ),
                        (
                            "responsible_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="responsible group",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "responsible_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="responsible, in words"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical recommendation",
                        "verbose_name_plural": "historical recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Recommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendations",
                                to="evaluations.recommendationset",
                                verbose_name="set of recommendations",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "cluster",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="recommendations",
                                to="evaluations.cluster",
                                verbose_name="cluster",
                            ),
                        ),
                        (
                            "disposition",
                            models.CharField(
                                choices=[
                                    ("undecided", "Not sorted yet"),
                                    ("execution", "To be carried out"),
                                    ("assignment", "Assignment"),
                                    ("declined", "Declined"),
                                    ("already_done", "Already done"),
                                ],
                                default="undecided",
                                max_length=12,
                                verbose_name="what is to be done with it",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("sorted", "Sorted"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("verified", "Verified"),
                                ],
                                default="received",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsible",
                            ),
                        ),
                        (
                            "responsible_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                                verbose_name="responsible group",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(blank=True, null=True, verbose_name="to be followed up by"),
                        ),
                        (
                            "responsible_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="responsible, in words"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recommendation",
                        "verbose_name_plural": "recommendations",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("set", "number"), name="recommendation_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="recommendation_has_text",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("disposition", "declined"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recommendation_declined_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("disposition", "undecided"), ("state", "received")),
                                    models.Q(
                                        models.Q(("state", "received"), _negated=True),
                                        models.Q(("disposition", "undecided"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="recommendation_sorted_has_disposition",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Marking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="markings",
                                to="evaluations.recommendation",
                                verbose_name="recommendation",
                            ),
                        ),
                        ("start", models.PositiveIntegerField(verbose_name="from")),
                        ("end", models.PositiveIntegerField(verbose_name="to")),
                    ],
                    options={
                        "verbose_name": "marking",
                        "verbose_name_plural": "markings",
                        "ordering": ["start"],
                        "constraints": [
                            models.UniqueConstraint(fields=("recommendation", "start"), name="marking_once"),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="marking_is_not_empty",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Addressee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="addressees",
                                to="evaluations.recommendation",
                                verbose_name="recommendation",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="in words")),
                    ],
                    options={
                        "verbose_name": "addressee of a recommendation",
                        "verbose_name_plural": "addressees of recommendations",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("group__isnull", False), ("name", ""), ("organization", None)),
                                    models.Q(("group", None), ("name", ""), ("organization__isnull", False)),
                                    models.Q(
                                        ("group", None),
                                        ("organization", None),
                                        models.Q(("name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="recommendation_addressee_is_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecommendationFollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="follow_ups",
                                to="evaluations.recommendation",
                                verbose_name="recommendation",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("sorted", "Sorted"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("verified", "Verified"),
                                ],
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        ("at", models.DateTimeField(verbose_name="written down")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "follow-up of a recommendation",
                        "verbose_name_plural": "follow-ups of recommendations",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="recommendation_follow_up_has_text",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendationTie",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="evaluations.recommendation",
                                verbose_name="recommendation",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.assignment",
                                verbose_name="assignment",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.organizationdecision",
                                verbose_name="decision of an organisation",
                            ),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.action",
                                verbose_name="action",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical tie of a recommendation",
                        "verbose_name_plural": "historical ties of recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RecommendationTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ties",
                                to="evaluations.recommendation",
                                verbose_name="recommendation",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendations",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendations",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendations",
                                to="issues.assignment",
                                verbose_name="assignment",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendations",
                                to="issues.organizationdecision",
                                verbose_name="decision of an organisation",
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recommendations",
                                to="issues.action",
                                verbose_name="action",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tie of a recommendation",
                        "verbose_name_plural": "ties of recommendations",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action__isnull", True),
                                        ("assignment__isnull", True),
                                        ("decision__isnull", True),
                                        ("issue__isnull", False),
                                        ("meeting__isnull", True),
                                    ),
                                    models.Q(
                                        ("action__isnull", True),
                                        ("assignment__isnull", True),
                                        ("decision__isnull", True),
                                        ("issue__isnull", True),
                                        ("meeting__isnull", False),
                                    ),
                                    models.Q(
                                        ("action__isnull", True),
                                        ("assignment__isnull", False),
                                        ("decision__isnull", True),
                                        ("issue__isnull", True),
                                        ("meeting__isnull", True),
                                    ),
                                    models.Q(
                                        ("action__isnull", True),
                                        ("assignment__isnull", True),
                                        ("decision__isnull", False),
                                        ("issue__isnull", True),
                                        ("meeting__isnull", True),
                                    ),
                                    models.Q(
                                        ("action__isnull", False),
                                        ("assignment__isnull", True),
                                        ("decision__isnull", True),
                                        ("issue__isnull", True),
                                        ("meeting__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="recommendation_tie_is_one",
                            )
                        ],
                    },
                ),
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
                            models.UniqueConstraint(
                                fields=("report", "group", "key"), name="report_left_out_once"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
