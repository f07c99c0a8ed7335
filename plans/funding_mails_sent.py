"""Whom the mails about requests for funding go to: those who serve the group that is told."""

from datetime import datetime

from django.utils import timezone

from groups.models import Delivery, Group
from groups.post import post_all
from plans.group_staff import letters_to_staff
from plans.models import FundingRequest

SUBMITTED_MAIL, WITHDRAWN_MAIL = "plans.funding_submitted", "plans.funding_withdrawn"
DECIDED_MAIL, REPORTED_MAIL = "plans.funding_decided", "plans.funding_reported"
REPORT_DUE_MAIL = "plans.funding_report_due"


def tell_staff(
    request: FundingRequest, kind: str, *, to: Group, now: datetime, key: str = ""
) -> list[Delivery]:
    """The mails that were queued now; with a `key`, once for ever to each."""
    letters = letters_to_staff(
        to,
        kind,
        sender=request.applicant if to == request.addressee else request.addressee,
        on=timezone.localdate(now),
        references={"funding_request": request.pk},
        key=f"funding-{request.pk}-{kind}-{key}" if key else "",
    )
    return [sent for sent in post_all(letters, now=now) if sent and sent.queued_at == now]
