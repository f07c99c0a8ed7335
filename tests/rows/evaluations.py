"""The addresses of evaluations: one of our group, and a secret one of the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from evaluations.actions import begin_evaluation
from groups.models import Group
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, OK, STAFF, Row, only
from tests.rows.material import of

# Whoever staffs any group begins an evaluation, of that group.
BEGIN = dict.fromkeys(ROLES, 403) | dict.fromkeys(STAFF | {"other_secretary"}, OK)

ROWS: dict[str, Row] = {
    "evaluations:list": Row(dict.fromkeys(ROLES, OK)),
    "evaluations:new": Row(BEGIN),
    "evaluations:evaluation": Row(only(INSIDE), of("evaluation")),
    "evaluations:change": Row(only(STAFF), of("evaluation")),
}


@contextmanager
def at_work(group: Group) -> Iterator[None]:
    """One in draft comes into no evaluation; then it is again as the other rows have it."""
    former, group.state = group.state, Group.State.ACTIVE
    yield
    group.state = former


def furnish(build: Builder, house: House) -> None:
    cast, year = house.cast, build.at(0).year
    given = {"starts_on": date(year - 1, 1, 1), "ends_on": date(year, 12, 31)}
    sign = {"by": cast.official, "now": build.at(-20)}
    house.more["evaluation"] = begin_evaluation(
        cast.structure, title="Utvärdering av arbetet", groups=[cast.group], **given, **sign
    )
    with at_work(cast.other_group):
        house.more["their_evaluation"] = begin_evaluation(
            cast.structure,
            title="Hemlig utvärdering",
            purpose="Hemligt syfte",
            groups=[cast.other_group],
            **given,
            **sign | {"by": cast.other_secretary},
        )
