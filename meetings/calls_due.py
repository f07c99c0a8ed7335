"""What falls due around calls by the day."""

import logging
from datetime import datetime

from groups.post import daily
from meetings.actions.reminders import meetings_to_remind, remind_in_time
from samverkan.lib.refusal import Refused

log = logging.getLogger(__name__)


@daily
def remind_to_answer(now: datetime) -> None:
    """Those who have not answered, once, so many days before as the group has chosen (S000-18, P39)."""
    for meeting in meetings_to_remind(now):
        try:
            remind_in_time(meeting, by=None, now=now)
        except Refused as refusal:
            log.warning("Nobody was reminded of meeting %s: %s", meeting.pk, refusal)
