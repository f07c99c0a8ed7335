"""The notes of a meeting as facts of the paper, frozen at approval."""

from collections import defaultdict

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groups.models import ReadingCircle
from groups.reading import narrower
from issues.models import Action
from meetings.attendees import attendees
from meetings.documents import (
    ActionLine,
    ApprovalLine,
    Correction,
    NextMeeting,
    NotesDocument,
    NotesItem,
    OutcomeLine,
    ReservationLine,
)
from meetings.issue_lines import printed
from meetings.models import (
    AgendaItem,
    Approval,
    Attendance,
    Call,
    ItemAbsence,
    ItemAction,
    ItemApproval,
    Meeting,
    Minutes,
    Reservation,
)
from meetings.reports import PAPER_LANGUAGE, agenda_of, letterhead, meeting_facts, numbered, paragraph_words
from meetings.representation import SPEAKS_FOR_NOBODY, speaks
from meetings.room_clock import room_clock
from samverkan.lib import spoken
from samverkan.lib.ordering import rising

# Noted by the secretary, or by nobody: not the approver's own act.
RECORDED = {Approval.Role.MEETING, Approval.Role.SILENCE}
# The words printed in bold before an outcome; a reading, not the form's own choice.
OUTCOME_WORDS = {
    "noted": gettext_lazy("Noted"),
    "reflection": gettext_lazy("Reflection"),
    "consensus": gettext_lazy("Consensus"),
    "position": gettext_lazy("Position"),
    "decision": gettext_lazy("Decision"),
}


@translation.override(PAPER_LANGUAGE)
def notes_document(minutes: Minutes, *, state: str, version: int) -> NotesDocument:
    """The whole paper in about fifteen queries, whatever the meeting's length."""
    meeting = minutes.meeting
    attendance = list(
        minutes.attendance.select_related("person", "organization", "seat").prefetch_related(
            "organization__names"
        )
    )
    present, absent = attendees(attendance, meeting, room_clock(meeting))
    return NotesDocument(
        letterhead=letterhead(meeting.group.structure, meeting.registry_number),
        meeting=meeting_facts(meeting),
        state=state,
        kind=meeting.group.settings_on(meeting.date).notes_kind,
        version=version,
        note_taker=minutes.note_taker.name if minutes.note_taker else minutes.note_taker_name,
        led_by=minutes.led_by.name if minutes.led_by else "",
        late_call_note=_late_call(meeting),
        present=present,
        absent=absent,
        unrepresented=tuple(unrepresented(attendance, meeting)),
        items=notes_items(meeting),
        next_meeting=next_meeting_of(minutes),
        corrections=_corrections(minutes, version),
        approvals=_approvals(minutes, version),
    )


def unrepresented(attendance: list[Attendance], meeting: Meeting) -> list[str]:
    """Organisations of which somebody is listed, but nobody was there for (I-ABS3, S004-06)."""
    present, names = defaultdict(bool), {}
    for row in attendance:
        key = row.organization_id or row.organization_text
        if not key or row.capacity in SPEAKS_FOR_NOBODY - {Attendance.Capacity.ATTENDING_SUBSTITUTE}:
            continue
        names.setdefault(
            key, row.organization.name_on(meeting.date) if row.organization else row.organization_text
        )
        present[key] |= speaks(row.capacity, row.is_present)
    return [name for key, name in names.items() if not present[key]]


def notes_items(meeting: Meeting) -> tuple[NotesItem, ...]:
    top: list[tuple[dict, list[NotesItem]]] = []
    for _item, level, line in _noted(meeting):
        if level == 1:
            top.append((line, []))
        else:
            top[-1][1].append(NotesItem(**line))
    return tuple(NotesItem(**line, items=tuple(children)) for line, children in top)


def notes_items_by_key(meeting: Meeting) -> dict[int, NotesItem]:
    """Each item alone, without the items under it, by its key."""
    return {item.pk: NotesItem(**line) for item, _level, line in _noted(meeting)}


def _noted(meeting: Meeting) -> list[tuple[AgendaItem, int, dict]]:
    """(item, level, its facts) in the order of the agenda."""
    items = agenda_of(meeting)
    texts = dict(meeting.items.filter(note__isnull=False).values_list("pk", "note__text"))
    outcomes, actions = outcomes_by_item(meeting), actions_by_item(meeting)
    approvals, circles = approved_at_once(meeting), item_circles(items)
    away, reservations = away_by_item(meeting), reservations_by_item(meeting)
    found = []
    for item, number, _clock, level in numbered(items, meeting):
        line = {
            "title": item.title,
            "number": number,
            "body": texts.get(item.pk, ""),
            "outcomes": tuple(outcomes[item.pk]),
            "actions": tuple(actions[item.pk]),
            "added_later": item.added_after_call,
            "not_taking_part": tuple(away[item.pk]),
            "reservations": tuple(reservations[item.pk]),
            "paragraph": paragraph_words(item),
            "approvals": approvals[item.pk],
            "issues": printed(item, circles[item.pk]),
            **_closing(item, circles[item.pk]),
        }
        found.append((item, level, line))
    return found


def item_circles(items: list[AgendaItem]) -> dict[int, str]:
    """Who reads each item, by its key: an item under a closed one is read by those who may read both."""
    own = {item.pk: item.circle for item in items}
    return {
        item.pk: narrower(item.circle, own[item.parent_id]) if item.parent_id else item.circle
        for item in items
    }


def _closing(item: AgendaItem, circle: str) -> dict[str, object]:
    if circle == ReadingCircle.GROUP:
        return {}
    return {"closed": True, "closed_reason": item.closed_reason, "circle": circle}


