"""The ways to one recommendation: everybody in the structure reads, those who serve and lead the group that
keeps it sort it, and who is responsible tells what became of it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404

from evaluations.access import RECORDERS, recommendation_set_for, recommendation_sets_for
from evaluations.models import Recommendation, RecommendationSet, RecommendationTie
from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import Organization, Person, Seat
from samverkan.lib.reading import sorting_key

# Who keeps a set: those who staff and lead its group.
KEEPERS = RECORDERS


def set_to_keep(person: Person, pk: int) -> RecommendationSet:
    return recommendation_set_for(person, pk, KEEPERS)


def may_keep(person: Person, found: RecommendationSet) -> bool:
    return standing_of(person).has(found.group_id, KEEPERS)


def recommendation_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Recommendation:
    related = ("responsible", "responsible_group", "cluster")
    rows = Recommendation.objects.select_related(*related)
    found = rows.filter(pk=pk, set__in=recommendation_sets_for(person).order_by().values("pk")).first()
    if found is None:
        raise Http404
    found.set = recommendation_set_for(person, found.set_id, wanted)
    return found


def recommendation_to_follow_up(person: Person, pk: int) -> Recommendation:
    found = recommendation_for(person, pk)
    if not may_follow_up(person, found):
        raise PermissionDenied
    return found


def may_follow_up(person: Person, one: Recommendation) -> bool:
    """Those who keep it, who is responsible, and those who serve the responsible group. No query."""
    group = one.responsible_group_id
    return (
        may_keep(person, one.set)
        or one.responsible_id == person.pk
        or (group is not None and standing_of(person).has(group, STAFF))
    )


def sees_people(person: Person, found: RecommendationSet) -> bool:
    """Who is responsible is named within the group that keeps the set; the whole structure reads the rest."""
    return standing_of(person).has(found.group_id, EVERYBODY)


def organizations_seated(structure: int) -> list[Organization]:
    """Those with a seat in a group of the structure, in Swedish order; two queries."""
    seats = Seat.objects.filter(organization=OuterRef("pk"), group__structure=structure)
    rows = Organization.objects.filter(Exists(seats)).prefetch_related("names")
    return sorted(rows, key=lambda one: sorting_key(str(one)))


def tie_for(person: Person, pk: int) -> RecommendationTie:
    """A tie of a recommendation that the person keeps."""
    found = RecommendationTie.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.recommendation = recommendation_for(person, found.recommendation_id, KEEPERS)
    return found
