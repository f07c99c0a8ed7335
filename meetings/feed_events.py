"""One meeting as the events of a feed, from plain values."""

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.local_time import instant
from meetings.models import Meeting, MeetingPart
from samverkan.lib import spoken
from samverkan.lib.calendar import Event, described

# A row written past the verbs has no history; its event must still be the same at every reading.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def uid_of(meeting: Meeting, part: MeetingPart | None = None) -> str:
    """The same as in the mails, so that a calendar with both knows it for one meeting."""
    tail = f"-{part.pk}" if part else ""
    return f"{meeting.uid}{tail}@{urlsplit(settings.BASE_URL).hostname}"


def events_of(meeting: Meeting, now: datetime, *, is_shared: bool) -> list[Event]:
    """The event of a meeting, or one for each part of a meeting over several days.

    `meeting` is a row of `meetings.feeds.meetings_of`. `is_shared` leaves out all that is not day, place and
    title: the link for remote participation, the purpose and the reader's own answer.
    """
    common = {
        "stamp": meeting.changed_at or meeting.called_at or LONG_AGO,
        "sequence": max((meeting.changes or 1) - 1, 0),
        "description": _description(meeting, now, is_shared=is_shared),
        "url": _address("meetings:meeting", meeting),
        "status": _status(meeting),
    }
    if not meeting.told_parts:
        starts, ends = _times(meeting)
        place = _place(meeting, meeting.place, is_shared=is_shared)
        return [
            Event(
                uid=uid_of(meeting),
                summary=_summary(meeting),
                start=starts,
                end=ends,
                location=place,
                **common,
            )
        ]
    return [
        Event(
            uid=uid_of(meeting, part),
            summary=_summary(meeting, part.title),
            start=instant(part.date, part.start, meeting.zone),
            end=instant(part.date, part.end, meeting.zone, second=True),
            location=_place(meeting, part.place or meeting.place, is_shared=is_shared),
            **common,
        )
        for part in meeting.told_parts
    ]


def _times(meeting: Meeting) -> tuple[datetime | date, datetime | date]:
    """The moments, or the days where no hour is set; three hours where the end is not."""
    last = meeting.last_date or meeting.date
    if meeting.start is None:
        return meeting.date, last + timedelta(days=1)
    starts = instant(meeting.date, meeting.start, meeting.zone)
    if meeting.end is None:
        return starts, starts + timedelta(hours=3)
    return starts, instant(last, meeting.end, meeting.zone, second=True)


def _status(meeting: Meeting) -> str:
    if meeting.cancelled_at:
        return "CANCELLED"
    return "TENTATIVE" if meeting.is_preliminary else "CONFIRMED"


def _summary(meeting: Meeting, part: str = "") -> str:
    what = meeting.title or str(meeting.get_kind_display()).lower()
    text = f"{meeting.group_name}: {what}" + (f" – {part}" if part else "")
    if meeting.cancelled_at:
        # Some calendars hide what is cancelled and some show it as if it were not.
        return _("Cancelled: %(what)s") % {"what": text}
    if meeting.is_preliminary:
        return _("Preliminary: %(what)s") % {"what": text}
    return text


def _place(meeting: Meeting, place: str, *, is_shared: bool) -> str:
    return place or ("" if is_shared else meeting.link)


def _description(meeting: Meeting, now: datetime, *, is_shared: bool) -> str:
    lines, links = [], []
    if meeting.together:
        lines.append(_("Together with: %(groups)s") % {"groups": spoken.listed(meeting.together)})
    if meeting.postponed_from and meeting.postponed_from != meeting.date:
        lines.append(_("Moved from %(day)s") % {"day": spoken.day(meeting.postponed_from)})
    if not is_shared:
        lines += [text for text in (meeting.cancel_reason, meeting.purpose) if text]
        links = _own_links(meeting, now)
    links.append((_("The meeting's page"), _address("meetings:meeting", meeting)))
    return described("\n".join(lines), links)


def _own_links(meeting: Meeting, now: datetime) -> list[tuple[str, str]]:
    """The answer's page asks for log-in: the address in a calendar opens nothing by itself."""
    links = [(_("Remote participation"), meeting.link)] if meeting.link else []
    begins = instant(meeting.date, meeting.start or time.max, meeting.zone)
    if meeting.called_at and not meeting.cancelled_at and begins > now:
        links.insert(0, (_("Answer the call"), _address("meetings:answer", meeting)))
    return links


def _address(name: str, meeting: Meeting) -> str:
    return settings.BASE_URL + reverse(name, args=[meeting.pk])
