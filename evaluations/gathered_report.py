"""The report of an evaluation gathered from what there is: surveys that are reported, oral evaluations that
are final, what was done, handover notes, judgements and recommendations (S000-04). The same number of queries
for one group and for ten."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import OuterRef, Q
from django.utils import timezone, translation

from evaluations.kept_tallies import kept_tallies
from evaluations.models import Evaluation, Judgement, OralEvaluation, Report, ReportText, Survey
from evaluations.oral_circle import said_to_all
from evaluations.report_cuts import combined, for_everybody, named_groups, ties_in
from evaluations.report_document import LANGUAGE, ReportDocument, SurveyPart, TextPart, kept_report
from evaluations.report_groups import groups_of
from evaluations.report_sets import sets_of
from evaluations.report_ties import open_decisions, open_issues
from groups.letterhead import letterhead
from groups.models import Group, GroupName
from groups.structure import TO_EVERYBODY
from plans.done_list import done_lists
from plans.models import HandoverNote
from samverkan.lib.dated import value_that_day


def document_of(report: Report, now: datetime) -> ReportDocument:
    """What the evaluated groups read together."""
    return combined(whole_of(report, now))


def whole_of(report: Report, now: datetime) -> ReportDocument:
    """The frozen facts, or the draft gathered anew: every group's whole, which no reader gets uncut
    (`report_cuts`). `report` with its evaluation's structure read."""
    return kept_report(report) if report.facts else gathered(report, now)


def gathered(report: Report, now: datetime) -> ReportDocument:
    """As it stands now, in Swedish whoever asks."""
    evaluation, today = report.evaluation, timezone.localdate(now)
    until = last_day(evaluation, today)
    with translation.override(LANGUAGE):
        groups = tuple(groups_of(report, until))
        return ReportDocument(
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
            sets=tuple(sets_of(evaluation, until, [one.key for one in groups])),
        )


def last_day(evaluation: Evaluation, today: date) -> date:
    return min(today, evaluation.ends_on)


def told_to_everybody(document: ReportDocument) -> ReportDocument:
    """What a published report says today: what has been closed since is left out. Ten queries and one, and
    two where recommendations are tied to something."""
    keys = [one.key for one in document.groups]
    notes = [note.key for one in document.groups for note in one.notes]
    orals = [oral.key for one in document.groups for oral in one.orals]
    groups = Group.objects.filter(pk__in=set(named_groups(document)), state__in=TO_EVERYBODY)
    still = Q(issue=None) | Q(issue__is_public=True)
    still = HandoverNote.objects.filter(still, said_to_all("adopted_at"), pk__in=notes)
    said = OralEvaluation.objects.filter(said_to_all(), pk__in=orals)
    judged = [one.judgement.key for one in document.groups if one.judgement]
    judged = Judgement.objects.filter(said_to_all(), pk__in=judged)
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
        open_orals=set(said.values_list("pk", flat=True)),
        open_judgements=set(judged.values_list("pk", flat=True)),
        open_ties=_open_ties(document),
    )


def _open_ties(document: ReportDocument) -> set[tuple[str, int]]:
    """Those that everybody might know of when it was frozen, and may today."""
    ties = [tie for tie in ties_in(document) if tie.is_open]
    issues = open_issues({tie.key for tie in ties if tie.kind == "issue"})
    decisions = open_decisions({tie.key for tie in ties if tie.kind == "decision"})
    is_open = {"issue": issues, "decision": decisions, "assignment": set()}
    return {tie.name for tie in ties if tie.key in is_open[tie.kind]}


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
