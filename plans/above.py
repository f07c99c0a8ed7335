"""Which group a local group lies under, and which lie under a group, on a day (S004-11, S004-34)."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from groups.models import Group, GroupRelation
from groups.relations import PARENT
from groups.reports import with_names
from samverkan.lib.refusal import Refused


def group_above(group: Group, on: date) -> Group | None:
    """The one that the group lies under; two on one day are impossible (I-GRP2)."""
    found = _parents(on).filter(group=group).select_related("other").first()
    return found.other if found else None


def groups_under(group: Group, on: date) -> QuerySet[Group]:
    """The local groups that are not closed, with `shown_name` of the day, by name."""
    under = _parents(on).filter(other=group).values("group")
    rows = Group.objects.filter(pk__in=under).exclude(state=Group.State.CLOSED)
    return with_names(rows, on)


def under_some(rows: QuerySet[Group], on: date) -> QuerySet[Group]:
    """Those that lie under another, and so may ask it for something."""
    return rows.filter(pk__in=_parents(on).values("group"))


def above_some(rows: QuerySet[Group], on: date) -> QuerySet[Group]:
    """Those that others lie under."""
    return rows.filter(pk__in=_parents(on).values("other"))


def _parents(on: date) -> QuerySet[GroupRelation]:
    return GroupRelation.objects.in_force(on).filter(kind=PARENT, other__isnull=False)


def required_above(group: Group, on: date) -> Group:
    found = group_above(group, on)
    if found is None:
        raise Refused(
            _(
                "%(group)s lies under no other group, so nobody can be asked. "
                "Say in the structure which group it lies under."
            )
            % {"group": group.name_on(on)},
            code="nobody_above",
        )
    return found
