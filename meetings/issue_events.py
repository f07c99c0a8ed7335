"""Lines of an issue's time line that tell of an item: not to those who do not read the item any longer."""

from django.db.models import Q

from groups.access import standing_of
from groups.models import Person
from issues.event_access import reads_events
from meetings.readable import in_circles


@reads_events
def of_open_items(reader: Person) -> Q:
    """Over `IssueEvent`: not what is told of an item that has been closed since, to those who do not read
    it."""
    if standing_of(reader).is_administrator:
        return Q()
    found = Q()
    for item in ("at_meeting__item", "at_meeting__item__parent"):
        ways = (f"{item}__circle", f"{item}__meeting", f"{item}__meeting__group")
        found &= Q(**{f"{item}__isnull": True}) | in_circles(reader, *ways)
    return found
