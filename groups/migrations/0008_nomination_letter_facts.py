from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0007_seat_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalnominationrecipient",
            name="answered_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="who answers"),
        ),
        migrations.AddField(
            model_name="nominationrecipient",
            name="answered_by",
            field=models.CharField(blank=True, max_length=200, verbose_name="who answers"),
        ),
        migrations.AddField(
            model_name="nominationletter",
            name="facts",
            field=models.JSONField(default=dict, verbose_name="what was sent"),
        ),
    ]
