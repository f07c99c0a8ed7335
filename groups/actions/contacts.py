"""Whom to write to at an organisation, their link to its page, and what they report between requests."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.people import find_or_create_person, person_email, person_name
from groups.links import make_shared_links
from groups.models import (
    Appointment,
    GroupRole,
    Link,
    Organization,
    OrganizationContact,
    Person,
    ReportedChange,
    Seat,
)
from groups.post import Letter, post, post_all, withdraw_deliveries
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

ORGANIZATION_LINK = "groups.organization"
LINK_MAIL = "groups.organization_link"
# A registrar comes back for months; whoever staffs the groups sends it again when it has run out.
LINK_LIVES = timedelta(days=180)


@verb
def add_contact(
    organization: Organization,
    *,
    starts_on: date,
    by: Person | None,
    now: datetime,
    person: Person | None = None,
    label: str = "",
    email: str = "",
) -> OrganizationContact:
    """Whom to write to: a person, or a function mailbox (ruling 6). The one who is contact already is
    returned."""
    if person is None and not email:
        raise Refused(
            _("Choose a person or write an e-mail address, for example kommun@example.se."), field="email"
        )
    email, label = person_email(email), collapsed(label)
    if by and not by.is_superuser and (person == by or (email and email == by.address.lower())):
        # A contact sees the organisation's people in every group; nobody lets themselves in.
        raise Refused(_("You cannot make yourself a contact. Ask somebody else."), field="email", code="self")
    there = organization.contacts.in_force(starts_on)
    if kept := there.filter(person=person, email=email, label=label).first():
        return kept
    return OrganizationContact.objects.create(
        organization=organization, person=person, label=label, email=email, starts_on=starts_on
    )


@verb
def add_contact_by_name(
    organization: Organization,
    *,
    name: str,
    email: str,
    starts_on: date,
    by: Person | None,
    now: datetime,
    label: str = "",
    same_person: bool | None = None,
) -> OrganizationContact:
    """A contact from what a form says: with a name a person who may be new, without one a function mailbox.

    A person without an address of their own could neither log in nor get the link, so it is asked for.
    """
    sign = {"by": by, "now": now}
    if not collapsed(email):
        raise Refused(_("Write an e-mail address, for example registrator@sala.example.se."), field="email")
    if not collapsed(name):
        return add_contact(organization, starts_on=starts_on, label=label, email=email, **sign)
    person = find_or_create_person(name=name, email=email, same_person=same_person, **sign)
    return add_contact(organization, person=person, starts_on=starts_on, label=label, **sign)


@verb
def end_contact(contact: OrganizationContact, *, ends_on: date, by: Person | None, now: datetime) -> None:
    """The contact's last day. The link they hold dies with it; a mailbox's link is the organisation's own."""
    if ends_on < contact.starts_on:
        raise Refused(_("The contact cannot end before it starts."), field="ends_on")
    contact.ends_on = ends_on
    contact.save()
    held = Link.objects.filter(
        purpose=ORGANIZATION_LINK, object_id=contact.organization_id, person=contact.person
    )
    held.filter(expires_at__gt=_after(ends_on)).update(expires_at=max(now, _after(ends_on)))


@verb
def send_organization_link(
    organization: Organization,
    *,
    by: Person | None,
    now: datetime,
    contact: OrganizationContact | None = None,
    renew: bool = False,
) -> Link:
    """Mail the link to the organisation's page: to a contact in force, or else to the registrar's mailbox.

    `renew` kills the address that is out and makes another; without it a living link is only sent again.
    """
    person = contact.person if contact else None
    today = timezone.localdate(now)
    address = _address_of(organization, contact, today)
    expires_at = now + LINK_LIVES
    if contact and contact.ends_on:
        expires_at = min(expires_at, _after(contact.ends_on))
    there = Link.objects.filter(purpose=ORGANIZATION_LINK, object_id=organization.pk, person=person)
    dead = there.filter(withdrawn_at=None, expires_at__lte=now)
    # An address that has run out does not come to life again in an old mail (ruling 10).
    (there.filter(withdrawn_at=None) if renew else dead).update(withdrawn_at=now)
    (link,) = make_shared_links(ORGANIZATION_LINK, [(organization.pk, person)], expires_at=expires_at)
    name = person.name if person else (contact.label if contact else "") or organization.name_on(today)
    references = {"link": link.pk, "organization": organization.pk}
    post(LINK_MAIL, person=person, name=name, address=address, references=references, now=now)
    return link


