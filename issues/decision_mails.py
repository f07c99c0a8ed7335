"""The mails to an organisation that is asked to decide: the question with its links, and the reminder."""

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link
from groups.post import mail
from issues.actions.decision_asking import waited_for
from issues.actions.decisions import issue_of
from issues.decision_facts import path_heading
from issues.decision_links import (
    ASKED_MAIL,
    DECISION_LINK,
    DECISION_PAGE,
    REMINDER_MAIL,
    last_day_of_link,
)
from issues.models import OrganizationDecision


@mail(ASKED_MAIL, gettext_lazy("Request for a decision"))
def asked_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("To be decided: %(title)s"), is_reminder=False)


@mail(REMINDER_MAIL, gettext_lazy("Reminder of a decision"))
def reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    return _letter(delivery, _("Reminder, to be decided: %(title)s"), is_reminder=True)


def _letter(delivery: Delivery, subject: str, *, is_reminder: bool) -> EmailMessage | None:
    """None when everything has been answered since, or the links are withdrawn."""
    rows = list(waited_for().filter(pk__in=delivery.references["decisions"]))
    links = _living([row.pk for row in rows])
    rows = [row for row in rows if row.pk in links]
    if not rows:
        return None
    today, due_on = timezone.localdate(), min(row.due_on for row in rows)
    issue = issue_of(rows[0])
    context = {
        "issue": issue,
        "position": rows[0].position,
        "organization": rows[0].organization.name_on(today),
        "due_on": due_on,
        "is_late": today > due_on,
        "is_reminder": is_reminder,
        "asked": [(_what(row), url(links[row.pk], DECISION_PAGE)) for row in rows],
        "last_day": last_day_of_link(due_on),
    }
    title = subject % {"title": issue.title}
    return letter(delivery, subject=title, template="issues/decision", context=context)


def _what(row: OrganizationDecision) -> str:
    """Which board, and which path where the organisation is asked along several."""
    path = path_heading(row.path.label, row.path.title, row.path.version.number)
    return f"{row.board.name}: {path}" if row.board else path


def _living(decisions: list[int]) -> dict[int, Link]:
    rows = Link.objects.filter(purpose=DECISION_LINK, object_id__in=decisions, person=None)
    return {link.object_id: link for link in rows.filter(withdrawn_at=None, expires_at__gt=timezone.now())}
