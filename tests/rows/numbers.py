"""The addresses of the numbers: of the group, the structure, Sala kommun, and a meeting whose attendance the
office confirms."""

from meetings.actions.fees import confirm_attendance, state_kilometres
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, NOT_THERE, OK, STAFF, Row, at, group, only
from tests.rows.organizations import kept, of_sala, sala, structure


def in_year(*more: str):
    """Of the group, in the year of its approved meeting."""
    return lambda house: [house.cast.group.slug, house.approved.date.year, *more]


def of_sala_in_year(*more: str):
    return of_sala(lambda house: house.approved.date.year, *(lambda house, one=one: one for one in more))


SIDE_BY_SIDE = kept()

ROWS: dict[str, Row] = {
    "numbers:index": Row(dict.fromkeys(ROLES, OK)),
    # Without a group chosen there is none.
    "numbers:choose": Row(dict.fromkeys(ROLES, NOT_THERE)),
    "numbers:group": Row(only(INSIDE), group),
    "numbers:group_file": Row(only(INSIDE), in_year("moten", "csv")),
    "numbers:group_pdf": Row(only(INSIDE), in_year()),
    "numbers:structure": Row(SIDE_BY_SIDE, structure),
    "numbers:structure_file": Row(
        SIDE_BY_SIDE, lambda house: [*structure(house), house.approved.date.year, "csv"]
    ),
    "numbers:organization": Row(kept(), sala),
    "numbers:organization_file": Row(kept(), of_sala_in_year("personer", "csv")),
    "numbers:organization_pdf": Row(kept(), of_sala_in_year()),
    "numbers:fees": Row(kept(), sala),
    "numbers:fees_file": Row(kept(), of_sala(lambda house: "csv")),
    "numbers:fees_pdf": Row(kept(), sala),
    "numbers:confirmation": Row(only(STAFF), at("approved")),
}


def furnish(build: Builder, house: House) -> None:
    """The approved meeting's attendance is confirmed, with kilometres for those who came."""
    minutes = house.version.minutes
    sign = {"by": build.cast.secretary, "now": build.at(-20)}
    stated = {row.pk: 84 for row in minutes.attendance.filter(is_present=True, seat__isnull=False)}
    state_kilometres(minutes, kilometres=stated, **sign)
    confirm_attendance(minutes, **sign)
