"""One meeting as an archive package tells of it: facts with stable keys, and the files they name."""

from dataclasses import dataclass, field
from datetime import date

from issues.models import Action
from meetings.archive_files import Entry, Facts, call_files, item_files, moment, notes_files
from meetings.archive_layout import folder_name
from meetings.issue_lines import issue_facts
from meetings.joint import joining_groups
from meetings.minutes_report import away_by_item, due_of, item_actions, item_circles, owner_of
from meetings.models import (
    AgendaItem,
    Attendance,
    Call,
    ItemAction,
    Meeting,
    Minutes,
    Outcome,
    Reservation,
)
from meetings.reports import agenda_of, numbered


@dataclass(frozen=True)
class ArchivedMeeting:
    """`facts` as the schema says, and the files in `folder` and its like among what is closed."""

    meeting: Meeting
    folder: str
    facts: Facts
    entries: list[Entry] = field(default_factory=list)


def archived_meeting(meeting: Meeting, folder: str) -> ArchivedMeeting:
    """About twenty queries; `folder` is where its files lie. No e-mail, no number, no reason for an
    absence."""
    entries: list[Entry] = []
    calls = _calls(meeting, folder, entries)
    notes = _notes(meeting, folder, entries)
    facts = {
        "uid": str(meeting.uid),
        "folder": folder,
        "kind": meeting.kind,
        "title": meeting.title,
        "date": _day(meeting.date),
        "last_date": _day(meeting.last_date),
        "start": _clock(meeting.start),
        "end": _clock(meeting.end),
        "zone": meeting.zone,
        "place": meeting.place,
        "mode": meeting.mode,
        "purpose": meeting.purpose,
        "registry_number": meeting.registry_number,
        "postponed_from": _day(meeting.postponed_from),
        "postpone_reason": meeting.postpone_reason,
        "cancelled_at": moment(meeting.cancelled_at),
        "cancel_reason": meeting.cancel_reason,
        "joining_groups": [group.name_on(meeting.told_date) for group in joining_groups(meeting)],
        "parts": [
            {
                "date": _day(part.date),
                "start": _clock(part.start),
                "end": _clock(part.end),
                "title": part.title,
                "place": part.place,
            }
            for part in meeting.parts.all()
        ],
        "calls": calls,
        "notes": notes,
        "attendance": _attendance(meeting),
        "items": _items(meeting, folder, entries),
    }
    return ArchivedMeeting(meeting, folder, facts, entries)


def _calls(meeting: Meeting, folder: str, entries: list[Entry]) -> list[Facts]:
    told = []
    for call in meeting.calls.filter(state=Call.State.SENT).order_by("number"):
        facts, files = call_files(call, folder)
        told.append(facts)
        entries += files
    return told


def _notes(meeting: Meeting, folder: str, entries: list[Entry]) -> Facts | None:
    """What is approved; of a draft that it is one, and nothing it says."""
    minutes = Minutes.objects.filter(meeting=meeting).select_related("note_taker", "led_by").first()
    if minutes is None:
        return None
    versions = []
    for version in minutes.versions.all():
        facts, files = notes_files(version, folder)
        versions.append(facts)
        entries += files
    return {
        "state": minutes.state,
        "note_taker": minutes.note_taker.name if minutes.note_taker else minutes.note_taker_name,
        "led_by": minutes.led_by.name if minutes.led_by else "",
        "circulated_at": moment(minutes.circulated_at),
        "published_at": moment(minutes.published_at),
        "public_summary": minutes.public_summary,
        "versions": versions,
        "approvals": [
            {
                "version": row.number,
                "role": row.role,
                "name": row.person.name if row.person else "",
                "at": moment(row.at),
                "sha256": row.sha256,
            }
            for row in minutes.approvals.select_related("person").order_by("number", "at", "pk")
        ],
    }


def _attendance(meeting: Meeting) -> list[Facts]:
    """Why somebody was not there is never kept (domain.md 3.4); nor are the words about an exception handed
    on."""
    rows = Attendance.objects.filter(minutes__meeting=meeting).select_related(
        "person", "organization", "seat", "from_item", "until_item"
    )
    return [
        {
            "name": str(row),
            "organization": row.organization.name_on(meeting.told_date)
            if row.organization
            else row.organization_text,
            "seat": row.seat.number if row.seat else None,
            "capacity": row.capacity,
            "is_present": row.is_present,
            "is_remote": row.is_remote,
            "arrived": _clock(row.arrived),
            "left": _clock(row.left),
            "from_item": row.from_item.title if row.from_item else "",
            "until_item": row.until_item.title if row.until_item else "",
        }
        for row in rows.prefetch_related("organization__names")
    ]


