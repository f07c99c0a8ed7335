"""The mails that ask an organisation what it does of a group's activities."""

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link, Organization
from groups.post import mail
from plans.specification_reached import ASKED_MAIL, REMINDER_MAIL, SPECIFICATION_LINK, living_page


@mail(ASKED_MAIL, gettext_lazy("What does your organisation do?"))
def specification_asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _mail(delivery, _("What do you do of the plan of %(name)s?"), "plans/specification_asked")


@mail(REMINDER_MAIL, gettext_lazy("Reminder to say what your organisation does"))
def specification_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when all of it has been answered meanwhile."""
    subject = _("Reminder: what do you do of the plan of %(name)s?")
    return _mail(delivery, subject, "plans/specification_reminder", to_owing=True)


def _mail(delivery: Delivery, subject: str, template: str, *, to_owing: bool = False) -> EmailMessage | None:
    now = timezone.now()
    today = timezone.localdate(now)
    links = Link.objects.filter(
        purpose=SPECIFICATION_LINK,
        object_id=delivery.references["specification"],
        person=delivery.person_id,
    )
    link = links.filter(withdrawn_at=None, expires_at__gt=now).first()
    page = link and living_page(link, today)
    if page is None or (to_owing and all(row.at for _line, row in page.parts)):
        return None
    context = {
        "plan": page.plan,
        "organization": Organization.objects.get(pk=page.organization).name_on(today),
        "count": len(page.parts),
        "link": url(link, "activities:by_link"),
    }
    name = page.plan.group.name_on(today)
    return letter(delivery, subject=subject % {"name": name}, template=template, context=context)
