"""Which link belongs to which invitation: a link names its object by a number, an invitation has a UUID.

The first 63 of its random bits are the number. The link carries no person: only the invitation knows whom.
Opening a link, and using it, leaves nothing there: `withdrawn_at` would tell when somebody answered. A used
one is dead because its invitation is used (ruling 10).
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from evaluations.models import Invitation, Survey
from groups.links import make_links
from groups.models import Link

PURPOSE = "evaluations.answer"
SHIFTED = 65
# Who began before midnight hands in what is written; nobody is told of it.
GRACE = timedelta(minutes=30)


def link_number(invitation: UUID) -> int:
    return invitation.int >> SHIFTED


def end_of(day: date) -> datetime:
    """The moment from which nothing is handed in any more, in the installation's time."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) + GRACE


def day_of_answering(now: datetime) -> date:
    """The day that a hand-in counts as."""
    return timezone.localdate(now - GRACE)


def make_answer_links(survey: Survey, invitations: Sequence[Invitation]) -> list[Link]:
    """A link to each invitation, in their order, living through the survey's last day; again changes
    nothing. Two queries at most."""
    pairs = [(link_number(invitation.pk), None) for invitation in invitations]
    return make_links(PURPOSE, pairs, expires_at=end_of(survey.closes_on))


def link_to(invitation: UUID) -> Link | None:
    """The link of an invitation, for the mail that carries it."""
    return Link.objects.filter(purpose=PURPOSE, object_id=link_number(invitation), person=None).first()


def invitations_of(number: int) -> QuerySet[Invitation]:
    """The invitation that a link's `object_id` stands for, by its range of UUIDs."""
    first = number << SHIFTED
    return Invitation.objects.filter(pk__gte=UUID(int=first), pk__lt=UUID(int=first + (1 << SHIFTED)))


def remove_answer_links(survey: Survey) -> None:
    """Gone, not withdrawn: a withdrawn link keeps the moment. With the last open survey go those whose
    invitations a restored backup left out."""
    links = Link.objects.filter(purpose=PURPOSE)
    if Survey.objects.filter(state=Survey.State.OPEN).exclude(pk=survey.pk).exists():
        numbers = map(link_number, survey.invitations.values_list("pk", flat=True))
        links = links.filter(object_id__in=list(numbers))
    links.delete()
