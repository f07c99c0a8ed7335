"""What the daily job sends about a recommendation: that its day is near, and that it has passed (S002-C)."""

from datetime import date, datetime

from django.utils import timezone

from evaluations.models import Recommendation
from evaluations.recommendation_states import is_waited_for, reminder_of
from groups.models import Delivery
from groups.post import Letter, post_all
from plans.group_staff import letters_to_staff
from samverkan.lib.history import verb

REMINDER_MAIL = "evaluations.recommendation_due"


@verb
def remind_of_recommendation(one: Recommendation, *, by: None, now: datetime) -> list[Delivery]:
    """Once in the fortnight before the day it is to be followed up by; when that has passed once, and then
    once a month. To who is responsible; where that is nobody with an address, to those who staff the
    responsible group, else the one that keeps it."""
    today = timezone.localdate(now)
    which = reminder_of(one.due_on, today) if is_waited_for(one.state, one.disposition) else ""
    if not which:
        return []
    key = f"recommendation-{one.pk}-{one.due_on}" + ("" if which == "before" else f"-{which}")
    return [sent for sent in post_all(_letters(one, today, key), now=now) if sent and sent.queued_at == now]


def _letters(one: Recommendation, today: date, key: str) -> list[Letter]:
    keeper, references = one.set.group, {"recommendation": one.pk}
    if (person := one.responsible) and person.address:
        letter = Letter(
            kind=REMINDER_MAIL,
            person=person,
            name=person.name,
            address=person.address,
            group=keeper,
            references=references,
            once_key=f"{key}-{person.pk}",
        )
        return [letter]
    for group in filter(None, (one.responsible_group, keeper)):
        letters = letters_to_staff(
            group, REMINDER_MAIL, sender=keeper, on=today, references=references, key=key
        )
        if any(letter.address for letter in letters):
            return letters
    return []
