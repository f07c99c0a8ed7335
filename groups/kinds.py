"""What kind of group it is that day, in the query that reads the group (S002-06)."""

from datetime import date

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from groups.models import Group, GroupKindChange


def kind_that_day(on: date, group: str = "pk") -> Coalesce:
    """`Group.kind_on` as a column; `group` leads from the row to the group."""
    changes = GroupKindChange.objects.filter(group=OuterRef(group), valid_from__lte=on)
    began_as = "kind" if group == "pk" else f"{group}__kind"
    return Coalesce(Subquery(changes.order_by("-valid_from").values("kind")[:1]), F(began_as))


def kind_word(kind: str) -> str:
    return str(Group.Kind(kind).label)
