"""What stands on the wheel of a group or a whole structure in a year, as its reader may see it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from groups.access import STAFF, standing_of
from groups.models import Group, GroupName, GroupSettings, Person, Structure
from meetings.access import meetings_for
from meetings.actions.year import obligations_of_group
from meetings.last_day import last_day
from meetings.models import AgendaItem, Call, Fulfilment, Meeting, Obligation
from meetings.wheel import ObligationFacts, Owed, OwedState, Pace, YearMeeting, last_ordinary, owed_in, pace
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising

# A group that has not begun has no year yet.
AT_WORK = (Group.State.ACTIVE, Group.State.CLOSING, Group.State.CLOSED)
MARKS = {
    OwedState.FULFILLED: "ok",
    OwedState.PARTLY: "partly",
    OwedState.WAITING: "empty",
    OwedState.SOON: "warn",
    OwedState.LATE: "stop",
}
# Of several groups, the worst is told first.
WORST_FIRST = (OwedState.LATE, OwedState.SOON, OwedState.PARTLY, OwedState.WAITING)


@dataclass(frozen=True)
class WheelMeeting:
    """A meeting as the reader may see it. `pk` is None, and kind, hours and place empty, where only the name
    of the group and the day may be known (ruling 22)."""

    day: date
    group: str
    pk: int | None = None
    kind: str = ""
    kind_word: str = ""
    title: str = ""
    last_day: date | None = None
    start: time | None = None
    end: time | None = None
    place: str = ""
    is_held: bool = False
    is_preliminary: bool = False
    is_cancelled: bool = False


@dataclass(frozen=True)
class Tick:
    """That it was done: `text` is how, `meeting` the key of where or None."""

    id: int
    day: date
    text: str
    meeting: int | None = None


@dataclass(frozen=True)
class WheelObligation:
    """`groups` and `fulfilled` count the groups that owe it on a structure's wheel; `lacking` names those
    that have not done it, to staff only. `due` is None where each group has its own last meeting."""

    id: int
    title: str
    description: str
    state: OwedState
    due: date | None
    due_words: str
    starts_on: date
    state_words: str
    ticks: tuple[Tick, ...] = ()
    lacks_item: bool = False
    groups: int = 0
    fulfilled: int = 0
    lacking: tuple[str, ...] = ()
    is_structures: bool = False

    @property
    def mark(self) -> str:
        return MARKS[self.state]

    @property
    def may_be_ticked(self) -> bool:
        return self.state != OwedState.FULFILLED


@dataclass(frozen=True)
class Wheel:
    """One year. `pace` is a group's own; a structure has none."""

    year: int
    title: str
    meetings: tuple[WheelMeeting, ...]
    obligations: tuple[WheelObligation, ...]
    today: date
    pace: Pace | None = None


def group_wheel(group: Group, year: int, today: date) -> Wheel:
    """For everybody in the group, who may see all of it; four queries beside the group with its names and
    settings."""
    meetings = list(_meetings(Q(group=group) | Q(joint_groups__group=group), year))
    facts = _facts_of(meetings, today)
    ticks = _ticks(Fulfilment.objects.filter(group=group, on__year=year))
    rows = obligations_of_group(group).overlapping(date(year, 1, 1), date(year, 12, 31))
    found = []
    for row in rows:
        owed = owed_in(
            obligation_facts(row, group),
            year,
            meetings=facts,
            days=[tick.day for tick in ticks[row.pk]],
            today=today,
        )
        if owed:
            found.append(_of_group(row, owed, tuple(ticks[row.pk]), last_ordinary(facts) is not None))
    settings = group.settings_on(min(today, date(year, 12, 31)) if today.year >= year else date(year, 1, 1))
    return Wheel(
        year,
        group.name_on(date(year, 12, 31)),
        tuple(_shown(row, today) for row in meetings),
        tuple(sorted(found, key=_by_due)),
        today,
        pace(settings.meetings_per_year, facts, today),
    )


