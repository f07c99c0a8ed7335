"""Issues at meetings: taken up on an agenda, tied to an item, raised, moved and positioned there."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import STAFF, standing_of
from groups.models import ReadingCircle
from groups.views.signature import signature
from issues.actions.issues import current_stage
from issues.course import FORBIDS, lacks
from issues.issue_access import issue_for
from issues.models import Issue, Level, Stage
from issues.stage_words import lack_words
from issues.standing import standing_of_issue
from meetings.access import PLANNERS, meeting_for, open_item_for, proposal_for
from meetings.actions import (
    add_action,
    raise_from_item,
    raise_from_proposal,
    take_position_at,
    take_up_issue,
    tie_issue,
    untie_issue,
)
from meetings.forms.issue_items import ChildActionForm, PositionForm, RaiseHereForm, TakeUpForm, TieForm
from meetings.issue_agenda import kind_for, outcome_for
from meetings.issue_choices import (
    child_groups,
    issued_versions,
    issues_to_take_up,
    meetings_to_take_up,
)
from meetings.issue_page import item_issues_page
from meetings.models import AgendaItem, ItemIssue, Meeting, Outcome
from meetings.page import day_text
from samverkan.lib.refusal import Refused


def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """From the issue to a coming meeting's agenda; `?mote=` chooses the meeting."""
    issue, today = issue_for(request.user, pk), timezone.localdate()
    standing = standing_of(request.user)
    if not (standing.is_administrator or standing.group_ids(PLANNERS)):
        raise PermissionDenied
    meetings = meetings_to_take_up(issue, request.user, today)
    chosen = _chosen(request, meetings)
    form = _take_up_form(request, issue, meetings, chosen)
    made: list[AgendaItem] = []

    def act(given: dict) -> None:
        meeting = given.pop("meeting")
        made.append(take_up_issue(issue, meeting=meeting, **given, **signature(request)))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("“%(title)s” is on the agenda.") % {"title": made[0].title})
        return redirect(reverse("meetings:agenda", args=[made[0].meeting_id]) + f"#item-{made[0].pk}")
    context = {"issue": issue, "form": form, "has_meetings": bool(meetings)}
    return render(request, "meetings/issue_take_up.html", context, status=422 if form.is_bound else 200)


def _take_up_form(
    request: HttpRequest, issue: Issue, meetings: list[Meeting], chosen: Meeting | None
) -> TakeUpForm:
    day = chosen.date if chosen and chosen.date else timezone.localdate()
    positions = bool(chosen) and chosen.group.settings_on(day).may_take_positions
    stage = current_stage(issue).stage
    return TakeUpForm(
        request.POST or None,
        issue=issue,
        meetings=meetings,
        may_take_positions=positions,
        initial={
            "meeting": chosen.pk if chosen else None,
            "title": issue.title if issue.circle == ReadingCircle.GROUP else "",
            "kind": kind_for(stage, may_take_positions=positions),
            "wanted_outcome": outcome_for(stage, may_take_positions=positions),
        },
    )


def _chosen(request: HttpRequest, meetings: list[Meeting]) -> Meeting | None:
    asked = request.POST.get("meeting") or request.GET.get("mote")
    return next((row for row in meetings if str(row.pk) == asked), meetings[0] if meetings else None)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """From the agenda: the group's open issues, those that have come furthest first."""
    meeting = meeting_for(request.user, pk, PLANNERS)
    context = {
        "meeting": meeting,
        "day": day_text(meeting.date),
        "choices": issues_to_take_up(meeting, request.user),
    }
    return render(request, "meetings/issue_add.html", context)


