"""Surveys that ask the same of the same people, or almost the same, within half a year: set side by side
their results would tell what the few answered who are in one and not in the other (ruling 24).

Also where both ask the very same: fourteen answer the one and thirteen the other, and whoever knows who did
not reads that one's answers. A repeat after half a year or more is another thing: everybody has thought anew.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import Invitation, Question, Survey, SurveyRecipients
from evaluations.survey_recipients import Asked, asked_of, people_in
from evaluations.survey_sums import People, few_between, few_together
from samverkan.lib.spoken import day_plain

# People change their minds, and groups their people, from one half of the year to the next.
WITHIN = timedelta(days=180)


@dataclass(frozen=True)
class Near:
    """At least `differing` people are in one of the two alone, fewer than `fewest`. `title` is empty where it
    is of a group that this one is not about (ruling 22). From `later` on it stands in nobody's way. Without
    `opened_on` it is no single one, but several taken together."""

    title: str
    opened_on: date | None
    later: date
    differing: int
    fewest: int


def nearest_survey(survey: Survey, asked: Sequence[Asked], on: date) -> Near | None:
    """The first survey of the structure that is too near this one, if it asked these people that day. Five
    queries at most, however many it may be, and two for each day on which those that are closed were
    opened."""
    if not asked:
        return None
    mine = People(frozenset(map(_triple, asked)), survey.broken_down_by)
    near = list(_with_people(_in_common(survey, on)))
    for other, theirs in near:
        fewest = max(survey.threshold, other.threshold)
        differing = few_between(mine, theirs, fewest)
        if differing is not None:
            mine_too = survey.evaluation.groups.values("group")
            is_of_others = other.evaluation.groups.exclude(group__in=mine_too).exists()
            title = "" if is_of_others else other.title
            return Near(title, other.opened_on, _later(other), differing, fewest)
    return _near_together(mine, near, survey.threshold)


def _near_together(mine: People, near: Sequence[tuple[Survey, People]], threshold: int) -> Near | None:
    if len(near) < 2:
        return None
    fewest = max(threshold, *(other.threshold for other, _people in near))
    differing = few_together(mine, [people for _other, people in near], fewest)
    later = max(_later(other) for other, _people in near)
    return None if differing is None else Near("", None, later, differing, fewest)


def invited_to(survey: Survey) -> list[Asked]:
    """Of one that is open; one query."""
    return [Asked(row.person, row.group_id, row.role) for row in survey.invitations.select_related("person")]


def near_words(near: Near) -> str:
    """Which, how near, and the ways on."""
    if near.opened_on is None:
        text = _(
            "Other surveys ask the same, each of some of these people. Together with them this one would "
            "tell what fewer than %(fewest)d answered. Ask something else, or wait until %(later)s."
        )
        return text % {"fewest": near.fewest, "later": day_plain(near.later)}
    words = {
        "survey": _("“%(title)s”") % {"title": near.title} if near.title else _("Another survey"),
        "opened": day_plain(near.opened_on),
        "count": near.differing,
        "later": day_plain(near.later),
        "fewest": near.fewest,
    }
    if not near.differing:
        text = _(
            "%(survey)s, opened %(opened)s, asks the same people the same. Together they would tell what "
            "somebody answered who answers only one of them. Ask something else, or wait until %(later)s."
        )
        return text % words
    text = ngettext(
        "%(survey)s, opened %(opened)s, asks the same, of the same people but for one. Together they would "
        "tell what that person answered.",
        "%(survey)s, opened %(opened)s, asks the same, of the same people but for %(count)d. Together they "
        "would tell what those %(count)d answered.",
        near.differing,
    )
    way_on = _("Ask so that at least %(fewest)d differ; or ask something else, or wait until %(later)s.")
    return f"{text} {way_on}" % words


def said(text: str) -> str:
    """The words of a question, however they are written: typed by hand they have another key."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _later(other: Survey) -> date:
    later = other.opened_on + WITHIN
    return max(later, other.closes_on + timedelta(days=1)) if other.state == Survey.State.OPEN else later


def _in_common(survey: Survey, on: date) -> list[Survey]:
    """Those that are open, or were opened within half a year, and ask something that this one asks; two
    queries."""
    is_near = Q(opened_on__gt=on - WITHIN) | Q(state=Survey.State.OPEN, closes_on__gte=on)
    rows = Survey.objects.filter(is_near, evaluation__structure=survey.evaluation.structure_id)
    rows = rows.exclude(pk=survey.pk)
    others = list(rows.select_related("evaluation").defer("tallies").order_by("pk"))
    if not others:
        return []
    questions = Question.objects.filter(section__survey__in=[survey, *others])
    asks: dict[int, set[str]] = defaultdict(set)
    for pk, key, text in questions.exclude(kind=Question.Kind.TEXT).values_list(
        "section__survey", "key", "text"
    ):
        asks[pk] |= {f"key {key}", f"text {said(text)}"}
    return [other for other in others if asks[other.pk] & asks[survey.pk]]


def _with_people(surveys: Sequence[Survey]) -> Iterator[tuple[Survey, People]]:
    """While one is open those who have an invitation; after that nobody knows but by the roles of that day,
    and how many they were. Whoever was asked late, or has got another address since, is unknown."""
    by_state = {is_open: [] for is_open in (True, False)}
    for one in surveys:
        by_state[one.state == Survey.State.OPEN].append(one)
    invited = defaultdict(set)
    rows = Invitation.objects.filter(survey__in=by_state[True])
    for pk, *triple in rows.values_list("survey", "person", "role", "group"):
        invited[pk].add(tuple(triple))
    for one in by_state[True]:
        yield one, People(frozenset(invited[one.pk]), one.broken_down_by)
    for one, asked in _asked_once(by_state[False]):
        yield one, People(asked, one.broken_down_by, abs(one.invited - len(asked)))


def _asked_once(closed: Sequence[Survey]) -> Iterator[tuple[Survey, frozenset[tuple[int, str, int]]]]:
    chosen: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = SurveyRecipients.objects.filter(survey__in=closed).order_by("pk")
    for pk, group, role in rows.values_list("survey", "group", "role"):
        chosen[pk].append((group, role))
    for day, opened in groupby(sorted(closed, key=_opened_on), _opened_on):
        that_day = list(opened)
        groups = dict.fromkeys(group for one in that_day for group, _role in chosen[one.pk])
        people = people_in(list(groups), day)
        for one in that_day:
            place = {group: n for n, group in enumerate(dict(chosen[one.pk]))}
            mine = sorted((row for row in people if row.group in place), key=lambda row: place[row.group])
            found = asked_of(mine, chosen[one.pk])
            yield one, frozenset(_triple(row) for row in found if row.person.address)


def _opened_on(survey: Survey) -> date:
    return survey.opened_on


def _triple(one: Asked) -> tuple[int, str, int]:
    return one.person.pk, one.role, one.group
