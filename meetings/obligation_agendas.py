"""What of a group's year stands on a coming agenda, and on which it can be put: the wheel's second button."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from groups.models import Group
from meetings.models import Meeting, ObligationItem
from meetings.wheel_list import ObligationLine
from samverkan.lib import spoken


@dataclass(frozen=True)
class Coming:
    """A meeting of the group's own that has an agenda to put something on."""

    pk: int
    day: date
    words: str


@dataclass(frozen=True)
class AgendaLine:
    """An obligation of the wheel. `stands` are the coming meetings that have it on the agenda; `choices`
    those that could, with whether it is the one to begin with."""

    letter: str
    one: object
    stands: tuple[Coming, ...] = ()
    choices: tuple[tuple[Coming, bool], ...] = ()


def with_agendas(lines: Iterable[ObligationLine], group: Group, year: int, today: date) -> list[AgendaLine]:
    """Two queries; none of a year that is over."""
    if year < today.year:
        return [_line(line, (), set()) for line in lines]
    rows = Meeting.objects.filter(group=group, cancelled_at__isnull=True, date__year=year, date__gte=today)
    coming = [Coming(pk, day, spoken.day(day)) for pk, day in rows.order_by("date").values_list("pk", "date")]
    standing = set(
        ObligationItem.objects.filter(item__meeting__in=[one.pk for one in coming])
        .order_by()
        .values_list("obligation", "item__meeting")
    )
    return [_line(line, coming, standing) for line in lines]


def _line(line: ObligationLine, coming: Sequence[Coming], standing: set[tuple[int, int]]) -> AgendaLine:
    if not line.one.may_be_ticked:
        return AgendaLine(line.letter, line.one)
    stands = tuple(one for one in coming if (line.one.id, one.pk) in standing)
    first = usual_choice([one.day for one in coming], line.one.due)
    choices = () if stands else tuple((one, one.day == first) for one in coming)
    return AgendaLine(line.letter, line.one, stands, choices)


def usual_choice(days: Sequence[date], due: date | None) -> date | None:
    """The meeting it is due at, otherwise the next one."""
    return due if due in days else min(days, default=None)
