"""Whom a survey goes to: roles in groups, and on the day of its opening the people in them (S000-07,
I-SUR6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from evaluations.models import SurveyRecipients
from groups.circle import OFFICIALS
from groups.models import Appointment, GroupRole, Person

Role = SurveyRecipients.Role
# Whoever is two things is asked as the first of them.
FIRST = {Role.MEMBER: 0, Role.SUBSTITUTE: 1, Role.OFFICIAL: 2}


@dataclass(frozen=True)
class Asked:
    """Somebody who is asked, once, in one role of one group (its id)."""

    person: Person
    group: int
    role: str


def people_in(groups: Sequence[int], on: date) -> list[Asked]:
    """Everybody who is a member, a substitute or an official of one of them that day, once for each that they
    are; by group in the order given, then role. Who only attends, on an observer's seat, is nobody's to ask.
    Two queries."""
    seated = Appointment.objects.in_force(on).filter(group__in=groups, seat__is_observer=False)
    seated = seated.select_related("person").order_by("seat__number", "place", "pk")
    serving = GroupRole.objects.in_force(on).filter(group__in=groups, kind__in=OFFICIALS)
    serving = serving.select_related("person").order_by("-kind", "pk")
    rows = [Asked(row.person, row.group_id, row.capacity) for row in seated]
    rows += [Asked(row.person, row.group_id, Role.OFFICIAL) for row in serving]
    place = {group: number for number, group in enumerate(groups)}
    once = {(row.group, row.role, row.person.pk): row for row in rows}
    return sorted(once.values(), key=lambda row: (place[row.group], FIRST[row.role]))


def asked_of(people: Iterable[Asked], chosen: Iterable[tuple[int, str]]) -> list[Asked]:
    """Of `people` in the order of groups those of the chosen (group, role), one a person: as member before
    substitute, and in the first group. Pure."""
    wanted, found = set(chosen), {}
    for row in sorted(people, key=lambda one: FIRST[one.role]):
        if (row.group, row.role) in wanted:
            found.setdefault(row.person.pk, row)
    return list(found.values())
