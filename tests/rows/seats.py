"""The addresses of this part, and what the house needs for them."""

from groups.actions import add_seat_rule
from groups.models import Organization
from tests.house import Builder, House
from tests.rows.base import INSIDE, STAFF, Row, group, in_group, only


def rule(house: House) -> int:
    return house.cast.group.seat_rules.get(kind="organization", is_observer=False).pk


ROWS: dict[str, Row] = {
    "groups:composition": Row(only(INSIDE), group),
    "groups:composition_file": Row(only(INSIDE), group),
    "groups:rule_change": Row(only(STAFF), in_group(rule)),
}


def furnish(build: Builder, house: House) -> None:
    """An observer's seat beside the others, so that every page that counts has one to leave out."""
    region = Organization.objects.get(kind=Organization.Kind.REGION, county_code="19")
    house.more["observer_rule"] = add_seat_rule(
        house.cast.group,
        kind="organization",
        organization=region,
        ex_officio="patientnämndens ordförande",
        is_observer=True,
        substitutes=0,
        starts_on=build.at(0).date(),
        by=house.cast.secretary,
        now=build.now,
    )
