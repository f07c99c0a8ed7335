"""Which plan a draft follow-up tells of: the one that holds for its year, also when that one is adopted or
revised after the first click (S001-29, N07)."""

from groups.models import Group
from plans.gathered_plans import HELD, plan_of_year
from plans.models import FollowUp, Goal, GoalComment


def follow_anew(follow_up: FollowUp) -> None:
    """Set the plan of the year, and let what is said of a goal go along to the goal it became. For verbs,
    with the draft of a group locked.

    A plan that still stands beside the new one is kept once something is said of its goals: that would be
    lost.
    """
    plan = plan_of_year(follow_up.group, follow_up.year)
    if plan is None or plan.pk == follow_up.plan_id:
        return
    there = {one.goal_id: one for one in GoalComment.objects.filter(follow_up=follow_up)}
    if there and follow_up.plan and follow_up.plan.state in HELD:
        return
    follow_up.plan = plan
    follow_up.save(update_fields=["plan"])
    for goal in Goal.objects.filter(plan=plan).exclude(pk__in=there):
        comment = there.pop(_commented_as(goal, there), None)
        if comment:
            comment.goal = goal
            comment.save(update_fields=["goal"])


def follow_drafts_anew(group: Group) -> None:
    """The same for every draft of the group, when a version of its plan is adopted."""
    rows = FollowUp.objects.select_for_update(no_key=True, of=("self",)).select_related("group", "plan")
    for draft in rows.filter(group=group, state=FollowUp.State.DRAFT):
        follow_anew(draft)


def _commented_as(goal: Goal, comments: dict[int, GoalComment]) -> int | None:
    """The goal it was when it was commented on, one query for each version between."""
    former = goal.same_as
    while former and former.pk not in comments:
        former = former.same_as
    return former.pk if former else None
