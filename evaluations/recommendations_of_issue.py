"""The recommendations that an issue comes out of, for its page."""

from dataclasses import dataclass
from datetime import date

from evaluations.access import recommendation_sets_for
from evaluations.models import Recommendation, RecommendationTie
from evaluations.recommendation_states import MARKS
from groups.models import Person
from issues.models import Issue


@dataclass(frozen=True)
class OutOf:
    pk: int
    number: int
    text: str
    set: str
    mark: str
    state: str


def recommendations_of_issue(issue: Issue, reader: Person, today: date) -> tuple[OutOf, ...]:
    """In the order of their numbers; one query."""
    rows = RecommendationTie.objects.filter(
        issue=issue, recommendation__set__in=recommendation_sets_for(reader).order_by().values("pk")
    )
    rows = rows.select_related("recommendation__set").order_by(
        "recommendation__set", "recommendation__number"
    )
    return tuple(_out_of(row.recommendation) for row in rows)


def _out_of(one: Recommendation) -> OutOf:
    is_declined = one.disposition == Recommendation.Disposition.DECLINED
    return OutOf(
        pk=one.pk,
        number=one.number,
        text=one.text,
        set=one.set.title,
        mark="empty" if is_declined else MARKS[one.state],
        state=one.get_disposition_display() if is_declined else one.get_state_display(),
    )
