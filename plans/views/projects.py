"""Projects: the list by group, one project, and what is changed in it."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from groups.access import EVERYBODY, group_for, groups_for
from groups.models import Group
from groups.reports import with_names
from groups.views.signature import named_group, signature
from meetings.once import made_once
from plans.access import PLANNERS, may
from plans.actions.projects import (
    add_project,
    change_project,
    end_reference_group,
    make_reference_group,
    move_project,
)
from plans.deciding_items import recent_items
from plans.forms.projects import EndReferenceForm, ProjectForm, ReferenceForm, StateForm
from plans.models import Project
from plans.project_access import (
    project_for,
    project_to_change,
    projects_for,
    reference_to_end,
    register_names,
)
from plans.project_facts import ProjectLine, project_lines, projects_csv
from plans.project_rules import next_states
from samverkan.lib.downloads import download


def _asked(request: HttpRequest) -> tuple[Group | None, list[ProjectLine]]:
    """`?grupp=` a group's slug: what it knows of, and what it is a reference group of."""
    slug, rows = request.GET.get("grupp", ""), projects_for(request.user)
    group = group_for(request.user, slug, EVERYBODY) if slug else None
    if group:
        rows = rows.filter(Q(group=group) | Q(reference_groups__group=group)).distinct()
    return group, project_lines(rows, request.user, timezone.localdate())


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    group, lines = _asked(request)
    today = timezone.localdate()
    may_add = with_names(groups_for(request.user, PLANNERS), today).exclude(state=Group.State.CLOSED)
    context = {
        "lines": lines,
        "group": group and {"slug": group.slug, "name": group.name_on(today)},
        "may_add": [one for one in may_add if group is None or one.pk == group.pk],
    }
    return render(request, "plans/project_list.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    return download(projects_csv(_asked(request)[1]), "projekt.csv")


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    found = project_for(request.user, pk)
    line = _line(request, found)
    may_change = may(request.user, found.group_id)
    context = {
        "line": line,
        "may_change": may_change,
        "may_move": may_change and bool(next_states(found.state)),
        "references": [
            (row, row.ended_on is None and (may_change or may(request.user, row.group_id)))
            for row in line.references
        ],
    }
    return render(request, "plans/project.html", context)


def _line(request: HttpRequest, found: Project) -> ProjectLine:
    return project_lines(Project.objects.filter(pk=found.pk), request.user, timezone.localdate())[0]


@made_once
def add(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, PLANNERS)
    form = ProjectForm(request.POST or None, register=register_names(group))

    def act(given: dict) -> None:
        form.made = add_project(group, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        return redirect("projects:project", form.made.pk)
    return _form(request, form, _("New project"), _("Write the project down"), group.shown_name)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = project_to_change(request.user, pk)
    form = ProjectForm(
        request.POST or None,
        register=register_names(found.group),
        project=found,
        partners=_line(request, found).partners,
    )
    if request.method == "POST" and form.carried_out(
        lambda given: change_project(found, **given, **signature(request))
    ):
        messages.success(request, _("The project is changed."))
        return redirect("projects:project", pk)
    return _form(request, form, _("Change the project"), _("Save the project"), found.title, found)


def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = project_to_change(request.user, pk)
    form = StateForm(request.POST or None, project=found)
    if request.method == "POST" and form.carried_out(
        lambda given: move_project(found, **given, **signature(request))
    ):
        messages.success(request, _("The state is changed."))
        return redirect("projects:project", pk)
    return _form(request, form, _("How far it has come"), _("Save the state"), found.title, found)


@made_once
def refer(request: HttpRequest, pk: int) -> HttpResponse:
    """A group of the structure is its reference group, and where that was decided (S004-30, S004-31)."""
    found, today = project_to_change(request.user, pk), timezone.localdate()
    groups = with_names(Group.objects.filter(structure=found.group.structure), today)
    form = ReferenceForm(
        request.POST or None,
        groups=groups.exclude(state=Group.State.CLOSED),
        items=recent_items(request.user, today),
    )
    if request.method == "POST" and form.carried_out(
        lambda given: make_reference_group(found, **given, **signature(request))
    ):
        messages.success(request, _("The reference group is noted."))
        return redirect("projects:project", pk)
    return _form(request, form, _("Reference group"), _("Note the reference group"), found.title, found)


def end_reference(request: HttpRequest, pk: int) -> HttpResponse:
    row = reference_to_end(request.user, pk)
    form = EndReferenceForm(request.POST or None, today=timezone.localdate())
    if request.method == "POST" and form.carried_out(
        lambda given: end_reference_group(row, **given, **signature(request))
    ):
        messages.success(request, _("The group is no longer its reference group."))
        return redirect("projects:project", row.project_id)
    title = _("End the reference group")
    return _form(request, form, title, title, row.project.title, row.project)


def _form(
    request: HttpRequest, form, title: str, button: str, kicker: str, project: Project | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "kicker": kicker, "project": project}
    return render(request, "plans/project_form.html", context, status=422 if form.is_bound else 200)
