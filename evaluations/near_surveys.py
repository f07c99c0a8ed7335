"""Surveys that ask the same of almost the same people within half a year: set side by side their results
would tell what the few answered who are in one and not in the other (ruling 24).

Equal sets are all right, as a repeat is: everybody has answered anew, so no sum of the one goes into the
other. Only broken down the other way the two would be one survey with two tables across each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import Question, Survey
from evaluations.survey_recipients import Asked, asked_of, people_in
from samverkan.lib.spoken import day_plain

# People change their minds, and groups their people, from one half of the year to the next.
WITHIN = timedelta(days=180)


@dataclass(frozen=True)
class People:
    """Whom a survey asks, and how it is broken down. `asked` are (person, role, group) by id."""

    asked: frozenset[tuple[int, str, int]]
    by: str = ""

    @property
    def tables(self) -> list[frozenset[int]]:
        """The people of everybody's table and of each declared one."""
        place = {"role": 1, "group": 2}.get(self.by)
        keys = {row[place] for row in self.asked} if place else ()
        everybody = frozenset(row[0] for row in self.asked)
        return [everybody, *(frozenset(row[0] for row in self.asked if row[place] == key) for key in keys)]


@dataclass(frozen=True)
class Near:
    """`differing` people are in one of the two alone, fewer than `fewest`; 0: the same, and broken down the
    other way. `title` is empty where it is of a group that this one is not about (ruling 22)."""

    title: str
    opened_on: date
    differing: int
    fewest: int


def few_between(one: People, other: People, fewest: int) -> int | None:
    """Fewest people, though not none, by whom a table of the one differs from one of the other; 0 where they
    ask the same people and are broken down each its own way; None where nothing is told. Pure."""
    pairs = product(one.tables, other.tables)
    few = [len(mine ^ theirs) for mine, theirs in pairs if min(len(mine), len(theirs)) >= fewest]
    few = [count for count in few if 0 < count < fewest]
    if few:
        return min(few)
    is_across = one.by and other.by and one.by != other.by and one.tables[0] == other.tables[0]
    return 0 if is_across else None


def nearest_survey(survey: Survey, asked: Sequence[Asked], on: date) -> Near | None:
    """The first survey of the structure that is too near this one, if it asked these people that day. One
    query, and one to three for each that has a question in common."""
    if not asked:
        return None
    mine = People(frozenset(map(_triple, asked)), survey.broken_down_by)
    for other in _in_common(survey, on):
        theirs = People(_asked_in(other), other.broken_down_by)
        fewest = max(survey.threshold, other.threshold)
        differing = few_between(mine, theirs, fewest)
        if differing is not None:
            mine_too = survey.evaluation.groups.values("group")
            is_of_others = other.evaluation.groups.exclude(group__in=mine_too).exists()
            return Near("" if is_of_others else other.title, other.opened_on, differing, fewest)
    return None


def near_words(near: Near) -> str:
    """Which, how near, and the ways on."""
    words = {
        "survey": _("“%(title)s”") % {"title": near.title} if near.title else _("Another survey"),
        "opened": day_plain(near.opened_on),
        "count": near.differing,
        "later": day_plain(near.opened_on + WITHIN),
        "fewest": near.fewest,
    }
    if not near.differing:
        text = _(
            "%(survey)s, opened %(opened)s, asks the same people the same, and is broken down the other way. "
            "Together they would tell what the smallest groups answered. Break both down alike, ask "
            "something else, or wait until %(later)s."
        )
        return text % words
    text = ngettext(
        "%(survey)s, opened %(opened)s, asks the same, of the same people but for one. Together they would "
        "tell what that person answered.",
        "%(survey)s, opened %(opened)s, asks the same, of the same people but for %(count)d. Together they "
        "would tell what those %(count)d answered.",
        near.differing,
    )
    way_on = _(
        "Ask the very same people, or so that at least %(fewest)d differ; or ask something else, or wait "
        "until %(later)s."
    )
    return f"{text} {way_on}" % words


def _in_common(survey: Survey, on: date) -> QuerySet[Survey]:
    asked = Question.objects.exclude(kind=Question.Kind.TEXT)
    keys = asked.filter(section__survey=survey).values("key")
    rows = Survey.objects.filter(
        evaluation__structure=survey.evaluation.structure_id, opened_on__gt=on - WITHIN
    ).exclude(pk=survey.pk)
    return rows.filter(pk__in=asked.filter(key__in=keys).values("section__survey"))


def _asked_in(survey: Survey) -> frozenset[tuple[int, str, int]]:
    """While it is open those who have an invitation; after that nobody knows but by the roles of that day."""
    if survey.state == Survey.State.OPEN:
        return frozenset(survey.invitations.values_list("person", "role", "group"))
    chosen: Sequence[tuple[int, str]] = list(survey.recipients.values_list("group_id", "role"))
    people = people_in(list(dict.fromkeys(group for group, _role in chosen)), survey.opened_on)
    return frozenset(_triple(one) for one in asked_of(people, chosen) if one.person.address)


def _triple(one: Asked) -> tuple[int, str, int]:
    return one.person.pk, one.role, one.group
