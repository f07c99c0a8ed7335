"""The mail about recommendations: that the day of each is near, or has passed."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.recommendation_reminding import REMINDER_MAIL
from evaluations.models import Recommendation
from evaluations.recommendation_states import is_waited_for
from groups.mails import letter
from groups.models import Delivery
from groups.post import mail


@dataclass(frozen=True)
class DueLine:
    number: int
    text: str
    title: str
    due_on: date
    is_late: bool
    is_sorted: bool
    link: str


@mail(REMINDER_MAIL, gettext_lazy("Reminder of a recommendation"))
def recommendation_due_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """Those that are waited for still; None when all were done, declined or taken away meanwhile."""
    rows = Recommendation.objects.select_related("set").filter(due_on__isnull=False)
    rows = rows.filter(pk__in=_about(delivery)).order_by("due_on", "set", "number")
    today = timezone.localdate()
    due = [_line(one, today) for one in rows if is_waited_for(one.state, one.disposition)]
    if not due:
        return None
    template = "evaluations/recommendation_due"
    return letter(delivery, subject=_subject(due), template=template, context={"due": due})


def _about(delivery: Delivery) -> list[int]:
    """A mail that was queued before they were gathered has one."""
    about = delivery.references
    return about["recommendations"] if "recommendations" in about else [about["recommendation"]]


def _line(one: Recommendation, today: date) -> DueLine:
    return DueLine(
        number=one.number,
        text=one.text,
        title=one.set.title,
        due_on=one.due_on,
        is_late=one.due_on < today,
        is_sorted=one.state != Recommendation.State.RECEIVED,
        link=settings.BASE_URL + reverse("recommendations:one", args=[one.pk]),
    )


def _subject(due: list[DueLine]) -> str:
    if len(due) > 1:
        return _("%(count)s recommendations are to be followed up") % {"count": len(due)}
    key = _("Recommendation %(number)s is to be followed up")
    if due[0].is_late:
        key = _("Recommendation %(number)s was to be followed up")
    return key % {"number": due[0].number}
