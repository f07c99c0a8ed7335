import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import samverkan.lib.create_models

ID = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")
GENDERS = [("T", "Both"), ("K", "Women"), ("M", "Men")]
STATES = [
    ("idea", "Idea"),
    ("expected", "Expected"),
    ("applied", "Applied for"),
    ("approved", "Approved"),
    ("running", "Under way"),
    ("finished", "Finished"),
    ("rejected", "Turned down"),
    ("withdrawn", "Withdrawn"),
]
STATE = models.CharField(choices=STATES, default="idea", max_length=9, verbose_name="state")
ITEM, ACTION, GOAL, INDICATOR = "meetings.agendaitem", "issues.action", "plans.goal", "plans.indicator"


def approve_what_is_handed_in(apps, schema_editor):
    """Requests handed in before anybody was asked what the local group had said."""
    handed_in = apps.get_model("plans", "FundingRequest").objects.filter(submitted_on__isnull=False)
    handed_in.update(approved_on=F("submitted_on"), approved_how="–")


def to(model: str, name: str, related: str = "+", **options) -> models.ForeignKey:
    given = {"on_delete": django.db.models.deletion.CASCADE, "related_name": related} | options
    return models.ForeignKey(to=model, verbose_name=name, **given)


def kept(model: str, name: str) -> models.ForeignKey:
    """The same in a historical row."""
    given = {"blank": True, "null": True, "db_constraint": False}
    return to(model, name, on_delete=django.db.models.deletion.DO_NOTHING, **given)


def made(name: str, fields: list, one: str, many: str, ordering: list, constraints: list):
    options = {"verbose_name": one, "verbose_name_plural": many, "ordering": ordering}
    return migrations.CreateModel(name, [("id", ID.clone()), *fields], options | {"constraints": constraints})


def history_of(name: str, fields: list, one: str, many: str) -> migrations.CreateModel:
    rows = models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")
    kinds = [("+", "Created"), ("~", "Changed"), ("-", "Deleted")]
    by = models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )
    return migrations.CreateModel(
        f"Historical{name}",
        [
            ("id", rows),
            *fields,
            ("history_id", models.AutoField(primary_key=True, serialize=False)),
            ("history_date", models.DateTimeField(db_index=True)),
            ("history_change_reason", models.TextField(null=True)),
            ("history_type", models.CharField(choices=kinds, max_length=1)),
            ("history_user", by),
        ],
        {
            "verbose_name": f"historical {one}",
            "verbose_name_plural": f"historical {many}",
            "ordering": ("-history_date", "-history_id"),
            "get_latest_by": ("history_date", "history_id"),
        },
        bases=(simple_history.models.HistoricalChanges, models.Model),
    )


def both(model: str, name: str, field: models.Field, operation=migrations.AddField) -> list:
    return [operation(one, name, field.clone()) for one in (model, f"historical{model}")]


