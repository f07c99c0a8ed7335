"""What falls due by itself about viewpoints: the reminders."""

from datetime import datetime

from groups.post import daily
from issues.actions.viewpoint_asking import remind_by_the_day, waited_for
from issues.models import MaterialVersion
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_viewpoints(now: datetime) -> None:
    asked = waited_for().order_by().values("version")
    versions = MaterialVersion.objects.filter(pk__in=asked).select_related("material__issue").order_by("pk")
    one_by_one(list(versions.defer("facts", "text")), lambda row: remind_by_the_day(row, by=None, now=now))
