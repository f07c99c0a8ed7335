"""The time line of an issue for everybody, where it is marked public: what has happened, and what each
organisation has decided. Never who, never a word that was written for the groups alone.

What is told is read from the rows themselves, as the stage that was come to; of the free text of the time
line only positions are shown, which are written to be read.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.models import Group, GroupName, OrganizationName, Structure
from groups.structure import TO_EVERYBODY
from issues.decision_count import Answer, headline, organized, sentences
from issues.models import Issue, IssueEvent, OrganizationDecision, Position, StageEntry, StageName
from issues.stage_words import stage_names
from meetings.open_meetings import open_meetings, published
from samverkan.lib.dated import value_that_day
from samverkan.pages.one_day import of_several, organizations_words, told_together
from samverkan.pages.public import Public, briefly

# What may be told: other kinds, and what is marked public of them by mistake, stay within the groups.
TOLD = ("raised", "moved", "ranked", "notes", "position", "decision", "carried_out")
DECIDED = ("approved", "approved_with_change", "rejected", "not_applicable")
# An organisation's answer stands in the table; the line says that there is one.
BY_ORGANIZATION = frozenset({"decision", "carried_out"})


@dataclass(frozen=True)
class OpenEvent:
    """`meeting`: whose published notes tell more."""

    day: date
    kind: str
    text: str = ""
    meeting: int | None = None
    organization: str = ""


@dataclass(frozen=True)
class OpenDecision:
    organization: str
    board: str
    word: str
    decided_on: date | None
    carried_out_on: date | None


@require_safe
@login_not_required
@briefly
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    today = timezone.localdate()
    found = get_object_or_404(open_issues(today), pk=pk)
    decisions = _decisions(found, today)
    counted = organized(_answers(decisions))
    context = {
        "issue": found,
        "number": f"{found.year}:{found.number}",
        "events": _events(found, today),
        "decisions": [_decision(row) for row in decisions],
        "headline": headline(counted) if decisions else "",
        "sentences": sentences(counted),
        "has_boards": any(row.board_id for row in decisions),
    }
    return render(request, "public/issue.html", context)


@require_safe
@login_not_required
@briefly
def issues(request: HttpRequest, slug: str) -> HttpResponse:
    """The public issues of a structure that everybody may know of, the newest first."""
    found = known_structure(slug)
    rows = open_issues(timezone.localdate()).filter(structure=found)
    return render(request, "public/issues.html", {"structure": found, "issues": rows})


def known_structure(slug: str) -> Structure:
    """404 for one that everybody may not know of."""
    known = Structure.objects.filter(groups__state__in=TO_EVERYBODY).distinct()
    return get_object_or_404(known, slug=slug)


def open_issues(today: date) -> QuerySet[Issue]:
    """Those that are marked public, in no closed circle, and whose group everybody may know of."""
    rows = Issue.objects.filter(is_public=True, circle="group")
    hidden = Group.objects.filter(pk=OuterRef("home_group")).exclude(state__in=TO_EVERYBODY)
    name = value_that_day(GroupName, "name", today, group=OuterRef("home_group"))
    return rows.filter(~Exists(hidden)).select_related("structure").annotate(group_name=name)


def told(
    issues: Iterable[Issue], today: date, newest: int | None = None
) -> list[tuple[IssueEvent, OpenEvent]]:
    """The lines of the time lines of some issues of one structure, the earliest first; of long ones the
    `newest` lines. At most six queries."""
    issues = list(issues)
    rows = IssueEvent.objects.filter(issue__in=issues, is_public=True, circle="group", kind__in=TOLD)
    entry = StageEntry.objects.filter(
        issue=OuterRef("issue"), entered_at=OuterRef("at"), entered_on=OuterRef("on")
    )
    position = Position.objects.filter(
        issue=OuterRef("issue"), made_at=OuterRef("at"), annulled_on__isnull=True
    )
    rows = rows.annotate(
        stage=Subquery(entry.order_by("-pk").values("stage")[:1]),
        position=Subquery(position.order_by("-pk").values("text")[:1]),
        organization_name=value_that_day(
            OrganizationName, "name", today, organization=OuterRef("organization")
        ),
    )
    found = list(rows.select_related("at_meeting", "issue").order_by("-on", "-pk")[:newest])
    names = stage_names(StageName.objects.filter(structure__in={issue.structure_id for issue in issues}))
    readable = _readable_meetings(found, today)
    lines = [(row, event) for row in reversed(found) if (event := _event(row, names, readable))]
    return _once(lines)


def _once(lines: Iterable[tuple[IssueEvent, OpenEvent]]) -> list[tuple[IssueEvent, OpenEvent]]:
    """Without a line that says what the one before of the same issue said: to be ranked, and to come to that
    stage, is one thing to the public."""
    found, before = [], {}
    for row, event in lines:
        if before.get(row.issue_id) != event:
            found.append((row, event))
        before[row.issue_id] = event
    return found


def _events(issue: Issue, today: date) -> list[OpenEvent]:
    return told_together([event for _row, event in told([issue], today)], _alike, _as_one)


def _alike(event: OpenEvent) -> tuple | None:
    return (event.day, event.kind) if event.organization else None


def _as_one(events: list[OpenEvent]) -> OpenEvent:
    text = organizations_words(event.organization for event in events)
    return replace(events[0], kind=of_several(events[0].kind), text=text)


def _event(row: IssueEvent, names: dict[str, str], readable: set[int]) -> OpenEvent | None:
    """None for what there is nothing to tell of."""
    kind = str(row.get_kind_display())
    if row.kind == "moved":
        return OpenEvent(row.on, names[row.stage]) if row.stage else None
    if row.kind == "notes":
        meeting = _meeting(row)
        return OpenEvent(row.on, kind, meeting=meeting) if meeting in readable else None
    if row.kind == "position":
        return OpenEvent(row.on, kind, row.position) if row.position else None
    if row.kind in BY_ORGANIZATION:
        name = row.organization_name
        return OpenEvent(row.on, kind, name, organization=name) if name else None
    return OpenEvent(row.on, kind)


def _meeting(row: IssueEvent) -> int | None:
    at = getattr(row, "at_meeting", None)
    return at.meeting_id if at else None


def _readable_meetings(events: list[IssueEvent], today: date) -> set[int]:
    """Those whose notes everybody may read."""
    asked = {_meeting(row) for row in events if row.kind == "notes"} - {None}
    if not asked:
        return set()
    groups = Group.objects.filter(meetings__in=asked).distinct().prefetch_related("settings")
    shown = open_meetings(groups, today, Public.NOTES).filter(pk__in=asked)
    return set(published(shown).values_list("minutes__meeting", flat=True))


def _decisions(issue: Issue, today: date) -> list[OrganizationDecision]:
    """What is decided, and who is waited for, as they were asked; those after an annulled position are not
    told."""
    rows = OrganizationDecision.objects.filter(path__version__material__issue=issue)
    rows = rows.filter(path__version__issued_at__isnull=False, position__annulled_on__isnull=True)
    name = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization_id"))
    rows = rows.select_related("organization", "board").annotate(organization_name=name)
    return list(rows.order_by("path__version__number", "path__label", "pk"))


def _decision(row: OrganizationDecision) -> OpenDecision:
    return OpenDecision(
        organization=row.organization_name,
        board=row.board.name if row.board else "",
        word=str(row.get_state_display()) if row.state in DECIDED else "",
        decided_on=row.decided_on,
        carried_out_on=row.implemented_on,
    )


def _answers(rows: list[OrganizationDecision]) -> list[Answer]:
    """Late is nobody's business but the organisation's: here all who have not answered are waited for."""
    return [
        Answer(row.organization_name, row.organization.kind, row.state, row.board.name if row.board else "")
        for row in rows
    ]
