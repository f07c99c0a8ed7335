"""The ways to a goal of any version of a plan, and to where it has been dealt with."""

from django.http import Http404

from groups.access import EVERYBODY
from groups.models import Person
from plans.access import plan_for
from plans.goal_ties import first_goal
from plans.models import Goal, GoalTie


def goal_read_by(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Goal:
    """A goal of a plan that the person reads; `wanted` as in `plan_for`."""
    goal = Goal.objects.filter(pk=pk).first()
    if goal is None:
        raise Http404
    goal.plan = plan_for(person, goal.plan_id, wanted)
    return goal


def goal_tie_for(goal: Goal, pk: int) -> GoalTie:
    """A tie of this goal, in whichever version it was made. Its goal is of the first, often a replaced
    plan."""
    tie = GoalTie.objects.select_related("goal__plan").filter(goal=first_goal(goal), pk=pk).first()
    if tie is None:
        raise Http404
    return tie
