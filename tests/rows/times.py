"""The addresses of the times."""

from datetime import time
from uuid import uuid4

from groups.links import make_links, token_of
from groups.models import Structure
from meetings.actions import add_calendar, add_school_holidays, answer_poll, ask_about_times
from meetings.actions.polls import POLL_LINK
from meetings.actions.school_holidays import HolidayRow
from meetings.busy_reading import Taken
from tests.house import ROLES, Builder, House
from tests.rows.base import (
    EVERYBODY,
    INSIDE,
    MOVED,
    NOT_YOURS,
    OK,
    PLANNERS,
    STAFF,
    Row,
    group,
    only,
    to_staff,
)


def _one(name: str):
    return lambda house: [house.more[name]]


def _structure(house: House) -> list:
    return [house.cast.structure.slug]


ROWS: dict[str, Row] = {
    "times:mine": Row(dict.fromkeys(ROLES, OK)),
    "times:calendars": Row(only(STAFF), group),
    "times:calendar": Row(only(STAFF), _one("busy_calendar")),
    "times:calendar_remove": to_staff(MOVED, _one("busy_calendar")),
    "times:holidays": Row(only(EVERYBODY), _structure),
    "times:holiday": Row(
        dict.fromkeys(ROLES, NOT_YOURS) | dict.fromkeys(STAFF | {"other_secretary"}, OK),
        _one("school_holiday"),
    ),
    "times:polls": Row(only(INSIDE), group),
    "times:poll_new": Row(only(PLANNERS), group),
    "times:poll": Row(only(INSIDE), _one("date_poll")),
    "times:poll_close": Row(only(PLANNERS), _one("date_poll")),
    "times:poll_link": Row(dict.fromkeys(ROLES, OK), _one("poll_token"), public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    """A calendar from a file and one from an address, school holidays, and a question somebody has answered;
    in the other group the same, secret."""
    cast, sign = build.cast, {"by": build.cast.secretary, "now": build.now}
    theirs = {"by": cast.other_secretary, "now": build.now}
    times = [Taken(build.at(12, 9), build.at(12, 16), False), Taken(build.at(20, 0), build.at(21, 0), True)]
    kept = add_calendar(cast.group, name="Strategisk regional beredning", times=times, **sign)
    add_calendar(cast.group, name="Kommunstyrelsen", address="https://example.se/ks.ics", **sign)
    add_calendar(cast.other_group, name="Hemlig kalender", times=times, **theirs)
    add_calendar(cast.member, name="Mitt uppdrag", times=times, by=cast.member, now=build.now)
    rows = [HolidayRow("Höstlov", build.at(30).date(), build.at(34).date())]
    (holiday,) = add_school_holidays(Structure.objects.get(pk=cast.structure.pk), rows=rows, **sign)
    poll = _asked(build, cast.group, "Möte i vår", sign)
    _asked(build, cast.other_group, "Hemlig fråga", theirs)
    answers = dict(zip(poll.times.values_list("pk", flat=True), ("yes", "if_needed", "no"), strict=True))
    answer_poll(poll, person=cast.chair, answers=answers, by=cast.chair, now=build.now)
    (link,) = make_links(POLL_LINK, [(poll.pk, cast.member)], expires_at=build.at(90))
    house.more |= {
        "busy_calendar": kept.pk,
        "school_holiday": holiday.pk,
        "date_poll": poll.pk,
        "poll_token": token_of(link),
    }


def _asked(build: Builder, group, title: str, sign: dict):
    return ask_about_times(
        group,
        title=title,
        times=[(build.at(days).date(), time(9), time(12)) for days in (50, 57, 64)],
        answer_by=build.at(7).date(),
        once_key=uuid4(),
        **sign,
    )
