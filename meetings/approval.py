"""From draft to published notes, and who approves them by the group's rule (I-MIN1 to -5, ruling 19)."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

DRAFT, CIRCULATED, APPROVED, PUBLISHED = "draft", "circulated", "approved", "published"
CHAIR, CHAIR_AND_APPROVER = "chair", "chair_and_approver"
NEXT_MEETING, NO_OBJECTION = "next_meeting", "no_objection"

ALLOWED = {
    "write": {DRAFT},
    "circulate": {DRAFT},
    "remark": {CIRCULATED},
    # A remark may be answered after the notes were taken back to be changed.
    "answer_remark": {DRAFT, CIRCULATED},
    "approve_item": {DRAFT, CIRCULATED},
    "approve": {CIRCULATED},
    "publish": {APPROVED},
    "correct": {APPROVED, PUBLISHED},
}


@dataclass(frozen=True)
class ApprovalFacts:
    """One circulated round of notes. `rule` is the group's setting on the day of the meeting.

    `leader_id` led the meeting, the chair or else the vice chair; `objections_until` is the last day to
    object; `approved_at_meeting` says that the next meeting has approved.
    """

    rule: str
    leader_id: Hashable
    approver_ids: tuple[Hashable, ...] = ()
    approved_by: tuple[Hashable, ...] = ()
    note_taker_id: Hashable = None
    objections_until: date | None = None
    has_objections: bool = False
    approved_at_meeting: bool = False


def minutes_refusal(verb: str, state: str, *, is_checked: bool = False) -> str:
    """Why the verb (a key of `ALLOWED`) cannot be done in this state, with the way on; empty when it can.

    `is_checked`: the check for personal data is ticked, without which nothing is published (I-MIN5).
    """
    if state in ALLOWED[verb]:
        if verb == "publish" and not is_checked:
            return _("Tick that the notes have been checked for personal data, then publish.")
        return ""
    if state == DRAFT:
        return _("The notes are a draft. Circulate them first.")
    if state == CIRCULATED:
        return {
            "publish": _("The notes are not approved yet. They can be published when they are."),
            "correct": _("The notes are not approved yet. Take them back to draft to change them."),
        }.get(verb) or _("The notes are circulated. Take them back to draft to change them.")
    if verb == "publish":
        return _("The notes are already published.")
    if verb == "approve":
        return _("The notes are already approved.")
    return _("The notes are approved and stay as they are. Make a correction instead.")


def approvers(facts: ApprovalFacts) -> list[Hashable]:
    """The people whose own approval the rule asks for; empty when the next meeting or silence approves."""
    if facts.rule == CHAIR:
        return [facts.leader_id]
    if facts.rule == CHAIR_AND_APPROVER:
        return list(dict.fromkeys([facts.leader_id, *facts.approver_ids]))
    return []


def may_approve(person_id: Hashable, facts: ApprovalFacts) -> bool:
    """Whether it is this person's turn: approvals are personal, and given once."""
    return person_id is not None and person_id in missing_approvals(facts)


def missing_approvals(facts: ApprovalFacts) -> list[Hashable]:
    """Those who have yet to approve, the leader first."""
    return [person for person in approvers(facts) if person not in facts.approved_by]


def approval_complete(facts: ApprovalFacts, today: date) -> bool:
    """Whether the notes count as approved (I-MIN1).

    The last day to object is a whole day. Where an approver is to be named, the leader alone is not enough.
    """
    if facts.rule == NEXT_MEETING:
        return facts.approved_at_meeting
    if facts.rule == NO_OBJECTION:
        is_over = facts.objections_until is not None and today > facts.objections_until
        return is_over and not facts.has_objections
    if facts.rule == CHAIR_AND_APPROVER and not set(facts.approver_ids) - {facts.leader_id}:
        return False
    return not missing_approvals(facts)


def note_taker_alone(facts: ApprovalFacts) -> bool:
    """Whether the note-taker would be the only one to approve, which is warned of (I-MIN3)."""
    return facts.note_taker_id is not None and approvers(facts) == [facts.note_taker_id]


def item_approvers(facts: ApprovalFacts) -> list[Hashable]:
    """Who may approve one item at once, before the rest: the leader, and the approver where the rule asks for
    one. Silence and the next meeting cannot, so there the leader does."""
    named = facts.approver_ids if facts.rule == CHAIR_AND_APPROVER else ()
    return list(dict.fromkeys(person for person in (facts.leader_id, *named) if person is not None))
