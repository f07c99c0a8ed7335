"""Everything that 0001–0009 make, at once, for new installations."""

import django.db.models.deletion
import samverkan.lib.create_models
import samverkan.lib.row_guard
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("plans", "0001_plans"),
        ("plans", "0002_what_is_adopted_stands"),
        ("plans", "0003_follow_up_sent_back"),
        ("plans", "0004_adopted_follow_up_stands"),
        ("plans", "0005_goal_results"),
        ("plans", "0006_adopted_where_and_how_notes_end"),
        ("plans", "0007_group_approval_ties_and_comparison"),
        ("plans", "0008_follow_up_adopted_where"),
        ("plans", "0009_done_lines_name_their_year"),
    ]

    initial = True

    dependencies = [
        ("groups", "0015_search_by_words_first"),
        ("issues", "0006_what_is_decided_stands"),
        ("meetings", "0013_electronic_signature"),
    ]

    operations = [
        samverkan.lib.create_models.CreateModels(
            models=[
                migrations.CreateModel(
                    name="HistoricalActivityPlan",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="up to and including")),
                        ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                        ("situation", models.TextField(blank=True, verbose_name="how things stand")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("adopted", "Adopted"),
                                    ("superseded", "Replaced"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to the public")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "why_closed",
                            models.CharField(blank=True, max_length=300, verbose_name="why closed"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="created")),
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
                            "adopted_at",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="adopted at",
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
                        (
                            "adopted_where",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=300,
                                verbose_name="where it was adopted",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical activity plan",
                        "verbose_name_plural": "historical activity plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ActivityPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="up to and including")),
                        ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        ("introduction", models.TextField(blank=True, verbose_name="introduction")),
                        ("situation", models.TextField(blank=True, verbose_name="how things stand")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("adopted", "Adopted"),
                                    ("superseded", "Replaced"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to the public")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "adopted_at",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adopted_plans",
                                to="meetings.agendaitem",
                                verbose_name="adopted at",
                            ),
                        ),
                        (
                            "facts",
                            models.JSONField(blank=True, editable=False, null=True, verbose_name="facts"),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                        (
                            "why_closed",
                            models.CharField(blank=True, max_length=300, verbose_name="why closed"),
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
                        (
                            "adopted_where",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=300,
                                verbose_name="where it was adopted",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "activity plan",
                        "verbose_name_plural": "activity plans",
                        "ordering": ["-starts_on", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "starts_on", "ends_on", "number"), name="plan_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("group", "starts_on", "ends_on"),
                                name="plan_one_draft",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "adopted")),
                                fields=("group", "starts_on", "ends_on"),
                                name="plan_one_adopted",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="plan_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="plan_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="plan_number_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("adopted_on__isnull", True), ("sha256", ""), ("state", "draft")
                                    ),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        models.Q(("sha256", ""), _negated=True),
                                        ("adopted_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_adopted_is_frozen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_on__isnull", False), ("state", "closed")),
                                    models.Q(
                                        models.Q(("state", "closed"), _negated=True),
                                        ("closed_on__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_closed_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanPrint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="paper",
                                to="plans.activityplan",
                                verbose_name="activity plan",
                            ),
                        ),
                        ("file", models.FileField(upload_to="plans/%Y/", verbose_name="file")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("pages", models.PositiveIntegerField(verbose_name="pages")),
                        ("made_at", models.DateTimeField(verbose_name="made")),
                    ],
                    options={
                        "verbose_name": "paper of a plan",
                        "verbose_name_plural": "papers of plans",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPlanSource",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
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
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.documentversion",
                                verbose_name="document",
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
                        "verbose_name": "historical source of a plan",
                        "verbose_name_plural": "historical sources of plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PlanSource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sources",
                                to="plans.activityplan",
                                verbose_name="activity plan",
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.documentversion",
                                verbose_name="document",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                    ],
                    options={
                        "verbose_name": "source of a plan",
                        "verbose_name_plural": "sources of plans",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="plan_source_has_title"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSuperiorGoal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regional", "Regional development plan"),
                                    ("national", "National goal"),
                                    ("other", "Other superior goal"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("text", models.CharField(max_length=500, verbose_name="goal")),
                        ("document", models.CharField(max_length=300, verbose_name="stated in")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        ("valid_from", models.DateField(verbose_name="holds from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="holds up to and including"),
                        ),
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
                        "verbose_name": "historical superior goal",
                        "verbose_name_plural": "historical superior goals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SuperiorGoal",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="superior_goals",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("regional", "Regional development plan"),
                                    ("national", "National goal"),
                                    ("other", "Other superior goal"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("text", models.CharField(max_length=500, verbose_name="goal")),
                        ("document", models.CharField(max_length=300, verbose_name="stated in")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        ("valid_from", models.DateField(verbose_name="holds from")),
                        (
                            "valid_to",
                            models.DateField(blank=True, null=True, verbose_name="holds up to and including"),
                        ),
                    ],
                    options={
                        "verbose_name": "superior goal",
                        "verbose_name_plural": "superior goals",
                        "ordering": ["kind", "document", "number", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("document", ""), _negated=True),
                                ),
                                name="superior_goal_is_stated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="superior_goal_holds_forwards",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGoal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=200, verbose_name="goal")),
                        ("text", models.TextField(blank=True, verbose_name="what it means")),
                        ("geography", models.CharField(max_length=200, verbose_name="set for")),
                        (
                            "why_no_superior",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why there is no superior goal"
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
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.goal",
                                verbose_name="carried over from",
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
                        "verbose_name": "historical goal",
                        "verbose_name_plural": "historical goals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Goal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goals",
                                to="plans.activityplan",
                                verbose_name="activity plan",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=200, verbose_name="goal")),
                        ("text", models.TextField(blank=True, verbose_name="what it means")),
                        ("geography", models.CharField(max_length=200, verbose_name="set for")),
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
                            "why_no_superior",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why there is no superior goal"
                            ),
                        ),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="plans.goal",
                                verbose_name="carried over from",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "goal",
                        "verbose_name_plural": "goals",
                        "ordering": ["number", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "number"), name="goal_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="goal_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("same_as", models.F("pk")), _negated=True),
                                name="goal_not_its_own",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGoalSuperior",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="how")),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        (
                            "superior",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.superiorgoal",
                                verbose_name="superior goal",
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
                        "verbose_name": "historical superior goal of a goal",
                        "verbose_name_plural": "historical superior goals of goals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="GoalSuperior",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="superiors",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        (
                            "superior",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="plans.superiorgoal",
                                verbose_name="superior goal",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="how")),
                    ],
                    options={
                        "verbose_name": "superior goal of a goal",
                        "verbose_name_plural": "superior goals of goals",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("goal", "superior"), name="goal_superior_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPlanRequest",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="up to and including")),
                        ("due_on", models.DateField(verbose_name="by")),
                        ("wording", models.TextField(blank=True, verbose_name="what is asked for")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
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
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
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
                        "verbose_name": "historical request for plans",
                        "verbose_name_plural": "historical requests for plans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PlanRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plan_requests",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="up to and including")),
                        ("due_on", models.DateField(verbose_name="by")),
                        ("wording", models.TextField(blank=True, verbose_name="what is asked for")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request for plans",
                        "verbose_name_plural": "requests for plans",
                        "ordering": ["-starts_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "starts_on", "ends_on"), name="plan_request_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="plan_request_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HandedInPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handed_in",
                                to="plans.planrequest",
                                verbose_name="request for plans",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handed_in",
                                to="plans.activityplan",
                                verbose_name="activity plan",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="handed in")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handed in by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plan handed in",
                        "verbose_name_plural": "plans handed in",
                        "ordering": ["at"],
                        "constraints": [
                            models.UniqueConstraint(fields=("request", "plan"), name="plan_handed_in_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalActivity",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("measure", "Measure"),
                                    ("study_visit", "Study visit"),
                                    ("kick_off", "Kick-off"),
                                    ("information", "Information"),
                                    ("deliverable", "Something to be delivered"),
                                ],
                                default="measure",
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="what is done")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="up to and including"),
                        ),
                        ("holds_from", models.DateField(blank=True, null=True, verbose_name="holds from")),
                        (
                            "responsible_text",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="responsible, in words"
                            ),
                        ),
                        (
                            "by_organization",
                            models.BooleanField(
                                default=False, verbose_name="each organisation says what it does"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.goal",
                                verbose_name="goal",
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
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.activity",
                                verbose_name="carried over from",
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
                        "verbose_name": "historical activity",
                        "verbose_name_plural": "historical activities",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("measure", "Measure"),
                                    ("study_visit", "Study visit"),
                                    ("kick_off", "Kick-off"),
                                    ("information", "Information"),
                                    ("deliverable", "Something to be delivered"),
                                ],
                                default="measure",
                                max_length=11,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="what is done")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="up to and including"),
                        ),
                        ("holds_from", models.DateField(blank=True, null=True, verbose_name="holds from")),
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
                            "responsible_text",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="responsible, in words"
                            ),
                        ),
                        (
                            "by_organization",
                            models.BooleanField(
                                default=False, verbose_name="each organisation says what it does"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="plans.activity",
                                verbose_name="carried over from",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "activity",
                        "verbose_name_plural": "activities",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="activity_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("starts_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="activity_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("holds_from__isnull", True), ("kind", "deliverable"), _connector="OR"
                                ),
                                name="activity_only_deliverables_hold",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="progress",
                                to="plans.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("planned", "Planned"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("cancelled", "Not done"),
                                ],
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
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
                        "verbose_name": "progress of an activity",
                        "verbose_name_plural": "progress of activities",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="activity_not_done_says_why",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOrganizationSpecification",
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
                                    ("not_started", "Not started"),
                                    ("planned", "Planned"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("not_applicable", "Does not concern us"),
                                ],
                                default="not_started",
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="what we do")),
                        (
                            "link",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="address of our own plan"
                            ),
                        ),
                        ("at", models.DateTimeField(blank=True, null=True, verbose_name="written down")),
                        (
                            "by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name of who answered"),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "organization",
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
                        "verbose_name": "historical organisation's specification",
                        "verbose_name_plural": "historical organisations' specifications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OrganizationSpecification",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="specifications",
                                to="plans.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="specifications",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("planned", "Planned"),
                                    ("ongoing", "Under way"),
                                    ("done", "Done"),
                                    ("not_applicable", "Does not concern us"),
                                ],
                                default="not_started",
                                max_length=14,
                                verbose_name="state",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="what we do")),
                        (
                            "link",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="address of our own plan"
                            ),
                        ),
                        ("at", models.DateTimeField(blank=True, null=True, verbose_name="written down")),
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
                        (
                            "by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name of who answered"),
                        ),
                    ],
                    options={
                        "verbose_name": "organisation's specification",
                        "verbose_name_plural": "organisations' specifications",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "organization"), name="specification_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalActivityTie",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.activity",
                                verbose_name="activity",
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
                        (
                            "other",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.activity",
                                verbose_name="other activity",
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
                        "verbose_name": "historical tie of an activity",
                        "verbose_name_plural": "historical ties of activities",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ActivityTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ties",
                                to="plans.activity",
                                verbose_name="activity",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="issues.action",
                                verbose_name="action",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tied_from",
                                to="plans.activity",
                                verbose_name="other activity",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tie of an activity",
                        "verbose_name_plural": "ties of activities",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action", None),
                                        ("issue", None),
                                        ("meeting__isnull", False),
                                        ("other", None),
                                    ),
                                    models.Q(
                                        ("action", None),
                                        ("issue__isnull", False),
                                        ("meeting", None),
                                        ("other", None),
                                    ),
                                    models.Q(
                                        ("action__isnull", False),
                                        ("issue", None),
                                        ("meeting", None),
                                        ("other", None),
                                    ),
                                    models.Q(
                                        ("action", None),
                                        ("issue", None),
                                        ("meeting", None),
                                        ("other__isnull", False),
                                        models.Q(("other", models.F("activity")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="activity_tie_is_one",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("meeting__isnull", False)),
                                fields=("activity", "meeting"),
                                name="activity_tie_meeting_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("issue__isnull", False)),
                                fields=("activity", "issue"),
                                name="activity_tie_issue_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("action__isnull", False)),
                                fields=("activity", "action"),
                                name="activity_tie_action_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("other__isnull", False)),
                                fields=("activity", "other"),
                                name="activity_tie_other_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDoneEntry",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("text", models.CharField(max_length=300, verbose_name="text")),
                        (
                            "instead_of",
                            models.CharField(blank=True, max_length=40, verbose_name="instead of"),
                        ),
                        ("is_hidden", models.BooleanField(default=False, verbose_name="left out")),
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
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to the public")),
                        (
                            "place",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="place"),
                        ),
                    ],
                    options={
                        "verbose_name": "historical line of what was done",
                        "verbose_name_plural": "historical lines of what was done",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DoneEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="done_entries",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("text", models.CharField(max_length=300, verbose_name="text")),
                        (
                            "instead_of",
                            models.CharField(blank=True, max_length=40, verbose_name="instead of"),
                        ),
                        ("is_hidden", models.BooleanField(default=False, verbose_name="left out")),
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to the public")),
                        (
                            "place",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="place"),
                        ),
                    ],
                    options={
                        "verbose_name": "line of what was done",
                        "verbose_name_plural": "lines of what was done",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("instead_of", ""), _negated=True),
                                fields=("group", "instead_of"),
                                name="done_entry_instead_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("instead_of", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="done_entry_has_text",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_public", False),
                                    models.Q(("is_hidden", False), models.Q(("text", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="done_entry_public_is_read",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalFollowUp",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("summary", models.TextField(blank=True, verbose_name="the chair's summary")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("reviewed", "Reviewed"),
                                    ("adopted", "Adopted"),
                                    ("published", "Published"),
                                ],
                                default="draft",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("begun_at", models.DateTimeField(verbose_name="begun")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="published"),
                        ),
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
                            "begun_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="begun by",
                            ),
                        ),
                        (
                            "adopted_at",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="adopted at",
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
                            "why_sent_back",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was sent back"),
                        ),
                        (
                            "summary_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="summary written by",
                            ),
                        ),
                        (
                            "summary_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="summary written down"),
                        ),
                        (
                            "words_due_on",
                            models.DateField(blank=True, null=True, verbose_name="words wanted by"),
                        ),
                        (
                            "adopted_where",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=300,
                                verbose_name="where it was adopted",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical yearly follow-up",
                        "verbose_name_plural": "historical yearly follow-ups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="FollowUp",
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
                                related_name="follow_ups",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="plans.activityplan",
                                verbose_name="activity plan",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("summary", models.TextField(blank=True, verbose_name="the chair's summary")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("reviewed", "Reviewed"),
                                    ("adopted", "Adopted"),
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
                        ("begun_at", models.DateTimeField(verbose_name="begun")),
                        (
                            "begun_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="begun by",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "adopted_at",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adopted_follow_ups",
                                to="meetings.agendaitem",
                                verbose_name="adopted at",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="published"),
                        ),
                        (
                            "why_sent_back",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was sent back"),
                        ),
                        (
                            "summary_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="summary written by",
                            ),
                        ),
                        (
                            "summary_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="summary written down"),
                        ),
                        (
                            "words_due_on",
                            models.DateField(blank=True, null=True, verbose_name="words wanted by"),
                        ),
                        (
                            "adopted_where",
                            models.CharField(
                                blank=True,
                                db_default="",
                                default="",
                                max_length=300,
                                verbose_name="where it was adopted",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "yearly follow-up",
                        "verbose_name_plural": "yearly follow-ups",
                        "ordering": ["-year", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("group__isnull", False)),
                                fields=("group", "year"),
                                name="follow_up_once_a_year",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("group__isnull", True)),
                                fields=("structure", "year"),
                                name="follow_up_of_all_once_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sha256", ""), ("state", "draft")),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        models.Q(("sha256", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="follow_up_reviewed_is_frozen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("adopted_on__isnull", True), ("state__in", ["draft", "reviewed"])
                                    ),
                                    models.Q(
                                        ("adopted_on__isnull", False), ("state__in", ["adopted", "published"])
                                    ),
                                    _connector="OR",
                                ),
                                name="follow_up_adopted_when",
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
                                name="follow_up_published_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGoalComment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("at", models.DateTimeField(verbose_name="written down")),
                        (
                            "follow_up",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.followup",
                                verbose_name="yearly follow-up",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.goal",
                                verbose_name="goal",
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
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("met", "Met"),
                                    ("partly", "Partly met"),
                                    ("not_met", "Not met"),
                                    ("not_measurable", "Cannot be measured"),
                                ],
                                max_length=14,
                                verbose_name="result",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical comment on a goal",
                        "verbose_name_plural": "historical comments on goals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="GoalComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "follow_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="plans.followup",
                                verbose_name="yearly follow-up",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
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
                        ("at", models.DateTimeField(verbose_name="written down")),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("met", "Met"),
                                    ("partly", "Partly met"),
                                    ("not_met", "Not met"),
                                    ("not_measurable", "Cannot be measured"),
                                ],
                                max_length=14,
                                verbose_name="result",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment on a goal",
                        "verbose_name_plural": "comments on goals",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("follow_up", "goal"), name="goal_comment_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("result", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="goal_comment_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FollowUpPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "follow_up",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="plans.followup",
                                verbose_name="yearly follow-up",
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
                            models.FileField(blank=True, upload_to="follow-ups/%Y/", verbose_name="file"),
                        ),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made")),
                    ],
                    options={
                        "verbose_name": "paper of a follow-up",
                        "verbose_name_plural": "papers of follow-ups",
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
                                name="follow_up_paper_done_has_file",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("problem", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="follow_up_paper_failed_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalHandoverNote",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("goal", "A goal"),
                                    ("issue", "An issue"),
                                    ("way_of_working", "The way of working"),
                                    ("composition", "The composition"),
                                ],
                                max_length=15,
                                verbose_name="about",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("keep", "Keep"),
                                    ("widen", "Widen"),
                                    ("change", "Change"),
                                    ("drop", "Drop"),
                                    ("new", "New"),
                                ],
                                max_length=6,
                                verbose_name="what to do",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("adopted", "Adopted"),
                                    ("received", "Handed over"),
                                    ("handled", "Handled"),
                                    ("declined", "Declined"),
                                ],
                                default="proposed",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="written")),
                        ("how_handled", models.TextField(blank=True, verbose_name="how it was handled")),
                        ("handled_on", models.DateField(blank=True, null=True, verbose_name="handled on")),
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
                            "from_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="to",
                            ),
                        ),
                        (
                            "to_term",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.term",
                                verbose_name="for the term",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.goal",
                                verbose_name="goal",
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
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "handled_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.activityplan",
                                verbose_name="handled in the plan",
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
                            "adopted_at",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="adopted at",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "adopted_where",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="where it was adopted"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("kept", "Kept"),
                                    ("widened", "Widened"),
                                    ("changed", "Changed"),
                                    ("dropped", "Dropped"),
                                    ("new", "Became something new"),
                                ],
                                default="",
                                max_length=7,
                                verbose_name="what became of it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical handover note",
                        "verbose_name_plural": "historical handover notes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HandoverNote",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handover_notes",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "from_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes_left",
                                to="groups.group",
                                verbose_name="from",
                            ),
                        ),
                        (
                            "to_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes_got",
                                to="groups.group",
                                verbose_name="to",
                            ),
                        ),
                        (
                            "to_term",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.term",
                                verbose_name="for the term",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("goal", "A goal"),
                                    ("issue", "An issue"),
                                    ("way_of_working", "The way of working"),
                                    ("composition", "The composition"),
                                ],
                                max_length=15,
                                verbose_name="about",
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handover_notes",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handover_notes",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("keep", "Keep"),
                                    ("widen", "Widen"),
                                    ("change", "Change"),
                                    ("drop", "Drop"),
                                    ("new", "New"),
                                ],
                                max_length=6,
                                verbose_name="what to do",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("adopted", "Adopted"),
                                    ("received", "Handed over"),
                                    ("handled", "Handled"),
                                    ("declined", "Declined"),
                                ],
                                default="proposed",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="written")),
                        (
                            "written_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        ("how_handled", models.TextField(blank=True, verbose_name="how it was handled")),
                        (
                            "handled_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handled_notes",
                                to="plans.activityplan",
                                verbose_name="handled in the plan",
                            ),
                        ),
                        ("handled_on", models.DateField(blank=True, null=True, verbose_name="handled on")),
                        (
                            "adopted_at",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adopted_notes",
                                to="meetings.agendaitem",
                                verbose_name="adopted at",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "adopted_where",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="where it was adopted"
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("kept", "Kept"),
                                    ("widened", "Widened"),
                                    ("changed", "Changed"),
                                    ("dropped", "Dropped"),
                                    ("new", "Became something new"),
                                ],
                                default="",
                                max_length=7,
                                verbose_name="what became of it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "handover note",
                        "verbose_name_plural": "handover notes",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="handover_note_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("goal__isnull", True), ("about", "goal"), _connector="OR"
                                ),
                                name="handover_note_goal_about_goal",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("issue__isnull", True), ("about", "issue"), _connector="OR"
                                ),
                                name="handover_note_issue_about_issue",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "proposed"),
                                    ("to_group__isnull", False),
                                    ("to_term__isnull", False),
                                    _connector="OR",
                                ),
                                name="handover_note_has_receiver",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("adopted_on__isnull", True), ("state", "proposed")),
                                    models.Q(
                                        models.Q(("state", "proposed"), _negated=True),
                                        ("adopted_on__isnull", False),
                                        models.Q(
                                            ("adopted_at__isnull", False),
                                            models.Q(("adopted_where", ""), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(("state__in", ["proposed", "adopted"]), _negated=True),
                                        ("from_group__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="handover_note_adopted_somewhere",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("state__in", ["handled", "declined"]), _negated=True),
                                        ("handled_on__isnull", True),
                                        ("how_handled", ""),
                                    ),
                                    models.Q(
                                        ("handled_on__isnull", False),
                                        ("state__in", ["handled", "declined"]),
                                        models.Q(("how_handled", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="handover_note_handled_says_how",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "handled"), models.Q(("outcome", ""), _negated=True)),
                                    models.Q(models.Q(("state", "handled"), _negated=True), ("outcome", "")),
                                    _connector="OR",
                                ),
                                name="handover_note_outcome_when_handled",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalIndicator",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("description", models.TextField(blank=True, verbose_name="how it is measured")),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("number", "Number"),
                                    ("percent", "Percent, 0 to 100"),
                                    ("index", "Index, percent that may pass 100"),
                                    ("kronor", "Kronor"),
                                    ("other", "Other unit"),
                                ],
                                default="number",
                                max_length=8,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "unit_name",
                            models.CharField(blank=True, max_length=40, verbose_name="name of the unit"),
                        ),
                        ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="decimals")),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("higher", "Higher is better"),
                                    ("lower", "Lower is better"),
                                    ("within", "Within two limits is best"),
                                ],
                                default="higher",
                                max_length=6,
                                verbose_name="direction",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("own", "Own figures"), ("kolada", "Kolada"), ("survey", "Survey")],
                                default="own",
                                max_length=6,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "kolada_id",
                            models.CharField(blank=True, max_length=10, verbose_name="key figure in Kolada"),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("month", "Every month"),
                                    ("quarter", "Every quarter"),
                                    ("year", "Every year"),
                                ],
                                default="year",
                                max_length=7,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "lag_days",
                            models.PositiveSmallIntegerField(
                                default=30, verbose_name="days until it is there"
                            ),
                        ),
                        (
                            "by_organization",
                            models.BooleanField(
                                default=False, verbose_name="one reading for each organisation"
                            ),
                        ),
                        ("by_gender", models.BooleanField(default=False, verbose_name="women and men apart")),
                        (
                            "warn_factor",
                            models.PositiveSmallIntegerField(
                                default=3, verbose_name="ask when it changes more than so many times"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="measured from")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="measured up to and including"
                            ),
                        ),
                        (
                            "is_key_figure",
                            models.BooleanField(default=False, verbose_name="key figure on the public pages"),
                        ),
                        ("slug", models.SlugField(blank=True, max_length=60, verbose_name="address")),
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
                        "verbose_name": "historical indicator",
                        "verbose_name_plural": "historical indicators",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("description", models.TextField(blank=True, verbose_name="how it is measured")),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("number", "Number"),
                                    ("percent", "Percent, 0 to 100"),
                                    ("index", "Index, percent that may pass 100"),
                                    ("kronor", "Kronor"),
                                    ("other", "Other unit"),
                                ],
                                default="number",
                                max_length=8,
                                verbose_name="unit",
                            ),
                        ),
                        (
                            "unit_name",
                            models.CharField(blank=True, max_length=40, verbose_name="name of the unit"),
                        ),
                        ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="decimals")),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    ("higher", "Higher is better"),
                                    ("lower", "Lower is better"),
                                    ("within", "Within two limits is best"),
                                ],
                                default="higher",
                                max_length=6,
                                verbose_name="direction",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[("own", "Own figures"), ("kolada", "Kolada"), ("survey", "Survey")],
                                default="own",
                                max_length=6,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "kolada_id",
                            models.CharField(blank=True, max_length=10, verbose_name="key figure in Kolada"),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("month", "Every month"),
                                    ("quarter", "Every quarter"),
                                    ("year", "Every year"),
                                ],
                                default="year",
                                max_length=7,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "lag_days",
                            models.PositiveSmallIntegerField(
                                default=30, verbose_name="days until it is there"
                            ),
                        ),
                        (
                            "by_organization",
                            models.BooleanField(
                                default=False, verbose_name="one reading for each organisation"
                            ),
                        ),
                        ("by_gender", models.BooleanField(default=False, verbose_name="women and men apart")),
                        (
                            "warn_factor",
                            models.PositiveSmallIntegerField(
                                default=3, verbose_name="ask when it changes more than so many times"
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
                        ("starts_on", models.DateField(verbose_name="measured from")),
                        (
                            "ends_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="measured up to and including"
                            ),
                        ),
                        (
                            "is_key_figure",
                            models.BooleanField(default=False, verbose_name="key figure on the public pages"),
                        ),
                        ("slug", models.SlugField(blank=True, max_length=60, verbose_name="address")),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicators",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="indicator_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decimals__lte", 4)),
                                name="indicator_at_most_four_decimals",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("warn_factor__gte", 2)), name="indicator_warns_from_two"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("source", "kolada"), _negated=True),
                                    models.Q(("kolada_id", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="indicator_kolada_has_id",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("unit", "other"), _negated=True),
                                    models.Q(("unit_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="indicator_other_unit_has_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="indicator_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_key_figure", False),
                                    models.Q(("slug", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="indicator_key_figure_has_address",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("slug", ""), _negated=True),
                                fields=("group", "slug"),
                                name="indicator_address_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGoalIndicator",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="where it began",
                            ),
                        ),
                        (
                            "baseline_period",
                            models.DateField(blank=True, null=True, verbose_name="the period it began in"),
                        ),
                        (
                            "target",
                            models.DecimalField(decimal_places=4, max_digits=18, verbose_name="target"),
                        ),
                        (
                            "target_high",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="target, at most",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="reached by")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.indicator",
                                verbose_name="indicator",
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
                        "verbose_name": "historical indicator of a goal",
                        "verbose_name_plural": "historical indicators of goals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="GoalIndicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indicators",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="plans.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="where it began",
                            ),
                        ),
                        (
                            "baseline_period",
                            models.DateField(blank=True, null=True, verbose_name="the period it began in"),
                        ),
                        (
                            "target",
                            models.DecimalField(decimal_places=4, max_digits=18, verbose_name="target"),
                        ),
                        (
                            "target_high",
                            models.DecimalField(
                                blank=True,
                                decimal_places=4,
                                max_digits=18,
                                null=True,
                                verbose_name="target, at most",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="reached by")),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                    ],
                    options={
                        "verbose_name": "indicator of a goal",
                        "verbose_name_plural": "indicators of goals",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("goal", "indicator"), name="goal_indicator_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("target_high__isnull", True),
                                    ("target_high__gt", models.F("target")),
                                    _connector="OR",
                                ),
                                name="goal_indicator_limits_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="plans.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        ("period", models.DateField(verbose_name="period")),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "gender",
                            models.CharField(
                                choices=[("T", "Both"), ("K", "Women"), ("M", "Men")],
                                default="T",
                                max_length=1,
                                verbose_name="gender",
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision")),
                        (
                            "value",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="value"
                            ),
                        ),
                        (
                            "missing",
                            models.CharField(blank=True, max_length=200, verbose_name="why it is missing"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("preliminary", "Preliminary"), ("final", "Final")],
                                default="final",
                                max_length=11,
                                verbose_name="state",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                        (
                            "why_changed",
                            models.CharField(blank=True, max_length=300, verbose_name="why it is changed"),
                        ),
                        ("at", models.DateTimeField(verbose_name="entered")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reading",
                        "verbose_name_plural": "readings",
                        "ordering": ["period", "revision", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organization__isnull", False)),
                                fields=("indicator", "period", "organization", "gender", "revision"),
                                name="reading_revision_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("organization__isnull", True)),
                                fields=("indicator", "period", "gender", "revision"),
                                name="reading_of_all_revision_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("missing", ""), ("value__isnull", False)),
                                    models.Q(
                                        ("value__isnull", True), models.Q(("missing", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reading_value_or_why_missing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="reading_revision_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalHandIn",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("month", "Every month"),
                                    ("quarter", "Every quarter"),
                                    ("year", "Every year"),
                                ],
                                max_length=7,
                                verbose_name="how often",
                            ),
                        ),
                        ("period", models.DateField(verbose_name="period")),
                        ("due_on", models.DateField(verbose_name="by")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Not handed in"),
                                    ("handed_in", "Handed in"),
                                    ("sent_back", "Sent back"),
                                    ("approved", "Approved"),
                                    ("locked", "Locked"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="comment")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "handed_in_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="handed in"),
                        ),
                        (
                            "by_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="name of who handed in"
                            ),
                        ),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="reviewed")),
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
                            "organization",
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
                            "by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handed in by",
                            ),
                        ),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewed by",
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
                        "verbose_name": "historical hand-in of readings",
                        "verbose_name_plural": "historical hand-ins of readings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HandIn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hand_ins",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hand_ins",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    ("month", "Every month"),
                                    ("quarter", "Every quarter"),
                                    ("year", "Every year"),
                                ],
                                max_length=7,
                                verbose_name="how often",
                            ),
                        ),
                        ("period", models.DateField(verbose_name="period")),
                        ("due_on", models.DateField(verbose_name="by")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Not handed in"),
                                    ("handed_in", "Handed in"),
                                    ("sent_back", "Sent back"),
                                    ("approved", "Approved"),
                                    ("locked", "Locked"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="comment")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "handed_in_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="handed in"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handed in by",
                            ),
                        ),
                        (
                            "by_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="name of who handed in"
                            ),
                        ),
                        ("reviewed_at", models.DateTimeField(blank=True, null=True, verbose_name="reviewed")),
                        (
                            "reviewed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reviewed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hand-in of readings",
                        "verbose_name_plural": "hand-ins of readings",
                        "ordering": ["-period", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "organization", "frequency", "period"), name="hand_in_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "sent_back"), _negated=True),
                                    models.Q(("comment", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="hand_in_sent_back_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"), ("handed_in_at__isnull", False), _connector="OR"
                                ),
                                name="hand_in_handed_in_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalHandInFigure",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "gender",
                            models.CharField(
                                choices=[("T", "Both"), ("K", "Women"), ("M", "Men")],
                                default="T",
                                max_length=1,
                                verbose_name="gender",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="value"
                            ),
                        ),
                        (
                            "missing",
                            models.CharField(blank=True, max_length=200, verbose_name="why it is missing"),
                        ),
                        (
                            "hand_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.handin",
                                verbose_name="hand-in of readings",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.indicator",
                                verbose_name="indicator",
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
                        "verbose_name": "historical figure handed in",
                        "verbose_name_plural": "historical figures handed in",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HandInFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "hand_in",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="plans.handin",
                                verbose_name="hand-in of readings",
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        (
                            "gender",
                            models.CharField(
                                choices=[("T", "Both"), ("K", "Women"), ("M", "Men")],
                                default="T",
                                max_length=1,
                                verbose_name="gender",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                blank=True, decimal_places=4, max_digits=18, null=True, verbose_name="value"
                            ),
                        ),
                        (
                            "missing",
                            models.CharField(blank=True, max_length=200, verbose_name="why it is missing"),
                        ),
                    ],
                    options={
                        "verbose_name": "figure handed in",
                        "verbose_name_plural": "figures handed in",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("hand_in", "indicator", "gender"), name="hand_in_figure_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__isnull", True), ("missing", ""), _connector="OR"),
                                name="hand_in_figure_value_or_missing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaFetch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fetches",
                                to="plans.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                        ("from_year", models.PositiveSmallIntegerField(verbose_name="from the year")),
                        ("to_year", models.PositiveSmallIntegerField(verbose_name="to the year")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("running", "Under way"),
                                    ("done", "Done"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=7,
                                verbose_name="state",
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="values read")),
                        ("new", models.PositiveIntegerField(default=0, verbose_name="new readings")),
                        ("changed", models.PositiveIntegerField(default=0, verbose_name="changed readings")),
                        ("missing", models.PositiveIntegerField(default=0, verbose_name="values missing")),
                        (
                            "problem",
                            models.CharField(blank=True, max_length=300, verbose_name="what went wrong"),
                        ),
                        ("filename", models.CharField(blank=True, max_length=200, verbose_name="saved file")),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                    ],
                    options={
                        "verbose_name": "fetching from Kolada",
                        "verbose_name_plural": "fetchings from Kolada",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("to_year__gte", models.F("from_year"))),
                                name="kolada_fetch_years_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("problem", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="kolada_fetch_failed_says_why",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["waiting", "running"])),
                                fields=("indicator",),
                                name="kolada_fetch_one_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalFundingRequest",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "stated_total",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="stated total, kronor",
                            ),
                        ),
                        (
                            "stated_posts",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="stated number of posts",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note on the difference")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Handed in"),
                                    ("under_review", "Being reviewed"),
                                    ("granted", "Granted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                    ("followed_up", "Followed up"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "submitted_on",
                            models.DateField(blank=True, null=True, verbose_name="handed in on"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("report_by", models.DateField(blank=True, null=True, verbose_name="reported by")),
                        ("report", models.TextField(blank=True, verbose_name="what the money led to")),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="reported on")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "applicant",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="applicant",
                            ),
                        ),
                        (
                            "addressee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="addressed to",
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
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="approved by the group on"),
                        ),
                        (
                            "approved_how",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="how it was approved"
                            ),
                        ),
                        (
                            "approved_at",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="approved at",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical funding request",
                        "verbose_name_plural": "historical funding requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="FundingRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "applicant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funding_requests",
                                to="groups.group",
                                verbose_name="applicant",
                            ),
                        ),
                        (
                            "addressee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funding_asked",
                                to="groups.group",
                                verbose_name="addressed to",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "stated_total",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="stated total, kronor",
                            ),
                        ),
                        (
                            "stated_posts",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="stated number of posts",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note on the difference")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Handed in"),
                                    ("under_review", "Being reviewed"),
                                    ("granted", "Granted"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                    ("followed_up", "Followed up"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "submitted_on",
                            models.DateField(blank=True, null=True, verbose_name="handed in on"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
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
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        ("report_by", models.DateField(blank=True, null=True, verbose_name="reported by")),
                        ("report", models.TextField(blank=True, verbose_name="what the money led to")),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="reported on")),
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
                        (
                            "approved_on",
                            models.DateField(blank=True, null=True, verbose_name="approved by the group on"),
                        ),
                        (
                            "approved_how",
                            models.CharField(
                                blank=True, default="", max_length=300, verbose_name="how it was approved"
                            ),
                        ),
                        (
                            "approved_at",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="approved at",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "funding request",
                        "verbose_name_plural": "funding requests",
                        "ordering": ["-year", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="funding_request_has_title",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("applicant", models.F("addressee")), _negated=True),
                                name="funding_request_not_to_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stated_total__isnull", True),
                                        ("stated_total__gte", 0),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("stated_posts__isnull", True),
                                        ("stated_posts__gte", 0),
                                        _connector="OR",
                                    ),
                                ),
                                name="funding_request_not_below_zero",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "withdrawn"]),
                                    ("submitted_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="funding_request_submitted_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["granted", "rejected", "followed_up"]), _negated=True
                                    ),
                                    ("decided_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="funding_request_decided_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["rejected", "withdrawn"]), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="funding_request_rejected_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "followed_up"), _negated=True),
                                    models.Q(
                                        ("reported_on__isnull", False),
                                        models.Q(("report", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="funding_request_followed_up_says_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("submitted_on__isnull", True),
                                    models.Q(
                                        ("approved_on__isnull", False),
                                        models.Q(
                                            ("approved_at__isnull", False),
                                            models.Q(("approved_how", ""), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="funding_request_approved_by_its_group",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalFundingLine",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("category", models.CharField(max_length=100, verbose_name="category")),
                        (
                            "posts",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="posts"
                            ),
                        ),
                        (
                            "kronor",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="kronor"
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                        ("expected", models.TextField(blank=True, verbose_name="expected result")),
                        (
                            "granted_posts",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="granted posts",
                            ),
                        ),
                        (
                            "granted_kronor",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="granted kronor",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.fundingrequest",
                                verbose_name="funding request",
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
                        "verbose_name": "historical line of a funding request",
                        "verbose_name_plural": "historical lines of funding requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="FundingLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="plans.fundingrequest",
                                verbose_name="funding request",
                            ),
                        ),
                        ("category", models.CharField(max_length=100, verbose_name="category")),
                        (
                            "posts",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=6, null=True, verbose_name="posts"
                            ),
                        ),
                        (
                            "kronor",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="kronor"
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                        ("expected", models.TextField(blank=True, verbose_name="expected result")),
                        (
                            "granted_posts",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=6,
                                null=True,
                                verbose_name="granted posts",
                            ),
                        ),
                        (
                            "granted_kronor",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                verbose_name="granted kronor",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                    ],
                    options={
                        "verbose_name": "line of a funding request",
                        "verbose_name_plural": "lines of funding requests",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("category", ""), _negated=True),
                                name="funding_line_has_category",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("posts__isnull", False), ("kronor__isnull", False), _connector="OR"
                                ),
                                name="funding_line_asks_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("posts__isnull", True), ("posts__gte", 0), _connector="OR"
                                ),
                                name="funding_line_posts_not_below_zero",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kronor__isnull", True), ("kronor__gte", 0), _connector="OR"
                                ),
                                name="funding_line_kronor_not_below_zero",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted_posts__isnull", True),
                                    ("granted_posts__gte", 0),
                                    _connector="OR",
                                ),
                                name="funding_line_granted_posts_not_below_zero",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("granted_kronor__isnull", True),
                                    ("granted_kronor__gte", 0),
                                    _connector="OR",
                                ),
                                name="funding_line_granted_kronor_not_below_zero",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProject",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "abbreviation",
                            models.CharField(blank=True, max_length=30, verbose_name="abbreviation"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="what it is about")),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="duration in months"
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="up to and including"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("idea", "Idea"),
                                    ("expected", "Expected"),
                                    ("applied", "Applied for"),
                                    ("approved", "Approved"),
                                    ("running", "Under way"),
                                    ("finished", "Finished"),
                                    ("rejected", "Turned down"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="idea",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("funder", models.CharField(blank=True, max_length=200, verbose_name="funder")),
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
                            "reason",
                            models.CharField(blank=True, default="", max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "historical project",
                        "verbose_name_plural": "historical projects",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Project",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projects",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "abbreviation",
                            models.CharField(blank=True, max_length=30, verbose_name="abbreviation"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="what it is about")),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="duration in months"
                            ),
                        ),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="up to and including"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("idea", "Idea"),
                                    ("expected", "Expected"),
                                    ("applied", "Applied for"),
                                    ("approved", "Approved"),
                                    ("running", "Under way"),
                                    ("finished", "Finished"),
                                    ("rejected", "Turned down"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="idea",
                                max_length=9,
                                verbose_name="state",
                            ),
                        ),
                        ("funder", models.CharField(blank=True, max_length=200, verbose_name="funder")),
                        (
                            "reason",
                            models.CharField(blank=True, default="", max_length=300, verbose_name="reason"),
                        ),
                    ],
                    options={
                        "verbose_name": "project",
                        "verbose_name_plural": "projects",
                        "ordering": ["title", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="project_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("starts_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="project_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="project_withdrawn_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProjectPartner",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "abbreviation",
                            models.CharField(blank=True, max_length=30, verbose_name="abbreviation"),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "organization",
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
                        "verbose_name": "historical partner of a project",
                        "verbose_name_plural": "historical partners of projects",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ProjectPartner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partners",
                                to="plans.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "abbreviation",
                            models.CharField(blank=True, max_length=30, verbose_name="abbreviation"),
                        ),
                    ],
                    options={
                        "verbose_name": "partner of a project",
                        "verbose_name_plural": "partners of projects",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), ("organization__isnull", False)),
                                    models.Q(("organization", None), models.Q(("name", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="project_partner_is_one",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("organization__isnull", False)),
                                fields=("project", "organization"),
                                name="project_partner_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReferenceGroup",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("condition", models.TextField(blank=True, verbose_name="condition")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.project",
                                verbose_name="project",
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
                        "verbose_name": "historical reference group of a project",
                        "verbose_name_plural": "historical reference groups of projects",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReferenceGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reference_groups",
                                to="plans.project",
                                verbose_name="project",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reference_for",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("condition", models.TextField(blank=True, verbose_name="condition")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
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
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                    ],
                    options={
                        "verbose_name": "reference group of a project",
                        "verbose_name_plural": "reference groups of projects",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("project", "group"),
                                name="reference_group_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComparedPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("area", models.CharField(max_length=4, verbose_name="id in Kolada")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="compared",
                                to="plans.indicator",
                                verbose_name="indicator",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "place to compare with",
                        "verbose_name_plural": "places to compare with",
                        "ordering": ["area"],
                        "constraints": [
                            models.UniqueConstraint(fields=("indicator", "area"), name="compared_place_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area", ""), _negated=True),
                                    models.Q(("name", ""), _negated=True),
                                ),
                                name="compared_place_is_named",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComparedValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        (
                            "gender",
                            models.CharField(
                                choices=[("T", "Both"), ("K", "Women"), ("M", "Men")],
                                default="T",
                                max_length=1,
                                verbose_name="gender",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=4, max_digits=18, null=True, verbose_name="value"
                            ),
                        ),
                        ("fetched_on", models.DateField(verbose_name="fetched")),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="values",
                                to="plans.comparedplace",
                                verbose_name="place to compare with",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "value to compare with",
                        "verbose_name_plural": "values to compare with",
                        "ordering": ["-year", "gender"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("place", "year", "gender"), name="compared_value_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ties",
                                to="plans.goal",
                                verbose_name="goal",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goals",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goals",
                                to="issues.action",
                                verbose_name="action",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tie of a goal",
                        "verbose_name_plural": "ties of goals",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("action", None), ("item__isnull", False)),
                                    models.Q(("action__isnull", False), ("item", None)),
                                    _connector="OR",
                                ),
                                name="goal_tie_is_one",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", False)),
                                fields=("goal", "item"),
                                name="goal_tie_item_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("action__isnull", False)),
                                fields=("goal", "action"),
                                name="goal_tie_action_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalComparedPlace",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("area", models.CharField(max_length=4, verbose_name="id in Kolada")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.indicator",
                                verbose_name="indicator",
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
                        "verbose_name": "historical place to compare with",
                        "verbose_name_plural": "historical places to compare with",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGoalTie",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.goal",
                                verbose_name="goal",
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
                        "verbose_name": "historical tie of a goal",
                        "verbose_name_plural": "historical ties of goals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="ActivityPlan",
            name="adopted_plan_is_kept",
            wrong="OLD.state <> 'draft' AND (coalesce(CAST(NEW.group_id AS text), '') <> coalesce(CAST(OLD.group_id AS text), '') OR coalesce(CAST(NEW.title AS text), '') <> coalesce(CAST(OLD.title AS text), '') OR coalesce(CAST(NEW.starts_on AS text), '') <> coalesce(CAST(OLD.starts_on AS text), '') OR coalesce(CAST(NEW.ends_on AS text), '') <> coalesce(CAST(OLD.ends_on AS text), '') OR coalesce(CAST(NEW.number AS text), '') <> coalesce(CAST(OLD.number AS text), '') OR coalesce(CAST(NEW.introduction AS text), '') <> coalesce(CAST(OLD.introduction AS text), '') OR coalesce(CAST(NEW.situation AS text), '') <> coalesce(CAST(OLD.situation AS text), '') OR coalesce(CAST(NEW.adopted_on AS text), '') <> coalesce(CAST(OLD.adopted_on AS text), '') OR coalesce(CAST(NEW.adopted_at_id AS text), '') <> coalesce(CAST(OLD.adopted_at_id AS text), '') OR coalesce(CAST(NEW.facts AS text), '') <> coalesce(CAST(OLD.facts AS text), '') OR coalesce(CAST(NEW.sha256 AS text), '') <> coalesce(CAST(OLD.sha256 AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="ActivityPlan",
            name="adopted_plan_stays",
            wrong="OLD.state <> 'draft'",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="PlanSource",
            name="adopted_source_comes_before",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = NEW.plan_id)",
            lock="",
            events=["insert"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="PlanSource",
            name="adopted_source_is_kept",
            wrong="(EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = OLD.plan_id) OR EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = NEW.plan_id)) AND (coalesce(CAST(NEW.plan_id AS text), '') <> coalesce(CAST(OLD.plan_id AS text), '') OR coalesce(CAST(NEW.title AS text), '') <> coalesce(CAST(OLD.title AS text), '') OR coalesce(CAST(NEW.link AS text), '') <> coalesce(CAST(OLD.link AS text), '') OR coalesce(CAST(NEW.document_id AS text), '') <> coalesce(CAST(OLD.document_id AS text), '') OR coalesce(CAST(NEW.position AS text), '') <> coalesce(CAST(OLD.position AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="PlanSource",
            name="adopted_source_stays",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = OLD.plan_id)",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Goal",
            name="adopted_goal_comes_before",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = NEW.plan_id)",
            lock="",
            events=["insert"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Goal",
            name="adopted_goal_is_kept",
            wrong="(EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = OLD.plan_id) OR EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = NEW.plan_id)) AND (coalesce(CAST(NEW.plan_id AS text), '') <> coalesce(CAST(OLD.plan_id AS text), '') OR coalesce(CAST(NEW.number AS text), '') <> coalesce(CAST(OLD.number AS text), '') OR coalesce(CAST(NEW.title AS text), '') <> coalesce(CAST(OLD.title AS text), '') OR coalesce(CAST(NEW.text AS text), '') <> coalesce(CAST(OLD.text AS text), '') OR coalesce(CAST(NEW.geography AS text), '') <> coalesce(CAST(OLD.geography AS text), '') OR coalesce(CAST(NEW.why_no_superior AS text), '') <> coalesce(CAST(OLD.why_no_superior AS text), '') OR coalesce(CAST(NEW.same_as_id AS text), '') <> coalesce(CAST(OLD.same_as_id AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Goal",
            name="adopted_goal_stays",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = OLD.plan_id)",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="GoalSuperior",
            name="adopted_superior_comes_before",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = NEW.goal_id))",
            lock="",
            events=["insert"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="GoalSuperior",
            name="adopted_superior_is_kept",
            wrong="(EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = OLD.goal_id)) OR EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = NEW.goal_id))) AND (coalesce(CAST(NEW.goal_id AS text), '') <> coalesce(CAST(OLD.goal_id AS text), '') OR coalesce(CAST(NEW.superior_id AS text), '') <> coalesce(CAST(OLD.superior_id AS text), '') OR coalesce(CAST(NEW.note AS text), '') <> coalesce(CAST(OLD.note AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="GoalSuperior",
            name="adopted_superior_stays",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = OLD.goal_id))",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="GoalIndicator",
            name="adopted_indicator_comes_before",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = NEW.goal_id))",
            lock="",
            events=["insert"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="GoalIndicator",
            name="adopted_indicator_is_kept",
            wrong="(EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = OLD.goal_id)) OR EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = NEW.goal_id))) AND (coalesce(CAST(NEW.goal_id AS text), '') <> coalesce(CAST(OLD.goal_id AS text), '') OR coalesce(CAST(NEW.indicator_id AS text), '') <> coalesce(CAST(OLD.indicator_id AS text), '') OR coalesce(CAST(NEW.baseline AS text), '') <> coalesce(CAST(OLD.baseline AS text), '') OR coalesce(CAST(NEW.baseline_period AS text), '') <> coalesce(CAST(OLD.baseline_period AS text), '') OR coalesce(CAST(NEW.target AS text), '') <> coalesce(CAST(OLD.target AS text), '') OR coalesce(CAST(NEW.target_high AS text), '') <> coalesce(CAST(OLD.target_high AS text), '') OR coalesce(CAST(NEW.due_on AS text), '') <> coalesce(CAST(OLD.due_on AS text), '') OR coalesce(CAST(NEW.position AS text), '') <> coalesce(CAST(OLD.position AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="GoalIndicator",
            name="adopted_indicator_stays",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = OLD.goal_id))",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Activity",
            name="adopted_activity_comes_before",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = NEW.goal_id))",
            lock="",
            events=["insert"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Activity",
            name="adopted_activity_is_kept",
            wrong="(EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = OLD.goal_id)) OR EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = NEW.goal_id))) AND (coalesce(CAST(NEW.goal_id AS text), '') <> coalesce(CAST(OLD.goal_id AS text), '') OR coalesce(CAST(NEW.kind AS text), '') <> coalesce(CAST(OLD.kind AS text), '') OR coalesce(CAST(NEW.text AS text), '') <> coalesce(CAST(OLD.text AS text), '') OR coalesce(CAST(NEW.starts_on AS text), '') <> coalesce(CAST(OLD.starts_on AS text), '') OR coalesce(CAST(NEW.ends_on AS text), '') <> coalesce(CAST(OLD.ends_on AS text), '') OR coalesce(CAST(NEW.holds_from AS text), '') <> coalesce(CAST(OLD.holds_from AS text), '') OR coalesce(CAST(NEW.by_organization AS text), '') <> coalesce(CAST(OLD.by_organization AS text), '') OR coalesce(CAST(NEW.position AS text), '') <> coalesce(CAST(OLD.position AS text), '') OR coalesce(CAST(NEW.same_as_id AS text), '') <> coalesce(CAST(OLD.same_as_id AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Activity",
            name="adopted_activity_stays",
            wrong="EXISTS (SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = (SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = OLD.goal_id))",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Reading",
            name="reading_is_kept",
            wrong="1 = 1",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="Reading",
            name="reading_stays",
            wrong="1 = 1",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="FollowUp",
            name="adopted_follow_up_is_kept",
            wrong="OLD.state IN ('adopted', 'published') AND (coalesce(CAST(NEW.structure_id AS text), '') <> coalesce(CAST(OLD.structure_id AS text), '') OR coalesce(CAST(NEW.group_id AS text), '') <> coalesce(CAST(OLD.group_id AS text), '') OR coalesce(CAST(NEW.plan_id AS text), '') <> coalesce(CAST(OLD.plan_id AS text), '') OR coalesce(CAST(NEW.year AS text), '') <> coalesce(CAST(OLD.year AS text), '') OR coalesce(CAST(NEW.summary AS text), '') <> coalesce(CAST(OLD.summary AS text), '') OR coalesce(CAST(NEW.facts AS text), '') <> coalesce(CAST(OLD.facts AS text), '') OR coalesce(CAST(NEW.sha256 AS text), '') <> coalesce(CAST(OLD.sha256 AS text), '') OR coalesce(CAST(NEW.adopted_on AS text), '') <> coalesce(CAST(OLD.adopted_on AS text), '') OR coalesce(CAST(NEW.adopted_at_id AS text), '') <> coalesce(CAST(OLD.adopted_at_id AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="FollowUp",
            name="adopted_follow_up_stays",
            wrong="OLD.state IN ('adopted', 'published')",
            lock="",
            events=["delete"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="ActivityPlan",
            name="plan_adopted_somewhere",
            wrong="OLD.state = 'draft' AND NEW.state <> 'draft' AND NEW.adopted_at_id IS NULL AND coalesce(NEW.adopted_where, '') = ''",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="ActivityPlan",
            name="adopted_place_is_kept",
            wrong="OLD.state <> 'draft' AND (coalesce(CAST(NEW.adopted_where AS text), '') <> coalesce(CAST(OLD.adopted_where AS text), ''))",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="FollowUp",
            name="follow_up_adopted_somewhere",
            wrong="NOT OLD.state IN ('adopted', 'published') AND NEW.state IN ('adopted', 'published') AND NEW.adopted_at_id IS NULL AND coalesce(NEW.adopted_where, '') = ''",
            lock="",
            events=["update"],
        ),
        samverkan.lib.row_guard.RowGuard(
            model="FollowUp",
            name="follow_up_place_is_kept",
            wrong="OLD.state IN ('adopted', 'published') AND (coalesce(CAST(NEW.adopted_where AS text), '') <> coalesce(CAST(OLD.adopted_where AS text), ''))",
            lock="",
            events=["update"],
        ),
    ]
