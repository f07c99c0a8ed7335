"""Sets of recommendations: begun, read in whole, clustered, adopted, followed up to the end (seed 002)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from evaluations.models import Cluster, Evaluation, Marking, Recommendation, RecommendationSet
from evaluations.recommendation_file import ReadRecommendation, faults_of
from evaluations.recommendation_states import is_waited_for
from groups.actions import add_document, add_document_version
from groups.actions.guards import refuse_closed
from groups.models import Document, Group, Person
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

Status = RecommendationSet.Status
COLUMNS = ("title", "source", "author", "dated", "marking_means", "evaluation")
# What whoever changes a set began from.
WRITTEN = (*COLUMNS[:-1], "evaluation_id", "group_id")


@verb
def begin_set(
    group: Group,
    *,
    title: str,
    by: Person,
    now: datetime,
    source: str = "",
    author: str = "",
    dated: date | None = None,
    marking_means: str = "",
    evaluation: Evaluation | None = None,
) -> RecommendationSet:
    """A proposal that `group` keeps and follows up (S002-A)."""
    refuse_closed(group)
    found = RecommendationSet(structure=group.structure, group=group, created_at=now, created_by=by)
    return _write(found, title, source, author, dated, marking_means, evaluation)


@verb
def change_set(
    of: RecommendationSet,
    *,
    title: str,
    by: Person,
    now: datetime,
    source: str = "",
    author: str = "",
    dated: date | None = None,
    marking_means: str = "",
    evaluation: Evaluation | None = None,
    group: Group | None = None,
    seen: str = "",
) -> RecommendationSet:
    """Also who keeps it: over the years another group takes it on. `seen` is the mark of what the writer
    began from (`edition_of` over WRITTEN)."""
    found = locked_set(of)
    refuse_changed(found, WRITTEN, seen)
    if group and group.pk != found.group_id:
        refuse_closed(group)
        if group.structure_id != found.structure_id:
            text = _("The group is in another county. Choose one of your own.")
            raise Refused(text, field="group", code="elsewhere")
        found.group = group
    return _write(found, title, source, author, dated, marking_means, evaluation)


def _write(found: RecommendationSet, *values) -> RecommendationSet:
    for name, value in zip(COLUMNS, values, strict=True):
        setattr(found, name, value.strip() if isinstance(value, str) else value)
    if not found.title:
        text = _("Write what they are called, e.g. “Recommendations, spring 2021”.")
        raise Refused(text, field="title", code="no_title")
    if found.evaluation and found.evaluation.structure_id != found.structure_id:
        text = _("The evaluation is in another county. Choose one of your own.")
        raise Refused(text, field="evaluation", code="elsewhere")
    found.save()
    return found


@verb
def import_recommendations(
    of: RecommendationSet,
    *,
    rows: Sequence[ReadRecommendation],
    expected: int,
    by: Person,
    now: datetime,
    file=None,
) -> list[Recommendation]:
    """All of them or none, with the numbers of the report, into a set that is empty (I-REC1, S002-B). The
    `file` they were read from is kept with them, where there is no other."""
    found = locked_set(of)
    if found.recommendations.exists():
        text = _("There are recommendations in it already. Begin another set, or take this one away.")
        raise Refused(text, code="not_empty")
    if faults := faults_of(rows, expected):
        raise Refused(" ".join(faults), code="not_whole")
    clusters = _clusters(found, (row.cluster for row in rows))
    made = []
    for row in sorted(rows, key=lambda row: row.number):
        one = Recommendation(
            set=found, number=row.number, text=row.text, cluster=clusters.get(row.cluster.strip()[:100])
        )
        one.save()
        Marking.objects.bulk_create(
            Marking(recommendation=one, start=start, end=end) for start, end in row.markings
        )
        made.append(one)
    if file and not found.document_id:
        keep_source(found, file=file, by=by, now=now)
    return made


@verb
def keep_source(of: RecommendationSet, *, file, by: Person, now: datetime) -> Document:
    """The report itself, among the documents of the group that keeps them (S002-A). Another file is its next
    version; what was followed up to the end may get it afterwards. A group that has taken the set on writes
    nothing among the documents of the one before: it keeps its own."""
    found = locked_set(of, is_open=False)
    if found.document and found.document.group_id == found.group_id:
        add_document_version(found.document, file=file, by=by, now=now)
        return found.document
    title = (found.source or found.title)[:200]
    found.document = add_document(found.group, file=file, title=title, by=by, now=now)
    found.save(update_fields=["document"])
    return found.document


@verb
def add_recommendation(of: RecommendationSet, *, text: str, by: Person, now: datetime) -> Recommendation:
    """One more, written by hand, after the last."""
    found = locked_set(of)
    text = " ".join(text.split())
    if not text:
        message = _("Write the recommendation, e.g. “Digital meetings are used as a complement”.")
        raise Refused(message, field="text", code="no_text")
    last = found.recommendations.aggregate(last=Max("number"))["last"] or 0
    return Recommendation.objects.create(set=found, number=last + 1, text=text)


@verb
def discard_set(of: RecommendationSet, *, by: Person, now: datetime) -> None:
    """Read in wrongly: taken away while it is a proposal of which nothing is sorted, told or tied."""
    found = locked_set(of)
    if is_touched(found):
        text = _("Something is decided about it, so it stays. Decline what is not to be carried out.")
        raise Refused(text, code="touched")
    found.delete()


def is_touched(found: RecommendationSet) -> bool:
    """Decided, or with something sorted, told or tied; one query of a proposal, none of others."""
    touched = ~Q(state="received") | Q(follow_ups__isnull=False) | Q(ties__isnull=False)
    return found.status != Status.PROPOSAL or found.recommendations.filter(touched).exists()


@verb
def cluster_recommendations(
    of: RecommendationSet, *, numbers: Iterable[int], name: str, by: Person, now: datetime
) -> Cluster | None:
    """These belong together, whatever their numbers (S002-C); without a name they belong to none. A cluster
    that is left empty is gone."""
    found, numbers = locked_set(of), set(numbers)
    rows = list(found.recommendations.filter(number__in=numbers).order_by("number"))
    if not rows:
        raise Refused(_("Choose the recommendations that belong together."), field="numbers", code="none")
    if len(name) > 100:
        raise Refused(_("Take a shorter name, at most 100 characters."), field="name", code="long")
    cluster = _clusters(found, [name]).get(name.strip())
    for row in rows:
        row.cluster = cluster
        row.save(update_fields=["cluster"])
    for empty in found.clusters.filter(recommendations=None):
        empty.delete()
    return cluster


def _clusters(found: RecommendationSet, names: Iterable[str]) -> dict[str, Cluster]:
    """By name, those that were lacking made, in the order they come."""
    there = {row.name: row for row in found.clusters.all()}
    last = max((row.position for row in there.values()), default=0)
    for name in names:
        wanted = name.strip()[:100]
        if wanted and wanted not in there:
            last += 1
            there[wanted] = Cluster.objects.create(set=found, name=wanted, position=last)
    return there


@verb
def move_set(of: RecommendationSet, *, status: str, by: Person, now: datetime) -> RecommendationSet:
    """Proposal, adopted, followed up to the end. It ends when nothing in it is waited for."""
    found = locked_set(of, is_open=False)
    if status not in Status.values:
        raise Refused(_("Choose one of the states."), field="status", code="unknown")
    if status == Status.FINISHED:
        rows = found.recommendations.values_list("number", "state", "disposition")
        left = [number for number, state, what in rows if is_waited_for(state, what)]
        if left:
            text = _("These are still to be sorted or carried out: %(numbers)s.")
            raise Refused(text % {"numbers": ", ".join(map(str, left))}, field="status", code="left")
    found.status = status
    found.save(update_fields=["status"])
    return found


def locked_set(of: RecommendationSet, *, is_open: bool = True) -> RecommendationSet:
    """The set again with its row locked; refused where it is followed up to the end. For verbs."""
    rows = RecommendationSet.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("structure", "group", "document").filter(pk=of.pk).first()
    if found is None:
        raise Refused(_("The recommendations have been taken away."), code="gone")
    if is_open and found.status == Status.FINISHED:
        text = _("The recommendations are followed up to the end. Open them again first.")
        raise Refused(text, code="finished")
    return found
