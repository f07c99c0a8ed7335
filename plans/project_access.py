"""The only way to projects: the people of the group that knows of it, and of its reference groups."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from groups.access import standing_of
from groups.codes import municipalities
from groups.models import Group, Organization, Person
from plans.access import may
from plans.models import Project, ReferenceGroup


def projects_for(person: Person) -> QuerySet[Project]:
    standing = standing_of(person)
    if standing.is_administrator:
        return Project.objects.all()
    groups = standing.group_ids()
    referred = ReferenceGroup.objects.filter(group__in=groups).values("project")
    return Project.objects.filter(Q(group__in=groups) | Q(pk__in=referred))


def project_for(person: Person, pk: int) -> Project:
    found = projects_for(person).select_related("group__structure").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def project_to_change(person: Person, pk: int) -> Project:
    """For office and presidency of the group that knows of it."""
    found = project_for(person, pk)
    if not may(person, found.group_id):
        raise PermissionDenied
    return found


def reference_to_end(person: Person, pk: int) -> ReferenceGroup:
    """For those who keep the project, and for office and presidency of the reference group itself."""
    rows = ReferenceGroup.objects.filter(project__in=projects_for(person).values("pk"))
    found = rows.select_related("project", "group").filter(pk=pk).first()
    if found is None:
        raise Http404
    if not (may(person, found.project.group_id) or may(person, found.group_id)):
        raise PermissionDenied
    return found


def register_names(group: Group) -> dict[str, int]:
    """`{name or abbreviation, case folded: organisation}` of the county and of those in no county: what
    “Sala” and “Sala kommun” are. Two queries."""
    county = group.structure.county_code
    rows = Organization.objects.filter(county_code__in={county, ""}).prefetch_related("names")
    short, found = municipalities(), {}
    for row in rows:
        names = {row.abbreviation, *(name.name for name in row.names.all())}
        if row.code in short:
            names.add(short[row.code].name)
        found |= {name.casefold(): row.pk for name in names if name}
    return found
