"""What a meeting would collide with: the same people elsewhere, the same room, linked boards and other
calendars, school holidays (S000-19, I-MTG2). Pure; `collisions.py` asks the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.busy_hours import Hours, Span, said
from samverkan.lib import spoken
from samverkan.lib.reading import collapsed


@dataclass(frozen=True)
class OtherMeeting:
    """`group` is its name, empty for who may not see the group (ruling 22); `people` who is called to it."""

    spans: tuple[Span, ...]
    group: str = ""
    place: str = ""
    people: frozenset[int] = frozenset()
    is_own: bool = False


@dataclass(frozen=True)
class BusyHours:
    """Hours of an imported calendar: of a body (`calendar` its name), or of one person."""

    span: Span
    calendar: str = ""
    person: int | None = None


@dataclass(frozen=True)
class Holiday:
    """A school holiday as it was entered; `where` is one municipality, empty for the whole structure."""

    name: str
    first: date
    last: date
    where: str = ""


@dataclass(frozen=True)
class Around:
    """Everything taken in some weeks. `people` are those of the meeting, as `Åsa Ek (Sala kommun)`."""

    people: dict[int, str] = field(default_factory=dict)
    meetings: tuple[OtherMeeting, ...] = ()
    busy: tuple[BusyHours, ...] = ()
    holidays: tuple[Holiday, ...] = ()


def collisions_of(hours: tuple[Hours, ...], place: str, around: Around) -> list[str]:
    """A sentence for each collision, ready to show; the group's own meetings first. They never refuse."""
    days = _days(hours)
    spans = [each.span() for each in hours]
    found = [_own(other, hit, days) for other, hit in _hit(spans, around.meetings) if other.is_own]
    for other, hit in _hit(spans, around.meetings):
        if not other.is_own:
            found += _elsewhere(other, hit, days, place, around.people)
    found += [
        text for row in around.busy if _meets(spans, row.span) for text in _busy(row, days, around.people)
    ]
    # The same body may stand twice with the same hours, once in each calendar that carries it.
    return list(dict.fromkeys([*found, *holiday_notes(days, around.holidays)]))


def holiday_notes(days: list[date], holidays: Iterable[Holiday]) -> list[str]:
    return [_on_holiday(row) for row in holidays if any(row.first <= day <= row.last for day in days)]


def same_place(one: str, other: str) -> bool:
    """ "Regionhuset, sal B" is "regionhuset,  Sal B"; an empty place is no place."""
    return bool(one.strip()) and _plain(one) == _plain(other)


def _plain(place: str) -> str:
    return "".join(collapsed(place).casefold().split())


def _days(hours: tuple[Hours, ...]) -> list[date]:
    return sorted({day for each in hours for day in each.days()})


def _meets(spans: list[Span], other: Span) -> bool:
    return any(span.meets(other) for span in spans)


def _hit(spans: list[Span], meetings: Iterable[OtherMeeting]) -> list[tuple[OtherMeeting, Span]]:
    """Each meeting once, with the first of its hours that meet ours."""
    hits = ((other, next((span for span in other.spans if _meets(spans, span)), None)) for other in meetings)
    return [(other, span) for other, span in hits if span]


def _own(other: OtherMeeting, hit: Span, days: list[date]) -> str:
    return _("The group has another meeting %(when)s.") % {"when": said(hit, beside=days)}


def _elsewhere(other: OtherMeeting, hit: Span, days: list[date], place: str, people: dict) -> list[str]:
    when, found = said(hit, beside=days), []
    if names := [name for pk, name in people.items() if pk in other.people]:
        values = {"names": spoken.listed(names), "when": when, "group": other.group}
        found.append(
            _("%(names)s: meeting of %(group)s %(when)s.") % values
            if other.group
            else _prevented(names, when)
        )
    if same_place(place, other.place):
        values = {"place": collapsed(place), "when": when, "group": other.group}
        text = (
            _("%(place)s is taken %(when)s: meeting of %(group)s.")
            if other.group
            else _("%(place)s is taken %(when)s.")
        )
        found.append(text % values)
    return found


def _prevented(names: list[str], when: str) -> str:
    text = ngettext("%(names)s is busy %(when)s.", "%(names)s are busy %(when)s.", len(names))
    return text % {"names": spoken.listed(names), "when": when}


def _busy(row: BusyHours, days: list[date], people: dict[int, str]) -> list[str]:
    when = said(row.span, beside=days)
    if row.person is None:
        return [_("%(calendar)s: busy %(when)s.") % {"calendar": row.calendar, "when": when}]
    return [_prevented([people[row.person]], when)] if row.person in people else []


def _on_holiday(row: Holiday) -> str:
    values = {"name": row.name, "days": holiday_days(row), "where": row.where}
    if row.where:
        return _("School holiday in %(where)s: %(name)s %(days)s.") % values
    return _("School holiday: %(name)s %(days)s.") % values


def holiday_days(row: Holiday) -> str:
    """`26 oktober–30 oktober 2026`."""
    if row.first == row.last:
        return spoken.day_plain(row.first)
    first = spoken.day_short(row.first) if row.first.year == row.last.year else spoken.day_plain(row.first)
    return f"{first} – {spoken.day_plain(row.last)}"
