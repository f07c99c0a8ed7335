"""What hangs on an issue, in one query however many kinds there are: its way, topics, perspectives, groups,
parties, open points and sources, and what its structure calls the stages."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import CharField, DateField, F, IntegerField, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from groups.models import GroupName, OrganizationName, Person
from issues.course import EXITS, WAY
from issues.models import (
    Issue,
    IssueGroup,
    IssueParty,
    IssueSource,
    OpenPoint,
    Perspective,
    StageEntry,
    StageName,
    Topic,
)
from issues.stage_words import stage_names
from meetings.readable import readable_anywhere
from samverkan.lib.dated import value_that_day

COLUMNS = ("kind", "order", "title", "more", "on", "until")


@dataclass(frozen=True)
class Piece:
    """A part of an issue. What the columns hold is said in `_pieces`."""

    title: str
    more: str = ""
    on: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Step:
    """A stage on the way; `state` is done, now, passed (skipped) or ahead. `on`: the last time it came
    there."""

    name: str
    state: str
    on: date | None = None


@dataclass(frozen=True)
class Parts:
    names: dict[str, str]
    most_days: dict[str, int | None]
    steps: tuple[Step, ...]
    topics: list[str] = field(default_factory=list)
    perspectives: list[str] = field(default_factory=list)
    groups: list[Piece] = field(default_factory=list)
    parties: list[Piece] = field(default_factory=list)
    open_points: list[Piece] = field(default_factory=list)
    sources: list[Piece] = field(default_factory=list)

    @property
    def unsettled(self) -> list[Piece]:
        return [point for point in self.open_points if point.until is None]

    @property
    def settled(self) -> list[Piece]:
        return [point for point in self.open_points if point.until]


def parts_of(issue: Issue, reader: Person, today: date) -> Parts:
    first, *others = _pieces(issue, reader, today)
    found = defaultdict(list)
    for kind, order, *piece in first.union(*others, all=True).order_by("piece_kind", "piece_order"):
        found[kind].append((order, Piece(*piece)))
    rows = {kind: [piece for _order, piece in pieces] for kind, pieces in found.items()}
    given = {piece.more: piece.title for piece in rows.get("stage", [])}
    return Parts(
        names=stage_names(()) | given,
        most_days={piece.more: days for days, piece in found["stage"] if days},
        steps=steps([(piece.title, piece.on) for piece in rows.get("visit", [])], stage_names(()) | given),
        topics=[piece.title for piece in rows.get("topic", [])],
        perspectives=[piece.title for piece in rows.get("perspective", [])],
        groups=rows.get("group", []),
        parties=rows.get("party", []),
        open_points=rows.get("open", []),
        sources=[*rows.get("source", []), *map(_linked, rows.get("paper", []))],
    )


def _linked(paper: Piece) -> Piece:
    slug, _slash, pk = paper.more.partition("/")
    return replace(paper, more=reverse("groups:document", args=[slug, pk]))


def steps(visits: list[tuple[str, date]], names: dict[str, str]) -> tuple[Step, ...]:
    """The whole way with where it has come; `visits` are (stage, day) in the order they happened. Pure.

    An issue that has gone out keeps the place it had, and the way out stands last.
    """
    days = dict(visits)
    now = visits[-1][0]
    reached = [stage for stage, _day in visits if stage in WAY]
    here = WAY.index(reached[-1]) if reached else -1
    found = []
    for place, stage in enumerate(WAY):
        day = days.get(stage) if place <= here else None
        state = "now" if stage == now else "ahead" if place > here else "done" if day else "passed"
        found.append(Step(names[stage], state, day))
    return (*found, Step(names[now], "now", days[now])) if now in EXITS else tuple(found)


def _pieces(issue: Issue, reader: Person, today: date) -> list[QuerySet]:
    """One query of each kind, all with the columns of COLUMNS."""
    own = {"issue": issue}
    group = value_that_day(GroupName, "name", today, group=OuterRef("group"))
    party = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    parties = IssueParty.objects.filter(**own)
    sources = IssueSource.objects.filter(**own)
    may_read = Q(document__in=readable_anywhere(reader).order_by().values("pk"))
    paper = Concat("document__group__slug", Value("/"), "document", output_field=TextField())
    stages = StageName.objects.filter(structure=issue.structure_id)
    return [
        # How long it may take stands as its order.
        _columns(stages, "stage", order="days", title=F("name"), more=F("stage")),
        _columns(StageEntry.objects.filter(**own), "visit", title=F("stage"), on="entered_on"),
        _columns(Topic.objects.filter(issues=issue), "topic", title=F("name")),
        _columns(
            Perspective.objects.filter(issues=issue), "perspective", order="order", title=F("name")
        ),
        _columns(IssueGroup.objects.filter(**own), "group", title=group, more=F("part"), on="since"),
        _columns(
            parties.filter(organization__isnull=False),
            "party", title=party, more=F("note"), on="joined_on"
        ),
        _columns(
            parties.filter(organization__isnull=True),
            "party", title=F("name"), more=F("note"), on="joined_on"
        ),
        _columns(
            OpenPoint.objects.filter(**own), "open",
            title=F("text"), more=F("answer"), on="raised_on", until="settled_on",
        ),
        _columns(sources.filter(document=None), "source", title=F("title"), more=F("address")),
        _columns(sources.filter(may_read), "paper", title=F("title"), more=paper),
    ]  # fmt: skip


def _columns(rows: QuerySet, kind: str, *, title, more=None, order="pk", on="", until="") -> QuerySet:
    """Every column is cast: PostgreSQL would take a NULL of no type for text."""
    nothing = Value(None)
    return (
        rows.order_by()
        .annotate(
            piece_kind=Value(kind, CharField()),
            piece_order=Cast(F(order), IntegerField()),
            piece_title=Cast(title, TextField()),
            piece_more=Cast(more or Value(""), TextField()),
            piece_on=Cast(F(on) if on else nothing, DateField()),
            piece_until=Cast(F(until) if until else nothing, DateField()),
        )
        .values_list(*(f"piece_{column}" for column in COLUMNS))
    )
