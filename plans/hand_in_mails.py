"""The mails about readings: asked for, reminded of, sent back, and due."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link
from groups.post import mail
from plans.actions.reading_reminders import READING_DUE_MAIL
from plans.hand_in_reached import (
    ASKED_MAIL,
    HAND_IN_LINK,
    OWING,
    REMINDER_MAIL,
    SENT_BACK_MAIL,
    living_hand_in,
)
from plans.held_readings import held_of
from plans.models import HandIn, Indicator
from plans.periods import code_of, name_of
from plans.reading_late import asked_of, owed_for
from plans.reporting_organizations import reporting_organizations


@mail(ASKED_MAIL, gettext_lazy("Figures to hand in"))
def hand_in_asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _hand_in_mail(delivery, _("Figures for %(period)s from %(name)s"), "plans/hand_in_asked")


@mail(REMINDER_MAIL, gettext_lazy("Reminder to hand in figures"))
def hand_in_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when they have been handed in meanwhile."""
    subject = _("Reminder: figures for %(period)s from %(name)s")
    return _hand_in_mail(delivery, subject, "plans/hand_in_reminder", OWING)


@mail(SENT_BACK_MAIL, gettext_lazy("Figures sent back"))
def hand_in_sent_back_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    subject = _("Look again at the figures for %(period)s from %(name)s")
    return _hand_in_mail(delivery, subject, "plans/hand_in_sent_back", (HandIn.State.SENT_BACK,))


def _hand_in_mail(
    delivery: Delivery, subject: str, template: str, states: tuple = OWING
) -> EmailMessage | None:
    now = timezone.now()
    today = timezone.localdate(now)
    links = Link.objects.filter(
        purpose=HAND_IN_LINK, object_id=delivery.references["hand_in"], person=delivery.person_id
    )
    link = links.filter(withdrawn_at=None, expires_at__gt=now).first()
    hand_in = link and living_hand_in(link, today)
    if hand_in is None or hand_in.state not in states:
        return None
    period = name_of(hand_in.frequency, hand_in.period)
    name = hand_in.organization.name_on(today)
    context = {
        "hand_in": hand_in,
        "period": period,
        "organization": name,
        "is_late": today > hand_in.due_on,
        "link": url(link, "indicators:hand_in_by_link"),
    }
    words = {"period": period, "name": name}
    return letter(delivery, subject=subject % words, template=template, context=context)


@mail(READING_DUE_MAIL, gettext_lazy("Reading that is late"))
def reading_due_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when the indicator is somebody else's by now, or the reading is there. Those that are asked by
    link and have an address are not named: they have a reminder of their own."""
    rows = Indicator.objects.filter(pk=delivery.references["indicator"], responsible=delivery.person_id)
    indicator = rows.select_related("group").first()
    if indicator is None:
        return None
    period, today = date.fromisoformat(delivery.references["period"]), timezone.localdate()
    organizations = reporting_organizations([indicator.group_id], today)[indicator.group_id]
    held, asked = held_of([indicator.pk])[indicator.pk], asked_of([indicator.pk], today)[indicator.pk]
    owed = owed_for(indicator, period, held, organizations, today, asked)
    if owed is None:
        return None
    context = {
        "indicator": indicator,
        "period": owed.period_name,
        "due_on": owed.due_on,
        "lacking": [organizations.names[pk] for pk in owed.organizations],
        "link": f"{settings.BASE_URL}{reverse('indicators:enter', args=[indicator.pk])}"
        f"?period={code_of(indicator.frequency, period)}",
    }
    words = {"period": owed.period_name, "name": indicator.name[:100]}
    return letter(
        delivery,
        subject=_("Late: %(name)s for %(period)s") % words,
        template="plans/reading_due",
        context=context,
    )
