"""Who reads what was said at an agenda item: those who read the item, and nobody beyond its circle (P25).
What was said at no item is read by the whole group. The one place for it: pages, lists, papers and what goes
on."""

from django.db.models import Q

from groups.models import Person, ReadingCircle
from groups.reading import NARROWING, narrower
from meetings.models import AgendaItem
from meetings.readable import open_items

GROUP = ReadingCircle.GROUP


def said_to(person: Person) -> Q:
    """Rows with an `item`, said where the person reads."""
    return Q(item=None) | Q(item__in=open_items(person).order_by().values("pk"))


def said_to_all(item: str = "item") -> Q:
    """Rows with such an `item`, said where the whole group reads: what stands under a closed item goes with
    it."""
    above = Q(**{f"{item}__parent": None}) | Q(**{f"{item}__parent__circle": GROUP})
    return Q(**{item: None}) | Q(**{f"{item}__circle": GROUP}) & above


def circle_of(item: AgendaItem | None) -> tuple[str, str]:
    """The circle that reads what is said at the item, and why it is closed; a query where it stands under
    another."""
    if item is None:
        return GROUP, ""
    above = item.parent
    circle = narrower(item.circle, above.circle) if above else item.circle
    reason = item.closed_reason if above is None or circle == item.circle else above.closed_reason
    return circle, reason


def is_wider(item: AgendaItem | None, than: AgendaItem | None) -> bool:
    """Whether more people read what is said at `item` than at the other."""
    return NARROWING.index(circle_of(item)[0]) < NARROWING.index(circle_of(than)[0])
