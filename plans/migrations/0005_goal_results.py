from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

RESULT = models.CharField(
    "result",
    max_length=14,
    choices=[
        ("met", "Met"),
        ("partly", "Partly met"),
        ("not_met", "Not met"),
        ("not_measurable", "Cannot be measured"),
    ],
    blank=True,
)
TEXT = models.TextField("text", blank=True)
AT = models.DateTimeField("summary written down", null=True, blank=True)
DUE = models.DateField("words wanted by", null=True, blank=True)


def by(**more) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="summary written by",
        **more,
    )


class Migration(migrations.Migration):
    """How each goal went is said at its follow-up, and who has been asked for words, and by when (domain.md 6.5)."""

    dependencies = [
        ("plans", "0004_adopted_follow_up_stands"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Without a default, so that SQLite adds the columns and the table keeps its triggers.
        migrations.AddField("followup", "summary_by", by(on_delete=models.PROTECT)),
        migrations.AddField("followup", "summary_at", AT),
        migrations.AddField("followup", "words_due_on", DUE),
        migrations.AddField(
            "historicalfollowup", "summary_by", by(on_delete=models.DO_NOTHING, db_constraint=False)
        ),
        migrations.AddField("historicalfollowup", "summary_at", AT.clone()),
        migrations.AddField("historicalfollowup", "words_due_on", DUE.clone()),
        migrations.RemoveConstraint("goalcomment", "goal_comment_has_text"),
        migrations.AddField("goalcomment", "result", RESULT),
        migrations.AddField("historicalgoalcomment", "result", RESULT.clone()),
        migrations.AlterField("goalcomment", "text", TEXT),
        migrations.AlterField("historicalgoalcomment", "text", TEXT.clone()),
        migrations.AddConstraint(
            "goalcomment",
            models.CheckConstraint(condition=~Q(text="") | ~Q(result=""), name="goal_comment_says_something"),
        ),
    ]
