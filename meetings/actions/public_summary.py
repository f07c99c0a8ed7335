"""Kortinfo: a short text for everybody beside the notes, published with them (issue 3)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from meetings.actions.approval import refuse_personal_number
from meetings.actions.guards import lock_minutes, touch_minutes
from meetings.models import Minutes
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

LONGEST = 1500


@verb
def write_public_summary(
    minutes: Minutes, *, text: str, by: Person, now: datetime, numbers_are_confirmed: bool = False
) -> Minutes:
    """Plain text, blank lines between paragraphs; at any time, since it is no part of what is approved. It is
    shown openly when the notes are published."""
    minutes = lock_minutes(minutes)
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refused(
            _("The text has %(count)s characters; at most %(most)s fit a short summary.")
            % {"count": len(text), "most": LONGEST},
            field="text",
        )
    if not numbers_are_confirmed:
        refuse_personal_number(text)
    if minutes.public_summary != text:
        minutes.public_summary = text
        minutes.save()
        touch_minutes(minutes)
    return minutes
