"""The addresses of assignments: one that Sala and the member are to do, one that is delivered, a yearly one,
and one that only the other group reads."""

from collections.abc import Callable

from groups.actions import add_contact
from groups.links import token_of
from groups.models import Link
from issues.actions import (
    Days,
    Doer,
    begin_yearly_assignment,
    deliver_assignment,
    give_assignment,
    raise_issue,
)
from issues.assignment_reached import REPORT_LINK
from meetings.actions import decide_assignment_at
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, Row, group, only

# Who is asked by name does it, beside those who gave it.
DOERS = PLANNERS | {"member"}


def of(name: str) -> Callable[[House], list]:
    return lambda house: [house.more[name].pk]


def by_link(house: House) -> list:
    return [house.more["assignment_token"]]


OPEN = Row(dict.fromkeys(ROLES, OK), by_link, public=OK, is_open=True)
ROWS: dict[str, Row] = {
    "assignments:mine": Row(dict.fromkeys(ROLES, OK)),
    "assignments:group": Row(only(INSIDE), group),
    "assignments:csv": Row(only(INSIDE), group),
    "assignments:give": Row(only(PLANNERS), group, shows_groups=True),
    "assignments:begin_yearly": Row(only(PLANNERS), group, shows_groups=True),
    "assignments:end_yearly": Row(only(PLANNERS), of("yearly_assignment")),
    "assignments:assignment": Row(only(INSIDE), of("assignment")),
    "assignments:accept": Row(only(DOERS), of("assignment")),
    "assignments:report": Row(only(DOERS), of("assignment")),
    "assignments:deliver": Row(only(DOERS), of("assignment")),
    "assignments:change": Row(only(PLANNERS), of("assignment")),
    "assignments:withdraw": Row(only(PLANNERS), of("assignment")),
    "assignments:remind": Row(only(PLANNERS, MOVED), of("assignment"), method="post"),
    "assignments:approve": Row(only(PLANNERS, MOVED), of("delivered_assignment"), method="post"),
    "assignments:send_back": Row(only(PLANNERS), of("delivered_assignment")),
    "assignments:by_link": OPEN,
    "assignments:accept_by_link": OPEN,
    "assignments:report_by_link": OPEN,
    "assignments:deliver_by_link": OPEN,
    "meetings:assignment_meetings": Row(only(INSIDE), of("assignment")),
    "meetings:assignments": Row(only(INSIDE), lambda house: [house.planned.pk]),
}


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-12)}
    sala, due = cast.seats["Sala"].organization, build.at(40).date()
    # Contacts are shared by the structure, with who wrote them down: nobody of one group alone.
    add_contact(
        sala,
        label="Socialkontoret",
        email="socialkontoret@example.se",
        starts_on=build.at(-400).date(),
        by=cast.administrator,
        now=build.at(-12),
    )
    issue = raise_issue(cast.structure, title="Vägen hem", home_group=cast.group, **sign)
    more["assignment"] = give_assignment(
        cast.group,
        wording="Ta fram en gemensam rutin för utskrivning.",
        doers=[
            Doer(organization=sala),
            Doer(person=cast.member),
            Doer(name="socialcheferna", part="partner"),
        ],
        days=Days(due, reports=(build.at(10).date(), build.at(20).date())),
        issue=issue,
        **sign,
    )
    more["delivered_assignment"] = give_assignment(
        cast.group, wording="Räkna på kostnaden.", doers=[Doer(name="ekonomerna")], days=Days(due), **sign
    )
    deliver_assignment(more["delivered_assignment"], result="Den är 4 miljoner.", **sign)
    decide_assignment_at(more["assignment"], meeting=house.planned, **sign)
    more["yearly_assignment"] = begin_yearly_assignment(
        cast.group,
        performer=house.draft_group,
        wording="Presentera ett årshjul.",
        start_month=1,
        delivery_month=12,
        **sign,
    )
    performer = more["assignment"].performers.get(organization=sala)
    more["assignment_token"] = token_of(
        Link.objects.get(purpose=REPORT_LINK, object_id=performer.pk, person=None)
    )
    theirs = {"by": cast.other_secretary, "now": build.at(-12)}
    secret = [Doer(name="hemliga utförare"), Doer(organization=sala, part="partner")]
    give_assignment(
        cast.other_group, wording="Hemligt uppdrag", doers=secret, days=Days(build.at(60).date()), **theirs
    )
