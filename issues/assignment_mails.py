"""The mails about an assignment: that it is given, reminders, that it was sent back, and that it has come."""

from dataclasses import replace

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link, ReadingCircle
from groups.post import mail
from issues.assignment_access import assignments_for
from issues.assignment_lines import lines_of
from issues.assignment_link import living_performer
from issues.assignment_reached import DELIVERED_MAIL, GIVEN_MAIL, REMINDER_MAIL, REPORT_LINK, RETURNED_MAIL
from issues.assignment_states import UNDONE
from issues.models import Assignment

State = Assignment.State


@mail(GIVEN_MAIL, gettext_lazy("An assignment is given"))
def given_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("Assignment: %(wording)s"), UNDONE, what="given")


@mail(REMINDER_MAIL, gettext_lazy("Reminder of an assignment"))
def reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it is delivered meanwhile."""
    return _letter(delivery, _("Reminder of assignment: %(wording)s"), UNDONE, what="reminder")


@mail(RETURNED_MAIL, gettext_lazy("An assignment is sent back"))
def returned_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("Sent back: %(wording)s"), {State.RETURNED}, what="returned")


@mail(DELIVERED_MAIL, gettext_lazy("An assignment is delivered"))
def delivered_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("Delivered: %(wording)s"), {State.DELIVERED}, what="delivered")


def _letter(delivery: Delivery, subject: str, states, *, what: str) -> EmailMessage | None:
    """None when it is in another state by now, the link is dead, or the receiver may not read it: a mail is
    written later than it is asked for. A closed one is not told of in a mail, which may be forwarded."""
    today = timezone.localdate()
    rows = Assignment.objects.all()
    if not delivery.references["performer"]:
        rows = assignments_for(delivery.person)
    rows = rows.filter(pk=delivery.references["assignment"], state__in=states)
    found = lines_of(rows, None, today)
    address = _address(delivery)
    if not found or not address:
        return None
    (line,) = found
    closed = ~Q(circle=ReadingCircle.GROUP) | Q(issue__isnull=False) & ~Q(issue__circle=ReadingCircle.GROUP)
    if rows.filter(closed).exists():
        line = replace(line, wording=_("A closed assignment. Open it to read what it says."), result="")
    context = {
        "line": line,
        "what": what,
        "link": address,
        "needs_no_log_in": bool(delivery.references["performer"]),
    }
    title = subject % {"wording": " ".join(line.wording.split())[:100]}
    return letter(delivery, subject=title, template="issues/assignment", context=context)


def _address(delivery: Delivery) -> str:
    """The organisation's link, or the page behind the log-in; "" when the link is dead."""
    performer, now = delivery.references["performer"], timezone.now()
    if not performer:
        page = reverse("assignments:assignment", args=[delivery.references["assignment"]])
        return settings.BASE_URL + page
    links = Link.objects.filter(purpose=REPORT_LINK, object_id=performer, person=delivery.person_id)
    link = links.filter(withdrawn_at=None, expires_at__gt=now).first()
    if link is None or living_performer(link, timezone.localdate(now)) is None:
        return ""
    return url(link, "assignments:by_link")
