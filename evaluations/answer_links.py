"""The links by which a survey is answered, each to one invitation and never to a person (ruling 10).

Who sees the table of links meets a number without a name. Opening a link, and using it, leaves nothing there:
`withdrawn_at` would tell when somebody answered. A used one is dead because its invitation is used.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from evaluations.models import Invitation, Survey
from groups.links import make_links
from groups.models import Link

ANSWER_LINK = "evaluations.answer"
# Of an invitation's 128 bits as many as a link's number holds: 59 of them drawn by lot.
_REST = 128 - 63


def number_of(pk: UUID) -> int:
    """What a link says instead of the invitation's own id, which is longer than its column. Pure."""
    return pk.int >> _REST


def end_of(day: date) -> datetime:
    """The moment when the day is over, in the installation's time. Pure."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def make_answer_links(survey: Survey, invitations: Sequence[Invitation]) -> list[Link]:
    """A link to each invitation, in their order, living through the survey's last day; again changes
    nothing. Two queries at most."""
    pairs = [(number_of(invitation.pk), None) for invitation in invitations]
    return make_links(ANSWER_LINK, pairs, expires_at=end_of(survey.closes_on))


def link_to(invitation: Invitation) -> Link | None:
    """The link of an invitation, for the mail that carries it."""
    return Link.objects.filter(purpose=ANSWER_LINK, object_id=number_of(invitation.pk), person=None).first()


def invitation_behind(link: Link) -> Invitation | None:
    """With its survey, evaluation and structure; None when it is gone. One query."""
    lowest = link.object_id << _REST
    span = (UUID(int=lowest), UUID(int=lowest + (1 << _REST) - 1))
    rows = Invitation.objects.select_related("survey__evaluation__structure")
    return rows.filter(pk__range=span).first()


def remove_answer_links(survey: Survey) -> None:
    """When the survey is closed; before its invitations are, which they are found by."""
    numbers = [number_of(pk) for pk in survey.invitations.values_list("pk", flat=True)]
    Link.objects.filter(purpose=ANSWER_LINK, object_id__in=numbers).delete()
