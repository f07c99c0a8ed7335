from django.db import migrations, models
from django.db.models import F, Q

from samverkan.lib.row_guard import RowGuard, differs

WHERE = models.CharField(
    blank=True, db_default="", default="", max_length=300, verbose_name="where it was adopted"
)
# The table is guarded, and other tables' guards read it: SQLite could not make it anew. Both databases add a
# column with a default as it is.
ADD_WHERE = "ALTER TABLE plans_activityplan ADD COLUMN adopted_where varchar(300) DEFAULT '' NOT NULL"
NOWHERE = "coalesce(NEW.adopted_where, '') = ''"
OUTCOMES = {"keep": "kept", "widen": "widened", "change": "changed", "drop": "dropped", "new": "new"}
CHOICES = [
    ("kept", "Kept"),
    ("widened", "Widened"),
    ("changed", "Changed"),
    ("dropped", "Dropped"),
    ("new", "Became something new"),
]
STATES = [
    ("proposed", "Proposed"),
    ("adopted", "Adopted"),
    ("received", "Handed over"),
    ("handled", "Handled"),
    ("declined", "Declined"),
]
ENDED = ["handled", "declined"]


def say_what_is_known(apps, schema_editor):
    """Notes handed over before groups adopted them here."""
    notes = apps.get_model("plans", "HandoverNote").objects
    handed_over = notes.exclude(state="proposed").exclude(from_group=None)
    handed_over.update(adopted_on=F("written_at__date"), adopted_where="–")
    for direction, outcome in OUTCOMES.items():
        notes.filter(state="handled", direction=direction).update(outcome=outcome)


def both(model: str, name: str, field: models.Field) -> list[migrations.AddField]:
    return [migrations.AddField(one, name, field.clone()) for one in (model, f"historical{model}")]


class Migration(migrations.Migration):
    """Where a plan was adopted when no item says it, and the whole course of a handover note (domain.md 6.5):
    adopted by the group before it is handed over, and answered or declined."""

    dependencies = [
        ("meetings", "0013_electronic_signature"),
        ("plans", "0005_goal_results"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(ADD_WHERE, "ALTER TABLE plans_activityplan DROP COLUMN adopted_where")],
            [migrations.AddField("activityplan", "adopted_where", WHERE)],
        ),
        migrations.AddField("historicalactivityplan", "adopted_where", WHERE.clone()),
        RowGuard(
            "ActivityPlan",
            "plan_adopted_somewhere",
            f"OLD.state = 'draft' AND NEW.state <> 'draft' AND NEW.adopted_at_id IS NULL AND {NOWHERE}",
            events=["update"],
        ),
        RowGuard(
            "ActivityPlan",
            "adopted_place_is_kept",
            f"OLD.state <> 'draft' AND {differs('adopted_where')}",
            events=["update"],
        ),
        migrations.RemoveConstraint("handovernote", "handover_note_handled_says_how"),
        migrations.AddField(
            "handovernote",
            "adopted_at",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=models.PROTECT,
                related_name="adopted_notes",
                to="meetings.agendaitem",
                verbose_name="adopted at",
            ),
        ),
        migrations.AddField(
            "historicalhandovernote",
            "adopted_at",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=models.DO_NOTHING,
                related_name="+",
                to="meetings.agendaitem",
                verbose_name="adopted at",
            ),
        ),
        *both(
            "handovernote", "adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")
        ),
        *both(
            "handovernote",
            "adopted_where",
            models.CharField(blank=True, default="", max_length=300, verbose_name="where it was adopted"),
        ),
        *both(
            "handovernote",
            "outcome",
            models.CharField(
                blank=True, choices=CHOICES, default="", max_length=7, verbose_name="what became of it"
            ),
        ),
        *(
            migrations.AlterField(
                name,
                "state",
                models.CharField(choices=STATES, default="proposed", max_length=8, verbose_name="state"),
            )
            for name in ("handovernote", "historicalhandovernote")
        ),
        migrations.RunPython(say_what_is_known, migrations.RunPython.noop),
        migrations.AddConstraint(
            "handovernote",
            models.CheckConstraint(
                condition=Q(state="proposed", adopted_on__isnull=True)
                | ~Q(state="proposed")
                & Q(adopted_on__isnull=False)
                & (Q(adopted_at__isnull=False) | ~Q(adopted_where=""))
                | ~Q(state__in=["proposed", "adopted"]) & Q(from_group__isnull=True),
                name="handover_note_adopted_somewhere",
            ),
        ),
        migrations.AddConstraint(
            "handovernote",
            models.CheckConstraint(
                condition=~Q(state__in=ENDED) & Q(how_handled="", handled_on__isnull=True)
                | Q(state__in=ENDED, handled_on__isnull=False) & ~Q(how_handled=""),
                name="handover_note_handled_says_how",
            ),
        ),
        migrations.AddConstraint(
            "handovernote",
            models.CheckConstraint(
                condition=Q(state="handled") & ~Q(outcome="") | ~Q(state="handled") & Q(outcome=""),
                name="handover_note_outcome_when_handled",
            ),
        ),
    ]
