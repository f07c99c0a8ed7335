"""Whom an organisation's task at home is sent to, and who may therefore answer by the link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from groups.links import make_links
from groups.models import Appointment, Organization, OrganizationContact, Person, ReadingCircle
from groups.post import Letter
from issues.models import Anchoring, Issue

ANCHORING_LINK = "issues.anchoring"
ASKED_MAIL, REMINDER_MAIL = "issues.anchoring_asked", "issues.anchoring_reminder"
# A link works long after the day, since late is when it is needed.
LINK_LIVES = timedelta(days=90)


@dataclass(frozen=True)
class Reached:
    """One who gets the mail; `person` is empty for a mailbox that is nobody in particular (ruling 6)."""

    person: Person | None
    name: str
    address: str


def reached(issue: Issue, organizations: Iterable[int], today: date) -> dict[int, list[Reached]]:
    """`{organisation id: [who is written to]}`: its members in the groups of the issue (S001-34), its
    contacts in force, or its registrar where there is neither. Three queries.

    Nobody of a closed issue: an organisation's mailbox is in no circle (P25).
    """
    wanted = set(organizations)
    if issue.circle != ReadingCircle.GROUP:
        return {pk: [] for pk in wanted}
    found = {pk: {} for pk in wanted}
    for organization, person in _members(issue, wanted, today):
        found[organization][person.pk] = Reached(person, person.name, person.address)
    contacts = OrganizationContact.objects.in_force(today).filter(organization__in=wanted).order_by("pk")
    for row in contacts.select_related("person"):
        key = row.person_id or row.email
        found[row.organization_id].setdefault(key, _contact(row))
    for row in Organization.objects.filter(pk__in=wanted).exclude(registrar_email=""):
        if not any(one.address for one in found[row.pk].values()):
            found[row.pk][row.registrar_email] = Reached(None, row.registrar_email, row.registrar_email)
    return {pk: [one for one in rows.values() if one.address] for pk, rows in found.items()}


def _members(issue: Issue, wanted: set[int], today: date) -> list[tuple[int, Person]]:
    groups = {issue.home_group_id, *issue.groups.values_list("group", flat=True)} - {None}
    rows = Appointment.objects.in_force(today).filter(
        group__in=groups, seat__organization__in=wanted, capacity=Appointment.Capacity.MEMBER
    )
    rows = rows.select_related("person", "seat").order_by("pk")
    return [(row.seat.organization_id, row.person) for row in rows]


def _contact(row: OrganizationContact) -> Reached:
    if row.person:
        return Reached(row.person, row.person.name, row.person.address)
    return Reached(None, str(row), row.email)


def letters_about(
    kind: str, issue: Issue, anchorings: Iterable[Anchoring], *, now: datetime, today: date, key: str
) -> list[Letter]:
    """The mails, with their links made. `key` makes each go once to an address."""
    rows = list(anchorings)
    people = reached(issue, (row.organization_id for row in rows), today)
    pairs = [(row, one) for row in rows for one in people[row.organization_id]]
    for row in rows:
        mine = [(row.pk, one.person) for one in people[row.organization_id]]
        lives = max(now, now + (row.due_on - today)) + LINK_LIVES
        make_links(ANCHORING_LINK, mine, expires_at=lives)
    return [
        Letter(
            kind=kind,
            person=one.person,
            name=one.name,
            address=one.address,
            group=issue.home_group,
            references={"anchoring": row.pk},
            once_key=f"anchoring-{row.pk}-{key}-{row.due_on}-{one.address}"[:200],
        )
        for row, one in pairs
    ]
