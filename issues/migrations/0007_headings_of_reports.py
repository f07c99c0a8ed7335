from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("issues", "0006_what_is_decided_stands"),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="report_headings",
            field=models.TextField(blank=True, verbose_name="headings of the report"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="report_headings",
            field=models.TextField(blank=True, verbose_name="headings of the report"),
        ),
    ]
