"""The goals of a draft: written, ordered, and tied to those of others (S001-28, S001-30, S001-31)."""

from datetime import datetime

from django.db.models import F, Max, ProtectedError
from django.utils.translation import gettext as _

from groups.codes import counties
from groups.models import Person, Structure
from issues.ranking import put
from plans.actions.plans import locked
from plans.edition import refuse_changed
from plans.models import ActivityPlan, Goal, GoalSuperior, SuperiorGoal
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

WRITTEN = ("title", "text", "geography", "responsible_id")


def usual_geography(structure: Structure) -> str:
    """The structure's county: goals are set for Västmanland (S001-30)."""
    return counties().get(structure.county_code, "")


@verb
def add_goal(
    plan: ActivityPlan,
    *,
    title: str,
    by: Person,
    now: datetime,
    text: str = "",
    geography: str | None = None,
    responsible: Person | None = None,
) -> Goal:
    """Last in the plan; set for the structure's county where nothing else is said."""
    plan = locked(plan, "write")
    _refuse_title(title)
    if geography is None:
        geography = usual_geography(plan.group.structure)
    number = (plan.goals.aggregate(last=Max("number"))["last"] or 0) + 1
    return Goal.objects.create(
        plan=plan,
        number=number,
        title=title.strip(),
        text=text.strip(),
        geography=geography.strip(),
        responsible=responsible,
    )


@verb
def change_goal(
    goal: Goal,
    *,
    title: str,
    text: str,
    geography: str,
    responsible: Person | None,
    by: Person,
    now: datetime,
    seen: str = "",
) -> Goal:
    goal = goal_in_draft(goal)
    _refuse_title(title)
    refuse_changed(goal, WRITTEN, seen)
    goal.title, goal.text, goal.geography = title.strip(), text.strip(), geography.strip()
    goal.responsible = responsible
    goal.save(update_fields=["title", "text", "geography", "responsible"])
    return goal


@verb
def entrust_goal(goal: Goal, *, responsible: Person | None, by: Person, now: datetime) -> Goal:
    """Who answers for it: the one thing that changes in an adopted plan, since people come and go."""
    move = "write" if goal.plan.state == ActivityPlan.State.DRAFT else "revise"
    locked(goal.plan, move)
    goal = _fresh(goal)
    goal.responsible = responsible
    goal.save(update_fields=["responsible"])
    return goal


@verb
def move_goal(goal: Goal, *, to: str | int, by: Person, now: datetime) -> bool:
    """`to` is "up", "down" or a number. Whether it moved."""
    goal = goal_in_draft(goal)
    rows = list(goal.plan.goals.order_by("number"))
    wanted = put([row.pk for row in rows], goal.pk, to)
    _number(rows, wanted)
    return wanted != [row.pk for row in rows]


@verb
def remove_goal(goal: Goal, *, by: Person, now: datetime) -> None:
    """Out of the draft with its indicators and activities; taken away twice it is taken away once."""
    plan = locked(goal.plan, "write")
    there = plan.goals.filter(pk=goal.pk).first()
    if there is None:
        return
    try:
        there.delete()
    except ProtectedError as error:
        raise Refused(
            _("Something else points at this goal, e.g. a handover note. Take that away first."),
            code="pointed_at",
        ) from error
    rows = list(plan.goals.order_by("number"))
    _number(rows, [row.pk for row in rows])


def _number(rows: list[Goal], wanted: list[int]) -> None:
    numbers = {pk: number for number, pk in enumerate(wanted, 1)}
    strays = [row for row in rows if row.number != numbers[row.pk]]
    # Two passes: a number is unique in the plan, so everything moves out of the way first.
    Goal.objects.filter(pk__in=[row.pk for row in strays]).update(number=F("number") + 10_000)
    for row in strays:
        row.number = numbers[row.pk]
        row.save(update_fields=["number"])


@verb
def tie_goal(
    goal: Goal, *, superior: SuperiorGoal, by: Person, now: datetime, note: str = ""
) -> GoalSuperior:
    """The goal is in line with one of the register's that holds during the plan; tied already, the note is
    written anew."""
    goal = goal_in_draft(goal)
    plan = goal.plan
    holds = superior.valid_from <= plan.ends_on and (
        superior.valid_to is None or superior.valid_to >= plan.starts_on
    )
    if superior.structure_id != plan.group.structure_id or not holds:
        raise Refused(
            _("“%(goal)s” does not hold during the plan. Choose one that does.") % {"goal": superior.text},
            field="superior",
            code="does_not_hold",
        )
    tie = goal.superiors.filter(superior=superior).first() or GoalSuperior(goal=goal, superior=superior)
    tie.note = note.strip()
    tie.save()
    if goal.why_no_superior:
        goal.why_no_superior = ""
        goal.save(update_fields=["why_no_superior"])
    return tie


@verb
def untie_goal(tie: GoalSuperior, *, by: Person, now: datetime) -> None:
    goal_in_draft(tie.goal).superiors.filter(pk=tie.pk).delete()


@verb
def say_not_applicable(goal: Goal, *, why: str, by: Person, now: datetime) -> Goal:
    """No superior goal speaks of it, “ej tillämpligt”, and why. An empty reason takes the word back."""
    goal = goal_in_draft(goal)
    if why.strip() and goal.superiors.exists():
        raise Refused(
            _("The goal is in line with a superior goal. Take that away first, or leave it as it is."),
            field="why",
            code="is_tied",
        )
    goal.why_no_superior = why.strip()
    goal.save(update_fields=["why_no_superior"])
    return goal


def goal_in_draft(goal: Goal) -> Goal:
    """The goal again, its plan a draft and locked. For verbs."""
    plan = locked(goal.plan, "write")
    found = _fresh(goal)
    found.plan = plan
    return found


def _fresh(goal: Goal) -> Goal:
    found = Goal.objects.filter(pk=goal.pk).first()
    if found is None:
        raise Refused(_("The goal has been taken away. Write it again."), code="gone")
    return found


def _refuse_title(title: str) -> None:
    if not title.strip():
        raise Refused(
            _("Write the goal, e.g. “Fewer older people fall at home”."), field="title", code="no_title"
        )
