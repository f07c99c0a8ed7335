"""When a calendar file says somebody is busy, and files that are no calendars or worse."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from meetings.busy_reading import times_in
from meetings.ical_reading import BadCalendar, busy_in
from meetings.tests.calendar_files import ONE, ics
from samverkan.lib.refusal import Refused

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FIRST, LAST = date(2026, 10, 1), date(2027, 4, 30)


def busy(*events: str, head: str = "") -> list[str]:
    """As wall clocks in Stockholm, `2026-10-14 09:00–12:00`, a whole day with `*`."""
    return [
        f"{start.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}–{end.astimezone(STOCKHOLM):%H:%M}{'*' * whole}"
        for start, end, whole in busy_in(ics(*events, head=head), FIRST, LAST, "Europe/Stockholm")
    ]


SAID = [
    ("zoned", [ONE], ["2026-10-14 09:00–12:00"]),
    ("utc", ["DTSTART:20261014T070000Z\nDTEND:20261014T100000Z"], ["2026-10-14 09:00–12:00"]),
    ("floating", ["DTSTART:20261014T090000\nDTEND:20261014T120000"], ["2026-10-14 09:00–12:00"]),
    ("duration", ["DTSTART:20261014T090000\nDURATION:PT90M"], ["2026-10-14 09:00–10:30"]),
    ("elsewhere", ["DTSTART;TZID=Europe/London:20261014T090000\nDURATION:PT1H"], ["2026-10-14 10:00–11:00"]),
    (
        "Outlook’s zone",
        ["DTSTART;TZID=W. Europe Standard Time:20261014T090000\nDURATION:PT1H"],
        ["2026-10-14 09:00–10:00"],
    ),
    ("a day", ["DTSTART;VALUE=DATE:20261014"], ["2026-10-14 00:00–00:00*"]),
    ("free", [ONE + "\nTRANSP:TRANSPARENT"], []),
    ("cancelled", [ONE + "\nSTATUS:CANCELLED"], []),
    ("a moment", ["DTSTART:20261014T090000\nDTEND:20261014T090000"], []),
    ("outside", ["DTSTART:20281014T090000\nDURATION:PT1H"], []),
    (
        "every week over the change of clocks, but one, and one moved",
        [
            "UID:a\nDTSTART;TZID=Europe/Stockholm:20261013T130000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;COUNT=4\n"
            "EXDATE;TZID=Europe/Stockholm:20261020T130000",
            "UID:a\nRECURRENCE-ID;TZID=Europe/Stockholm:20261103T130000\n"
            "DTSTART;TZID=Europe/Stockholm:20261104T150000\nDURATION:PT1H",
        ],
        ["2026-10-13 13:00–15:00", "2026-10-27 13:00–15:00", "2026-11-04 15:00–16:00"],
    ),
    (
        "one of a series cancelled",
        [
            "UID:a\nDTSTART:20261013T130000\nDURATION:PT2H\nRRULE:FREQ=DAILY;COUNT=2",
            "UID:a\nRECURRENCE-ID:20261014T130000\nDTSTART:20261014T130000\nDURATION:PT2H\nSTATUS:CANCELLED",
        ],
        ["2026-10-13 13:00–15:00"],
    ),
    (
        "29 February",
        ["DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY"],
        [],
    ),
]


@pytest.mark.fact("N10")
@pytest.mark.parametrize(("events", "hours"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_when_a_calendar_says_somebody_is_busy(events, hours):
    assert busy(*events) == hours


def test_a_series_without_end_is_read_as_far_as_we_look():
    found = busy("DTSTART;TZID=Europe/Stockholm:20200107T130000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY")

    assert (len(found), found[0], found[-1]) == (30, "2026-10-06 13:00–14:00", "2027-04-27 13:00–14:00")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_calendar"),
        (b"<html>Logga in</html>", "no_calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:i dag\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "broken"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "broken"),
        (b"BEGIN:VCALENDAR\r\n\xff\xfe\x00", "broken"),
        (ics(ONE + "\nRRULE:FREQ=SECONDLY"), "too_often"),
        (ics(ONE + "\nRRULE:FREQ=HOURLY;COUNT=3"), "too_often"),
        (ics(*["DTSTART:20200101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY"] * 30), "too_many"),
    ],
)
def test_a_broken_or_hostile_file_is_refused(content, code):
    with pytest.raises(BadCalendar) as bad:
        busy_in(content, FIRST, LAST, "Europe/Stockholm")

    assert bad.value.code == code


@pytest.mark.fact("N10")
def test_a_file_that_never_ends_ends_its_own_process_only(monkeypatch):
    """Thirtieth of February every day for ever: the library looks through eight thousand years, many
    times."""
    monkeypatch.setattr("meetings.busy_reading.SECONDS", 3)
    rule = "DTSTART:00010101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"

    with pytest.raises(Refused) as refusal:
        times_in(ics(*[rule] * 40), today=date(2026, 11, 1))

    assert refusal.value.code in {"endless", "broken"}
