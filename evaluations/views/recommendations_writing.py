"""What is done with a whole set of recommendations: begun, named, read in, put together in clusters, moved on
and taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from evaluations.access import evaluations_for
from evaluations.actions import (
    add_recommendation,
    begin_set,
    change_set,
    cluster_recommendations,
    discard_set,
    import_recommendations,
    move_set,
)
from evaluations.actions.recommendations import WRITTEN
from evaluations.forms.recommendation_files import ImportForm
from evaluations.forms.recommendations import AddForm, ChangeSetForm, ClusterForm, SetForm, StatusForm
from evaluations.models import Evaluation, RecommendationSet
from evaluations.recommendation_access import KEEPERS, set_to_keep
from evaluations.recommendation_choices import working_groups_known
from evaluations.recommendation_file import faults_of
from evaluations.recommendation_page import shown_preview
from evaluations.recommendation_table import as_pasted
from evaluations.views.recommendations import form_page, readable_evaluation, set_place
from groups.views.signature import named_group, signature
from meetings.once import made_once
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands
from samverkan.lib.reading import whole_number
from samverkan.lib.refusal import Refused


@made_once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """`?evaluation=` is the one that they come out of."""
    group = named_group(request, slug, KEEPERS)
    initial = {"evaluation": whole_number(request.GET.get("evaluation", ""))}
    form = SetForm(request.POST or None, evaluations=_offered(request, group.structure_id), initial=initial)

    def act(given: dict) -> None:
        form.made = begin_set(group, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        return redirect("recommendations:import", form.made.pk)
    words = {
        "heading": _("New recommendations"),
        "button": _("Go on to the recommendations"),
        "kicker": group.shown_name,
    }
    return form_page(request, form, words, reverse("recommendations:list"))


def _offered(request: HttpRequest, structure: int, kept: Evaluation | None = None) -> list[Evaluation]:
    """Evaluations that the person sees to, and the one that stands there already."""
    rows = evaluations_for(request.user, KEEPERS).filter(structure=structure).order_by("-pk")
    found = {row.pk: row for row in rows}
    if kept:
        found.setdefault(kept.pk, kept)
    return list(found.values())


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found, today = set_to_keep(request.user, pk), timezone.localdate()
    initial = {name: getattr(found, name) for name in SetForm.base_fields}
    # One that the person may not know of stays until another is chosen.
    known = readable_evaluation(request, found)
    form = ChangeSetForm(
        request.POST or None,
        evaluations=_offered(request, found.structure_id, known),
        groups=working_groups_known(request.user, found, today),
        initial=initial | {"evaluation": known and known.pk, "seen": edition_of(found, WRITTEN)},
    )

    def act(given: dict) -> None:
        if known is None:
            given["evaluation"] = given["evaluation"] or found.evaluation
        change_set(found, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("It is saved."))
        return redirect("recommendations:set", pk)
    see_what_stands(form, found, WRITTEN)
    words = {"heading": _("Change what they are called"), "button": _("Save"), "kicker": found.title}
    return form_page(request, form, words, set_place(pk), found)


@require_http_methods(["GET", "HEAD", "POST"])
@made_once
def read_in(request: HttpRequest, pk: int) -> HttpResponse:
    """What was read is shown, number by number, before anything is saved; then all or none."""
    found = set_to_keep(request.user, pk)
    form = ImportForm(request.POST or None, request.FILES or None)
    preview = None
    if request.method == "POST" and form.is_valid():
        expected = form.cleaned_data["expected"]
        preview = shown_preview(form.found, faults_of(form.found.rows, expected), expected)
        if request.POST.get("step") == "save" and not preview.faults and _read_in(request, form, found):
            return redirect("recommendations:set", pk)
        # What was looked at is what is saved, also from a file, which a browser does not send twice.
        if form.found.rows:
            form.data = form.data.copy()
            form.data["text"] = as_pasted(form.found)
    context = {"set": found, "form": form, "preview": preview, "is_empty": not found.recommendations.exists()}
    is_wrong = form.is_bound and (preview is None or preview.faults or bool(form.errors))
    return render(
        request, "evaluations/recommendations_import.html", context, status=422 if is_wrong else 200
    )


def _read_in(request: HttpRequest, form: ImportForm, found: RecommendationSet) -> bool:
    def act(given: dict) -> None:
        import_recommendations(
            found,
            rows=form.found.rows,
            expected=given["expected"],
            file=form.source,
            **signature(request),
        )

    if done := form.carried_out(act):
        text = _("The recommendations are read in.")
        if form.source is None and not found.document_id:
            text = _("The recommendations are read in. Keep the report with them too.")
        messages.success(request, text)
    return done


@made_once
def add(request: HttpRequest, pk: int) -> HttpResponse:
    found = set_to_keep(request.user, pk)
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: add_recommendation(found, **given, **signature(request))
    ):
        return redirect("recommendations:set", pk)
    words = {
        "heading": _("One more recommendation"),
        "button": _("Add the recommendation"),
        "kicker": found.title,
    }
    return form_page(request, form, words, set_place(pk), found)


def cluster(request: HttpRequest, pk: int) -> HttpResponse:
    """Some of them are put together under a name (S002-C)."""
    found = set_to_keep(request.user, pk)
    rows = found.recommendations.select_related("cluster").order_by("number")
    form = ClusterForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.carried_out(
        lambda given: cluster_recommendations(found, **given, **signature(request))
    ):
        messages.success(request, _("The cluster is saved."))
        return redirect(f"{set_place(pk)}?visa=kluster")
    words = {
        "heading": _("Put together in clusters"),
        "button": _("Put those together"),
        "kicker": found.title,
        "offered": [row.name for row in found.clusters.all()],
    }
    return form_page(request, form, words, set_place(pk), found)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = set_to_keep(request.user, pk), StatusForm(request.POST)
    if not form.carried_out(lambda given: move_set(found, **given, **signature(request))):
        messages.error(request, " ".join(str(one) for errors in form.errors.values() for one in errors))
    return redirect("recommendations:set", pk)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = set_to_keep(request.user, pk)
    try:
        discard_set(found, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("recommendations:set", pk)
    messages.success(request, _("“%(title)s” is taken away.") % {"title": found.title})
    return redirect("recommendations:list")
