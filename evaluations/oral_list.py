"""What the groups of an evaluation have said, and what is judged of each: a line a group."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from evaluations.access import RECORDERS, oral_evaluations_for
from evaluations.judgements_shown import JudgementShown, shown_judgements
from evaluations.models import Evaluation, Judgement, OralEvaluation
from evaluations.oral_access import judgements_for, own_groups
from evaluations.oral_states import MARKS
from evaluations.report_access import told_reports
from groups.access import standing_of
from groups.models import Group, Person
from groups.reports import with_names


@dataclass(frozen=True)
class OralLine:
    """`count` is how many viewpoints stand in it."""

    pk: int
    on: date | None
    form: str
    mark: str
    word: str
    count: int


@dataclass(frozen=True)
class GroupLine:
    group: Group
    orals: tuple[OralLine, ...]
    judgement: JudgementShown | None
    may_write: bool
    may_judge: bool


def group_lines(evaluation: Evaluation, reader: Person, today: date) -> list[GroupLine]:
    """What the reader may read of it, counts included. Five queries beside the reader's roles, however many
    groups."""
    groups = list(with_names(own_groups(reader, evaluation), today))
    orals = defaultdict(list)
    rows = oral_evaluations_for(reader).filter(evaluation=evaluation, group__in=groups)
    rows = rows.select_related("meeting").order_by("pk")
    for row in rows.defer("facts").annotate(said=Count("questions__viewpoints")):
        orals[row.group_id].append(_line(row))
    judged = Judgement.objects.filter(evaluation=evaluation, group__in=groups)
    closed = set(judged.values_list("group", flat=True))
    shown = shown_judgements(judgements_for(reader).filter(pk__in=judged), reader)
    judgements = {one.row.group_id: one for one in shown}
    closed -= judgements.keys()
    # Approved with the judgements as they stand: what they led to is written still.
    is_told = told_reports().filter(evaluation=evaluation).exists()
    standing = standing_of(reader)
    return [
        GroupLine(
            group=group,
            orals=tuple(orals[group.pk]),
            judgement=judgements.get(group.pk),
            may_write=standing.has(group.pk, RECORDERS),
            may_judge=standing.has(group.pk, RECORDERS) and group.pk not in closed and not is_told,
        )
        for group in groups
    ]


def _line(row: OralEvaluation) -> OralLine:
    return OralLine(
        pk=row.pk,
        on=row.meeting.date if row.meeting else None,
        form=str(row.get_form_display()),
        mark=MARKS[row.state],
        word=str(row.get_state_display()),
        count=row.said,
    )
