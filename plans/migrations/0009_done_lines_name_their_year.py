from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Cast, Concat, ExtractYear


def name_the_year(apps, _editor):
    """A line is of one year; what it tells of, as an activity, may be done again another year."""
    said = apps.get_model("plans", "DoneEntry").objects.exclude(instead_of="")
    year = Cast(ExtractYear("on"), models.CharField(max_length=4))
    said.update(instead_of=Concat("instead_of", Value(":"), year))


class Migration(migrations.Migration):
    """“What have we done” keeps what is said of one year apart from what is said of another (S000-42)."""

    dependencies = [("plans", "0008_follow_up_adopted_where")]

    operations = [migrations.RunPython(name_the_year, migrations.RunPython.noop)]
