"""The recommendations that an issue, an assignment, an action or a decision comes out of, and those for an
organisation or a group, for their pages."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from evaluations.access import recommendation_sets_for
from evaluations.models import Recommendation, RecommendationTie
from evaluations.recommendation_states import MARKS, is_waited_for
from groups.models import Group, Organization, Person
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
    return recommendations_tied(reader, issue=issue)


def recommendations_tied(reader: Person, **to) -> tuple[OutOf, ...]:
    """Those tied to an issue, an action and so on, in the order of their numbers; one query."""
    rows = RecommendationTie.objects.filter(recommendation__set__in=_sets_of(reader), **to)
    rows = rows.select_related("recommendation__set").order_by(
        "recommendation__set", "recommendation__number"
    )
    return tuple(_out_of(row.recommendation) for row in rows)


def recommendations_to(organization: Organization, reader: Person | None) -> tuple[OutOf, ...]:
    """Those the organisation is an addressee of, of the sets that the reader reads; all of them where that is
    None, for its own contacts. One query, none for whoever reads no set."""
    rows = Recommendation.objects.filter(addressees__organization=organization)
    rows = rows if reader is None else rows.filter(set__in=_sets_of(reader))
    rows = rows.select_related("set").distinct().order_by("set", "number")
    return tuple(_out_of(row) for row in rows)


def with_recommended(groups: QuerySet[Group]) -> QuerySet[Group]:
    """With `is_recommended`: whether one is for the group; no query more."""
    return groups.annotate(is_recommended=Exists(Recommendation.objects.filter(_is_for(OuterRef("pk")))))


def recommendations_of_group(group: Group, reader: Person) -> tuple[OutOf, ...]:
    """Those the group is an addressee of or answers for that are still waited for, of the sets that the
    reader reads. One query, none where `with_recommended` found nothing."""
    if not group.is_recommended:
        return ()
    rows = Recommendation.objects.filter(_is_for(group.pk), set__in=_sets_of(reader))
    rows = rows.select_related("set").distinct().order_by("set", "number")
    return tuple(_out_of(row) for row in rows if is_waited_for(row.state, row.disposition))


def _is_for(group) -> Q:
    return Q(addressees__group=group) | Q(responsible_group=group)


def _sets_of(reader: Person):
    return recommendation_sets_for(reader).order_by().values("pk")


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
