"""What may be done about an organisation's decision: in which state, and by whom (domain.md 6.2 and 6.5).

pending ─ schedule ─> scheduled ─ decide ─> approved ── carry_out ─> carried out
   └───────────── decide ────────────────>  approved_with_change ─┘
                                            rejected, not_applicable
every answer ─ correct, with a reason ─> any other answer, or waited for again
"""

from datetime import date
from enum import StrEnum

UNANSWERED = frozenset({"pending", "scheduled"})
APPROVED = frozenset({"approved", "approved_with_change"})
DECIDED = APPROVED | {"rejected"}
ANSWERS = DECIDED | {"not_applicable"}


class Act(StrEnum):
    SCHEDULE = "schedule"
    DECIDE = "decide"
    CARRY_OUT = "carry_out"
    CORRECT = "correct"
    REMIND = "remind"


class Who(StrEnum):
    """What somebody is to a decision. A contact is one with an account or with the organisation's link."""

    MOVER = "mover"
    MEMBER = "member"
    CONTACT = "contact"
    READER = "reader"


ANSWERING = frozenset({Act.SCHEDULE, Act.DECIDE, Act.CARRY_OUT, Act.CORRECT})
ACTS_OF = {
    Who.MOVER: ANSWERING | {Act.REMIND},
    Who.MEMBER: ANSWERING,
    Who.CONTACT: ANSWERING,
    Who.READER: frozenset(),
}
ACTS_IN = {
    "pending": frozenset({Act.SCHEDULE, Act.DECIDE, Act.REMIND}),
    "scheduled": frozenset({Act.SCHEDULE, Act.DECIDE, Act.REMIND}),
    "approved": frozenset({Act.CORRECT, Act.CARRY_OUT}),
    "approved_with_change": frozenset({Act.CORRECT, Act.CARRY_OUT}),
    "rejected": frozenset({Act.CORRECT}),
    "not_applicable": frozenset({Act.CORRECT}),
}


def acts_open(
    state: str, who: Who = Who.MOVER, *, is_carried_out: bool = False, is_annulled: bool = False
) -> frozenset[Act]:
    """What somebody may do. After the position has been annulled nobody is asked for anything; what is
    written can still be corrected."""
    found = ACTS_IN[state] & ACTS_OF[who]
    if is_carried_out:
        found -= {Act.CARRY_OUT}
    return found & {Act.CORRECT} if is_annulled else found


def is_late(state: str, due_on: date, scheduled_on: date | None, today: date) -> bool:
    """No answer in time: "inget svar". An organisation that has said a day is waited for till that day."""
    return state in UNANSWERED and today > waited_until(due_on, scheduled_on)


def waited_until(due_on: date, scheduled_on: date | None) -> date:
    return max(due_on, scheduled_on or due_on)


# A week before the day, on it, and then a week apart, three times at most.
REMINDERS = ((-7, "before"), (0, "day"), (7, "late-1"), (14, "late-2"), (21, "late-3"))
# Whoever was asked just now is not reminded the same week.
FRESH_DAYS = 3


def reminder_due(until: date, asked_on: date, today: date) -> str:
    """Which reminder today belongs to, as part of its key; it lasts till the next, so that a day without the
    daily job loses none. Four weeks after the day nobody is reminded any more."""
    days = (today - until).days
    if days >= 28:
        return ""
    found = next((name for start, name in reversed(REMINDERS) if days >= start), "")
    return "" if found == "before" and (today - asked_on).days < FRESH_DAYS else found


def move_suggested(stage: str, *, has_position: bool, asked: int, waited_for: int, to_carry_out: int) -> str:
    """Which stage the decisions speak for, or nothing. Whoever moves issues moves them, never we."""
    if stage in {"anchoring", "position"} and has_position:
        return "decision_in_organizations" if asked or stage == "position" else "position"
    if stage == "decision_in_organizations" and asked and not waited_for:
        return "execution"
    if stage == "execution" and asked and not waited_for and not to_carry_out:
        return "follow_up"
    return ""
