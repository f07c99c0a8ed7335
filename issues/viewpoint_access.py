"""The only way to viewpoints: who reads the issue reads them; who is asked reads and answers their own.
Outsiders 404, insiders without the right 403."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import Person, ReadingCircle
from issues.decision_access import organizations_of
from issues.issue_access import issues_for, may
from issues.material_access import version_for
from issues.models import MaterialVersion, Viewpoint, ViewpointRequest
from issues.viewpoint_reached import BESIDE

ANSWERERS = STAFF | PRESIDENCY


@dataclass(frozen=True)
class Reader:
    """What somebody is to a request. An asked group's members read what is asked; its office and presidency
    answer."""

    request: ViewpointRequest
    is_mover: bool
    may_answer: bool
    reads_issue: bool


def issued_for(person: Person, pk: int, *, to_move: bool = False) -> MaterialVersion:
    """An issued version of an issue that the person reads, or moves. There are no viewpoints on a draft."""
    version = version_for(person, pk, to_write=to_move)
    if version.issued_at is None:
        raise Http404
    return version


def requests_to(person: Person) -> QuerySet[ViewpointRequest]:
    """What the person is asked in open issues: for the organisations they are the contact of, and in their
    groups."""
    standing = standing_of(person)
    asked = Q(organization__in=standing.organizations) | Q(group__in=standing.group_ids())
    return ViewpointRequest.objects.filter(
        asked, withdrawn_at=None, version__material__issue__circle=ReadingCircle.GROUP
    )


def request_for(person: Person, pk: int) -> Reader:
    """For those who read the issue, and those who are asked, who read nothing else of it."""
    rows = ViewpointRequest.objects.select_related(*BESIDE)
    found = rows.prefetch_related("organization__names").filter(pk=pk).first()
    if found is None:
        raise Http404
    issue = found.version.material.issue
    reads_issue = issues_for(person).filter(pk=issue.pk).exists()
    is_asked = requests_to(person).filter(pk=pk).exists()
    if not (reads_issue or is_asked):
        raise Http404
    is_mover = reads_issue and may(person, issue)
    return Reader(found, is_mover, is_mover or _answers(person, found, is_asked=is_asked), reads_issue)


def _answers(person: Person, request: ViewpointRequest, *, is_asked: bool) -> bool:
    """Who is asked, and the member who sits for the organisation in one of the issue's groups."""
    if request.group_id:
        return is_asked and standing_of(person).has(request.group_id, ANSWERERS)
    return is_asked or request.organization_id in organizations_of(person, request.version.material.issue)


def request_to_answer(person: Person, pk: int) -> Reader:
    reader = request_for(person, pk)
    if not reader.may_answer:
        raise PermissionDenied
    return reader


def request_to_move(person: Person, pk: int) -> ViewpointRequest:
    """For those who asked: office and presidency."""
    reader = request_for(person, pk)
    if not reader.is_mover:
        raise PermissionDenied
    return reader.request


def noted_for(person: Person, pk: int) -> Viewpoint:
    """What was written down without being answered, for those who move the issue."""
    rows = Viewpoint.objects.select_related("point").filter(request=None)
    found = rows.filter(pk=pk, version__material__issue__in=issues_for(person)).first()
    if found is None:
        raise Http404
    found.version = issued_for(person, found.version_id, to_move=True)
    return found
