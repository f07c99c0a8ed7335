"""A group's ranked list is decided at a meeting (S001-24)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person, ReadingCircle
from issues.actions import decide_ranking
from issues.models import IssueEvent, Ranking, StageEntry
from meetings.actions.guards import lock
from meetings.actions.issue_items import refuse_while_read
from meetings.models import AgendaItem, EventAt, RankingAt, StageMoveAt
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def decide_ranking_at(
    item: AgendaItem, *, ranking: Ranking, by: Person, now: datetime, text: str = ""
) -> RankingAt:
    """Decide the draft of the meeting's group on an item of it, on the meeting's day: the list, the time
    lines and the stages say where."""
    meeting = lock(item.meeting)
    if meeting.date is None or meeting.cancelled_at:
        raise Refused(
            _("The meeting has no day or is cancelled. Decide the list at a meeting that is held."),
            code="not_held",
        )
    if ranking.group_id != meeting.group_id:
        raise Refused(
            _("The list is another group's. Decide it at a meeting of its own."), code="other_group"
        )
    refuse_while_read(meeting)
    decided = decide_ranking(ranking, on=meeting.date, text=text, by=by, now=now)
    issues = decided.places.values("issue")
    # What is told is read by more than those who read a closed item: the meeting alone is named then.
    where = {"meeting": meeting, "item": item if item.circle == ReadingCircle.GROUP else None}
    events = IssueEvent.objects.filter(issue__in=issues, kind__in=["ranked", "moved"], at=now)
    for event in events.filter(at_meeting__isnull=True):
        EventAt.objects.create(event=event, **where)
    for entry in StageEntry.objects.filter(issue__in=issues, entered_at=now, at_meeting__isnull=True):
        StageMoveAt.objects.create(entry=entry, **where)
    return RankingAt.objects.create(ranking=decided, meeting=meeting)
