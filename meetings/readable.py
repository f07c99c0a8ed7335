"""Which items of all meetings somebody may read: one condition for logs, search and numbers over groups."""

from django.db.models import Q, QuerySet

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import Person, ReadingCircle
from groups.reading import circles_read_by
from meetings.access import meetings_for
from meetings.models import AgendaItem, SubstituteRequest


def readable_items(person: Person) -> QuerySet[AgendaItem]:
    """The items of the person's meetings whose circle the person belongs to; an administrator reads all.

    Says of every item what `reading_circles` says of one meeting's; a test holds the two together.
    """
    standing = standing_of(person)
    items = AgendaItem.objects.all()
    if standing.is_administrator:
        return items
    allowed = Q(circle=ReadingCircle.GROUP)
    for roles in (STAFF, PRESIDENCY, frozenset({"member"})):
        allowed |= Q(meeting__group__in=standing.group_ids(roles), circle__in=circles_read_by(roles))
    serves = SubstituteRequest.objects.filter(substitute=person, state=SubstituteRequest.State.ACCEPTED)
    allowed |= Q(
        meeting__in=serves.values("meeting"),
        meeting__group__in=standing.group_ids(frozenset({"substitute"})),
        circle__in=circles_read_by(frozenset({"substitute"}), serves=True),
    )
    return items.filter(allowed, meeting__in=meetings_for(person).order_by().values("pk"))
