"""The agenda items at which a group has decided something, for what points back at them."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from groups.models import Group, Person, Structure
from meetings.models import AgendaItem, JointGroup
from meetings.readable import open_items
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

# A decision is noted within a year or so; older ones are found through the day alone.
LOOK_BACK = timedelta(days=500)
OFFERED = 80


def offered_items(group: Group, person: Person, today: date) -> QuerySet[AgendaItem]:
    """What the group's meetings have had on the agenda lately and the person reads, the latest first; one
    query."""
    return _lately(open_items(person).filter(_of(group)), today)


def structure_items(structure: Structure, person: Person, today: date) -> QuerySet[AgendaItem]:
    """The same over all groups of a structure, for what it decides as one."""
    return _lately(open_items(person).filter(meeting__group__structure=structure), today)


def recent_items(person: Person, today: date) -> QuerySet[AgendaItem]:
    """The same over all meetings of the person, where the group is not known yet."""
    return _lately(open_items(person), today)


def _lately(rows: QuerySet[AgendaItem], today: date) -> QuerySet[AgendaItem]:
    since = today - LOOK_BACK
    rows = rows.filter(meeting__date__lte=today, meeting__date__gte=since, meeting__cancelled_at=None)
    return rows.select_related("meeting").order_by("-meeting__date", "position", "pk")[:OFFERED]


def _of(group: Group) -> Q:
    joined = JointGroup.objects.filter(meeting=OuterRef("meeting"), group=group)
    return Q(meeting__group=group) | Exists(joined)


def item_words(item: AgendaItem) -> str:
    """ "14 mars 2017: Äskade medel"."""
    return f"{day_plain(item.meeting.date)}: {item.title}"


def refuse_item_of_others(item: AgendaItem | None, group: Group, field: str = "decided_at") -> None:
    """Only what the group itself has had on its agenda can be its decision."""
    if item is None or AgendaItem.objects.filter(_of(group), pk=item.pk).exists():
        return
    text = _("That item was on another group's agenda. Choose one of %(group)s's own.")
    raise Refused(text % {"group": group}, field=field, code="not_theirs")
