"""Whose name evaluations still need: who answers for a recommendation that is not done, and who is asked in a
survey that is open.

What somebody has written, approved or redacted needs no name: the row stands, by whoever it was. Whoever
answered a survey has left no row (evaluations/models/answers.py).
"""

from datetime import date

from django.db.models import QuerySet

from evaluations.models import Invitation, Recommendation, Survey
from groups.models import Person
from groups.person_registry import needed_since, when_forgotten

GOES_ON = (Recommendation.State.RECEIVED, Recommendation.State.SORTED, Recommendation.State.ONGOING)


@needed_since
def responsible_for_recommendations(limit: date) -> QuerySet:
    """Until it is said to be done, however long that takes."""
    rows = Recommendation.objects.filter(state__in=GOES_ON, responsible__isnull=False)
    return rows.values("responsible")


@needed_since
def asked_in_open_surveys(limit: date) -> QuerySet:
    """Those who have not answered would lose their link, and those who have could be told from them."""
    return Invitation.objects.filter(survey__state=Survey.State.OPEN).values("person")


@when_forgotten
def forget_invitations(person: Person) -> None:
    """Of a survey that is no longer open; closing has taken them already, so this is a second lock."""
    Invitation.objects.filter(person=person).exclude(survey__state=Survey.State.OPEN).delete()
