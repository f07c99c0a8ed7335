"""The basis for fees in words and rows."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.models import GroupSettings
from meetings.fees import FeeRow
from meetings.models import Attendance, Meeting
from meetings.numbers_words import Sheet
from samverkan.lib import spoken


def capacity_words(row: FeeRow) -> str:
    """“Ledamot, tjänstgörande”; a substitute's own word says it already."""
    label = str(Attendance.Capacity(row.capacity).label)
    return label if "substitute" in row.capacity else f"{label}, {serving_words(row)}"


def serving_words(row: FeeRow) -> str:
    return _("serving") if row.is_serving else _("not serving")


def hours_words(row: FeeRow) -> str:
    """“9.00–12.00”; the day as well where it is not the meeting's first, and when it ended the day after."""
    span = row.span
    if span is None:
        return _("time not known")
    told = spoken.hours(span.start, span.end)
    if span.day != row.meeting.day:
        told = f"{spoken.day_short(span.day)} {told}"
    return f"{told} ({spoken.day_short(span.end_day)})" if span.end_day else told


def mode_words(row: FeeRow) -> str:
    return _("remotely") if row.is_remote else pgettext("attendance", "on site")


def notes_words(row: FeeRow) -> str:
    """“Protokoll, godkänt” or “Minnesanteckningar”: some pay only where minutes are kept."""
    kind = str(GroupSettings.NotesKind(row.meeting.notes).label)
    return kind if row.meeting.is_approved else _("%(kind)s, not approved") % {"kind": kind}


def meeting_words(row: FeeRow) -> str:
    meeting = row.meeting
    return f"{meeting.day.isoformat()} {meeting.group}, {kind_words(row).lower()}; {notes_words(row).lower()}"


def kind_words(row: FeeRow) -> str:
    return str(Meeting.Kind(row.meeting.kind).label)


def fees_sheet(organization: str, code: str, rows: Iterable[FeeRow]) -> Sheet:
    """One row an unbroken time; kilometres on the first of a person's rows at a meeting."""
    header = [
        _("Organisation that pays"), _("Municipality code"), _("Name"), _("Capacity"), _("As"), _("Group"),
        _("Meeting"), _("Notes kept"), _("Day"), pgettext("time", "From"), pgettext("time", "To"),
        pgettext("time", "Minutes"), _("Way"), _("Km"), _("Confirmed"), _("Confirmed by"),
    ]  # fmt: skip
    return Sheet(header, [_cells(organization, code, row) for row in rows])


def totals(rows: Iterable[FeeRow]) -> list[tuple[str, int, int, int, int]]:
    """(name, meetings, of them serving, minutes, kilometres) of each person, by name."""
    by_person = defaultdict(list)
    for row in rows:
        by_person[row.person].append(row)
    return [
        (
            name,
            len({row.meeting.id for row in found}),
            len({row.meeting.id for row in found if row.is_serving}),
            sum(row.minutes or 0 for row in found),
            sum(row.kilometres or 0 for row in found),
        )
        for name, found in sorted(by_person.items())
    ]


def _cells(organization: str, code: str, row: FeeRow) -> list[object]:
    meeting, span = row.meeting, row.span
    return [
        organization,
        code,
        row.person,
        serving_words(row),
        str(Attendance.Capacity(row.capacity).label),
        meeting.group,
        kind_words(row),
        notes_words(row),
        span.day if span else meeting.day,
        span.start.isoformat("minutes") if span else None,
        span.end.isoformat("minutes") if span else None,
        row.minutes,
        mode_words(row),
        row.kilometres,
        meeting.confirmed_on or _("not confirmed"),
        meeting.confirmed_by,
    ]
