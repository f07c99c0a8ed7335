"""The recommendations that an issue, an assignment, an action or a decision comes out of, and those for an
organisation or a group, for their pages."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from evaluations.access import recommendation_sets_for
from evaluations.models import Addressee, Recommendation, RecommendationSet, RecommendationTie
from evaluations.recommendation_access import own_recommendations, reads_set
from evaluations.recommendation_states import MARKS, is_waited_for
from groups.models import Group, Organization, Person
from issues.models import Issue
from samverkan.lib.row_lists import RowList

RECOMMENDATION = ("pk", "number", "text", "state", "disposition")


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


def recommendations_outside(reader: Person) -> tuple[OutOf, ...]:
    """Those that are the reader's own, or their organisation's, in sets that they do not read; one query."""
    rows = Recommendation.objects.filter(own_recommendations(reader)).exclude(set__in=_sets_of(reader))
    return tuple(_out_of(row) for row in rows.select_related("set").order_by("set", "number"))


def with_recommendations(groups: QuerySet[Group]) -> QuerySet[Group]:
    """With what `recommendations_of_group` reads; no query more."""
    addressed = Addressee.objects.filter(recommendation=OuterRef("pk"), group=OuterRef(OuterRef("pk")))
    rows = Recommendation.objects.filter(Exists(addressed) | Q(responsible_group=OuterRef("pk")))
    facts = RowList(
        rows.order_by("set", "number"),
        *RECOMMENDATION,
        set_title=F("set__title"),
        structure=F("set__structure"),
    )
    return groups.annotate(recommendation_rows=facts)


def recommendations_of_group(group: Group, reader: Person) -> tuple[OutOf, ...]:
    """Those the group is an addressee of or answers for that are still waited for, of the sets that the
    reader reads. No query; the group comes from `with_recommendations`."""
    found = []
    for row in group.recommendation_rows:
        the_set = RecommendationSet(title=row["set_title"], structure_id=row["structure"])
        one = Recommendation(set=the_set, **{name: row[name] for name in RECOMMENDATION})
        if reads_set(reader, the_set) and is_waited_for(one.state, one.disposition):
            found.append(_out_of(one))
    return tuple(found)


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
