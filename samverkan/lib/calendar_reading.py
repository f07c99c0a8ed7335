"""Answers that calendar programs send to an invitation (RFC 5546, METHOD:REPLY), as plain values."""

from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar

LARGEST = 200_000


@dataclass(frozen=True)
class Reply:
    """`partstat` in capitals: ACCEPTED, DECLINED, TENTATIVE, DELEGATED … `stamp`: when it was answered, if
    said."""

    uid: str
    partstat: str
    sequence: int = 0
    stamp: datetime | None = None


def read_reply(content: bytes) -> Reply | None:
    """The answer in a calendar file; None when it is no answer. Raises ValueError for what cannot be read."""
    if len(content) > LARGEST:
        raise ValueError("The calendar is too large.")
    calendar = Calendar.from_ical(content)
    if str(calendar.get("METHOD", "")).upper() != "REPLY":
        return None
    event = next(iter(calendar.walk("VEVENT")), None)
    if event is None:
        return None
    stamp = getattr(event.get("DTSTAMP"), "dt", None)
    return Reply(
        uid=str(event.get("UID", "")),
        partstat=_partstat(event.get("ATTENDEE")),
        sequence=int(event.get("SEQUENCE", 0)),
        stamp=_moment(stamp),
    )


def _partstat(attendee) -> str:
    """Of the one who answers; an answer has just one, and a file with more says nothing certain."""
    rows = attendee if isinstance(attendee, list) else [attendee]
    if len(rows) != 1 or rows[0] is None:
        return ""
    return str(rows[0].params.get("PARTSTAT", "")).upper()


def _moment(stamp) -> datetime | None:
    """DTSTAMP is in UTC by the standard; a program that leaves the zone out means that."""
    if not isinstance(stamp, datetime):
        return None
    return stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
