from django.db import migrations, models

WHY = models.CharField(blank=True, max_length=300, verbose_name="why it was sent back")


class Migration(migrations.Migration):
    """A follow-up that is sent back to be written on says why."""

    dependencies = [("plans", "0002_what_is_adopted_stands")]

    operations = [
        migrations.AddField("followup", "why_sent_back", WHY),
        migrations.AddField("historicalfollowup", "why_sent_back", WHY.clone()),
    ]
