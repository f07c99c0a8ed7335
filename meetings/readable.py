"""Which items, documents and actions of all meetings somebody may read: one condition for logs, search and
numbers over groups."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import Document, Person, ReadingCircle
from groups.reading import circles_read_by, readable_documents
from issues.access import actions_for, changed_by
from issues.models import Action
from meetings.access import meetings_for
from meetings.models import AgendaItem, ItemAction, ItemDocument, SubstituteRequest


def readable_items(person: Person) -> QuerySet[AgendaItem]:
    """The items of the person's meetings whose circle the person belongs to; an administrator reads all.

    Says of every item what `reading_circles` says of one meeting's; a test holds the two together.
    """
    items = AgendaItem.objects.all()
    if standing_of(person).is_administrator:
        return items
    return items.filter(in_circles(person), meeting__in=meetings_for(person).order_by().values("pk"))


def in_circles(
    person: Person, circle: str = "circle", meeting: str = "meeting", group: str = "meeting__group"
) -> Q:
    """Rows whose circle the person belongs to at their meeting; the names are the ways to the three columns.

    That the meeting is one of the person's is another question (`meetings_for`).
    """
    standing = standing_of(person)
    if standing.is_administrator:
        return Q()
    allowed = Q(**{circle: ReadingCircle.GROUP})
    for roles in (STAFF, PRESIDENCY, frozenset({"member"})):
        groups = {f"{group}__in": standing.group_ids(roles)}
        allowed |= Q(**groups, **{f"{circle}__in": circles_read_by(roles)})
    serves = SubstituteRequest.objects.filter(substitute=person, state=SubstituteRequest.State.ACCEPTED)
    substitutes = frozenset({"substitute"})
    return allowed | Q(
        **{f"{meeting}__in": serves.values("meeting")},
        **{f"{group}__in": standing.group_ids(substitutes)},
        **{f"{circle}__in": circles_read_by(substitutes, serves=True)},
    )


def open_items(person: Person) -> QuerySet[AgendaItem]:
    """The items whose contents a page shows the person: what stands under a closed item goes with it."""
    items = readable_items(person)
    return items.filter(Q(parent=None) | Q(parent__in=items.order_by().values("pk")))


def readable_papers(person: Person) -> QuerySet[ItemDocument]:
    """Documents where they stand on items, and both are read by a circle of the person's."""
    document = in_circles(person, "document__circle", "item__meeting", "item__meeting__group")
    return ItemDocument.objects.filter(document, item__in=open_items(person).order_by().values("pk"))


def readable_anywhere(person: Person) -> QuerySet[Document]:
    """Documents the person reads among a group's own or on some item."""
    on_items = Q(pk__in=readable_papers(person).order_by().values("document"))
    return Document.objects.filter(on_items | Q(pk__in=readable_documents(person).order_by().values("pk")))


def readable_actions(person: Person) -> QuerySet[Action]:
    """Those of `actions_for`, without what stands in a draft that only its owner and the office may see."""
    drafted = ItemAction.objects.filter(
        action=OuterRef("pk"),
        is_origin=True,
        item__meeting__minutes__state="draft",
        item__meeting__minutes__versions=None,
    )
    return actions_for(person).filter(~Exists(drafted) | changed_by(person))