def approved_at_once(meeting: Meeting) -> dict[int, tuple[ApprovalLine, ...]]:
    """Who approved an item before the rest, by the item's key."""
    found = defaultdict(tuple)
    rows = ItemApproval.objects.filter(item__meeting=meeting).select_related("person")
    for row in rows:
        found[row.item_id] += (_approval_line(row),)
    return found


def outcomes_by_item(meeting: Meeting) -> dict[int, list[OutcomeLine]]:
    found = defaultdict(list)
    for item in meeting.items.prefetch_related("outcomes__points"):
        for outcome in item.outcomes.all():
            line = OutcomeLine(
                kind=str(OUTCOME_WORDS[outcome.kind]),
                text=outcome.text,
                condition=outcome.condition,
                points=tuple(point.text for point in outcome.points.all()),
            )
            found[item.pk].append(line)
    return found


def away_by_item(meeting: Meeting) -> dict[int, list[str]]:
    """Who took no part in an item, by the item's key (I-ATT3)."""
    found = defaultdict(list)
    rows = ItemAbsence.objects.filter(item__meeting=meeting).select_related("attendance__person")
    for row in rows.order_by(*rising("attendance__seat__number"), "pk"):
        found[row.item_id].append(str(row.attendance))
    return found


def reservations_by_item(meeting: Meeting) -> dict[int, list[ReservationLine]]:
    found = defaultdict(list)
    for row in Reservation.objects.filter(item__meeting=meeting).select_related("person"):
        name = row.person.name if row.person else row.name
        line = ReservationLine(kind=str(row.get_kind_display()), name=name, text=row.text)
        found[row.item_id].append(line)
    return found


def actions_by_item(meeting: Meeting) -> dict[int, list[ActionLine]]:
    found = defaultdict(list)
    for row in item_actions(meeting):
        line = ActionLine(
            text=row.action.text,
            owner=owner_of(row.action, meeting.date),
            due=due_of(row.action, meeting.group_id, meeting.date),
            state="" if row.is_origin else _how_it_stands(row.action),
        )
        found[row.item_id].append(line)
    return found


def _how_it_stands(action: Action) -> str:
    state = str(action.get_state_display())
    return f"{state}: {action.result}" if action.result else state


def item_actions(meeting: Meeting) -> list[ItemAction]:
    """The actions on a meeting's items, with all that names owner and day; four queries."""
    rows = ItemAction.objects.filter(item__meeting=meeting).select_related(
        "action__owner_person",
        "action__owner_group",
        "action__owner_organization",
        "action__due_at_meeting__group",
    )
    named = ("owner_group__names", "owner_organization__names", "due_at_meeting__group__names")
    return list(rows.prefetch_related(*[f"action__{path}" for path in named]))


def owner_of(action: Action, on) -> str:
    owner = action.owner_person or action.owner_group or action.owner_organization
    if owner is None:
        return action.owner_text
    return owner.name if action.owner_person else owner.name_on(on)


def due_of(action: Action, group_id: int, on) -> str:
    """A day, "nästa möte", or nothing."""
    if action.due_on:
        return spoken.month(action.due_on) if action.is_due_month else spoken.day_plain(action.due_on)
    due = getattr(action, "due_at_meeting", None)
    if due is None:
        return ""
    if due.group_id == group_id:
        return _("next meeting")
    return _("next meeting of %(group)s") % {"group": due.group.name_on(on)}


def next_meeting_of(minutes: Minutes) -> NextMeeting | None:
    """The next planned meeting of the group, or what was said of it in words (S004-32)."""
    if minutes.next_meeting_text:
        return NextMeeting(text=minutes.next_meeting_text)
    meeting = minutes.meeting
    later = Meeting.objects.filter(group=meeting.group, date__gt=meeting.date, cancelled_at__isnull=True)
    following = later.order_by(*rising("date", "start"), "pk").first()
    if following is None:
        return None
    return NextMeeting(day=following.date, starts=following.start, ends=following.end, place=following.place)


def _late_call(meeting: Meeting) -> str:
    """The reason of a late call stands in the notes too (I-CALL2)."""
    call = meeting.calls.filter(kind=Call.Kind.CALL, state=Call.State.SENT).exclude(late_reason="").first()
    if call is None:
        return ""
    days = (meeting.date - timezone.localdate(call.sent_at)).days
    sent = ngettext(
        "The call went out %(days)s day before the meeting",
        "The call went out %(days)s days before the meeting",
        days,
    )
    return f"{sent % {'days': days}}: {call.late_reason}"


def _corrections(minutes: Minutes, version: int) -> tuple[Correction, ...]:
    earlier = minutes.versions.filter(number__gt=1, number__lt=version)
    lines = [
        Correction(version=row.number, day=timezone.localdate(row.approved_at), note=row.correction_note)
        for row in earlier
    ]
    if version > 1 and minutes.correction_note:
        approvals = minutes.approvals.filter(number=version).order_by("-at")
        day = timezone.localdate(approvals[0].at) if approvals else minutes.meeting.date
        lines.append(Correction(version=version, day=day, note=minutes.correction_note))
    return tuple(lines)


def _approvals(minutes: Minutes, version: int) -> tuple[ApprovalLine, ...]:
    rows = minutes.approvals.filter(number=version).select_related("person").order_by("at")
    return tuple(map(_approval_line, rows))


def _approval_line(row: Approval | ItemApproval) -> ApprovalLine:
    at = timezone.localtime(row.at)
    return ApprovalLine(
        name=row.person.name if row.person else "",
        role=str(row.get_role_display()),
        day=at.date(),
        at=at.time().replace(second=0, microsecond=0),
        signed="" if row.role in RECORDED else row.sha256,
        recorded=row.role in RECORDED,
    )
