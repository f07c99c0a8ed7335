"""Who may be commissioned by a group: other groups, those it commissions first, and organisations."""

from dataclasses import dataclass
from datetime import date

from groups.models import Group, GroupRelation, Organization, Person
from issues.choices import groups_of, organizations_of_county


@dataclass(frozen=True)
class Offered:
    """`mark` is "g3" for a group and "o7" for an organisation."""

    mark: str
    words: str
    group: Group | None = None
    organization: Organization | None = None


def performers_for(group: Group, person: Person, on: date) -> list[Offered]:
    """The groups that the group commissions or has under it come first (S002-16, S001-38), then the others
    of the structure that the person may know of, then the organisations of the county."""
    groups = groups_to_commission(group, person, on)
    found = [Offered(f"g{row.pk}", row.shown_name, group=row) for row in groups]
    rows = organizations_of_county(group.structure)
    return found + [Offered(f"o{row.pk}", str(row), organization=row) for row in rows]


def groups_to_commission(group: Group, person: Person, on: date) -> list[Group]:
    kinds = GroupRelation.Kind
    rows = GroupRelation.objects.in_force(on)
    commissioned = rows.filter(group=group, kind=kinds.COMMISSIONS).values_list("other", flat=True)
    below = rows.filter(other=group, kind=kinds.PARENT).values_list("group", flat=True)
    first = {*commissioned, *below}
    others = [row for row in groups_of(group.structure, person, on) if row.pk != group.pk]
    return sorted(others, key=lambda row: row.pk not in first)
