"""The standing items of a group as its page shows them, and the rules its agendas follow."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group, GroupSettings
from meetings.models import StandingItem
from samverkan.lib import spoken


@dataclass(frozen=True)
class StandingLine:
    row: StandingItem
    meta: str
    may_up: bool
    may_down: bool


@dataclass(frozen=True)
class StandingPage:
    """`rules` are (name, value) of the settings that agendas follow."""

    group: Group
    group_name: str
    first: tuple[StandingLine, ...]
    last: tuple[StandingLine, ...]
    rules: tuple[tuple[str, str], ...]


def standing_page(group: Group, today: date) -> StandingPage:
    """Those in force and to come; what has ended is in the history. One query beside the group's own."""
    rows = StandingItem.objects.filter(group=group).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    found = list(rows.order_by("position", "pk"))
    settings = group.settings_on(today)
    return StandingPage(
        group,
        group.name_on(today),
        _lines([row for row in found if row.place == StandingItem.Place.FIRST], today),
        _lines([row for row in found if row.place == StandingItem.Place.LAST], today),
        _rules(settings),
    )


def _lines(rows: list[StandingItem], today: date) -> tuple[StandingLine, ...]:
    return tuple(
        StandingLine(row, _meta(row, today), at > 0, at < len(rows) - 1) for at, row in enumerate(rows)
    )


def _meta(row: StandingItem, today: date) -> str:
    parts = [str(row.get_kind_display()), spoken.minutes(row.minutes) if row.minutes else ""]
    if row.starts_on > today:
        parts.append(_("from %(day)s") % {"day": spoken.day_plain(row.starts_on)})
    if row.ends_on:
        parts.append(_("until %(day)s") % {"day": spoken.day_plain(row.ends_on)})
    return " · ".join(part for part in parts if part)


def _rules(settings: GroupSettings) -> tuple[tuple[str, str], ...]:
    days = settings.proposal_days
    return (
        (
            _("Last day for items"),
            ngettext("%(n)s day before the meeting", "%(n)s days before the meeting", days) % {"n": days},
        ),
        (_("Who fixes the agenda"), str(settings.get_agenda_fixed_by_display())),
        (_("Numbers with §"), _("Yes, through the calendar year") if settings.has_paragraphs else _("No")),
    )
