"""Whom a version is proposed to be sent to for viewpoints."""

from dataclasses import dataclass
from datetime import date

from groups.models import Group, Organization, Person
from issues.addressees import Choice, choices_among
from issues.choices import groups_of, named_organizations
from issues.models import MaterialVersion, PathAddressee, ViewpointRequest
from issues.viewpoint_lines import asked_lines


@dataclass(frozen=True)
class Proposed:
    """`ticked` are the marks of those that the paths go to and nobody has asked; `asked` are names of those
    who are asked already."""

    choices: list[Choice]
    groups: list[Group]
    ticked: list[str]
    asked: list[str]


def proposed(version: MaterialVersion, person: Person, today: date) -> Proposed:
    """The county's organisations with their boards and the structure's groups; those of the material's paths
    are ticked already, so that one click asks them all."""
    issue = version.material.issue
    paths = set(PathAddressee.objects.filter(path__version=version).values_list("organization", "board"))
    requests = ViewpointRequest.objects.filter(version=version)
    there = set(requests.filter(withdrawn_at=None).values_list("organization", "board"))
    county = Organization.objects.filter(county_code=issue.structure.county_code)
    outside = Organization.objects.filter(pk__in={organization for organization, _board in paths})
    choices = choices_among(named_organizations((county | outside).prefetch_related("boards")))
    return Proposed(
        choices=choices,
        groups=groups_of(issue.structure, person, today),
        ticked=[one.mark for one in choices if _key(one) in paths - there],
        asked=[line.who for line in asked_lines(requests, today)],
    )


def _key(choice: Choice) -> tuple[int, int | None]:
    return choice.organization.pk, choice.board.pk if choice.board else None
