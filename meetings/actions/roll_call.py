"""The roll call: who is here, from when until when, and who serves (I-ATT1 to -3, S004-04 to -06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils.translation import gettext as _

from groups.models import Person
from meetings.actions.attendance import refuse_wrong_rows
from meetings.actions.fees import attendance_changed
from meetings.actions.guards import lock_draft, touch_minutes
from meetings.intervals import Times, clash
from meetings.models import AgendaItem, Attendance, ItemAbsence, Minutes
from meetings.room_clock import SERVING, clock_in_room, interval_in, room_clock, stays_of
from samverkan.lib import spoken
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

Capacity = Attendance.Capacity
SUBSTITUTE = {Capacity.SERVING_SUBSTITUTE, Capacity.ATTENDING_SUBSTITUTE}


@dataclass(frozen=True)
class Who:
    """Somebody on the roll call; on a seat, as what they attend when nobody says otherwise."""

    person: Person | None
    name: str = ""
    seat_id: int | None = None
    organization_id: int | None = None
    organization_text: str = ""
    capacity: str = Capacity.MEMBER

    def __str__(self) -> str:
        return self.person.name if self.person else self.name


@verb
def mark_present(
    minutes: Minutes, *, who: Who, by: Person, now: datetime, is_remote: bool = False
) -> list[Attendance]:
    """Here, in the room or remotely. A substitute serves where nobody else does; times written before
    stay."""
    minutes = lock_draft(minutes.meeting_id)
    kept = _rows(minutes, who)
    rows = [row for row in kept if row.is_present] or kept[:1] or [_new(minutes, who)]
    for row in rows:
        was_here, row.is_present, row.is_remote = row.is_present, True, is_remote
        if not was_here or not row.pk:
            _take_capacity(minutes, row)
    return _saved(minutes, rows, [row for row in kept if row not in rows])


@verb
def take_seat(minutes: Minutes, *, who: Who, by: Person, now: datetime) -> list[Attendance]:
    """A substitute serves from when the seat fell free: from the beginning, or from when the last one who
    served there left."""
    minutes = lock_draft(minutes.meeting_id)
    kept = _rows(minutes, who)
    here = [row for row in kept if row.is_present]
    free_from = _last_left(minutes, who)
    if free_from is None or (here and here[-1].arrived):
        rows = here[-1:] or kept[:1] or [_new(minutes, who)]
    else:
        before = [row for row in here[-1:] if not _is_over(row)]
        for row in before:
            row.left, row.until_item_id = free_from.left, free_from.until_item_id
        rows = [*before, _new(minutes, who) if here or not kept else kept[0]]
        rows[-1].is_remote = bool(here and here[-1].is_remote)
        rows[-1].arrived, rows[-1].from_item_id = free_from.left, free_from.until_item_id
    rows[-1].is_present, rows[-1].capacity = True, Capacity.SERVING_SUBSTITUTE
    return _saved(minutes, rows, [])


@verb
def stop_serving(minutes: Minutes, *, who: Who, by: Person, now: datetime) -> list[Attendance]:
    """A substitute who is here without serving."""
    minutes = lock_draft(minutes.meeting_id)
    rows = [row for row in _rows(minutes, who) if row.capacity == Capacity.SERVING_SUBSTITUTE]
    for row in rows:
        row.capacity = Capacity.ATTENDING_SUBSTITUTE
    return _saved(minutes, rows, [])


@verb
def mark_absent(minutes: Minutes, *, who: Who, by: Person, now: datetime) -> list[Attendance]:
    """Not here at all: one row without times."""
    minutes = lock_draft(minutes.meeting_id)
    kept = _rows(minutes, who)
    row = kept[0] if kept else _new(minutes, who)
    row.is_present, row.is_remote = False, False
    row.arrived = row.left = row.from_item = row.until_item = None
    return _saved(minutes, [row], kept[1:])


@verb
def note_arrival(
    minutes: Minutes, *, who: Who, by: Person, now: datetime, at: datetime | None = None
) -> list[Attendance]:
    """Comes now, or at the moment `at`: the first time, or again after having left."""
    minutes = lock_draft(minutes.meeting_id)
    clock = _clock(minutes, at or now)
    kept = _rows(minutes, who)
    here = [row for row in kept if row.is_present]
    if here and not _is_over(here[-1]):
        row = here[-1]
    elif here:
        row = _new(minutes, who)
        row.is_remote, row.capacity, row.exception = here[-1].is_remote, here[-1].capacity, here[-1].exception
    else:
        row = kept[0] if kept else _new(minutes, who)
    row.is_present, row.arrived, row.from_item = True, clock, None
    _take_capacity(minutes, row)
    return _saved(minutes, [row], [])


@verb
def note_leave(
    minutes: Minutes, *, who: Who, by: Person, now: datetime, at: datetime | None = None
) -> list[Attendance]:
    """Leaves now, or at the moment `at`."""
    minutes = lock_draft(minutes.meeting_id)
    clock = _clock(minutes, at or now)
    here = [row for row in _rows(minutes, who) if row.is_present and not _is_over(row)]
    if not here:
        raise Refused(_("%(name)s is not here, and so cannot leave.") % {"name": who}, code="not_here")
    here[-1].left = clock
    return _saved(minutes, here[-1:], [])


@verb
def set_times(
    minutes: Minutes,
    *,
    who: Who,
    times: Sequence[Times],
    by: Person,
    now: datetime,
    capacity: str = "",
    is_remote: bool | None = None,
    exception: str | None = None,
) -> list[Attendance]:
    """When somebody was here, one row for each unbroken time (“09.00–09.45; 10.30–12.00”)."""
    minutes = lock_draft(minutes.meeting_id)
    kept = _rows(minutes, who)
    rows = [*kept, *(_new(minutes, who) for _row in times[len(kept) :])][: len(times)]
    for row, when in zip(rows, times, strict=True):
        row.is_present, row.arrived, row.left = True, when.arrived, when.left
        row.from_item_id, row.until_item_id = when.from_item, when.until_item
        row.capacity = capacity or (kept[0].capacity if kept else row.capacity)
        row.is_remote = (kept[0].is_remote if kept else False) if is_remote is None else is_remote
        row.exception = (kept[0].exception if kept else "") if exception is None else exception.strip()
        if not (capacity or kept):
            _take_capacity(minutes, row)
    return _saved(minutes, rows, kept[len(times) :])


@verb
def hand_over(
    minutes: Minutes,
    *,
    leaving: Who,
    taking: Who,
    at: Times,
    by: Person,
    now: datetime,
    is_remote: bool = False,
) -> list[Attendance]:
    """One serves on a seat until `at` (its `arrived` or `from_item`), the other from then on (I-ATT1)."""
    minutes = lock_draft(minutes.meeting_id)
    if not (at.arrived or at.from_item):
        raise Refused(_("Write when, for example 10.30."), field="at", code="no_time")
    before = [row for row in _rows(minutes, leaving) if row.is_present and not _is_over(row)]
    after = _rows(minutes, taking)
    rows = [row for row in after if not row.is_present or not _is_over(row)] or [_new(minutes, taking)]
    row = rows[-1]
    row.is_present, row.is_remote, row.arrived, row.from_item_id = True, is_remote, at.arrived, at.from_item
    row.left, row.until_item = None, None
    row.capacity = Capacity.SERVING_SUBSTITUTE if taking.capacity in SUBSTITUTE else taking.capacity
    for other in before:
        other.left, other.until_item_id = at.arrived, at.from_item
    return _saved(minutes, [*before, row], [])


@verb
def take_no_part(
    minutes: Minutes, *, who: Who, items: Sequence[AgendaItem], by: Person, now: datetime
) -> list[ItemAbsence]:
    """On which items somebody who is here took no part (I-ATT3); those not named are taken off. No reason is
    asked for."""
    minutes = lock_draft(minutes.meeting_id)
    rows = _rows(minutes, who)
    wanted = {item.pk for item in items if item.meeting_id == minutes.meeting_id}
    kept = ItemAbsence.objects.filter(attendance__in=rows)
    kept.exclude(item__in=wanted).delete()
    missing = wanted - set(kept.values_list("item", flat=True))
    made = (
        ItemAbsence.objects.bulk_create(ItemAbsence(item_id=pk, attendance=rows[0]) for pk in missing)
        if rows
        else []
    )
    touch_minutes(minutes)
    return made


def _rows(minutes: Minutes, who: Who) -> list[Attendance]:
    """Their rows, in the order they were written."""
    rows = minutes.attendance.filter(seat=who.seat_id).select_related("person", "seat").order_by("pk")
    if who.person:
        return list(rows.filter(person=who.person))
    return list(rows.filter(person=None, name=who.name))


def _new(minutes: Minutes, who: Who) -> Attendance:
    return Attendance(
        minutes=minutes,
        person=who.person,
        name="" if who.person else who.name,
        seat_id=who.seat_id,
        organization_id=who.organization_id,
        organization_text=who.organization_text,
        capacity=who.capacity,
    )


def _take_capacity(minutes: Minutes, row: Attendance) -> None:
    """A substitute serves when the seat is free for that time, otherwise only attends."""
    if row.capacity not in SUBSTITUTE:
        return
    row.capacity = Capacity.SERVING_SUBSTITUTE
    others = minutes.attendance.filter(is_present=True, seat__isnull=False, capacity__in=SERVING)
    serving = others.exclude(pk=row.pk).exclude(person=row.person_id, seat=row.seat_id)
    if clash(stays_of([row, *serving], room_clock(minutes.meeting))):
        row.capacity = Capacity.ATTENDING_SUBSTITUTE


def _last_left(minutes: Minutes, who: Who) -> Attendance | None:
    """The row of the one who served last on the seat and has left, if somebody has."""
    others = minutes.attendance.filter(seat=who.seat_id, is_present=True, capacity__in=SERVING)
    clock = room_clock(minutes.meeting)
    over = [row for row in others.exclude(person=who.person) if _is_over(row)]
    return max(over, key=lambda row: interval_in(row, clock).end or 0, default=None)


def _is_over(row: Attendance) -> bool:
    return bool(row.left or row.until_item_id)


def _clock(minutes: Minutes, now: datetime) -> time:
    clock = clock_in_room(minutes.meeting, now)
    if clock is None:
        raise Refused(
            _("The meeting is not today. Write the time instead, for example 9.40."), code="not_today"
        )
    return clock


def _saved(minutes: Minutes, rows: list[Attendance], gone: list[Attendance]) -> list[Attendance]:
    for row in rows:
        if row.arrived and row.left and row.left <= row.arrived:
            raise Refused(
                _("Left %(left)s is before came %(arrived)s.")
                % {"left": spoken.clock(row.left), "arrived": spoken.clock(row.arrived)},
                field="times",
                code="left_before_came",
            )
    refuse_wrong_rows(minutes, rows, gone)
    for row in gone:
        row.delete()
    if len(rows) > 1:
        # Out of the way first: saved one by one they could be two on a seat between
        # (attendance_one_on_a_seat).
        minutes.attendance.filter(pk__in=[row.pk for row in rows if row.pk]).update(is_present=False)
    for row in rows:
        row.save()
    attendance_changed(minutes)
    touch_minutes(minutes)
    return rows
