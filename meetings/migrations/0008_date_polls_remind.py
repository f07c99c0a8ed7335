"""A date poll says whether substitutes are asked, and when those who were silent were reminded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0007_one_on_a_seat_at_a_time")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="asks_substitutes",
            field=models.BooleanField(default=False, verbose_name="substitutes are asked too"),
        )
        for name in ("datepoll", "historicaldatepoll")
    ] + [
        migrations.AddField(
            model_name=name,
            name="reminded_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="reminded"),
        )
        for name in ("datepoll", "historicaldatepoll")
    ]
