"""How a goal went, as it is said at each follow-up: met, partly, not met, not measurable (domain.md 6.5).

Said by the one responsible. The readings only suggest: a goal is more than what is measured of it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Exists
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plans.models import ActivityPlan, FollowUp, Goal, GoalComment, HandoverNote
from plans.progress import Word

Result = GoalComment.Result
MARKS = {Result.MET: "ok", Result.PARTLY: "partly", Result.NOT_MET: "warn", Result.NOT_MEASURABLE: "empty"}
STANDS = (FollowUp.State.ADOPTED, FollowUp.State.PUBLISHED)


def suggested(words: Sequence[Word]) -> Result:
    """What the goal's targets point to. Never met while one of them lacks readings."""
    if not set(words) - {Word.NO_DATA}:
        return Result.NOT_MEASURABLE
    if set(words) == {Word.REACHED}:
        return Result.MET
    return Result.PARTLY if {Word.REACHED, Word.ON_TRACK} & set(words) else Result.NOT_MET


def suggestion(words: Sequence[Word]) -> str:
    """The same in a sentence with what it rests on."""
    if not words:
        return _("The goal has no indicator, so nothing is computed of it. Say what you judge.")
    text = ngettext(
        "The readings point to “%(result)s”: %(reached)d of %(count)d target is reached, %(on_track)d on"
        " track, %(behind)d behind and %(no_data)d without readings. It is you who says how it went.",
        "The readings point to “%(result)s”: %(reached)d of %(count)d targets are reached, %(on_track)d on"
        " track, %(behind)d behind and %(no_data)d without readings. It is you who says how it went.",
        len(words),
    )
    counted = {word.value: words.count(word) for word in Word}
    return text % {"result": suggested(words).label.lower(), "count": len(words), **counted}


def result_shown(result: str) -> tuple[str, str] | None:
    """(kind of mark, word); None where nobody has said it."""
    return (MARKS[Result(result)], str(Result(result).label)) if result else None


def results_sentence(results: Iterable[str]) -> str:
    """The goals of a year in one sentence; empty where nothing is said of any."""
    said = list(results)
    if not any(said):
        return ""
    count = {name: said.count(name) for name in Result.values}
    left = said.count("")
    text = _(
        "Of %(all)d goals %(met)d are met, %(partly)d partly met, %(not_met)d not met and %(not_measurable)d"
        " cannot be measured."
    ) % {"all": len(said), **count}
    more = ngettext("Of %(count)d nothing is said.", "Of %(count)d nothing is said.", left)
    return f"{text} {more % {'count': left}}" if left else text


class Version(NamedTuple):
    """A goal in a version of a plan; `same_as` is the goal it was copied from."""

    pk: int
    same_as: int | None
    title: str
    starts_on: date
    ends_on: date
    state: str


class Said(NamedTuple):
    goal: int
    follow_up: int
    year: int
    result: str


@dataclass(frozen=True)
class GoalHistory:
    """What was said of a goal year by year, the latest first, as (follow-up's key, year, mark, word), and
    what became of it, a sentence or empty."""

    said: tuple[tuple[int, int, str, str], ...] = ()
    fate: str = ""


def goal_history(
    goal: int,
    chain: Collection[int],
    versions: Mapping[int, Version],
    said: Iterable[Said],
    today: date,
    dropped: Collection[int] = (),
) -> GoalHistory:
    """Of the goal through all its versions and plans, its chain of `chains`; `dropped` are goals that a
    handover note has ended. Pure."""
    lines = sorted({one for one in said if one.goal in chain}, key=lambda one: one.year, reverse=True)
    told = tuple((one.follow_up, one.year, *result_shown(one.result)) for one in lines)
    same = [versions[pk] for pk in chain]
    return GoalHistory(told, fate(versions[goal], same, versions.values(), today, dropped))


def fate(
    goal: Version,
    same: Iterable[Version],
    everything: Iterable[Version],
    today: date,
    dropped: Collection[int] = (),
) -> str:
    """Carried over where a later plan has it; dropped where those who took over said so, or where the plan
    is over and a later one is adopted without it (domain.md 6.5). Pure."""
    same = list(same)
    later = sorted((one for one in same if one.starts_on > goal.ends_on), key=lambda one: one.starts_on)
    if later:
        return _("Carried over to %(plan)s.") % {"plan": later[0].title}
    if any(one.pk in dropped for one in same):
        return _("Dropped by those who took over.")
    is_over = goal.ends_on < today or goal.state == ActivityPlan.State.CLOSED
    adopted = (one for one in everything if one.starts_on > goal.ends_on)
    if is_over and any(one.state == ActivityPlan.State.ADOPTED for one in adopted):
        return _("Not carried over to the next plan.")
    return ""


def chains(versions: Mapping[int, Version]) -> dict[int, list[int]]:
    """{goal: itself with those it was and those it became}; each goal is looked at once, however many
    versions and terms there are. Pure."""
    found: dict[int, list[int]] = {}
    for goal in versions:
        newer, pk = [], goal
        while pk not in found and pk in versions:
            newer.append(pk)
            pk = versions[pk].same_as
        chain = found.get(pk, [])
        chain += newer
        found.update(dict.fromkeys(newer, chain))
    return found


def has_results(group) -> Exists:
    """Whether anything is said in follow-ups of the group, `group` a reference: for a query that asks
    more."""
    rows = GoalComment.objects.filter(follow_up__group=group, follow_up__state__in=STANDS)
    return Exists(rows.exclude(result=""))


def goal_histories(
    plan: ActivityPlan, today: date, *, only_published: bool = False
) -> dict[int, GoalHistory]:
    """{goal of the version: its history}, those with none left out. One query for all the group's goals, so
    that a goal is followed over terms. `only_published` for readers of other groups, who see no drafts."""
    columns = ("pk", "same_as", "plan__title", "plan__starts_on", "plan__ends_on", "plan__state")
    commented = ("comments__follow_up", "comments__follow_up__year", "comments__follow_up__state")
    noted = ("handover_notes__outcome", "plan")
    rows = Goal.objects.filter(plan__group=plan.group_id).order_by()
    states = (FollowUp.State.PUBLISHED,) if only_published else STANDS
    if only_published:
        rows = rows.exclude(plan__state=ActivityPlan.State.DRAFT)
    versions, said, own, dropped = {}, set(), [], set()
    for row in rows.values_list(*columns, *commented, "comments__result", *noted):
        version, (follow_up, year, state, result, outcome, of_plan) = Version(*row[:6]), row[6:]
        versions[version.pk] = version
        if state in states and result:
            said.add(Said(version.pk, follow_up, year, result))
        if outcome == HandoverNote.Outcome.DROPPED:
            dropped.add(version.pk)
        if of_plan == plan.pk:
            own.append(version.pk)
    same = chains(versions)
    found = {pk: goal_history(pk, same[pk], versions, said, today, dropped) for pk in own}
    return {pk: history for pk, history in found.items() if history.said or history.fate}
