"""The state of a meeting, read from its facts and never stored, and what it allows (domain 6.5, ruling 4)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.translation import gettext as _


class MeetingState(StrEnum):
    """`closed`: its notes are approved. `postponed`: it was called and has no day any more."""

    PLANNED = "planned"
    CALLED = "called"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    NOTES_DRAFT = "notes_draft"
    NOTES_CIRCULATED = "notes_circulated"
    CLOSED = "closed"
    PUBLISHED = "published"


@dataclass(frozen=True)
class MeetingFacts:
    """`starts` is an aware moment, None without a day; `notes` the state of the notes, empty for none."""

    starts: datetime | None
    is_called: bool = False
    is_cancelled: bool = False
    notes: str = ""


UPCOMING = {MeetingState.PLANNED, MeetingState.CALLED, MeetingState.POSTPONED}
PAST = {
    MeetingState.HELD,
    MeetingState.NOTES_DRAFT,
    MeetingState.NOTES_CIRCULATED,
    MeetingState.CLOSED,
    MeetingState.PUBLISHED,
}
OF_NOTES = {
    "": MeetingState.HELD,
    "draft": MeetingState.NOTES_DRAFT,
    "circulated": MeetingState.NOTES_CIRCULATED,
    "approved": MeetingState.CLOSED,
    "published": MeetingState.PUBLISHED,
}
ALLOWED = {
    "change": UPCOMING,
    "call": {MeetingState.PLANNED},
    "supplement": {MeetingState.CALLED, MeetingState.POSTPONED},
    "withdraw_call": {MeetingState.CALLED, MeetingState.POSTPONED},
    "postpone": {MeetingState.PLANNED, MeetingState.CALLED},
    "cancel": UPCOMING,
    "answer": {MeetingState.CALLED},
    # Notes may be prepared before the meeting, but nobody else gets them until it has begun.
    "write_notes": {MeetingState.PLANNED, MeetingState.CALLED, MeetingState.HELD, MeetingState.NOTES_DRAFT},
    "circulate_notes": {MeetingState.NOTES_DRAFT},
    "approve_item": {MeetingState.NOTES_DRAFT, MeetingState.NOTES_CIRCULATED},
}


def meeting_state(facts: MeetingFacts, now: datetime) -> MeetingState:
    """The state at the aware `now`. From its start on a meeting counts as held, called or not (I-MTG4)."""
    if facts.is_cancelled:
        return MeetingState.CANCELLED
    if facts.starts is None:
        return MeetingState.POSTPONED if facts.is_called else MeetingState.PLANNED
    if now < facts.starts:
        return MeetingState.CALLED if facts.is_called else MeetingState.PLANNED
    return OF_NOTES[facts.notes]


def meeting_refusal(verb: str, state: MeetingState) -> str:
    """Why the verb (a key of `ALLOWED`) cannot be done now, with the way on; empty when it can."""
    if state in ALLOWED[verb]:
        return ""
    if state == MeetingState.CANCELLED:
        return _("The meeting is cancelled. Plan a new one instead.")
    if verb in ("write_notes", "circulate_notes", "approve_item"):
        return _notes_refusal(state)
    if state in PAST:
        return {
            "cancel": _("The meeting has begun or been held and cannot be cancelled."),
            "answer": _("The meeting has begun. From now on the attendance list says who is there."),
        }.get(verb) or _("The meeting has begun or been held, so this cannot be changed any more.")
    if verb == "call":
        return _(
            "The call is already sent. Change the meeting and a supplement goes out, or send it again to one."
        )
    if verb == "answer" and state == MeetingState.POSTPONED:
        return _("The meeting is postponed. You can answer when it has a new day.")
    return {
        "answer": _("The call is not sent yet, so there is nothing to answer."),
        "postpone": _("The meeting is already postponed. Give it a new day."),
    }.get(verb) or _("The call is not sent. Send it first.")


def notes_overdue(held_on: date, today: date, notes: str, days: int = 14) -> bool:
    """Whether a held meeting has waited more than `days` for approved notes (I-MTG7, S001-50)."""
    return notes not in ("approved", "published") and (today - held_on).days > days


def _notes_refusal(state: MeetingState) -> str:
    if state in UPCOMING:
        return _("The meeting has not begun. The notes can be sent out when it has.")
    if state == MeetingState.HELD:
        return _("There are no notes yet. Write them first.")
    if state == MeetingState.NOTES_CIRCULATED:
        return _("The notes are circulated. Take them back to draft to change them.")
    return _("The notes are approved and stay as they are. Make a correction instead.")
