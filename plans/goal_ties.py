"""Where a plan's goals have been dealt with: items of meetings with what was noted, and actions (P46,
N07)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from groups.models import Person
from meetings.minutes_report import OUTCOME_WORDS
from meetings.models import AgendaItem, ItemAction, Minutes, Outcome
from meetings.readable import open_items, readable_actions
from plans.deciding_items import OFFERED, offered_items
from plans.models import ActivityPlan, Goal, GoalTie
from plans.plan_activities import firsts_of

MARKS = {"open": "empty", "in_progress": "partly", "done": "ok", "cancelled": "stop"}


@dataclass(frozen=True)
class ActionTold:
    """`tie` is the key of its own tie, 0 where it arose at an item."""

    text: str
    mark: str
    word: str
    tie: int = 0


@dataclass(frozen=True)
class ItemTold:
    """`noted` is (what came of it, in which words), once the notes are sent round."""

    tie: int
    meeting: int
    item: int
    day: date | None
    title: str
    noted: tuple[tuple[str, str], ...]
    actions: tuple[ActionTold, ...]


@dataclass
class GoalDealt:
    """One goal's, the latest meeting first."""

    number: int
    title: str
    items: list[ItemTold] = field(default_factory=list)
    actions: list[ActionTold] = field(default_factory=list)


def all_versions(plan: ActivityPlan) -> QuerySet[Goal]:
    """The goals of every version of the plan."""
    period = {"plan__starts_on": plan.starts_on, "plan__ends_on": plan.ends_on}
    return Goal.objects.filter(plan__group=plan.group_id, **period)


def has_ties() -> Exists:
    """Whether a goal of any version is tied, for an annotation of plans."""
    same = {f"goal__plan__{name}": OuterRef(name) for name in ("group", "starts_on", "ends_on")}
    return Exists(GoalTie.objects.filter(**same))


def first_goal(goal: Goal) -> Goal:
    """The same goal in the first version of its plan: what is tied stays through revisions."""
    rows = {row.pk: row for row in all_versions(goal.plan)}
    return rows[firsts_of(rows)[goal.pk]]


def dealt_with(plan: ActivityPlan, reader: Person) -> dict[int, GoalDealt]:
    """`{goal of this version: where it was dealt with, as the reader may read it}` for those that were; two
    queries where nothing is tied, five else."""
    goals = {row.pk: row for row in all_versions(plan)}
    firsts = firsts_of(goals)
    ties = list(GoalTie.objects.filter(goal__in=set(firsts.values())).select_related("action"))
    if not ties:
        return {}
    items = _items([tie.item_id for tie in ties if tie.item_id], reader)
    readable = readable_actions(reader).filter(pk__in=[tie.action_id for tie in ties if tie.action_id])
    actions = set(readable.order_by().values_list("pk", flat=True))
    here = {firsts[pk]: goal for pk, goal in goals.items() if goal.plan_id == plan.pk}
    found = {}
    for tie in ties:
        goal = here.get(tie.goal_id)
        if goal and (tie.item_id in items or tie.action_id in actions):
            dealt = found.setdefault(goal.pk, GoalDealt(goal.number, goal.title))
            _put(dealt, tie, items)
    for dealt in found.values():
        dealt.items.sort(key=lambda one: (one.day or date.min, one.item), reverse=True)
    return dict(sorted(found.items(), key=lambda pair: pair[1].number))


def _put(dealt: GoalDealt, tie: GoalTie, items: dict) -> None:
    if tie.action_id:
        dealt.actions.append(_told(tie.action, tie.pk))
        return
    item, noted, actions = items[tie.item_id]
    dealt.items.append(
        ItemTold(
            tie.pk, item.meeting_id, item.pk, item.meeting.date, item.title, tuple(noted), tuple(actions)
        )
    )


def _told(action, tie: int = 0) -> ActionTold:
    return ActionTold(action.text, MARKS[action.state], str(action.get_state_display()), tie)


def _items(keys: list[int], reader: Person) -> dict[int, tuple[AgendaItem, list, list]]:
    """`{item: it, what was noted, the actions that arose}` of those whose contents the reader reads."""
    rows = {row.pk: row for row in open_items(reader).filter(pk__in=keys).select_related("meeting__minutes")}
    noted = [pk for pk, row in rows.items() if _is_told(row)]
    outcomes, actions = defaultdict(list), defaultdict(list)
    for one in Outcome.objects.filter(item__in=noted):
        outcomes[one.item_id].append((str(OUTCOME_WORDS[one.kind]), one.text))
    arisen = ItemAction.objects.filter(item__in=noted, action__in=readable_actions(reader).order_by())
    for one in arisen.select_related("action"):
        actions[one.item_id].append(_told(one.action))
    return {pk: (row, outcomes[pk], actions[pk]) for pk, row in rows.items()}


def _is_told(item: AgendaItem) -> bool:
    """Notes in draft are the office's own, here as on the meeting's page."""
    minutes = getattr(item.meeting, "minutes", None)
    return minutes is not None and minutes.state != Minutes.State.DRAFT


def offered_to(goal: Goal, reader: Person, today: date) -> dict[str, Iterable]:
    """`items` and `actions` of the group that the goal can be tied to."""
    group = goal.plan.group
    actions = readable_actions(reader).filter(group=group, split_from=None).order_by("-pk")
    return {"items": offered_items(group, reader, today), "actions": actions[:OFFERED]}
