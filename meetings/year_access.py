"""The only way to what belongs to a year: obligations, ticks, usual meetings."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from groups.access import STAFF, require, standing_of
from groups.models import Person
from meetings.access import PLANNERS
from meetings.models import Fulfilment, MeetingPattern, Obligation


def obligation_for(person: Person, pk: int) -> Obligation:
    """To change it: of a structure for those who staff some group of it, of a group for its planners."""
    row = get_object_or_404(Obligation.objects.select_related("structure", "group__structure"), pk=pk)
    if row.group_id:
        require(person, row.group_id, PLANNERS)
        return row
    standing = standing_of(person)
    if standing.is_administrator or row.structure_id in standing.structure_ids(STAFF):
        return row
    if row.structure_id in standing.structure_ids():
        raise PermissionDenied
    raise Http404


def fulfilment_for(person: Person, pk: int) -> Fulfilment:
    """To take it back."""
    row = get_object_or_404(Fulfilment.objects.select_related("group", "obligation"), pk=pk)
    require(person, row.group_id, PLANNERS)
    return row


def pattern_for(person: Person, pk: int) -> MeetingPattern:
    rows = MeetingPattern.objects.select_related("group__structure").prefetch_related("group__names")
    row = get_object_or_404(rows, pk=pk)
    require(person, row.group_id, PLANNERS)
    return row
