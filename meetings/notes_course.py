"""Where the notes are between the meeting and publication, and what the one who asks may do about it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from groups.access import STAFF, standing_of
from groups.models import Person
from meetings.actions.approval import approval_facts
from meetings.approval import ApprovalFacts, may_approve, missing_approvals, note_taker_alone
from meetings.models import Minutes, MinutesVersion


@dataclass(frozen=True)
class Step:
    """A day on the way from meeting to approval, with the days since the meeting (I-MIN4)."""

    code: str
    day: date
    days: int


@dataclass(frozen=True)
class Course:
    """`waiting_for`: names of those who have yet to approve."""

    facts: ApprovalFacts
    steps: tuple[Step, ...]
    waiting_for: tuple[str, ...]
    is_staff: bool
    may_approve: bool
    is_note_taker_alone: bool


def course_of(minutes: Minutes, person: Person, latest: MinutesVersion | None) -> Course:
    facts = approval_facts(minutes)
    waiting = missing_approvals(facts) if minutes.state == Minutes.State.CIRCULATED else []
    names = Person.objects.filter(pk__in=[pk for pk in waiting if pk]).values_list("name", flat=True)
    return Course(
        facts=facts,
        steps=tuple(_steps(minutes, latest)),
        waiting_for=tuple(names),
        is_staff=standing_of(person).has(minutes.meeting.group_id, STAFF),
        may_approve=minutes.state == Minutes.State.CIRCULATED and may_approve(person.pk, facts),
        is_note_taker_alone=note_taker_alone(facts),
    )


def _steps(minutes: Minutes, latest: MinutesVersion | None):
    held = minutes.meeting.date
    moments = [("circulated", minutes.circulated_at)]
    if latest and minutes.state in {Minutes.State.APPROVED, Minutes.State.PUBLISHED}:
        moments += [("approved", latest.approved_at), ("published", minutes.published_at)]
    yield Step("held", held, 0)
    for code, moment in moments:
        if moment:
            day = timezone.localdate(moment)
            yield Step(code, day, (day - held).days)
