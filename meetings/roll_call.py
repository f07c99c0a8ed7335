"""The roll call as its page shows it: seat by seat who is here, who serves, and whether the group is
quorate."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from groups.circle import Circle, Place
from groups.models import Person
from meetings.actions.roll_call import Who
from meetings.attendees import interval_words, typed_times
from meetings.models import Attendance, ItemAbsence, Minutes
from meetings.quorum import Moment, course, required, served_at
from meetings.representation import speaks
from meetings.room_clock import RoomClock, clock_in_room, interval_in, room_clock, stays_of, times_of
from samverkan.lib import spoken

Capacity = Attendance.Capacity


@dataclass(frozen=True)
class Line:
    """Somebody who is called. `here` is present, remote, absent or "" (not asked yet); `words` what is told
    beside the name."""

    key: str
    name: str
    who: Who
    here: str = ""
    is_substitute: bool = False
    serves: bool = False
    is_over: bool = False
    words: tuple[str, ...] = ()
    times: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def is_present(self) -> bool:
        return self.here in {"present", "remote"}

    @property
    def is_here(self) -> bool:
        """Has come, and has not left."""
        return self.is_present and not self.is_over


@dataclass(frozen=True)
class Bench:
    """A seat with its lines, or those without one. `offer` is the substitute who could serve now."""

    title: str
    seat_id: int | None
    lines: tuple[Line, ...]
    is_unserved: bool = False
    offer: Line | None = None


@dataclass(frozen=True)
class Quorum:
    """How it stands now; `course` only where the number changes during the meeting."""

    serving: int
    seats: int
    needed: int
    course: tuple[tuple[str, Moment], ...] = ()

    @property
    def is_quorate(self) -> bool:
        return self.serving >= self.needed


@dataclass(frozen=True)
class RollCall:
    benches: tuple[Bench, ...]
    quorum: Quorum
    unrepresented: tuple[str, ...]
    clock: str
    rows: tuple[Attendance, ...] = ()

    def line(self, key: str) -> Line:
        """By its key, or that of a row; 404 for a key that nobody answers to."""
        key = {f"r{row.pk}": key_of(row) for row in self.rows}.get(key, key)
        for bench in self.benches:
            for line in bench.lines:
                if line.key == key:
                    return line
        raise Http404


def roll_call_of(minutes: Minutes, circle: Circle, now) -> RollCall:
    """Five queries beside the circle's."""
    meeting, room = minutes.meeting, room_clock(minutes.meeting)
    rows = list(rows_of(minutes))
    wall = clock_in_room(meeting, now)
    at = wall.hour * 60 + wall.minute if wall else None
    absences = _absences(minutes, room)
    stays = stays_of(rows, room)
    served = served_at(stays, at)
    seats = {place.seat_id for place in circle.places}
    benches = [
        _bench(place, rows, served, minutes, room, absences)
        for place in circle.places
        if _is_used(place, rows)
    ]
    others = _lines([row for row in rows if row.seat_id not in seats], None, minutes, room, absences)
    if others:
        benches.append(Bench(_("Others"), None, tuple(others)))
    return RollCall(
        tuple(benches),
        _quorum(minutes, circle, rows, stays, served, room),
        tuple(_unrepresented(circle, rows, served, at, room, meeting.date)),
        spoken.clock(wall) if wall else "",
        tuple(rows),
    )


def rows_of(minutes: Minutes) -> Iterable[Attendance]:
    rows = minutes.attendance.select_related("person", "organization").order_by("pk")
    return rows.prefetch_related("organization__names")


def key_of(row: Attendance) -> str:
    return f"s{row.seat_id}p{row.person_id}" if row.seat_id and row.person_id else f"r{row.pk}"


def capacity_on(place: Place, person: Person) -> str:
    """As what somebody on a seat attends, before anybody says more."""
    if place.is_observer:
        return Capacity.OBSERVER
    return Capacity.MEMBER if person == place.member else Capacity.ATTENDING_SUBSTITUTE


def _is_used(place: Place, rows: list[Attendance]) -> bool:
    return bool(place.member or place.substitutes or any(row.seat_id == place.seat_id for row in rows))


def _bench(place: Place, rows: list, served: set, minutes: Minutes, room: RoomClock, absences: dict) -> Bench:
    lines = _lines([row for row in rows if row.seat_id == place.seat_id], place, minutes, room, absences)
    is_unserved = place.seat_id not in served and not place.is_observer
    free = [line for line in lines if line.is_substitute and not line.is_over and not line.serves]
    # Whoever is in the room before whoever has not been asked; nobody who is known to be away.
    offers = sorted((line for line in free if line.here != "absent"), key=lambda line: line.here == "")
    return Bench(
        place.represents,
        place.seat_id,
        tuple(lines),
        is_unserved,
        offers[0] if is_unserved and offers else None,
    )


