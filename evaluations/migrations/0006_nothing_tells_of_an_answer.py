from django.db import migrations

# Of these the planner would keep the commonest and rarest values, word for word, also when the rows are gone.
ALIVE_WHILE_OPEN = ("Answer", "Response", "ConfidentialResponse", "Invitation", "SurveyText")


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
    """No value of an answer is kept for the planner (ruling 23)."""

    dependencies = [("evaluations", "0005_a_survey_is_broken_down_one_way")]

    operations = [migrations.RunPython(gather_no_values, migrations.RunPython.noop)]
