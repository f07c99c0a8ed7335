"""What the page of an issue tells of its anchoring (S003-29)."""

from dataclasses import dataclass
from datetime import date

from groups.models import Person
from issues.anchoring_lines import AnchoringLine, lines_of, summary
from issues.issue_access import may
from issues.models import Anchoring, HomeBrief, Issue


@dataclass(frozen=True)
class AnchoringFacts:
    """`summary` is one sentence, empty where nobody was asked; `is_well` is "välförankrat"."""

    issue: int
    lines: tuple[AnchoringLine, ...]
    summary: str
    has_brief: bool
    may_ask: bool

    @property
    def is_well(self) -> bool:
        return bool(self.lines) and all(line.is_anchored for line in self.lines)

    @property
    def is_late(self) -> bool:
        return any(line.is_late for line in self.lines)

    @property
    def mine(self) -> list[AnchoringLine]:
        """What the reader is to take up at home and has not."""
        return [line for line in self.lines if line.is_mine and not line.is_anchored]

    @property
    def left(self) -> int:
        return sum(not line.is_anchored for line in self.lines)

    @property
    def reports(self) -> int:
        return sum(len(line.reports) for line in self.lines)


def anchoring_facts(issue: Issue, reader: Person, today: date) -> AnchoringFacts:
    """One query, however many are asked; two where nobody is."""
    lines = lines_of(Anchoring.objects.filter(issue=issue), reader, today)
    has_brief = lines[0].has_brief if lines else HomeBrief.objects.filter(issue=issue).exists()
    return AnchoringFacts(
        issue=issue.pk,
        lines=tuple(lines),
        summary=summary(lines),
        has_brief=has_brief,
        may_ask=may(reader, issue),
    )
