"""A gathered year as its page, its paper and the public page show it: the same facts, drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.attendance_numbers import percent
from plans.follow_up_document import ActivityYear, FollowUpDocument, GoalYear, NumbersYear, PlanYear, Presence
from plans.goal_results import result_shown, results_sentence
from plans.progress import Word
from plans.trend import trend_progress
from plans.trend_facts import trend_again
from plans.trend_words import Shown, shown
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class GoalShown:
    """`words`: how far each of its targets has come; `anchor` is its place on the page; `result` (kind of
    mark, word) or None; `written` is a sentence of who wrote the comment, or empty."""

    facts: GoalYear
    indicators: tuple[Shown, ...]
    words: tuple[Word, ...]
    anchor: str
    result: tuple[str, str] | None = None
    written: str = ""

    @property
    def activities(self) -> tuple[ActivityYear, ...]:
        return self.facts.activities


@dataclass(frozen=True)
class PlanShown:
    facts: PlanYear
    goals: tuple[GoalShown, ...]


def plans_shown(
    document: FollowUpDocument,
    *,
    with_organizations: bool = False,
    opened: str = "",
    writers: Mapping[int, str] | None = None,
) -> list[PlanShown]:
    """No query. `with_organizations` draws each by itself and gives it a row of each table: for the paper of
    one group. On a page only the drawing that is called `opened` has them. `writers` {goal: name}, for the
    group itself: the facts have no names."""
    names = writers or {}
    return [
        PlanShown(
            plan,
            tuple(
                goal_shown(
                    goal,
                    document.until,
                    with_organizations=with_organizations,
                    opened=opened,
                    writer=names.get(goal.key, ""),
                )
                for goal in plan.goals
            ),
        )
        for plan in document.plans
    ]


def goal_shown(
    goal: GoalYear, until: date, *, with_organizations: bool, opened: str = "", writer: str = ""
) -> GoalShown:
    trends = [(f"u{one.key}", trend_again(one.trend)) for one in goal.indicators]
    found = [trend_progress(trend, until) for _name, trend in trends]
    return GoalShown(
        goal,
        tuple(
            shown(trend, until, name, with_organizations=with_organizations or name == opened)
            for name, trend in trends
        ),
        tuple(one.word for one in found if one),
        f"mal-{goal.key}",
        result_shown(goal.result),
        written_words(goal.written_on, goal.written_by, _("the one responsible for the goal"), writer),
    )


def summary_words(document: FollowUpDocument, writer: str = "") -> str:
    """Who wrote the summary, and when."""
    return written_words(document.summary_on, document.summary_by, _("the chair"), writer)


def written_words(on: date | None, by: str, whom: str, writer: str = "") -> str:
    """ "Skrivet 20 januari 2018 av Anna Ek, för ordföranden.": `whom` is whose words they are to be, `by`
    whether they are ("own", "others"), `writer` the name where it may be told."""
    if on is None:
        return ""
    who = writer or (whom if by == "own" else "")
    text = {
        (True, True): _("Written %(day)s by %(who)s, for %(whom)s."),
        (True, False): _("Written %(day)s by %(who)s."),
        (False, True): _("Written %(day)s for %(whom)s."),
        (False, False): _("Written %(day)s."),
    }[bool(who), by == "others"]
    return text % {"day": day_plain(on), "who": who, "whom": whom}


def in_short(document: FollowUpDocument, plans: list[PlanShown]) -> list[str]:
    """The year in a few sentences, each true without the others."""
    results = [goal.result for plan in document.plans for goal in plan.goals]
    found = [
        results_sentence(results),
        _goals_sentence(plans),
        *_numbers_sentences(document.numbers),
        _issues_sentence(document),
    ]
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
