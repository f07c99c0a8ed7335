"""What the recommendations of a report are tied to, and who may know of it: the groups whose people all read
it, and everybody. What a narrower circle reads is not told of at all."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import Truncator

from evaluations.models import RecommendationTie
from evaluations.recommendation_ties import ISSUE_OF_DECISION
from evaluations.report_document import TiePart
from groups.models import Group, OrganizationName, ReadingCircle
from groups.structure import TO_EVERYBODY
from issues.models import Assignment, AssignmentPerformer, Issue, IssueGroup, OrganizationDecision
from samverkan.lib.dated import value_that_day

READ = ReadingCircle.GROUP
WIDE = ("issue", "assignment__issue", f"decision__{ISSUE_OF_DECISION}")
LONGEST = 200


class Tied(NamedTuple):
    """What a tie goes to, in words, and the issue that decides who reads it; None where that is none."""

    kind: str
    to: Issue | Assignment | OrganizationDecision
    issue: Issue | None
    text: str


def ties_told(recommendations: Collection[int], on: date) -> dict[int, list[TiePart]]:
    """{recommendation: what it is tied to, in the order it was}; at most five queries, one where nothing
    is."""
    name = value_that_day(OrganizationName, "name", on, organization=OuterRef("decision__organization"))
    rows = RecommendationTie.objects.filter(_read_by_groups(), recommendation__in=recommendations)
    rows = rows.select_related(*WIDE).annotate(organization_name=name).order_by("pk")
    tied = [(row.recommendation_id, _tied(row)) for row in rows]
    groups, found = _groups_of([one for _key, one in tied]), defaultdict(list)
    issues = open_issues({one.to.pk for _key, one in tied if one.kind == "issue"})
    decisions = open_decisions({one.to.pk for _key, one in tied if one.kind == "decision"})
    is_open = {"issue": issues, "decision": decisions, "assignment": set()}
    for key, one in tied:
        part = TiePart(
            kind=one.kind,
            key=one.to.pk,
            text=Truncator(one.text).chars(LONGEST),
            groups=tuple(sorted(groups[one.kind, one.to.pk])),
            is_open=int(one.to.pk in is_open[one.kind]),
        )
        found[key].append(part)
    return found


def open_issues(keys: Collection[int]) -> set[int]:
    """Those that everybody may read today, as on their public page; no query for none."""
    return _kept(Issue.objects.filter(_open()), keys)


def open_decisions(keys: Collection[int]) -> set[int]:
    """Decisions of organisations that everybody may read of today: about such an issue, asked for with
    material that has been issued, and after no position that was annulled."""
    asked = {"path__version__issued_at__isnull": False, "position__annulled_on__isnull": True}
    return _kept(OrganizationDecision.objects.filter(_open(f"{ISSUE_OF_DECISION}__"), **asked), keys)


def _open(issue: str = "") -> Q:
    hidden = Group.objects.filter(pk=OuterRef(f"{issue}home_group")).exclude(state__in=TO_EVERYBODY)
    return Q(**{f"{issue}is_public": True, f"{issue}circle": READ}) & ~Exists(hidden)


def _kept(rows: QuerySet, keys: Collection[int]) -> set[int]:
    return set(rows.filter(pk__in=keys).order_by().values_list("pk", flat=True)) if keys else set()


def _read_by_groups() -> Q:
    """Of the kinds that a report tells of, what no circle within a group has to itself."""
    assignment = Q(assignment__issue=None) | Q(assignment__issue__circle=READ)
    decision = Q(**{f"decision__{ISSUE_OF_DECISION}__circle": READ})
    return Q(issue__circle=READ) | Q(assignment__circle=READ) & assignment | decision


def _tied(row: RecommendationTie) -> Tied:
    if row.issue_id:
        return Tied("issue", row.issue, row.issue, row.issue.title)
    if row.assignment_id:
        return Tied("assignment", row.assignment, row.assignment.issue, row.assignment.wording)
    issue = row.decision.path.version.material.issue
    return Tied("decision", row.decision, issue, f"{row.organization_name}: {issue.title}")


def _groups_of(tied: list[Tied]) -> dict[tuple[str, int], set[int]]:
    """{(kind, key): the groups all of whose people read it}, as `issues_for` and `assignments_for` say."""
    shared, done = defaultdict(set), defaultdict(set)
    if issues := {one.issue.pk for one in tied if one.issue}:
        rows = IssueGroup.objects.filter(issue__in=issues)
        for issue, group in rows.values_list("issue", "group"):
            shared[issue].add(group)
    if assignments := {one.to.pk for one in tied if one.kind == "assignment"}:
        rows = AssignmentPerformer.objects.filter(assignment__in=assignments, group__isnull=False)
        for assignment, group in rows.values_list("assignment", "group"):
            done[assignment].add(group)
    found = defaultdict(set)
    for one in tied:
        groups = found[one.kind, one.to.pk]
        if one.issue:
            groups |= shared[one.issue.pk] | {one.issue.home_group_id} - {None}
        if one.kind == "assignment":
            groups |= done[one.to.pk] | {one.to.commissioner_id}
    return found
