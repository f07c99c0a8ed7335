"""The register as it is shown: in the report's order, by cluster, and over the years (S002-B, S002-C)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.models import Addressee, Marking, Recommendation, RecommendationFollowUp, RecommendationSet
from evaluations.recommendation_access import KNOWN_TO_ALL, known_to, sees_people
from evaluations.recommendation_file import ReadFile, ReadRecommendation
from evaluations.recommendation_marking import Piece, pieces_shown
from evaluations.recommendation_states import MARKS, by_year, is_late, is_waited_for
from groups.models import Group, GroupName, OrganizationName, Person
from samverkan.lib.dated import value_that_day


@dataclass(frozen=True)
class ToldLine:
    on: date
    mark: str
    word: str
    text: str
    by: str = ""


@dataclass(frozen=True)
class RecommendationLine:
    """`pieces` are (text, is marked); `marked` is "", "whole" or "part". `told` the latest first, `years` as
    (year, its told) in their order. `responsible` is a person's name only where the reader may have it."""

    pk: int
    number: int
    text: str
    pieces: tuple[Piece, ...]
    marked: str
    addressees: tuple[str, ...]
    cluster: str
    place: int
    disposition: str
    disposition_word: str
    reason: str
    state: str
    state_word: str
    mark: str
    responsible: str
    due_on: date | None
    is_late: bool
    is_waited_for: bool
    told: tuple[ToldLine, ...]
    years: tuple[tuple[int, tuple[ToldLine, ...]], ...]
    ties: int

    @property
    def is_undated(self) -> bool:
        """It is to be carried out, and nobody is reminded of it."""
        return self.is_waited_for and self.state != "received" and self.due_on is None

    @property
    def marked_text(self) -> str:
        return " … ".join(text for text, is_marked in self.pieces if is_marked)


def lines_for(
    reader: Person, found: RecommendationSet, today: date, pk: int | None = None
) -> list[RecommendationLine]:
    """As this reader may read them."""
    known = known_to(reader, found.structure_id)
    return register_lines(found, today, names_people=sees_people(reader, found), known=known, pk=pk)


def register_lines(
    found: RecommendationSet,
    today: date,
    *,
    names_people: bool,
    known: Q = KNOWN_TO_ALL,
    pk: int | None = None,
) -> list[RecommendationLine]:
    """In the report's order; four queries. `names_people`: who is responsible, and who told, by name. Only
    groups that are `known` are named."""
    rows = Recommendation.objects.filter(set=found)
    rows = rows if pk is None else rows.filter(pk=pk)
    # Names instead of people and clusters, and lists instead of managers: with 300 recommendations Django
    # took longer to make those than to read them.
    rows = rows.annotate(
        cluster_name=F("cluster__name"),
        cluster_place=F("cluster__position"),
        person_name=F("responsible__name"),
        group_name=value_that_day(GroupName, "name", today, group=OuterRef("responsible_group")),
        is_known=Exists(Group.objects.filter(known, pk=OuterRef("responsible_group"))),
        tied=Count("ties", distinct=True),
    ).order_by("number")
    told = RecommendationFollowUp.objects.annotate(by_name=F("by__name")).order_by("on", "pk")
    rows = rows.prefetch_related(
        Prefetch("markings", Marking.objects.order_by("start"), to_attr="marked"),
        Prefetch("addressees", _named_addressees(today, known), to_attr="named"),
        Prefetch("follow_ups", told, to_attr="told"),
    )
    return [_line(row, today, names_people) for row in rows]


def _named_addressees(today: date, known: Q) -> QuerySet[Addressee]:
    group = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    organization = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    rows = Addressee.objects.annotate(group_name=group, organization_name=organization)
    is_known = Q(group__isnull=True) | Q(group__in=Group.objects.filter(known).values("pk"))
    return rows.filter(is_known).order_by("pk")


