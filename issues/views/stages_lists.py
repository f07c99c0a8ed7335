"""A structure's own order for its issues: stages, perspectives, topics."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.access import STAFF, standing_of, structure_for
from groups.models import Group, Structure
from groups.views.signature import signature
from issues.actions import add_perspective, add_topic, arrange_stage, end_perspective, remove_topic
from issues.choices import groups_of
from issues.forms.stages_lists import EndPerspectiveForm, PerspectiveForm, StageForm, TopicForm
from issues.models import Perspective, Stage, StageName
from issues.stage_order import stage_facts
from samverkan.lib.refusal import Refused


def order(request: HttpRequest, slug: str) -> HttpResponse:
    """The stages as the structure has them, its perspectives and topics."""
    structure = structure_for(request.user, slug, STAFF)
    kinds = dict(Group.Kind.choices)
    stages = [
        (stage, facts, Stage(stage).label, [kinds[kind] for kind in facts.kinds])
        for stage, facts in stage_facts(structure).items()
    ]
    perspectives = structure.perspectives.select_related("group").prefetch_related("group__names")
    context = {
        "structure": structure,
        "stages": stages,
        "perspectives": perspectives.order_by("order", "pk"),
        "topics": structure.topics.all(),
        "today": timezone.localdate(),
    }
    return render(request, "issues/stages_order.html", context)


def stage(request: HttpRequest, slug: str, stage: str) -> HttpResponse:
    structure = structure_for(request.user, slug, STAFF)
    if stage not in Stage.values:
        raise Http404
    row = StageName.objects.filter(structure=structure, stage=stage).first()
    initial = {"kinds": stage_facts(structure)[stage].kinds}
    if row:
        initial |= {"name": row.name, "description": row.description, "days": row.days}
    form = StageForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: arrange_stage(structure, stage=stage, **given, **signature(request))
    ):
        messages.success(request, _("The stage is saved."))
        return redirect("stages:order", slug)
    words = {
        "title": _("The stage “%(stage)s”") % {"stage": Stage(stage).label},
        "button": _("Save the stage"),
        "note": _("What the stage means is the same everywhere. Its name, days and groups are your own."),
    }
    return _form_page(request, structure, form, words)


def perspective_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the whole structure, or of the mandate of a group that the reader staffs."""
    structure = structure_for(request.user, slug, STAFF)
    standing = standing_of(request.user)
    groups = groups_of(structure, request.user, timezone.localdate())
    mine = [group for group in groups if standing.has(group.pk, STAFF)]
    form = PerspectiveForm(request.POST or None, groups=mine, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.carried_out(
        lambda given: add_perspective(structure, **given, **signature(request))
    ):
        messages.success(request, _("The perspective is on the list."))
        return redirect("stages:order", slug)
    words = {"title": _("New perspective"), "button": _("Add the perspective")}
    return _form_page(request, structure, form, words)


def perspective_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    structure = structure_for(request.user, slug, STAFF)
    found = get_object_or_404(Perspective, pk=pk, structure=structure)
    if found.group_id and not standing_of(request.user).has(found.group_id, STAFF):
        raise PermissionDenied
    initial = {"ends_on": found.ends_on or timezone.localdate()}
    form = EndPerspectiveForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: end_perspective(found, **given, **signature(request))
    ):
        messages.success(request, _("The last day is saved."))
        return redirect("stages:order", slug)
    words = {
        "title": _("The perspective “%(name)s” ends") % {"name": found.name},
        "button": _("Save the last day"),
        "note": _("What has been argued from it stays."),
    }
    return _form_page(request, structure, form, words)


def topic_new(request: HttpRequest, slug: str) -> HttpResponse:
    structure = structure_for(request.user, slug, STAFF)
    form = TopicForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: add_topic(structure, **given, **signature(request))
    ):
        messages.success(request, _("The topic is on the list."))
        return redirect("stages:order", slug)
    return _form_page(request, structure, form, {"title": _("New topic"), "button": _("Add the topic")})


@require_POST
def topic_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    structure = structure_for(request.user, slug, STAFF)
    try:
        remove_topic(get_object_or_404(structure.topics, pk=pk), **signature(request))
        messages.success(request, _("The topic is taken away."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("stages:order", slug)


def _form_page(request: HttpRequest, structure: Structure, form, words: dict) -> HttpResponse:
    context = {"form": form, "structure": structure} | words
    return render(request, "issues/stages_list_form.html", context, status=422 if form.is_bound else 200)
