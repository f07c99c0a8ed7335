"""What the evaluations of somebody's groups wait for, as rows that the start page can ask for in one query.

Who is asked in a survey is told by the mail alone: whether somebody has answered is nobody's to see (ruling
24).
"""

from datetime import date

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from evaluations.access import RECORDERS, evaluations_seen_to
from evaluations.models import (
    OralEvaluation,
    Recommendation,
    RecommendationSet,
    Report,
    Survey,
    SurveyText,
)
from evaluations.recommendation_states import AT_END, GOES_ON
from groups.access import PRESIDENCY, STAFF, Standing, standing_of
from groups.models import GroupName, Person, ReadingCircle
from samverkan.lib.dated import value_that_day

# Lists, though one state is meant: see plans/waiting.py.
DRAFT, OPEN, CLOSED = ([state] for state in ("draft", "open", "closed"))
NOT_TOLD = ("open", "closed")
PLANNED, WRITTEN = ["planned"], ["recorded", "reviewed"]


def as_staff(reader: Person) -> Person:
    """The reader by roles alone: an administrator may do everything, and owes only what their roles ask."""
    standing = standing_of(reader)
    if not standing.is_administrator:
        return reader
    found = Person(pk=reader.pk)
    found._standing_today = Standing(found, standing.roles, structures=standing.structures)
    return found


def surveys_waiting(reader: Person, today: date, soon: date) -> QuerySet[Survey]:
    """Of the evaluations the reader sees to: drafts whose last day comes by `soon`, open ones whose last day
    is over, and closed ones, with how many texts nobody has read as `texts_left`. The texts wait for somebody
    else than who opened the survey, and the groups are told when all are read."""
    left = SurveyText.objects.filter(survey=OuterRef("pk"), state=SurveyText.State.WAITING).order_by()
    left = left.values("survey").annotate(n=Count("pk")).values("n")
    near = Q(state__in=DRAFT, closes_on__lte=soon) | Q(state__in=OPEN, closes_on__lt=today)
    rows = Survey.objects.filter(near | Q(state__in=CLOSED), evaluation__in=_seen_to(reader))
    rows = rows.annotate(texts_left=Coalesce(Subquery(left), 0), opened_by=_opened_by())
    return rows.filter(~Q(state__in=CLOSED) | Q(texts_left=0) | ~Q(opened_by=reader.pk))


def _opened_by():
    """As `survey_texts.first_person` finds it."""
    opened = Survey.history.model.objects.filter(id=OuterRef("pk"), state__in=OPEN)
    opened = opened.order_by("history_date", "history_id").values("history_user")[:1]
    return Coalesce(Subquery(opened), "created_by", 0, output_field=BigIntegerField())


def reports_waiting(reader: Person, today: date, just_been: date) -> QuerySet[Report]:
    """Drafts of periods that are over with every survey told, to approve; and what was approved since
    `just_been`, to publish. What was left so long, or has been withdrawn, is meant to stay within the
    groups."""
    told = ~Exists(Survey.objects.filter(evaluation=OuterRef("evaluation"), state__in=NOT_TOLD))
    drafts = Q(told, state__in=DRAFT, evaluation__ends_on__lt=today)
    withdrawn = Report.history.model.objects.filter(id=OuterRef("pk"), state__in=[Report.State.PUBLISHED])
    approved = Q(~Exists(withdrawn), state__in=[Report.State.APPROVED], approved_at__date__gte=just_been)
    return Report.objects.filter(drafts | approved, evaluation__in=_seen_to(reader))


def orals_waiting(reader: Person, today: date) -> QuerySet[OralEvaluation]:
    """Those of the groups whose talk the reader writes down, from the day of the meeting until they are
    final, with `group_name`."""
    group = standing_of(as_staff(reader)).group_ids
    # Of an item's circles (groups/reading.py) the presidency reads all but the office's own.
    office = Q(item__circle=ReadingCircle.OFFICE) | Q(item__parent__circle=ReadingCircle.OFFICE)
    to_write = Q(group__in=group(STAFF)) | Q(group__in=group(PRESIDENCY)) & (Q(item=None) | ~office)
    is_time = Q(state__in=WRITTEN) | Q(state__in=PLANNED, meeting__date__lte=today)
    rows = OralEvaluation.objects.filter(to_write, is_time, group__in=group(RECORDERS))
    return rows.annotate(group_name=value_that_day(GroupName, "name", today, group=OuterRef("group")))


def recommendations_waiting(reader: Person, soon: date) -> QuerySet[Recommendation]:
    """Those whose day comes by `soon` or is over, for whom the mail reminds: the one responsible, else those
    who serve the responsible group, else the group that keeps them."""
    served = standing_of(as_staff(reader)).group_ids(STAFF)
    mine = Q(responsible=reader.pk) | Q(responsible=None, responsible_group__in=served)
    mine |= Q(responsible=None, responsible_group=None, set__group__in=served)
    goes_on = Q(disposition__in=sorted(GOES_ON)) & ~Q(state__in=sorted(AT_END))
    rows = Recommendation.objects.filter(mine, goes_on | Q(state__in=["received"]), due_on__lte=soon)
    return rows.exclude(set__status__in=[RecommendationSet.Status.FINISHED])


def _seen_to(reader: Person) -> QuerySet:
    return evaluations_seen_to(as_staff(reader)).order_by().values("pk")
