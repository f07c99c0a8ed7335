"""Who reads what is not for the whole group: closed items, their papers, actions and decisions (P25)."""

from groups.access import PRESIDENCY, STAFF
from groups.models import ReadingCircle

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


def narrower(one: str, other: str) -> str:
    """The narrower of two circles: a document on a closed item is read by those who may read both."""
    return max(one, other, key=NARROWING.index)
