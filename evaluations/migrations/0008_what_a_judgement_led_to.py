import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A judgement points at the issue, the item where it was decided and the mandate that came of it
    (S000-45)."""

    dependencies = [
        ("evaluations", "0007_nothing_tells_of_an_answer"),
        ("groups", "0017_pictures_in_words"),
        ("issues", "0007_headings_of_reports"),
        ("meetings", "0013_electronic_signature"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaljudgement",
            name="decided_at",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="meetings.agendaitem",
                verbose_name="decided at",
            ),
        ),
        migrations.AddField(
            model_name="historicaljudgement",
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
        migrations.AddField(
            model_name="historicaljudgement",
            name="mandate",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="groups.mandate",
                verbose_name="mandate",
            ),
        ),
        migrations.AddField(
            model_name="judgement",
            name="decided_at",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.agendaitem",
                verbose_name="decided at",
            ),
        ),
        migrations.AddField(
            model_name="judgement",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="from_judgements",
                to="issues.issue",
                verbose_name="issue",
            ),
        ),
        migrations.AddField(
            model_name="judgement",
            name="mandate",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="groups.mandate",
                verbose_name="mandate",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("led_to", ""), _negated=True),
                    models.Q(
                        ("decided_at__isnull", True), ("issue__isnull", True), ("mandate__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="judgement_tied_says_what",
            ),
        ),
    ]
