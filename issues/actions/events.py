"""Writing an issue's time line: every verb of an issue tells what it did, and who wants to know is told."""

from datetime import date, datetime

from django.utils import timezone

from groups.models import Organization, Person
from groups.reading import narrower
from issues.following_post import tell_at_once
from issues.models import Issue, IssueEvent

# What a public time line may show by itself; the rest stays within the groups. What was said at a meeting is
# shown when its notes are published, and no earlier.
PUBLIC_KINDS = frozenset({"raised", "moved", "ranked", "position", "decision", "carried_out"})


def tell(
    issue: Issue,
    kind: str,
    *,
    now: datetime,
    by: Person | None,
    text: str = "",
    on: date | None = None,
    organization: Organization | None = None,
    circle: str = "",
    is_public: bool | None = None,
) -> IssueEvent:
    """One line of the time line. Call it inside the verb that did it.

    `on`: the day it happened, if not today. `circle`: narrower than the issue's own, for what arose at a
    closed item.
    """
    read_by = narrower(issue.circle, circle) if circle else issue.circle
    shown = issue.is_public and kind in PUBLIC_KINDS if is_public is None else is_public
    event = IssueEvent.objects.create(
        issue=issue,
        kind=kind,
        on=on or timezone.localdate(now),
        at=now,
        text=text,
        by=by,
        organization=organization,
        circle=read_by,
        is_public=shown and read_by == "group",
    )
    tell_at_once(event, now=now)
    return event