def item_issues(request: HttpRequest, pk: int) -> HttpResponse:
    """What an item is about, and what may be done with it there."""
    item = open_item_for(request.user, pk)
    page = item_issues_page(item, request.user)
    tied = {row.issue for row in page.rows}
    choices = [row for row in issues_to_take_up(item.meeting, request.user) if row.pk not in tied]
    form = TieForm(request.POST or None, issues=choices)

    def act(given: dict) -> None:
        issue = issue_for(request.user, given["issue"].pk)
        tie_issue(item, issue=issue, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The item is about the issue."))
        return redirect("meetings:item_issues", pk)
    context = {"page": page, "form": form if choices else None}
    return render(request, "meetings/item_issues.html", context, status=422 if form.is_bound else 200)


@require_POST
def untie(request: HttpRequest, pk: int, tie: int) -> HttpResponse:
    item = open_item_for(request.user, pk)
    row = get_object_or_404(
        ItemIssue.objects.select_related("item__meeting__group", "issue"), item=item, pk=tie
    )
    try:
        untie_issue(row, **signature(request))
        messages.success(request, _("The item is no longer about the issue."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("meetings:item_issues", pk)


def raise_here(request: HttpRequest, pk: int) -> HttpResponse:
    """“Gör en fråga av punkten” (S000-25)."""
    item = open_item_for(request.user, pk)
    made: list[Issue] = []
    form = RaiseHereForm(request.POST or None, initial={"title": item.title, "description": item.description})
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(raise_from_item(item, **given, **signature(request)))
    ):
        messages.success(request, _("The question is raised, and you follow it. It is screened next."))
        return redirect("issue:page", made[0].pk)
    context = {"form": form, "title": item.title, "day": day_text(item.meeting.date), "item": item}
    return render(request, "meetings/issue_raise.html", context, status=422 if form.is_bound else 200)


def raise_proposed(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A proposed item becomes a question of whoever proposed it (S000-37)."""
    proposal = proposal_for(request.user, slug, pk, PLANNERS)
    made: list[Issue] = []
    form = RaiseHereForm(
        request.POST or None, initial={"title": proposal.title, "description": proposal.text}
    )
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(raise_from_proposal(proposal, **given, **signature(request)))
    ):
        messages.success(request, _("The question is raised, and you follow it. It is screened next."))
        return redirect("issue:page", made[0].pk)
    context = {"form": form, "title": proposal.title, "proposal": proposal}
    return render(request, "meetings/issue_raise.html", context, status=422 if form.is_bound else 200)


def position(request: HttpRequest, pk: int) -> HttpResponse:
    """A position in the notes becomes the group's position in the issue (ruling 1)."""
    outcome = get_object_or_404(Outcome.objects.select_related("item"), pk=pk)
    item = open_item_for(request.user, outcome.item_id, STAFF)
    page = item_issues_page(item, request.user)
    issues = [row.object for row in page.rows if row.may_move]
    if not issues or outcome.kind != Outcome.Kind.POSITION:
        raise Http404
    versions = [version for issue in issues for version in issued_versions(issue)]
    form = PositionForm(request.POST or None, issues=issues, versions=versions)
    outcome.item = item

    def act(given: dict) -> None:
        take_position_at(outcome, **{"issue": issues[0], **given}, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The position stands in the issue."))
        return redirect("meetings:item_issues", item.pk)
    context = {"form": form, "outcome": outcome, "page": page, "issues": _with_lacks(issues, item)}
    context["points"] = [point.text for point in outcome.points.all()]
    return render(request, "meetings/outcome_position.html", context, status=422 if form.is_bound else 200)


def _with_lacks(issues: list[Issue], item: AgendaItem) -> list[tuple[Issue, list[str]]]:
    """What each still lacks before a position, in words (S002-13)."""
    meeting, found = item.meeting, []
    for issue in issues:
        standing = standing_of_issue(issue, meeting.date, forum=meeting.group)
        wanted = [lack for lack in lacks(Stage.POSITION, standing) if lack not in FORBIDS]
        found.append((issue, [lack_words(lack) for lack in wanted]))
    return found


def child_actions(request: HttpRequest, pk: int) -> HttpResponse:
    """One action for each child group, to the group's own next meeting (S004-27)."""
    item = open_item_for(request.user, pk, STAFF)
    groups = child_groups(item.meeting.group, item.meeting.date or timezone.localdate())
    form = ChildActionForm(
        request.POST or None,
        groups=groups,
        initial={"groups": [row.pk for row in groups], "level": Level.LOCAL},
    )

    def act(given: dict) -> None:
        due_on, at_next = given["due"]
        add_action(
            item,
            text=given["text"],
            owners=given["groups"],
            level=given["level"],
            report_headings=given["report_headings"],
            due_on=due_on,
            due_at_next_meeting=at_next or due_on is None,
            **signature(request),
        )

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("Each group has its action."))
        return redirect("meetings:item_issues", pk)
    context = {"form": form, "item": item, "day": day_text(item.meeting.date), "has_groups": bool(groups)}
    return render(request, "meetings/child_actions.html", context, status=422 if form.is_bound else 200)
