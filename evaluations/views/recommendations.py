"""The register of recommendations: the sets, and one set in three ways, as a file for Excel and on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.access import evaluations_for, recommendation_set_for
from evaluations.actions.recommendations import is_touched
from evaluations.models import Evaluation, Recommendation, RecommendationSet
from evaluations.recommendation_access import KEEPERS, may_keep, names_keeper, source_for
from evaluations.recommendation_list import set_lines
from evaluations.recommendation_page import Wanted, by_cluster, lines_for, over_the_years
from evaluations.recommendation_paper import make_register_paper, register_csv, register_document
from evaluations.recommendations_of_issue import recommendations_outside
from groups.access import groups_for
from groups.models import Group
from groups.prints import asked_print
from groups.reports import with_names
from samverkan.lib.downloads import download, stem
from samverkan.lib.reading import whole_number

VIEWS = ("nummer", "kluster", "ar")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """`?evaluation=` goes on to the form of a new set."""
    today = timezone.localdate()
    may_begin = with_names(groups_for(request.user, KEEPERS), today).exclude(state=Group.State.CLOSED)
    context = {
        "lines": set_lines(request.user, today),
        "outside": recommendations_outside(request.user),
        "may_begin": list(may_begin),
        "evaluation": whole_number(request.GET.get("evaluation", "")),
    }
    return render(request, "evaluations/recommendations_list.html", context)


@require_safe
def one_set(request: HttpRequest, pk: int) -> HttpResponse:
    """`?visa=` nummer, kluster or ar; `?lage=`, `?vad=` and `?markerat=` narrow it."""
    found, today = recommendation_set_for(request.user, pk), timezone.localdate()
    lines = lines_for(request.user, found, today)
    way = request.GET.get("visa", "")
    way = way if way in VIEWS else VIEWS[0]
    wanted = Wanted(
        state=request.GET.get("lage", ""),
        disposition=request.GET.get("vad", ""),
        is_marked=bool(request.GET.get("markerat")),
    )
    shown = [line for line in lines if wanted.takes(line)]
    years, rows = over_the_years(shown) if way == "ar" else ([], [])
    keeps = may_keep(request.user, found)
    context = {
        "set": found,
        "keeper": found.group.name_on(today) if names_keeper(request.user, found) else "",
        "evaluation": readable_evaluation(request, found),
        "source": source_for(request.user, found),
        "count": len(lines),
        "sorted": sum(line.state != "received" for line in lines),
        "finished": sum(line.is_waited_for is False for line in lines),
        "late": sum(line.is_late for line in lines),
        "undated": sum(line.is_undated for line in lines),
        "way": way,
        "wanted": wanted,
        "shown": len(shown),
        "parts": by_cluster(shown) if way == "kluster" else [("", shown)],
        "years": years,
        "rows": rows,
        "may_keep": keeps,
        "may_discard": keeps and not is_touched(found),
        "is_open": found.status != RecommendationSet.Status.FINISHED,
        "states": Recommendation.State.choices,
        "dispositions": Recommendation.Disposition.choices,
        "next_status": _next_status(found) if keeps else None,
    }
    return render(request, "evaluations/recommendations_set.html", context)


def readable_evaluation(request: HttpRequest, found: RecommendationSet) -> Evaluation | None:
    """The one that they come out of, where the reader may read it."""
    if found.evaluation_id and evaluations_for(request.user).filter(pk=found.evaluation_id).exists():
        return found.evaluation
    return None


def _next_status(found: RecommendationSet) -> tuple[str, str]:
    """The state that comes after, and what the button says."""
    return {
        "proposal": ("adopted", _("The recommendations are adopted")),
        "adopted": ("finished", _("They are followed up to the end")),
        "finished": ("adopted", _("Open them again")),
    }[found.status]


@require_safe
def as_csv(request: HttpRequest, pk: int) -> HttpResponse:
    found = recommendation_set_for(request.user, pk)
    lines = lines_for(request.user, found, timezone.localdate())
    return download(register_csv(lines), f"rekommendationer-{stem(found.title)}.csv", is_private=True)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """As PDF, made by the worker; it holds what the whole structure reads."""
    found, today = recommendation_set_for(request.user, pk), timezone.localdate()
    document = register_document(found, today)
    return asked_print(
        request,
        document,
        lambda: make_register_paper.enqueue(pk, today.isoformat()),
        "evaluations/recommendations_paper.html",
        {"set": found},
    )


def set_place(pk: int) -> str:
    return reverse("recommendations:set", args=[pk])


def form_page(
    request: HttpRequest, form, words: dict, back: str, found: RecommendationSet | None = None
) -> HttpResponse:
    """One form; `words` are heading, button, kicker and perhaps a note or cluster names that are `offered`.
    422 where it was refused."""
    context = {"set": found, "form": form, "back": back, **words}
    return render(
        request, "evaluations/recommendations_form.html", context, status=422 if form.is_bound else 200
    )
