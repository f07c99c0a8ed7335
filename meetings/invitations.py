"""A call as an event in the recipient's calendar (ruling 14)."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.post.mailbox_addresses import Tag, address_of, is_read
from meetings.local_time import instant
from meetings.models import Call, CallRecipient, Meeting
from samverkan.lib.calendar import Attendee, Event, described, event_file

ANSWERS_TO = "s"


def takes_answers(recipient: CallRecipient | None) -> bool:
    """Whether the recipient may answer from the calendar: a mailbox is read, and the recipient is called."""
    return bool(is_read() and recipient and recipient.address and recipient.mode == CallRecipient.Mode.CALLED)


def answer_address(meeting: Meeting, person_id: int) -> str:
    """Whom a calendar program answers to: the same in everything that the person gets about the meeting.

    An update from another organizer than the invitation's would be refused by Outlook and Google alike.
    """
    return address_of(Tag(ANSWERS_TO, f"{meeting.pk}.{person_id}"))


def asked_to_answer(event: Event, meeting: Meeting, recipient: CallRecipient) -> Event:
    """The event as an invitation to one person (RFC 5546): to answer, and to whom."""
    organizer = Attendee(
        email=answer_address(meeting, recipient.person_id), name=meeting.group.name_on(meeting.told_date)
    )
    attendee = Attendee(email=recipient.address, name=recipient.name)
    return replace(event, organizer=organizer, attendees=(attendee,))


def invitation(call: Call, links: list[tuple[str, str]], recipient: CallRecipient | None = None) -> bytes:
    """The iCalendar file of a sent or withdrawn call; `links` are (label, address) pairs put in its
    description.

    REQUEST to those called where answers by mail are read, else PUBLISH; a withdrawn call and a cancelled
    meeting are CANCEL (ruling 14).
    """
    meeting = call.meeting
    gone = call.state == Call.State.WITHDRAWN or call.kind in {Call.Kind.CANCELLATION, Call.Kind.POSTPONEMENT}
    event = event_of(
        meeting, stamp=call.withdrawn_at or call.sent_at, sequence=sequence_of(call), links=links
    )
    if not takes_answers(recipient):
        return event_file(event, method="CANCEL" if gone else "PUBLISH")
    event = asked_to_answer(event, meeting, recipient)
    return event_file(event, method="CANCEL" if gone else "REQUEST")


def sequence_of(call: Call) -> int:
    """Grows with every call of the meeting, and by one when that call is withdrawn."""
    return 2 * (call.number - 1) + (call.state == Call.State.WITHDRAWN)


def event_of(meeting: Meeting, *, stamp: datetime, sequence: int, links: list[tuple[str, str]] = ()) -> Event:
    end = meeting.end or meeting.start
    day = meeting.told_date
    group = meeting.group.name_on(day)
    return Event(
        uid=f"{meeting.uid}@{settings.BASE_URL.split('//')[-1].split(':')[0]}",
        summary=f"{group}: {meeting.title}"
        if meeting.title
        else f"{group}: {meeting.get_kind_display().lower()}",
        start=instant(day, meeting.start, meeting.zone),
        end=instant(meeting.last_date or day, end, meeting.zone),
        stamp=stamp,
        sequence=sequence,
        description=described(meeting.purpose, links=[*links, (_("The meeting's page"), page_of(meeting))]),
        location=meeting.place,
        url=meeting.link or page_of(meeting),
        organizer=_organizer(meeting),
    )


def page_of(meeting: Meeting) -> str:
    return settings.BASE_URL + reverse("meetings:meeting", args=[meeting.pk])


def _organizer(meeting: Meeting) -> Attendee | None:
    address = meeting.group.settings_on(meeting.told_date).mail_reply_to
    return Attendee(email=address, name=meeting.group.name_on(meeting.told_date)) if address else None
