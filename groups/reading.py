"""Who reads what is not for the whole group: closed items, their papers, actions and decisions (P25)."""

from django.db.models import Q, QuerySet

from groups.access import PRESIDENCY, STAFF, readable_groups, standing_of
from groups.models import Document, Person, ReadingCircle

# From the widest to the narrowest; whoever reads one reads those before it.
NARROWING = (
    ReadingCircle.GROUP,
    ReadingCircle.SERVING,
    ReadingCircle.PRESIDENCY,
    ReadingCircle.OFFICE,
)


def circles_read_by(roles: frozenset[str], *, serves: bool = False) -> frozenset[str]:
    """The circles somebody with these roles in the group belongs to, of `ReadingCircle`.

    `serves`: a substitute who has said yes to serving at the meeting in question. An empty set of roles (a
    guest, somebody co-opted, a group that joins) is no more than the whole group.
    """
    reached = 0
    if "member" in roles or serves:
        reached = 1
    if roles & PRESIDENCY:
        reached = 2
    if roles & STAFF:
        reached = 3
    return frozenset(NARROWING[: reached + 1])


def circles_in(person: Person, group: int) -> frozenset[str]:
    """What the person reads among the group's own documents, which belong to no meeting."""
    standing = standing_of(person)
    if standing.is_administrator:
        return frozenset(NARROWING)
    return circles_read_by(standing.roles.get(group, frozenset()))


def readable_documents(person: Person) -> QuerySet[Document]:
    """Says of all groups' documents what `circles_in` says of one group's."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Document.objects.all()
    allowed = Q(circle=ReadingCircle.GROUP)
    for roles in (STAFF, PRESIDENCY, frozenset({"member"})):
        allowed |= Q(group__in=standing.group_ids(roles), circle__in=circles_read_by(roles))
    return Document.objects.filter(allowed, group__in=readable_groups(person).order_by().values("pk"))


def narrowest(circles: frozenset[str]) -> str:
    """The narrowest of the circles that somebody reads: what is made for them is made for it."""
    return max(circles, key=NARROWING.index)


def down_to(circle: str) -> frozenset[str]:
    """What a reader in this circle reads."""
    return frozenset(NARROWING[: NARROWING.index(circle) + 1])


def narrower(one: str, other: str) -> str:
    """The narrower of two circles: a document on a closed item is read by those who may read both."""
    return max(one, other, key=NARROWING.index)
