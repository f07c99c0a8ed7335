"""What a year asks and nobody has done, told in time (I-WHEEL1); and what can be ticked at a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group, GroupName
from meetings.models import Fulfilment, Meeting, Obligation
from meetings.wheel import UNDONE_IN_TIME, WARNED_BEFORE, ObligationFacts, OwedState, YearMeeting, owed_in
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared

AT_WORK = [Group.State.ACTIVE.value, Group.State.CLOSING.value]


@dataclass(frozen=True)
class Undone:
    """An obligation of a group whose time is near or over."""

    group: str
    slug: str
    structure: str
    year: int
    title: str
    due: date
    is_late: bool

    @property
    def words(self) -> str:
        return _("%(title)s, by %(day)s") % {"title": self.title, "day": spoken.day_plain(self.due)}


def obligations_of(meeting: Meeting) -> QuerySet[Obligation]:
    """What the meeting's group can tick at it: in force that day, with `is_ticked` for what is done there
    already. Tick with `fulfil_obligation`, or send to `year:tick` with `?mote=<key>`."""
    if meeting.date is None:
        return Obligation.objects.none()
    done = Fulfilment.objects.filter(obligation=OuterRef("pk"), group=meeting.group_id, on=meeting.date)
    rows = Obligation.objects.in_force(meeting.date)
    rows = rows.filter(Q(group=meeting.group_id) | Q(structure__groups=meeting.group_id))
    return rows.annotate(is_ticked=Exists(done)).order_by("title")


def undone(groups: list[int], today: date) -> list[Undone]:
    """Of these groups, the nearest first; one query. Seen two months ahead, so over the turn of the year."""
    if not groups:
        return []
    years = sorted({today.year, (today + WARNED_BEFORE).year})
    first = years[0]
    days = [date(first, 1, 1), date(first, 12, 31), date(first + 1, 1, 1), date(first + 1, 12, 31)]
    found = [
        one
        for row in _asked(sorted(groups), today, *days)
        for year in years
        if (one := _one(row, year, first, today))
    ]
    return sorted(found, key=lambda one: (one.due, one.group, one.title))


def undone_words(found: Iterable[Undone]) -> str:
    """`Dialog om hemsidan, senast 31 december 2027; …`, at most three of them."""
    rows = list(found)
    text = "; ".join(one.words for one in rows[:3])
    left = len(rows) - 3
    return text if left <= 0 else text + ngettext("; %(n)s more", "; %(n)s more", left) % {"n": left}


def _one(row: tuple, year: int, first: int, today: date) -> Undone | None:
    (slug, structure, name, begins, ends, pk, title, starts_on, ends_on, times, month, at_last, *counted) = (
        row
    )
    done, last = counted[2 * (year - first) : 2 * (year - first) + 2]
    facts = ObligationFacts(
        pk,
        title,
        max(starts_on, begins),
        min(filter(None, (ends_on, ends)), default=None),
        times,
        month,
        at_last,
    )
    meetings = [YearMeeting(last)] if last else []
    owed = owed_in(facts, year, meetings=meetings, days=[date(year, 1, 1)] * (done or 0), today=today)
    if owed is None or owed.state not in UNDONE_IN_TIME:
        return None
    return Undone(name or slug, slug, structure, year, title, owed.due, owed.state == OwedState.LATE)


@prepared
def _asked(
    groups: list[int], today: date, first: date, last: date, next_first: date, next_last: date
) -> QuerySet:
    """A row for each obligation and group; two and two the times it was done and the last ordinary meeting of
    each year."""
    years = ((first, last), (next_first, next_last))
    own, shared = (_rows(groups, path, today, years) for path in ("group", "structure__groups"))
    return own.union(shared, all=True).order_by()


def _rows(groups: list[int], path: str, today: date, years) -> QuerySet:
    """`path` leads from the obligation to the group. One filter: two would be two joins, of any two
    groups."""
    rows = Obligation.objects.filter(**{f"{path}__in": groups, f"{path}__state__in": AT_WORK}).order_by()
    columns = {"the_group": F(path), "name": value_that_day(GroupName, "name", today, group=OuterRef(path))}
    for number, (first, last) in enumerate(years):
        done = Fulfilment.objects.filter(
            obligation=OuterRef("pk"), group=OuterRef(path), on__gte=first, on__lte=last
        )
        held = Meeting.objects.filter(
            group=OuterRef(path),
            kind=Meeting.Kind.ORDINARY,
            cancelled_at__isnull=True,
            date__gte=first,
            date__lte=last,
        )
        columns[f"done_{number}"] = Subquery(
            done.order_by().values("obligation").annotate(n=Count("pk")).values("n")
        )
        columns[f"last_{number}"] = Subquery(
            held.order_by().values("group").annotate(n=Max("date")).values("n")
        )
    names = [f"{path}__slug", f"{path}__structure__slug", "name", f"{path}__starts_on", f"{path}__ends_on"]
    names += ["pk", "title", "starts_on", "ends_on", "times", "month", "at_last_meeting"]
    return rows.annotate(**columns).values_list(*names, "done_0", "last_0", "done_1", "last_1")
