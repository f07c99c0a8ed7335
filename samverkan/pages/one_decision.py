"""One organisation's decision: as its own room shows it, with the recommendations that it comes out of."""

from django.http import HttpRequest, HttpResponse

from evaluations.recommendations_of_issue import recommendations_tied
from groups.views.signature import signature
from issues.decision_access import decision_for, decision_to_answer
from issues.views.decision_answers import page


def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Readers see what was answered; whoever may answer sees the forms too."""
    answers = request.method == "POST"
    found, who = (decision_to_answer if answers else decision_for)(request.user, pk)
    recommendations = recommendations_tied(request.user, decision=found)
    return page(request, found, who, signature(request), recommendations=recommendations)
