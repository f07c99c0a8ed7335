"""The reminder of an action, with the link that answers it without log-in."""

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link
from groups.post import mail
from issues.actions import UNFINISHED
from issues.models import Action
from meetings.action_reminders import ACTION_DUE, ACTION_LINK
from meetings.due_actions import due_of, with_dues


@mail(ACTION_DUE, gettext_lazy("Reminder of an action"))
def action_due_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it is done meanwhile."""
    today = timezone.localdate()
    rows = Action.objects.filter(pk=delivery.references["action"], state__in=UNFINISHED)
    action = with_dues(rows.select_related("group"), today).first()
    link = Link.objects.filter(
        purpose=ACTION_LINK, object_id=delivery.references["action"], person=delivery.person_id
    ).first()
    if action is None or link is None:
        return None
    is_today = delivery.references["which"] == "day"
    subject = _("To be done today: %(text)s") if is_today else _("To be done in a week: %(text)s")
    context = {
        "action": action,
        "due": due_of(action)[1],
        "done": url(link, "issues:by_link"),
    }
    return letter(
        delivery,
        subject=subject % {"text": action.text[:100]},
        template="meetings/action_due",
        context=context,
    )
