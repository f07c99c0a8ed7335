"""When an item was taken up and ended in the room; used minutes are the difference (S000-29, S002-20)."""

from datetime import datetime, time

from django.utils.translation import gettext as _

from groups.models import Person
from meetings.actions.guards import lock_draft, touch_minutes
from meetings.local_time import instant
from meetings.models import AgendaItem, Minutes
from meetings.room_clock import clock_in_room
from samverkan.lib import spoken
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def begin_item(item: AgendaItem, *, by: Person, now: datetime, at: datetime | None = None) -> AgendaItem:
    """Take it up now, or at the moment `at`; the one that was under way is ended. Taken up again it goes on
    from where it began."""
    at = at or now
    minutes = _open(item, at)
    for running in _running(minutes).exclude(pk=item.pk):
        running.ended_at = max(at, running.begun_at)
        running.save()
    item.begun_at, item.ended_at = item.begun_at or at, None
    item.save()
    touch_minutes(minutes)
    return item


@verb
def end_item(item: AgendaItem, *, by: Person, now: datetime, at: datetime | None = None) -> AgendaItem:
    """Now, or at the moment `at`."""
    at = at or now
    minutes = _open(item, at)
    if item.begun_at is None:
        raise Refused(_("The item has not been begun."), code="not_begun")
    item.ended_at = max(at, item.begun_at)
    item.save()
    touch_minutes(minutes)
    return item


@verb
def correct_item_time(
    item: AgendaItem, *, begun: time | None, ended: time | None, by: Person, now: datetime
) -> AgendaItem:
    """The times as they were, on the meeting's (first) day; both empty takes them away."""
    minutes = lock_draft(item.meeting_id)
    meeting = minutes.meeting
    if ended and not begun:
        raise Refused(_("Write when the item began as well."), field="begun", code="no_begun")
    if begun and ended and ended < begun:
        raise Refused(
            _("It ended %(ended)s, before it began %(begun)s.")
            % {"ended": spoken.clock(ended), "begun": spoken.clock(begun)},
            field="ended",
            code="ends_before",
        )
    item.begun_at = instant(meeting.date, begun, meeting.zone) if begun else None
    item.ended_at = instant(meeting.date, ended, meeting.zone) if ended else None
    item.save()
    touch_minutes(minutes)
    return item


def _open(item: AgendaItem, at: datetime) -> Minutes:
    minutes = lock_draft(item.meeting_id)
    item.refresh_from_db(fields=["begun_at", "ended_at"])
    if clock_in_room(minutes.meeting, at) is None:
        raise Refused(_("The meeting is not today. Write the times of the item instead."), code="not_today")
    return minutes


def _running(minutes: Minutes):
    return minutes.meeting.items.filter(begun_at__isnull=False, ended_at__isnull=True)
