"""The page of one issue: where it is in one line, what hangs on it, and all that has happened (S002-11)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.models import GroupName, OrganizationName, Person
from issues.actions import FINISHED as FINISHED_ACTIONS
from issues.course import FINISHED, WAY, lacks
from issues.follow_facts import facts_of, with_choice
from issues.issue_access import circles_of, issue_for, issues_for, may
from issues.models import Action, Issue, IssueEvent
from issues.place_words import Place, next_stage, place_line
from issues.reports import LATE, STATE_MARKS
from issues.stage_time import days_in, is_late
from issues.standing import standing_read, with_standing
from meetings.access import meetings_for
from meetings.due_actions import due_of, with_dues
from meetings.issue_events import of_open_items
from meetings.readable import readable_actions
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising
from samverkan.pages.issue_lines import owner_words, raiser_words
from samverkan.pages.issue_parts import Parts, parts_of
from samverkan.pages.issue_sections import sections_of, with_sections
from samverkan.pages.one_day import of_several, organizations_words, told_together

# The latest lines of a long time line; the whole is a click away.
LATEST = 60


@dataclass(frozen=True)
class EventLine:
    """`meeting`: of a meeting the reader may open. `circle`: for whom a closed line is, in words. `told`:
    what each said, where several organisations are told of at once. `new_at`: when it was written down, where
    the reader has not read it yet."""

    day: date
    kind: str
    text: str
    who: str
    meeting: int | None
    meeting_day: date | None
    circle: str
    organization: str = ""
    told: tuple["EventLine", ...] = ()
    new_at: datetime | None = None


@dataclass(frozen=True)
class ActionLine:
    pk: int
    text: str
    owner: str
    due: str
    mark: str
    word: str


@require_safe
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    today, reader = timezone.localdate(), request.user
    found = issue_for(reader, pk, rows=lambda rows: with_choice(on_page(rows, reader, today), reader))
    parts = parts_of(found, reader, today)
    place = place_of(found, parts, today)
    wants_all = request.GET.get("tidslinje") == "alla"
    events = event_lines(found, reader, today, None if wants_all else LATEST + 1, found.read_until)
    new = [event.new_at for event in events if event.new_at]
    context = {
        "issue": found,
        "number": f"{found.year}:{found.number}",
        "stage_name": place.name,
        "line": place_line(place),
        "is_late": place.stage not in FINISHED and is_late(place.days, place.most_days),
        "most_days": place.most_days,
        "parts": parts,
        "owner": owner_words(found, found.owner_group_name, found.owner_organization_name),
        "raised_by": raiser_words(found, found.raiser_name),
        "has_more": not wants_all and len(events) > LATEST,
        "events": in_short(events if wants_all else events[-LATEST:]),
        "actions": action_lines(found, reader, today) if found.has_actions else [],
        "may_move": may(reader, found),
        "takes_positions": standing_read(found).may_take_positions and found.lies_with == found.home_group_id,
        "is_finished": place.stage in FINISHED,
        "must_screen": place.stage == "raised",
        "follow": facts_of(found, reader, len(new), max(new, default=None)),
    }
    return render(request, "pages/issue.html", context | sections_of(found, reader, today))


def on_page(rows: QuerySet[Issue], reader: Person, today: date) -> QuerySet[Issue]:
    """With the stage it is in as `current`, what is known of its standing, and the names of the day."""
    rows = with_sections(with_standing(rows, today)).annotate(
        current=FilteredRelation("stages", condition=Q(stages__left_on__isnull=True))
    )
    named = {
        "group_name": (GroupName, "group", "home_group"),
        "forum_name": (GroupName, "group", "current__forum"),
        "next_name": (GroupName, "group", "current__next_forum"),
        "owner_group_name": (GroupName, "group", "owner_group"),
        "owner_organization_name": (OrganizationName, "organization", "owner_organization"),
        "raiser_name": (OrganizationName, "organization", "raised_by_organization"),
    }
    names = {
        name: value_that_day(model, "name", today, **{of: OuterRef(way)})
        for name, (model, of, way) in named.items()
    }
    merged = issues_for(reader).order_by().filter(pk=OuterRef("current__merged_into"))
    return rows.select_related("current", "raised_by").annotate(
        merged_title=Subquery(merged.values("title")[:1]),
        has_actions=Exists(Action.objects.order_by().filter(issue=OuterRef("pk"))),
        **names,
    )


def place_of(issue: Issue, parts: Parts, today: date) -> Place:
    """Of an issue of `on_page`. No query."""
    entry, standing = issue.current, standing_read(issue)
    coming = next_stage(entry.stage, WAY)
    return Place(
        stage=entry.stage,
        name=parts.names[entry.stage],
        since=entry.entered_on,
        days=days_in(entry.entered_on, None, today),
        most_days=parts.most_days.get(entry.stage),
        lies_with=issue.forum_name or issue.group_name or "",
        lacks=lacks(coming, standing) if coming else (),
        waited_for=standing.waited_for,
        waits_for=entry.waits_for,
        next_forum=issue.next_name or "",
        next_on=entry.next_on,
        parked_until=entry.parked_until,
        other_forum=entry.other_forum,
    )


def event_lines(
    issue: Issue, reader: Person, today: date, most: int | None = None, read_until: datetime | None = None
) -> list[EventLine]:
    """The lines of the time line that the reader's circles allow, the earliest first; the latest `most`.

    What others have done since `read_until` is new."""
    rows = IssueEvent.objects.filter(issue=issue, circle__in=circles_of(reader, issue))
    rows = rows.filter(of_open_items(reader)).select_related("by").order_by("-on", "-pk")
    rows = rows.annotate(
        meeting=F("at_meeting__meeting"),
        meeting_day=F("at_meeting__meeting__date"),
        may_open=Exists(meetings_for(reader).filter(pk=OuterRef("at_meeting__meeting"))),
        organization_name=value_that_day(
            OrganizationName, "name", today, organization=OuterRef("organization")
        ),
    )
    return [
        replace(_event(row), new_at=row.at if _is_new(row, reader, read_until) else None)
        for row in reversed(list(rows[:most]))
    ]


def _is_new(row: IssueEvent, reader: Person, read_until: datetime | None) -> bool:
    return read_until is not None and row.at > read_until and row.by_id != reader.pk


def in_short(events: list[EventLine]) -> list[EventLine]:
    """What several organisations said of the same kind on one day is one line, with what each said in it."""
    return told_together(events, _alike, _as_one)


def _alike(line: EventLine) -> tuple | None:
    return (line.day, line.kind, line.circle, line.meeting) if line.organization else None


def _as_one(lines: list[EventLine]) -> EventLine:
    words = {line.text for line in lines}
    named = organizations_words(line.organization for line in lines)
    new_at = next((line.new_at for line in lines if line.new_at), None)
    one = replace(lines[0], kind=of_several(lines[0].kind), text=named, who="", new_at=new_at)
    if len(words) == 1:
        return replace(one, text="\n".join(filter(None, [named, *words])))
    return replace(one, told=tuple(lines))


def _event(row: IssueEvent) -> EventLine:
    who = [row.by.name if row.by else "", row.organization_name or ""]
    return EventLine(
        day=row.on,
        kind=str(row.get_kind_display()),
        text=row.text,
        who=", ".join(word for word in who if word),
        meeting=row.meeting if row.may_open else None,
        meeting_day=row.meeting_day,
        circle="" if row.circle == "group" else str(row.get_circle_display()),
        organization=row.organization_name or "",
    )


def action_lines(issue: Issue, reader: Person, today: date) -> list[ActionLine]:
    """The actions tied to the issue that the reader may read, what is open first; one query."""
    rows = readable_actions(reader).filter(issue=issue).prefetch_related(None)
    rows = with_dues(rows, today).annotate(
        group_owner=value_that_day(GroupName, "name", today, group=OuterRef("owner_group")),
        organization_owner=value_that_day(
            OrganizationName, "name", today, organization=OuterRef("owner_organization")
        ),
    )
    found = rows.order_by(*rising("due_on"), "pk")
    return sorted((_action(row, today) for row in found), key=lambda line: line.mark == "ok")


def _action(row: Action, today: date) -> ActionLine:
    day, due = due_of(row)
    is_late = row.state not in FINISHED_ACTIONS and day is not None and day < today
    owner = row.owner_person.name if row.owner_person else ""
    return ActionLine(
        pk=row.pk,
        text=row.text,
        owner=owner or row.group_owner or row.organization_owner or row.owner_text,
        due=due,
        mark="warn" if is_late else STATE_MARKS[row.state],
        word=str(LATE if is_late else row.get_state_display()),
    )
