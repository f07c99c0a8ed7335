"""A year gathered from what happened: goals with readings and activities, meetings, attendance, calls,
issues and decisions (S001-29, P50). The same number of queries whatever the year held."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation

from groups.letterhead import letterhead
from groups.models import Group, GroupName, ReadingCircle
from issues.decision_count import headline, organized, sentences
from issues.decision_facts import DecisionLine, answers_of, decision_rows, line_of
from issues.models import Issue, OrganizationDecision, StageEntry
from plans.done_list import done_list
from plans.follow_up_asked import chairs_of
from plans.follow_up_document import (
    LANGUAGE,
    AnswerYear,
    DoneYear,
    FollowUpDocument,
    IssueYear,
    PathYear,
    for_everybody,
    kept_follow_up,
)
from plans.gathered_plans import plan_years
from plans.models import FollowUp
from plans.year_numbers import group_numbers, structure_numbers
from samverkan.lib.dated import value_that_day
from samverkan.lib.reading import sorting_key


def document_of(follow_up: FollowUp, now: datetime) -> FollowUpDocument:
    """The frozen facts, or the draft gathered anew."""
    return kept_follow_up(follow_up) if follow_up.facts else gathered(follow_up, now)


def gathered(follow_up: FollowUp, now: datetime) -> FollowUpDocument:
    """The year as it stands now, in Swedish whoever asks. `follow_up` with its structure read."""
    today, year = timezone.localdate(now), follow_up.year
    until = min(today, date(year, 12, 31))
    with translation.override(LANGUAGE):
        groups = _groups_of(follow_up, until)
        names = {group.pk: group.shown_name for group in groups}
        one = groups[0] if follow_up.group_id else None
        document = FollowUpDocument(
            letterhead=letterhead(follow_up.structure),
            owner=one.shown_name if one else follow_up.structure.name,
            year=year,
            gathered_on=today,
            until=until,
            is_combined=0 if one else 1,
            summary=follow_up.summary,
            summary_on=timezone.localdate(follow_up.summary_at) if follow_up.summary_at else None,
            summary_by=_summed_by(follow_up),
            plans=tuple(plan_years(follow_up, names, today, until)),
            numbers=group_numbers(one, year, now) if one else structure_numbers(groups, year, now),
            issues=tuple(_issues(names, year, today, only_open=one is None)),
            done=tuple(_done(one, year, until)) if one else (),
        )
        # Its readers staff other groups too: nothing in it that is written for one group alone.
        return document if one else for_everybody(document, {issue.key for issue in document.issues})


def _groups_of(follow_up: FollowUp, on: date) -> list[Group]:
    """The group, or all of the structure that everybody there may know of, by name."""
    rows = Group.objects.filter(structure=follow_up.structure_id)
    if follow_up.group_id:
        rows = rows.filter(pk=follow_up.group_id)
    else:
        rows = rows.exclude(state__in=(Group.State.DRAFT, Group.State.PROPOSED))
    rows = rows.annotate(shown_name=value_that_day(GroupName, "name", on, group=OuterRef("pk")))
    return sorted(rows, key=lambda group: sorting_key(group.shown_name or ""))


def _summed_by(follow_up: FollowUp) -> str:
    """Whether the group's chair wrote the summary, or somebody for the chair. One query of a group's."""
    if not (follow_up.group_id and follow_up.summary_by_id and follow_up.summary_at):
        return ""
    chairs = chairs_of(follow_up.group, timezone.localdate(follow_up.summary_at))
    return "own" if follow_up.summary_by_id in {one.pk for one in chairs} else "others"


def _done(group: Group, year: int, until: date) -> list[DoneYear]:
    """“What have we done, a selection” (S000-42)."""
    rows = [one for one in done_list(group, year) if one.on <= until]
    return [DoneYear(on=one.on, text=one.text, is_open=int(one.is_public), key=one.key) for one in rows]


def _issues(names: dict[int, str], year: int, today: date, *, only_open: bool) -> list[IssueYear]:
    """What the whole group reads and what moved that year: raised, come to a stage or decided on. The
    combined report has readers of other groups, so it tells what is public. Two queries."""
    rows = Issue.objects.filter(home_group__in=names, circle=ReadingCircle.GROUP)
    if only_open:
        rows = rows.filter(is_public=True)
    moved = StageEntry.objects.filter(issue=OuterRef("pk"), entered_on__year=year)
    decided = OrganizationDecision.objects.filter(
        Q(decided_on__year=year) | Q(implemented_on__year=year), path__version__material__issue=OuterRef("pk")
    )
    rows = rows.filter(Q(raised_on__year=year) | Exists(moved) | Exists(decided))
    found = list(rows.order_by("year", "number"))
    paths = _paths(found, today)
    return [
        IssueYear(
            key=one.pk, number=f"{one.year}:{one.number}", title=one.title, paths=tuple(paths.get(one.pk, ()))
        )
        for one in found
    ]


def _paths(issues: Collection[Issue], today: date) -> dict[int, list[PathYear]]:
    rows = OrganizationDecision.objects.filter(path__version__material__issue__in=[one.pk for one in issues])
    lines: dict[tuple[int, int], list[DecisionLine]] = {}
    for row in decision_rows(rows, today):
        line = line_of(row, today)
        if not line.is_annulled:
            lines.setdefault((line.issue, row.path_id), []).append(line)
    found: dict[int, list[PathYear]] = {}
    for (issue, _path), answers in lines.items():
        found.setdefault(issue, []).append(_path_year(answers))
    return found


def _path_year(lines: list[DecisionLine]) -> PathYear:
    counted = organized(answers_of(lines))
    return PathYear(
        heading=lines[0].path,
        headline=headline(counted),
        sentences=tuple(map(str, sentences(counted))),
        answers=tuple(
            AnswerYear(
                organization=line.name,
                word=line.word,
                mark=line.mark,
                decided_on=line.decided_on,
                carried_out_on=line.implemented_on,
            )
            for line in sorted(lines, key=lambda one: sorting_key(one.name))
        ),
    )
