"""What differs between two plans or versions, goal by goal, words marked (I-PLN1: a revision is a new version
with a visible difference). Pure but for the language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from groups.text_difference import Paragraph, difference
from plans.plan_document import ActivityFacts, GoalFacts, PlanDocument, SourceFacts, target_line
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class GoalDifference:
    """`was` and `now` are the numbers, 0 where it does not stand there; "moved" has another number alone."""

    kind: Literal["same", "moved", "changed", "added", "removed"]
    title: str
    was: int
    now: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class PlanDifference:
    """`head` is title, period, introduction, how things stand and sources; empty where nothing differs."""

    head: tuple[Paragraph, ...]
    goals: tuple[GoalDifference, ...]

    @property
    def changed(self) -> list[GoalDifference]:
        return [goal for goal in self.goals if goal.kind != "same"]

    @property
    def is_same(self) -> bool:
        return not self.head and not self.changed


def plan_difference(old: PlanDocument, new: PlanDocument) -> PlanDifference:
    """The goals of the newer in its order, then those that are gone. Goals belong together that are carried
    over from the same one, else those with the same title."""
    head = difference(_head(old), _head(new))
    goals = [_goal(before, after) for before, after in pairs(old.goals, new.goals)]
    is_same = all(paragraph.kind == "same" for paragraph in head)
    return PlanDifference(() if is_same else tuple(head), tuple(goals))


def pairs(
    old: Iterable[GoalFacts], new: Iterable[GoalFacts]
) -> list[tuple[GoalFacts | None, GoalFacts | None]]:
    left = {goal.number: goal for goal in old}
    found = []
    new = list(new)
    carried = {goal.origin for goal in new}
    for goal in new:
        like = next((one for one in left.values() if one.origin == goal.origin), None)
        # A goal that is carried over under another title is not there to be taken by its namesake.
        named = (one for one in left.values() if _bare(one) == _bare(goal) and one.origin not in carried)
        before = like or next(named, None)
        if before:
            del left[before.number]
        found.append((before, goal))
    return [*found, *((goal, None) for goal in left.values())]


def _bare(goal: GoalFacts) -> str:
    return " ".join(goal.title.casefold().split())


def _goal(before: GoalFacts | None, after: GoalFacts | None) -> GoalDifference:
    found = difference(_lines(before), _lines(after))
    kind = "changed"
    if before is None:
        kind = "added"
    elif after is None:
        kind = "removed"
    elif all(paragraph.kind == "same" for paragraph in found):
        kind = "same" if before.number == after.number else "moved"
    numbers = (before.number if before else 0, after.number if after else 0)
    return GoalDifference(kind, (after or before).title, *numbers, tuple(found))


def _head(plan: PlanDocument) -> str:
    period = f"{day_plain(plan.starts_on)} – {day_plain(plan.ends_on)}"
    return "\n".join([plan.title, period, plan.introduction, plan.situation, *map(_source, plan.sources)])


def _source(source: SourceFacts) -> str:
    return _("Starts from: %(what)s") % {"what": " ".join(filter(None, [source.title, source.link]))}


def _lines(goal: GoalFacts | None) -> str:
    if goal is None:
        return ""
    lines = [goal.title, goal.text]
    if goal.geography:
        lines.append(_("Set for: %(where)s") % {"where": goal.geography})
    for one in goal.superiors:
        words = " ".join(filter(None, [one.number, one.text, f"({one.document})", one.note]))
        lines.append(_("In line with: %(what)s") % {"what": words})
    if goal.why_no_superior:
        lines.append(_("No superior goal: %(why)s") % {"why": goal.why_no_superior})
    lines += [_("Indicator: %(what)s") % {"what": target_line(target)} for target in goal.targets]
    lines += [_("Activity: %(what)s") % {"what": _activity(row)} for row in goal.activities]
    return "\n".join(lines)


def _activity(row: ActivityFacts) -> str:
    days = " – ".join(day_plain(day) for day in (row.starts_on, row.ends_on) if day)
    return ", ".join(filter(None, [row.text, days]))
