import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("issues", "0004_issues_in_whole")]

    operations = [
        migrations.AlterField(
            model_name="viewpoint",
            name="request",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="viewpoints",
                to="issues.viewpointrequest",
                verbose_name="request",
            ),
        ),
        migrations.AlterField(
            model_name="viewpoint",
            name="point",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="viewpoints",
                to="issues.pathpoint",
                verbose_name="point",
            ),
        ),
        migrations.AddConstraint(
            model_name="viewpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("point__isnull", True)), fields=("request",), name="viewpoint_whole_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="viewpoint",
            constraint=models.UniqueConstraint(fields=("request", "point"), name="viewpoint_point_once"),
        ),
    ]
