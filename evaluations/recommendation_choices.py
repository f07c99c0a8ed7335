"""What somebody may choose among when a recommendation is addressed and sorted: groups they may know of, and
people they may know by name."""

from datetime import date

from django.db.models import Q, QuerySet

from evaluations.models import Recommendation, RecommendationSet
from evaluations.recommendation_access import known_to
from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import Appointment, Group, GroupRole, OrganizationContact, Person
from groups.reports import with_names
from plans.plan_access import people_of
from samverkan.lib.reading import sorting_key

# Who they are: the person, and the organisation that they are the contact of.
Known = tuple[Person, str]


def groups_known(person: Person, found: RecommendationSet, on: date) -> QuerySet[Group]:
    """With `shown_name`, closed ones too: a report of some years ago is for them."""
    return with_names(
        Group.objects.filter(known_to(person, found.structure_id), structure=found.structure_id), on
    )


def working_groups_known(person: Person, found: RecommendationSet, on: date) -> QuerySet[Group]:
    return groups_known(person, found, on).exclude(state=Group.State.CLOSED)


def hidden_groups(person: Person, one: Recommendation) -> list[Group]:
    """Those it is for that the person may not know of: they stay when somebody else is chosen."""
    known = Group.objects.filter(known_to(person, one.set.structure_id)).values("pk")
    return list(Group.objects.filter(recommendations__recommendation=one).exclude(pk__in=known))


def people_offered(person: Person, one: Recommendation, on: date) -> list[Known]:
    """Who may answer for it: the people of the group that keeps it, those of the groups it is for, and the
    contacts of the organisations it is for.

    Of a group that is not the person's own, only those who staff it: whom to write to is no secret in the
    structure, who sits there is the group's.
    """
    standing = standing_of(person)
    groups = _groups_it_is_for(person, one)
    own = [pk for pk in groups if standing.has(pk, EVERYBODY)]
    seated = Appointment.objects.in_force(on).filter(group__in=own).values("person")
    staff = GroupRole.objects.in_force(on).filter(group__in=groups).values("person")
    rows = Person.objects.filter(Q(pk__in=seated) | Q(pk__in=staff))
    keepers = people_of(one.set.group, on, one.responsible)
    found = {row.pk: (row, "") for row in [*keepers, *rows]}
    for contact in _contacts(person, one, on):
        found.setdefault(contact.person_id, (contact.person, str(contact.organization)))
    return sorted(found.values(), key=lambda known: sorting_key(known[0].name))


def _groups_it_is_for(person: Person, one: Recommendation) -> list[int]:
    asked = Q(recommendations__recommendation=one) | Q(pk=one.responsible_group_id)
    rows = Group.objects.filter(known_to(person, one.set.structure_id)).filter(asked).order_by()
    return list(rows.distinct().values_list("pk", flat=True))


def _contacts(person: Person, one: Recommendation, on: date) -> list[OrganizationContact]:
    """For those who staff a group of the structure, who keep the register of contacts."""
    standing = standing_of(person)
    if not (standing.is_administrator or one.set.structure_id in standing.structure_ids(STAFF)):
        return []
    rows = OrganizationContact.objects.in_force(on).filter(
        person__isnull=False, organization__recommendations__recommendation=one
    )
    return list(rows.select_related("person", "organization").prefetch_related("organization__names"))


def words_of(known: Known) -> str:
    person, organization = known
    return f"{person.name}, {organization}" if organization else person.name