def _items(meeting: Meeting, folder: str, entries: list[Entry]) -> list[Facts]:
    items = agenda_of(meeting)
    circles, away = item_circles(items), away_by_item(meeting)
    outcomes, actions, reservations = _outcomes(meeting), _actions(meeting), _reservations(meeting)
    told = []
    for at, (item, number, clock, level) in enumerate(numbered(items, meeting), 1):
        circle = circles[item.pk]
        told.append(
            {
                **_item(item, number, clock, level, circle),
                "issues": issue_facts(item, circle),
                "documents": _documents(item, at, circle, folder, entries),
                "outcomes": outcomes.get(item.pk, []),
                "actions": actions.get(item.pk, []),
                "reservations": reservations.get(item.pk, []),
                "not_taking_part": away.get(item.pk, []),
            }
        )
    return told


def _item(item: AgendaItem, number: str, clock: str, level: int, circle: str) -> Facts:
    paragraph = getattr(item, "paragraph", None)
    return {
        "number": number,
        "level": level,
        "paragraph": paragraph.number if paragraph else None,
        "title": item.title,
        "kind": item.kind,
        "circle": circle,
        "closed_reason": item.closed_reason,
        "planned_start": clock.replace(".", ":") or None,
        "minutes": item.minutes,
        "begun_at": moment(item.begun_at),
        "ended_at": moment(item.ended_at),
        "added_after_call": item.added_after_call,
        "wanted_outcome": item.wanted_outcome,
        "summary": item.summary,
        "audience": item.audience,
        "description": item.description,
        "facilitator": item.facilitator.name if item.facilitator else item.facilitator_name,
        "presenters": [{"name": str(row), "organization": row.organization} for row in item.presenters.all()],
    }


def _documents(item: AgendaItem, at: int, circle: str, folder: str, entries: list[Entry]) -> list[Facts]:
    told = []
    for place, row in enumerate(item.item_documents.all(), 1):
        stem = f"{folder}/handlingar/{at:02}-{place}-{folder_name(row.document.title)}"
        facts, files = item_files(row, circle, stem)
        told.append(facts)
        entries += files
    return told


def _outcomes(meeting: Meeting) -> dict[int, list[Facts]]:
    found: dict[int, list[Facts]] = {}
    rows = Outcome.objects.filter(item__meeting=meeting).select_related("decision_number")
    for row in rows.prefetch_related("points"):
        number = getattr(row, "decision_number", None)
        told = {
            "kind": row.kind,
            "text": row.text,
            "condition": row.condition,
            "points": [point.text for point in row.points.all()],
            "decision_number": str(number) if number else None,
        }
        found.setdefault(row.item_id, []).append(told)
    return found


def _actions(meeting: Meeting) -> dict[int, list[Facts]]:
    found: dict[int, list[Facts]] = {}
    for row in item_actions(meeting):
        found.setdefault(row.item_id, []).append(_action(row, meeting))
    return found


def _action(row: ItemAction, meeting: Meeting) -> Facts:
    """As it stands now, not as it was when the notes were approved."""
    action: Action = row.action
    return {
        "text": action.text,
        "owner": owner_of(action, meeting.told_date),
        "due_on": _day(action.due_on),
        "due": due_of(action, meeting.group_id, meeting.told_date),
        "state": action.state,
        "result": action.result,
        "circle": action.circle,
        "arose_here": row.is_origin,
        "created_at": moment(action.created_at),
        "closed_at": moment(action.closed_at),
    }


def _reservations(meeting: Meeting) -> dict[int, list[Facts]]:
    found: dict[int, list[Facts]] = {}
    for row in Reservation.objects.filter(item__meeting=meeting).select_related("person"):
        told = {"kind": row.kind, "name": row.person.name if row.person else row.name, "text": row.text}
        found.setdefault(row.item_id, []).append(told)
    return found


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _clock(value) -> str | None:
    return value.isoformat(timespec="minutes") if value else None
