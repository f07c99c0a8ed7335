"""What hangs on an issue – parties, groups, open points, sources – and issues that become one."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import standing_of
from groups.reading import circles_in
from groups.views.signature import signature
from issues.actions import (
    add_open_point,
    add_party,
    add_source,
    join_party,
    let_group_in,
    let_group_out,
    merge_issues,
    remove_party,
    remove_source,
    settle_point,
)
from issues.choices import (
    groups_of,
    open_issues_moved_by,
    organizations_of_county,
    structures_to_raise_in,
)
from issues.forms.stages import MergeForm
from issues.forms.stages_parts import (
    GroupPartForm,
    JoinForm,
    PartyForm,
    PointForm,
    SettleForm,
    SourceForm,
)
from issues.issue_access import MOVERS, issue_for
from issues.models import Issue
from samverkan.lib.refusal import Refused

AT_ONCE = 200


def parts(request: HttpRequest, pk: int) -> HttpResponse:
    """Each of the four forms is sent on its own: `add` says which."""
    issue = issue_for(request.user, pk, MOVERS)
    asked = request.POST.get("add", "")
    forms = _part_forms(request, issue, asked)
    acts: dict[str, tuple[Callable, str]] = {
        "party": (add_party, _("The party is added.")),
        "group": (let_group_in, _("The group takes part.")),
        "point": (add_open_point, _("The open point is written down.")),
        "source": (add_source, _("The source is added.")),
    }
    if request.method == "POST":
        if asked not in acts:
            raise Http404
        act, told = acts[asked]
        if forms[asked].carried_out(lambda given: act(issue, **given, **signature(request))):
            messages.success(request, told)
            return redirect("stages:parts", pk)
    context = {"issue": issue, "forms": forms, "asked": asked} | _parts_of(issue)
    return render(request, "issues/stages_parts.html", context, status=422 if asked else 200)


def _parts_of(issue: Issue) -> dict:
    return {
        "parties": list(issue.parties.select_related("organization").prefetch_related("organization__names")),
        "groups": list(issue.groups.select_related("group").prefetch_related("group__names")),
        "points": list(issue.open_points.all()),
        "sources": list(issue.sources.select_related("document__group")),
    }


def _part_forms(request: HttpRequest, issue: Issue, asked: str) -> dict:
    def posted(name: str):
        return request.POST if asked == name else None

    documents = []
    if issue.home_group_id:
        readable = circles_in(request.user, issue.home_group_id)
        documents = list(issue.home_group.documents.filter(circle__in=readable).order_by("title"))
    groups = groups_of(issue.structure, request.user, timezone.localdate())
    others = [group for group in groups if group.pk != issue.home_group_id]
    return {
        "party": PartyForm(
            posted("party"), prefix="party", organizations=organizations_of_county(issue.structure)
        ),
        "group": GroupPartForm(posted("group"), prefix="group", groups=others),
        "point": PointForm(posted("point"), prefix="point"),
        "source": SourceForm(posted("source"), prefix="source", documents=documents),
    }


def _part_of(issue: Issue, rows: str, pk: int):
    found = getattr(issue, rows).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def party_joined(request: HttpRequest, pk: int, party: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    found = _part_of(issue, "parties", party)
    form = JoinForm(request.POST or None, initial={"on": found.joined_on or timezone.localdate()})
    if request.method == "POST" and form.carried_out(
        lambda given: join_party(found, **given, **signature(request))
    ):
        messages.success(request, _("The party is with us."))
        return redirect("stages:parts", pk)
    context = {"issue": issue, "form": form, "title": _("%(who)s is with us") % {"who": found}}
    context |= {"button": _("Save the day"), "back": "stages:parts"}
    return render(request, "issues/stages_form.html", context, status=422 if form.is_bound else 200)


def point_settle(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    found = _part_of(issue, "open_points", point)
    form = SettleForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.carried_out(
        lambda given: settle_point(found, **given, **signature(request))
    ):
        messages.success(request, _("The point is settled."))
        return redirect("stages:parts", pk)
    context = {"issue": issue, "form": form, "title": _("Settle the open point"), "note": found.text}
    context |= {"button": _("The point is settled"), "back": "stages:parts"}
    return render(request, "issues/stages_form.html", context, status=422 if form.is_bound else 200)


@require_POST
def party_remove(request: HttpRequest, pk: int, party: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    return _taken_away(request, issue, remove_party, issue.parties.filter(pk=party))


@require_POST
def group_remove(request: HttpRequest, pk: int, group: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    return _taken_away(request, issue, let_group_out, issue.groups.filter(pk=group))


@require_POST
def source_remove(request: HttpRequest, pk: int, source: int) -> HttpResponse:
    issue = issue_for(request.user, pk, MOVERS)
    return _taken_away(request, issue, remove_source, issue.sources.filter(pk=source))


def _taken_away(request: HttpRequest, issue: Issue, act: Callable, rows: QuerySet) -> HttpResponse:
    """A second click finds nothing, and all is well."""
    try:
        for row in rows:
            act(row, **signature(request))
        messages.success(request, _("It is taken away."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("stages:parts", issue.pk)


def merge(request: HttpRequest) -> HttpResponse:
    """Equal needs of several groups become one (S004-13): among the open issues that the reader moves."""
    standing = standing_of(request.user)
    if not (standing.is_administrator or standing.group_ids(MOVERS)):
        raise PermissionDenied
    structures = structures_to_raise_in(request.user)
    words = request.GET.get("sok", "")
    rows = [
        issue
        for structure in structures
        for issue in open_issues_moved_by(request.user, structure, words).select_related("home_group")[
            :AT_ONCE
        ]
    ]
    form = MergeForm(request.POST or None, issues=rows)
    made = {}

    def act(given: dict) -> None:
        made["into"] = merge_issues(given.pop("into"), **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The issues are merged."))
        return redirect("issue:page", made["into"].pk)
    context = {"form": form, "query": words, "rows": rows}
    return render(request, "issues/stages_merge.html", context, status=422 if form.is_bound else 200)
