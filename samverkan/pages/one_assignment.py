"""One assignment: as its own room shows it, with the recommendations that it comes out of."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evaluations.recommendations_of_issue import recommendations_tied
from issues.assignment_access import assignment_for
from issues.assignment_page import Reader
from issues.views.assignments import page


@require_safe
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    found, who = assignment_for(request.user, pk)
    recommendations = recommendations_tied(request.user, assignment=found)
    return page(request, Reader(found, who, request.user), recommendations=recommendations)