def _lines(
    rows: list[Attendance], place: Place | None, minutes: Minutes, room: RoomClock, absences: dict
) -> list[Line]:
    """Member, substitutes in their order, then anybody else; who has no row yet stands there all the same."""
    by_key: dict[str, list[Attendance]] = {}
    for row in rows:
        by_key.setdefault(key_of(row) if row.person_id else f"name {row.name}", []).append(row)
    found = []
    for person in (place.member, *place.substitutes) if place else ():
        if person:
            key = f"s{place.seat_id}p{person.pk}"
            who = Who(
                person,
                "",
                place.seat_id,
                place.organization_id,
                "" if place.organization_id else place.represents,
                capacity_on(place, person),
            )
            found.append(_line(key, who, by_key.pop(key, []), minutes, room, absences))
    for mine in by_key.values():
        first = mine[0]
        who = Who(
            first.person,
            first.name,
            first.seat_id,
            first.organization_id,
            first.organization_text,
            first.capacity,
        )
        found.append(_line(key_of(first), who, mine, minutes, room, absences))
    return found


def _line(
    key: str, who: Who, rows: list[Attendance], minutes: Minutes, room: RoomClock, absences: dict
) -> Line:
    is_substitute = who.capacity in {Capacity.SERVING_SUBSTITUTE, Capacity.ATTENDING_SUBSTITUTE}
    line = Line(key, str(who), who, is_substitute=is_substitute, words=tuple(_standing(who, rows, minutes)))
    if not rows:
        return line
    here = [row for row in rows if row.is_present]
    last = (here or rows)[-1]
    texts = [interval_words(row, minutes.meeting, room) for row in here]
    remarks = [
        _("took no part in item %(items)s") % {"items": spoken.listed(absences[row.pk])}
        for row in rows
        if row.pk in absences
    ]
    return replace(
        line,
        here="absent" if not here else "remote" if last.is_remote else "present",
        serves=any(row.capacity == Capacity.SERVING_SUBSTITUTE for row in here),
        is_over=bool(here and (last.left or last.until_item_id)),
        times="; ".join(text for text in texts if text),
        remarks=(*remarks, *(row.exception for row in rows if row.exception)),
    )


def _standing(who: Who, rows: list[Attendance], minutes: Minutes) -> list[str]:
    """Substitute, observer, guest …; and the organisation of somebody without a seat."""
    capacities = {row.capacity for row in rows if row.is_present} or {who.capacity}
    words = [
        str(Capacity(capacity).label).lower()
        for capacity in sorted(capacities)
        if capacity != Capacity.MEMBER
    ]
    if not rows and who.capacity == Capacity.ATTENDING_SUBSTITUTE:
        words = [_("substitute")]
    if who.seat_id is None and rows and (rows[0].organization or rows[0].organization_text):
        row = rows[0]
        words.insert(
            0, row.organization.name_on(minutes.meeting.date) if row.organization else row.organization_text
        )
    return words


def _absences(minutes: Minutes, room: RoomClock) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = ItemAbsence.objects.filter(attendance__minutes=minutes).order_by("item__position")
    for attendance, item in rows.values_list("attendance_id", "item_id"):
        found.setdefault(attendance, []).append(room.words.get(item, "?"))
    return found


def _quorum(
    minutes: Minutes, circle: Circle, rows: list, stays: list, served: set, room: RoomClock
) -> Quorum:
    settings = minutes.meeting.group.settings_on(minutes.meeting.date)
    # An optional seat that nobody holds is no gap; any other seat counts, held or not.
    seats = [
        place for place in circle.places if not place.is_observer and (place.member or not place.is_optional)
    ]
    needed = required(settings.quorum_rule, len(seats), settings.quorum_number or 0)
    moments = course(stays, needed)
    labels = _edge_words(rows, room)
    told = [(labels.get(moment.place) or _("from the beginning"), moment) for moment in moments]
    return Quorum(len(served), len(seats), needed, tuple(told) if len(told) > 1 else ())


def _edge_words(rows: list[Attendance], room: RoomClock) -> dict[float | None, str]:
    words: dict[float | None, str] = {}
    for row in rows:
        times, interval = times_of(row), interval_in(row, room)
        for place, clock, item in (
            (interval.start, times.arrived, times.from_item),
            (interval.end, times.left, times.until_item),
        ):
            if clock:
                words[place] = _("from %(clock)s") % {"clock": spoken.clock(clock)}
            elif item:
                words.setdefault(place, _("from item %(number)s") % {"number": room.words.get(item, "?")})
    return words


def _unrepresented(
    circle: Circle, rows: list, served: set, at: float | None, room: RoomClock, on: date
) -> list[str]:
    """Organisations with a seat and nobody there for them now (I-ABS3, S004-06)."""
    there: dict[str, bool] = {}
    for place in circle.places:
        if not place.is_observer and (place.member or not place.is_optional):
            name = place.organization or place.represents
            there[name] = there.get(name, False) or place.seat_id in served
    for row in rows:
        if (
            row.seat_id is None
            and row.organization
            and speaks(row.capacity, row.is_present)
            and interval_in(row, room).holds(at)
        ):
            there[row.organization.name_on(on)] = True
    return [name for name, found in there.items() if not found]


def times_typed(rows: Iterable[Attendance], who: Who, room: RoomClock) -> str:
    """Their times as they would be typed, to be changed in one field."""
    mine = [
        row
        for row in rows
        if row.is_present
        and (row.person_id, row.seat_id) == (who.person.pk if who.person else None, who.seat_id)
        and (who.person or row.name == who.name)
    ]
    return "; ".join(text for row in mine if (text := typed_times(times_of(row), room)))
