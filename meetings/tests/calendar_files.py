"""Invented calendar files."""

ONE = "DTSTART;TZID=Europe/Stockholm:20261014T090000\nDTEND;TZID=Europe/Stockholm:20261014T120000"


def ics(*events: str, head: str = "") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//SV", *([head] if head else [])]
    for n, event in enumerate(events):
        uid = [] if "UID:" in event else [f"UID:{n}@example.se"]
        lines += ["BEGIN:VEVENT", *uid, "DTSTAMP:20260901T080000Z", *event.strip().split("\n"), "END:VEVENT"]
    return "\r\n".join([*(line.strip() for line in lines), "END:VCALENDAR", ""]).encode()
