"""Assignments that come by themselves each year, as the annual wheel for the coming year (S002-21)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from issues.actions.assignment_terms import Days, Doer
from issues.actions.assignments import give_assignment
from issues.assignment_states import turn_now
from issues.models import Assignment, YearlyAssignment
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def begin_yearly_assignment(
    commissioner: Group,
    *,
    performer: Group,
    wording: str,
    start_month: int,
    delivery_month: int,
    by: Person,
    now: datetime,
    first_year: int | None = None,
) -> YearlyAssignment:
    """The same each year, from a month to a month. This year's is given at once if its time has come. The
    same again changes nothing."""
    wording = wording.strip()
    if not wording:
        text = _("Write what is to be done, e.g. “Present an annual wheel for the coming year”.")
        raise Refused(text, field="wording", code="empty")
    if performer == commissioner:
        text = _("A group commissions others. Write down an action for what the group does itself.")
        raise Refused(text, field="performer", code="itself")
    commissioner = lock_open(commissioner)
    yearly, is_new = YearlyAssignment.objects.get_or_create(
        commissioner=commissioner,
        performer=performer,
        wording=wording,
        start_month=start_month,
        delivery_month=delivery_month,
        last_year=None,
        defaults={"first_year": first_year or timezone.localdate(now).year},
    )
    if is_new:
        give_this_years(yearly, by=by, now=now)
    return yearly


@verb
def end_yearly_assignment(
    yearly: YearlyAssignment, *, last_year: int, by: Person, now: datetime
) -> YearlyAssignment:
    """Given for the last time that year; what is given already stays."""
    yearly = _locked(yearly)
    if last_year < yearly.first_year:
        text = _("It was given first in %(year)s. Write that year or a later one.")
        raise Refused(text % {"year": yearly.first_year}, field="last_year", code="before_first")
    yearly.last_year = last_year
    yearly.save()
    return yearly


@verb
def give_this_years(yearly: YearlyAssignment, *, by: Person | None, now: datetime) -> Assignment | None:
    """This year's, once; None where it is not the time, is given already, or a group has been closed."""
    yearly, today = _locked(yearly), timezone.localdate(now)
    turn = turn_now(yearly.start_month, yearly.delivery_month, yearly.first_year, yearly.last_year, today)
    is_closed = Group.State.CLOSED in {yearly.commissioner.state, yearly.performer.state}
    if turn is None or is_closed or yearly.assignments.filter(year=turn.year).exists():
        return None
    return give_assignment(
        yearly.commissioner,
        wording=yearly.wording,
        doers=[Doer(group=yearly.performer)],
        days=Days(turn.deliver_by),
        starts_on=turn.starts_on,
        yearly=yearly,
        year=turn.year,
        by=by,
        now=now,
    )


def _locked(yearly: YearlyAssignment) -> YearlyAssignment:
    rows = YearlyAssignment.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("commissioner", "performer").get(pk=yearly.pk)
