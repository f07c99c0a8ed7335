"""The addresses of indicators, their readings and handing in: one indicator of each kind in our group, Sala's
hand-ins in each state, and an indicator of the other group that nobody else may read."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from groups.links import token_of
from groups.models import Link, OrganizationContact
from plans.actions import (
    approve_hand_in,
    ask_for_readings,
    create_indicator,
    enter_readings,
    hand_in_figures,
)
from plans.hand_in_reached import HAND_IN_LINK
from plans.periods import moved, period_of
from plans.reading_rules import Entry
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, WRONG, Row, group, only


def of(name: str) -> Callable[[House], list]:
    return lambda house: [house.more[name].pk]


def link(house: House) -> list:
    return [house.more["hand_in_token"]]


def key_figure(house: House) -> list:
    return [house.cast.group.slug, house.more["key_figure"].slug]


def in_the_open(args: Callable[[House], list]) -> Row:
    """A key figure is for everybody, and tells the group's name."""
    return Row(dict.fromkeys(ROLES, OK), args, public=OK, shows_groups=True)


ROWS: dict[str, Row] = {
    "indicators:list": Row(dict.fromkeys(ROLES, OK)),
    "indicators:group": Row(only(INSIDE), group),
    "indicators:create": Row(only(PLANNERS), group),
    "indicators:one": Row(only(INSIDE), of("indicator")),
    "indicators:csv": Row(only(INSIDE), of("indicator")),
    "indicators:change": Row(only(PLANNERS), of("indicator")),
    "indicators:end": Row(only(PLANNERS), of("indicator")),
    "indicators:enter": Row(only(PLANNERS), of("indicator")),
    "indicators:paste": Row(only(PLANNERS), of("indicator")),
    "indicators:hand_ins": Row(only(PLANNERS), group),
    "indicators:ask": Row(only(PLANNERS), group),
    "indicators:remind": Row(only(PLANNERS, MOVED), group, method="post"),
    "indicators:hand_in": Row(only(PLANNERS), of("handed_in")),
    # Nothing is chosen in the form: it comes back with what is lacking.
    "indicators:approve": Row(only(PLANNERS, WRONG), of("handed_in"), method="post"),
    "indicators:send_back": Row(only(PLANNERS, WRONG), of("handed_in"), method="post"),
    "indicators:lock": Row(only(PLANNERS, MOVED), of("hand_in_approved"), method="post"),
    "indicators:withdraw": Row(only(PLANNERS, MOVED), of("hand_in_empty"), method="post"),
    "indicators:hand_in_by_link": Row(dict.fromkeys(ROLES, OK), link, public=OK, is_open=True),
    "public:key_figures": in_the_open(group),
    "public:key_figure": in_the_open(key_figure),
    "public:key_figure_csv": in_the_open(key_figure),
    "public:key_figure_json": in_the_open(key_figure),
}


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-40)}
    today = build.at(0).date()
    now = period_of("month", today)
    sala = cast.seats["Sala"].organization
    begins = moved("month", now, -14)
    more["indicator"] = create_indicator(
        cast.group,
        name="Hemma inom tre dagar",
        description="Andel av dem som är färdiga på sjukhuset.",
        unit="percent",
        decimals=1,
        frequency="month",
        by_organization=True,
        by_gender=True,
        starts_on=begins,
        **sign,
    )
    more["key_figure"] = create_indicator(
        cast.group, name="Lediga platser", frequency="month", starts_on=begins, is_key_figure=True, **sign
    )
    months = [moved("month", now, -steps) for steps in range(13, 2, -1)]
    enter_readings(
        more["indicator"],
        entries=[
            Entry(month, seat.organization_id, value=Decimal(60 + number))
            for number, month in enumerate(months)
            for seat in (cast.seats["Sala"], cast.seats["Köping"])
        ],
        source="Egen räkning",
        **sign,
    )
    figures = [Entry(month, value=Decimal(20 - number)) for number, month in enumerate(months[:-1])]
    figures.append(Entry(months[-1], missing="Räknades inte"))
    enter_readings(more["key_figure"], entries=figures, source="Beläggningsrapport", **sign)
    _hand_ins(build, house, now, sala)
    theirs = create_indicator(
        cast.other_group,
        name="Hemligt mått",
        starts_on=begins,
        by=cast.other_secretary,
        now=build.at(-40),
    )
    year = period_of("year", today - timedelta(days=365))
    if year >= period_of("year", begins):
        values = [Entry(year, value=Decimal(1))]
        enter_readings(
            theirs, entries=values, source="Hemlig källa", by=cast.other_secretary, now=build.at(-1)
        )


def _hand_ins(build: Builder, house: House, now, sala) -> None:
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-10)}
    if not OrganizationContact.objects.filter(organization=sala).exists():
        raise AssertionError("Anchoring gives Sala a mailbox.")
    koping = cast.seats["Köping"].organization
    asked = {"frequency": "month", "due_on": build.at(12).date(), **sign}
    month = moved("month", now, -2)
    (more["handed_in"],) = ask_for_readings(cast.group, period=month, organizations=[sala], **asked)
    (more["hand_in_approved"],) = ask_for_readings(
        cast.group, period=moved("month", now, -3), organizations=[sala], **asked
    )
    before = moved("month", now, -1)
    more["hand_in_asked"], more["hand_in_empty"] = ask_for_readings(
        cast.group, period=before, organizations=[sala, koping], **asked
    )
    for hand_in, value in ((more["handed_in"], 71), (more["hand_in_approved"], 70)):
        figures = {figure.pk: (Decimal(value), "") for figure in hand_in.figures.all()}
        hand_in_figures(hand_in, figures=figures, by=None, by_name="Registrator, Sala", now=build.at(-5))
    approve_hand_in(more["hand_in_approved"], **sign | {"now": build.at(-4)})
    living = Link.objects.get(purpose=HAND_IN_LINK, object_id=more["hand_in_asked"].pk, person=None)
    more["hand_in_token"] = token_of(living)
