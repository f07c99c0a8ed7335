"""Evaluations: the reader's, one with what it holds, begun and changed (S000-01, S000-02)."""

from math import inf

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluations.access import (
    evaluation_for,
    evaluations_for,
    recommendation_sets_for,
    sees_to,
    surveys_asked_of,
    surveys_for,
)
from evaluations.actions import begin_evaluation, change_evaluation
from evaluations.actions.evaluations import EDITION, WRITTEN, with_groups
from evaluations.forms.evaluations import EvaluationForm
from evaluations.models import Evaluation
from evaluations.recommendation_access import KEEPERS
from evaluations.recommendation_list import STATUS_MARKS
from evaluations.report_access import told_reports
from evaluations.survey_facts import group_names
from evaluations.survey_words import survey_standing
from groups.access import STAFF, groups_for, readable_groups, standing_of
from groups.models import Group
from groups.seat_table import group_rows
from groups.views.signature import signature
from meetings.once import made_once
from plans.edition import edition_of
from plans.views.plan_writing import see_what_stands


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    # Not joined with the rows that say which the reader's are: all of its groups are counted.
    own = evaluations_for(request.user).order_by().values("pk")
    rows = Evaluation.objects.filter(pk__in=own).annotate(group_count=Count("groups"))
    # Counting drops the order the model says.
    rows = rows.order_by("-starts_on", "pk")
    context = {"rows": rows, "may_begin": standing_of(request.user).is_staff}
    return render(request, "evaluations/evaluations.html", context)


@require_safe
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """What the evaluation holds, as much of it as the reader may read."""
    found = evaluation_for(request.user, pk)
    names = group_names(found, timezone.localdate())
    rows = surveys_for(request.user).filter(evaluation=found).defer("tallies")
    is_seen_to = sees_to(request.user, pk)
    slugs = dict(readable_groups(request.user).filter(pk__in=names).values_list("pk", "slug"))
    context = {
        "evaluation": found,
        "groups": [(name, slugs.get(group, "")) for group, name in names.items()],
        "lines": [(row, *survey_standing(row)) for row in rows],
        "asked": [] if is_seen_to else surveys_asked_of(request.user).filter(evaluation=found).order_by("pk"),
        "sees_to": is_seen_to,
        "serves_some": not is_seen_to and any(standing_of(request.user).has(group, STAFF) for group in names),
        "sets": _recommended(request, found),
        "may_recommend": any(standing_of(request.user).has(group, KEEPERS) for group in names),
        "reads_report": is_seen_to or told_reports().filter(evaluation=found).exists(),
    }
    return render(request, "evaluations/evaluation.html", context)


def _recommended(request: HttpRequest, evaluation: Evaluation) -> list[tuple]:
    """(set, mark, word) of the recommendations that have come out of it; one query."""
    rows = recommendation_sets_for(request.user).filter(evaluation=evaluation)
    rows = rows.annotate(recommendation_count=Count("recommendations")).order_by("pk")
    return [(row, STATUS_MARKS[row.status], row.get_status_display()) for row in rows]


@made_once
def new(request: HttpRequest) -> HttpResponse:
    if not standing_of(request.user).is_staff:
        raise PermissionDenied
    form, made = EvaluationForm(request.POST or None, groups=_own_groups(request)), []

    def act(given: dict) -> None:
        del given["seen"]
        structure = given["groups"][0].structure
        made.append(begin_evaluation(structure, **given, **signature(request)))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The evaluation is begun. Begin a survey or an oral evaluation."))
        return redirect("evaluations:evaluation", made[0].pk)
    words = {"heading": _("Begin an evaluation"), "button": _("Begin the evaluation")}
    return _form_page(request, form, words | {"back": reverse("evaluations:list")})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = evaluation_for(request.user, pk, STAFF)
    initial = {name: getattr(found, name) for name in WRITTEN}
    initial |= {"seen": edition_of(with_groups(found), EDITION), "groups": found.in_order}
    form = EvaluationForm(request.POST or None, groups=_own_groups(request, found), initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_evaluation(found, **given, **signature(request))
    ):
        messages.success(request, _("The evaluation is changed."))
        return redirect("evaluations:evaluation", pk)
    see_what_stands(form, with_groups(found), EDITION)
    words = {"heading": _("Change the evaluation"), "button": _("Save the evaluation"), "evaluation": found}
    return _form_page(request, form, words | {"back": reverse("evaluations:evaluation", args=[pk])})


def _own_groups(request: HttpRequest, evaluation: Evaluation | None = None) -> list[Group]:
    """Those the writer staffs that are at work, and those it is about already, in its order. A group in draft
    is known to nobody else, and the evaluation would name it to all."""
    rows = group_rows(timezone.localdate())
    own = groups_for(request.user, STAFF).exclude(state__in=[Group.State.DRAFT, Group.State.CLOSED])
    if evaluation is None:
        return list(rows.filter(pk__in=own).order_by("structure", "shown_name", "pk"))
    own = own.filter(structure=evaluation.structure)
    there = dict(evaluation.groups.values_list("group", "position"))
    found = rows.filter(pk__in={*own.values_list("pk", flat=True), *there}).order_by("shown_name", "pk")
    # In the evaluation's own order first: the form sends them as they stand.
    return sorted(found, key=lambda group: there.get(group.pk, inf))


def _form_page(request: HttpRequest, form: EvaluationForm, words: dict) -> HttpResponse:
    context = {"form": form, **words}
    status = 422 if form.is_bound else 200
    return render(request, "evaluations/evaluation_form.html", context, status=status)
