"""Who does what now: the two things every verb is told."""

from django.http import HttpRequest
from django.utils import timezone

from groups.access import group_for
from groups.models import Group
from groups.seat_table import group_as_on


def signature(request: HttpRequest) -> dict:
    """`{"by": the person logged in, "now": this moment}`, for a verb."""
    return {"by": request.user, "now": timezone.now()}


def named_group(request: HttpRequest, slug: str, wanted: frozenset[str]) -> Group:
    """The group with `shown_name` of today, if the person has one of the wanted roles."""
    return group_for(request.user, slug, wanted, rows=group_as_on(timezone.localdate()))
