"""Where the notes are between the meeting and publication, and what the one who asks may do about it."""

from dataclasses import dataclass

from django.utils import timezone

from groups.access import STAFF, standing_of
from groups.models import Person
from meetings.actions.approval import approval_facts
from meetings.approval import (
    ApprovalFacts,
    item_approvers,
    may_approve,
    missing_approvals,
    note_taker_alone,
)
from meetings.lead_times import LeadTime, lead_times, reached_by
from meetings.models import Minutes
from meetings.rounds import Round, round_of


@dataclass(frozen=True)
class Course:
    """`waiting_for`: names of those who have yet to approve. `days_left`: whole days until silence approves,
    today counted; None where it does not. `round` is None unless the notes are out."""

    facts: ApprovalFacts
    lead: tuple[LeadTime, ...]
    waiting_for: tuple[str, ...]
    is_staff: bool
    may_approve: bool
    is_note_taker_alone: bool
    round: Round | None = None
    days_left: int | None = None
    may_approve_items: bool = False


def course_of(minutes: Minutes, person: Person) -> Course:
    facts, today = approval_facts(minutes), timezone.localdate()
    is_out = minutes.state == Minutes.State.CIRCULATED
    waiting = missing_approvals(facts) if is_out else []
    names = Person.objects.filter(pk__in=[pk for pk in waiting if pk]).values_list("name", flat=True)
    until = minutes.objections_until if is_out else None
    return Course(
        facts=facts,
        lead=tuple(lead_times(reached_by([minutes])[minutes.meeting_id], today)),
        waiting_for=tuple(names),
        is_staff=standing_of(person).has(minutes.meeting.group_id, STAFF),
        may_approve=is_out and may_approve(person.pk, facts),
        is_note_taker_alone=note_taker_alone(facts),
        round=round_of(minutes) if is_out else None,
        days_left=max((until - today).days + 1, 0) if until else None,
        may_approve_items=person.pk in item_approvers(facts),
    )
