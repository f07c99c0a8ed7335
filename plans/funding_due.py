"""What falls due by itself about granted money: telling what it led to (S004-18)."""

from datetime import datetime

from groups.post import daily
from plans.actions.funding_decisions import remind_of_report
from plans.funding_states import GRANTED
from plans.models import FundingRequest
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_reports(now: datetime) -> None:
    rows = FundingRequest.objects.filter(state=GRANTED, report_by__isnull=False).order_by("pk")
    one_by_one(list(rows), lambda request: remind_of_report(request, by=None, now=now))
