"""Whom a request for viewpoints is sent to, with which links: an organisation's registrar, who staffs a
group."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from groups.links import make_links
from groups.models import GroupRole, Link, Person, ReadingCircle
from groups.post import Letter
from groups.registrars import registrar_addresses
from issues.models import Issue, ViewpointRequest

VIEWPOINT_LINK = "issues.viewpoint"
ASKED_MAIL, REMINDER_MAIL = "issues.viewpoint_asked", "issues.viewpoint_reminder"
# A link works long after the day, since late is when it is needed.
LINK_OUTLIVES = timedelta(days=90)
BESIDE = (
    "version__material__issue__structure",
    "version__material__issue__home_group",
    "organization",
    "board",
    "group",
)


@dataclass
class Reached:
    """One who gets the mail, about all of `requests`. `person` is empty for an organisation's mailbox."""

    key: str
    person: Person | None
    name: str
    address: str
    requests: list[ViewpointRequest] = field(default_factory=list)


def reached(requests: Iterable[ViewpointRequest], today: date) -> list[Reached]:
    """An organisation once for all its boards, and each who staffs a group once. Four queries at most."""
    rows = list(requests)
    found = {}
    addresses = registrar_addresses([row.organization_id for row in rows if row.organization_id], today)
    staff = _staff([row.group_id for row in rows if row.group_id], today)
    for row in rows:
        if row.group_id:
            for person in staff[row.group_id]:
                one = Reached(f"p{person.pk}", person, person.name, person.address)
                found.setdefault(one.key, one).requests.append(row)
        else:
            name, address = row.organization.name_on(today), addresses.get(row.organization_id, "")
            one = Reached(f"o{row.organization_id}", None, name, address)
            found.setdefault(one.key, one).requests.append(row)
    return list(found.values())


def _staff(groups: list[int], today: date) -> dict[int, list[Person]]:
    roles = GroupRole.objects.in_force(today).filter(group__in=groups).select_related("person").order_by("pk")
    found: dict[int, dict] = defaultdict(dict)
    for row in roles if groups else ():
        found[row.group_id][row.person_id] = row.person
    return defaultdict(list, {group: list(people.values()) for group, people in found.items()})


def letters_about(
    kind: str,
    issue: Issue,
    requests: Iterable[ViewpointRequest],
    *,
    now: datetime,
    today: date,
    key: str = "",
) -> list[Letter]:
    """The mails, with their links made, also where there is no address to send them to. `key` makes each go
    once."""
    everybody = reached(requests, today)
    _make_links(everybody, now, today)
    return [
        Letter(
            kind=kind,
            person=one.person,
            name=one.name,
            address=one.address,
            group=issue.home_group,
            references={"requests": [row.pk for row in one.requests]},
            once_key=f"viewpoints-{issue.pk}-{key}-{one.key}" if key else None,
        )
        for one in everybody
    ]


def _make_links(everybody: Iterable[Reached], now: datetime, today: date) -> None:
    expiring = defaultdict(list)
    for one in everybody:
        for row in one.requests:
            lives = max(now, now + (row.due_on - today)) + LINK_OUTLIVES
            expiring[lives].append((row.pk, one.person))
    for lives, pairs in expiring.items():
        make_links(VIEWPOINT_LINK, pairs, expires_at=lives)


def living_request(link: Link, today: date) -> ViewpointRequest | None:
    """What the link is about; None once it is taken back or the issue closed, and for whoever does not staff
    the asked group any more (S000-33)."""
    rows = ViewpointRequest.objects.filter(withdrawn_at=None).select_related(*BESIDE)
    found = rows.filter(pk=link.object_id, version__material__issue__circle=ReadingCircle.GROUP).first()
    if found is None:
        return None
    if found.group_id is None:
        return found if link.person_id is None else None
    roles = GroupRole.objects.in_force(today).filter(group=found.group_id, person=link.person_id)
    return found if roles.exists() else None
