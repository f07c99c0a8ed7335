"""Writing the notes while the meeting runs: attendance, text, outcomes, actions (S001-50, S004-01 to -35)."""

from datetime import date, datetime

from django.db.models import F
from django.utils.translation import gettext as _

from groups.circle import Circle, circle_on
from groups.models import Appointment, Group, Organization, Person
from issues.actions import open_action
from issues.models import Action
from meetings.actions.guards import lock, refuse_in_state
from meetings.approval import minutes_refusal
from meetings.models import (
    ActionDue,
    AgendaItem,
    Attendance,
    ItemAction,
    ItemNote,
    Meeting,
    Minutes,
    Outcome,
    Response,
)
from meetings.seat_answers import seat_answers
from meetings.substitution import attendance_capacity, substitution
from samverkan.lib import richtext
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


class TwoWriters(Refused):
    """Somebody saved this item's text after it was read. Nobody's text disappears: both are here (design.md
    4.8)."""

    def __init__(self, note: ItemNote, refused_text: str):
        super().__init__(
            _("%(name)s has written here since you began. Both texts stand below.")
            % {"name": note.saved_by or "?"},
            field="text",
            code="two_writers",
        )
        self.note, self.refused_text = note, refused_text


@verb
def begin_notes(
    meeting: Meeting,
    *,
    by: Person,
    now: datetime,
    note_taker: Person | None = None,
    note_taker_name: str = "",
) -> Minutes:
    """Open the notes, with attendance filled in from the answers. Asked again it answers with the notes there
    are."""
    meeting = lock(meeting)
    if kept := Minutes.objects.filter(meeting=meeting).first():
        return kept
    refuse_in_state("write_notes", meeting, now)
    circle = circle_on(meeting.group, meeting.date)
    minutes = Minutes.objects.create(
        meeting=meeting,
        started_at=now,
        note_taker=note_taker if note_taker or note_taker_name else by,
        note_taker_name=note_taker_name.strip(),
        led_by=_leader(meeting, circle),
    )
    for row in _expected(meeting, circle):
        Attendance.objects.create(minutes=minutes, **row)
    return minutes


@verb
def change_head(minutes: Minutes, *, by: Person, now: datetime, **fields) -> Minutes:
    """note_taker, note_taker_name, led_by, approver, next_meeting_text."""
    _refuse_unless_draft(minutes)
    for name, value in fields.items():
        setattr(minutes, name, value)
    minutes.save()
    return minutes


@verb
def record_attendance(
    minutes: Minutes, *, by: Person, now: datetime, row: Attendance | None = None, **fields
) -> Attendance:
    """Add a row, or change `row`. Somebody on a seat, somebody from outside, or a name without organisation
    (I-ATT1, -2, -4)."""
    _refuse_unless_draft(minutes)
    row = row or Attendance(minutes=minutes)
    for name, value in fields.items():
        setattr(row, name, value)
    if not row.person and not row.name.strip():
        raise Refused(_("Write a name, e.g. “Åsa Ek”."), field="name", code="no_name")
    if row.arrived and row.left and row.left <= row.arrived:
        raise Refused(
            _("Left %(left)s is before came %(arrived)s.")
            % {"left": row.left.strftime("%H.%M"), "arrived": row.arrived.strftime("%H.%M")},
            field="left",
            code="left_before_came",
        )
    _refuse_two_on_a_seat(row)
    _refuse_strange_substitute(row)
    row.save()
    _touch(minutes)
    return row


@verb
def remove_attendance(row: Attendance, *, by: Person, now: datetime) -> None:
    _refuse_unless_draft(row.minutes)
    row.delete()
    _touch(row.minutes)


@verb
def save_text(
    item: AgendaItem, *, text: str, base_version: int, by: Person, now: datetime, is_leaving: bool = False
) -> ItemNote:
    """Save an item's text if nobody has saved since `base_version` (0: it was empty); otherwise `TwoWriters`.

    One conditional UPDATE, so that two writers at the same instant cannot both win. Autosaves leave no
    history;
    leaving the item writes one row of it (ruling 18).
    """
    cleaned = richtext.clean(text)
    _refuse_unless_draft(Minutes.objects.only("state").get(meeting=item.meeting_id))
    saved = ItemNote.objects.filter(item=item, version=base_version).update(
        text=cleaned, version=F("version") + 1, saved_by=by, saved_at=now
    )
    note = ItemNote.objects.select_related("saved_by").filter(item=item).first()
    if note is None:
        note = ItemNote(item=item, text=cleaned, version=1, saved_by=by, saved_at=now)
        note.skip_history_when_saving = True
        note.save()
        del note.skip_history_when_saving
    elif not saved and note.text != cleaned:
        raise TwoWriters(note, cleaned)
    if is_leaving:
        keep_history(note, by=by, now=now)
    return note


def keep_history(note: ItemNote, *, by: Person, now: datetime) -> None:
    """One historical row of the text as it is now, unless the latest row already holds it."""
    latest = (
        ItemNote.history.filter(id=note.pk).order_by("-history_id").values_list("text", flat=True).first()
    )
    if latest != note.text:
        note.save()


@verb
def add_outcome(
    item: AgendaItem, *, kind: str, by: Person, now: datetime, text: str = "", condition: str = ""
) -> Outcome:
    outcome = Outcome(item=item, order=item.outcomes.count() + 1)
    return _set_outcome(outcome, kind, text, condition)


@verb
def change_outcome(
    outcome: Outcome, *, kind: str, by: Person, now: datetime, text: str = "", condition: str = ""
) -> Outcome:
    return _set_outcome(outcome, kind, text, condition)


