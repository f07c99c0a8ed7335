"""How much collaboration asks of an organisation in a year (S002-08). Plain values only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meetings.representation import HeldMeeting, SeatTime, is_in_time


@dataclass(frozen=True)
class SittingTime:
    """Somebody's time on a seat, as member or substitute."""

    seat_id: int
    person_id: int
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class Workload:
    """One year. `minutes`: the planned length of each meeting times the seats that were called to it, so it
    is the time the organisation gives; `without_length` meetings have no end and are not in it."""

    year: int
    seats: int
    people: int
    meetings: int
    minutes: int
    without_length: int

    @property
    def hours(self) -> float | int:
        hours = round(self.minutes / 60, 1)
        return int(hours) if self.minutes % 60 == 0 else hours


def workload(
    year: int,
    seats: Iterable[SeatTime],
    sittings: Iterable[SittingTime],
    meetings: Iterable[HeldMeeting],
) -> Workload:
    """Seats and people that were there any day of the year; a person on two seats is one person."""
    seats = list(seats)
    at = {
        meeting: sum(1 for seat in seats if is_in_time(seat, meeting))
        for meeting in meetings
        if meeting.day.year == year
    }
    asked = {meeting: places for meeting, places in at.items() if places}
    return Workload(
        year=year,
        seats=sum(1 for seat in seats if _touches(year, seat.starts_on, seat.ends_on)),
        people=len({row.person_id for row in sittings if _touches(year, row.starts_on, row.ends_on)}),
        # A joint meeting is one, though seats of each of its groups are asked for.
        meetings=len({meeting.id for meeting in asked}),
        minutes=sum(meeting.minutes * places for meeting, places in asked.items()),
        without_length=len({meeting.id for meeting in asked if not meeting.minutes}),
    )


def _touches(year: int, starts_on: date, ends_on: date | None) -> bool:
    return starts_on.year <= year and (ends_on is None or ends_on.year >= year)
