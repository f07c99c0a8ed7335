"""What falls due by itself about anchoring: reminders."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from groups.models import ReadingCircle
from groups.post import daily
from issues.actions.anchoring_reports import remind_by_the_day
from issues.course import FINISHED
from issues.models import Anchoring, Issue, StageEntry
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_anchorings(now: datetime) -> None:
    """Issues where something is asked; what is finished or closed is left in peace."""
    asked = Anchoring.objects.filter(issue=OuterRef("pk"), waived_reason="")
    finished = StageEntry.objects.filter(
        issue=OuterRef("pk"), left_on__isnull=True, stage__in=[str(stage) for stage in FINISHED]
    )
    issues = Issue.objects.filter(Exists(asked), ~Exists(finished), circle=ReadingCircle.GROUP)
    one_by_one(list(issues), lambda issue: remind_by_the_day(issue, by=None, now=now))
