"""Meetings as iCalendar (RFC 5545, 5546): one event in a mail, or many as a feed.

Times are written as wall clock with `Europe/Stockholm` and a zone of two rules: the library's own zones
are four times as long, and a UTC time would move in calendars that show it after the clocks have changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText
from icalendar import Event as EventComponent

STOCKHOLM = ZoneInfo("Europe/Stockholm")
PRODID = "-//Samverkan//Samverkan//SV"


@dataclass(frozen=True)
class Attendee:
    """One invited, or the organizer.

    `role`: CHAIR, REQ-PARTICIPANT, OPT-PARTICIPANT or NON-PARTICIPANT. `partstat`: NEEDS-ACTION,
    ACCEPTED, DECLINED, TENTATIVE or DELEGATED.
    """

    email: str
    name: str = ""
    role: str = "REQ-PARTICIPANT"
    partstat: str = "NEEDS-ACTION"
    rsvp: bool = True


@dataclass(frozen=True)
class Event:
    """A meeting for a calendar. `start`, `end` and `stamp` (when this version was made) are aware datetimes;
    without hours `start` and `end` are days, the end the first day after.

    `uid` stays the same for ever, `sequence` grows with every change that is sent (ruling 14).
    """

    uid: str
    summary: str
    start: datetime | date
    end: datetime | date
    stamp: datetime
    sequence: int = 0
    description: str = ""
    location: str = ""
    url: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    categories: tuple[str, ...] = ()
    status: str = "CONFIRMED"


def described(text: str, links: Iterable[tuple[str, str]] = ()) -> str:
    """The description of an event: the text, then `label: address` on a line each (ruling 14)."""
    return "\n".join([text, *(f"{label}: {url}" for label, url in links)]).strip()


def event_file(event: Event, *, method: str = "PUBLISH") -> bytes:
    """One event as a file for a mail, `method` PUBLISH, REQUEST or CANCEL.

    PUBLISH leaves the attendees out, as RFC 5546 asks and as long as no mailbox takes their replies;
    CANCEL marks the event as cancelled.
    """
    if method == "CANCEL":
        event = replace(event, status="CANCELLED")
    return _file(_header(method), [_component(event, with_attendees=method != "PUBLISH").to_ical()])


def feed_file(events: Iterable[Event], *, name: str) -> bytes:
    """Many events as a feed to subscribe to; without attendees, so that a leaked address tells little."""
    header = _header("PUBLISH")
    header.add("name", name)
    header.add("x-wr-calname", name)
    header.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    header.add("x-published-ttl", "PT6H")  # the same, to Outlook
    return _file(header, [_in_feed(event) for event in events])


def _header(method: str) -> Calendar:
    header = Calendar()
    header.add("prodid", PRODID)
    header.add("version", "2.0")
    header.add("method", method)
    return header


def _file(header: Calendar, events: list[bytes]) -> bytes:
    end = b"END:VCALENDAR\r\n"
    return b"".join([header.to_ical().removesuffix(end), _zone(), *events, end])


@lru_cache(maxsize=1000)
def _in_feed(event: Event) -> bytes:
    """Remembered, as calendars ask for the same feed many times a day and an event takes 0.4 ms to write."""
    return _component(event, with_attendees=False).to_ical()


def _component(event: Event, *, with_attendees: bool) -> EventComponent:
    component = EventComponent()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.stamp.astimezone(UTC))
    component.add("last-modified", event.stamp.astimezone(UTC))
    component.add("dtstart", _written(event.start))
    component.add("dtend", _written(event.end))
    component.add("status", event.status)
    if event.status == "TENTATIVE":
        component.add("x-microsoft-cdo-busystatus", "TENTATIVE")  # Outlook does not read STATUS
    for key in ("summary", "description", "location", "url"):
        if value := getattr(event, key):
            component.add(key, value)
    if event.categories:
        component.add("categories", list(event.categories))
    if event.organizer:
        component.add("organizer", _address(event.organizer), encode=0)
    for attendee in event.attendees if with_attendees else ():
        component.add("attendee", _invited(attendee), encode=0)
    return component


def _written(moment: datetime | date) -> datetime | date:
    """Stockholm's wall clock; UTC for the second of the two equal hours in October, which has no name."""
    if not isinstance(moment, datetime):
        return moment
    local = moment.astimezone(STOCKHOLM)
    return local.astimezone(UTC) if local.fold else local


def _address(person: Attendee) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    if person.name:
        # The escape of RFC 6868 for a quotation mark is not understood by all calendars.
        address.params["CN"] = vText(person.name.replace('"', "'"))
    return address


def _invited(person: Attendee) -> vCalAddress:
    address = _address(person)
    address.params["ROLE"] = vText(person.role)
    address.params["PARTSTAT"] = vText(person.partstat)
    address.params["RSVP"] = vText("TRUE" if person.rsvp else "FALSE")
    return address


@cache
def _zone() -> bytes:
    """Stockholm's rules since 1996; written once, since they are the same in every file."""
    zone = Timezone()
    zone.add("tzid", STOCKHOLM.key)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for component, name, start, month, before, after in (
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),  # noqa: DTZ001 - local by design
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, winter, summer),  # noqa: DTZ001
    ):
        component.add("dtstart", start)
        component.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1SU"})
        component.add("tzoffsetfrom", before)
        component.add("tzoffsetto", after)
        component.add("tzname", name)
        zone.add_component(component)
    return zone.to_ical()
