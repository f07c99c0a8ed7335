import django.db.models.deletion
from samverkan.lib.create_models import CreateModels
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0012_meetings_in_whole"),
        ("issues", "0003_actions_without_a_day_last"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="HistoricalStageName",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("screened", "Screened"),
                                    ("prioritized", "Prioritised"),
                                    ("preparation", "Preparation"),
                                    ("dialogue", "Dialogue"),
                                    ("anchoring", "Anchoring"),
                                    ("position", "Position"),
                                    ("decision_in_organizations", "Decision at home"),
                                    ("execution", "Execution"),
                                    ("follow_up", "Follow-up"),
                                    ("closed", "Closed"),
                                    ("declined", "Turned away"),
                                    ("parked", "Parked"),
                                    ("merged", "Merged"),
                                ],
                                max_length=30,
                                verbose_name="stage",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "description",
                            models.CharField(blank=True, max_length=300, verbose_name="what is done there"),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="should take at most so many days"
                            ),
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
                        "verbose_name": "historical name of a stage",
                        "verbose_name_plural": "historical names of stages",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StageName",
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
                                related_name="stage_names",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("screened", "Screened"),
                                    ("prioritized", "Prioritised"),
                                    ("preparation", "Preparation"),
                                    ("dialogue", "Dialogue"),
                                    ("anchoring", "Anchoring"),
                                    ("position", "Position"),
                                    ("decision_in_organizations", "Decision at home"),
                                    ("execution", "Execution"),
                                    ("follow_up", "Follow-up"),
                                    ("closed", "Closed"),
                                    ("declined", "Turned away"),
                                    ("parked", "Parked"),
                                    ("merged", "Merged"),
                                ],
                                max_length=30,
                                verbose_name="stage",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="name")),
                        (
                            "description",
                            models.CharField(blank=True, max_length=300, verbose_name="what is done there"),
                        ),
                        (
                            "days",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="should take at most so many days"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "name of a stage",
                        "verbose_name_plural": "names of stages",
                        "ordering": ["structure", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("structure", "stage"), name="stage_name_once"),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="stage_name_is_given"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalStageForum",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("screened", "Screened"),
                                    ("prioritized", "Prioritised"),
                                    ("preparation", "Preparation"),
                                    ("dialogue", "Dialogue"),
                                    ("anchoring", "Anchoring"),
                                    ("position", "Position"),
                                    ("decision_in_organizations", "Decision at home"),
                                    ("execution", "Execution"),
                                    ("follow_up", "Follow-up"),
                                    ("closed", "Closed"),
                                    ("declined", "Turned away"),
                                    ("parked", "Parked"),
                                    ("merged", "Merged"),
                                ],
                                max_length=30,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("political_collaboration", "Political collaboration group"),
                                    ("strategic_forum", "Strategic forum"),
                                    ("executive_committee", "Executive committee"),
                                    ("subject_council", "Subject council"),
                                    ("strategy_group", "Strategy group"),
                                    ("preparatory", "Preparatory group"),
                                    ("officials", "Officials' working group"),
                                    ("steering", "Steering group"),
                                    ("reference", "Reference group"),
                                    ("network", "Professional network"),
                                    ("local_group", "Local group"),
                                    ("board", "Board of an association"),
                                    ("coordinators", "Coordinators"),
                                    ("office", "Office"),
                                    ("programme", "Programme"),
                                ],
                                max_length=30,
                                verbose_name="kind of group",
                            ),
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
                        "verbose_name": "historical forum of a stage",
                        "verbose_name_plural": "historical forums of stages",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StageForum",
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
                                related_name="stage_forums",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("screened", "Screened"),
                                    ("prioritized", "Prioritised"),
                                    ("preparation", "Preparation"),
                                    ("dialogue", "Dialogue"),
                                    ("anchoring", "Anchoring"),
                                    ("position", "Position"),
                                    ("decision_in_organizations", "Decision at home"),
                                    ("execution", "Execution"),
                                    ("follow_up", "Follow-up"),
                                    ("closed", "Closed"),
                                    ("declined", "Turned away"),
                                    ("parked", "Parked"),
                                    ("merged", "Merged"),
                                ],
                                max_length=30,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("political_collaboration", "Political collaboration group"),
                                    ("strategic_forum", "Strategic forum"),
                                    ("executive_committee", "Executive committee"),
                                    ("subject_council", "Subject council"),
                                    ("strategy_group", "Strategy group"),
                                    ("preparatory", "Preparatory group"),
                                    ("officials", "Officials' working group"),
                                    ("steering", "Steering group"),
                                    ("reference", "Reference group"),
                                    ("network", "Professional network"),
                                    ("local_group", "Local group"),
                                    ("board", "Board of an association"),
                                    ("coordinators", "Coordinators"),
                                    ("office", "Office"),
                                    ("programme", "Programme"),
                                ],
                                max_length=30,
                                verbose_name="kind of group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forum of a stage",
                        "verbose_name_plural": "forums of stages",
                        "ordering": ["structure", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("structure", "stage", "kind"), name="stage_forum_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTopic",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
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
                        "verbose_name": "historical topic",
                        "verbose_name_plural": "historical topics",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Topic",
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
                                related_name="topics",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                    ],
                    options={
                        "verbose_name": "topic",
                        "verbose_name_plural": "topics",
                        "ordering": ["structure", "name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("structure", "name"), name="topic_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPerspective",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
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
                                verbose_name="only in the group's mandate",
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
                        "verbose_name": "historical perspective",
                        "verbose_name_plural": "historical perspectives",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Perspective",
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
                                related_name="perspectives",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="perspectives",
                                to="groups.group",
                                verbose_name="only in the group's mandate",
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                    ],
                    options={
                        "verbose_name": "perspective",
                        "verbose_name_plural": "perspectives",
                        "ordering": ["structure", "order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="perspective_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("group__isnull", True)),
                                fields=("structure", "name"),
                                name="perspective_once",
                            ),
                            models.UniqueConstraint(
                                fields=("group", "name"), name="perspective_once_in_group"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalIssue",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("description", models.TextField(blank=True, verbose_name="what it is about")),
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        (
                            "raised_by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="raised by, in words"),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[("local", "Local"), ("county", "The county")],
                                max_length=10,
                                verbose_name="where it belongs",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                blank=True,
                                choices=[("operative", "Operative"), ("strategic", "Strategic")],
                                max_length=10,
                                verbose_name="kind of question",
                            ),
                        ),
                        (
                            "owner_text",
                            models.CharField(blank=True, max_length=200, verbose_name="role or name"),
                        ),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
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
                            "closed_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why it is closed"),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to the public")),
                        (
                            "public_text",
                            models.TextField(blank=True, verbose_name="in short, for the public"),
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
                            "home_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="home group",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="raised by",
                            ),
                        ),
                        (
                            "raised_by_organization",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="raised for",
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
                            "owner_group",
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
                        "verbose_name": "historical issue",
                        "verbose_name_plural": "historical issues",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Issue",
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
                                related_name="issues",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("description", models.TextField(blank=True, verbose_name="what it is about")),
                        (
                            "home_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues",
                                to="groups.group",
                                verbose_name="home group",
                            ),
                        ),
                        ("raised_on", models.DateField(verbose_name="raised on")),
                        (
                            "raised_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="raised_issues",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="raised by",
                            ),
                        ),
                        (
                            "raised_by_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="raised for",
                            ),
                        ),
                        (
                            "raised_by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="raised by, in words"),
                        ),
                        (
                            "level",
                            models.CharField(
                                blank=True,
                                choices=[("local", "Local"), ("county", "The county")],
                                max_length=10,
                                verbose_name="where it belongs",
                            ),
                        ),
                        (
                            "nature",
                            models.CharField(
                                blank=True,
                                choices=[("operative", "Operative"), ("strategic", "Strategic")],
                                max_length=10,
                                verbose_name="kind of question",
                            ),
                        ),
                        (
                            "owner_person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_issues",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "owner_group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_issues",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "owner_organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_issues",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "owner_text",
                            models.CharField(blank=True, max_length=200, verbose_name="role or name"),
                        ),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
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
                            "closed_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="why it is closed"),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to the public")),
                        (
                            "public_text",
                            models.TextField(blank=True, verbose_name="in short, for the public"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "topics",
                            models.ManyToManyField(
                                blank=True, related_name="issues", to="issues.topic", verbose_name="topics"
                            ),
                        ),
                        (
                            "perspectives",
                            models.ManyToManyField(
                                blank=True,
                                related_name="issues",
                                to="issues.perspective",
                                verbose_name="perspectives",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "issue",
                        "verbose_name_plural": "issues",
                        "ordering": ["-year", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("structure", "year", "number"), name="issue_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="issue_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("raised_by__isnull", False),
                                    ("raised_by_organization__isnull", False),
                                    models.Q(("raised_by_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="issue_is_raised_by_somebody",
                            ),
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
                                name="issue_one_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle", "group"), ("is_public", False), _connector="OR"
                                ),
                                name="issue_closed_is_not_public",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle", "group"),
                                    models.Q(("closed_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="issue_closed_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StageEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stages",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("screened", "Screened"),
                                    ("prioritized", "Prioritised"),
                                    ("preparation", "Preparation"),
                                    ("dialogue", "Dialogue"),
                                    ("anchoring", "Anchoring"),
                                    ("position", "Position"),
                                    ("decision_in_organizations", "Decision at home"),
                                    ("execution", "Execution"),
                                    ("follow_up", "Follow-up"),
                                    ("closed", "Closed"),
                                    ("declined", "Turned away"),
                                    ("parked", "Parked"),
                                    ("merged", "Merged"),
                                ],
                                max_length=30,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "move",
                            models.CharField(
                                choices=[
                                    ("start", "Raised"),
                                    ("forward", "Onward"),
                                    ("skip", "Past a stage"),
                                    ("back", "Back"),
                                    ("exit", "Out"),
                                    ("reopen", "Taken up again"),
                                ],
                                max_length=10,
                                verbose_name="move",
                            ),
                        ),
                        ("entered_on", models.DateField(verbose_name="since")),
                        ("entered_at", models.DateTimeField(verbose_name="written down")),
                        ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="moved by",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="why")),
                        (
                            "forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                                verbose_name="lies with",
                            ),
                        ),
                        ("waits_for", models.CharField(blank=True, max_length=200, verbose_name="waits for")),
                        (
                            "next_forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                                verbose_name="goes next to",
                            ),
                        ),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="next day")),
                        (
                            "parked_until",
                            models.DateField(blank=True, null=True, verbose_name="parked until"),
                        ),
                        (
                            "other_forum",
                            models.CharField(blank=True, max_length=200, verbose_name="a better forum"),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="issues.issue",
                                verbose_name="merged into",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "stage of an issue",
                        "verbose_name_plural": "stages of issues",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("left_on__isnull", True)),
                                fields=("issue",),
                                name="issue_one_current_stage",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_on__isnull", True),
                                    ("left_on__gte", models.F("entered_on")),
                                    _connector="OR",
                                ),
                                name="stage_left_after_entered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("move__in", ["skip", "back", "exit", "reopen"]), _negated=True),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="stage_unusual_move_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("parked_until__isnull", False), ("stage", "parked")),
                                    models.Q(
                                        models.Q(("stage", "parked"), _negated=True),
                                        ("parked_until__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="stage_parked_until",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("merged_into__isnull", False), ("stage", "merged")),
                                    models.Q(
                                        models.Q(("stage", "merged"), _negated=True),
                                        ("merged_into__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="stage_merged_into",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into__isnull", True),
                                    models.Q(("merged_into", models.F("issue")), _negated=True),
                                    _connector="OR",
                                ),
                                name="issue_not_merged_into_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalIssueGroup",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("takes_part", "Takes part"), ("same_need", "Has the same need")],
                                default="takes_part",
                                max_length=12,
                                verbose_name="part",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
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
                    ],
                    options={
                        "verbose_name": "historical group of an issue",
                        "verbose_name_plural": "historical groups of issues",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="IssueGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="groups",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shared_issues",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("takes_part", "Takes part"), ("same_need", "Has the same need")],
                                default="takes_part",
                                max_length=12,
                                verbose_name="part",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                    ],
                    options={
                        "verbose_name": "group of an issue",
                        "verbose_name_plural": "groups of issues",
                        "ordering": ["since", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("issue", "group"), name="issue_group_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalIssueParty",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="name, when not in the register"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("joined_on", models.DateField(blank=True, null=True, verbose_name="with us since")),
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
                        "verbose_name": "historical party to an issue",
                        "verbose_name_plural": "historical parties to issues",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="IssueParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="issues.issue",
                                verbose_name="issue",
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
                        (
                            "name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="name, when not in the register"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("joined_on", models.DateField(blank=True, null=True, verbose_name="with us since")),
                    ],
                    options={
                        "verbose_name": "party to an issue",
                        "verbose_name_plural": "parties to issues",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organization__isnull", False)),
                                fields=("issue", "organization"),
                                name="issue_party_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organization__isnull", False),
                                    models.Q(("name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="issue_party_is_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOpenPoint",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what is open")),
                        ("raised_on", models.DateField(verbose_name="since")),
                        ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
                        ("answer", models.TextField(blank=True, verbose_name="how it was settled")),
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
                        "verbose_name": "historical open point",
                        "verbose_name_plural": "historical open points",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OpenPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="open_points",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what is open")),
                        ("raised_on", models.DateField(verbose_name="since")),
                        ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
                        ("answer", models.TextField(blank=True, verbose_name="how it was settled")),
                    ],
                    options={
                        "verbose_name": "open point",
                        "verbose_name_plural": "open points",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="open_point_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("settled_on__isnull", True)),
                                    models.Q(
                                        ("settled_on__gte", models.F("raised_on")),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="open_point_settled_says_how",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalIssueSource",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("address", models.URLField(blank=True, max_length=500, verbose_name="web address")),
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
                        "verbose_name": "historical source of an issue",
                        "verbose_name_plural": "historical sources of issues",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="IssueSource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sources",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("address", models.URLField(blank=True, max_length=500, verbose_name="web address")),
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
                    ],
                    options={
                        "verbose_name": "source of an issue",
                        "verbose_name_plural": "sources of issues",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="issue_source_has_title",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalYearlyAssignment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording")),
                        ("start_month", models.PositiveSmallIntegerField(verbose_name="given in month")),
                        (
                            "delivery_month",
                            models.PositiveSmallIntegerField(verbose_name="delivered in month"),
                        ),
                        ("first_year", models.PositiveSmallIntegerField(verbose_name="first year")),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="last year"),
                        ),
                        (
                            "commissioner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="commissioner",
                            ),
                        ),
                        (
                            "performer",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="performer",
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
                        "verbose_name": "historical yearly assignment",
                        "verbose_name_plural": "historical yearly assignments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="YearlyAssignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "commissioner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="yearly_assignments",
                                to="groups.group",
                                verbose_name="commissioner",
                            ),
                        ),
                        (
                            "performer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                                verbose_name="performer",
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording")),
                        ("start_month", models.PositiveSmallIntegerField(verbose_name="given in month")),
                        (
                            "delivery_month",
                            models.PositiveSmallIntegerField(verbose_name="delivered in month"),
                        ),
                        ("first_year", models.PositiveSmallIntegerField(verbose_name="first year")),
                        (
                            "last_year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="last year"),
                        ),
                    ],
                    options={
                        "verbose_name": "yearly assignment",
                        "verbose_name_plural": "yearly assignments",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("wording", ""), _negated=True),
                                name="yearly_assignment_has_wording",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("delivery_month__range", (1, 12)), ("start_month__range", (1, 12))
                                ),
                                name="yearly_assignment_months",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_year__isnull", True),
                                    ("last_year__gte", models.F("first_year")),
                                    _connector="OR",
                                ),
                                name="yearly_assignment_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAssignment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("deliver_by", models.DateField(verbose_name="delivered by")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("decided_at_time", models.TimeField(blank=True, null=True, verbose_name="time")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("given", "Given"),
                                    ("accepted", "Taken on"),
                                    ("delivered", "Delivered"),
                                    ("approved", "Approved"),
                                    ("returned", "Sent back"),
                                    ("cancelled", "Withdrawn"),
                                ],
                                default="given",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "delivered_on",
                            models.DateField(blank=True, null=True, verbose_name="delivered on"),
                        ),
                        (
                            "result",
                            models.TextField(blank=True, verbose_name="what was delivered, or why not"),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
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
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        (
                            "commissioner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="commissioner",
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
                            "yearly",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.yearlyassignment",
                                verbose_name="yearly assignment",
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
                        "verbose_name": "historical assignment",
                        "verbose_name_plural": "historical assignments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "commissioner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commissioned",
                                to="groups.group",
                                verbose_name="commissioner",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        ("wording", models.TextField(verbose_name="wording")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("deliver_by", models.DateField(verbose_name="delivered by")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("decided_at_time", models.TimeField(blank=True, null=True, verbose_name="time")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("given", "Given"),
                                    ("accepted", "Taken on"),
                                    ("delivered", "Delivered"),
                                    ("approved", "Approved"),
                                    ("returned", "Sent back"),
                                    ("cancelled", "Withdrawn"),
                                ],
                                default="given",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "delivered_on",
                            models.DateField(blank=True, null=True, verbose_name="delivered on"),
                        ),
                        (
                            "result",
                            models.TextField(blank=True, verbose_name="what was delivered, or why not"),
                        ),
                        (
                            "yearly",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="assignments",
                                to="issues.yearlyassignment",
                                verbose_name="yearly assignment",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
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
                        ("created_at", models.DateTimeField(verbose_name="created")),
                    ],
                    options={
                        "verbose_name": "assignment",
                        "verbose_name_plural": "assignments",
                        "ordering": ["deliver_by", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("wording", ""), _negated=True),
                                name="assignment_has_wording",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("deliver_by__gte", models.F("starts_on"))),
                                name="assignment_delivered_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_on__isnull", True),
                                    ("decided_on__gte", models.F("deliver_by")),
                                    _connector="OR",
                                ),
                                name="assignment_decided_after_delivery",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_at_time__isnull", True),
                                    ("decided_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="assignment_time_needs_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["delivered", "approved"]), _negated=True),
                                    ("delivered_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="assignment_delivered_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["returned", "cancelled"]), _negated=True),
                                    models.Q(("result", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="assignment_sent_back_says_why",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("yearly__isnull", False)),
                                fields=("yearly", "year"),
                                name="assignment_once_a_year",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAssignmentPerformer",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("performer", "Does it"), ("partner", "Takes part")],
                                default="performer",
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="role or name")),
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
                            "person",
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
                        "verbose_name": "historical performer of an assignment",
                        "verbose_name_plural": "historical performers of assignments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AssignmentPerformer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="performers",
                                to="issues.assignment",
                                verbose_name="assignment",
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("performer", "Does it"), ("partner", "Takes part")],
                                default="performer",
                                max_length=10,
                                verbose_name="part",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
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
                                related_name="+",
                                to="groups.organization",
                                verbose_name="organisation",
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
                                verbose_name="person",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="role or name")),
                    ],
                    options={
                        "verbose_name": "performer of an assignment",
                        "verbose_name_plural": "performers of assignments",
                        "ordering": ["part", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("group__isnull", False),
                                        ("name", ""),
                                        ("organization__isnull", True),
                                        ("person__isnull", True),
                                    ),
                                    models.Q(
                                        ("group__isnull", True),
                                        ("name", ""),
                                        ("organization__isnull", False),
                                        ("person__isnull", True),
                                    ),
                                    models.Q(
                                        ("group__isnull", True),
                                        ("name", ""),
                                        ("organization__isnull", True),
                                        ("person__isnull", False),
                                    ),
                                    models.Q(
                                        ("group__isnull", True),
                                        ("organization__isnull", True),
                                        ("person__isnull", True),
                                        models.Q(("name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="assignment_performer_is_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPartialReport",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        (
                            "handed_in_on",
                            models.DateField(blank=True, null=True, verbose_name="handed in on"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="how it goes")),
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
                        "verbose_name": "historical report on an assignment",
                        "verbose_name_plural": "historical reports on assignments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PartialReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="issues.assignment",
                                verbose_name="assignment",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        (
                            "handed_in_on",
                            models.DateField(blank=True, null=True, verbose_name="handed in on"),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="how it goes")),
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
                    ],
                    options={
                        "verbose_name": "report on an assignment",
                        "verbose_name_plural": "reports on assignments",
                        "ordering": ["due_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assignment", "due_on"), name="partial_report_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handed_in_on__isnull", True),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partial_report_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDecisionMaterial",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
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
                        "verbose_name": "historical decision material",
                        "verbose_name_plural": "historical decision material",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DecisionMaterial",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="material",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                    ],
                    options={
                        "verbose_name": "decision material",
                        "verbose_name_plural": "decision material",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="decision_material_has_title",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMaterialVersion",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("text", models.TextField(blank=True, verbose_name="background and reasoning")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="issued")),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "viewpoints_summary",
                            models.TextField(blank=True, verbose_name="the viewpoints in short"),
                        ),
                        (
                            "material",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.decisionmaterial",
                                verbose_name="decision material",
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
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="issued by",
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
                        "verbose_name": "historical version of decision material",
                        "verbose_name_plural": "historical versions of decision material",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MaterialVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "material",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="issues.decisionmaterial",
                                verbose_name="decision material",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("text", models.TextField(blank=True, verbose_name="background and reasoning")),
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
                        ("issued_at", models.DateTimeField(blank=True, null=True, verbose_name="issued")),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="issued by",
                            ),
                        ),
                        (
                            "facts",
                            models.JSONField(blank=True, editable=False, null=True, verbose_name="facts"),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "viewpoints_summary",
                            models.TextField(blank=True, verbose_name="the viewpoints in short"),
                        ),
                    ],
                    options={
                        "verbose_name": "version of decision material",
                        "verbose_name_plural": "versions of decision material",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("material", "number"), name="material_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("issued_at__isnull", True)),
                                fields=("material",),
                                name="material_one_draft",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("issued_at__isnull", True), ("sha256", "")),
                                    models.Q(
                                        ("issued_at__isnull", False), models.Q(("sha256", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="material_issued_is_frozen",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDecisionPath",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(max_length=10, verbose_name="path")),
                        ("title", models.CharField(max_length=300, verbose_name="heading")),
                        (
                            "forum_text",
                            models.CharField(blank=True, max_length=200, verbose_name="forum in words"),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.materialversion",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="forum",
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
                        "verbose_name": "historical path of decision",
                        "verbose_name_plural": "historical paths of decision",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DecisionPath",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="paths",
                                to="issues.materialversion",
                                verbose_name="version",
                            ),
                        ),
                        ("label", models.CharField(max_length=10, verbose_name="path")),
                        ("title", models.CharField(max_length=300, verbose_name="heading")),
                        (
                            "forum",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                                verbose_name="forum",
                            ),
                        ),
                        (
                            "forum_text",
                            models.CharField(blank=True, max_length=200, verbose_name="forum in words"),
                        ),
                    ],
                    options={
                        "verbose_name": "path of decision",
                        "verbose_name_plural": "paths of decision",
                        "ordering": ["label"],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "label"), name="decision_path_once"),
                            models.CheckConstraint(
                                condition=models.Q(("label", ""), _negated=True),
                                name="decision_path_has_label",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPathAddressee",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "path",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.decisionpath",
                                verbose_name="path",
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
                            "board",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
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
                        "verbose_name": "historical addressee",
                        "verbose_name_plural": "historical addressees",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PathAddressee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "path",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="addressees",
                                to="issues.decisionpath",
                                verbose_name="path",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "addressee",
                        "verbose_name_plural": "addressees",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("board__isnull", True)),
                                fields=("path", "organization"),
                                name="path_addressee_once",
                            ),
                            models.UniqueConstraint(
                                fields=("path", "board"), name="path_addressee_board_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPathPoint",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("text", models.TextField(verbose_name="text")),
                        ("deliver_by", models.DateField(blank=True, null=True, verbose_name="delivered by")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("decided_at_time", models.TimeField(blank=True, null=True, verbose_name="time")),
                        (
                            "time_is_missing",
                            models.BooleanField(default=False, verbose_name="the time is missing"),
                        ),
                        (
                            "path",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.decisionpath",
                                verbose_name="path",
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
                        "verbose_name": "historical point",
                        "verbose_name_plural": "historical points",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PathPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "path",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="points",
                                to="issues.decisionpath",
                                verbose_name="path",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("text", models.TextField(verbose_name="text")),
                        ("deliver_by", models.DateField(blank=True, null=True, verbose_name="delivered by")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("decided_at_time", models.TimeField(blank=True, null=True, verbose_name="time")),
                        (
                            "time_is_missing",
                            models.BooleanField(default=False, verbose_name="the time is missing"),
                        ),
                    ],
                    options={
                        "verbose_name": "point",
                        "verbose_name_plural": "points",
                        "ordering": ["order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("path", "order"), name="path_point_once"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="path_point_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at_time__isnull", True), ("time_is_missing", False)),
                                    models.Q(
                                        ("decided_at_time__isnull", True),
                                        ("decided_on__isnull", False),
                                        ("time_is_missing", True),
                                    ),
                                    models.Q(
                                        ("decided_at_time__isnull", False),
                                        ("decided_on__isnull", False),
                                        ("time_is_missing", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="path_point_time_needs_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalViewpointRequest",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("question", models.TextField(blank=True, verbose_name="question")),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.materialversion",
                                verbose_name="version",
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
                            "board",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
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
                        "verbose_name": "historical request for viewpoints",
                        "verbose_name_plural": "historical requests for viewpoints",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ViewpointRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="viewpoint_requests",
                                to="issues.materialversion",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                                related_name="+",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        ("question", models.TextField(blank=True, verbose_name="question")),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                    ],
                    options={
                        "verbose_name": "request for viewpoints",
                        "verbose_name_plural": "requests for viewpoints",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("version", "group"), name="viewpoint_request_group_once"
                            ),
                            models.UniqueConstraint(
                                fields=("version", "board"), name="viewpoint_request_board_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("board__isnull", True)),
                                fields=("version", "organization"),
                                name="viewpoint_request_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("board__isnull", True),
                                        ("group__isnull", False),
                                        ("organization__isnull", True),
                                    ),
                                    models.Q(("group__isnull", True), ("organization__isnull", False)),
                                    _connector="OR",
                                ),
                                name="viewpoint_request_one_addressee",
                            ),
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
                        (
                            "kind",
                            models.CharField(
                                choices=[("viewpoint", "Viewpoint"), ("reasoning", "Reasoning")],
                                default="viewpoint",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "from_text",
                            models.CharField(blank=True, max_length=200, verbose_name="from, in words"),
                        ),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("for", "For"),
                                    ("for_with_changes", "For, with changes"),
                                    ("against", "Against"),
                                    ("nothing_to_add", "Nothing to add"),
                                ],
                                max_length=20,
                                verbose_name="stance",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("given_on", models.DateField(verbose_name="day")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="registry number or paragraph"
                            ),
                        ),
                        (
                            "by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name and role"),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="received")),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.materialversion",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.viewpointrequest",
                                verbose_name="request",
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
                            "board",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.pathpoint",
                                verbose_name="point",
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
                                verbose_name="written by",
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="viewpoints",
                                to="issues.materialversion",
                                verbose_name="version",
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="viewpoint",
                                to="issues.viewpointrequest",
                                verbose_name="request",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("viewpoint", "Viewpoint"), ("reasoning", "Reasoning")],
                                default="viewpoint",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                                related_name="+",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "from_text",
                            models.CharField(blank=True, max_length=200, verbose_name="from, in words"),
                        ),
                        (
                            "point",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="viewpoints",
                                to="issues.pathpoint",
                                verbose_name="point",
                            ),
                        ),
                        (
                            "stance",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("for", "For"),
                                    ("for_with_changes", "For, with changes"),
                                    ("against", "Against"),
                                    ("nothing_to_add", "Nothing to add"),
                                ],
                                max_length=20,
                                verbose_name="stance",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("given_on", models.DateField(verbose_name="day")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="registry number or paragraph"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name and role"),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="received")),
                    ],
                    options={
                        "verbose_name": "viewpoint",
                        "verbose_name_plural": "viewpoints",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("group__isnull", False),
                                    ("organization__isnull", False),
                                    models.Q(("from_text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="viewpoint_is_somebodys",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), _negated=True),
                                    models.Q(("stance", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="viewpoint_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalHomeBrief",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("what", models.TextField(verbose_name="what it is about")),
                        ("why", models.TextField(blank=True, verbose_name="why")),
                        ("proposal", models.TextField(blank=True, verbose_name="what is proposed")),
                        ("asked", models.TextField(verbose_name="what is asked of us")),
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
                        "verbose_name": "historical half page for the home board",
                        "verbose_name_plural": "historical half pages for the home boards",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HomeBrief",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="home_brief",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        ("what", models.TextField(verbose_name="what it is about")),
                        ("why", models.TextField(blank=True, verbose_name="why")),
                        ("proposal", models.TextField(blank=True, verbose_name="what is proposed")),
                        ("asked", models.TextField(verbose_name="what is asked of us")),
                    ],
                    options={
                        "verbose_name": "half page for the home board",
                        "verbose_name_plural": "half pages for the home boards",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("what", ""), _negated=True),
                                    models.Q(("asked", ""), _negated=True),
                                ),
                                name="home_brief_says_what",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAnchoring",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        ("waived_reason", models.TextField(blank=True, verbose_name="why it is not needed")),
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
                        "verbose_name": "historical anchoring",
                        "verbose_name_plural": "historical anchoring",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Anchoring",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="anchorings",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anchorings",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked by",
                            ),
                        ),
                        ("waived_reason", models.TextField(blank=True, verbose_name="why it is not needed")),
                    ],
                    options={
                        "verbose_name": "anchoring",
                        "verbose_name_plural": "anchoring",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("issue", "organization"), name="anchoring_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAnchoringReport",
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
                                    ("prepared", "Prepared"),
                                    ("discussed", "Discussed"),
                                    ("informed", "Informed"),
                                    ("reported_back", "Reported back"),
                                ],
                                max_length=15,
                                verbose_name="what was done",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("other_parties", "Other parties"),
                                    ("political_bodies", "Other political bodies"),
                                    ("executive", "Municipal or regional executive"),
                                    ("officials", "Officials"),
                                ],
                                max_length=20,
                                verbose_name="before whom",
                            ),
                        ),
                        ("body", models.CharField(blank=True, max_length=200, verbose_name="body in words")),
                        ("on", models.DateField(verbose_name="day")),
                        ("text", models.TextField(blank=True, verbose_name="what they said")),
                        (
                            "by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name and role"),
                        ),
                        ("at", models.DateTimeField(verbose_name="reported")),
                        (
                            "anchoring",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.anchoring",
                                verbose_name="anchoring",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
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
                                verbose_name="reported by",
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
                        "verbose_name": "historical report on anchoring",
                        "verbose_name_plural": "historical reports on anchoring",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AnchoringReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "anchoring",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="issues.anchoring",
                                verbose_name="anchoring",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("prepared", "Prepared"),
                                    ("discussed", "Discussed"),
                                    ("informed", "Informed"),
                                    ("reported_back", "Reported back"),
                                ],
                                max_length=15,
                                verbose_name="what was done",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("other_parties", "Other parties"),
                                    ("political_bodies", "Other political bodies"),
                                    ("executive", "Municipal or regional executive"),
                                    ("officials", "Officials"),
                                ],
                                max_length=20,
                                verbose_name="before whom",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        ("body", models.CharField(blank=True, max_length=200, verbose_name="body in words")),
                        ("on", models.DateField(verbose_name="day")),
                        ("text", models.TextField(blank=True, verbose_name="what they said")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="reported by",
                            ),
                        ),
                        (
                            "by_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name and role"),
                        ),
                        ("at", models.DateTimeField(verbose_name="reported")),
                    ],
                    options={
                        "verbose_name": "report on anchoring",
                        "verbose_name_plural": "reports on anchoring",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPosition",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="taken on")),
                        ("text", models.TextField(verbose_name="position")),
                        ("condition", models.TextField(blank=True, verbose_name="condition")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="holds until")),
                        (
                            "exception_reason",
                            models.TextField(blank=True, verbose_name="why without material or anchoring"),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="written down")),
                        ("annulled_on", models.DateField(blank=True, null=True, verbose_name="annulled on")),
                        ("annulled_reason", models.TextField(blank=True, verbose_name="why it was annulled")),
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
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.materialversion",
                                verbose_name="decision material",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written down by",
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
                        "verbose_name": "historical position",
                        "verbose_name_plural": "historical positions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Position",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="positions",
                                to="issues.materialversion",
                                verbose_name="decision material",
                            ),
                        ),
                        ("taken_on", models.DateField(verbose_name="taken on")),
                        ("text", models.TextField(verbose_name="position")),
                        ("condition", models.TextField(blank=True, verbose_name="condition")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="holds until")),
                        (
                            "exception_reason",
                            models.TextField(blank=True, verbose_name="why without material or anchoring"),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="written down")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written down by",
                            ),
                        ),
                        ("annulled_on", models.DateField(blank=True, null=True, verbose_name="annulled on")),
                        ("annulled_reason", models.TextField(blank=True, verbose_name="why it was annulled")),
                    ],
                    options={
                        "verbose_name": "position",
                        "verbose_name_plural": "positions",
                        "ordering": ["taken_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="position_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version__isnull", False),
                                    models.Q(("exception_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="position_without_material_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("annulled_on__isnull", True), ("annulled_reason", "")),
                                    models.Q(
                                        ("annulled_on__isnull", False),
                                        models.Q(("annulled_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="position_annulled_says_why",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("annulled_on__isnull", True)),
                                fields=("issue", "group", "taken_on"),
                                name="position_once_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOrganizationDecision",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "Waited for"),
                                    ("scheduled", "Has a day"),
                                    ("approved", "Approved"),
                                    ("approved_with_change", "Approved with a change"),
                                    ("rejected", "Rejected"),
                                    ("not_applicable", "Does not concern us"),
                                ],
                                default="pending",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "scheduled_on",
                            models.DateField(blank=True, null=True, verbose_name="will be decided on"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("text", models.TextField(blank=True, verbose_name="change, or reason")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="registry number and paragraph"
                            ),
                        ),
                        (
                            "implemented_on",
                            models.DateField(blank=True, null=True, verbose_name="carried out on"),
                        ),
                        (
                            "implemented_text",
                            models.TextField(blank=True, verbose_name="how it was carried out"),
                        ),
                        (
                            "answered_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name and role"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "path",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.decisionpath",
                                verbose_name="path",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.position",
                                verbose_name="after the position",
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
                            "board",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.board",
                                verbose_name="board",
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
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="answered by",
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
                        "verbose_name": "historical decision of an organisation",
                        "verbose_name_plural": "historical decisions of organisations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OrganizationDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "path",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="issues.decisionpath",
                                verbose_name="path",
                            ),
                        ),
                        (
                            "position",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="issues.position",
                                verbose_name="after the position",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="by")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "Waited for"),
                                    ("scheduled", "Has a day"),
                                    ("approved", "Approved"),
                                    ("approved_with_change", "Approved with a change"),
                                    ("rejected", "Rejected"),
                                    ("not_applicable", "Does not concern us"),
                                ],
                                default="pending",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "scheduled_on",
                            models.DateField(blank=True, null=True, verbose_name="will be decided on"),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("text", models.TextField(blank=True, verbose_name="change, or reason")),
                        (
                            "reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="registry number and paragraph"
                            ),
                        ),
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
                            "implemented_on",
                            models.DateField(blank=True, null=True, verbose_name="carried out on"),
                        ),
                        (
                            "implemented_text",
                            models.TextField(blank=True, verbose_name="how it was carried out"),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="answered by",
                            ),
                        ),
                        (
                            "answered_name",
                            models.CharField(blank=True, max_length=200, verbose_name="name and role"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                    ],
                    options={
                        "verbose_name": "decision of an organisation",
                        "verbose_name_plural": "decisions of organisations",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("board__isnull", True)),
                                fields=("path", "organization"),
                                name="organization_decision_once",
                            ),
                            models.UniqueConstraint(
                                fields=("path", "board"), name="organization_decision_board_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "scheduled"), _negated=True),
                                    ("scheduled_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="organization_decision_scheduled_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["approved", "approved_with_change", "rejected"]),
                                        _negated=True,
                                    ),
                                    ("decided_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="organization_decision_decided_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "approved_with_change"), _negated=True),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="organization_decision_change_is_said",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("implemented_on__isnull", True),
                                    models.Q(
                                        ("implemented_on__gte", models.F("decided_on")),
                                        ("state__in", ["approved", "approved_with_change"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="organization_decision_carried_out_after",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IssueEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="events",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("raised", "Raised"),
                                    ("screened", "Screened"),
                                    ("moved", "Moved"),
                                    ("ranked", "Prioritised"),
                                    ("merged", "Merged"),
                                    ("changed", "Changed"),
                                    ("open_point", "Open point"),
                                    ("party", "Party"),
                                    ("on_agenda", "On an agenda"),
                                    ("notes", "Treated at a meeting"),
                                    ("material", "Decision material"),
                                    ("viewpoint", "Viewpoint"),
                                    ("anchoring", "Anchoring"),
                                    ("position", "Position"),
                                    ("decision", "Decision of an organisation"),
                                    ("carried_out", "Carried out"),
                                    ("assignment", "Assignment"),
                                    ("action", "Action"),
                                ],
                                max_length=12,
                                verbose_name="what",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("at", models.DateTimeField(verbose_name="written down")),
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
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to the public")),
                    ],
                    options={
                        "verbose_name": "event of an issue",
                        "verbose_name_plural": "events of issues",
                        "ordering": ["on", "pk"],
                        "indexes": [models.Index(fields=["issue", "at"], name="issue_event_at")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle", "group"), ("is_public", False), _connector="OR"
                                ),
                                name="issue_event_closed_is_not_public",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Follow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="follows",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="follows",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("at_once", "At once"),
                                    ("daily", "Once a day"),
                                    ("weekly", "Once a week"),
                                    ("not_by_mail", "Only here, not by mail"),
                                ],
                                default="weekly",
                                max_length=12,
                                verbose_name="how",
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="since")),
                        ("seen_at", models.DateTimeField(verbose_name="read up to")),
                        ("told_at", models.DateTimeField(verbose_name="told up to")),
                    ],
                    options={
                        "verbose_name": "follower of an issue",
                        "verbose_name_plural": "followers of issues",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("issue", "person"), name="follow_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Digest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="digests",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                    ],
                    options={
                        "verbose_name": "digest",
                        "verbose_name_plural": "digests",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "on"), name="digest_one_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Screening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="screenings",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("at", models.DateTimeField(verbose_name="written down")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="tried by",
                            ),
                        ),
                        ("has_common_interest", models.BooleanField(verbose_name="common interest")),
                        ("needs_cooperation", models.BooleanField(verbose_name="needs co-operation")),
                        (
                            "is_intermunicipal",
                            models.BooleanField(verbose_name="purely between municipalities"),
                        ),
                        (
                            "concerns_public_health",
                            models.BooleanField(default=False, verbose_name="concerns public health"),
                        ),
                        ("fits", models.BooleanField(verbose_name="belongs here")),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        (
                            "is_exception",
                            models.BooleanField(default=False, verbose_name="against the rules"),
                        ),
                        (
                            "perspectives",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to="issues.perspective",
                                verbose_name="perspectives",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "screening",
                        "verbose_name_plural": "screenings",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fits", True), ("is_exception", False)),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="screening_says_why",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRanking",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("begun_at", models.DateTimeField(verbose_name="begun")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("text", models.TextField(blank=True, verbose_name="how we thought")),
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
                    ],
                    options={
                        "verbose_name": "historical ranked list",
                        "verbose_name_plural": "historical ranked lists",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Ranking",
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
                                related_name="rankings",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        ("begun_at", models.DateTimeField(verbose_name="begun")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                        ("text", models.TextField(blank=True, verbose_name="how we thought")),
                    ],
                    options={
                        "verbose_name": "ranked list",
                        "verbose_name_plural": "ranked lists",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("decided_on__isnull", True)),
                                fields=("group",),
                                name="ranking_one_draft",
                            ),
                            models.UniqueConstraint(fields=("group", "decided_on"), name="ranking_one_a_day"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRankedIssue",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(verbose_name="place")),
                        (
                            "ranking",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.ranking",
                                verbose_name="list",
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
                        "verbose_name": "historical place on a ranked list",
                        "verbose_name_plural": "historical places on ranked lists",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RankedIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ranking",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="places",
                                to="issues.ranking",
                                verbose_name="list",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="places",
                                to="issues.issue",
                                verbose_name="issue",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(verbose_name="place")),
                    ],
                    options={
                        "verbose_name": "place on a ranked list",
                        "verbose_name_plural": "places on ranked lists",
                        "ordering": ["place"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ranking", "issue"), name="ranked_issue_once"),
                            models.UniqueConstraint(fields=("ranking", "place"), name="ranked_place_once"),
                            models.CheckConstraint(
                                condition=models.Q(("place__gte", 1)), name="ranked_place_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRankingArgument",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="argument")),
                        (
                            "ranked",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.rankedissue",
                                verbose_name="place on a ranked list",
                            ),
                        ),
                        (
                            "perspective",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="issues.perspective",
                                verbose_name="perspective",
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
                        "verbose_name": "historical argument for a place",
                        "verbose_name_plural": "historical arguments for places",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RankingArgument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ranked",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="arguments",
                                to="issues.rankedissue",
                                verbose_name="place on a ranked list",
                            ),
                        ),
                        (
                            "perspective",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="issues.perspective",
                                verbose_name="perspective",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="argument")),
                    ],
                    options={
                        "verbose_name": "argument for a place",
                        "verbose_name_plural": "arguments for places",
                        "ordering": ["perspective__order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ranked", "perspective"), name="ranking_argument_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="ranking_argument_has_text",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name="action",
            name="level",
            field=models.CharField(
                blank=True,
                choices=[("local", "Local"), ("county", "The county")],
                max_length=10,
                verbose_name="where it belongs",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="nature",
            field=models.CharField(
                blank=True,
                choices=[("operative", "Operative"), ("strategic", "Strategic")],
                max_length=10,
                verbose_name="kind of question",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="level",
            field=models.CharField(
                blank=True,
                choices=[("local", "Local"), ("county", "The county")],
                max_length=10,
                verbose_name="where it belongs",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="nature",
            field=models.CharField(
                blank=True,
                choices=[("operative", "Operative"), ("strategic", "Strategic")],
                max_length=10,
                verbose_name="kind of question",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="actions",
                to="issues.issue",
                verbose_name="issue",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="issues.issue",
                verbose_name="issue",
            ),
        ),
    ]
