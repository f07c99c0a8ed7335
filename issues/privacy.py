"""Whose name is still needed: who owns what is open."""

from datetime import date

from django.db.models import QuerySet

from groups.person_registry import needed_since
from issues.models import Action


@needed_since
def owners(limit: date) -> QuerySet:
    open_ones = [Action.State.OPEN, Action.State.IN_PROGRESS]
    rows = Action.objects.filter(state__in=open_ones, owner_person__isnull=False)
    return rows.values("owner_person")