def structure_wheel(structure: Structure, person: Person, year: int, today: date) -> Wheel:
    """For somebody in the structure: its obligations counted over the groups, and the meetings the person may
    read, and of others those whose group shows them to the public, by name and day only. Seven queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    groups = list(_groups(structure, first, last))
    of_year = _meetings(Q(group__in=[group.pk for group in groups]), year)
    mine = meetings_for(person).filter(pk=OuterRef("pk")).order_by()
    meetings = list(of_year.annotate(is_mine=Exists(mine)).prefetch_related("joint_groups"))
    rows = list(Obligation.objects.filter(structure=structure).overlapping(first, last))
    done = defaultdict(list)
    for tick in Fulfilment.objects.filter(obligation__in=rows, on__year=year).values_list(
        "obligation_id", "group_id", "on"
    ):
        done[tick[:2]].append(tick[2])
    standing = standing_of(person)
    is_staff = standing.is_administrator or structure.pk in standing.structure_ids(STAFF)
    by_group, titles = _by_group(meetings), _titles(meetings, today)
    facts = {group.pk: _facts(by_group[group.pk], titles) for group in groups}
    obligations = [
        _of_structure(
            row, [(group, _owed(row, group, facts, done, year, today)) for group in groups], is_staff
        )
        for row in rows
    ]
    public = {group.pk: group for group in groups}
    shown = [_seen(row, public[row.group_id], today) for row in meetings if not row.cancelled_at]
    return Wheel(
        year,
        structure.name,
        tuple(one for one in shown if one),
        tuple(sorted((one for one in obligations if one.groups or one.fulfilled), key=_by_due)),
        today,
    )


def obligation_facts(row: Obligation, group: Group) -> ObligationFacts:
    """As it holds for the group: not before the group begins, nor after it has ended."""
    ends = [day for day in (row.ends_on, group.ends_on) if day]
    return ObligationFacts(
        row.pk,
        row.title,
        max(row.starts_on, group.starts_on),
        min(ends, default=None),
        row.times,
        row.month,
        row.at_last_meeting,
    )


def state_words(owed: Owed) -> str:
    if owed.state == OwedState.FULFILLED:
        return pgettext("obligation", "Done")
    if owed.state == OwedState.LATE:
        return _("Not done in time")
    if owed.days:
        return _("%(done)s of %(times)s done") % {"done": len(owed.days), "times": owed.times}
    return _("Time to do it") if owed.state == OwedState.SOON else _("Not done yet")


def due_words(row: Obligation, due: date, has_last: bool) -> str:
    """`senast 30 april 2027`, or at which meeting."""
    if not row.at_last_meeting:
        return _("by %(day)s") % {"day": spoken.day_plain(due)}
    if has_last:
        return _("at the last ordinary meeting, %(day)s") % {"day": spoken.day_plain(due)}
    return _("at the last ordinary meeting of the year")


def _by_due(one: WheelObligation) -> tuple:
    return one.due or date.max, one.title


def _groups(structure: Structure, first: date, last: date) -> QuerySet[Group]:
    rows = structure.groups.filter(state__in=AT_WORK, starts_on__lte=last)
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=first))
    name = value_that_day(GroupName, "name", last, group=OuterRef("pk"))
    return rows.annotate(shown_name=name).prefetch_related("settings").order_by("shown_name")


def _meetings(which: Q, year: int) -> QuerySet[Meeting]:
    called = Call.objects.filter(meeting=OuterRef("pk"), kind=Call.Kind.CALL, state=Call.State.SENT)
    name = value_that_day(GroupName, "name", OuterRef("date"), group=OuterRef("group"))
    rows = Meeting.objects.filter(which, date__year=year).annotate(is_called=Exists(called), group_name=name)
    return rows.order_by(*rising("date", "start"), "pk").distinct()


def _titles(meetings: Sequence[Meeting], today: date) -> dict[int, tuple[str, ...]]:
    """Of the agendas that may lack something: called, ordinary, not held yet."""
    wanted = [
        row.pk
        for row in meetings
        if row.is_called
        and row.kind == Meeting.Kind.ORDINARY
        and last_day(row) >= today
        and not row.cancelled_at
    ]
    found = defaultdict(tuple)
    for meeting, title in AgendaItem.objects.filter(meeting__in=wanted).values_list("meeting_id", "title"):
        found[meeting] += (title,)
    return found


def _facts_of(meetings: Sequence[Meeting], today: date) -> tuple[YearMeeting, ...]:
    return _facts(meetings, _titles(meetings, today))


def _facts(meetings: Iterable[Meeting], titles: dict[int, tuple[str, ...]]) -> tuple[YearMeeting, ...]:
    return tuple(
        YearMeeting(row.date, row.kind, row.is_called, titles[row.pk])
        for row in meetings
        if not row.cancelled_at
    )


def _by_group(meetings: Sequence[Meeting]) -> dict[int, list[Meeting]]:
    """A joint meeting is one of each group that meets."""
    found = defaultdict(list)
    for row in meetings:
        for group in {row.group_id, *(joint.group_id for joint in row.joint_groups.all())}:
            found[group].append(row)
    return found


def _owed(row: Obligation, group: Group, facts, done, year: int, today: date) -> Owed | None:
    return owed_in(
        obligation_facts(row, group),
        year,
        meetings=facts[group.pk],
        days=done[row.pk, group.pk],
        today=today,
    )


def _ticks(rows: QuerySet[Fulfilment]) -> dict[int, list[Tick]]:
    found = defaultdict(list)
    for row in rows.select_related("meeting", "item"):
        said = [row.item.title if row.item else "", row.text]
        text = " · ".join(filter(None, said)) or (str(row.meeting) if row.meeting else "")
        found[row.obligation_id].append(Tick(row.pk, row.on, text, row.meeting_id))
    return found


def _of_group(row: Obligation, owed: Owed, ticks: tuple[Tick, ...], has_last: bool) -> WheelObligation:
    return WheelObligation(
        id=row.pk,
        title=row.title,
        description=row.description,
        state=owed.state,
        due=owed.due,
        due_words=due_words(row, owed.due, has_last),
        starts_on=row.starts_on,
        state_words=state_words(owed),
        ticks=ticks,
        lacks_item=owed.lacks_item,
        is_structures=row.structure_id is not None,
    )


def _of_structure(row: Obligation, found: list[tuple[Group, Owed | None]], is_staff: bool) -> WheelObligation:
    owed = [(group, one) for group, one in found if one]
    states = {one.state for _group, one in owed}
    state = next((state for state in WORST_FIRST if state in states), OwedState.FULFILLED)
    fulfilled = sum(one.state == OwedState.FULFILLED for _group, one in owed)
    if fulfilled and state == OwedState.WAITING:
        state = OwedState.PARTLY
    due = None if row.at_last_meeting else max((one.due for _group, one in owed), default=None)
    words = ngettext(
        "%(done)s of %(count)s group has done it", "%(done)s of %(count)s groups have done it", len(owed)
    )
    return WheelObligation(
        id=row.pk,
        title=row.title,
        description=row.description,
        state=state,
        due=due,
        due_words=due_words(row, due, False) if due or row.at_last_meeting else "",
        starts_on=row.starts_on,
        state_words=words % {"done": fulfilled, "count": len(owed)},
        groups=len(owed),
        fulfilled=fulfilled,
        lacking=tuple(group.shown_name for group, one in owed if one.missing) if is_staff else (),
        is_structures=True,
    )


def _shown(row: Meeting, today: date) -> WheelMeeting:
    return WheelMeeting(
        day=row.date,
        group=row.group_name or "",
        pk=row.pk,
        kind=row.kind,
        kind_word=str(row.get_kind_display()),
        title=row.title,
        last_day=row.last_date,
        start=row.start,
        end=row.end,
        place=row.place,
        is_held=last_day(row) < today,
        is_preliminary=row.is_preliminary,
        is_cancelled=row.cancelled_at is not None,
    )


def _seen(row: Meeting, group: Group, today: date) -> WheelMeeting | None:
    """What the reader may see of it; None for nothing at all."""
    if row.is_mine:
        return _shown(row, today)
    if group.settings_on(row.date).public == GroupSettings.Public.NOTHING:
        return None
    return WheelMeeting(day=row.date, group=row.group_name or "", is_held=last_day(row) < today)
