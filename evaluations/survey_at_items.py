"""Which surveys a meeting's items go through, told on the page of the meeting with the summary of each
(S000-44)."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from evaluations.access import surveys_for
from evaluations.models import Survey, SurveyAtItem
from groups.models import Person
from meetings.item_beside import TELLERS, Beside, Teller
from meetings.models import AgendaItem, Meeting
from meetings.readable import open_items

# A result is gone through soon after it is known.
NEAR = timedelta(days=370)
OFFERED = 80
LONGEST = 400


def offered_items(survey: Survey, person: Person, today: date) -> QuerySet[AgendaItem]:
    """The items of the evaluated groups' meetings that the person reads, the latest meeting first; one
    query."""
    rows = open_items(person).filter(meeting__group__evaluations__evaluation=survey.evaluation_id)
    rows = rows.filter(meeting__date__range=(today - NEAR, today + NEAR), meeting__cancelled_at=None)
    rows = rows.exclude(surveys__survey=survey)
    return rows.select_related("meeting").order_by("-meeting__date", "position")[:OFFERED]


def is_theirs(item: AgendaItem, survey: Survey) -> bool:
    rows = AgendaItem.objects.filter(pk=item.pk)
    return rows.filter(meeting__group__evaluations__evaluation=survey.evaluation_id).exists()


def items_of(survey: Survey, person: Person) -> list[SurveyAtItem]:
    """Where it is gone through, of the items that the person reads; one query."""
    rows = SurveyAtItem.objects.filter(survey=survey, item__in=open_items(person).values("pk"))
    return list(rows.select_related("item__meeting").order_by("item__meeting__date", "pk"))


def told(meeting: Meeting, reader: Person) -> dict[int, list[Beside]]:
    """Those the reader may know of; one query and what the reader's roles cost."""
    rows = SurveyAtItem.objects.filter(item__meeting=meeting.pk, survey__in=surveys_for(reader).values("pk"))
    found: dict[int, list[Beside]] = {}
    for row in rows.select_related("survey"):
        found.setdefault(row.item_id, []).append(_beside(row.survey))
    return found


def _beside(survey: Survey) -> Beside:
    summary = " ".join(survey.summary.split())
    text = f"{survey.title} – {summary}" if summary else survey.title
    place = reverse("surveys:results", args=[survey.pk])
    return Beside(_("Result of the survey"), Truncator(text).chars(LONGEST), place)


TELLERS.append(Teller("surveys", SurveyAtItem.objects.all, "item__meeting", told))
