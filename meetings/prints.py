"""The papers for the room: a list to sign, name signs and an address list (ruling 20).

Rendered by the worker when asked for, and kept a day under the fingerprint of their facts: a change of who
comes is another paper.
"""

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from django.utils.translation import gettext as _

from groups.circle import Circle, Place, circle_on
from groups.models import Person
from meetings.attendance_forecast import SeatLine, forecast
from meetings.documents import (
    AddressLine,
    AddressListDocument,
    AttendanceListDocument,
    Document,
    NameSignsDocument,
    Recipient,
    address_line,
)
from meetings.joint import circle_at
from meetings.keeping import images_of
from meetings.models import Meeting
from meetings.papers import pdf_of
from meetings.reports import PAPER_LANGUAGE, letterhead, meeting_facts
from samverkan.lib.facts import sha256

ADDRESSES = "adresslista"
FOLDER = "prints"
KEPT = timedelta(days=1)


@translation.override(PAPER_LANGUAGE)
def print_of(kind: str, meeting: Meeting, today: date) -> Document | None:
    """The facts of a paper of `OF_THE_ROOM` or the address list; None for the room without day and start."""
    if kind == ADDRESSES:
        return address_list(meeting, circle_on(meeting.group, today), today)
    if not (meeting.date and meeting.start):
        return None
    return OF_THE_ROOM[kind](meeting, circle_at(meeting))


def name_in_storage(document: Document) -> str:
    return f"{FOLDER}/{sha256(document)}.pdf"


def keep_print(document: Document) -> None:
    """Renders it, unless exactly this paper is there already."""
    name = name_in_storage(document)
    if not default_storage.exists(name):
        images = images_of(document) if hasattr(document, "letterhead") else None
        default_storage.save(name, ContentFile(pdf_of(document, images=images)))


def attendance_list(meeting: Meeting, circle: Circle) -> AttendanceListDocument:
    """Everybody who may come, to sign at the door: only those who have said no are left out."""
    head = letterhead(meeting.group.structure, meeting.registry_number)
    return AttendanceListDocument(
        letterhead=head, meeting=meeting_facts(meeting), rows=tuple(_expected(meeting, circle))
    )


def name_signs(meeting: Meeting, circle: Circle) -> NameSignsDocument:
    return NameSignsDocument(meeting=meeting_facts(meeting), signs=tuple(_expected(meeting, circle)))


def address_list(meeting: Meeting, circle: Circle, as_of: date) -> AddressListDocument:
    """Who sits in the group; of addresses only what each has marked public."""
    rows = [
        _address(person, place.represents, _capacity(person, place))
        for place in circle.places
        for person in (place.member, *place.substitutes)
        if person
    ]
    rows += [_address(person, "", _("Responsible official")) for person in circle.officials]
    return AddressListDocument(
        letterhead=letterhead(meeting.group.structure),
        group=meeting.group.name_on(as_of),
        as_of=as_of,
        rows=tuple(rows),
    )


def _expected(meeting: Meeting, circle: Circle) -> list[Recipient]:
    seated = [row for line in forecast(meeting, circle).lines for row in _on_seat(line)]
    invited = meeting.co_options.filter(item__isnull=True).select_related("person", "organization")
    co_opted = [
        Recipient(
            name=row.person.name,
            represents=row.organization.name_on(meeting.date) if row.organization else "",
            capacity=_("Co-opted"),
        )
        for row in invited
    ]
    officials = [
        Recipient(name=person.name, capacity=_("Responsible official")) for person in circle.officials
    ]
    return [*seated, *co_opted, *officials]


def _on_seat(line: SeatLine):
    place = line.place
    if place.member and not (line.response and line.response.answer == "absent"):
        yield Recipient(
            name=place.member.name, represents=place.represents, capacity=_capacity(place.member, place)
        )
    for substitute in line.substitutes:
        if substitute.serves:
            yield Recipient(
                name=substitute.person.name, represents=place.represents, capacity=_("Serving substitute")
            )


def _capacity(person: Person, place: Place) -> str:
    if place.is_observer:
        return _("Observer seat")
    return _("Member") if person == place.member else _("Personal substitute")


def _address(person: Person, represents: str, capacity: str) -> AddressLine:
    return address_line(
        recipient=Recipient(name=person.name, represents=represents, capacity=capacity),
        email=person.address,
        email_is_public=person.email_public,
        phone=person.phone,
        phone_is_public=person.phone_public,
    )


OF_THE_ROOM = {"narvarolista": attendance_list, "namnskyltar": name_signs}
