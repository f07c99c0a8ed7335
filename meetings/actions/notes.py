"""Writing the notes while the meeting runs: text, outcomes, actions (S001-50, S004-01 to -35)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Exists, F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.circle import Circle
from groups.models import Group, Organization, Person
from issues.actions import open_action
from issues.models import Action
from meetings.actions.action_dues import carry_open_actions
from meetings.actions.attendance import expected_attendance
from meetings.actions.guards import (
    item_stands,
    lock,
    lock_draft,
    lock_noted,
    refuse_if_item_stands,
    refuse_in_state,
    refuse_unless_draft,
    touch_minutes,
)
from meetings.actions.issue_ties import issue_of
from meetings.joint import circle_at
from meetings.models import (
    ActionDue,
    AgendaItem,
    Attendance,
    DecisionNumber,
    ItemAction,
    ItemNote,
    Meeting,
    Minutes,
    Outcome,
    OutcomePoint,
    Response,
)
from samverkan.lib import richtext
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

# What stands before the points where nobody wrote anything else.
BEFORE_POINTS = {"decision": gettext_lazy("The group decides"), "position": gettext_lazy("The group holds")}


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
    if meeting.date is None:
        raise Refused(
            _("The meeting has no day, so nobody knows who belongs to it. Give it a day first."),
            code="no_day",
        )
    if kept := Minutes.objects.filter(meeting=meeting).first():
        return kept
    refuse_in_state("write_notes", meeting, now)
    circle = circle_at(meeting)
    minutes = Minutes.objects.create(
        meeting=meeting,
        started_at=now,
        note_taker=note_taker if note_taker or note_taker_name else by,
        note_taker_name=note_taker_name.strip(),
        led_by=_leader(meeting, circle),
    )
    for row in expected_attendance(meeting, circle):
        Attendance.objects.create(minutes=minutes, **row)
    carry_open_actions(minutes)
    return minutes


@verb
def change_head(minutes: Minutes, *, by: Person, now: datetime, **fields) -> Minutes:
    """note_taker, note_taker_name, led_by, approver, next_meeting_text."""
    minutes = lock_draft(minutes.meeting_id)
    for name, value in fields.items():
        setattr(minutes, name, value)
    minutes.save()
    return minutes


@verb
def save_text(
    item: AgendaItem, *, text: str, base_version: int, by: Person, now: datetime, is_leaving: bool = False
) -> ItemNote:
    """Save an item's text (HTML) if nobody has saved since `base_version` (0: it was empty); otherwise
    `TwoWriters`.

    The notes are locked and the update is conditional: two writers at the same instant cannot both win.
    Autosaves leave no history; one row is written when the item is left (ruling 18), and before somebody
    writes over another's text, so that none is ever lost.
    """
    cleaned = richtext.clean(text)
    drafts = Minutes.objects.select_for_update(no_key=True).only("state")
    draft = drafts.annotate(stands=Exists(item_stands(item.pk))).get(meeting=item.meeting_id)
    refuse_unless_draft(draft)
    if draft.stands:
        refuse_if_item_stands(item)
    kept = getattr(item, "note", None)
    if kept is None or kept.version != base_version or kept.text != cleaned:
        kept = _written(item, kept, cleaned, base_version, by, now)
    if is_leaving:
        keep_history(kept, by=by, now=now)
    return kept


def _written(
    item: AgendaItem, kept: ItemNote | None, cleaned: str, base_version: int, by: Person, now: datetime
) -> ItemNote:
    if kept and kept.version == base_version and kept.saved_by_id != by.pk:
        keep_history(kept, by=kept.saved_by, now=kept.saved_at)
    values = {"text": cleaned, "saved_by": by, "saved_at": now}
    saved = ItemNote.objects.filter(item=item, version=base_version)
    if base_version and kept and saved.update(version=F("version") + 1, **values):
        for name, value in {**values, "version": base_version + 1}.items():
            setattr(kept, name, value)
        return kept
    note = ItemNote.objects.select_related("saved_by").filter(item=item).first()
    if note is None:
        return ItemNote.objects.bulk_create([ItemNote(item=item, version=1, **values)])[0]
    if note.text in {cleaned, ""} or note.version == base_version:
        if note.text != cleaned:
            note.version, note.text, note.saved_by, note.saved_at = note.version + 1, cleaned, by, now
            ItemNote.objects.filter(pk=note.pk).update(version=note.version, **values)
        return note
    raise TwoWriters(note, cleaned)


def keep_history(note: ItemNote, *, by: Person | None, now: datetime) -> None:
    """One historical row of the text as it is here, unless the latest row already holds it. The note itself
    is not touched."""
    latest = (
        ItemNote.history.filter(id=note.pk).order_by("-history_id").values_list("text", flat=True).first()
    )
    if latest != note.text:
        ItemNote.history.bulk_history_create([note], update=True, default_user=by, default_date=now)


@verb
def add_outcome(
    item: AgendaItem,
    *,
    kind: str,
    by: Person,
    now: datetime,
    text: str = "",
    condition: str = "",
    points: Sequence[str] = (),
) -> Outcome:
    outcome = Outcome(item=item, order=item.outcomes.count() + 1)
    return _set_outcome(outcome, kind, text, condition, points)


@verb
def change_outcome(
    outcome: Outcome,
    *,
    kind: str,
    by: Person,
    now: datetime,
    text: str = "",
    condition: str = "",
    points: Sequence[str] | None = None,
) -> Outcome:
    """`points` None leaves them as they are."""
    kept = [point.text for point in outcome.points.all()] if points is None else points
    return _set_outcome(outcome, kind, text, condition, kept)


@verb
def remove_outcome(outcome: Outcome, *, by: Person, now: datetime) -> None:
    """A number that was given in approved notes is nobody else's afterwards: what is wrong with the decision
    is corrected in its words."""
    minutes = lock_noted(outcome.item)
    if number := DecisionNumber.objects.filter(outcome=outcome).first():
        raise Refused(
            _("The decision has number %(number)s in approved notes and stays. Correct its words instead.")
            % {"number": f"{number.number}/{number.year}"},
            code="has_number",
        )
    outcome.delete()
    touch_minutes(minutes)


@verb
def add_action(
    item: AgendaItem,
    *,
    text: str,
    by: Person,
    now: datetime,
    owners: list[Person | Group | Organization | str] = (),
    due_on: date | None = None,
    is_due_month: bool = False,
    due_at_next_meeting: bool = False,
    due_at: Group | None = None,
    level: str = "",
    report_headings: str = "",
) -> list[Action]:
    """What somebody promised on an item: one action an owner, who may be a role in words (I-ACT2, S004-35).

    Due on a day, some day in its month, or at the next meeting: of `due_at`, else of the owning group where a
    group owns it, else of this group (S004-27). It is a part of the issue that the item is about, where that
    is one.
    """
    minutes = lock_noted(item)
    group, issue = minutes.meeting.group, issue_of(item)
    made: list[Action] = []
    for owner in owners or [""]:
        action = open_action(
            group,
            text=text,
            owner=None if isinstance(owner, str) else owner,
            owner_text=owner if isinstance(owner, str) else "",
            due_on=due_on,
            is_due_month=is_due_month,
            circle=item.circle,
            split_from=made[0] if made else None,
            issue=issue,
            level=level,
            report_headings=report_headings,
            by=by,
            now=now,
        )
        made.append(action)
    ItemAction.objects.bulk_create(ItemAction(item=item, action=action) for action in made)
    if due_at_next_meeting or due_at:
        ActionDue.objects.bulk_create(
            ActionDue(action=action, group=due_at or action.owner_group or group, after=item.meeting.date)
            for action in made
        )
    touch_minutes(minutes)
    return made


@verb
def remove_action(row: ItemAction, *, by: Person, now: datetime) -> None:
    """Take back an action that arose here, while the notes are a draft; one from earlier is only taken off
    this item."""
    minutes = lock_noted(row.item)
    if row.is_origin:
        _let_parts_stand(row.action)
        row.action.delete()
    else:
        row.delete()
    touch_minutes(minutes)


def _let_parts_stand(action: Action) -> None:
    """An action for several is one row each; the others stay when the first is taken back."""
    parts = list(action.parts.order_by("pk"))
    for part in parts:
        part.split_from = None if part == parts[0] else parts[0]
        part.save()


def _set_outcome(outcome: Outcome, kind: str, text: str, condition: str, points: Sequence[str]) -> Outcome:
    minutes = lock_noted(outcome.item)
    meeting = minutes.meeting
    if points and not text.strip() and kind in BEFORE_POINTS:
        text = str(BEFORE_POINTS[kind])
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
    _set_points(outcome, points)
    touch_minutes(minutes)
    return outcome


def _set_points(outcome: Outcome, points: Sequence[str]) -> None:
    """One row a point, in order; a row whose text is the same stays as it is."""
    kept = list(outcome.points.all())
    for row in kept[len(points) :]:
        row.delete()
    for order, text in enumerate(points, 1):
        row = kept[order - 1] if order <= len(kept) else OutcomePoint(outcome=outcome, order=order)
        if row.text != text:
            row.text = text
            row.save()


def _leader(meeting: Meeting, circle: Circle) -> Person | None:
    """The chair, or the vice chair when the chair is prevented (ruling 15)."""
    absent = set(
        Response.objects.filter(meeting=meeting, answer="absent").values_list("person_id", flat=True)
    )
    candidates = [person for person in (circle.chair, *circle.vice_chairs) if person]
    return next((person for person in candidates if person.pk not in absent), None)
