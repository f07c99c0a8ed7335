"""The report of an evaluation gathered from what there is: surveys that are reported, oral evaluations that
are final, what was done, handover notes, judgements and recommendations (S000-04). The same number of queries
for one group and for ten."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import OuterRef, Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from evaluations.kept_tallies import kept_tallies
from evaluations.models import (
    Addressee,
    EvaluatedGroup,
    Evaluation,
    Judgement,
    OralEvaluation,
    Recommendation,
    Report,
    ReportText,
    Survey,
)
from evaluations.oral_document import OralFacts
from evaluations.report_document import (
    LANGUAGE,
    GroupPart,
    JudgementPart,
    NotePart,
    OralPart,
    RecommendationPart,
    ReportDocument,
    SetPart,
    SurveyPart,
    TextPart,
    for_everybody,
    kept_report,
)
from groups.letterhead import letterhead
from groups.models import Group, GroupName, OrganizationName, ReadingCircle
from groups.structure import TO_EVERYBODY
from plans.done_list import done_lists
from plans.follow_up_document import DoneYear
from plans.models import HandoverNote
from samverkan.lib.dated import value_that_day
from samverkan.lib.facts import from_json

READ = ReadingCircle.GROUP


def document_of(report: Report, now: datetime) -> ReportDocument:
    """The frozen facts, or the draft gathered anew. `report` with its evaluation's structure read."""
    return kept_report(report) if report.facts else gathered(report, now)


def gathered(report: Report, now: datetime) -> ReportDocument:
    """As it stands now, in Swedish whoever asks. With several groups its readers belong to others than the
    one that something was written for: it tells of each what everybody may read."""
    evaluation, today = report.evaluation, timezone.localdate(now)
    until = min(today, evaluation.ends_on)
    with translation.override(LANGUAGE):
        groups = tuple(_groups(evaluation, until))
        document = ReportDocument(
            letterhead=letterhead(evaluation.structure),
            title=evaluation.title,
            structure=evaluation.structure.name,
            starts_on=evaluation.starts_on,
            ends_on=evaluation.ends_on,
            gathered_on=today,
            purpose=evaluation.purpose,
            texts=tuple(_texts(report)),
            surveys=tuple(_surveys(evaluation)),
            groups=groups,
            sets=tuple(_sets(evaluation, until)),
        )
    if len(groups) == 1:
        return document
    return for_everybody(
        document,
        open_groups={one.key for one in groups},
        open_done={one.key: {line.key for line in one.done} for one in groups},
        open_notes={note.key for one in groups for note in one.notes},
    )


def told_to_everybody(document: ReportDocument) -> ReportDocument:
    """What a published report says today: what has been closed since is left out. Eight queries and one."""
    keys = [one.key for one in document.groups]
    notes = [note.key for one in document.groups for note in one.notes]
    groups = Group.objects.filter(pk__in=keys, state__in=TO_EVERYBODY)
    still = HandoverNote.objects.filter(_open_note(), pk__in=notes)
    years = range(document.starts_on.year, document.ends_on.year + 1)
    done = {
        group: {line.key for line in lines if line.is_public}
        for group, lines in (done_lists(keys, years) if keys else {}).items()
    }
    return for_everybody(
        document,
        open_groups=set(groups.values_list("pk", flat=True)),
        open_done=done,
        open_notes=set(still.values_list("pk", flat=True)),
    )


def surveys_left(evaluation: Evaluation) -> list[str]:
    """The titles of those that have been asked and are not reported yet."""
    rows = Survey.objects.filter(evaluation=evaluation, state__in=(Survey.State.OPEN, Survey.State.CLOSED))
    return list(rows.order_by("pk").values_list("title", flat=True))


def orals_left(evaluation: Evaluation, on: date) -> list[str]:
    """The names of the groups whose oral evaluation is not final: nothing of it is told."""
    rows = OralEvaluation.objects.filter(evaluation=evaluation).exclude(state=OralEvaluation.State.FINAL)
    name = value_that_day(GroupName, "name", on, group=OuterRef("group"))
    return list(dict.fromkeys(rows.annotate(shown=name).order_by("shown").values_list("shown", flat=True)))


def _texts(report: Report) -> Iterable[TextPart]:
    rows = ReportText.objects.filter(report=report).order_by("pk")
    return [TextPart(place=row.place, text=row.text) for row in rows]


def _surveys(evaluation: Evaluation) -> Iterable[SurveyPart]:
    """Those that the groups have been told of already."""
    for row in Survey.objects.filter(evaluation=evaluation, state=Survey.State.REPORTED).order_by("pk"):
        if tallies := kept_tallies(row):
            yield SurveyPart(key=row.pk, tallies=tallies, summary=row.summary)