PLACE = [
    ("area", models.CharField(max_length=4, verbose_name="id in Kolada")),
    ("name", models.CharField(max_length=200, verbose_name="name")),
]
COMPARED = ("place to compare with", "places to compare with")
TIE = ("tie of a goal", "ties of goals")
NEW = [
    made(
        "ComparedPlace",
        [*PLACE, ("indicator", to(INDICATOR, "indicator", "compared"))],
        *COMPARED,
        ["area"],
        [
            models.UniqueConstraint(fields=["indicator", "area"], name="compared_place_once"),
            models.CheckConstraint(condition=~Q(area="") & ~Q(name=""), name="compared_place_is_named"),
        ],
    ),
    made(
        "ComparedValue",
        [
            ("year", models.PositiveSmallIntegerField(verbose_name="year")),
            (
                "gender",
                models.CharField(choices=GENDERS, default="T", max_length=1, verbose_name="gender"),
            ),
            (
                "value",
                models.DecimalField(decimal_places=4, max_digits=18, null=True, verbose_name="value"),
            ),
            ("fetched_on", models.DateField(verbose_name="fetched")),
            ("place", to("plans.comparedplace", "place to compare with", "values")),
        ],
        "value to compare with",
        "values to compare with",
        ["-year", "gender"],
        [models.UniqueConstraint(fields=["place", "year", "gender"], name="compared_value_once")],
    ),
    made(
        "GoalTie",
        [
            ("goal", to(GOAL, "goal", "ties")),
            ("item", to(ITEM, "agenda item", "goals", blank=True, null=True)),
            ("action", to(ACTION, "action", "goals", blank=True, null=True)),
        ],
        *TIE,
        ["pk"],
        [
            models.CheckConstraint(
                condition=Q(item__isnull=False, action=None) | Q(item=None, action__isnull=False),
                name="goal_tie_is_one",
            ),
            models.UniqueConstraint(
                fields=["goal", "item"], condition=Q(item__isnull=False), name="goal_tie_item_once"
            ),
            models.UniqueConstraint(
                fields=["goal", "action"], condition=Q(action__isnull=False), name="goal_tie_action_once"
            ),
        ],
    ),
    history_of(
        "ComparedPlace",
        [*((name, field.clone()) for name, field in PLACE), ("indicator", kept(INDICATOR, "indicator"))],
        *COMPARED,
    ),
    history_of(
        "GoalTie",
        [
            ("goal", kept(GOAL, "goal")),
            ("item", kept(ITEM, "agenda item")),
            ("action", kept(ACTION, "action")),
        ],
        *TIE,
    ),
]


class Migration(migrations.Migration):
    """A request for money says what its own group has said of it, a project may be withdrawn and says why
    (domain.md 6.5), a goal is tied to items and actions (P46), what was done may be ordered and shown to the
    public (S000-42), and an indicator is set beside places outside the group (domain.md 3.8)."""

    dependencies = [
        ("meetings", "0013_electronic_signature"),
        ("plans", "0006_adopted_where_and_how_notes_end"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        samverkan.lib.create_models.CreateModels(NEW),
        *both(
            "fundingrequest",
            "approved_on",
            models.DateField(blank=True, null=True, verbose_name="approved by the group on"),
        ),
        *both(
            "fundingrequest",
            "approved_how",
            models.CharField(blank=True, default="", max_length=300, verbose_name="how it was approved"),
        ),
        migrations.AddField(
            "fundingrequest",
            "approved_at",
            to(ITEM, "approved at", blank=True, null=True, on_delete=django.db.models.deletion.PROTECT),
        ),
        migrations.AddField("historicalfundingrequest", "approved_at", kept(ITEM, "approved at")),
        migrations.RunPython(approve_what_is_handed_in, migrations.RunPython.noop),
        migrations.AddConstraint(
            "fundingrequest",
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=True)
                | Q(approved_on__isnull=False) & (Q(approved_at__isnull=False) | ~Q(approved_how="")),
                name="funding_request_approved_by_its_group",
            ),
        ),
        *both("project", "state", STATE, migrations.AlterField),
        *both(
            "project",
            "reason",
            models.CharField(blank=True, default="", max_length=300, verbose_name="reason"),
        ),
        migrations.AddConstraint(
            "project",
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(reason=""), name="project_withdrawn_says_why"
            ),
        ),
        *both(
            "doneentry", "is_public", models.BooleanField(default=False, verbose_name="shown to the public")
        ),
        *both(
            "doneentry",
            "place",
            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="place"),
        ),
        migrations.RemoveConstraint("doneentry", "done_entry_has_text"),
        migrations.AddConstraint(
            "doneentry",
            models.CheckConstraint(condition=~Q(text="") | ~Q(instead_of=""), name="done_entry_has_text"),
        ),
        migrations.AddConstraint(
            "doneentry",
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(is_hidden=False) & ~Q(text=""),
                name="done_entry_public_is_read",
            ),
        ),
    ]
