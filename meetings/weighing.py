"""What to say about a meeting before it is saved: the day, the collisions, when the call is due, and who is
told."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.circle import circle_on
from groups.models import Person
from meetings.calling import Calling
from meetings.collisions import collisions
from meetings.deadlines import call_due
from meetings.models import Meeting
from meetings.reports import told
from samverkan.lib import spoken
from samverkan.lib.working_days import day_notes


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
    """`warnings` are read and passed; `due` says when the call must go out."""

    warnings: tuple[str, ...] = ()
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
    same day are not weighed again."""
    if not meeting.date:
        return Weighing()
    warnings = []
    if stored is None or _hours(meeting) != _hours(stored):
        circle = circle_on(meeting.group, meeting.date)
        warnings = [*_about_the_day(meeting, today), *collisions(meeting, circle, asker=asker)]
    return Weighing(
        warnings=tuple(warnings),
        due="" if is_called else _due(meeting, today),
        supplement=_supplement(meeting, stored) if is_called else None,
    )


def _hours(meeting: Meeting) -> tuple:
    return meeting.date, meeting.start, meeting.end


def _about_the_day(meeting: Meeting, today: date) -> list[str]:
    notes = [note.text for note in day_notes(meeting.date)]
    if meeting.date < today:
        notes.append(_("The day has passed: %(day)s.") % {"day": spoken.day(meeting.date)})
    return notes


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
