"""Which link belongs to which invitation: a link names its object by a number, an invitation has a UUID.

The first 63 of its random bits are the number. The link carries no person: only the invitation knows whom.
"""

from uuid import UUID

from evaluations.models import Invitation, Survey
from groups.models import Link

PURPOSE = "evaluations.answer"
SHIFTED = 65


def link_number(invitation: UUID) -> int:
    return invitation.int >> SHIFTED


def invitations_of(number: int):
    """The invitation that a link's `object_id` stands for, by its range of UUIDs."""
    first = number << SHIFTED
    return Invitation.objects.filter(pk__gte=UUID(int=first), pk__lt=UUID(int=first + (1 << SHIFTED)))


def remove_answer_links(survey: Survey) -> None:
    """Gone, not withdrawn: a withdrawn link keeps the moment."""
    numbers = map(link_number, survey.invitations.values_list("pk", flat=True))
    Link.objects.filter(purpose=PURPOSE, object_id__in=list(numbers)).delete()
