import django.db.models.deletion
from django.db import migrations, models

# Of these the planner would keep the commonest and rarest values, word for word, also when the rows are gone.
ALIVE_WHILE_OPEN = ("Answer", "Response", "ConfidentialResponse", "Invitation", "SurveyText")


class WithoutLock(migrations.AlterField):
    """A constraint of PostgreSQL alone: SQLite locks no rows, and would make the table anew without its
    guards."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


def pointer(to: str, name: str, **more) -> models.ForeignKey:
    return models.ForeignKey(db_constraint=False, related_name="+", to=to, verbose_name=name, **more)


def gather_no_values(apps, schema_editor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for name in ALIVE_WHILE_OPEN:
        model = apps.get_model("evaluations", name)
        columns = ", ".join(
            f'ALTER COLUMN "{field.column}" SET STATISTICS 0' for field in model._meta.concrete_fields
        )
        schema_editor.execute(f'ALTER TABLE "{model._meta.db_table}" {columns}')


class Migration(migrations.Migration):
    """What an answer points to is not locked by it, no value of an answer is kept for the planner, and what
    is taken away while the database is packed is packed again (ruling 23)."""

    dependencies = [("evaluations", "0006_a_survey_is_broken_down_one_way")]

    operations = [
        WithoutLock(
            "Answer",
            "choice",
            pointer(
                "evaluations.choice",
                "choice",
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
            ),
        ),
        WithoutLock(
            "Answer",
            "question",
            pointer("evaluations.question", "question", on_delete=django.db.models.deletion.CASCADE),
        ),
        WithoutLock(
            "Response",
            "group",
            pointer(
                "groups.group",
                "group",
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
            ),
        ),
        migrations.AddField("Survey", "removal", models.UUIDField(blank=True, editable=False, null=True)),
        migrations.RunPython(gather_no_values, migrations.RunPython.noop),
    ]
