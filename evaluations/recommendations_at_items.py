"""Which recommendations the issues on a meeting's items come out of, and which are dealt with at it, told on
the page of the meeting."""

from django.db.models import F
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from evaluations.access import recommendation_sets_for
from evaluations.models import RecommendationTie
from groups.models import Person
from issues.issue_access import issues_for
from meetings.item_beside import TELLERS, Beside, Teller, Told
from meetings.models import Meeting

LONGEST = 200
ITEM = "issue__on_items__item"


def told(meeting: Meeting, reader: Person) -> Told:
    """Of the issues and the recommendations that the reader reads; one query and what the reader's roles
    cost."""
    sets = recommendation_sets_for(reader).order_by().values("pk")
    issues = issues_for(reader).order_by().values("pk")
    rows = RecommendationTie.objects.filter(**{f"{ITEM}__meeting": meeting.pk})
    rows = rows.filter(recommendation__set__in=sets, issue__in=issues)
    rows = rows.select_related("recommendation").order_by("recommendation__set", "recommendation__number")
    found: Told = {}
    for row in rows.annotate(item=F(ITEM)):
        found.setdefault(row.item, []).append(_beside(row, _("Out of recommendation %(number)s")))
    return found


def told_of_meeting(meeting: Meeting, reader: Person) -> Told:
    """Those tied to the meeting itself, of the sets that the reader reads; one query."""
    sets = recommendation_sets_for(reader).order_by().values("pk")
    rows = RecommendationTie.objects.filter(meeting=meeting.pk, recommendation__set__in=sets)
    rows = rows.select_related("recommendation").order_by("recommendation__set", "recommendation__number")
    return {None: [_beside(row, _("Recommendation %(number)s")) for row in rows]}


def _beside(row: RecommendationTie, words: str) -> Beside:
    one = row.recommendation
    word = words % {"number": one.number}
    return Beside(word, Truncator(one.text).chars(LONGEST), reverse("recommendations:one", args=[one.pk]))


TELLERS.append(Teller("recommendations", RecommendationTie.objects.all, f"{ITEM}__meeting", told))
TELLERS.append(Teller("recommendations_here", RecommendationTie.objects.all, "meeting", told_of_meeting))
