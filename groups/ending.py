"""When a trial or a group's time runs out, and what stands in the way of closing it: plain values (S001-18,
I-GRP4)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib.spoken import day_plain

REMINDED_BEFORE = (6, 1)  # months; "i god tid före" is half a year (S001-29)


@dataclass(frozen=True)
class Remaining:
    """What a group must have brought to an end before it is closed (domain 6.5)."""

    future_meetings: int = 0
    open_actions: int = 0
    unapproved_notes: int = 0
    open_requests: int = 0

    def __bool__(self) -> bool:
        return any((self.future_meetings, self.open_actions, self.unapproved_notes, self.open_requests))


@dataclass(frozen=True)
class LastDay:
    """The day a group's trial or time runs out."""

    day: date
    is_trial: bool


def remaining_words(remaining: Remaining) -> dict[str, str]:
    """What remains in words, by the name of its number; what is nought is left out."""
    texts = {
        "future_meetings": ngettext(
            "%(count)d meeting to hold or cancel",
            "%(count)d meetings to hold or cancel",
            remaining.future_meetings,
        ),
        "open_actions": ngettext("%(count)d open action", "%(count)d open actions", remaining.open_actions),
        "unapproved_notes": ngettext(
            "notes of %(count)d meeting not approved",
            "notes of %(count)d meetings not approved",
            remaining.unapproved_notes,
        ),
        "open_requests": ngettext(
            "%(count)d nomination request not closed",
            "%(count)d nomination requests not closed",
            remaining.open_requests,
        ),
    }
    counts = {name: getattr(remaining, name) for name in texts}
    return {name: text % {"count": counts[name]} for name, text in texts.items() if counts[name]}


def last_days(trial_until: date | None, ends_on: date | None) -> list[LastDay]:
    """The days that somebody has to think of; one only where the trial and the group end together."""
    found = [LastDay(trial_until, True)] if trial_until else []
    if ends_on and ends_on != trial_until:
        found.append(LastDay(ends_on, False))
    return found


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last: 31 August less six months is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def reminder_due(last: date, today: date) -> int | None:
    """Which reminder's time has come, by its months before the last day; only the latest of those passed."""
    if today > last:
        return None
    passed = [months for months in REMINDED_BEFORE if months_before(last, months) <= today]
    return min(passed, default=None)


def reminder_words(last: LastDay) -> str:
    text = (
        _("The trial ends %(day)s. Evaluate in good time before that.")
        if last.is_trial
        else _("The group ends %(day)s. Evaluate in good time before that.")
    )
    return text % {"day": day_plain(last.day)}


def overdue_words(trial_until: date | None, ends_on: date | None, today: date) -> list[str]:
    """What to say of an active group whose trial or time has run out without anybody deciding."""
    texts = {
        True: _("The trial ended %(day)s and nothing is decided. Renew the group or close it."),
        False: _("The group's time ended %(day)s and nothing is decided. Renew the group or close it."),
    }
    return [
        texts[last.is_trial] % {"day": day_plain(last.day)}
        for last in last_days(trial_until, ends_on)
        if last.day < today
    ]


def day_after(day: date) -> date:
    return day + timedelta(days=1)
