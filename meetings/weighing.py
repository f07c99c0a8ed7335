"""What to say about a meeting before it is saved: the day, the collisions, when the call is due, and who is
told."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Person
from meetings.calling import Calling
from meetings.collisions import around_of, own_hours
from meetings.collisions_rules import collisions_of, holiday_notes, same_place
from meetings.deadlines import call_due
from meetings.free_days import REACH, free_days
from meetings.joint import circle_at
from meetings.models import Meeting
from meetings.reports import told
from samverkan.lib import spoken
from samverkan.lib.working_days import day_notes

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Supplement:
    """What saving sends out (I-MTG6): `changes` are (what, before, after)."""

    changes: tuple[tuple[str, str, str], ...]
    count: int

    @property
    def title(self) -> str:
        text = ngettext(
            "A supplement to the call goes to %(count)s person",
            "A supplement to the call goes to %(count)s people",
            self.count,
        )
        return text % {"count": self.count}

    @property
    def button(self) -> str:
        text = ngettext("Save and send to %(count)s person", "Save and send to %(count)s people", self.count)
        return text % {"count": self.count}


@dataclass(frozen=True)
class Weighing:
    """`warnings` are read and passed; `due` says when the call must go out; `free` days where nothing stands
    against the same hours, empty while nothing does on the chosen one."""

    warnings: tuple[str, ...] = ()
    free: tuple[date, ...] = ()
    due: str = ""
    supplement: Supplement | None = None

    @property
    def seen(self) -> str:
        """What somebody has been shown; saving asks again when it is something else. Empty: nothing to be
        shown."""
        changes = self.supplement.changes if self.supplement else ()
        shown = "\n".join([*self.warnings, *("|".join(change) for change in changes)])
        return sha256(shown.encode()).hexdigest()[:16] if shown else ""


def weighing(
    meeting: Meeting, *, stored: Meeting | None = None, is_called: bool = False, asker: Person, today: date
) -> Weighing:
    """Of a meeting that is not saved yet (I-MTG2, I-MTG3). `stored` is how it stands; the same hours of the
    same day and place are not weighed again."""
    if not meeting.date:
        return Weighing()
    warnings, free = (), ()
    if stored is None or _hours(meeting) != _hours(stored):
        warnings, free = _against(meeting, asker=asker, today=today)
    elif not same_place(meeting.place, stored.place):
        warnings = _taken_rooms(meeting, asker=asker)
    return Weighing(
        warnings=warnings,
        free=free,
        due="" if is_called else _due(meeting, today),
        supplement=_supplement(meeting, stored) if is_called else None,
    )


def _hours(meeting: Meeting) -> tuple:
    return meeting.date, meeting.last_date, meeting.start, meeting.end


def _against(meeting: Meeting, *, asker: Person, today: date) -> tuple[tuple[str, ...], tuple[date, ...]]:
    """What stands against the day, and the free days near it; both from the same questions."""
    last = meeting.last_date or meeting.date
    first = min(meeting.date, max(today, meeting.date - REACH))
    around = around_of(meeting, circle_at(meeting), first=first, last=last + REACH, asker=asker)
    hours = own_hours(meeting)
    days = [meeting.date + n * ONE_DAY for n in range((last - meeting.date).days + 1)]
    against = collisions_of(hours, meeting.place, around) or holiday_notes(days, around.holidays)
    warnings = (*_about_the_days(days, today), *against)
    free = free_days(hours, meeting.place, around, earliest=today + ONE_DAY) if warnings else []
    return warnings, tuple(free)


def _taken_rooms(meeting: Meeting, *, asker: Person) -> tuple[str, ...]:
    """What a new place alone brings with it."""
    last = meeting.last_date or meeting.date
    around = around_of(meeting, circle_at(meeting), first=meeting.date, last=last, asker=asker)
    before = collisions_of(own_hours(meeting), "", around)
    return tuple(
        text for text in collisions_of(own_hours(meeting), meeting.place, around) if text not in before
    )


def _about_the_days(days: list[date], today: date) -> list[str]:
    notes = [note.text for day in days for note in day_notes(day)]
    if days[0] < today:
        notes.append(_("The day has passed: %(day)s.") % {"day": spoken.day(days[0])})
    return list(dict.fromkeys(notes))


def _due(meeting: Meeting, today: date) -> str:
    settings = meeting.group.settings_on(meeting.date)
    due = call_due(meeting.date, settings.call_days)
    if due < today:
        return _("The call should have gone out by %(day)s; a late call asks for a reason.") % {
            "day": spoken.day(due)
        }
    return _("The call goes out by %(day)s.") % {"day": spoken.day(due)}


def _supplement(meeting: Meeting, before: Meeting) -> Supplement | None:
    was, now = told(before), told(meeting)
    changes = tuple((name, was[name], now[name]) for name in now if was[name] != now[name])
    return Supplement(changes, len(Calling(meeting).receivers)) if changes else None
