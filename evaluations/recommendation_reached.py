"""Whom a reminder of a recommendation reaches: who is responsible, else those who staff a group that is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from evaluations.models import Recommendation
from groups.models import GroupRole, Person


def reached(rows: Iterable[Recommendation], on: date) -> list[tuple[Person, list[Recommendation]]]:
    """(person, what they are reminded of), in their order; one query. To who is responsible; where that is
    nobody with an address, to those who staff the responsible group, else the one that keeps it.

    `rows` with responsible and the set read.
    """
    rows = list(rows)
    groups = {one.responsible_group_id for one in rows} | {one.set.group_id for one in rows}
    staff, people, found = _staff(groups, on), {}, defaultdict(list)
    for one in rows:
        for person in _asked(one, staff):
            people[person.pk] = person
            found[person.pk].append(one)
    return [(people[key], asked) for key, asked in found.items()]


def _asked(one: Recommendation, staff: dict[int, dict[int, Person]]) -> list[Person]:
    if one.responsible and one.responsible.address:
        return [one.responsible]
    own = staff.get(one.responsible_group_id, {})
    return list((own or staff.get(one.set.group_id, {})).values())


def _staff(groups: Iterable[int | None], on: date) -> dict[int, dict[int, Person]]:
    """{group: those with an address who staff it}."""
    rows = GroupRole.objects.in_force(on).filter(group__in=[pk for pk in groups if pk])
    found = defaultdict(dict)
    for row in rows.select_related("person").order_by("pk"):
        if row.person.address:
            found[row.group_id][row.person_id] = row.person
    return found
