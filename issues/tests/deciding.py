"""An issue with issued material, two paths and a position, made by the verbs."""

from datetime import date

from groups.models import Board, Organization
from issues.actions import (
    Stand,
    add_path,
    add_points,
    address_path,
    ask_organizations,
    begin_material,
    issue_version,
    raise_issue,
    take_position,
)
from issues.models import DecisionPath
from issues.path_points import Point

REASON = "Brådskar före sommaren."
BEHIND = Point("att ställa sig bakom målbilden")


def stand(**more):
    return Stand(
        **(
            {
                "text": "Gruppen ställer sig bakom förslaget.",
                "on": date(2017, 3, 1),
                "exception_reason": REASON,
            }
            | more
        )
    )


def issued(issue, *, by, now, organizations=(), boards=(), points=(BEHIND,)):
    """One path of the issue's material, issued."""
    sign = {"by": by, "now": now}
    version = begin_material(issue, title=issue.title, **sign)
    path = add_path(version, title=f"Förslag om {issue.title.lower()}", **sign)
    address_path(path, organizations=organizations, boards=boards, **sign)
    add_points(path, points=list(points), **sign)
    issue_version(version, **sign)
    return DecisionPath.objects.select_related("version__material__issue").get(pk=path.pk)


def municipalities():
    return list(Organization.objects.filter(kind="municipality").order_by("code"))


def region():
    return Organization.objects.get(kind="region")


def boards_of(organization, *names):
    return [Board.objects.create(organization=organization, name=name) for name in names]


def asked(cast, now, *, title="Trygg hemgång", organizations=None, boards=(), due_on=date(2017, 5, 2)):
    """All municipalities and the region are asked, after a position; [decisions] in order of code."""
    sign = {"by": cast.secretary, "now": now}
    issue = raise_issue(cast.structure, title=title, home_group=cast.group, **sign)
    who = [*municipalities(), region()] if organizations is None else organizations
    path = issued(issue, organizations=who, boards=boards, **sign)
    take_position(issue, group=cast.group, stand=stand(on=now.date()), version=path.version, **sign)
    return issue, ask_organizations(path, due_on=due_on, **sign)
