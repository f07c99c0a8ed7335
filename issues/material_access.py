"""The only way to decision material: who reads the issue reads what is issued; a draft is for those who move
the issue."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from groups.models import Person
from issues.issue_access import MOVERS, issues_for, may
from issues.models import DecisionPath, MaterialVersion, PathPoint

ABOVE = ("material__issue__structure", "material__issue__home_group", "created_by", "issued_by")


def version_for(person: Person, pk: int, *, to_write: bool = False) -> MaterialVersion:
    """Outsiders get 404; insiders 403 for a draft, and for what they may not do."""
    rows = MaterialVersion.objects.select_related(*ABOVE).filter(material__issue__in=issues_for(person))
    version = rows.filter(pk=pk).first()
    if version is None:
        raise Http404
    is_draft = version.issued_at is None
    if (to_write or is_draft) and not may(person, version.material.issue, MOVERS):
        raise PermissionDenied
    return version


def path_for(person: Person, pk: int) -> DecisionPath:
    """To write in; with the version's issue."""
    path = DecisionPath.objects.select_related("forum").filter(pk=pk).first()
    if path is None:
        raise Http404
    path.version = version_for(person, path.version_id, to_write=True)
    return path


def point_for(person: Person, pk: int) -> PathPoint:
    point = PathPoint.objects.filter(pk=pk).first()
    if point is None:
        raise Http404
    point.path = path_for(person, point.path_id)
    return point
