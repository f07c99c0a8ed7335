"""The mail about a recommendation: that its day is near, or has passed."""

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


@mail(REMINDER_MAIL, gettext_lazy("Reminder of a recommendation"))
def recommendation_due_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """None when it was done, declined or taken away meanwhile."""
    rows = Recommendation.objects.select_related("set").filter(due_on__isnull=False)
    found = rows.filter(pk=delivery.references["recommendation"]).first()
    if found is None or not is_waited_for(found.state, found.disposition):
        return None
    is_late = found.due_on < timezone.localdate()
    key = _("Recommendation %(number)s is to be followed up")
    if is_late:
        key = _("Recommendation %(number)s was to be followed up")
    subject = key % {"number": found.number}
    context = {
        "recommendation": found,
        "is_sorted": found.state != Recommendation.State.RECEIVED,
        "due_on": found.due_on,
        "is_late": is_late,
        "link": settings.BASE_URL + reverse("recommendations:one", args=[found.pk]),
    }
    return letter(delivery, subject=subject, template="evaluations/recommendation_due", context=context)
