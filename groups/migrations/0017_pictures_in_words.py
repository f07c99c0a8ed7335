from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("groups", "0016_found_without_a_group"),
    ]

    operations = [
        migrations.AddField(
            model_name="documentversion",
            name="figure_text",
            field=models.TextField(blank=True, verbose_name="what the picture shows"),
        ),
    ]