@verb
def withdraw_organization_link(link: Link, *, by: Person | None, now: datetime) -> None:
    """The address stops working at once, in every mail it stands in; mail that has not left stays."""
    if link.withdrawn_at is None:
        link.withdrawn_at = now
        link.save(update_fields=["withdrawn_at"])
    withdraw_deliveries(LINK_MAIL, references__link=link.pk)


@verb
def report_change(
    organization: Organization,
    *,
    seat: Seat,
    by: Person | None,
    now: datetime,
    capacity: str = Appointment.Capacity.MEMBER,
    name: str = "",
    leaves: str = "",
    email: str = "",
    phone: str = "",
    message: str = "",
    **fields,
) -> ReportedChange:
    """What the organisation says of one of its places. Staff of the group get it by mail, the organisation a
    receipt.

    The same words again before anybody has seen to them are one report (domain.md 6.4). `by` is None when
    it came through the link of a function mailbox.
    """
    if seat.organization_id != organization.pk:
        raise Refused(_("Choose one of your own seats."), field="seat", code="other_seat")
    if seat.ends_on and seat.ends_on < timezone.localdate(now):
        raise Refused(_("The seat has ended. Choose another."), field="seat", code="ended")
    name, leaves, message = collapsed(name), collapsed(leaves), message.strip()
    if not (name or leaves or message):
        raise Refused(_("Write who leaves or who comes, for example Åsa Ek."), field="leaves", code="nothing")
    email, phone = person_email(email), collapsed(phone)
    if name and not (email or phone):
        raise Refused(
            _("Write an e-mail address or a phone number to %(name)s, so that the call arrives.")
            % {"name": person_name(name)},
            field="email",
            code="not_reached",
        )
    said = {"capacity": capacity, "leaves": leaves, "name": name, "email": email, "phone": phone} | fields
    same = organization.reported_changes.filter(seat=seat, handled_at=None, message=message, **said)
    if kept := same.first():
        return kept
    report = ReportedChange.objects.create(
        organization=organization, seat=seat, message=message, reported_by=by, reported_at=now, **said
    )
    post_all([*_to_staff(report, now), _receipt(report, by)], now=now)
    return report


@verb
def handle_reported_change(report: ReportedChange, *, by: Person, now: datetime) -> ReportedChange:
    """Somebody has seen to it; said twice, the first stands."""
    report = ReportedChange.objects.select_for_update(no_key=True, of=("self",)).get(pk=report.pk)
    if report.handled_at is None:
        report.handled_at, report.handled_by = now, by
        report.save()
    return report


def _after(day: date) -> datetime:
    """The first moment of the day after."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _address_of(organization: Organization, contact: OrganizationContact | None, today: date) -> str:
    if contact is None:
        if not organization.registrar_email:
            raise Refused(
                _("There is no address to the registrar. Write one first, or send to a contact."),
                field="contact",
                code="no_address",
            )
        return organization.registrar_email
    if contact.organization_id != organization.pk or (contact.ends_on and contact.ends_on < today):
        raise Refused(_("The contact has ended. Choose somebody else."), field="contact", code="ended")
    address = contact.person.address if contact.person else contact.email
    if not address:
        raise Refused(
            _("%(name)s has no e-mail address. Write one first.") % {"name": contact.person.name},
            field="contact",
            code="no_address",
        )
    return address


def _to_staff(report: ReportedChange, now: datetime) -> list[Letter]:
    rows = GroupRole.objects.in_force(timezone.localdate(now)).filter(group=report.seat.group_id)
    people = {row.person_id: row.person for row in rows.select_related("person")}
    return [
        Letter(
            kind="groups.reported_change",
            person=person,
            name=person.name,
            address=person.address,
            group=report.seat.group,
            references={"report": report.pk},
        )
        for person in people.values()
    ]


def _receipt(report: ReportedChange, by: Person | None) -> Letter:
    """To an address that is kept already: one that somebody types could be anybody's."""
    return Letter(
        kind="groups.reported_change_receipt",
        person=by,
        name=by.name if by else report.organization.name_on(report.reported_at.date()),
        address=by.address if by else report.organization.registrar_email,
        references={"report": report.pk},
    )
