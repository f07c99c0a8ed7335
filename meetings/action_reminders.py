"""Who is reminded of an action, and when: a week before it is due and on the day (P34)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from groups.access import STAFF
from groups.links import make_links
from groups.models import GroupRole, OrganizationContact, Person, ReadingCircle
from groups.post import Letter, daily, post_all
from issues.actions import UNFINISHED
from issues.models import Action
from meetings.due_actions import due_of, still_drafted, with_dues
from samverkan.lib.one_by_one import one_by_one

ACTION_DUE = "meetings.action_due"
ACTION_LINK = "meetings.action"
WEEK = timedelta(days=7)
# A link in a reminder works long after the day, since late is when it is needed.
LINK_LIVES = timedelta(days=90)


@dataclass(frozen=True)
class Reminded:
    """Whom a reminder goes to; `person` is empty for a mailbox that is nobody in particular."""

    person: Person | None
    name: str
    address: str


def reminder_due(due: date | None, today: date) -> str:
    """Which reminder falls on `today`: `week`, `day` or none. An action due within the week gets only the
    day's."""
    if due == today + WEEK:
        return "week"
    return "day" if due == today else ""


@daily
def remind_of_actions(now: datetime) -> None:
    """Twice at most for each day an action is due; a new day is reminded of anew."""
    today = timezone.localdate(now)
    actions = with_dues(Action.objects.filter(state__in=UNFINISHED).select_related("group"), today)
    actions = actions.select_related("owner_person", "owner_group", "owner_organization")
    due = [(action, which) for action in actions if (which := reminder_due(due_of(action)[0], today))]
    drafted = still_drafted([action.pk for action, _which in due])
    due = [row for row in due if row[0].pk not in drafted]
    one_by_one(due, lambda row: _remind(*row, today, now))


def reminded_of(action: Action, today: date) -> list[Reminded]:
    """The owner; for a group those who staff it, for an organisation its contacts, for a role in words those
    who staff the group where it was promised. The last too where it arose at a closed item: neither another
    group nor an organisation's mailbox is in its circle (P25)."""
    if action.owner_person:
        return [_person(action.owner_person)]
    is_open = action.circle == ReadingCircle.GROUP
    if action.owner_organization and is_open:
        rows = OrganizationContact.objects.in_force(today).filter(organization=action.owner_organization)
        return [_contact(row) for row in rows.select_related("person")]
    group = (action.owner_group if is_open else None) or action.group
    roles = GroupRole.objects.in_force(today).filter(group=group, kind__in=STAFF).select_related("person")
    return list({row.person_id: _person(row.person) for row in roles}.values())


def _remind(action: Action, which: str, today: date, now: datetime) -> None:
    people = [found for found in reminded_of(action, today) if found.address]
    make_links(ACTION_LINK, [(action.pk, found.person) for found in people], expires_at=now + LINK_LIVES)
    post_all(list(_letters(action, people, which, today)), now=now)


def _letters(action: Action, people: list[Reminded], which: str, today: date) -> Iterator[Letter]:
    for found in people:
        yield Letter(
            kind=ACTION_DUE,
            person=found.person,
            name=found.name,
            address=found.address,
            group=action.group,
            references={"action": action.pk, "which": which},
            once_key=f"action-{action.pk}-{which}-{today}-{found.address}"[:200],
        )


def _person(person: Person) -> Reminded:
    return Reminded(person, person.name, person.address)


def _contact(row: OrganizationContact) -> Reminded:
    return _person(row.person) if row.person else Reminded(None, str(row), row.email)
