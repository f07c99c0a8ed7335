"""The only way to an organisation's decision, and what somebody is to it."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from groups.access import organization_for, organization_kept_by, standing_of
from groups.models import Appointment, Organization, Person
from issues.actions.decisions import issue_of, whole
from issues.decision_states import Who
from issues.issue_access import issues_for, may
from issues.models import DecisionPath, Issue, OrganizationDecision, Position


def decision_for(person: Person, pk: int) -> tuple[OrganizationDecision, Who]:
    """For whoever reads the issue, and for the organisation's contacts, who read nothing else of it."""
    rows = whole(OrganizationDecision.objects).prefetch_related("organization__names")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    who = who_is(person, issue_of(found), found.organization_id)
    if who != Who.CONTACT and not issues_for(person).filter(pk=issue_of(found).pk).exists():
        raise Http404
    return found, who


def decision_to_answer(person: Person, pk: int) -> tuple[OrganizationDecision, Who]:
    found, who = decision_for(person, pk)
    if who == Who.READER:
        raise PermissionDenied
    return found, who


def who_is(person: Person, issue: Issue, organization: int) -> Who:
    """Staff and presidency first; then the member who sits for the organisation in one of the issue's
    groups; then its contact."""
    if may(person, issue):
        return Who.MOVER
    if organization in organizations_of(person, issue):
        return Who.MEMBER
    return Who.CONTACT if organization in standing_of(person).organizations else Who.READER


def organizations_of(person: Person, issue: Issue) -> set[int]:
    """The organisations that the person is a member for in the groups of the issue. At most one query; none
    for whoever is a member nowhere."""
    groups = standing_of(person).group_ids(frozenset({"member"}))
    if not groups:
        return set()
    rows = Appointment.objects.in_force(timezone.localdate()).filter(
        person=person, capacity="member", group__in=groups, seat__organization__isnull=False
    )
    mine = rows.filter(group=issue.home_group_id) | rows.filter(group__shared_issues__issue=issue)
    return set(mine.values_list("seat__organization", flat=True))


def position_for(person: Person, pk: int) -> Position:
    """A position in an issue that the person moves."""
    rows = Position.objects.select_related("group", "issue__home_group", "issue__structure")
    found = rows.filter(pk=pk, issue__in=issues_for(person)).first()
    if found is None:
        raise Http404
    if not may(person, found.issue):
        raise PermissionDenied
    return found


def organization_with_decisions(
    person: Person, pk: int
) -> tuple[Organization, QuerySet[OrganizationDecision]]:
    """The organisation and the decisions asked of it that the person reads: all of them for its contacts,
    else those of issues that the person sees."""
    is_contact = pk in standing_of(person).organizations
    organization = (organization_for if is_contact else organization_kept_by)(person, pk)
    rows = OrganizationDecision.objects.filter(organization=organization)
    if not is_contact:
        rows = rows.filter(path__version__material__issue__in=issues_for(person))
    return organization, rows


def path_to_ask(person: Person, pk: int) -> DecisionPath:
    """A path of an issue that the person moves."""
    rows = DecisionPath.objects.select_related("version__material__issue__home_group")
    found = rows.filter(pk=pk, version__material__issue__in=issues_for(person)).first()
    if found is None:
        raise Http404
    if not may(person, found.version.material.issue):
        raise PermissionDenied
    return found
