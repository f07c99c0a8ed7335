"""Who may be the second person that reads a survey's free texts: whoever sees to the evaluation and did not
open the survey (domain.md 3.5.5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from evaluations.models import Evaluation
from groups.access import STAFF
from groups.models import Group, GroupRole, Person


@dataclass(frozen=True)
class SecondReaders:
    """`names` staff every group; an administrator sees to all."""

    names: tuple[str, ...]
    has_administrator: bool

    @property
    def is_nobody(self) -> bool:
        return not self.names and not self.has_administrator


def second_readers(evaluation: Evaluation, first: int | None, on: date) -> SecondReaders:
    """Whoever may read when `first` opens or has opened it. Three queries."""
    rows = evaluation.groups.exclude(group__state=Group.State.CLOSED)
    groups = set(rows.values_list("group", flat=True))
    staffed, names = defaultdict(set), {}
    roles = GroupRole.objects.in_force(on).filter(group__in=groups, kind__in=STAFF).exclude(person=first)
    for person, name, group in roles.order_by("person__name").values_list("person", "person__name", "group"):
        staffed[person].add(group)
        names[person] = name
    found = tuple(names[person] for person, there in staffed.items() if there == groups)
    administrators = Person.objects.filter(is_superuser=True, is_active=True).exclude(pk=first)
    return SecondReaders(found, administrators.exists())
