"""Sala kommun with a contact who logs in, and meetings held with or without Sala."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from groups.actions import add_contact_by_name, adopt_group, change_organization, set_mandate
from groups.models import OrganizationContact
from meetings.actions import (
    add_item,
    approve,
    approve_call,
    begin_notes,
    circulate,
    create_meeting,
    record_attendance,
)
from meetings.models import MinutesVersion

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MAILBOX = "registrator@sala.example.se"


def sala_of(cast):
    return cast.seats["Sala"].organization


def contact_of(cast, at) -> OrganizationContact:
    """Alva Regnell from February 2017; the registrar's mailbox is kept too."""
    sign = {"by": cast.secretary, "now": at()}
    change_organization(sala_of(cast), registrar_email=MAILBOX, **sign)
    return add_contact_by_name(
        sala_of(cast),
        name="Alva Regnell",
        email="alva.regnell@example.se",
        label="kommunsekreterare",
        starts_on=date(2017, 2, 1),
        **sign,
    )


def begin_other_group(cast, at) -> None:
    """The other group out of its draft, so that its seats count."""
    sign = {"by": cast.administrator, "now": at()}
    set_mandate(cast.other_group, text="Kultur i hela länet.", valid_from=date(2017, 1, 1), **sign)
    adopt_group(cast.other_group, **sign)


def held(
    cast, day: date, *, member: bool = False, substitute: bool = False, is_approved: bool = True
) -> MinutesVersion | None:
    """A meeting of the group from 9 to 12; Sala's member, its substitute or nobody is there."""
    before = datetime.combine(day - timedelta(days=10), time(12), STOCKHOLM)
    after = datetime.combine(day + timedelta(days=1), time(12), STOCKHOLM)
    office = {"by": cast.secretary, "now": before}
    meeting = create_meeting(
        cast.group,
        date=day,
        start=time(9),
        end=time(12),
        place="Sal B",
        registry_number="RV 2017/9",
        **office,
    )
    add_item(meeting, title="Trygg hemgång", **office)
    approve_call(meeting, by=cast.chair, now=before)
    minutes = begin_notes(meeting, by=cast.secretary, now=after)
    later = {"by": cast.secretary, "now": after}
    for row in minutes.attendance.filter(person=cast.member):
        record_attendance(minutes, row=row, is_present=member, **later)
    if substitute:
        record_attendance(
            minutes,
            person=cast.substitute,
            seat=cast.seats["Sala"],
            organization=sala_of(cast),
            capacity="serving_substitute",
            **later,
        )
    if not is_approved:
        return None
    circulate(minutes, **later)
    return approve(minutes, by=cast.chair, now=after)
