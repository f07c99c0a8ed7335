"""The surveys that stand beside a survey in its result: those it repeats, and those of the same template,
over years and terms and beside other groups (I-SUR7). Each shows its own kept tally; nothing is summed.

A result says the same to all its readers, on the page and in every file: only what each of them may read.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import CharField, OuterRef, Q, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Cast, Concat

from evaluations.kept_tallies import SurveyTallies, kept_tallies
from evaluations.models import EvaluatedGroup, Survey, SurveyRecipients
from evaluations.packing import CLOSED
from groups.models import GroupName, Term
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared
from samverkan.lib.spoken import day_plain

# A table of more columns is read by nobody; the newest, and the nearest in time, are kept.
MOST = 5
# What a survey repeats, as far back as there are columns.
CHAIN = tuple("__".join(["repeats"] * steps) for steps in range(1, MOST))
# A survey of another group is beside this one when it was closed within a year of it.
NEAR = timedelta(days=366)
LINE, CELL = "\n", "\t"


@dataclass(frozen=True, kw_only=True)
class ColumnFacts:
    """A survey to stand beside; `groups` are the names, that day, of those whose people it asked."""

    tallies: SurveyTallies
    sha256: str = ""
    term: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ComparedFacts:
    """`term` and `groups` are the survey's own. `years` asked the same people, oldest first; `others` other
    groups."""

    term: str = ""
    groups: tuple[str, ...] = ()
    years: tuple[ColumnFacts, ...] = ()
    others: tuple[ColumnFacts, ...] = ()

    @property
    def rests_on(self) -> tuple:
        """As one comparable value, without reading the tallies through."""
        beside = ((one.sha256, one.term, one.groups) for one in (*self.years, *self.others))
        return (self.term, self.groups, len(self.years), *beside)


ALONE = ComparedFacts()


@dataclass(frozen=True)
class Candidate:
    """A closed survey as far as is needed to choose: `asked` are (group, role), `evaluated` the groups of its
    evaluation; `is_repeated` says that the one in question repeats it."""

    pk: int
    is_told: bool
    closed_on: date
    asked: frozenset[tuple[str, str]]
    evaluated: frozenset[str]
    is_repeated: bool = False
    term: str = ""
    names: tuple[str, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        return frozenset(group for group, _role in self.asked)


def compared_with(survey: Survey) -> ComparedFacts:
    """Of a closed one, with its evaluation read; one query, two where something stands beside it."""
    rows = _rows(survey.pk, survey.template, survey.evaluation.structure_id)
    found = {row.pk: row for row in map(_candidate, rows)}
    own = found.pop(survey.pk)
    years, others = chosen(own, found.values())
    kept = {row.pk: row for row in _tallies([*years, *others])}

    def column(one: Candidate) -> ColumnFacts:
        row = kept[one.pk]
        return ColumnFacts(tallies=kept_tallies(row), sha256=row.sha256, term=one.term, groups=one.names)

    return ComparedFacts(
        term=own.term,
        groups=own.names,
        years=tuple(column(one) for one in years),
        others=tuple(column(one) for one in others),
    )


def chosen(own: Candidate, found: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Those over the years, oldest first, and one for each set of other groups. Pure."""
    there = [one for one in found if read_by_all(own, one)]
    before = [one for one in there if (one.closed_on, one.pk) < (own.closed_on, own.pk)]
    years = [one for one in before if one.is_repeated or one.asked == own.asked]
    years.sort(key=lambda one: (one.closed_on, one.pk))
    near = [
        one
        for one in there
        if not one.is_repeated and one.groups != own.groups and abs(one.closed_on - own.closed_on) <= NEAR
    ]
    near.sort(key=lambda one: (abs(one.closed_on - own.closed_on), -one.pk))
    nearest: dict[frozenset[str], Candidate] = {}
    for one in near:
        nearest.setdefault(one.groups, one)
    return years[1 - MOST :], sorted([*nearest.values()][: MOST - 1], key=lambda one: one.names)


def read_by_all(own: Candidate, other: Candidate) -> bool:
    """Whether whoever reads the one reads the other (`evaluations.access.surveys_for`): those told to a group
    are read by all of it, others by who sees to all their groups."""
    if other.is_told:
        return own.evaluated <= other.evaluated
    return not own.is_told and own.evaluated == other.evaluated


def headings(columns: Sequence[tuple[date, str, str]]) -> list[str]:
    """Of (closed, title, term): “2018 (2015–2018)”, with the day where two are of one year."""
    years, days = Counter(on.year for on, *_ in columns), Counter(on for on, *_ in columns)
    found = []
    for on, title, term in columns:
        moment = str(on.year) if years[on.year] == 1 else day_plain(on)
        moment = f"{moment}, {title}" if days[on] > 1 else moment
        found.append(f"{moment} ({term})" if term else moment)
    return found


@prepared
def _rows(survey: int, template: str, structure: int) -> QuerySet[Survey]:
    """Itself, what it repeats, and the others of its structure that are made from its template, if any."""
    of, repeated = Survey.objects.filter(pk=survey), Q()
    for step in CHAIN:
        repeated |= Q(pk__in=of.exclude(**{step: None}).values(step))
    alike = Q(template=template) & ~Q(template="")
    rows = Survey.objects.filter(
        repeated | alike | Q(pk=survey), evaluation__structure=structure, state__in=CLOSED
    )
    rows = rows.annotate(is_repeated=repeated, term=_term(), asked=_asked(), evaluated=_evaluated())
    return rows.values("pk", "state", "closed_on", "asked", "evaluated", "is_repeated", "term")


def _term() -> Subquery:
    rows = Term.objects.filter(
        structure=OuterRef("evaluation__structure"),
        starts_on__lte=OuterRef("closed_on"),
        ends_on__gte=OuterRef("closed_on"),
    )
    return Subquery(rows.order_by("-starts_on").values("name")[:1])


def _asked() -> Subquery:
    """A line of group, role and the group's name for each of its recipients."""
    rows = SurveyRecipients.objects.filter(survey=OuterRef("pk")).order_by().values("survey")
    name = value_that_day(GroupName, "name", OuterRef("survey__closed_on"), group=OuterRef("group"))
    cells = (Cast("group", CharField()), Value(CELL), "role", Value(CELL), name)
    line = Concat(*cells, output_field=CharField())
    return Subquery(rows.annotate(lines=StringAgg(line, Value(LINE))).values("lines"))


def _evaluated() -> Subquery:
    rows = EvaluatedGroup.objects.filter(evaluation=OuterRef("evaluation")).order_by().values("evaluation")
    group = Cast("group", CharField())
    return Subquery(rows.annotate(lines=StringAgg(group, Value(LINE))).values("lines"))


def _candidate(row: dict) -> Candidate:
    asked = [line.split(CELL) for line in (row["asked"] or "").split(LINE) if line]
    names = {group: name for group, _role, name in asked}
    return Candidate(
        row["pk"],
        row["state"] == Survey.State.REPORTED,
        row["closed_on"],
        frozenset((group, role) for group, role, _name in asked),
        frozenset((row["evaluated"] or "").split(LINE)),
        row["is_repeated"],
        row["term"] or "",
        tuple(sorted(names.values())),
    )


def _tallies(rows: list[Candidate]) -> Iterable[Survey]:
    return (
        Survey.objects.filter(pk__in=[one.pk for one in rows]).only("pk", "tallies", "sha256") if rows else []
    )
