"""Which rows a change of term is about."""

from collections.abc import Iterable

from django.db.models import OuterRef, Q, QuerySet

from groups.models import Appointment, Group, GroupName, GroupRole, Office, SeatRule, TermChange
from samverkan.lib.dated import DatedQuerySet, value_that_day

# What a rule says, apart from its days and how many seats it makes.
SAYS = (
    "kind",
    "organization_kind",
    "organization_id",
    "label",
    "sector",
    "ex_officio",
    "board_id",
    "is_observer",
)


def groups_in(change: TermChange) -> QuerySet[Group]:
    """The structure's groups at work on the old term's last day, by the `shown_name` of it."""
    last = change.from_term.ends_on
    rows = Group.objects.filter(structure=change.structure_id, starts_on__lte=last)
    rows = rows.filter(state__in=[Group.State.ACTIVE, Group.State.CLOSING])
    shown = value_that_day(GroupName, "name", last, group=OuterRef("pk"))
    rows = rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=last))
    return rows.annotate(shown_name=shown).order_by("shown_name")


def running_appointments(change: TermChange) -> DatedQuerySet:
    """Those in force on the old term's last day that outlast it; one given for another term runs by that."""
    rows = _running(Appointment.objects, change).filter(group__structure=change.structure_id)
    return rows.filter(Q(term__isnull=True) | Q(term=change.from_term_id))


def running_offices(change: TermChange) -> DatedQuerySet:
    return _running(Office.objects, change).filter(group__structure=change.structure_id)


def running_roles(change: TermChange) -> DatedQuerySet:
    return _running(GroupRole.objects, change).filter(group__structure=change.structure_id)


def rules_to_renew(change: TermChange, rules: Iterable[SeatRule]) -> list[SeatRule]:
    """Of one group's rules, those that end with the old term and have no like in the new one."""
    rules, first = list(rules), change.to_term.starts_on
    in_new = {
        _says(rule)
        for rule in rules
        if rule.starts_on <= first and (rule.ends_on is None or rule.ends_on >= first)
    }
    ending = [rule for rule in rules if rule.ends_on and change.from_term.ends_on <= rule.ends_on < first]
    return [rule for rule in ending if _says(rule) not in in_new]


def _says(rule: SeatRule) -> tuple:
    return tuple(getattr(rule, name) for name in SAYS)


def _running(rows, change: TermChange) -> DatedQuerySet:
    last = change.from_term.ends_on
    return rows.filter(starts_on__lte=last).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=last))
