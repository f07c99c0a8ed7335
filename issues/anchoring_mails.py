"""The mails of anchoring: the task with its half page and its link, and the reminder of it."""

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link
from groups.post import mail
from issues.anchoring import is_anchored
from issues.anchoring_link import living_task
from issues.anchoring_reached import ANCHORING_LINK, ASKED_MAIL, REMINDER_MAIL
from issues.home_page import home_page_of
from issues.models import Anchoring


@mail(ASKED_MAIL, gettext_lazy("To be taken up at home"))
def anchoring_asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    found = _task(delivery)
    if found is None:
        return None
    anchoring, link = found
    subject = _("To be taken up in %(name)s: %(title)s")
    return _letter(delivery, anchoring, link, subject, "issues/anchoring_asked")


@mail(REMINDER_MAIL, gettext_lazy("Reminder to take up at home"))
def anchoring_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it has been taken up meanwhile."""
    found = _task(delivery)
    if found is None or is_anchored(found[0].reports.values_list("kind", flat=True)):
        return None
    anchoring, link = found
    is_late = timezone.localdate() > anchoring.due_on
    subject = _("Late: %(title)s in %(name)s") if is_late else _("Reminder: %(title)s in %(name)s")
    return _letter(delivery, anchoring, link, subject, "issues/anchoring_reminder", is_late=is_late)


def _task(delivery: Delivery) -> tuple[Anchoring, Link] | None:
    """None when it is not asked any more, or not of this recipient."""
    now = timezone.now()
    links = Link.objects.filter(
        purpose=ANCHORING_LINK, object_id=delivery.references["anchoring"], person=delivery.person_id
    )
    link = links.filter(withdrawn_at=None, expires_at__gt=now).first()
    anchoring = link and living_task(link, timezone.localdate(now))
    return (anchoring, link) if anchoring else None


def _letter(
    delivery: Delivery, anchoring: Anchoring, link: Link, subject: str, template: str, **more
) -> EmailMessage:
    page = home_page_of(anchoring, timezone.localdate())
    context = {"page": page, "sections": page.sections, "link": url(link, "anchoring:by_link"), **more}
    words = {"title": page.title[:100], "name": page.organization}
    return letter(delivery, subject=subject % words, template=template, context=context)
