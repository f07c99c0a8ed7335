"""What the daily job sends about recommendations: that the day of some is near, and that it has passed
(S002-C)."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from evaluations.models import Recommendation
from evaluations.recommendation_states import reminder_of
from groups.models import Delivery, Person
from groups.post import post
from samverkan.lib.history import verb

REMINDER_MAIL = "evaluations.recommendation_due"


@verb
def remind_responsible(
    person: Person, rows: Sequence[Recommendation], *, by: None, now: datetime
) -> Delivery | None:
    """One mail a day at most, with all of `rows`, which wait for the person. It goes when one of them is new:
    once in the fortnight before its day; when that has passed once, and then once a month."""
    today = timezone.localdate(now)
    due = [(one, which) for one in rows if (which := reminder_of(one.due_on, today))]
    reminders = [f"{one.pk}-{one.due_on}-{which}" for one, which in due]
    if set(reminders) <= _reminded(person):
        return None
    first = min((one for one, _which in due), key=lambda one: (one.due_on, one.pk))
    return post(
        REMINDER_MAIL,
        person=person,
        name=person.name,
        address=person.address,
        # An answer goes to the group that keeps the one that has waited longest.
        group=first.set.group,
        references={"recommendations": [one.pk for one, _which in due], "reminders": reminders},
        once_key=f"recommendations-{person.pk}-{today}",
        now=now,
    )


def _reminded(person: Person) -> set[str]:
    """Which reminders the person has had; mail rows are kept for longer than a month."""
    rows = Delivery.objects.filter(kind=REMINDER_MAIL, person=person).values_list("references", flat=True)
    return {one for references in rows for one in references.get("reminders", ())}