def _line(row: Recommendation, today: date, names_people: bool) -> RecommendationLine:
    is_declined = row.disposition == "declined"
    spans = [(one.start, one.end) for one in row.marked]
    told = [_told(one, names_people) for one in row.told]
    person = row.person_name if names_people else ""
    group = row.group_name if row.is_known else ""
    disposition = _word(Recommendation.Disposition, row.disposition)
    return RecommendationLine(
        pk=row.pk,
        number=row.number,
        text=row.text,
        pieces=pieces_shown(row.text, spans),
        marked="whole" if spans == [(0, len(row.text))] else "part" if spans else "",
        addressees=tuple(one.name or one.group_name or one.organization_name for one in row.named),
        cluster=row.cluster_name or "",
        place=row.cluster_place or 0,
        disposition=row.disposition,
        disposition_word=disposition,
        reason=row.reason,
        state=row.state,
        # Nothing more is done with what is declined, so that is how far it has come.
        state_word=disposition if is_declined else _word(Recommendation.State, row.state),
        mark="empty" if is_declined else MARKS[row.state],
        responsible=", ".join(one for one in (person, row.responsible_name, group) if one),
        due_on=row.due_on,
        is_late=is_late(row.state, row.disposition, row.due_on, today),
        is_waited_for=is_waited_for(row.state, row.disposition),
        told=tuple(reversed(told)),
        years=tuple(by_year(told).items()),
        ties=row.tied,
    )


def _told(one: RecommendationFollowUp, names_people: bool) -> ToldLine:
    by = (one.by_name or "") if names_people else ""
    return ToldLine(one.on, MARKS[one.state], _word(Recommendation.State, one.state), one.text, by)


def _word(choices: type[TextChoices], value: str) -> str:
    """`get_FOO_display` translates every choice to find one."""
    return str(choices(value).label)


def by_cluster(lines: Iterable[RecommendationLine]) -> list[tuple[str, list[RecommendationLine]]]:
    """(name, its lines in the report's order), the clusters in theirs; last those that are in none."""
    found: dict[tuple[bool, int, str], list[RecommendationLine]] = {}
    for line in lines:
        found.setdefault((not line.cluster, line.place, line.cluster), []).append(line)
    return [(key[2] or _("In no cluster"), rows) for key, rows in sorted(found.items())]


def over_the_years(lines: Sequence[RecommendationLine]) -> tuple[list[int], list[tuple]]:
    """The years that something was told in, and `(line, ((year, what was told then), …))` of them all."""
    years = sorted({year for line in lines for year, _told in line.years})
    return years, [(line, tuple((year, dict(line.years).get(year, ())) for year in years)) for line in lines]


@dataclass(frozen=True)
class Wanted:
    """Which of them are asked for; empty is all."""

    state: str = ""
    disposition: str = ""
    is_marked: bool = False

    def takes(self, line: RecommendationLine) -> bool:
        if self.is_marked and not line.marked:
            return False
        if self.disposition and line.disposition != self.disposition:
            return False
        if self.state == "left":
            return line.is_waited_for
        if self.state == "late":
            return line.is_late
        if self.state == "undated":
            return line.is_undated
        return not self.state or line.state == self.state


@dataclass(frozen=True)
class Preview:
    """`rows` are (what was read, its pieces)."""

    rows: tuple[tuple[ReadRecommendation, tuple[Piece, ...]], ...]
    faults: tuple[str, ...]
    left_out: tuple[str, ...]
    unknown: tuple[str, ...]
    expected: int

    @property
    def marked(self) -> int:
        return sum(bool(row.markings) for row, _pieces in self.rows)


def shown_preview(found: ReadFile, faults: Iterable[str], expected: int) -> Preview:
    rows = tuple((row, pieces_shown(row.text, row.markings)) for row in found.rows)
    return Preview(rows, tuple(faults), found.left_out, found.unknown, expected)


def beside(one: Recommendation) -> dict[str, tuple[int, int]]:
    """(key, number) of the one `before` and the one `after` in the report's order; one query."""
    rows = Recommendation.objects.filter(set=one.set_id, number__in=(one.number - 1, one.number + 1))
    words = {one.number - 1: "before", one.number + 1: "after"}
    return {words[number]: (pk, number) for pk, number in rows.values_list("pk", "number")}


@dataclass(frozen=True)
class MendedLine:
    """`before` is what stood there until then."""

    on: date
    reason: str
    before: str


def mended(one: Recommendation) -> tuple[MendedLine, ...]:
    """When and why its text was mended, the first time first; one query."""
    rows = one.history.order_by("history_date", "history_id")
    rows = list(rows.values_list("history_date", "history_change_reason", "text"))
    return tuple(
        MendedLine(timezone.localdate(at), reason or "", before)
        for (_at, _why, before), (at, reason, text) in pairwise(rows)
        if before != text
    )
