"""The mails about requests for funding: handed in, taken back, decided, and telling what it led to."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.mails import letter
from groups.models import Delivery
from groups.post import mail
from plans.funding_mails_sent import (
    DECIDED_MAIL,
    REPORT_DUE_MAIL,
    REPORTED_MAIL,
    SUBMITTED_MAIL,
    WITHDRAWN_MAIL,
)
from plans.models import FundingRequest
from samverkan.lib.spoken import day_plain


@mail(SUBMITTED_MAIL, gettext_lazy("Request for funding handed in"))
def submitted_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it was taken back before the mail went."""
    return _letter(delivery, _("%(group)s asks for funding"), {"submitted", "under_review"})


@mail(WITHDRAWN_MAIL, gettext_lazy("Request for funding withdrawn"))
def withdrawn_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("%(group)s takes back a request for funding"), {"withdrawn"})


@mail(DECIDED_MAIL, gettext_lazy("Request for funding decided"))
def decided_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("The request for funding is decided"), {"granted", "rejected", "followed_up"})


@mail(REPORTED_MAIL, gettext_lazy("What granted money led to"))
def reported_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("%(group)s tells what the money led to"), {"followed_up"})


@mail(REPORT_DUE_MAIL, gettext_lazy("Reminder to tell what granted money led to"))
def report_due_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it has been told meanwhile."""
    return _letter(delivery, _("Tell what the money led to"), {"granted"}, is_report_due=True)


def _letter(
    delivery: Delivery, subject: str, states: set[str], *, is_report_due: bool = False
) -> EmailMessage | None:
    rows = FundingRequest.objects.select_related("applicant").filter(state__in=states)
    request = rows.filter(pk=delivery.references["funding_request"]).first()
    if request is None:
        return None
    today = timezone.localdate()
    group = request.applicant.name_on(today)
    context = {
        "group": group,
        "request": request,
        "state": request.get_state_display(),
        "report_by": day_plain(request.report_by) if request.report_by else "",
        "is_report_due": is_report_due,
        "is_late": bool(request.report_by and request.report_by < today),
        "link": settings.BASE_URL + reverse("funding:request", args=[request.pk]),
    }
    return letter(delivery, subject=subject % {"group": group}, template="plans/funding", context=context)
