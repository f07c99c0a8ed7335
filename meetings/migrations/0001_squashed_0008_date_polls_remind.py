"""Everything that 0001–0008 make, at once, for new installations."""

import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models

from samverkan.lib.create_models import CreateModels
from samverkan.lib.row_guard import RowGuard

SERVES = "('member', 'serving_substitute')"


class Migration(migrations.Migration):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_registrations"),
        ("meetings", "0003_observers_are_called"),
        ("meetings", "0004_meetings_in_whole"),
        ("meetings", "0005_postponement"),
        ("meetings", "0006_supplements_and_calendar_answers"),
        ("meetings", "0007_one_on_a_seat_at_a_time"),
        ("meetings", "0008_date_polls_remind"),
    ]

    initial = True

    dependencies = [
        ("groups", "0012_meetings_in_whole"),
        ("groups", "__first__"),
        ("issues", "0002_reports_on_actions"),
    ]

    operations = [
        CreateModels(
            models=[
                migrations.CreateModel(
                    name="ActionDue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("after", models.DateField(verbose_name="after")),
                        (
                            "action",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="due_at_meeting",
                                to="issues.action",
                                verbose_name="action",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="groups.group",
                                verbose_name="next meeting of",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "due at a meeting",
                        "verbose_name_plural": "due at meetings",
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.IntegerField(verbose_name="order")),
                        (
                            "numbering",
                            models.CharField(
                                choices=[
                                    ("auto", "By order"),
                                    ("manual", "As written"),
                                    ("none", "No number"),
                                ],
                                default="auto",
                                max_length=10,
                                verbose_name="numbering",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=20, verbose_name="number as written"),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("dialogue", "Dialogue"),
                                    ("exchange", "Exchange of experience"),
                                    ("workshop", "Workshop"),
                                    ("preparation", "Preparation"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                    ("appointment", "Appointment"),
                                    ("report", "Report"),
                                    ("standing", "Standing item"),
                                    ("other_business", "Other business"),
                                    ("break", "Break"),
                                    ("opening", "Opening"),
                                    ("closing", "End of the meeting"),
                                ],
                                default="information",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "wanted_outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="wanted outcome"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="summary")),
                        ("audience", models.CharField(blank=True, max_length=200, verbose_name="for whom")),
                        (
                            "facilitator_name",
                            models.CharField(blank=True, max_length=200, verbose_name="facilitator's name"),
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
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("previous_notes", "Approval of the previous notes"),
                                    ("open_actions", "Outstanding questions"),
                                ],
                                max_length=20,
                                verbose_name="put in for",
                            ),
                        ),
                        ("begun_at", models.DateTimeField(blank=True, null=True, verbose_name="begun")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "added_after_call",
                            models.BooleanField(default=False, verbose_name="added after the call"),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="later",
                                to="meetings.agendaitem",
                                verbose_name="goes on from",
                            ),
                        ),
                        (
                            "facilitator",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="facilitator",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="children",
                                to="meetings.agendaitem",
                                verbose_name="under",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="items",
                                to="meetings.meetingpart",
                                verbose_name="part of the meeting",
                            ),
                        ),
                        (
                            "standing",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="items",
                                to="meetings.standingitem",
                                verbose_name="standing item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda item",
                        "verbose_name_plural": "agenda items",
                        "ordering": ["position"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("parent__isnull", True)),
                                fields=("meeting", "position"),
                                name="agenda_order_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("parent__isnull", False)),
                                fields=("parent", "position"),
                                name="agenda_order_once_under",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="agenda_item_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle", "group"),
                                    models.Q(("closed_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="agenda_item_closed_has_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("source", ""), _negated=True),
                                fields=("meeting", "source"),
                                name="agenda_item_put_in_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("standing__isnull", False)),
                                fields=("meeting", "standing"),
                                name="agenda_item_standing_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True),
                                    models.Q(
                                        ("begun_at__isnull", False), ("ended_at__gte", models.F("begun_at"))
                                    ),
                                    _connector="OR",
                                ),
                                name="agenda_item_ends_after_beginning",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent__isnull", True),
                                    models.Q(("parent", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="agenda_item_not_under_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "organization_text",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="organisation in words"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("member", "Member"),
                                    ("serving_substitute", "Serving substitute"),
                                    ("attending_substitute", "Substitute, not serving"),
                                    ("co_opted", "Co-opted"),
                                    ("presenter", "Presenter"),
                                    ("official", "Official"),
                                    ("secretary", "Secretary"),
                                    ("observer", "Observer"),
                                    ("guest", "Guest"),
                                ],
                                max_length=25,
                                verbose_name="capacity",
                            ),
                        ),
                        ("is_present", models.BooleanField(default=True, verbose_name="present")),
                        ("arrived", models.TimeField(blank=True, null=True, verbose_name="came")),
                        ("left", models.TimeField(blank=True, null=True, verbose_name="left")),
                        (
                            "kilometres",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="kilometres"
                            ),
                        ),
                        ("is_remote", models.BooleanField(default=False, verbose_name="remote")),
                        ("exception", models.CharField(blank=True, max_length=300, verbose_name="exception")),
                        (
                            "from_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="came at item",
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
                                related_name="attendance",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "until_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="left at item",
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendance",
                                to="meetings.minutes",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "attendance",
                        "verbose_name_plural": "attendance",
                        "ordering": [models.OrderBy(models.F("seat__number"), nulls_last=True), "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    models.Q(("name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="attendance_is_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("arrived__isnull", True),
                                    ("left__isnull", True),
                                    ("left__gt", models.F("arrived")),
                                    _connector="OR",
                                ),
                                name="attendance_leaves_after_coming",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DatePoll",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("text", models.TextField(blank=True, verbose_name="message")),
                        ("answer_by", models.DateField(verbose_name="answer by")),
                        (
                            "asks_substitutes",
                            models.BooleanField(default=False, verbose_name="substitutes are asked too"),
                        ),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        ("once_key", models.UUIDField(editable=False, unique=True)),
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="date_polls",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="date_polls",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "date poll",
                        "verbose_name_plural": "date polls",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="date_poll_has_title"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DatePollTime",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("date", models.DateField(verbose_name="day")),
                        ("start", models.TimeField(verbose_name="starts")),
                        ("end", models.TimeField(verbose_name="ends")),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="times",
                                to="meetings.datepoll",
                                verbose_name="date poll",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "time in a date poll",
                        "verbose_name_plural": "times in date polls",
                        "ordering": ["date", "start"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("poll", "date", "start"), name="date_poll_time_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="date_poll_time_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DatePollAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("yes", "Suits me"),
                                    ("if_needed", "If it must be"),
                                    ("no", "Does not suit me"),
                                ],
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="answered")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="date_poll_answers",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "time",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="meetings.datepolltime",
                                verbose_name="time",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a date poll",
                        "verbose_name_plural": "answers to date polls",
                        "constraints": [
                            models.UniqueConstraint(fields=("time", "person"), name="date_poll_answer_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMessage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="message")),
                        ("sent_at", models.DateTimeField(verbose_name="sent")),
                        ("once_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="sent by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "message to a group",
                        "verbose_name_plural": "messages to groups",
                        "ordering": ["-sent_at"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaApprover",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(max_length=200, verbose_name="role")),
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
                        "verbose_name": "historical who fixes the agenda",
                        "verbose_name_plural": "historical who fix the agenda",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCallDelegation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
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
                            "given_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="given by",
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
                        "verbose_name": "historical delegation to send calls",
                        "verbose_name_plural": "historical delegations to send calls",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalGroupMessage",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="message")),
                        ("sent_at", models.DateTimeField(verbose_name="sent")),
                        ("once_key", models.UUIDField(db_index=True, editable=False)),
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
                            "sent_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="sent by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical message to a group",
                        "verbose_name_plural": "historical messages to groups",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImportedCalendar",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("address", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        ("added_at", models.DateTimeField(verbose_name="added")),
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
                            "added_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="added by",
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
                                verbose_name="to be minded by",
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
                                verbose_name="somebody's own",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical imported calendar",
                        "verbose_name_plural": "historical imported calendars",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalItemDocument",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("added_at", models.DateTimeField(verbose_name="added")),
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "verbose_name": "historical document on an item",
                        "verbose_name_plural": "historical documents on items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalItemNote",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("saved_at", models.DateTimeField(verbose_name="saved")),
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
                            "saved_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="saved by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical text on an item",
                        "verbose_name_plural": "historical texts on items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeetingPattern",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("month", models.PositiveSmallIntegerField(verbose_name="month")),
                        ("week", models.PositiveSmallIntegerField(verbose_name="which in the month")),
                        ("weekday", models.PositiveSmallIntegerField(verbose_name="weekday")),
                        ("start", models.TimeField(verbose_name="starts")),
                        ("end", models.TimeField(verbose_name="ends")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "Ordinary meeting"),
                                    ("extra", "Extra meeting"),
                                    ("joint", "Joint meeting"),
                                    ("workshop", "Workshop"),
                                    ("conference", "Conference"),
                                    ("retreat", "Retreat"),
                                    ("study_visit", "Study visit"),
                                    ("handover", "Handover meeting"),
                                    ("check_in", "Short check-in"),
                                ],
                                default="ordinary",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
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
                        "verbose_name": "historical usual meeting",
                        "verbose_name_plural": "historical usual meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalObligation",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("own", "Something of our own"),
                                    ("dialogue", "Dialogue on the structure"),
                                    ("website", "The website"),
                                    ("oral_evaluation", "Oral evaluation at the last ordinary meeting"),
                                    ("plan_follow_up", "Follow-up of the activity plan"),
                                    ("yearly_report", "Yearly report"),
                                ],
                                default="own",
                                max_length=20,
                                verbose_name="what it is about",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        ("times", models.PositiveSmallIntegerField(default=1, verbose_name="times a year")),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="by the end of month"
                            ),
                        ),
                        (
                            "at_last_meeting",
                            models.BooleanField(default=False, verbose_name="at the last ordinary meeting"),
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
                                verbose_name="one group",
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
                                verbose_name="every group of the structure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical yearly obligation",
                        "verbose_name_plural": "historical yearly obligations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOutcome",
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
                                    ("noted", "Noted"),
                                    ("reflection", "Reflection"),
                                    ("consensus", "Consensus"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("condition", models.TextField(blank=True, verbose_name="condition")),
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
                    ],
                    options={
                        "verbose_name": "historical outcome",
                        "verbose_name_plural": "historical outcomes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPhrase",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("text", models.TextField(verbose_name="text")),
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
                        "verbose_name": "historical phrase for the notes",
                        "verbose_name_plural": "historical phrases for the notes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPresenter",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "organization",
                            models.CharField(blank=True, max_length=200, verbose_name="organisation"),
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
                        "verbose_name": "historical presenter",
                        "verbose_name_plural": "historical presenters",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReservation",
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
                                choices=[("dissent", "Dissent"), ("note_for_record", "Note for the record")],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
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
                        "verbose_name": "historical dissent or note for the record",
                        "verbose_name_plural": "historical dissents and notes for the record",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSchoolHoliday",
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
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="only in",
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
                        "verbose_name": "historical school holiday",
                        "verbose_name_plural": "historical school holidays",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStandingItem",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                choices=[("first", "At the beginning"), ("last", "At the end")],
                                default="first",
                                max_length=5,
                                verbose_name="place on the agenda",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("dialogue", "Dialogue"),
                                    ("exchange", "Exchange of experience"),
                                    ("workshop", "Workshop"),
                                    ("preparation", "Preparation"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                    ("appointment", "Appointment"),
                                    ("report", "Report"),
                                    ("standing", "Standing item"),
                                    ("other_business", "Other business"),
                                    ("break", "Break"),
                                    ("opening", "Opening"),
                                    ("closing", "End of the meeting"),
                                ],
                                default="standing",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "wanted_outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="wanted outcome"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
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
                    ],
                    options={
                        "verbose_name": "historical standing item",
                        "verbose_name_plural": "historical standing items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ImportedCalendar",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("address", models.URLField(blank=True, max_length=500, verbose_name="address")),
                        ("added_at", models.DateTimeField(verbose_name="added")),
                        ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="last read")),
                        ("tried_at", models.DateTimeField(blank=True, null=True, verbose_name="last tried")),
                        (
                            "problem",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="why it could not be read"
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="added by",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="imported_calendars",
                                to="groups.group",
                                verbose_name="to be minded by",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="imported_calendars",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="somebody's own",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "imported calendar",
                        "verbose_name_plural": "imported calendars",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("group__isnull", False), ("person__isnull", True)),
                                    models.Q(("group__isnull", True), ("person__isnull", False)),
                                    _connector="OR",
                                ),
                                name="imported_calendar_of_group_or_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="imported_calendar_has_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BusyTime",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="starts")),
                        ("ends_at", models.DateTimeField(verbose_name="ends")),
                        ("is_all_day", models.BooleanField(default=False, verbose_name="all day")),
                        (
                            "calendar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="busy_times",
                                to="meetings.importedcalendar",
                                verbose_name="calendar",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "busy time",
                        "verbose_name_plural": "busy times",
                        "ordering": ["starts_at"],
                        "indexes": [models.Index(fields=["starts_at", "ends_at"], name="busy_time_when")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="busy_time_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemAbsence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                        (
                            "attendance",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="item_absences",
                                to="meetings.attendance",
                                verbose_name="attendance",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="absences",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "absence from an item",
                        "verbose_name_plural": "absences from items",
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "attendance"), name="item_absence_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemAction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_origin", models.BooleanField(default=True, verbose_name="arose here")),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="on_items",
                                to="issues.action",
                                verbose_name="action",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="item_actions",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "action on an item",
                        "verbose_name_plural": "actions on items",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "action"), name="item_action_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("is_origin", True)),
                                fields=("action",),
                                name="action_one_origin",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("approver", "Approver"),
                                    ("meeting", "The next meeting"),
                                    ("silence", "No objection by the date"),
                                ],
                                max_length=10,
                                verbose_name="as",
                            ),
                        ),
                        ("facts", models.JSONField(editable=False)),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("at", models.DateTimeField(verbose_name="approved")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approvals",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "immediate approval of an item",
                        "verbose_name_plural": "immediate approvals of items",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "role"), name="item_approval_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("added_at", models.DateTimeField(verbose_name="added")),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="on_items",
                                to="groups.document",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="item_documents",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document on an item",
                        "verbose_name_plural": "documents on items",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "document"), name="item_document_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("version", models.PositiveIntegerField(default=1, editable=False)),
                        ("saved_at", models.DateTimeField(verbose_name="saved")),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="note",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="saved by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "text on an item",
                        "verbose_name_plural": "texts on items",
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "Ordinary meeting"),
                                    ("extra", "Extra meeting"),
                                    ("joint", "Joint meeting"),
                                    ("workshop", "Workshop"),
                                    ("conference", "Conference"),
                                    ("retreat", "Retreat"),
                                    ("study_visit", "Study visit"),
                                    ("handover", "Handover meeting"),
                                    ("check_in", "Short check-in"),
                                ],
                                default="ordinary",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                        ("date", models.DateField(blank=True, null=True, verbose_name="day")),
                        ("start", models.TimeField(blank=True, null=True, verbose_name="starts")),
                        ("end", models.TimeField(blank=True, null=True, verbose_name="ends")),
                        ("last_date", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "zone",
                            models.CharField(
                                default="Europe/Stockholm", max_length=50, verbose_name="time zone"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
                        (
                            "link",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="link for remote participation"
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("on_site", "On site"),
                                    ("remote", "Remote"),
                                    ("hybrid", "On site and remote"),
                                ],
                                default="on_site",
                                max_length=10,
                                verbose_name="mode",
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        (
                            "is_preliminary",
                            models.BooleanField(default=False, verbose_name="preliminary time"),
                        ),
                        (
                            "postponed_from",
                            models.DateField(blank=True, null=True, verbose_name="postponed from"),
                        ),
                        (
                            "postpone_reason",
                            models.TextField(blank=True, verbose_name="why it was postponed"),
                        ),
                        (
                            "cancelled_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="cancelled"),
                        ),
                        ("cancel_reason", models.TextField(blank=True, verbose_name="why it was cancelled")),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="later",
                                to="meetings.meeting",
                                verbose_name="goes on from the meeting",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="groups.group",
                                verbose_name="group",
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
                                verbose_name="responsible for the meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meeting",
                        "verbose_name_plural": "meetings",
                        "ordering": ["-date", "-start", "-pk"],
                        "indexes": [
                            models.Index(fields=["group", "date"], name="meeting_group_date"),
                            models.Index(fields=["date"], name="meeting_date"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start__isnull", True),
                                    ("end__isnull", True),
                                    ("end__gt", models.F("start")),
                                    ("last_date__isnull", False),
                                    _connector="OR",
                                ),
                                name="meeting_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cancelled_at__isnull", True),
                                    models.Q(("cancel_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meeting_cancelled_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_date__isnull", True),
                                    models.Q(("date__isnull", False), ("last_date__gt", models.F("date"))),
                                    _connector="OR",
                                ),
                                name="meeting_last_day_after_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("postponed_from__isnull", True),
                                    models.Q(("postpone_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meeting_postponed_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("earlier__isnull", True),
                                    models.Q(("earlier", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="meeting_not_after_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JointGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=2, verbose_name="order")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="joint_meetings",
                                to="groups.group",
                                verbose_name="group that takes part",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="joint_groups",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "group of a joint meeting",
                        "verbose_name_plural": "groups of joint meetings",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "group"), name="joint_group_once"),
                            models.CheckConstraint(
                                condition=models.Q(("order__gte", 2)), name="joint_group_after_the_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("text", models.TextField(blank=True, verbose_name="what it is about")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("dialogue", "Dialogue"),
                                    ("exchange", "Exchange of experience"),
                                    ("workshop", "Workshop"),
                                    ("preparation", "Preparation"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                    ("appointment", "Appointment"),
                                    ("report", "Report"),
                                    ("standing", "Standing item"),
                                    ("other_business", "Other business"),
                                    ("break", "Break"),
                                    ("opening", "Opening"),
                                    ("closing", "End of the meeting"),
                                ],
                                default="dialogue",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "wanted_outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="wanted outcome"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed")),
                        ("is_late", models.BooleanField(default=False, verbose_name="after the last day")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="handled")),
                        ("once_key", models.UUIDField(editable=False, unique=True)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="item_proposals",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
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
                            "item",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="proposal",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_proposals",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="proposals",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposed item",
                        "verbose_name_plural": "proposed items",
                        "ordering": ["proposed_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="item_proposal_has_title",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "declined"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="item_proposal_declined_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["proposed", "withdrawn"]),
                                    ("handled_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="item_proposal_handled_has_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSupplementDraft",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        (
                            "only_called",
                            models.BooleanField(default=False, verbose_name="only to those called"),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="written")),
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
                    ],
                    options={
                        "verbose_name": "historical supplement being written",
                        "verbose_name_plural": "historical supplements being written",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSubstituteRequest",
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
                                    ("asked", "Asked"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
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
                            "member",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="member",
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
                            "substitute",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="substitute",
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
                    ],
                    options={
                        "verbose_name": "historical request to a substitute",
                        "verbose_name_plural": "historical requests to substitutes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalResponse",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("attending", "Attends"),
                                    ("remote", "Attends remotely"),
                                    ("late", "Comes later"),
                                    ("early", "Leaves early"),
                                    ("absent", "Prevented"),
                                ],
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("times", models.CharField(blank=True, max_length=100, verbose_name="when, in part")),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("other_assignment", "Other political assignment"),
                                    ("work", "Work"),
                                    ("private", "Private"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("self", "Own answer, logged in"),
                                    ("link", "Own answer, by the link in the mail"),
                                    ("phone", "By telephone"),
                                    ("mail", "By mail to the office"),
                                    ("calendar", "Own answer, from the calendar"),
                                    ("in_person", "In person"),
                                ],
                                max_length=10,
                                verbose_name="how it came",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="answered")),
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
                            "given_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
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
                    ],
                    options={
                        "verbose_name": "historical answer to a call",
                        "verbose_name_plural": "historical answers to calls",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMinutes",
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
                                    ("circulated", "Circulated"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "note_taker_name",
                            models.CharField(blank=True, max_length=200, verbose_name="note-taker's name"),
                        ),
                        (
                            "next_meeting_text",
                            models.CharField(blank=True, max_length=200, verbose_name="next meeting"),
                        ),
                        ("started_at", models.DateTimeField(verbose_name="begun")),
                        (
                            "circulated_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="circulated"),
                        ),
                        (
                            "objections_until",
                            models.DateField(blank=True, null=True, verbose_name="objections until"),
                        ),
                        ("correction_note", models.TextField(blank=True, verbose_name="what is corrected")),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="published"),
                        ),
                        ("public_summary", models.TextField(blank=True, verbose_name="short public summary")),
                        (
                            "attendance_confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="attendance confirmed"),
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
                            "approver",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approver",
                            ),
                        ),
                        (
                            "attendance_confirmed_by",
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
                            "led_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="led by",
                            ),
                        ),
                        (
                            "note_taker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="note-taker",
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
                    ],
                    options={
                        "verbose_name": "historical notes",
                        "verbose_name_plural": "historical notes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeetingPart",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("date", models.DateField(verbose_name="day")),
                        ("start", models.TimeField(verbose_name="starts")),
                        ("end", models.TimeField(verbose_name="ends")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
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
                    ],
                    options={
                        "verbose_name": "historical part of a meeting",
                        "verbose_name_plural": "historical parts of meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "Ordinary meeting"),
                                    ("extra", "Extra meeting"),
                                    ("joint", "Joint meeting"),
                                    ("workshop", "Workshop"),
                                    ("conference", "Conference"),
                                    ("retreat", "Retreat"),
                                    ("study_visit", "Study visit"),
                                    ("handover", "Handover meeting"),
                                    ("check_in", "Short check-in"),
                                ],
                                default="ordinary",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                        ("date", models.DateField(blank=True, null=True, verbose_name="day")),
                        ("start", models.TimeField(blank=True, null=True, verbose_name="starts")),
                        ("end", models.TimeField(blank=True, null=True, verbose_name="ends")),
                        ("last_date", models.DateField(blank=True, null=True, verbose_name="last day")),
                        (
                            "zone",
                            models.CharField(
                                default="Europe/Stockholm", max_length=50, verbose_name="time zone"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
                        (
                            "link",
                            models.URLField(
                                blank=True, max_length=500, verbose_name="link for remote participation"
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("on_site", "On site"),
                                    ("remote", "Remote"),
                                    ("hybrid", "On site and remote"),
                                ],
                                default="on_site",
                                max_length=10,
                                verbose_name="mode",
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        (
                            "is_preliminary",
                            models.BooleanField(default=False, verbose_name="preliminary time"),
                        ),
                        (
                            "postponed_from",
                            models.DateField(blank=True, null=True, verbose_name="postponed from"),
                        ),
                        (
                            "postpone_reason",
                            models.TextField(blank=True, verbose_name="why it was postponed"),
                        ),
                        (
                            "cancelled_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="cancelled"),
                        ),
                        ("cancel_reason", models.TextField(blank=True, verbose_name="why it was cancelled")),
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
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsible for the meeting",
                            ),
                        ),
                        (
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
                                verbose_name="goes on from the meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical meeting",
                        "verbose_name_plural": "historical meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalJointGroup",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=2, verbose_name="order")),
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
                                verbose_name="group that takes part",
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
                    ],
                    options={
                        "verbose_name": "historical group of a joint meeting",
                        "verbose_name_plural": "historical groups of joint meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalItemProposal",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("text", models.TextField(blank=True, verbose_name="what it is about")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("dialogue", "Dialogue"),
                                    ("exchange", "Exchange of experience"),
                                    ("workshop", "Workshop"),
                                    ("preparation", "Preparation"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                    ("appointment", "Appointment"),
                                    ("report", "Report"),
                                    ("standing", "Standing item"),
                                    ("other_business", "Other business"),
                                    ("break", "Break"),
                                    ("opening", "Opening"),
                                    ("closing", "End of the meeting"),
                                ],
                                default="dialogue",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "wanted_outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="wanted outcome"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
                        ),
                        ("proposed_at", models.DateTimeField(verbose_name="proposed")),
                        ("is_late", models.BooleanField(default=False, verbose_name="after the last day")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="why")),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="handled")),
                        ("once_key", models.UUIDField(db_index=True, editable=False)),
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
                            "proposed_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="proposed by",
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
                    ],
                    options={
                        "verbose_name": "historical proposed item",
                        "verbose_name_plural": "historical proposed items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDatePoll",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("text", models.TextField(blank=True, verbose_name="message")),
                        ("answer_by", models.DateField(verbose_name="answer by")),
                        (
                            "asks_substitutes",
                            models.BooleanField(default=False, verbose_name="substitutes are asked too"),
                        ),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        ("once_key", models.UUIDField(db_index=True, editable=False)),
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
                    ],
                    options={
                        "verbose_name": "historical date poll",
                        "verbose_name_plural": "historical date polls",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCoOption",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
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
                    ],
                    options={
                        "verbose_name": "historical co-opted person",
                        "verbose_name_plural": "historical co-opted people",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCall",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("call", "Call"),
                                    ("supplement", "Supplement to the call"),
                                    ("cancellation", "Cancellation"),
                                    ("postponement", "Postponement"),
                                ],
                                default="call",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("approved", "Approved, waits for its time"),
                                    ("sent", "Sent"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "approved_as",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("vice_chair", "Vice chair, the chair being prevented"),
                                    ("delegation", "Secretary, on the chair's delegation"),
                                    ("consequence", "Follows from a change of time or place"),
                                ],
                                max_length=20,
                                verbose_name="approved as",
                            ),
                        ),
                        ("approved_at", models.DateTimeField(verbose_name="approved")),
                        ("send_at", models.DateTimeField(blank=True, null=True, verbose_name="to be sent")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                        (
                            "withdraw_reason",
                            models.TextField(blank=True, verbose_name="why it was withdrawn"),
                        ),
                        ("late_reason", models.TextField(blank=True, verbose_name="why it is late")),
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        ("changes", models.JSONField(blank=True, default=list, verbose_name="what changed")),
                        ("approved_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum")),
                        ("pdf", models.TextField(blank=True, max_length=100, verbose_name="paper")),
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
                    ],
                    options={
                        "verbose_name": "historical call",
                        "verbose_name_plural": "historical calls",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaApproval",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(max_length=200, verbose_name="as")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("at", models.DateTimeField(verbose_name="fixed")),
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
                    ],
                    options={
                        "verbose_name": "historical fixing of an agenda",
                        "verbose_name_plural": "historical fixings of agendas",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CoOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="co_options",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="co_options",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="co_options",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "co-opted person",
                        "verbose_name_plural": "co-opted people",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", True)),
                                fields=("meeting", "person"),
                                name="co_option_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", False)),
                                fields=("item", "person"),
                                name="co_option_once_an_item",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("call", "Call"),
                                    ("supplement", "Supplement to the call"),
                                    ("cancellation", "Cancellation"),
                                    ("postponement", "Postponement"),
                                ],
                                default="call",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("approved", "Approved, waits for its time"),
                                    ("sent", "Sent"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "approved_as",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("vice_chair", "Vice chair, the chair being prevented"),
                                    ("delegation", "Secretary, on the chair's delegation"),
                                    ("consequence", "Follows from a change of time or place"),
                                ],
                                max_length=20,
                                verbose_name="approved as",
                            ),
                        ),
                        ("approved_at", models.DateTimeField(verbose_name="approved")),
                        ("send_at", models.DateTimeField(blank=True, null=True, verbose_name="to be sent")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                        ),
                        (
                            "withdraw_reason",
                            models.TextField(blank=True, verbose_name="why it was withdrawn"),
                        ),
                        ("late_reason", models.TextField(blank=True, verbose_name="why it is late")),
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        ("changes", models.JSONField(blank=True, default=list, verbose_name="what changed")),
                        ("approved_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        ("facts", models.JSONField(blank=True, default=dict, editable=False)),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="checksum")),
                        ("pdf", models.FileField(blank=True, upload_to="calls/%Y/", verbose_name="paper")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approved_calls",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "call",
                        "verbose_name_plural": "calls",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="call_number_once"),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind", "call"), models.Q(("state", "withdrawn"), _negated=True)
                                ),
                                fields=("meeting",),
                                name="one_call_in_force",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "sent"), _negated=True),
                                    models.Q(
                                        ("sent_at__isnull", False), models.Q(("sha256", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="call_sent_is_frozen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    ("withdrawn_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="call_withdrawn_has_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(max_length=200, verbose_name="as")),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("at", models.DateTimeField(verbose_name="fixed")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda_approvals",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fixing of an agenda",
                        "verbose_name_plural": "fixings of agendas",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "role", "sha256"), name="agenda_approval_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("date", models.DateField(verbose_name="day")),
                        ("start", models.TimeField(verbose_name="starts")),
                        ("end", models.TimeField(verbose_name="ends")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "part of a meeting",
                        "verbose_name_plural": "parts of meetings",
                        "ordering": ["date", "start", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="meeting_part_ends_after_start",
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "date", "start"), name="meeting_part_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingPattern",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.PositiveSmallIntegerField(verbose_name="month")),
                        ("week", models.PositiveSmallIntegerField(verbose_name="which in the month")),
                        ("weekday", models.PositiveSmallIntegerField(verbose_name="weekday")),
                        ("start", models.TimeField(verbose_name="starts")),
                        ("end", models.TimeField(verbose_name="ends")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "Ordinary meeting"),
                                    ("extra", "Extra meeting"),
                                    ("joint", "Joint meeting"),
                                    ("workshop", "Workshop"),
                                    ("conference", "Conference"),
                                    ("retreat", "Retreat"),
                                    ("study_visit", "Study visit"),
                                    ("handover", "Handover meeting"),
                                    ("check_in", "Short check-in"),
                                ],
                                default="ordinary",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=300, verbose_name="place")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="patterns",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "usual meeting",
                        "verbose_name_plural": "usual meetings",
                        "ordering": ["month", "week", "weekday", "start"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("month__gte", 1),
                                    ("month__lte", 12),
                                    ("week__gte", 1),
                                    ("week__lte", 5),
                                    ("weekday__gte", 0),
                                    ("weekday__lte", 6),
                                ),
                                name="meeting_pattern_is_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="meeting_pattern_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("circulated", "Circulated"),
                                    ("approved", "Approved"),
                                    ("published", "Published"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "note_taker_name",
                            models.CharField(blank=True, max_length=200, verbose_name="note-taker's name"),
                        ),
                        (
                            "next_meeting_text",
                            models.CharField(blank=True, max_length=200, verbose_name="next meeting"),
                        ),
                        ("started_at", models.DateTimeField(verbose_name="begun")),
                        (
                            "circulated_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="circulated"),
                        ),
                        (
                            "objections_until",
                            models.DateField(blank=True, null=True, verbose_name="objections until"),
                        ),
                        ("correction_note", models.TextField(blank=True, verbose_name="what is corrected")),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="published"),
                        ),
                        ("public_summary", models.TextField(blank=True, verbose_name="short public summary")),
                        (
                            "attendance_confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="attendance confirmed"),
                        ),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "approver",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approver",
                            ),
                        ),
                        (
                            "attendance_confirmed_by",
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
                            "led_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="led by",
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "note_taker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="note-taker",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "notes",
                        "verbose_name_plural": "notes",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "circulated"), _negated=True),
                                    ("circulated_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="minutes_circulated_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "published"), _negated=True),
                                    ("published_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="minutes_published_has_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRemark",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="remark")),
                        ("is_objection", models.BooleanField(default=False, verbose_name="objection")),
                        ("made_at", models.DateTimeField(verbose_name="made")),
                        ("proposed_text", models.TextField(blank=True, verbose_name="proposed wording")),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="handled")),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("accepted", "Taken in"), ("declined", "Not taken in")],
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("answer_text", models.TextField(blank=True, verbose_name="answer in words")),
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
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.minutes",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical remark",
                        "verbose_name_plural": "historical remarks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAttendance",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "organization_text",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="organisation in words"
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("member", "Member"),
                                    ("serving_substitute", "Serving substitute"),
                                    ("attending_substitute", "Substitute, not serving"),
                                    ("co_opted", "Co-opted"),
                                    ("presenter", "Presenter"),
                                    ("official", "Official"),
                                    ("secretary", "Secretary"),
                                    ("observer", "Observer"),
                                    ("guest", "Guest"),
                                ],
                                max_length=25,
                                verbose_name="capacity",
                            ),
                        ),
                        ("is_present", models.BooleanField(default=True, verbose_name="present")),
                        ("arrived", models.TimeField(blank=True, null=True, verbose_name="came")),
                        ("left", models.TimeField(blank=True, null=True, verbose_name="left")),
                        (
                            "kilometres",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="kilometres"
                            ),
                        ),
                        ("is_remote", models.BooleanField(default=False, verbose_name="remote")),
                        ("exception", models.CharField(blank=True, max_length=300, verbose_name="exception")),
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
                            "from_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="came at item",
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
                            "until_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="left at item",
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.minutes",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical attendance",
                        "verbose_name_plural": "historical attendance",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalApproval",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("approver", "Approver"),
                                    ("meeting", "The next meeting"),
                                    ("silence", "No objection by the date"),
                                ],
                                max_length=10,
                                verbose_name="as",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="approved")),
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
                            "minutes",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.minutes",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical approval",
                        "verbose_name_plural": "historical approvals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Approval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("approver", "Approver"),
                                    ("meeting", "The next meeting"),
                                    ("silence", "No objection by the date"),
                                ],
                                max_length=10,
                                verbose_name="as",
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="approved")),
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
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="approvals",
                                to="meetings.minutes",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "approval",
                        "verbose_name_plural": "approvals",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("minutes", "number", "role"), name="approval_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("correction_note", models.TextField(blank=True, verbose_name="what was corrected")),
                        ("approved_at", models.DateTimeField(verbose_name="approved")),
                        ("facts", models.JSONField(editable=False)),
                        ("sha256", models.CharField(max_length=64, verbose_name="checksum")),
                        ("pdf", models.FileField(blank=True, upload_to="minutes/%Y/", verbose_name="paper")),
                        (
                            "open_pdf",
                            models.FileField(
                                blank=True, upload_to="minutes/%Y/", verbose_name="paper without closed items"
                            ),
                        ),
                        (
                            "distributed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="distributed"),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="published"),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="meetings.minutes",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "approved version",
                        "verbose_name_plural": "approved versions",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("minutes", "number"), name="minutes_version_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("number", 1),
                                    models.Q(("correction_note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="minutes_correction_has_note",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRegistration",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        ("registered_at", models.DateTimeField(verbose_name="registered")),
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
                        (
                            "registered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="registered by",
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
                                to="meetings.minutesversion",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical registration",
                        "verbose_name_plural": "historical registrations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Obligation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                choices=[
                                    ("own", "Something of our own"),
                                    ("dialogue", "Dialogue on the structure"),
                                    ("website", "The website"),
                                    ("oral_evaluation", "Oral evaluation at the last ordinary meeting"),
                                    ("plan_follow_up", "Follow-up of the activity plan"),
                                    ("yearly_report", "Yearly report"),
                                ],
                                default="own",
                                max_length=20,
                                verbose_name="what it is about",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        ("times", models.PositiveSmallIntegerField(default=1, verbose_name="times a year")),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="by the end of month"
                            ),
                        ),
                        (
                            "at_last_meeting",
                            models.BooleanField(default=False, verbose_name="at the last ordinary meeting"),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="obligations",
                                to="groups.group",
                                verbose_name="one group",
                            ),
                        ),
                        (
                            "structure",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="obligations",
                                to="groups.structure",
                                verbose_name="every group of the structure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "yearly obligation",
                        "verbose_name_plural": "yearly obligations",
                        "ordering": ["month", "title"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="obligation_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("group__isnull", True), ("structure__isnull", False)),
                                    models.Q(("group__isnull", False), ("structure__isnull", True)),
                                    _connector="OR",
                                ),
                                name="obligation_of_structure_or_group",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="obligation_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("times__gte", 1), ("times__lte", 12)),
                                name="obligation_times_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("month__isnull", True),
                                    models.Q(("month__gte", 1), ("month__lte", 12)),
                                    _connector="OR",
                                ),
                                name="obligation_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalFulfilment",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="how")),
                        ("ticked_at", models.DateTimeField(verbose_name="ticked")),
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
                            "ticked_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ticked by",
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
                            "obligation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.obligation",
                                verbose_name="obligation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical fulfilled obligation",
                        "verbose_name_plural": "historical fulfilled obligations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Fulfilment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("text", models.CharField(blank=True, max_length=300, verbose_name="how")),
                        ("ticked_at", models.DateTimeField(verbose_name="ticked")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fulfilments",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="fulfilments",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "ticked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ticked by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="fulfilments",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "obligation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fulfilments",
                                to="meetings.obligation",
                                verbose_name="obligation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fulfilled obligation",
                        "verbose_name_plural": "fulfilled obligations",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("obligation", "group", "on"), name="fulfilment_once_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opened",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="opened")),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opened",
                                to="groups.documentversion",
                                verbose_name="document",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opened",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opened",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "first reading",
                        "verbose_name_plural": "first readings",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("document__isnull", True)),
                                fields=("person", "meeting"),
                                name="opened_call_first_time_only",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("document__isnull", False)),
                                fields=("person", "meeting", "document"),
                                name="opened_first_time_only",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outcome",
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
                                    ("noted", "Noted"),
                                    ("reflection", "Reflection"),
                                    ("consensus", "Consensus"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("condition", models.TextField(blank=True, verbose_name="condition")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="outcomes",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome",
                        "verbose_name_plural": "outcomes",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind__in", ["decision", "position"]), _negated=True),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="outcome_decision_has_text",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("condition", ""),
                                    ("kind__in", ["decision", "position", "consensus"]),
                                    _connector="OR",
                                ),
                                name="outcome_condition_fits_kind",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOutcomePoint",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("text", models.TextField(verbose_name="text")),
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
                            "outcome",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.outcome",
                                verbose_name="outcome",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical point of an outcome",
                        "verbose_name_plural": "historical points of outcomes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DecisionNumber",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision_numbers",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "outcome",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decision_number",
                                to="meetings.outcome",
                                verbose_name="outcome",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "number of a decision",
                        "verbose_name_plural": "numbers of decisions",
                        "ordering": ["year", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "year", "number"), name="decision_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="decision_number_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomePoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="points",
                                to="meetings.outcome",
                                verbose_name="outcome",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "point of an outcome",
                        "verbose_name_plural": "points of outcomes",
                        "ordering": ["order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("outcome", "order"), name="outcome_point_once"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="outcome_point_has_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pack",
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
                                choices=[("pdf", "All papers in one PDF"), ("zip", "All papers as files")],
                                max_length=3,
                                verbose_name="kind",
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
                                max_length=12,
                                verbose_name="read by",
                            ),
                        ),
                        ("fingerprint", models.CharField(editable=False, max_length=64)),
                        ("asked_at", models.DateTimeField(verbose_name="asked for")),
                        ("pages_total", models.PositiveIntegerField(default=0, verbose_name="pages")),
                        ("pages_done", models.PositiveIntegerField(default=0, verbose_name="pages made")),
                        ("problems", models.JSONField(blank=True, default=list, verbose_name="not merged")),
                        ("file", models.CharField(blank=True, max_length=200, verbose_name="file")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made")),
                        ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="failed")),
                        (
                            "asked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="asked for by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="packs",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pack",
                        "verbose_name_plural": "packs",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "kind", "circle", "fingerprint"),
                                name="pack_once_for_a_circle",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pages_done__lte", models.F("pages_total"))),
                                name="pack_pages_at_most_all",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Paragraph",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="§")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paragraphs",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paragraph",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "paragraph",
                        "verbose_name_plural": "paragraphs",
                        "ordering": ["year", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "year", "number"), name="paragraph_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="paragraph_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Phrase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("text", models.TextField(verbose_name="text")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="phrases",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "phrase for the notes",
                        "verbose_name_plural": "phrases for the notes",
                        "ordering": ["group", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="phrase_has_text"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Presenter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        (
                            "organization",
                            models.CharField(blank=True, max_length=200, verbose_name="organisation"),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="presenters",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="presentations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "presenter",
                        "verbose_name_plural": "presenters",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    models.Q(("name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="presenter_is_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=100, verbose_name="registry number"),
                        ),
                        ("registered_at", models.DateTimeField(verbose_name="registered")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="registrations",
                                to="groups.organization",
                                verbose_name="organisation",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="registered by",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="registrations",
                                to="meetings.minutesversion",
                                verbose_name="notes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "registration",
                        "verbose_name_plural": "registrations",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "version"), name="registration_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Remark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="remark")),
                        ("is_objection", models.BooleanField(default=False, verbose_name="objection")),
                        ("made_at", models.DateTimeField(verbose_name="made")),
                        ("proposed_text", models.TextField(blank=True, verbose_name="proposed wording")),
                        ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="handled")),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("accepted", "Taken in"), ("declined", "Not taken in")],
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("answer_text", models.TextField(blank=True, verbose_name="answer in words")),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remarks",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="remarks",
                                to="meetings.minutes",
                                verbose_name="notes",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "remark",
                        "verbose_name_plural": "remarks",
                        "ordering": ["made_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="remark_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer", ""), ("handled_at__isnull", False), _connector="OR"
                                ),
                                name="remark_answered_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("proposed_text", ""), ("item__isnull", False), _connector="OR"
                                ),
                                name="remark_wording_is_for_an_item",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reservation",
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
                                choices=[("dissent", "Dissent"), ("note_for_record", "Note for the record")],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reservations",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
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
                    ],
                    options={
                        "verbose_name": "dissent or note for the record",
                        "verbose_name_plural": "dissents and notes for the record",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False),
                                    models.Q(("name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reservation_is_somebodys",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "note_for_record"), _negated=True),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reservation_note_has_text",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Response",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("attending", "Attends"),
                                    ("remote", "Attends remotely"),
                                    ("late", "Comes later"),
                                    ("early", "Leaves early"),
                                    ("absent", "Prevented"),
                                ],
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("times", models.CharField(blank=True, max_length=100, verbose_name="when, in part")),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("other_assignment", "Other political assignment"),
                                    ("work", "Work"),
                                    ("private", "Private"),
                                ],
                                max_length=20,
                                verbose_name="reason",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("self", "Own answer, logged in"),
                                    ("link", "Own answer, by the link in the mail"),
                                    ("phone", "By telephone"),
                                    ("mail", "By mail to the office"),
                                    ("calendar", "Own answer, from the calendar"),
                                    ("in_person", "In person"),
                                ],
                                max_length=10,
                                verbose_name="how it came",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="answered")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="responses",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responses",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a call",
                        "verbose_name_plural": "answers to calls",
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "person"), name="response_once"),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), ("answer", "absent"), _connector="OR"),
                                name="response_reason_only_when_absent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SchoolHoliday",
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
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="school_holidays",
                                to="groups.organization",
                                verbose_name="only in",
                            ),
                        ),
                        (
                            "structure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="school_holidays",
                                to="groups.structure",
                                verbose_name="structure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "school holiday",
                        "verbose_name_plural": "school holidays",
                        "ordering": ["starts_on", "name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="school_holiday_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True),
                                name="school_holiday_has_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandingItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "place",
                            models.CharField(
                                choices=[("first", "At the beginning"), ("last", "At the end")],
                                default="first",
                                max_length=5,
                                verbose_name="place on the agenda",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("dialogue", "Dialogue"),
                                    ("exchange", "Exchange of experience"),
                                    ("workshop", "Workshop"),
                                    ("preparation", "Preparation"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                    ("appointment", "Appointment"),
                                    ("report", "Report"),
                                    ("standing", "Standing item"),
                                    ("other_business", "Other business"),
                                    ("break", "Break"),
                                    ("opening", "Opening"),
                                    ("closing", "End of the meeting"),
                                ],
                                default="standing",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "wanted_outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="wanted outcome"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
                        ),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="standing_items",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "standing item",
                        "verbose_name_plural": "standing items",
                        "ordering": ["group", "place", "position"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="standing_item_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True),
                                name="standing_item_has_title",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True, blank=True, db_index=True, verbose_name="ID"
                            ),
                        ),
                        ("position", models.IntegerField(verbose_name="order")),
                        (
                            "numbering",
                            models.CharField(
                                choices=[
                                    ("auto", "By order"),
                                    ("manual", "As written"),
                                    ("none", "No number"),
                                ],
                                default="auto",
                                max_length=10,
                                verbose_name="numbering",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=20, verbose_name="number as written"),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("information", "Information"),
                                    ("dialogue", "Dialogue"),
                                    ("exchange", "Exchange of experience"),
                                    ("workshop", "Workshop"),
                                    ("preparation", "Preparation"),
                                    ("position", "Position"),
                                    ("decision", "Decision"),
                                    ("appointment", "Appointment"),
                                    ("report", "Report"),
                                    ("standing", "Standing item"),
                                    ("other_business", "Other business"),
                                    ("break", "Break"),
                                    ("opening", "Opening"),
                                    ("closing", "End of the meeting"),
                                ],
                                default="information",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "wanted_outcome",
                            models.CharField(blank=True, max_length=300, verbose_name="wanted outcome"),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="summary")),
                        ("audience", models.CharField(blank=True, max_length=200, verbose_name="for whom")),
                        (
                            "facilitator_name",
                            models.CharField(blank=True, max_length=200, verbose_name="facilitator's name"),
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
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("previous_notes", "Approval of the previous notes"),
                                    ("open_actions", "Outstanding questions"),
                                ],
                                max_length=20,
                                verbose_name="put in for",
                            ),
                        ),
                        ("begun_at", models.DateTimeField(blank=True, null=True, verbose_name="begun")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "added_after_call",
                            models.BooleanField(default=False, verbose_name="added after the call"),
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
                            "earlier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="goes on from",
                            ),
                        ),
                        (
                            "facilitator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="facilitator",
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
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                                verbose_name="under",
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
                            "part",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meetingpart",
                                verbose_name="part of the meeting",
                            ),
                        ),
                        (
                            "standing",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.standingitem",
                                verbose_name="standing item",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agenda item",
                        "verbose_name_plural": "historical agenda items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SubstituteRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="reminded")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="substitute_requests",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="member",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                        (
                            "substitute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="substitute_requests",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="substitute",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request to a substitute",
                        "verbose_name_plural": "requests to substitutes",
                        "ordering": ["asked_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "seat", "substitute"), name="substitute_asked_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "accepted")),
                                fields=("meeting", "substitute"),
                                name="substitute_serves_on_one_seat",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupplementDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("message", models.TextField(blank=True, verbose_name="message")),
                        (
                            "only_called",
                            models.BooleanField(default=False, verbose_name="only to those called"),
                        ),
                        ("written_at", models.DateTimeField(verbose_name="written")),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="supplement_draft",
                                to="meetings.meeting",
                                verbose_name="meeting",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supplement_drafts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "supplement being written",
                        "verbose_name_plural": "supplements being written",
                    },
                ),
                migrations.CreateModel(
                    name="AgendaApprover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("role", models.CharField(max_length=200, verbose_name="role")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda_approvers",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "who fixes the agenda",
                        "verbose_name_plural": "who fix the agenda",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="agenda_approver_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("role", ""), _negated=True),
                                name="agenda_approver_has_role",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Annotation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        ("changed_at", models.DateTimeField(verbose_name="changed")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="annotations",
                                to="meetings.agendaitem",
                                verbose_name="agenda item",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="annotations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "shared_with",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="groups.organization",
                                verbose_name="shared within",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "own note on an item",
                        "verbose_name_plural": "own notes on items",
                        "ordering": ["changed_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="annotation_has_text"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallDelegation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("starts_on", models.DateField(verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="to")),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="given_delegations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="given by",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="call_delegations",
                                to="groups.group",
                                verbose_name="group",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delegation to send calls",
                        "verbose_name_plural": "delegations to send calls",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="call_delegation_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallRecipient",
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
                                choices=[
                                    ("member", "Member"),
                                    ("substitute", "Personal substitute"),
                                    ("co_opted", "Co-opted"),
                                    ("official", "Responsible official"),
                                    ("observer", "Observer seat"),
                                ],
                                max_length=20,
                                verbose_name="capacity",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[("called", "Called"), ("for_information", "For information")],
                                max_length=20,
                                verbose_name="called or for information",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "represents",
                            models.CharField(blank=True, max_length=200, verbose_name="represents"),
                        ),
                        ("address", models.EmailField(blank=True, max_length=254, verbose_name="address")),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="meetings.call",
                                verbose_name="call",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received_calls",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="groups.seat",
                                verbose_name="seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "recipient of a call",
                        "verbose_name_plural": "recipients of calls",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("call", "person"), name="call_recipient_once")
                        ],
                    },
                ),
            ],
        ),
        # I-ATT1: per seat at most one who serves at the same time.
        RowGuard(
            model="attendance",
            name="attendance_one_on_a_seat",
            wrong=f"""
                NEW.is_present AND NEW.capacity IN {SERVES}
                AND NEW.from_item_id IS NULL AND NEW.until_item_id IS NULL
                AND EXISTS (
                    SELECT 1 FROM meetings_attendance other
                    WHERE other.minutes_id = NEW.minutes_id AND other.seat_id = NEW.seat_id
                    AND other.id <> NEW.id AND other.is_present AND other.capacity IN {SERVES}
                    AND other.from_item_id IS NULL AND other.until_item_id IS NULL
                    AND (NEW."left" IS NULL OR other.arrived IS NULL OR other.arrived < NEW."left")
                    AND (other."left" IS NULL OR NEW.arrived IS NULL OR NEW.arrived < other."left")
                )
            """,  # noqa: S608
            lock="PERFORM 1 FROM meetings_minutes WHERE id = NEW.minutes_id FOR NO KEY UPDATE",
        ),
    ]
