"""Who is there: filled in from the answers, then kept by hand (S004-04 to -06, I-ATT1–4)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.circle import Circle, Place
from groups.models import Appointment, Person
from meetings.actions.fees import attendance_changed
from meetings.actions.guards import lock_draft, touch_minutes
from meetings.intervals import clash
from meetings.models import Attendance, Meeting, Minutes, Response
from meetings.pasted import Pasted
from meetings.room_clock import SERVING, room_clock, stays_of
from meetings.seat_answers import seat_answers
from meetings.substitution import attendance_capacity, substitution
from samverkan.lib import spoken
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


class TwoAtOnce(Refused):
    """Two would serve on a seat, or one on two seats, at the same time; `row` and `other` are both
    (I-ATT1)."""

    def __init__(self, row: Attendance, other: Attendance):
        if row.seat_id == other.seat_id:
            text = _("%(name)s sits on the same seat then. Write when each came and left, e.g. 9.00–10.30.")
        else:
            text = _("%(name)s serves on another seat then. One person serves on one seat at a time.")
        super().__init__(text % {"name": other}, field="arrived", code="two_on_a_seat")
        self.row, self.other = row, other


@verb
def record_attendance(
    minutes: Minutes, *, by: Person, now: datetime, row: Attendance | None = None, **fields
) -> Attendance:
    """Add a row, or change `row`. Somebody on a seat, somebody from outside, or a name without organisation
    (I-ATT1, -2, -4)."""
    minutes = lock_draft(minutes.meeting_id)
    row = row or Attendance()
    row.minutes = minutes
    for name, value in fields.items():
        setattr(row, name, value)
    if not row.person and not row.name.strip():
        raise Refused(_("Write a name, e.g. “Åsa Ek”."), field="name", code="no_name")
    if row.arrived and row.left and row.left <= row.arrived:
        raise Refused(
            _("Left %(left)s is before came %(arrived)s.")
            % {"left": spoken.clock(row.left), "arrived": spoken.clock(row.arrived)},
            field="left",
            code="left_before_came",
        )
    refuse_wrong_rows(minutes, [row])
    row.save()
    attendance_changed(minutes)
    touch_minutes(minutes)
    return row


@verb
def remove_attendance(row: Attendance, *, by: Person, now: datetime) -> None:
    minutes = lock_draft(row.minutes.meeting_id)
    row.delete()
    attendance_changed(minutes)
    touch_minutes(minutes)


@verb
def record_people(
    minutes: Minutes,
    *,
    people: list[Pasted],
    by: Person,
    now: datetime,
    capacity: str = Attendance.Capacity.GUEST,
    is_present: bool = True,
) -> list[Attendance]:
    """A pasted list: whoever is listed already is marked, the others are added as written (S004-04, -05).
    Read twice it changes nothing."""
    minutes = lock_draft(minutes.meeting_id)
    rows = {str(row).casefold(): row for row in minutes.attendance.select_related("person")}
    for pasted in people:
        row = rows.get(pasted.name.casefold())
        if row is None:
            row = rows[pasted.name.casefold()] = Attendance(
                minutes=minutes, name=pasted.name, organization_text=pasted.organization, capacity=capacity
            )
        elif row.is_present == is_present:
            continue
        row.is_present = is_present
        refuse_wrong_rows(minutes, [row])
        row.save()
    attendance_changed(minutes)
    touch_minutes(minutes)
    return list(rows.values())


def expected_attendance(meeting: Meeting, circle: Circle) -> list[dict]:
    """Attendance as the answers foretell it: seats first, then co-opted people and officials."""
    answers = dict(Response.objects.filter(meeting=meeting).values_list("person_id", "answer"))
    serving = {outcome.seat_id: outcome.serving_id for outcome in substitution(seat_answers(meeting, circle))}
    rows = []
    for place in circle.places:
        if place.member:
            coming = answers.get(place.member.pk, "") not in {"", "absent"}
            rows.append(_row(place, place.member, _capacity(place, "member", serves=True), coming, answers))
        for person in place.substitutes:
            serves = serving.get(place.seat_id) == person.pk
            comes = serves or answers.get(person.pk, "") not in {"", "absent"}
            if comes:
                rows.append(_row(place, person, _capacity(place, "substitute", serves=serves), True, answers))
    invited = meeting.co_options.filter(item__isnull=True).select_related("person", "organization")
    rows += [_outside(row.person, Attendance.Capacity.CO_OPTED, answers, row.organization) for row in invited]
    rows += [_outside(person, Attendance.Capacity.OFFICIAL, answers) for person in circle.officials]
    return rows


def _capacity(place: Place, capacity: str, *, serves: bool) -> str:
    return Attendance.Capacity.OBSERVER if place.is_observer else attendance_capacity(capacity, serves=serves)


def _row(place: Place, person: Person, capacity: str, is_present: bool, answers: dict[int, str]) -> dict:
    return {
        "person": person,
        "seat_id": place.seat_id,
        "organization_id": place.organization_id,
        "organization_text": "" if place.organization_id else place.represents,
        "capacity": capacity,
        "is_present": is_present,
        "is_remote": answers.get(person.pk) == Response.Answer.REMOTE,
    }


def _outside(person: Person, capacity: str, answers: dict[int, str], organization=None) -> dict:
    return {
        "person": person,
        "organization": organization,
        "capacity": capacity,
        "is_present": answers.get(person.pk) != Response.Answer.ABSENT,
        "is_remote": answers.get(person.pk) == Response.Answer.REMOTE,
    }


def refuse_wrong_rows(minutes: Minutes, rows: list[Attendance], gone: list[Attendance] | tuple = ()) -> None:
    """Refuse `rows` that cannot be, judged beside the other rows of the list but for those that are
    `gone`."""
    for row in rows:
        _refuse_serving_observer(row)
        _refuse_strange_substitute(row)
    _refuse_two_at_once(minutes, rows, list(gone))


def _refuse_serving_observer(row: Attendance) -> None:
    serves = row.capacity in {Attendance.Capacity.MEMBER, Attendance.Capacity.SERVING_SUBSTITUTE}
    if serves and row.seat and row.seat.is_observer:
        raise Refused(
            _("%(name)s sits on an observer seat and does not serve. Choose the capacity observer.")
            % {"name": row},
            field="capacity",
            code="observer_serves",
        )


def _refuse_two_at_once(minutes: Minutes, rows: list[Attendance], gone: list[Attendance]) -> None:
    """One person acts on a seat at a time, and on one seat; split hours are fine, e.g. 9.00–9.45 and
    9.45–12.00 (I-ATT1)."""
    if not any(row.is_present and row.seat_id and row.capacity in SERVING for row in rows):
        return
    changed = {row.pk for row in (*rows, *gone) if row.pk}
    kept = minutes.attendance.filter(is_present=True, seat__isnull=False, capacity__in=SERVING)
    serving = [*rows, *kept.exclude(pk__in=changed).select_related("person")]
    names = {(row.person_id or str(row), row.seat_id): row for row in reversed(serving)}
    if found := clash(stays_of(serving, room_clock(minutes.meeting))):
        mine, other = found
        raise TwoAtOnce(names[mine.who, mine.seat], names[other.who, other.seat])


def _refuse_strange_substitute(row: Attendance) -> None:
    """A serving substitute holds a substitute's appointment on that seat, or the notes say why not
    (I-ATT2)."""
    if row.capacity != Attendance.Capacity.SERVING_SUBSTITUTE or row.exception.strip():
        return
    held = Appointment.objects.in_force(row.minutes.meeting.date).filter(
        seat=row.seat_id, person=row.person_id, capacity=Appointment.Capacity.SUBSTITUTE
    )
    if not (row.seat_id and row.person_id and held.exists()):
        raise Refused(
            _("%(name)s is not the personal substitute of this seat. Write why an exception was made.")
            % {"name": row},
            field="exception",
            code="strange_substitute",
        )
