"""Who has been called and has not answered (S000-18)."""

from datetime import datetime

from groups.models import Delivery
from meetings.actions.guards import state_of
from meetings.calling import Calling
from meetings.models import CallRecipient, Meeting, Response, SubstituteRequest
from meetings.recipients import Receiver
from meetings.state import meeting_refusal

REMINDER = "meetings.answer_reminder"


def unanswered(meeting: Meeting, now: datetime) -> list[Receiver]:
    """Those who are called and have said nothing, as long as they can; nobody who is only informed.

    Who sits in the circle today counts, not who got the call: somebody who has left is asked nothing.
    A substitute who has answered whether they serve has said something.
    """
    if meeting_refusal("answer", state_of(meeting, now)):
        return []
    called = [row for row in Calling(meeting).receivers if row.mode == CallRecipient.Mode.CALLED]
    told = SubstituteRequest.objects.filter(meeting=meeting, answered_at__isnull=False)
    answered = Response.objects.filter(meeting=meeting).order_by().values_list("person")
    said = {person for (person,) in answered.union(told.order_by().values_list("substitute"))}
    return [row for row in called if row.person.pk not in said]


def reminders_sent(meeting: Meeting) -> int:
    """How many reminders to answer this meeting's call have been made."""
    return Delivery.objects.filter(kind=REMINDER, references__meeting=meeting.pk).count()
