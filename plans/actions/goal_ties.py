"""A goal tied to where it is dealt with: an item of a meeting, or an action (P46, N07)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Person
from issues.models import Action
from meetings.models import AgendaItem
from plans.deciding_items import refuse_item_of_others
from plans.goal_ties import first_goal
from plans.models import Goal, GoalTie
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def tie_goal_to_work(goal: Goal, *, to: AgendaItem | Action, by: Person, now: datetime) -> GoalTie:
    """In a draft as in an adopted plan, for all its versions; once."""
    lock_open(goal.plan.group)
    if isinstance(to, AgendaItem):
        refuse_item_of_others(to, goal.plan.group, "to")
    elif to.group_id != goal.plan.group_id:
        text = _("That action is another group's. Choose one of the group's own.")
        raise Refused(text, field="to", code="not_theirs")
    column = "item" if isinstance(to, AgendaItem) else "action"
    return GoalTie.objects.get_or_create(goal=first_goal(goal), **{column: to})[0]


@verb
def untie_goal_from_work(tie: GoalTie, *, by: Person, now: datetime) -> None:
    """Undone twice it is undone once."""
    lock_open(tie.goal.plan.group)
    GoalTie.objects.filter(pk=tie.pk).delete()
