"""Whom an organisation's hand-in is sent to, and who may therefore fill it in by the link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from groups.links import make_links
from groups.models import Link, Organization, OrganizationContact, Person
from groups.post import Letter
from plans.models import HandIn

HAND_IN_LINK = "plans.hand_in"
ASKED_MAIL, REMINDER_MAIL = "plans.hand_in_asked", "plans.hand_in_reminder"
SENT_BACK_MAIL = "plans.hand_in_sent_back"
OWING = (HandIn.State.DRAFT, HandIn.State.SENT_BACK)
# A link works long after the day, since late is when it is needed.
LINK_LIVES = timedelta(days=180)


@dataclass(frozen=True)
class Reached:
    """One who gets the mail; `person` is empty for a mailbox that is nobody in particular (ruling 6)."""

    person: Person | None
    name: str
    address: str


def reached(organizations: Iterable[int], today: date) -> dict[int, list[Reached]]:
    """`{organisation id: [who is written to]}`: its contacts in force, or its registrar where there is none.
    Two queries."""
    wanted = set(organizations)
    found: dict[int, dict] = {pk: {} for pk in wanted}
    contacts = OrganizationContact.objects.in_force(today).filter(organization__in=wanted).order_by("pk")
    for row in contacts.select_related("person"):
        found[row.organization_id].setdefault(row.person_id or row.email, _contact(row))
    for row in Organization.objects.filter(pk__in=wanted).exclude(registrar_email=""):
        if not any(one.address for one in found[row.pk].values()):
            found[row.pk][row.registrar_email] = Reached(None, row.registrar_email, row.registrar_email)
    return {pk: [one for one in rows.values() if one.address] for pk, rows in found.items()}


def unreached(organizations: Iterable[int], today: date) -> set[int]:
    """Those where there is nobody to write to: they are asked, and know nothing of it. Two queries."""
    return {pk for pk, people in reached(organizations, today).items() if not people}


def _contact(row: OrganizationContact) -> Reached:
    if row.person:
        return Reached(row.person, row.person.name, row.person.address)
    return Reached(None, str(row), row.email)


def letters_about(kind: str, rows: Iterable[HandIn], *, now: datetime, key: str) -> list[Letter]:
    """The mails, with their links made. `key` makes each go once to an address."""
    rows, today = list(rows), timezone.localdate(now)
    people = reached((row.organization_id for row in rows), today)
    letters = []
    for row in rows:
        mine = people[row.organization_id]
        lives = max(now, now + (row.due_on - today)) + LINK_LIVES
        make_links(HAND_IN_LINK, [(row.pk, one.person) for one in mine], expires_at=lives)
        letters += [_letter(kind, row, one, key) for one in mine]
    return letters


def _letter(kind: str, row: HandIn, one: Reached, key: str) -> Letter:
    return Letter(
        kind=kind,
        person=one.person,
        name=one.name,
        address=one.address,
        group=row.group,
        references={"hand_in": row.pk},
        once_key=f"hand-in-{row.pk}-{key}-{one.address}"[:200],
    )


def living_hand_in(link: Link, today: date) -> HandIn | None:
    """What the link is about; None once it is taken back or locked, and for whoever would not be written to
    today: a contact that has ended (S000-33)."""
    rows = HandIn.objects.exclude(state=HandIn.State.LOCKED).select_related(
        "group__structure", "organization"
    )
    found = rows.prefetch_related("organization__names", "group__names").filter(pk=link.object_id).first()
    if found is None:
        return None
    people = reached([found.organization_id], today)[found.organization_id]
    asked = {one.person.pk if one.person else None for one in people}
    return found if link.person_id in asked else None
