"""A call as an event in the recipient's calendar (ruling 14)."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.local_time import instant
from meetings.models import Call, Meeting
from samverkan.lib.calendar import Attendee, Event, described, event_file


def invitation(call: Call, links: list[tuple[str, str]]) -> bytes:
    """The iCalendar file of a sent or withdrawn call; `links` are (label, address) pairs put in its
    description.

    PUBLISH until answers by mail are read; a withdrawn call and a cancelled meeting are CANCEL.
    """
    meeting = call.meeting
    gone = call.state == Call.State.WITHDRAWN or call.kind in {Call.Kind.CANCELLATION, Call.Kind.POSTPONEMENT}
    event = event_of(
        meeting, stamp=call.withdrawn_at or call.sent_at, sequence=sequence_of(call), links=links
    )
    return event_file(event, method="CANCEL" if gone else "PUBLISH")


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
