"""The mails about local groups' plans: asked for, the reminder, and that one has come."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.mails import letter
from groups.models import Delivery
from groups.post import mail
from plans.actions.local_plans import ASKED_MAIL, HANDED_IN_MAIL, REMINDER_MAIL
from plans.models import HandedInPlan, PlanRequest


@mail(ASKED_MAIL, gettext_lazy("Request for a local plan"))
def asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _asking(delivery, _("%(group)s asks for your plan"))


@mail(REMINDER_MAIL, gettext_lazy("Reminder of a local plan"))
def reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _asking(delivery, _("Reminder: %(group)s asks for your plan"))


@mail(HANDED_IN_MAIL, gettext_lazy("Local plan handed in"))
def handed_in_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    request = _request(delivery)
    answers = HandedInPlan.objects.select_related("plan__group").filter(request=request)
    answer = answers.filter(plan=delivery.references["plan"]).first()
    if answer is None:
        return None
    name = answer.plan.group.name_on(timezone.localdate())
    return _letter(
        delivery, request, _("%(group)s has handed in its plan") % {"group": name}, plan=answer.plan
    )


def _asking(delivery: Delivery, subject: str) -> EmailMessage | None:
    """None when the group has handed in meanwhile."""
    request = _request(delivery)
    answered = HandedInPlan.objects.filter(request=request, plan__group=delivery.references["group"])
    if request is None or answered.exists():
        return None
    name = request.group.name_on(timezone.localdate())
    return _letter(delivery, request, subject % {"group": name})


def _request(delivery: Delivery) -> PlanRequest | None:
    rows = PlanRequest.objects.select_related("group")
    return rows.filter(pk=delivery.references["plan_request"]).first()


def _letter(delivery: Delivery, request: PlanRequest, subject: str, plan=None) -> EmailMessage:
    context = {
        "request": request,
        "plan": plan,
        "is_late": timezone.localdate() > request.due_on,
        "link": settings.BASE_URL + reverse("local_plans:request", args=[request.pk]),
    }
    return letter(delivery, subject=subject, template="plans/local_plans", context=context)
