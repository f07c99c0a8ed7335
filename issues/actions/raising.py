"""Raising a question (S000-25, S001-24)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Organization, Person, ReadingCircle, Structure
from issues.actions.events import tell
from issues.actions.following import follow_issue
from issues.models import Issue, Perspective, Stage, StageEntry, Topic
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

# The same words from the same person within this time are one post that was sent twice.
AGAIN = timedelta(minutes=10)


@verb
def raise_issue(
    structure: Structure,
    *,
    title: str,
    by: Person | None,
    now: datetime,
    description: str = "",
    home_group: Group | None = None,
    organization: Organization | None = None,
    raised_by_name: str = "",
    raised_on: date | None = None,
    level: str = "",
    nature: str = "",
    circle: str = ReadingCircle.GROUP,
    closed_reason: str = "",
    topics: Iterable[Topic] = (),
    perspectives: Iterable[Perspective] = (),
) -> Issue:
    """A question is raised, with or without a home group (S000-25). Somebody raises it: `by`, an
    organisation, or a name outside the register. The same again within ten minutes is the same issue."""
    day = raised_on or timezone.localdate(now)
    _refuse_unclear(title, day, timezone.localdate(now))
    if home_group:
        home_group = lock_open(home_group)
        refuse_other_structure(home_group, structure)
    # Locked, so that two at once do not get the same number.
    structure = Structure.objects.select_for_update(no_key=True).get(pk=structure.pk)
    fields = {
        "title": title.strip(),
        "description": description.strip(),
        "home_group": home_group,
        "raised_on": day,
        "raised_by": by,
        "raised_by_organization": organization,
        "raised_by_name": raised_by_name.strip(),
        "level": level,
        "nature": nature,
        "circle": circle,
        "closed_reason": closed_reason.strip(),
    }
    if same := _just_raised(structure, fields, now):
        return same
    issue = Issue.objects.create(
        structure=structure, year=day.year, number=_next_number(structure, day.year), created_at=now, **fields
    )
    issue.topics.set(topics)
    issue.perspectives.set(perspectives)
    _begin(issue, by, now)
    return issue


def _begin(issue: Issue, by: Person | None, now: datetime) -> None:
    StageEntry.objects.create(
        issue=issue,
        stage=Stage.RAISED,
        move=StageEntry.Move.START,
        entered_on=issue.raised_on,
        entered_at=now,
        by=by,
        forum=issue.home_group,
    )
    tell(issue, "raised", now=now, by=by, on=issue.raised_on, organization=issue.raised_by_organization)
    if by:
        follow_issue(issue, by=by, now=now)


def _refuse_unclear(title: str, day: date, today: date) -> None:
    if not title.strip():
        raise Refused(_("Write the question in a line, e.g. “A safe way home from hospital”."), field="title")
    if day > today:
        raise Refused(
            _("%(day)s is to come. Write the day the question was raised.") % {"day": day_plain(day)},
            field="raised_on",
            code="future",
        )


def refuse_other_structure(group: Group, structure: Structure) -> None:
    if group.structure_id != structure.pk:
        raise Refused(
            _("The group belongs to another structure. Choose one of %(structure)s.")
            % {"structure": structure.name},
            field="home_group",
            code="other_structure",
        )


def _just_raised(structure: Structure, fields: dict, now: datetime) -> Issue | None:
    if fields["raised_by"] is None:
        return None
    rows = Issue.objects.filter(structure=structure, created_at__gt=now - AGAIN, created_at__lte=now)
    return rows.filter(**fields).first()


def _next_number(structure: Structure, year: int) -> int:
    last = Issue.objects.filter(structure=structure, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