def _groups(evaluation: Evaluation, until: date) -> Iterable[GroupPart]:
    """In the evaluation's order."""
    name = value_that_day(GroupName, "name", until, group=OuterRef("group"))
    rows = list(EvaluatedGroup.objects.filter(evaluation=evaluation).annotate(name=name))
    keys = [row.group_id for row in rows]
    years = range(evaluation.starts_on.year, max(evaluation.starts_on, until).year + 1)
    done = done_lists(keys, years) if keys else {}
    orals, notes, said = _orals(evaluation), _notes(evaluation, keys, until), _judgements(evaluation)
    for row in rows:
        yield GroupPart(
            key=row.group_id,
            name=row.name or "",
            orals=tuple(orals[row.group_id]),
            done=tuple(
                DoneYear(on=one.on, text=one.text, is_open=int(one.is_public), key=one.key)
                for one in done[row.group_id]
                if evaluation.starts_on <= one.on <= until
            ),
            notes=tuple(notes[row.group_id]),
            judgement=said.get(row.group_id),
        )


def _orals(evaluation: Evaluation) -> dict[int, list[OralPart]]:
    """{group: its final ones}; nothing of what was said where not the whole group reads."""
    rows = OralEvaluation.objects.filter(evaluation=evaluation, state=OralEvaluation.State.FINAL)
    rows = rows.filter(Q(item=None) | Q(item__circle=READ)).order_by("pk")
    found = defaultdict(list)
    for row in rows:
        facts = from_json(OralFacts, json.dumps(row.facts))
        part = OralPart(key=row.pk, on=facts.on, introduction=facts.introduction, questions=facts.questions)
        found[row.group_id].append(part)
    return found


def _notes(evaluation: Evaluation, groups: list[int], until: date) -> dict[int, list[NotePart]]:
    """{group: what it has adopted in the period, or out of what was said here}."""
    during = Q(adopted_on__range=(evaluation.starts_on, max(evaluation.starts_on, until)))
    here = HandoverNote.objects.filter(from_viewpoints__question__oral__evaluation=evaluation)
    rows = HandoverNote.objects.filter(
        during | Q(pk__in=here.values("pk")),
        Q(adopted_at=None) | Q(adopted_at__circle=READ),
        Q(issue=None) | Q(issue__circle=READ),
        from_group__in=groups,
    ).exclude(state=HandoverNote.State.PROPOSED)
    to = value_that_day(GroupName, "name", until, group=OuterRef("to_group"))
    found = defaultdict(list)
    for row in rows.annotate(to=to).select_related("to_term", "issue").order_by("adopted_on", "pk"):
        part = NotePart(
            key=row.pk,
            text=row.text,
            about=row.about,
            direction=row.direction,
            to=row.to or (_("the term %(term)s") % {"term": row.to_term} if row.to_term else ""),
            is_open=int(row.issue is None or row.issue.is_public),
        )
        found[row.from_group_id].append(part)
    return found


def _open_note() -> Q:
    return Q(issue=None) | Q(issue__is_public=True)


def _judgements(evaluation: Evaluation) -> dict[int, JudgementPart]:
    rows = Judgement.objects.filter(Q(item=None) | Q(item__circle=READ), evaluation=evaluation)
    return {
        row.group_id: JudgementPart(
            word=row.word, on=row.on, text=row.text, led_to=row.led_to, led_on=row.led_on
        )
        for row in rows
    }


def _sets(evaluation: Evaluation, until: date) -> Iterable[SetPart]:
    rows = _recommendations(evaluation)
    to = _addressed(rows, until)
    found: dict[int, list[RecommendationPart]] = defaultdict(list)
    titles = {}
    for row in rows:
        titles[row.set_id] = row.set.title
        part = RecommendationPart(
            number=row.number,
            text=row.text,
            cluster=row.cluster.name if row.cluster else "",
            to=tuple(to[row.pk]),
            disposition=row.disposition,
        )
        found[row.set_id].append(part)
    return [SetPart(key=key, title=titles[key], recommendations=tuple(rows)) for key, rows in found.items()]


def _recommendations(evaluation: Evaluation) -> list[Recommendation]:
    rows = Recommendation.objects.filter(set__evaluation=evaluation).select_related("set", "cluster")
    return list(rows.order_by("set", "number"))


def _addressed(rows: list[Recommendation], on: date) -> dict[int, list[str]]:
    """{recommendation: whom it is for}."""
    found = defaultdict(list)
    for row in _named(Addressee.objects.filter(recommendation__in=[row.pk for row in rows]), on):
        found[row.recommendation_id].append(row.name or row.group_name or row.organization_name or "")
    return found


def _named(rows: QuerySet[Addressee], on: date) -> QuerySet[Addressee]:
    return rows.annotate(
        group_name=value_that_day(GroupName, "name", on, group=OuterRef("group")),
        organization_name=value_that_day(OrganizationName, "name", on, organization=OuterRef("organization")),
    ).order_by("pk")
