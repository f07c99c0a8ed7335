"""The addresses of decision material: an issued version with two paths, and a draft that follows it."""

from collections.abc import Callable
from datetime import date, time

from groups.models import Organization
from issues.actions import (
    add_path,
    add_points,
    address_path,
    begin_material,
    change_point,
    issue_version,
    next_version,
)
from issues.path_points import Point
from meetings.actions import decide_points_at
from tests.house import Builder, House
from tests.rows.base import INSIDE, MOVED, PLANNERS, Row, only


def of(*names: str) -> Callable[[House], list]:
    """The keys of what `furnish` has laid there; text stands as it is."""
    return lambda house: [house.more[name].pk if name in house.more else name for name in names]


def to_movers(status: int, *names: str, **more) -> Row:
    return Row(only(PLANNERS, status), of(*names), **more)


def posts(*names: str, data: dict | None = None) -> Row:
    return to_movers(MOVED, *names, method="post", data=lambda house: data or {})


ROWS: dict[str, Row] = {
    "material:new": to_movers(200, "issue"),
    "material:version": Row(only(INSIDE), of("material")),
    "material:pdf": Row(only(INSIDE), of("material")),
    "material:paths": Row(only(INSIDE), of("material", "A", "B")),
    "material:versions": to_movers(200, "material_draft", "material"),
    "material:write": to_movers(200, "material_draft"),
    "material:issue": to_movers(200, "material_draft"),
    "meetings:material_next": posts("material"),
    "material:discard": posts("material_draft"),
    "material:path_new": to_movers(200, "material_draft", shows_groups=True),
    "material:path": to_movers(200, "material_path", shows_groups=True),
    "material:path_remove": posts("material_path"),
    "material:addressees": to_movers(200, "material_path"),
    "material:points": to_movers(200, "material_path"),
    "material:point": to_movers(200, "material_point"),
    "material:point_remove": posts("material_point"),
    "meetings:material_meetings": Row(only(INSIDE), of("material")),
    "meetings:points_to_decide": Row(only(INSIDE), lambda house: [house.planned.pk]),
    "material:point_move": posts("material_point", data={"way": "up"}),
}


def furnish(build: Builder, house: House) -> None:
    more, sign = house.more, {"by": house.cast.official, "now": build.at(-15)}
    version = begin_material(more["issue"], title="Trygg hemgång", text="<p>Många faller.</p>", **sign)
    a = add_path(version, title="Förslag till kommunerna", **sign)
    points = [
        Point("att ställa sig bakom arbetssättet"),
        Point("att svara", date(2022, 5, 1), date(2022, 6, 3), time(9)),
    ]
    add_points(a, points=points, **sign)
    b = add_path(version, title="Förslag till regionen", forum=house.cast.group, like=a, **sign)
    rows = Organization.objects.filter(county_code=house.cast.structure.county_code)
    address_path(a, organizations=rows.filter(kind="municipality"), **sign)
    address_path(b, organizations=rows.filter(kind="region"), **sign)
    day = house.planned.date
    last = change_point(b.points.last(), to=Point("att svara", decided_on=day), **sign)
    more["material"] = issue_version(version, **sign)
    decide_points_at([last], meeting=house.planned, by=house.cast.official, now=build.at(-14))
    more["material_draft"] = next_version(version.material, **sign)
    more["material_path"] = more["material_draft"].paths.first()
    more["material_point"] = more["material_path"].points.last()
