"""The only way to requests for funding: the local group's people read all of theirs, the group above what has
been handed in to it (S004-16)."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import standing_of
from groups.models import Group, Person
from plans.access import PLANNERS
from plans.funding_states import DRAFT, STEPS, Side, steps_from
from plans.models import FundingLine, FundingRequest

BESIDE = ("applicant", "addressee", "decided_at__meeting", "approved_at__meeting")


def funding_requests_for(person: Person) -> QuerySet[FundingRequest]:
    standing = standing_of(person)
    if standing.is_administrator:
        return FundingRequest.objects.all()
    groups = standing.group_ids()
    # A draft is the local group's own, also when it was taken back before it was handed in.
    handed_in = Q(addressee__in=groups, submitted_on__isnull=False)
    return FundingRequest.objects.filter(Q(applicant__in=groups) | handed_in)


def funding_request_for(person: Person, pk: int, step: str = "") -> FundingRequest:
    """The request; with a step, for those of the side whose step it is, whatever state it is in."""
    found = funding_requests_for(person).select_related(*BESIDE).filter(pk=pk).first()
    if found is None:
        raise Http404
    if step and STEPS[step].side not in sides_of(person, found):
        raise PermissionDenied
    return found


def funding_request_to_write(person: Person, pk: int) -> FundingRequest:
    """For those who write for the local group."""
    return funding_request_for(person, pk, "submit")


def funding_request_of_either(person: Person, pk: int) -> FundingRequest:
    """For those who write for the local group or review for the one above."""
    found = funding_request_for(person, pk)
    if not sides_of(person, found):
        raise PermissionDenied
    return found


def funding_line_to_write(person: Person, pk: int) -> FundingLine:
    rows = FundingLine.objects.filter(request__in=funding_requests_for(person).values("pk"))
    line = rows.filter(pk=pk).first()
    if line is None:
        raise Http404
    line.request = funding_request_to_write(person, line.request_id)
    return line


def sides_of(person: Person, request: FundingRequest) -> list[Side]:
    """For whom the person acts: office and presidency of the local group, of the group above, or of both. No
    query."""
    standing = standing_of(person)
    ways = ((Side.APPLICANT, request.applicant_id), (Side.ADDRESSEE, request.addressee_id))
    return [side for side, group in ways if standing.has(group, PLANNERS)]


def steps_for(person: Person, request: FundingRequest) -> list[str]:
    return steps_from(request.state, sides_of(person, request))


def may_write_lines(person: Person, request: FundingRequest) -> bool:
    return request.state == DRAFT and Side.APPLICANT in sides_of(person, request)


def asked_of(group: Group, year: int) -> QuerySet[FundingRequest]:
    """What a group has been asked for a year, and not taken back."""
    rows = FundingRequest.objects.filter(addressee=group, year=year, submitted_on__isnull=False)
    return rows.exclude(state="withdrawn")
