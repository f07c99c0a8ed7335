"""The two mails of a date poll; the link in them is the person's own (P41)."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link
from groups.post import mail
from meetings.actions.polls import ASKED, POLL_LINK, REMINDED
from meetings.models import DatePoll, DatePollAnswer


@mail(ASKED, gettext_lazy("Question about times"))
def asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("Which time suits you? %(title)s"))


@mail(REMINDED, gettext_lazy("Reminder about times"))
def reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None for who has answered while it waited."""
    poll, person = delivery.references["poll"], delivery.person_id
    if DatePollAnswer.objects.filter(time__poll=poll, person=person).exists():
        return None
    return _letter(delivery, _("Reminder: which time suits you? %(title)s"))


def _letter(delivery: Delivery, subject: str) -> EmailMessage | None:
    poll = DatePoll.objects.select_related("asked_by").filter(pk=delivery.references["poll"]).first()
    if poll is None or poll.closed_at:
        return None
    link = Link.objects.get(
        purpose=POLL_LINK, object_id=poll.pk, person=delivery.person_id, withdrawn_at=None
    )
    return letter(
        delivery,
        subject=subject % {"title": poll.title},
        template="meetings/date_poll",
        context={"poll": poll, "times": list(poll.times.all()), "address": url(link, "times:poll_link")},
    )
