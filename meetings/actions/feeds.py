"""Addresses of calendar feeds: made when somebody asks, renewed when one has come astray (P38)."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from groups.access import EVERYBODY, standing_of
from groups.links import make_shared_links, withdraw_links
from groups.models import Group, Link, Person
from meetings.feeds import GROUP_FEED, PERSON_FEED
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

# A calendar asks for as long as it is there; what ends the feed is the right behind it.
VALID = timedelta(days=50 * 365)


@verb
def open_feed(person: Person, *, by: Person, now: datetime, group: Group | None = None) -> Link:
    """The address of all the person's meetings, or of one group's. Asked for twice it is the same."""
    if by.pk != person.pk:
        raise Refused(_("A calendar's address is the person's own."), code="not_yours")
    if group and not standing_of(person).has(group.pk, EVERYBODY):
        raise Refused(_("You are not in the group any more."), code="outside")
    return make_shared_links(*_what(person, group), expires_at=now + VALID)[0]


@verb
def renew_feed(person: Person, *, by: Person, now: datetime, group: Group | None = None) -> Link:
    """A new address; the old one is dead at once, wherever it has come."""
    close_feed(person, group=group, by=by, now=now)
    return open_feed(person, group=group, by=by, now=now)


@verb
def close_feed(person: Person, *, by: Person, now: datetime, group: Group | None = None) -> None:
    """No address at all."""
    if by.pk != person.pk:
        raise Refused(_("A calendar's address is the person's own."), code="not_yours")
    purpose, [(object_id, holder)] = _what(person, group)
    withdraw_links(purpose, object_id=object_id, person=holder, now=now)


def feeds_of(person: Person) -> QuerySet[Link]:
    """The addresses that live."""
    return Link.objects.filter(purpose__in=[PERSON_FEED, GROUP_FEED], person=person, withdrawn_at=None)


def _what(person: Person, group: Group | None) -> tuple[str, list[tuple[int, Person]]]:
    if group:
        return GROUP_FEED, [(group.pk, person)]
    return PERSON_FEED, [(person.pk, person)]
