"""What falls due by itself about results: surveys are closed the day after their last (I-SUR4), and the
database is packed where that failed."""

from datetime import datetime

from evaluations.actions.closing import close_survey
from evaluations.answer_links import day_of_answering
from evaluations.models import Survey
from evaluations.packing import CLOSED, pack_surveys
from groups.post import daily
from samverkan.lib.one_by_one import one_by_one


@daily
def close_surveys(now: datetime) -> None:
    rows = Survey.objects.filter(state=Survey.State.OPEN, closes_on__lt=day_of_answering(now)).order_by("pk")
    one_by_one(list(rows), lambda row: close_survey(row, by=None, now=now))


@daily
def pack_what_was_not(now: datetime) -> None:
    if Survey.objects.filter(state__in=CLOSED, packed_at=None).exists():
        pack_surveys.enqueue()
