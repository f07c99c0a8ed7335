import django.db.models.deletion
from django.db import migrations, models

from samverkan.lib.row_guard import RowGuard, differs

NUMBER = RowGuard(
    "Recommendation", "recommendation_keeps_its_number", differs("number", "set_id"), events=["update"]
)


class Lifted(RowGuard):
    """The guard away, before SQLite makes its table anew and drops it unasked; the same one ends the
    migration."""

    database_forwards = RowGuard.database_backwards
    database_backwards = RowGuard.database_forwards


class Migration(migrations.Migration):
    """An action may come out of a recommendation, and a role in words may see to one."""

    dependencies = [
        ("evaluations", "0004_things_left_out_of_a_report"),
        ("issues", "0007_headings_of_reports"),
        ("meetings", "0013_electronic_signature"),
    ]

    operations = [
        Lifted(NUMBER.model, NUMBER.name, NUMBER.wrong, events=NUMBER.events),
        migrations.RemoveConstraint(
            model_name="recommendationtie",
            name="recommendation_tie_is_one",
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="responsible_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="responsible, in words"),
        ),
        migrations.AddField(
            model_name="historicalrecommendationtie",
            name="action",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="issues.action",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="responsible_name",
            field=models.CharField(blank=True, max_length=200, verbose_name="responsible, in words"),
        ),
        migrations.AddField(
            model_name="recommendationtie",
            name="action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recommendations",
                to="issues.action",
                verbose_name="action",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationtie",
            constraint=models.CheckConstraint(
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
            ),
        ),
        NUMBER,
    ]
