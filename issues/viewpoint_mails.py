"""The mails to who is asked for viewpoints: the question with its links, and the reminder."""

from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link
from groups.post import mail
from issues.actions.viewpoint_asking import name_of, newer_than, waited_for
from issues.models import ViewpointRequest
from issues.viewpoint_reached import ASKED_MAIL, BESIDE, REMINDER_MAIL, VIEWPOINT_LINK, living_request


@mail(ASKED_MAIL, gettext_lazy("Request for viewpoints"))
def viewpoint_asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("Viewpoints wanted: %(title)s"), is_reminder=False)


@mail(REMINDER_MAIL, gettext_lazy("Reminder of viewpoints"))
def viewpoint_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("Reminder, viewpoints wanted: %(title)s"), is_reminder=True)


def _letter(delivery: Delivery, subject: str, *, is_reminder: bool) -> EmailMessage | None:
    """None when nothing is asked of this recipient any more, or all that a reminder is about have answered.
    A question stands once if it is the same for all, else under each."""
    today = timezone.localdate()
    asked = _asked_of(delivery, waited_for() if is_reminder else _still_asked())
    if not asked:
        return None
    first, due_on = asked[0][0], min(row.due_on for row, _link in asked)
    is_same = len({row.question for row, _link in asked}) == 1
    context = {
        "material": first.version.material.title,
        "issue": first.version.material.issue.title,
        "number": first.version.number,
        "question": first.question if is_same else "",
        "due_on": due_on,
        "is_late": today > due_on,
        "is_reminder": is_reminder,
        "asked": [
            (name_of(row, today), url(link, "viewpoints:by_link"), "" if is_same else row.question)
            for row, link in asked
        ],
        "needs_no_account": delivery.person_id is None,
    }
    title = subject % {"title": first.version.material.title[:100]}
    return letter(delivery, subject=title, template="issues/viewpoint", context=context)


def _still_asked() -> QuerySet[ViewpointRequest]:
    """Answered or not: whoever is asked again may have answered what was asked before."""
    newer = newer_than(OuterRef("version__material"), OuterRef("version__number"))
    return ViewpointRequest.objects.filter(~Exists(newer), withdrawn_at=None).select_related(*BESIDE)


def _asked_of(delivery: Delivery, rows: QuerySet[ViewpointRequest]) -> list[tuple[ViewpointRequest, Link]]:
    now = timezone.now()
    rows = {row.pk: row for row in rows.filter(pk__in=delivery.references["requests"])}
    links = Link.objects.filter(
        purpose=VIEWPOINT_LINK, object_id__in=list(rows), person=delivery.person_id, withdrawn_at=None
    )
    living = links.filter(expires_at__gt=now).order_by("object_id")
    today = timezone.localdate(now)
    return [(rows[link.object_id], link) for link in living if living_request(link, today)]
