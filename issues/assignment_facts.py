"""What the page of an issue tells of its assignments."""

from dataclasses import dataclass
from datetime import date

from groups.access import standing_of
from groups.models import Person
from issues.assignment_access import assignments_for
from issues.assignment_lines import AssignmentLine, by_state, lines_of
from issues.issue_access import MOVERS
from issues.models import Issue


@dataclass(frozen=True)
class AssignmentFacts:
    """Those that the reader reads: `going` by their next day, `finished` the latest first. `may_give`: the
    reader may give one of the home group's."""

    going: tuple[AssignmentLine, ...]
    finished: tuple[AssignmentLine, ...]
    may_give: bool


def assignment_facts(issue: Issue, reader: Person, today: date) -> AssignmentFacts:
    """One query."""
    going, finished = by_state(lines_of(assignments_for(reader).filter(issue=issue), reader, today))
    group = issue.home_group_id
    may_give = bool(group) and standing_of(reader).has(group, MOVERS)
    return AssignmentFacts(tuple(going), tuple(finished), may_give)
