"""Everything that 0001–0012 make, at once, for new installations."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from samverkan.lib.create_models import CreateModels
from samverkan.lib.no_cycle import NoCycle
from samverkan.lib.no_overlap import NoOverlap
from samverkan.lib.row_guard import RowGuard

LOCK_SEAT = "PERFORM 1 FROM groups_seat WHERE id = NEW.seat_id FOR SHARE"
ON_THE_SEAT = "EXISTS (SELECT 1 FROM groups_seat AS seat WHERE seat.id = NEW.seat_id AND ({wrong}))"
FOR_EVER = "'9999-12-31'"


class Migration(migrations.Migration):
    replaces = [
        ("groups", "0001_initial"),
        ("groups", "0002_no_overlap"),
        ("groups", "0003_groups_in_whole"),
        ("groups", "0004_no_overlap_in_structure"),
        ("groups", "0005_deadline_and_wording"),
        ("groups", "0006_closing"),
        ("groups", "0007_seat_guards"),
        ("groups", "0008_nomination_letter_facts"),
        ("groups", "0009_reported_changes"),
        ("groups", "0010_no_cycle_of_relations"),
        ("groups", "0011_end_with_the_seat"),
        ("groups", "0012_meetings_in_whole"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="Board",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_services", "Social services"),
                                    ("school", "School"),
                                    ("health_care", "Health care"),
                                    ("culture", "Culture and leisure"),
                                    ("executive", "Executive board"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="boards",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "board",
                        "verbose_name_plural": "boards",
                        "ordering": ["organization", "name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("organization", "name"), name="board_name_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
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
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "ordering": ["title"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle", "group"),
                                    models.Q(("closed_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="document_closed_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="document_has_title"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoverningDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agreement", "Agreement"),
                                    ("rules_of_procedure", "Rules of procedure"),
                                    ("plan", "Plan"),
                                    ("programme", "Programme"),
                                    ("target_picture", "Target picture"),
                                    ("legal_basis", "Legal basis"),
                                    ("other", "Other document"),
                                ],
                                default="agreement",
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "adopted_by",
                            models.CharField(blank=True, max_length=200, verbose_name="adopted by"),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        ("url", models.URLField(blank=True, verbose_name="address on the web")),
                        ("wording", models.TextField(blank=True, verbose_name="wording")),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="governing_documents",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="governing_documents",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "governing document",
                        "verbose_name_plural": "governing documents",
                        "ordering": ["-valid_from", "title"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="governing_document_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="governing_document_has_a_title",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(unique=True, verbose_name="short name in addresses")),
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
                                default="political_collaboration",
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("county", "County"),
                                    ("part_of_county", "Part of the county"),
                                    ("local", "Local"),
                                ],
                                default="county",
                                max_length=20,
                                verbose_name="level",
                            ),
                        ),
                        ("is_permanent", models.BooleanField(default=True, verbose_name="permanent")),
                        ("scope", models.TextField(blank=True, verbose_name="scope")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "trial_until",
                            models.DateField(blank=True, null=True, verbose_name="on trial until"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("proposed", "Proposed"),
                                    ("active", "Active"),
                                    ("closing", "Closing"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "stated_size",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stated number of members"
                            ),
                        ),
                        ("closing_reason", models.TextField(blank=True, verbose_name="why it was closed")),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "group",
                        "verbose_name_plural": "groups",
                        "ordering": ["structure", "slug"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="group_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("trial_until__isnull", True),
                                    ("trial_until__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="group_trial_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(
                                        ("ends_on__isnull", False),
                                        models.Q(("closing_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="group_closed_when_and_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Heartbeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("worker", models.CharField(max_length=100, unique=True, verbose_name="worker")),
                        ("at", models.DateTimeField(verbose_name="at")),
                    ],
                    options={
                        "verbose_name": "heartbeat",
                        "verbose_name_plural": "heartbeats",
                    },
                ),
                migrations.CreateModel(
                    name="NominationRecipient",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "answered_by",
                            models.CharField(blank=True, max_length=200, verbose_name="who answers"),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
                        (
                            "handed_in_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="handed in"),
                        ),
                        (
                            "handed_in_by",
                            models.CharField(blank=True, max_length=200, verbose_name="handed in by"),
                        ),
                        (
                            "receipt_to",
                            models.EmailField(blank=True, max_length=254, verbose_name="receipt to"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="groups.nominationrequest",
                                verbose_name="nomination request",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nomination_recipients",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recipient of a nomination request",
                        "verbose_name_plural": "recipients of nomination requests",
                        "ordering": ["request", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organization__isnull", False)),
                                fields=("request", "organization"),
                                name="nomination_recipient_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("organization__isnull", True)),
                                fields=("request", "name"),
                                name="nomination_joint_recipient_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrientationTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        ("text", models.CharField(max_length=200, verbose_name="text")),
                        ("is_retired", models.BooleanField(default=False, verbose_name="no longer used")),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="orientation_tasks",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "point of the checklist for the new",
                        "verbose_name_plural": "points of the checklist for the new",
                        "ordering": ["structure", "order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="orientation_task_has_text",
                            ),
                            models.UniqueConstraint(
                                fields=("structure", "text"), name="orientation_task_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, null=True, unique=True, verbose_name="e-mail"
                            ),
                        ),
                        (
                            "contact_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail shared with somebody else"
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        (
                            "email_public",
                            models.BooleanField(
                                default=False, verbose_name="e-mail may be shown to everyone"
                            ),
                        ),
                        (
                            "phone_public",
                            models.BooleanField(default=False, verbose_name="phone may be shown to everyone"),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("sv", "Swedish"), ("en", "English")],
                                default="sv",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="may log in")),
                        (
                            "pseudonymised_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="pseudonymised"),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "people",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("email__isnull", True),
                                    ("email", django.db.models.functions.text.Lower("email")),
                                    _connector="OR",
                                ),
                                name="person_email_is_lower_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="person_has_a_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file", models.FileField(upload_to="documents/%Y/", verbose_name="file")),
                        ("filename", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="groups.document",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of a document",
                        "verbose_name_plural": "versions of documents",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("document", "number"), name="document_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConvertedFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "file",
                            models.FileField(blank=True, upload_to="converted/%Y/", verbose_name="file"),
                        ),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum")),
                        ("pages", models.PositiveIntegerField(blank=True, null=True, verbose_name="pages")),
                        (
                            "problem",
                            models.CharField(blank=True, max_length=300, verbose_name="why there is none"),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="made")),
                        (
                            "version",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="converted",
                                to="groups.documentversion",
                                verbose_name="version of a document",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file turned into PDF",
                        "verbose_name_plural": "files turned into PDF",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(models.Q(("file", ""), _negated=True), ("problem", "")),
                                    models.Q(("file", ""), models.Q(("problem", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="converted_file_or_problem",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoverningFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file", models.FileField(upload_to="documents/%Y/", verbose_name="file")),
                        ("filename", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                        ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        (
                            "governing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="groups.governingdocument",
                                verbose_name="governing document",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "file of a governing document",
                        "verbose_name_plural": "files of governing documents",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("governing", "number"), name="governing_file_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=60, verbose_name="mail")),
                        ("references", models.JSONField(default=dict, verbose_name="about")),
                        ("name", models.CharField(max_length=200, verbose_name="recipient")),
                        ("address", models.EmailField(max_length=254, verbose_name="address")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Queued"),
                                    ("sent", "Sent"),
                                    ("failed", "Failed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                        ("queued_at", models.DateTimeField(verbose_name="queued")),
                        ("due_at", models.DateTimeField(verbose_name="next attempt")),
                        (
                            "lease_until",
                            models.DateTimeField(blank=True, null=True, verbose_name="claimed until"),
                        ),
                        (
                            "lease_owner",
                            models.CharField(blank=True, max_length=40, verbose_name="claimed by"),
                        ),
                        (
                            "message_id",
                            models.CharField(max_length=200, unique=True, verbose_name="message id"),
                        ),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        ("error", models.TextField(blank=True, verbose_name="what the mail server said")),
                        ("bounced_at", models.DateTimeField(blank=True, null=True, verbose_name="came back")),
                        (
                            "possible_repeat",
                            models.BooleanField(default=False, verbose_name="may have been sent twice"),
                        ),
                        (
                            "once_key",
                            models.CharField(
                                blank=True, max_length=200, null=True, unique=True, verbose_name="key"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mail",
                        "verbose_name_plural": "mails",
                        "ordering": ["-queued_at", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "queued")),
                                fields=["due_at"],
                                name="delivery_queue",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "sent"), _negated=True),
                                    ("sent_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="delivery_sent_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("address", ""), _negated=True),
                                name="delivery_has_address",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[("member", "Member"), ("substitute", "Personal substitute")],
                                max_length=10,
                                verbose_name="capacity",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        ("mandate_text", models.TextField(blank=True, verbose_name="mandate to represent")),
                        (
                            "decision_date",
                            models.DateField(blank=True, null=True, verbose_name="date of decision"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of decision"
                            ),
                        ),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("term_end", "End of term"),
                                    ("resigned", "Resigned"),
                                    ("recalled", "Recalled"),
                                    ("replaced", "Replaced"),
                                    ("died", "Died"),
                                    ("moved", "Moved"),
                                    ("seat_ended", "The seat ended"),
                                    ("closed", "The group was closed"),
                                ],
                                max_length=10,
                                verbose_name="reason for the end",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="appointments",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="groups.term",
                                verbose_name="term",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appointment",
                        "verbose_name_plural": "appointments",
                        "ordering": ["seat__number", "place", "starts_on"],
                        "indexes": [
                            models.Index(fields=["person", "group"], name="appointment_person_group")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="appointment_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("capacity", "member"), ("place", 0)),
                                    models.Q(("capacity", "substitute"), ("place__gte", 1)),
                                    _connector="OR",
                                ),
                                name="appointment_place_fits_capacity",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupKindChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                                verbose_name="kind",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kind_changes",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of kind",
                        "verbose_name_plural": "changes of kind",
                        "ordering": ["valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "valid_from"), name="group_one_kind_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "name of a group",
                        "verbose_name_plural": "names of groups",
                        "ordering": ["valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "valid_from"), name="group_one_name_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupRelation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("parent", "Belongs under"),
                                    ("supports", "Supports"),
                                    ("commissions", "Commissions"),
                                    ("reference_for", "Is reference group for"),
                                    ("succeeds", "Succeeds"),
                                    ("linked_board", "Is linked to"),
                                ],
                                max_length=20,
                                verbose_name="relation",
                            ),
                        ),
                        (
                            "other_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="something outside the register"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="condition or reason")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linked_groups",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations_to",
                                to="groups.group",
                                verbose_name="other group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "relation of a group",
                        "verbose_name_plural": "relations of groups",
                        "ordering": ["group", "kind", "starts_on"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="relation_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("other__isnull", True),
                                    models.Q(("other", models.F("group")), _negated=True),
                                    _connector="OR",
                                ),
                                name="relation_not_to_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("board__isnull", True), ("other__isnull", False), ("other_name", "")
                                    ),
                                    models.Q(
                                        ("board__isnull", False), ("other__isnull", True), ("other_name", "")
                                    ),
                                    models.Q(
                                        ("board__isnull", True),
                                        ("other__isnull", True),
                                        models.Q(("other_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="relation_has_one_other_end",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "linked_board"), _negated=True),
                                    ("other__isnull", True),
                                    _connector="OR",
                                ),
                                name="relation_board_is_no_group",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "parent"), _negated=True),
                                    ("other__isnull", False),
                                    _connector="OR",
                                ),
                                name="relation_parent_is_a_group",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupRole",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("secretary", "Secretary"),
                                    ("responsible_official", "Responsible official"),
                                    ("deputy_official", "Deputy of the responsible official"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roles",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_roles",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "role in a group",
                        "verbose_name_plural": "roles in groups",
                        "ordering": ["group", "kind", "starts_on"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="group_role_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupSettings",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "decided_by",
                            models.CharField(blank=True, max_length=200, verbose_name="decided by"),
                        ),
                        (
                            "call_days",
                            models.PositiveSmallIntegerField(
                                default=7, verbose_name="days between call and meeting"
                            ),
                        ),
                        (
                            "substitutes_invited",
                            models.CharField(
                                choices=[
                                    (
                                        "when_replacing",
                                        "When the member is prevented (otherwise for information)",
                                    ),
                                    ("always", "Always"),
                                ],
                                default="when_replacing",
                                max_length=20,
                                verbose_name="substitutes are called",
                            ),
                        ),
                        (
                            "quorum_rule",
                            models.CharField(
                                choices=[
                                    ("none", "None"),
                                    ("half", "Half of the seats"),
                                    ("number", "A number of seats"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="quorum",
                            ),
                        ),
                        (
                            "quorum_number",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number for quorum"
                            ),
                        ),
                        (
                            "notes_kind",
                            models.CharField(
                                choices=[("notes", "Notes"), ("minutes", "Minutes")],
                                default="notes",
                                max_length=10,
                                verbose_name="notes or minutes",
                            ),
                        ),
                        (
                            "approval_rule",
                            models.CharField(
                                choices=[
                                    ("chair", "The chair"),
                                    ("chair_and_approver", "The chair and an approver"),
                                    ("next_meeting", "At the next meeting"),
                                    ("no_objection", "No objection by a date"),
                                ],
                                default="chair",
                                max_length=20,
                                verbose_name="who approves the notes",
                            ),
                        ),
                        (
                            "objection_days",
                            models.PositiveSmallIntegerField(default=7, verbose_name="days to object"),
                        ),
                        (
                            "meetings_per_year",
                            models.PositiveSmallIntegerField(default=6, verbose_name="meetings a year"),
                        ),
                        (
                            "meeting_minutes",
                            models.PositiveSmallIntegerField(
                                default=180, verbose_name="length of a meeting in minutes"
                            ),
                        ),
                        (
                            "material_days",
                            models.PositiveSmallIntegerField(
                                default=7, verbose_name="days between material and meeting"
                            ),
                        ),
                        (
                            "proposal_days",
                            models.PositiveSmallIntegerField(
                                default=10, verbose_name="days between proposed items and meeting"
                            ),
                        ),
                        (
                            "reminder_days",
                            models.PositiveSmallIntegerField(
                                default=3, verbose_name="days between the reminder to answer and the meeting"
                            ),
                        ),
                        (
                            "agenda_fixed_by",
                            models.CharField(
                                choices=[
                                    ("nobody", "Nobody in particular"),
                                    ("chair", "The chair"),
                                    ("presidency", "Chair and vice chair"),
                                    ("named", "The roles named for it"),
                                ],
                                default="nobody",
                                max_length=12,
                                verbose_name="who fixes the agenda",
                            ),
                        ),
                        (
                            "has_paragraphs",
                            models.BooleanField(
                                default=False, verbose_name="numbers items with § through the year"
                            ),
                        ),
                        (
                            "public",
                            models.CharField(
                                choices=[
                                    ("nothing", "Nothing"),
                                    ("meetings", "Days and agendas of called meetings"),
                                    ("notes", "Days, agendas and published notes"),
                                ],
                                default="nothing",
                                max_length=10,
                                verbose_name="shown to the public",
                            ),
                        ),
                        (
                            "may_take_positions",
                            models.BooleanField(default=True, verbose_name="may take positions"),
                        ),
                        (
                            "accepts_intermunicipal_issues",
                            models.BooleanField(
                                default=True, verbose_name="takes purely inter-municipal issues"
                            ),
                        ),
                        (
                            "chair_from",
                            models.CharField(blank=True, max_length=30, verbose_name="chair comes from"),
                        ),
                        (
                            "vice_chair_from",
                            models.CharField(blank=True, max_length=30, verbose_name="vice chair comes from"),
                        ),
                        (
                            "mail_from_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="sender's name in mail"
                            ),
                        ),
                        (
                            "mail_reply_to",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="answers to mail go to"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="settings",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "group settings",
                        "verbose_name_plural": "group settings",
                        "ordering": ["valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "valid_from"), name="group_settings_one_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("quorum_rule", "number"), _negated=True),
                                    models.Q(("quorum_number__gte", 1), ("quorum_number__isnull", False)),
                                    _connector="OR",
                                ),
                                name="group_settings_quorum_number",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDocument",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("created_at", models.DateTimeField(verbose_name="created")),
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
                    ],
                    options={
                        "verbose_name": "historical document",
                        "verbose_name_plural": "historical documents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupKindChange",
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
                                verbose_name="kind",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
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
                    ],
                    options={
                        "verbose_name": "historical change of kind",
                        "verbose_name_plural": "historical changes of kind",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupName",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
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
                    ],
                    options={
                        "verbose_name": "historical name of a group",
                        "verbose_name_plural": "historical names of groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupRelation",
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
                                    ("parent", "Belongs under"),
                                    ("supports", "Supports"),
                                    ("commissions", "Commissions"),
                                    ("reference_for", "Is reference group for"),
                                    ("succeeds", "Succeeds"),
                                    ("linked_board", "Is linked to"),
                                ],
                                max_length=20,
                                verbose_name="relation",
                            ),
                        ),
                        (
                            "other_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="something outside the register"
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="condition or reason")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
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
                            "other",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.group",
                                verbose_name="other group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical relation of a group",
                        "verbose_name_plural": "historical relations of groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupRole",
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
                                    ("secretary", "Secretary"),
                                    ("responsible_official", "Responsible official"),
                                    ("deputy_official", "Deputy of the responsible official"),
                                ],
                                max_length=30,
                                verbose_name="role",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
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
                    ],
                    options={
                        "verbose_name": "historical role in a group",
                        "verbose_name_plural": "historical roles in groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupSettings",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "decided_by",
                            models.CharField(blank=True, max_length=200, verbose_name="decided by"),
                        ),
                        (
                            "call_days",
                            models.PositiveSmallIntegerField(
                                default=7, verbose_name="days between call and meeting"
                            ),
                        ),
                        (
                            "substitutes_invited",
                            models.CharField(
                                choices=[
                                    (
                                        "when_replacing",
                                        "When the member is prevented (otherwise for information)",
                                    ),
                                    ("always", "Always"),
                                ],
                                default="when_replacing",
                                max_length=20,
                                verbose_name="substitutes are called",
                            ),
                        ),
                        (
                            "quorum_rule",
                            models.CharField(
                                choices=[
                                    ("none", "None"),
                                    ("half", "Half of the seats"),
                                    ("number", "A number of seats"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="quorum",
                            ),
                        ),
                        (
                            "quorum_number",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="number for quorum"
                            ),
                        ),
                        (
                            "notes_kind",
                            models.CharField(
                                choices=[("notes", "Notes"), ("minutes", "Minutes")],
                                default="notes",
                                max_length=10,
                                verbose_name="notes or minutes",
                            ),
                        ),
                        (
                            "approval_rule",
                            models.CharField(
                                choices=[
                                    ("chair", "The chair"),
                                    ("chair_and_approver", "The chair and an approver"),
                                    ("next_meeting", "At the next meeting"),
                                    ("no_objection", "No objection by a date"),
                                ],
                                default="chair",
                                max_length=20,
                                verbose_name="who approves the notes",
                            ),
                        ),
                        (
                            "objection_days",
                            models.PositiveSmallIntegerField(default=7, verbose_name="days to object"),
                        ),
                        (
                            "meetings_per_year",
                            models.PositiveSmallIntegerField(default=6, verbose_name="meetings a year"),
                        ),
                        (
                            "meeting_minutes",
                            models.PositiveSmallIntegerField(
                                default=180, verbose_name="length of a meeting in minutes"
                            ),
                        ),
                        (
                            "material_days",
                            models.PositiveSmallIntegerField(
                                default=7, verbose_name="days between material and meeting"
                            ),
                        ),
                        (
                            "proposal_days",
                            models.PositiveSmallIntegerField(
                                default=10, verbose_name="days between proposed items and meeting"
                            ),
                        ),
                        (
                            "reminder_days",
                            models.PositiveSmallIntegerField(
                                default=3, verbose_name="days between the reminder to answer and the meeting"
                            ),
                        ),
                        (
                            "agenda_fixed_by",
                            models.CharField(
                                choices=[
                                    ("nobody", "Nobody in particular"),
                                    ("chair", "The chair"),
                                    ("presidency", "Chair and vice chair"),
                                    ("named", "The roles named for it"),
                                ],
                                default="nobody",
                                max_length=12,
                                verbose_name="who fixes the agenda",
                            ),
                        ),
                        (
                            "has_paragraphs",
                            models.BooleanField(
                                default=False, verbose_name="numbers items with § through the year"
                            ),
                        ),
                        (
                            "public",
                            models.CharField(
                                choices=[
                                    ("nothing", "Nothing"),
                                    ("meetings", "Days and agendas of called meetings"),
                                    ("notes", "Days, agendas and published notes"),
                                ],
                                default="nothing",
                                max_length=10,
                                verbose_name="shown to the public",
                            ),
                        ),
                        (
                            "may_take_positions",
                            models.BooleanField(default=True, verbose_name="may take positions"),
                        ),
                        (
                            "accepts_intermunicipal_issues",
                            models.BooleanField(
                                default=True, verbose_name="takes purely inter-municipal issues"
                            ),
                        ),
                        (
                            "chair_from",
                            models.CharField(blank=True, max_length=30, verbose_name="chair comes from"),
                        ),
                        (
                            "vice_chair_from",
                            models.CharField(blank=True, max_length=30, verbose_name="vice chair comes from"),
                        ),
                        (
                            "mail_from_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="sender's name in mail"
                            ),
                        ),
                        (
                            "mail_reply_to",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="answers to mail go to"
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
                    ],
                    options={
                        "verbose_name": "historical group settings",
                        "verbose_name_plural": "historical group settings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMandate",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        (
                            "adopted_by",
                            models.CharField(blank=True, max_length=200, verbose_name="adopted by"),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        (
                            "deviation",
                            models.TextField(blank=True, verbose_name="deviation from the agreement"),
                        ),
                        (
                            "adopt_by",
                            models.CharField(blank=True, max_length=10, verbose_name="to be adopted by"),
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
                    ],
                    options={
                        "verbose_name": "historical mandate",
                        "verbose_name_plural": "historical mandates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOffice",
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
                                choices=[("chair", "Chair"), ("vice_chair", "Vice chair")],
                                max_length=20,
                                verbose_name="office",
                            ),
                        ),
                        ("ordinal", models.PositiveSmallIntegerField(default=1, verbose_name="ordinal")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "appointed_by",
                            models.CharField(blank=True, max_length=200, verbose_name="appointed by"),
                        ),
                        (
                            "override_reason",
                            models.TextField(blank=True, verbose_name="why the rule was not followed"),
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
                    ],
                    options={
                        "verbose_name": "historical office",
                        "verbose_name_plural": "historical offices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOrganization",
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
                                    ("municipality", "Municipality"),
                                    ("region", "Region"),
                                    ("state_agency", "State agency"),
                                    ("coordination_association", "Coordination association"),
                                    ("university", "University"),
                                    ("private_provider", "Private provider"),
                                    ("civil_society", "Civil society"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "county_code",
                            models.CharField(blank=True, max_length=2, verbose_name="county code"),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=4, verbose_name="municipality or county code"
                            ),
                        ),
                        (
                            "registration_number",
                            models.CharField(blank=True, max_length=11, verbose_name="organisation number"),
                        ),
                        (
                            "abbreviation",
                            models.CharField(blank=True, max_length=20, verbose_name="abbreviation"),
                        ),
                        (
                            "registrar_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="registrar's e-mail"),
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
                        "verbose_name": "historical organisation",
                        "verbose_name_plural": "historical organisations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPerson",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "email",
                            models.EmailField(
                                blank=True, db_index=True, max_length=254, null=True, verbose_name="e-mail"
                            ),
                        ),
                        (
                            "contact_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail shared with somebody else"
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        (
                            "email_public",
                            models.BooleanField(
                                default=False, verbose_name="e-mail may be shown to everyone"
                            ),
                        ),
                        (
                            "phone_public",
                            models.BooleanField(default=False, verbose_name="phone may be shown to everyone"),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("sv", "Swedish"), ("en", "English")],
                                default="sv",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="may log in")),
                        (
                            "pseudonymised_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="pseudonymised"),
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
                        "verbose_name": "historical person",
                        "verbose_name_plural": "historical people",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStructure",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("slug", models.SlugField(verbose_name="short name in addresses")),
                        (
                            "county_code",
                            models.CharField(
                                max_length=2,
                                validators=[django.core.validators.RegexValidator("^\\d\\d$")],
                                verbose_name="county code",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "sender_name",
                            models.CharField(blank=True, max_length=200, verbose_name="sender on papers"),
                        ),
                        ("sender_lines", models.TextField(blank=True, verbose_name="sender's address lines")),
                        ("logo", models.TextField(blank=True, max_length=100, verbose_name="logo")),
                        (
                            "logo_alt",
                            models.CharField(blank=True, max_length=200, verbose_name="the logo in words"),
                        ),
                        (
                            "orientation",
                            models.TextField(blank=True, verbose_name="orientation for somebody new"),
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
                        "verbose_name": "historical structure",
                        "verbose_name_plural": "historical structures",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("purpose", models.CharField(max_length=40, verbose_name="purpose")),
                        ("object_id", models.BigIntegerField(verbose_name="object")),
                        (
                            "generation",
                            models.PositiveSmallIntegerField(default=1, verbose_name="generation"),
                        ),
                        (
                            "token_hash",
                            models.CharField(max_length=64, unique=True, verbose_name="hash of the token"),
                        ),
                        ("expires_at", models.DateTimeField(verbose_name="valid until")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "link",
                        "verbose_name_plural": "links",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("purpose", "object_id", "person"),
                                name="link_one_per_person",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", True)),
                                fields=("purpose", "object_id"),
                                name="link_one_per_purpose",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mandate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        (
                            "adopted_by",
                            models.CharField(blank=True, max_length=200, verbose_name="adopted by"),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        (
                            "deviation",
                            models.TextField(blank=True, verbose_name="deviation from the agreement"),
                        ),
                        (
                            "adopt_by",
                            models.CharField(blank=True, max_length=10, verbose_name="to be adopted by"),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mandates",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mandate",
                        "verbose_name_plural": "mandates",
                        "ordering": ["valid_from"],
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "valid_from"), name="mandate_one_a_day"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to__isnull", True),
                                    ("valid_to__gte", models.F("valid_from")),
                                    _connector="OR",
                                ),
                                name="mandate_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("adopt_by", ""),
                                    ("adopt_by__regex", "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"),
                                    _connector="OR",
                                ),
                                name="mandate_adopt_by_is_month_or_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NominationMinutes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file", models.FileField(upload_to="documents/%Y/", verbose_name="file")),
                        ("filename", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="minutes",
                                to="groups.nominationrecipient",
                                verbose_name="recipient",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "minutes handed in",
                        "verbose_name_plural": "minutes handed in",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="NominationLetter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file", models.FileField(upload_to="documents/%Y/", verbose_name="file")),
                        ("filename", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                        ("facts", models.JSONField(default=dict, verbose_name="what was sent")),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by",
                            ),
                        ),
                        (
                            "recipient",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letter",
                                to="groups.nominationrecipient",
                                verbose_name="recipient",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nomination letter",
                        "verbose_name_plural": "nomination letters",
                    },
                ),
                migrations.CreateModel(
                    name="NominationRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("letter", models.TextField(blank=True, verbose_name="letter")),
                        ("starts_on", models.DateField(verbose_name="the appointments apply from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="the appointments apply to"),
                        ),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        ("signed_by", models.CharField(blank=True, max_length=200, verbose_name="signed by")),
                        (
                            "signed_capacity",
                            models.CharField(blank=True, max_length=200, verbose_name="signs as"),
                        ),
                        (
                            "responsible_party",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="party responsible for the negotiation",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="made by",
                            ),
                        ),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nomination_requests",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nomination_requests",
                                to="groups.term",
                                verbose_name="term",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nomination request",
                        "verbose_name_plural": "nomination requests",
                        "ordering": ["-created_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="nomination_request_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at__isnull", True), ("sent_at__isnull", False), _connector="OR"
                                ),
                                name="nomination_request_closed_after_sent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NominationAttachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file", models.FileField(upload_to="documents/%Y/", verbose_name="file")),
                        ("filename", models.CharField(max_length=200, verbose_name="file name")),
                        ("content_type", models.CharField(max_length=100, verbose_name="type")),
                        ("size", models.PositiveBigIntegerField(verbose_name="size in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="uploaded by",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attachments",
                                to="groups.nominationrequest",
                                verbose_name="nomination request",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "attachment to a nomination request",
                        "verbose_name_plural": "attachments to nomination requests",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Office",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("chair", "Chair"), ("vice_chair", "Vice chair")],
                                max_length=20,
                                verbose_name="office",
                            ),
                        ),
                        ("ordinal", models.PositiveSmallIntegerField(default=1, verbose_name="ordinal")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "appointed_by",
                            models.CharField(blank=True, max_length=200, verbose_name="appointed by"),
                        ),
                        (
                            "override_reason",
                            models.TextField(blank=True, verbose_name="why the rule was not followed"),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offices",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offices",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "office",
                        "verbose_name_plural": "offices",
                        "ordering": ["group", "kind", "ordinal"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="office_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind", "vice_chair"), ("ordinal", 1), _connector="OR"),
                                name="office_one_chair",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("municipality", "Municipality"),
                                    ("region", "Region"),
                                    ("state_agency", "State agency"),
                                    ("coordination_association", "Coordination association"),
                                    ("university", "University"),
                                    ("private_provider", "Private provider"),
                                    ("civil_society", "Civil society"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "county_code",
                            models.CharField(blank=True, max_length=2, verbose_name="county code"),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=4, verbose_name="municipality or county code"
                            ),
                        ),
                        (
                            "registration_number",
                            models.CharField(blank=True, max_length=11, verbose_name="organisation number"),
                        ),
                        (
                            "abbreviation",
                            models.CharField(blank=True, max_length=20, verbose_name="abbreviation"),
                        ),
                        (
                            "registrar_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="registrar's e-mail"),
                        ),
                    ],
                    options={
                        "verbose_name": "organisation",
                        "verbose_name_plural": "organisations",
                        "ordering": ["kind", "code", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("code",),
                                name="organization_code_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("code", ""), ("code__regex", "^[0-9]{2}([0-9]{2})?$"), _connector="OR"
                                ),
                                name="organization_code_is_digits",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "municipality"), _negated=True),
                                    ("code", ""),
                                    ("code__regex", "^[0-9]{4}$"),
                                    _connector="OR",
                                ),
                                name="municipality_code_has_four_digits",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSeatRule",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("each_of_kind", "Each organisation of a kind"),
                                    ("organization", "One organisation"),
                                    ("collective", "Several organisations jointly"),
                                ],
                                max_length=20,
                                verbose_name="who appoints",
                            ),
                        ),
                        (
                            "organization_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("municipality", "Municipality"),
                                    ("region", "Region"),
                                    ("state_agency", "State agency"),
                                    ("coordination_association", "Coordination association"),
                                    ("university", "University"),
                                    ("private_provider", "Private provider"),
                                    ("civil_society", "Civil society"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                                verbose_name="kind of organisation",
                            ),
                        ),
                        (
                            "label",
                            models.CharField(
                                blank=True,
                                help_text="For a joint seat, e.g. “oppositionen”.",
                                max_length=100,
                                verbose_name="represents",
                            ),
                        ),
                        (
                            "appointed_by",
                            models.CharField(blank=True, max_length=200, verbose_name="appointed by"),
                        ),
                        (
                            "responsible_party",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="party responsible for the negotiation",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_services", "Social services"),
                                    ("school", "School"),
                                    ("health_care", "Health care"),
                                    ("culture", "Culture and leisure"),
                                    ("executive", "Executive board"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "ex_officio",
                            models.CharField(blank=True, max_length=200, verbose_name="goes with the office"),
                        ),
                        ("is_observer", models.BooleanField(default=False, verbose_name="observer seats")),
                        ("count", models.PositiveSmallIntegerField(default=1, verbose_name="seats")),
                        (
                            "substitutes",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="personal substitutes a seat"
                            ),
                        ),
                        (
                            "is_optional",
                            models.BooleanField(default=False, verbose_name="may be left vacant"),
                        ),
                        ("basis", models.TextField(blank=True, verbose_name="basis")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
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
                    ],
                    options={
                        "verbose_name": "historical seat rule",
                        "verbose_name_plural": "historical seat rules",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOrganizationName",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("valid_from", models.DateField(verbose_name="valid from")),
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
                    ],
                    options={
                        "verbose_name": "historical name of an organisation",
                        "verbose_name_plural": "historical names of organisations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOrganizationContact",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="function")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
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
                    ],
                    options={
                        "verbose_name": "historical contact",
                        "verbose_name_plural": "historical contacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNominationRecipient",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "answered_by",
                            models.CharField(blank=True, max_length=200, verbose_name="who answers"),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
                        (
                            "handed_in_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="handed in"),
                        ),
                        (
                            "handed_in_by",
                            models.CharField(blank=True, max_length=200, verbose_name="handed in by"),
                        ),
                        (
                            "receipt_to",
                            models.EmailField(blank=True, max_length=254, verbose_name="receipt to"),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
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
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.nominationrequest",
                                verbose_name="nomination request",
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
                    ],
                    options={
                        "verbose_name": "historical recipient of a nomination request",
                        "verbose_name_plural": "historical recipients of nomination requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBoard",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_services", "Social services"),
                                    ("school", "School"),
                                    ("health_care", "Health care"),
                                    ("culture", "Culture and leisure"),
                                    ("executive", "Executive board"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="sector",
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
                    ],
                    options={
                        "verbose_name": "historical board",
                        "verbose_name_plural": "historical boards",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OrganizationContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("label", models.CharField(blank=True, max_length=200, verbose_name="function")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
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
                                related_name="contact_for",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contact",
                        "verbose_name_plural": "contacts",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="contact_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    models.Q(("email", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="contact_can_be_reached",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganizationName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "name of an organisation",
                        "verbose_name_plural": "names of organisations",
                        "ordering": ["valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "valid_from"), name="organization_one_name_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrientationTick",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("ticked_at", models.DateTimeField(verbose_name="ticked")),
                        (
                            "appointment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="orientation_ticks",
                                to="groups.appointment",
                                verbose_name="appointment",
                            ),
                        ),
                        (
                            "task",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ticks",
                                to="groups.orientationtask",
                                verbose_name="point of the checklist",
                            ),
                        ),
                        (
                            "ticked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ticked by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tick of the checklist",
                        "verbose_name_plural": "ticks of the checklist",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("appointment", "task"), name="orientation_tick_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReceivedMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "message_id",
                            models.CharField(max_length=255, unique=True, verbose_name="message id"),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("bounce", "Came back"),
                                    ("answer", "Answer from a calendar"),
                                    ("other", "Something else"),
                                ],
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("received_at", models.DateTimeField(verbose_name="read")),
                        (
                            "outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="what came of it"),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="received",
                                to="groups.delivery",
                                verbose_name="mail",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "received mail",
                        "verbose_name_plural": "received mails",
                        "ordering": ["-received_at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Seat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("label", models.CharField(blank=True, max_length=100, verbose_name="label")),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_services", "Social services"),
                                    ("school", "School"),
                                    ("health_care", "Health care"),
                                    ("culture", "Culture and leisure"),
                                    ("executive", "Executive board"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "ex_officio",
                            models.CharField(blank=True, max_length=200, verbose_name="goes with the office"),
                        ),
                        ("is_observer", models.BooleanField(default=False, verbose_name="observer seat")),
                        (
                            "substitutes",
                            models.PositiveSmallIntegerField(default=1, verbose_name="personal substitutes"),
                        ),
                        (
                            "is_optional",
                            models.BooleanField(default=False, verbose_name="may be left vacant"),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seats",
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
                                related_name="seats",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "rule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="groups.seatrule",
                                verbose_name="seat rule",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "seat",
                        "verbose_name_plural": "seats",
                        "ordering": ["group", "number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="seat_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("organization__isnull", False),
                                    models.Q(("label", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="seat_represents_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportedChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[("member", "Member"), ("substitute", "Personal substitute")],
                                max_length=10,
                                verbose_name="capacity",
                            ),
                        ),
                        ("leaves", models.CharField(blank=True, max_length=200, verbose_name="who leaves")),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="who comes")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        ("board_name", models.CharField(blank=True, max_length=200, verbose_name="board")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        (
                            "decision_date",
                            models.DateField(blank=True, null=True, verbose_name="date of decision"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of decision"
                            ),
                        ),
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        ("reported_at", models.DateTimeField(verbose_name="reported")),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="handled")),
                        (
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handled by",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reported_changes",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "reported_by",
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
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reported_changes",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reported change",
                        "verbose_name_plural": "reported changes",
                        "ordering": ["-reported_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("leaves", ""), _negated=True),
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(("message", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reported_change_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("name", ""),
                                    models.Q(("email", ""), _negated=True),
                                    models.Q(("phone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reported_change_can_be_reached",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NominationSeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seats",
                                to="groups.nominationrecipient",
                                verbose_name="recipient",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asked_for",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "seat asked for",
                        "verbose_name_plural": "seats asked for",
                        "ordering": ["seat__group", "seat__number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("recipient", "seat"), name="nomination_seat_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NominationReply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[("member", "Member"), ("substitute", "Personal substitute")],
                                max_length=10,
                                verbose_name="capacity",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                        ("is_vacant", models.BooleanField(default=False, verbose_name="we appoint nobody")),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        (
                            "board_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="board outside the list"
                            ),
                        ),
                        (
                            "decision_date",
                            models.DateField(blank=True, null=True, verbose_name="date of decision"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of decision"
                            ),
                        ),
                        (
                            "replaces",
                            models.BooleanField(
                                default=False, verbose_name="replaces the one who sits there"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(verbose_name="answered")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
                        ),
                        (
                            "appointment",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nomination",
                                to="groups.appointment",
                                verbose_name="appointment",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="confirmed by",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "recipient",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="replies",
                                to="groups.nominationrecipient",
                                verbose_name="recipient",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nomination",
                        "verbose_name_plural": "nominations",
                        "ordering": ["recipient", "seat__group", "seat__number", "place"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("recipient", "seat", "place"), name="nomination_once_a_place"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("capacity", "member"), ("place", 0)),
                                    models.Q(("capacity", "substitute"), ("place__gte", 1)),
                                    _connector="OR",
                                ),
                                name="nomination_place_fits_capacity",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("is_vacant", True), ("name", "")),
                                    models.Q(("is_vacant", False), models.Q(("name", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="nomination_names_somebody_or_nobody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_vacant", True),
                                    models.Q(("email", ""), _negated=True),
                                    models.Q(("phone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="nomination_can_be_reached",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("appointment__isnull", True),
                                    ("confirmed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="nomination_appointed_when_confirmed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReportedChange",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[("member", "Member"), ("substitute", "Personal substitute")],
                                max_length=10,
                                verbose_name="capacity",
                            ),
                        ),
                        ("leaves", models.CharField(blank=True, max_length=200, verbose_name="who leaves")),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="who comes")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        ("board_name", models.CharField(blank=True, max_length=200, verbose_name="board")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        (
                            "decision_date",
                            models.DateField(blank=True, null=True, verbose_name="date of decision"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of decision"
                            ),
                        ),
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        ("reported_at", models.DateTimeField(verbose_name="reported")),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="handled")),
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
                            "handled_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="handled by",
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
                            "reported_by",
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
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical reported change",
                        "verbose_name_plural": "historical reported changes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNominationReply",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[("member", "Member"), ("substitute", "Personal substitute")],
                                max_length=10,
                                verbose_name="capacity",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                        ("is_vacant", models.BooleanField(default=False, verbose_name="we appoint nobody")),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                        ("phone", models.CharField(blank=True, max_length=50, verbose_name="phone")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        (
                            "board_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="board outside the list"
                            ),
                        ),
                        (
                            "decision_date",
                            models.DateField(blank=True, null=True, verbose_name="date of decision"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of decision"
                            ),
                        ),
                        (
                            "replaces",
                            models.BooleanField(
                                default=False, verbose_name="replaces the one who sits there"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(verbose_name="answered")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
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
                            "appointment",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.appointment",
                                verbose_name="appointment",
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
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="confirmed by",
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
                        (
                            "recipient",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.nominationrecipient",
                                verbose_name="recipient",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical nomination",
                        "verbose_name_plural": "historical nominations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SeatRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("each_of_kind", "Each organisation of a kind"),
                                    ("organization", "One organisation"),
                                    ("collective", "Several organisations jointly"),
                                ],
                                max_length=20,
                                verbose_name="who appoints",
                            ),
                        ),
                        (
                            "organization_kind",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("municipality", "Municipality"),
                                    ("region", "Region"),
                                    ("state_agency", "State agency"),
                                    ("coordination_association", "Coordination association"),
                                    ("university", "University"),
                                    ("private_provider", "Private provider"),
                                    ("civil_society", "Civil society"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                                verbose_name="kind of organisation",
                            ),
                        ),
                        (
                            "label",
                            models.CharField(
                                blank=True,
                                help_text="For a joint seat, e.g. “oppositionen”.",
                                max_length=100,
                                verbose_name="represents",
                            ),
                        ),
                        (
                            "appointed_by",
                            models.CharField(blank=True, max_length=200, verbose_name="appointed by"),
                        ),
                        (
                            "responsible_party",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="party responsible for the negotiation",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_services", "Social services"),
                                    ("school", "School"),
                                    ("health_care", "Health care"),
                                    ("culture", "Culture and leisure"),
                                    ("executive", "Executive board"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "ex_officio",
                            models.CharField(blank=True, max_length=200, verbose_name="goes with the office"),
                        ),
                        ("is_observer", models.BooleanField(default=False, verbose_name="observer seats")),
                        ("count", models.PositiveSmallIntegerField(default=1, verbose_name="seats")),
                        (
                            "substitutes",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="personal substitutes a seat"
                            ),
                        ),
                        (
                            "is_optional",
                            models.BooleanField(default=False, verbose_name="may be left vacant"),
                        ),
                        ("basis", models.TextField(blank=True, verbose_name="basis")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "board",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seat_rules",
                                to="groups.board",
                                verbose_name="board",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seat_rules",
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
                                related_name="seat_rules",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "seat rule",
                        "verbose_name_plural": "seat rules",
                        "ordering": ["group", "order"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="seat_rule_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("count__gte", 1)), name="seat_rule_makes_a_seat"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "each_of_kind"),
                                        ("organization__isnull", True),
                                        models.Q(("organization_kind", ""), _negated=True),
                                    ),
                                    models.Q(("kind", "organization"), ("organization__isnull", False)),
                                    models.Q(
                                        ("kind", "collective"),
                                        ("organization__isnull", True),
                                        models.Q(("label", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="seat_rule_says_who",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSeat",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("label", models.CharField(blank=True, max_length=100, verbose_name="label")),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_services", "Social services"),
                                    ("school", "School"),
                                    ("health_care", "Health care"),
                                    ("culture", "Culture and leisure"),
                                    ("executive", "Executive board"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "ex_officio",
                            models.CharField(blank=True, max_length=200, verbose_name="goes with the office"),
                        ),
                        ("is_observer", models.BooleanField(default=False, verbose_name="observer seat")),
                        (
                            "substitutes",
                            models.PositiveSmallIntegerField(default=1, verbose_name="personal substitutes"),
                        ),
                        (
                            "is_optional",
                            models.BooleanField(default=False, verbose_name="may be left vacant"),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
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
                            "rule",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.seatrule",
                                verbose_name="seat rule",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical seat",
                        "verbose_name_plural": "historical seats",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Structure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("slug", models.SlugField(unique=True, verbose_name="short name in addresses")),
                        (
                            "county_code",
                            models.CharField(
                                max_length=2,
                                validators=[django.core.validators.RegexValidator("^\\d\\d$")],
                                verbose_name="county code",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "sender_name",
                            models.CharField(blank=True, max_length=200, verbose_name="sender on papers"),
                        ),
                        ("sender_lines", models.TextField(blank=True, verbose_name="sender's address lines")),
                        ("logo", models.FileField(blank=True, upload_to="logos/", verbose_name="logo")),
                        (
                            "logo_alt",
                            models.CharField(blank=True, max_length=200, verbose_name="the logo in words"),
                        ),
                        (
                            "orientation",
                            models.TextField(blank=True, verbose_name="orientation for somebody new"),
                        ),
                    ],
                    options={
                        "verbose_name": "structure",
                        "verbose_name_plural": "structures",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("logo", ""), models.Q(("logo_alt", ""), _negated=True), _connector="OR"
                                ),
                                name="structure_logo_has_words",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTerm",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="to")),
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
                    ],
                    options={
                        "verbose_name": "historical term",
                        "verbose_name_plural": "historical terms",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOrientationTask",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                        ("text", models.CharField(max_length=200, verbose_name="text")),
                        ("is_retired", models.BooleanField(default=False, verbose_name="no longer used")),
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
                    ],
                    options={
                        "verbose_name": "historical point of the checklist for the new",
                        "verbose_name_plural": "historical points of the checklist for the new",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroup",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(verbose_name="short name in addresses")),
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
                                default="political_collaboration",
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("county", "County"),
                                    ("part_of_county", "Part of the county"),
                                    ("local", "Local"),
                                ],
                                default="county",
                                max_length=20,
                                verbose_name="level",
                            ),
                        ),
                        ("is_permanent", models.BooleanField(default=True, verbose_name="permanent")),
                        ("scope", models.TextField(blank=True, verbose_name="scope")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "trial_until",
                            models.DateField(blank=True, null=True, verbose_name="on trial until"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("proposed", "Proposed"),
                                    ("active", "Active"),
                                    ("closing", "Closing"),
                                    ("closed", "Closed"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "stated_size",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="stated number of members"
                            ),
                        ),
                        ("closing_reason", models.TextField(blank=True, verbose_name="why it was closed")),
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
                    ],
                    options={
                        "verbose_name": "historical group",
                        "verbose_name_plural": "historical groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGoverningDocument",
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
                                    ("agreement", "Agreement"),
                                    ("rules_of_procedure", "Rules of procedure"),
                                    ("plan", "Plan"),
                                    ("programme", "Programme"),
                                    ("target_picture", "Target picture"),
                                    ("legal_basis", "Legal basis"),
                                    ("other", "Other document"),
                                ],
                                default="agreement",
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "adopted_by",
                            models.CharField(blank=True, max_length=200, verbose_name="adopted by"),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        ("valid_from", models.DateField(verbose_name="valid from")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                        ("url", models.URLField(blank=True, verbose_name="address on the web")),
                        ("wording", models.TextField(blank=True, verbose_name="wording")),
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
                    ],
                    options={
                        "verbose_name": "historical governing document",
                        "verbose_name_plural": "historical governing documents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(verbose_name="to")),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "term",
                        "verbose_name_plural": "terms",
                        "ordering": ["starts_on"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="term_ends_after_start",
                            ),
                            models.UniqueConstraint(fields=("structure", "name"), name="term_name_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTermChange",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("started_at", models.DateTimeField(verbose_name="started")),
                        ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
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
                            "finished_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="finished by",
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
                            "started_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="started by",
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
                        (
                            "from_term",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.term",
                                verbose_name="term that ends",
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
                                verbose_name="term that begins",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical change of term",
                        "verbose_name_plural": "historical changes of term",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNominationRequest",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("letter", models.TextField(blank=True, verbose_name="letter")),
                        ("starts_on", models.DateField(verbose_name="the appointments apply from")),
                        (
                            "ends_on",
                            models.DateField(blank=True, null=True, verbose_name="the appointments apply to"),
                        ),
                        ("due_on", models.DateField(verbose_name="answer by")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        ("signed_by", models.CharField(blank=True, max_length=200, verbose_name="signed by")),
                        (
                            "signed_capacity",
                            models.CharField(blank=True, max_length=200, verbose_name="signs as"),
                        ),
                        (
                            "responsible_party",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="party responsible for the negotiation",
                            ),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="created")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
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
                            "created_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="made by",
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
                            "term",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.term",
                                verbose_name="term",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical nomination request",
                        "verbose_name_plural": "historical nomination requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAppointment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[("member", "Member"), ("substitute", "Personal substitute")],
                                max_length=10,
                                verbose_name="capacity",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        ("party", models.CharField(blank=True, max_length=50, verbose_name="party")),
                        ("mandate_text", models.TextField(blank=True, verbose_name="mandate to represent")),
                        (
                            "decision_date",
                            models.DateField(blank=True, null=True, verbose_name="date of decision"),
                        ),
                        (
                            "decision_reference",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="reference of decision"
                            ),
                        ),
                        (
                            "end_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("term_end", "End of term"),
                                    ("resigned", "Resigned"),
                                    ("recalled", "Recalled"),
                                    ("replaced", "Replaced"),
                                    ("died", "Died"),
                                    ("moved", "Moved"),
                                    ("seat_ended", "The seat ended"),
                                    ("closed", "The group was closed"),
                                ],
                                max_length=10,
                                verbose_name="reason for the end",
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
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.term",
                                verbose_name="term",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical appointment",
                        "verbose_name_plural": "historical appointments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="TermChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("started_at", models.DateTimeField(verbose_name="started")),
                        ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                        (
                            "finished_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="finished by",
                            ),
                        ),
                        (
                            "from_term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes_from",
                                to="groups.term",
                                verbose_name="term that ends",
                            ),
                        ),
                        (
                            "started_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="started by",
                            ),
                        ),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="term_changes",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                        (
                            "to_term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes_to",
                                to="groups.term",
                                verbose_name="term that begins",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of term",
                        "verbose_name_plural": "changes of term",
                        "ordering": ["-started_at"],
                        "constraints": [
                            models.UniqueConstraint(fields=("from_term", "to_term"), name="term_change_once"),
                            models.CheckConstraint(
                                condition=models.Q(("from_term", models.F("to_term")), _negated=True),
                                name="term_change_between_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTermChangeStep",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("appointments", "Appointments end"),
                                    ("seats", "Seats of the new term"),
                                    ("requests", "Nomination requests"),
                                    ("open_things", "What is still open"),
                                ],
                                max_length=20,
                                verbose_name="step",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("is_passed_over", models.BooleanField(default=False, verbose_name="passed over")),
                        ("done_at", models.DateTimeField(verbose_name="done")),
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
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
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
                            "change",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.termchange",
                                verbose_name="change of term",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical step of a change of term",
                        "verbose_name_plural": "historical steps of changes of term",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="TermChangeStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("appointments", "Appointments end"),
                                    ("seats", "Seats of the new term"),
                                    ("requests", "Nomination requests"),
                                    ("open_things", "What is still open"),
                                ],
                                max_length=20,
                                verbose_name="step",
                            ),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("is_passed_over", models.BooleanField(default=False, verbose_name="passed over")),
                        ("done_at", models.DateTimeField(verbose_name="done")),
                        (
                            "change",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="groups.termchange",
                                verbose_name="change of term",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="term_change_steps",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step of a change of term",
                        "verbose_name_plural": "steps of changes of term",
                        "ordering": ["change", "group", "step"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("change", "step", "group"), name="term_change_step_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_passed_over", False),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="term_change_step_passed_over_why",
                            ),
                        ],
                    },
                ),
            ],
        ),
        NoOverlap("Appointment", "appointment_one_a_place", ["seat_id", "place"]),
        NoOverlap("Appointment", "appointment_one_capacity_a_person", ["seat_id", "person_id"]),
        NoOverlap(
            "Appointment",
            "appointment_one_full_seat_a_group",
            ["group_id", "person_id"],
            "{row}capacity = 'member'",
        ),
        NoOverlap("Office", "office_one_holder", ["group_id", "kind", "ordinal"]),
        NoOverlap("GroupRole", "group_role_once", ["group_id", "person_id", "kind"]),
        NoOverlap("Seat", "seat_number_once_a_day", ["group_id", "number"]),
        NoOverlap("GroupRelation", "relation_one_parent", ["group_id"], "{row}kind = 'parent'"),
        NoOverlap("GroupRelation", "relation_once", ["group_id", "kind", "other_id"]),
        NoOverlap("GroupRelation", "relation_to_board_once", ["group_id", "kind", "board_id"]),
        # I-SEAT4: within the seat's own days.
        RowGuard(
            "Appointment",
            "appointment_within_its_seat",
            ON_THE_SEAT.format(
                wrong="NEW.starts_on < seat.starts_on"
                f" OR coalesce(NEW.ends_on, {FOR_EVER}) > coalesce(seat.ends_on, {FOR_EVER})"
            ),
            LOCK_SEAT,
        ),
        # I-SEAT1: no more substitutes than the seat has places for.
        RowGuard(
            "Appointment",
            "appointment_has_a_place",
            ON_THE_SEAT.format(wrong="NEW.place > seat.substitutes"),
            LOCK_SEAT,
        ),
        RowGuard(
            "Appointment",
            "appointment_in_the_seats_group",
            ON_THE_SEAT.format(wrong="NEW.group_id <> seat.group_id"),
            LOCK_SEAT,
        ),
        # I-SEAT7: nobody sits for one organisation on another's seat.
        RowGuard(
            "Appointment",
            "appointment_board_of_the_seat",
            ON_THE_SEAT.format(
                wrong="EXISTS (SELECT 1 FROM groups_board AS board WHERE board.id = NEW.board_id"
                " AND board.organization_id <> seat.organization_id)"
            ),
            LOCK_SEAT,
        ),
        # The same from the other side: a seat is not taken away from under those who sit on it.
        RowGuard(
            "Seat",
            "seat_keeps_who_sits_there",
            "EXISTS (SELECT 1 FROM groups_appointment AS held WHERE held.seat_id = NEW.id AND ("  # noqa: S608
            "held.starts_on < NEW.starts_on OR held.place > NEW.substitutes OR held.group_id <> NEW.group_id"
            f" OR coalesce(held.ends_on, {FOR_EVER}) > coalesce(NEW.ends_on, {FOR_EVER})"
            " OR coalesce(OLD.organization_id, 0) <> coalesce(NEW.organization_id, 0)))",
            events=["update"],
        ),
        # I-OFF1: whoever becomes chair has a full seat that day; an observer's is none.
        RowGuard(
            "Office",
            "office_of_a_member",
            "NOT EXISTS (SELECT 1 FROM groups_appointment AS held"  # noqa: S608
            " JOIN groups_seat AS seat ON seat.id = held.seat_id"
            " WHERE held.group_id = NEW.group_id AND held.person_id = NEW.person_id"
            " AND held.capacity = 'member' AND NOT seat.is_observer AND held.starts_on <= NEW.starts_on"
            f" AND coalesce(held.ends_on, {FOR_EVER}) >= NEW.starts_on)",
            events=["insert"],
        ),
        NoCycle("GroupRelation", "relation_no_cycle", "group_id", "other_id", "kind"),
    ]
