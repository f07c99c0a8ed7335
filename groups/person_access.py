"""Who may see what of a person (S000-33, domain.md 3.4): outsiders get 404, like for a number nobody has."""

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from groups.access import STAFF, standing_of
from groups.models import Appointment, GroupRole, Office, OrganizationContact, Person, Seat


@dataclass(frozen=True)
class Sight:
    """What of a person a reader sees. `everything` is the person and the administrator.

    `staffed`: groups the reader staffs and the person is or was in, seen over time, with every way to reach
    the person. `shared`: groups both are in today, seen as the directory shows them.
    """

    everything: bool
    staffed: frozenset[int] = frozenset()
    shared: frozenset[int] = frozenset()
    is_for_contact: bool = False

    @property
    def as_staff(self) -> bool:
        return self.everything or self.is_for_contact or bool(self.staffed)


def sight_of(reader: Person, person: Person, been_in: set[int], is_in: set[int]) -> Sight | None:
    """None for who may see nothing. `been_in` and `is_in` are the person's groups ever and today."""
    standing = standing_of(reader)
    if reader.pk == person.pk or standing.is_administrator:
        return Sight(everything=True)
    staffed = frozenset(been_in.intersection(standing.group_ids(STAFF)))
    sight = Sight(
        everything=False,
        staffed=staffed,
        shared=frozenset(is_in.intersection(standing.group_ids())),
        is_for_contact=not staffed and _is_contact_for(standing.group_ids(STAFF), person),
    )
    return sight if sight.staffed or sight.shared or sight.is_for_contact else None


def person_for(reader: Person, pk: int) -> tuple[Person, Sight]:
    """The person and what the reader sees of them; two queries beside the reader's own standing."""
    person = Person.objects.filter(pk=pk).first()
    if person is None:
        raise Http404
    been_in, is_in = groups_of(person)
    sight = sight_of(reader, person, been_in, is_in)
    if sight is None:
        raise Http404
    return person, sight


def may_take_extract(reader: Person, person: Person) -> bool:
    """Everything held about somebody: for that person, the administrator, and who staffs every group of
    it."""
    if reader.pk == person.pk or reader.is_superuser:
        return True
    if person.is_superuser:
        # What an administrator has done stands in every group.
        return False
    been_in, _is_in = groups_of(person)
    return bool(been_in) and been_in <= set(standing_of(reader).group_ids(STAFF))


def groups_of(person: Person) -> tuple[set[int], set[int]]:
    """The groups the person is, was or will be in, and those of today; one query."""
    today = timezone.localdate()
    columns = ("group_id", "starts_on", "ends_on")
    rows = [
        model.objects.filter(person=person).order_by().values_list(*columns) for model in (Office, GroupRole)
    ]
    seats = Appointment.objects.filter(person=person).order_by().values_list(*columns)
    found = list(seats.union(*rows).order_by())
    is_in = {group for group, starts, ends in found if starts <= today and (ends is None or ends >= today)}
    return {group for group, _starts, _ends in found}, is_in


def _is_contact_for(groups: list[int], person: Person) -> bool:
    """Whether the person is contact of an organisation that has a seat in one of the groups."""
    if not groups:
        return False
    organizations = OrganizationContact.objects.filter(person=person).values("organization")
    return Seat.objects.filter(group__in=groups, organization__in=organizations).exists()