@verb
def remove_outcome(outcome: Outcome, *, by: Person, now: datetime) -> None:
    minutes = Minutes.objects.get(meeting=outcome.item.meeting_id)
    _refuse_unless_draft(minutes)
    outcome.delete()
    _touch(minutes)


@verb
def add_action(
    item: AgendaItem,
    *,
    text: str,
    by: Person,
    now: datetime,
    owners: list[Person | Group | Organization] = (),
    owner_text: str = "",
    due_on: date | None = None,
    due_at_next_meeting: bool = False,
) -> list[Action]:
    """What somebody promised on an item: one action an owner (I-ACT2). Due on a day, or at the next meeting –
    of the
    owning group where a group owns it, else of this group (S004-27)."""
    minutes = Minutes.objects.get(meeting=item.meeting_id)
    _refuse_unless_draft(minutes)
    group = item.meeting.group
    made = [
        open_action(group, text=text, owner=owner, owner_text=owner_text, due_on=due_on, by=by, now=now)
        for owner in (owners or [None])
    ]
    ItemAction.objects.bulk_create(ItemAction(item=item, action=action) for action in made)
    if due_at_next_meeting:
        ActionDue.objects.bulk_create(
            ActionDue(action=action, group=action.owner_group or group, after=item.meeting.date)
            for action in made
        )
    _touch(minutes)
    return made


@verb
def remove_action(row: ItemAction, *, by: Person, now: datetime) -> None:
    """Take back an action that arose here, while the notes are a draft; one from earlier is only taken off
    this item."""
    minutes = Minutes.objects.get(meeting=row.item.meeting_id)
    _refuse_unless_draft(minutes)
    if row.is_origin:
        row.action.delete()
    else:
        row.delete()
    _touch(minutes)


def _set_outcome(outcome: Outcome, kind: str, text: str, condition: str) -> Outcome:
    meeting = outcome.item.meeting
    minutes = Minutes.objects.get(meeting=meeting)
    _refuse_unless_draft(minutes)
    if kind in {Outcome.Kind.DECISION, Outcome.Kind.POSITION} and not text.strip():
        raise Refused(
            _("Write what was decided, e.g. “The group stands behind the proposal.”"),
            field="text",
            code="no_text",
        )
    if kind == Outcome.Kind.POSITION and not meeting.group.settings_on(meeting.date).may_take_positions:
        raise Refused(
            _(
                "This group takes no positions. "
                "Note consensus, and send the question on to a group that does."
            ),
            field="kind",
            code="no_positions",
        )
    outcome.kind, outcome.text = kind, text.strip()
    outcome.condition = condition.strip() if kind in {"decision", "position", "consensus"} else ""
    outcome.save()
    _touch(minutes)
    return outcome


def _expected(meeting: Meeting, circle: Circle) -> list[dict]:
    """Attendance as the answers foretell it: seats first, then co-opted people and officials."""
    answers = dict(Response.objects.filter(meeting=meeting).values_list("person_id", "answer"))
    serving = {outcome.seat_id: outcome.serving_id for outcome in substitution(seat_answers(meeting, circle))}
    rows = []
    for place in circle.places:
        if place.member:
            coming = answers.get(place.member.pk, "") not in {"", "absent"}
            rows.append(
                _row(place, place.member, attendance_capacity("member", serves=True), coming, answers)
            )
        for person in place.substitutes:
            serves = serving.get(place.seat_id) == person.pk
            comes = serves or answers.get(person.pk, "") not in {"", "absent"}
            if comes:
                rows.append(
                    _row(place, person, attendance_capacity("substitute", serves=serves), True, answers)
                )
    invited = meeting.co_options.filter(item__isnull=True).select_related("person", "organization")
    rows += [_outside(row.person, Attendance.Capacity.CO_OPTED, answers, row.organization) for row in invited]
    rows += [_outside(person, Attendance.Capacity.OFFICIAL, answers) for person in circle.officials]
    return rows


def _row(place, person: Person, capacity: str, is_present: bool, answers: dict[int, str]) -> dict:
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


def _leader(meeting: Meeting, circle: Circle) -> Person | None:
    """The chair, or the vice chair when the chair is prevented (ruling 15)."""
    absent = set(
        Response.objects.filter(meeting=meeting, answer="absent").values_list("person_id", flat=True)
    )
    candidates = [person for person in (circle.chair, *circle.vice_chairs) if person]
    return next((person for person in candidates if person.pk not in absent), None)


def _refuse_two_on_a_seat(row: Attendance) -> None:
    """One person acts on a seat at a time; split hours are fine, e.g. 9.00–9.45 and 9.45–12.00 (I-ATT1)."""
    if not (row.is_present and row.seat_id and row.capacity in {"member", "serving_substitute"}):
        return
    others = Attendance.objects.filter(
        minutes=row.minutes, seat=row.seat_id, is_present=True, capacity__in=["member", "serving_substitute"]
    ).exclude(pk=row.pk)
    for other in others.select_related("person"):
        apart = (row.left and other.arrived and row.left <= other.arrived) or (
            other.left and row.arrived and other.left <= row.arrived
        )
        if not apart:
            raise Refused(
                _("%(name)s sits on the same seat then. Write when each came and left, e.g. 9.00–10.30.")
                % {"name": other},
                field="arrived",
                code="two_on_a_seat",
            )


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


def _refuse_unless_draft(minutes: Minutes) -> None:
    if text := minutes_refusal("write", minutes.state):
        raise Refused(text, code="not_draft")


def _touch(minutes: Minutes) -> None:
    Minutes.objects.filter(pk=minutes.pk).update(revision=F("revision") + 1)
    Meeting.objects.filter(pk=minutes.meeting_id).update(revision=F("revision") + 1)
