"""Whom the mails about an assignment go to: groups through their office and chair, people themselves, and
organisations through their contacts, who answer by link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from groups.links import make_links, withdraw_links
from groups.models import (
    GroupRole,
    Office,
    Organization,
    OrganizationContact,
    Person,
    ReadingCircle,
)
from groups.post import Letter
from issues.models import Assignment, AssignmentPerformer

REPORT_LINK = "assignments.report"
GIVEN_MAIL, REMINDER_MAIL = "issues.assignment_given", "issues.assignment_reminder"
RETURNED_MAIL, DELIVERED_MAIL = "issues.assignment_returned", "issues.assignment_delivered"
# A link works long after the day, since late is when it is needed.
LINK_LIVES = timedelta(days=90)


@dataclass(frozen=True)
class Reached:
    """`person` is empty for a mailbox that is nobody in particular (ruling 6). `performer`: the row of the
    organisation that the link answers for, empty for whoever logs in."""

    person: Person | None
    name: str
    address: str
    performer: int | None = None


def contacts_of(organization: Organization, on: date) -> list[tuple[Person | None, str, str]]:
    """`[(person or None, name, address)]`: the contacts in force, else the registrar. One query."""
    rows = OrganizationContact.objects.in_force(on).filter(organization=organization).order_by("pk")
    found = {}
    for row in rows.select_related("person"):
        person = row.person
        one = (person, person.name, person.address) if person else (None, str(row), row.email)
        if one[2]:
            found.setdefault(row.person_id or row.email, one)
    if not found and organization.registrar_email:
        return [(None, organization.registrar_email, organization.registrar_email)]
    return list(found.values())


def office_of(groups: Iterable[int], on: date) -> list[Person]:
    """Who staffs and who chairs these groups, each once. Two queries."""
    groups = list(groups)
    roles = GroupRole.objects.in_force(on).filter(group__in=groups).select_related("person")
    chairs = Office.objects.in_force(on).filter(group__in=groups, kind=Office.Kind.CHAIR)
    rows = [*roles.order_by("pk"), *chairs.select_related("person").order_by("pk")]
    return list({row.person_id: row.person for row in rows}.values())


def reached(assignment: Assignment, on: date, *, partners: bool) -> list[Reached]:
    """Those who do it, and with `partners` those who take part; no organisation of a closed assignment
    (P25)."""
    rows = list(assignment.performers.select_related("group", "organization", "person"))
    rows = [row for row in rows if partners or row.part == AssignmentPerformer.Part.PERFORMER]
    people = [*office_of([row.group_id for row in rows if row.group_id], on)]
    people += [row.person for row in rows if row.person]
    found = {person.pk: Reached(person, person.name, person.address) for person in people}
    for row in rows:
        if row.organization and assignment.circle == ReadingCircle.GROUP:
            for person, name, address in contacts_of(row.organization, on):
                found[row.pk, address] = Reached(person, name, address, row.pk)
    return [one for one in found.values() if one.address]


def letters_about(kind: str, assignment: Assignment, *, now: datetime, key: str = "given") -> list[Letter]:
    """To the performers, with the links of organisations made; when it is given to the partners as well.
    `key` makes each go once to an address."""
    today = timezone.localdate(now)
    everybody = reached(assignment, today, partners=kind == GIVEN_MAIL)
    pairs = [(one.performer, one.person) for one in everybody if one.performer]
    lives = max(now, now + (assignment.deliver_by - today)) + LINK_LIVES
    make_links(REPORT_LINK, pairs, expires_at=lives)
    return [_letter(kind, assignment, one, key) for one in everybody]


def letters_home(assignment: Assignment, *, now: datetime) -> list[Letter]:
    """To those who commissioned it: it is delivered."""
    office = office_of([assignment.commissioner_id], timezone.localdate(now))
    people = [Reached(person, person.name, person.address) for person in office if person.address]
    return [_letter(DELIVERED_MAIL, assignment, one, now.isoformat()) for one in people]


def _letter(kind: str, assignment: Assignment, one: Reached, key: str) -> Letter:
    return Letter(
        kind=kind,
        person=one.person,
        name=one.name,
        address=one.address,
        group=assignment.commissioner,
        references={"assignment": assignment.pk, "performer": one.performer},
        once_key=f"{kind}-{assignment.pk}-{key}-{one.performer}-{one.address}"[:200],
    )


def end_links(assignment: Assignment, now: datetime) -> None:
    for pk in assignment.performers.filter(organization__isnull=False).values_list("pk", flat=True):
        withdraw_links(REPORT_LINK, object_id=pk, now=now)
