"""The basis for fees: the office confirms who was there and states kilometres; no money (domain.md 3.6)."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from meetings.actions.guards import lock_minutes, state_of
from meetings.models import Minutes
from meetings.state import PAST
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

# Farther than through the whole country and back.
MOST_KILOMETRES = 4000


@verb
def confirm_attendance(minutes: Minutes, *, by: Person, now: datetime) -> Minutes:
    """Say that the attendance list is right and may serve as basis for fees. Once more changes nothing."""
    minutes = _lock_held(minutes, now)
    if not minutes.attendance.exists():
        raise Refused(_("Nobody is on the attendance list yet. Write who was there first."), code="nobody")
    if minutes.attendance_confirmed_at is None:
        minutes.attendance_confirmed_at, minutes.attendance_confirmed_by = now, by
        minutes.save(update_fields=["attendance_confirmed_at", "attendance_confirmed_by"])
    return minutes


@verb
def withdraw_confirmation(minutes: Minutes, *, by: Person, now: datetime) -> Minutes:
    minutes = lock_minutes(minutes)
    attendance_changed(minutes)
    return minutes


@verb
def state_kilometres(
    minutes: Minutes, *, kilometres: Mapping[int, int | None], by: Person, now: datetime
) -> Minutes:
    """Kilometres by the key of the row of the attendance list; None is not stated. What is stated anew has to
    be confirmed anew."""
    minutes = _lock_held(minutes, now)
    for row in minutes.attendance.filter(pk__in=list(kilometres)):
        number = kilometres[row.pk]
        if number is not None and not 0 <= number <= MOST_KILOMETRES:
            raise Refused(
                _("%(number)s km for %(name)s cannot be right. Write kilometres there and back, e.g. 84.")
                % {"number": number, "name": row},
                field=f"km-{row.pk}",
                code="kilometres",
            )
        if number != row.kilometres:
            row.kilometres = number
            row.save(update_fields=["kilometres"])
            attendance_changed(minutes)
    return minutes


def attendance_changed(minutes: Minutes) -> None:
    """For every verb that changes an attendance list: what was confirmed is no longer what stands there."""
    if minutes.attendance_confirmed_at is None:
        return
    minutes.attendance_confirmed_at, minutes.attendance_confirmed_by = None, None
    minutes.save(update_fields=["attendance_confirmed_at", "attendance_confirmed_by"])


def _lock_held(minutes: Minutes, now: datetime) -> Minutes:
    """The notes, locked, of a meeting that has begun. They may be approved since: neither stands in them."""
    minutes = lock_minutes(minutes)
    if state_of(minutes.meeting, now) not in PAST:
        raise Refused(_("The meeting has not begun, so nobody can say who was there."), code="not_held")
    return minutes
