"""Positions, and what was decided at home, as facts for pages, papers and files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import GroupName, OrganizationName, Person
from issues.decision_count import MUNICIPALITY, Answer, Organized, headline, organized, sentences
from issues.decision_states import APPROVED, UNANSWERED, is_late
from issues.issue_access import may
from issues.models import Issue, OrganizationDecision, Position
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key

MARKS = {
    "pending": "empty",
    "scheduled": "on",
    "approved": "ok",
    "approved_with_change": "partly",
    "rejected": "stop",
    "not_applicable": "empty",
}
NO_REPLY = gettext_lazy("No answer")


@dataclass(frozen=True)
class PositionLine:
    """`annulled_on`: it is only read. `holds`: neither annulled nor past its day."""

    pk: int
    group: str
    taken_on: date
    text: str
    condition: str
    valid_to: date | None
    exception_reason: str
    has_material: bool
    annulled_on: date | None
    annulled_reason: str
    holds: bool


@dataclass(frozen=True)
class DecisionLine:
    """What one organisation, or one board of it, has been asked and answered."""

    pk: int
    organization_id: int
    organization: str
    kind: str
    board: str
    state: str
    word: str
    mark: str
    due_on: date
    scheduled_on: date | None
    decided_on: date | None
    text: str
    reference: str
    document: int | None
    implemented_on: date | None
    implemented_text: str
    answered_on: date | None
    is_late: bool
    is_annulled: bool
    issue: int
    issue_title: str
    path: str

    @property
    def name(self) -> str:
        return f"{self.organization}, {self.board}" if self.board else self.organization

    @property
    def is_waited_for(self) -> bool:
        return self.state in UNANSWERED and not self.is_annulled


@dataclass(frozen=True)
class PathDecisions:
    """One path with its answers, and what they come to in words and names (I-DEC4)."""

    pk: int
    label: str
    title: str
    version: int
    due_on: date
    lines: tuple[DecisionLine, ...]
    organizations: tuple[Organized, ...]
    headline: str
    sentences: tuple[str, ...]

    @property
    def heading(self) -> str:
        return path_heading(self.label, self.title, self.version)

    @property
    def approved(self) -> int:
        return sum(line.state in APPROVED for line in self.lines)

    @property
    def carried_out(self) -> int:
        return sum(line.implemented_on is not None for line in self.lines)


@dataclass(frozen=True)
class DecisionFacts:
    """For the issue's page and the overview."""

    positions: tuple[PositionLine, ...]
    paths: tuple[PathDecisions, ...]
    may_move: bool

    @property
    def lines(self) -> list[DecisionLine]:
        return [line for path in self.paths for line in path.lines]

    @property
    def position(self) -> PositionLine | None:
        """The last that is not annulled."""
        return next((one for one in reversed(self.positions) if not one.annulled_on), None)

    @property
    def waited_for(self) -> int:
        return sum(line.is_waited_for for line in self.lines)

    @property
    def to_carry_out(self) -> int:
        return sum(line.state in APPROVED and not line.implemented_on for line in self.lines)


def decision_facts(issue: Issue, reader: Person, today: date) -> DecisionFacts:
    """Two queries, however many organisations and boards."""
    return facts_of(issue, today, may_move=may(reader, issue))


def facts_of(issue: Issue, today: date, *, may_move: bool = False) -> DecisionFacts:
    rows = decision_rows(OrganizationDecision.objects.filter(path__version__material__issue=issue), today)
    lines: dict[int, list] = {}
    for row in rows:
        lines.setdefault(row.path_id, []).append(row)
    return DecisionFacts(
        positions=_positions(issue, today),
        paths=tuple(_path(found, today) for found in lines.values()),
        may_move=may_move,
    )


def decision_rows(rows: QuerySet[OrganizationDecision], today: date) -> QuerySet[OrganizationDecision]:
    """With all that `line_of` reads, in one query; by version, path, and then as they were asked."""
    named = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization_id"))
    rows = rows.select_related("organization", "board", "position", "path__version__material__issue")
    order = ("path__version__material", "path__version__number", "path__label", "pk")
    return rows.annotate(organization_name=named).order_by(*order)


def line_of(row: OrganizationDecision, today: date) -> DecisionLine:
    """A row of `decision_rows`. No query."""
    is_annulled = bool(row.position and row.position.annulled_on)
    late = not is_annulled and is_late(row.state, row.due_on, row.scheduled_on, today)
    issue = row.path.version.material.issue
    return DecisionLine(
        pk=row.pk,
        organization_id=row.organization_id,
        organization=row.organization_name,
        kind=row.organization.kind,
        board=row.board.name if row.board else "",
        state=row.state,
        word=str(NO_REPLY if late else row.get_state_display()),
        mark="warn" if late else MARKS[row.state],
        due_on=row.due_on,
        scheduled_on=row.scheduled_on,
        decided_on=row.decided_on,
        text=row.text,
        reference=row.reference,
        document=row.document_id,
        implemented_on=row.implemented_on,
        implemented_text=row.implemented_text,
        answered_on=timezone.localdate(row.answered_at) if row.answered_at else None,
        is_late=late,
        is_annulled=is_annulled,
        issue=issue.pk,
        issue_title=issue.title,
        path=path_heading(row.path.label, row.path.title, row.path.version.number),
    )


def path_heading(label: str, title: str, version: int) -> str:
    """ "A. Förslag till skolan"; from the second version of the material on also which one."""
    heading = f"{label}. {title}"
    return (
        _("%(path)s, version %(number)s") % {"path": heading, "number": version} if version > 1 else heading
    )


def answers_of(lines: Iterable[DecisionLine]) -> list[Answer]:
    return [Answer(one.organization, one.kind, one.state, one.board, one.is_late) for one in lines]


def _path(rows: Sequence[OrganizationDecision], today: date) -> PathDecisions:
    lines = tuple(sorted((line_of(row, today) for row in rows), key=_as_read))
    path = rows[0].path
    counted = organized(answers_of(lines))
    return PathDecisions(
        pk=path.pk,
        label=path.label,
        title=path.title,
        version=path.version.number,
        due_on=max(line.due_on for line in lines),
        lines=lines,
        organizations=counted,
        headline=headline(counted),
        sentences=sentences(counted),
    )


def _as_read(line: DecisionLine) -> tuple:
    """The municipalities in Swedish order, then the region and others, each with its boards."""
    is_other = line.kind != MUNICIPALITY
    return is_other, sorting_key(line.organization), sorting_key(line.board), line.pk


def _positions(issue: Issue, today: date) -> tuple[PositionLine, ...]:
    named = value_that_day(GroupName, "name", today, group=OuterRef("group_id"))
    rows = Position.objects.filter(issue=issue).annotate(group_name=named).order_by("taken_on", "pk")
    return tuple(
        PositionLine(
            pk=row.pk,
            group=row.group_name,
            taken_on=row.taken_on,
            text=row.text,
            condition=row.condition,
            valid_to=row.valid_to,
            exception_reason=row.exception_reason,
            has_material=row.version_id is not None,
            annulled_on=row.annulled_on,
            annulled_reason=row.annulled_reason,
            holds=not row.annulled_on and (row.valid_to is None or row.valid_to >= today),
        )
        for row in rows
    )


def state_words() -> dict[str, str]:
    """{state: word}, for legends and files."""
    return {state.value: str(state.label) for state in OrganizationDecision.State}
