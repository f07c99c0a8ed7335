"""The addresses of projects: one of the group's, and the other group's secret one."""

from collections.abc import Callable

from plans.actions import add_project, make_reference_group
from plans.project_rules import Partner
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, OK, PLANNERS, Row, only


def of(name: str) -> Callable[[House], list]:
    return lambda house: [house.more[name].pk]


ROWS: dict[str, Row] = {
    "projects:list": Row(dict.fromkeys(ROLES, OK)),
    "projects:csv": Row(dict.fromkeys(ROLES, OK)),
    "projects:add": Row(only(PLANNERS), lambda house: [house.cast.group.slug]),
    "projects:project": Row(only(INSIDE), of("project")),
    "projects:change": Row(only(PLANNERS), of("project")),
    "projects:move": Row(only(PLANNERS), of("project")),
    # Whose reference group a project may get is any group of the structure.
    "projects:refer": Row(only(PLANNERS), of("project"), shows_groups=True),
    "projects:end_reference": Row(only(PLANNERS), of("reference")),
}


def furnish(build: Builder, house: House) -> None:
    cast, now = house.cast, build.at(-12)
    sign = {"by": cast.official, "now": now}
    house.more["project"] = add_project(
        cast.group,
        title="Kortare väg till arbete",
        state="expected",
        months=24,
        partners=[Partner(cast.seats["Sala"].organization_id), Partner(name="FK")],
        **sign,
    )
    house.more["reference"] = make_reference_group(
        house.more["project"],
        group=cast.group,
        condition="Så länge besöken infaller under ordinarie möten.",
        decided_on=build.at(-20).date(),
        **sign,
    )
    add_project(cast.other_group, title="Hemligt projekt", by=cast.other_secretary, now=now)
