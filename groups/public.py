"""What a group shows to everybody (domain.md 4.8): the setting of today and of the meeting's own day, the
lower."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from groups.models import Group, GroupSettings, Structure
from groups.structure import TO_EVERYBODY

Public = GroupSettings.Public
RISING = (Public.NOTHING, Public.MEETINGS, Public.NOTES)


def shown(group: Group, on: date, today: date) -> str:
    """A value of `GroupSettings.Public` for a meeting of that day.

    A group that opens itself opens what comes, not the agendas of those who met in confidence; one that
    closes itself closes at once. Reads prefetched `settings`.
    """
    return min((group.settings_on(on).public, group.settings_on(today).public), key=RISING.index)


def shows_something(group: Group, today: date) -> bool:
    return group.settings_on(today).public != Public.NOTHING and group.state in TO_EVERYBODY


def public_groups(structures: Iterable[Structure] | Structure, today: date) -> list[Group]:
    """The groups that show something today, with names and settings; three queries."""
    wanted = [structures] if isinstance(structures, Structure) else list(structures)
    rows = Group.objects.filter(structure__in=wanted, state__in=TO_EVERYBODY)
    rows = rows.select_related("structure").prefetch_related("names", "settings")
    found = [group for group in rows if shows_something(group, today)]
    return sorted(found, key=lambda group: group.name_on(today))


def has_open_meetings(structure: Structure, today: date) -> bool:
    """Whether some group of the structure shows something today; one query."""
    rows = GroupSettings.objects.filter(valid_from__lte=today)
    later = rows.filter(group=OuterRef("group"), valid_from__gt=OuterRef("valid_from"))
    rows = rows.filter(~Exists(later), group__structure=structure, group__state__in=TO_EVERYBODY)
    return rows.exclude(public=Public.NOTHING).exists()


def open_days(group: Group, level: str, today: date) -> list[tuple[date, date | None]]:
    """The days of meetings that show at least `level`, as (first, the day after the last or None)."""
    enough = RISING[RISING.index(level) :]
    if group.settings_on(today).public not in enough or group.state not in TO_EVERYBODY:
        return []
    rows = sorted(group.settings.all(), key=lambda row: row.valid_from)
    ends = [row.valid_from for row in rows[1:]] + [None]
    return [(row.valid_from, end) for row, end in zip(rows, ends, strict=True) if row.public in enough]
