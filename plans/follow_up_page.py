"""A gathered year as its page, its paper and the public page show it: the same facts, drawn."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.attendance_numbers import percent
from plans.follow_up_document import ActivityYear, FollowUpDocument, GoalYear, NumbersYear, PlanYear, Presence
from plans.progress import Word
from plans.trend import trend_progress
from plans.trend_facts import trend_again
from plans.trend_words import Shown, shown


@dataclass(frozen=True)
class GoalShown:
    """`words`: how far each of its targets has come; `anchor` is its place on the page."""

    facts: GoalYear
    indicators: tuple[Shown, ...]
    words: tuple[Word, ...]
    anchor: str

    @property
    def activities(self) -> tuple[ActivityYear, ...]:
        return self.facts.activities


@dataclass(frozen=True)
class PlanShown:
    facts: PlanYear
    goals: tuple[GoalShown, ...]


def plans_shown(document: FollowUpDocument, *, with_organizations: bool = False) -> list[PlanShown]:
    """No query. `with_organizations` adds a row of each table for each: for the paper of one group."""
    return [
        PlanShown(
            plan,
            tuple(
                goal_shown(goal, document.until, with_organizations=with_organizations) for goal in plan.goals
            ),
        )
        for plan in document.plans
    ]


def goal_shown(goal: GoalYear, until: date, *, with_organizations: bool) -> GoalShown:
    trends = [(one.key, trend_again(one.trend)) for one in goal.indicators]
    found = [trend_progress(trend, until) for _key, trend in trends]
    return GoalShown(
        goal,
        tuple(shown(trend, until, f"u{key}", with_organizations=with_organizations) for key, trend in trends),
        tuple(one.word for one in found if one),
        f"mal-{goal.key}",
    )


def in_short(document: FollowUpDocument, plans: list[PlanShown]) -> list[str]:
    """The year in a few sentences, each true without the others."""
    found = [_goals_sentence(plans), *_numbers_sentences(document.numbers), _issues_sentence(document)]
    return [one for one in found if one]


def _goals_sentence(plans: list[PlanShown]) -> str:
    words = [word for plan in plans for goal in plan.goals for word in goal.words]
    if not words:
        return ""
    count = {
        "all": len(words),
        "reached": words.count(Word.REACHED),
        "on_track": words.count(Word.ON_TRACK),
        "behind": words.count(Word.BEHIND),
        "no_data": words.count(Word.NO_DATA),
    }
    return (
        _(
            "Of %(all)d targets %(reached)d are reached, %(on_track)d on track, %(behind)d behind and"
            " %(no_data)d without readings."
        )
        % count
    )


def _numbers_sentences(numbers: NumbersYear) -> list[str]:
    found = [
        ngettext("%(count)d meeting was held.", "%(count)d meetings were held.", numbers.held)
        % {"count": numbers.held}
    ]
    if numbers.filled:
        share = percent(numbers.present, numbers.filled)
        words = {"present": numbers.present, "filled": numbers.filled, "percent": share}
        text = _("At the meetings %(present)d of %(filled)d places had somebody there (%(percent)d %%).")
        found.append(text % words)
    if numbers.waiting:
        text = ngettext(
            "Who was there is not confirmed of %(count)d meeting.",
            "Who was there is not confirmed of %(count)d meetings.",
            numbers.waiting,
        )
        found.append(text % {"count": numbers.waiting})
    if numbers.called:
        words = {"in_time": numbers.in_time, "all": numbers.called}
        found.append(_("%(in_time)d of %(all)d calls went out in time.") % words)
    return found


def _issues_sentence(document: FollowUpDocument) -> str:
    if not document.issues:
        return ""
    count = len(document.issues)
    return ngettext("%(count)d issue was worked on.", "%(count)d issues were worked on.", count) % {
        "count": count
    }


def share(line: Presence) -> str:
    """ "8 av 10 (80 %)", or a dash of nothing."""
    if not line.filled:
        return "–"
    words = {
        "present": line.present,
        "filled": line.filled,
        "percent": percent(line.present, line.filled),
    }
    return _("%(present)d of %(filled)d (%(percent)d %%)") % words
