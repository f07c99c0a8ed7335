"""What a survey came to: its page, csv, JSON and PDF, all of the same tallies (I-SUR4, I-SUR5)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.access import sees_to, survey_for
from evaluations.kept_tallies import SurveyTallies, kept_tallies
from evaluations.models import Survey
from evaluations.results_compared import compared_with
from evaluations.results_export import LANGUAGE, results_csv, results_json
from evaluations.results_page import results_page
from evaluations.results_paper import make_results_paper, results_paper
from evaluations.survey_shares import share
from evaluations.survey_texts import is_first_person, texts_of
from groups.prints import asked_print
from samverkan.lib.downloads import download, stem


@require_safe
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Of an open survey it says when there is something to see, to those who see to it."""
    found = survey_for(request.user, pk)
    tallies = kept_tallies(found)
    may_write = sees_to(request.user, found.evaluation_id)
    context = {"survey": found, "tallies": tallies, "may_write": may_write}
    if tallies:
        texts, waiting = texts_of(found)
        context |= {
            "sections": results_page(found, tallies, compared_with(found), texts),
            "rate": share(tallies.answered, tallies.invited),
            "waiting": waiting,
            "may_read": may_write and bool(waiting) and not is_first_person(found, request.user),
        }
    return render(request, "evaluations/results.html", context)


@require_safe
def csv(request: HttpRequest, pk: int) -> HttpResponse:
    found, tallies = closed_one(request, pk)
    with translation.override(LANGUAGE):
        texts, _waiting = texts_of(found)
        content = results_csv(tallies, compared_with(found), texts)
        return download(content, file_name(found, "csv"), is_private=True)


@require_safe
def json(request: HttpRequest, pk: int) -> HttpResponse:
    found, tallies = closed_one(request, pk)
    content = results_json(tallies, compared_with(found))
    return download(content, file_name(found, "json"), is_private=True)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    found, _tallies = closed_one(request, pk)
    document = results_paper(found)
    return asked_print(
        request,
        document,
        lambda: make_results_paper.enqueue(pk),
        "evaluations/results_paper.html",
        {"survey": found},
        name=file_name(found, "pdf"),
    )


def closed_one(request: HttpRequest, pk: int) -> tuple[Survey, SurveyTallies]:
    """404 while there is no result."""
    found = survey_for(request.user, pk)
    if (tallies := kept_tallies(found)) is None:
        raise Http404(_("The survey is not closed, so there is no result yet."))
    return found, tallies


def file_name(survey: Survey, ending: str) -> str:
    return f"resultat-{stem(survey.title)}-{survey.closed_on}.{ending}"
