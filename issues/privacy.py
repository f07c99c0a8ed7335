"""Whose name is still needed: who owns what is open, or is asked to do it."""

from datetime import date

from django.db.models import QuerySet

from groups.person_registry import needed_since
from issues.course import UNFINISHED
from issues.models import Action, Assignment, AssignmentPerformer, Issue

UNDONE = (Assignment.State.GIVEN, Assignment.State.ACCEPTED, Assignment.State.RETURNED)


@needed_since
def owners(limit: date) -> QuerySet:
    open_ones = [Action.State.OPEN, Action.State.IN_PROGRESS]
    rows = Action.objects.filter(state__in=open_ones, owner_person__isnull=False)
    return rows.values("owner_person")


@needed_since
def owners_of_issues(limit: date) -> QuerySet:
    """What is parked is open too: it comes back."""
    rows = Issue.objects.filter(stages__left_on__isnull=True, stages__stage__in=UNFINISHED)
    return rows.filter(owner_person__isnull=False).values("owner_person")


@needed_since
def performers(limit: date) -> QuerySet:
    """Who is asked to do an assignment that is not delivered, or was sent back."""
    rows = AssignmentPerformer.objects.filter(assignment__state__in=UNDONE, person__isnull=False)
    return rows.values("person")
