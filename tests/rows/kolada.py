"""The addresses of Kolada: an indicator with values from a saved file, and the other group's."""

import json

from plans.actions import choose_kpi, compare_with, create_indicator, read_kolada_file
from tests.house import Builder, House
from tests.rows.base import MOVED, PLANNERS, Row, only

KPI = "N01951"


def indicator(house: House) -> list:
    return [house.more["kolada_indicator"].pk]


ROWS: dict[str, Row] = {
    "kolada:search": Row(only(PLANNERS), indicator),
    "kolada:codes": Row(only(PLANNERS), indicator),
    "kolada:ask": Row(only(PLANNERS), indicator),
    "kolada:file": Row(only(PLANNERS), indicator),
    "kolada:compare": Row(only(PLANNERS), indicator),
    "kolada:compare_remove": Row(
        only(PLANNERS, MOVED), lambda house: [house.more["compared_place"].pk], method="post"
    ),
    "kolada:state": Row(only(PLANNERS), lambda house: [house.more["kolada_fetch"].pk]),
}


def saved(area: str, values: dict[int, float | None]) -> bytes:
    """What Kolada answers for one place, as saved from a browser."""
    rows = [
        {"kpi": KPI, "municipality": area, "period": year, "values": [{"gender": "T", "value": value}]}
        for year, value in values.items()
    ]
    return json.dumps({"values": rows, "count": len(rows), "next_url": None}).encode()


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    year = build.at(0).year
    ours = {"by": cast.official, "now": build.at(-3)}
    theirs = {"by": cast.other_secretary, "now": build.at(-3)}
    for group, seat, name, sign in (
        (cast.other_group, cast.other_seats["Arboga"], "Hemlig folkmängd", theirs),
        (cast.group, cast.seats["Sala"], "Folkmängd", ours),
    ):
        since = build.at(0).date().replace(year=year - 4, month=1, day=1)
        made = create_indicator(group, name=name, starts_on=since, by_organization=True, **sign)
        made = choose_kpi(made, kpi=KPI, **sign)
        more["compared_place"] = compare_with(made, area="0000", name="Riket", **sign)
        more["kolada_fetch"] = read_kolada_file(
            made,
            content=saved(seat.organization.code, {year - 3: 22000, year - 2: None, year - 1: 22400}),
            filename="kolada.json",
            organizations=[seat.organization_id],
            **sign,
        )
        more["kolada_indicator"] = made
