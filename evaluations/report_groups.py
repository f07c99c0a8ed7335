"""What a report tells of each evaluated group: what was said, what was done, what is handed over, what is
judged. As many queries for one group as for ten."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext as _

from evaluations.models import (
    EvaluatedGroup,
    Evaluation,
    Judgement,
    OralEvaluation,
    Report,
    ReportLeftOut,
    Survey,
    SurveyAtItem,
)
from evaluations.oral_circle import said_to_all
from evaluations.oral_document import OralFacts
from evaluations.report_document import (
    GoneThroughPart,
    GroupPart,
    JudgementPart,
    NamedGroup,
    NotePart,
    OralPart,
)
from groups.models import GroupName, ReadingCircle
from groups.structure import TO_INSIDERS
from plans.done_list import DoneLine, done_lists
from plans.follow_up_document import DoneYear
from plans.models import HandoverNote
from samverkan.lib.dated import value_that_day
from samverkan.lib.facts import from_json

READ = ReadingCircle.GROUP


def groups_of(report: Report, until: date) -> Iterable[GroupPart]:
    """In the evaluation's order."""
    evaluation = report.evaluation
    name = value_that_day(GroupName, "name", until, group=OuterRef("group"))
    rows = list(EvaluatedGroup.objects.filter(evaluation=evaluation).annotate(name=name))
    keys = [row.group_id for row in rows]
    done, left = done_of(evaluation, keys, until), left_out(report)
    orals, notes, said = _orals(evaluation), _notes(evaluation, keys, until), _judgements(evaluation)
    gone_through = _gone_through(evaluation, until)
    for row in rows:
        told = [one for one in done[row.group_id] if one.key not in left[row.group_id]]
        yield GroupPart(
            key=row.group_id,
            name=row.name or "",
            orals=tuple(orals[row.group_id]),
            done=tuple(
                DoneYear(on=one.on, text=one.text, is_open=int(one.is_public), key=one.key) for one in told
            ),
            done_left=len(done[row.group_id]) - len(told),
            gone_through=tuple(gone_through[row.group_id]),
            notes=tuple(notes[row.group_id]),
            judgement=said.get(row.group_id),
        )


def done_of(evaluation: Evaluation, groups: Collection[int], until: date) -> dict[int, list[DoneLine]]:
    """{group: what it did in the period}, also what is left out of the report."""
    years = range(evaluation.starts_on.year, max(evaluation.starts_on, until).year + 1)
    lists = done_lists(groups, years) if groups else {}
    return {
        group: [one for one in lines if evaluation.starts_on <= one.on <= until]
        for group, lines in lists.items()
    }


def left_out(report: Report) -> dict[int, set[str]]:
    """{group: keys of the things done that somebody has left out} (S000-42)."""
    found = defaultdict(set)
    for group, key in ReportLeftOut.objects.filter(report=report).values_list("group", "key"):
        found[group].add(key)
    return found


def _orals(evaluation: Evaluation) -> dict[int, list[OralPart]]:
    """{group: its final ones}; nothing of what was said where not the whole group reads."""
    rows = OralEvaluation.objects.filter(evaluation=evaluation, state=OralEvaluation.State.FINAL)
    found = defaultdict(list)
    for row in rows.filter(said_to_all()).order_by("pk"):
        facts = from_json(OralFacts, json.dumps(row.facts))
        part = OralPart(key=row.pk, on=facts.on, introduction=facts.introduction, questions=facts.questions)
        found[row.group_id].append(part)
    return found


def _gone_through(evaluation: Evaluation, until: date) -> dict[int, list[GoneThroughPart]]:
    """{group: the surveys that its meetings have gone through, with their summaries} (S000-44)."""
    rows = SurveyAtItem.objects.filter(
        Q(item__parent=None) | Q(item__parent__circle=READ),
        survey__evaluation=evaluation,
        survey__state=Survey.State.REPORTED,
        item__circle=READ,
        item__meeting__cancelled_at=None,
        item__meeting__date__lte=until,
    )
    shown = rows.values_list(
        "item__meeting__group", "item__meeting__date", "survey__title", "survey__summary"
    ).order_by("item__meeting__date", "pk")
    found = defaultdict(list)
    for group, on, title, summary in shown:
        found[group].append(GoneThroughPart(on=on, title=title, summary=summary))
    return found


def _notes(evaluation: Evaluation, groups: list[int], until: date) -> dict[int, list[NotePart]]:
    """{group: what it has adopted in the period, or out of what was said here}."""
    during = Q(adopted_on__range=(evaluation.starts_on, max(evaluation.starts_on, until)))
    here = HandoverNote.objects.filter(from_viewpoints__question__oral__evaluation=evaluation)
    rows = HandoverNote.objects.filter(
        during | Q(pk__in=here.values("pk")),
        said_to_all("adopted_at"),
        Q(issue=None) | Q(issue__circle=READ),
        from_group__in=groups,
    ).exclude(state=HandoverNote.State.PROPOSED)
    to_name = value_that_day(GroupName, "name", until, group=OuterRef("to_group"))
    rows = rows.annotate(to_name=to_name, to_state=F("to_group__state")).select_related("to_term", "issue")
    found = defaultdict(list)
    for row in rows.order_by("adopted_on", "pk"):
        found[row.from_group_id].append(_note(row, groups))
    return found


def _note(row: HandoverNote, evaluated: Collection[int]) -> NotePart:
    is_known = row.to_state in TO_INSIDERS or row.to_group_id in evaluated
    return NotePart(
        key=row.pk,
        text=row.text,
        about=row.about,
        direction=row.direction,
        to=_("the term %(term)s") % {"term": row.to_term} if row.to_term and not row.to_group_id else "",
        to_group=NamedGroup(key=row.to_group_id, name=row.to_name or "") if is_known else None,
        is_open=int(row.issue is None or row.issue.is_public),
    )


def _judgements(evaluation: Evaluation) -> dict[int, JudgementPart]:
    rows = Judgement.objects.filter(said_to_all(), evaluation=evaluation)
    return {
        row.group_id: JudgementPart(
            key=row.pk, word=row.word, on=row.on, text=row.text, led_to=row.led_to, led_on=row.led_on
        )
        for row in rows
    }
