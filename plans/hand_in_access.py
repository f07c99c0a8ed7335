"""Who reviews what is handed in: those who plan in the group; outsiders 404, insiders without the right
403."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from groups.access import EVERYBODY
from groups.models import Person
from plans.access import PLANNERS, may
from plans.models import HandIn


def hand_in_for(person: Person, pk: int) -> HandIn:
    rows = HandIn.objects.select_related("group__structure", "organization", "by", "reviewed_by")
    found = rows.prefetch_related("organization__names", "group__names").filter(pk=pk).first()
    if found is None or not may(person, found.group_id, EVERYBODY):
        raise Http404
    if not may(person, found.group_id, PLANNERS):
        raise PermissionDenied
    return found
