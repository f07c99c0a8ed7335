"""The ways to one recommendation: everybody in the structure reads, and the contacts of an organisation that
it is for; those who serve and lead the group that keeps it sort it, and who is responsible tells what became
of it.

Reading it is not knowing of every group: one that is a draft is named only to those who may know of it.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from evaluations.access import RECORDERS, recommendation_set_for, recommendation_sets_for
from evaluations.models import Addressee, Recommendation, RecommendationSet, RecommendationTie
from groups.access import EVERYBODY, STAFF, standing_of
from groups.models import Document, Organization, Person, ReadingCircle, Seat
from groups.reading import readable_documents
from groups.structure import TO_INSIDERS, TO_STAFF
from samverkan.lib.reading import sorting_key

# Who keeps a set: those who staff and lead its group.
KEEPERS = RECORDERS
RELATED = ("structure", "group", "evaluation", "document")
# The groups that everybody in the structure may know of, and what is read by all of them may name.
KNOWN_TO_ALL = Q(state__in=TO_INSIDERS)


def known_to(person: Person, structure: int) -> Q:
    """The groups of a structure that the person may know of, as on its page: those who staff one of them know
    of drafts, everybody of their own."""
    standing = standing_of(person)
    if standing.is_administrator or structure in standing.structure_ids(STAFF):
        return Q(state__in=TO_STAFF)
    return KNOWN_TO_ALL | Q(pk__in=standing.group_ids())


def set_to_keep(person: Person, pk: int) -> RecommendationSet:
    return recommendation_set_for(person, pk, KEEPERS)


def may_keep(person: Person, found: RecommendationSet) -> bool:
    return standing_of(person).has(found.group_id, KEEPERS)


def reads_set(person: Person, found: RecommendationSet) -> bool:
    """Whoever answers for a recommendation, or is the contact of an organisation that it is for, reads it
    also from outside the structure, but not the others. No query."""
    standing = standing_of(person)
    return standing.is_administrator or found.structure_id in standing.structure_ids()


def recommendation_for(person: Person, pk: int, wanted: frozenset[str] = EVERYBODY) -> Recommendation:
    """Also for who answers for it, and for the contacts of an organisation it is for, wherever they are."""
    readable = Q(set__in=recommendation_sets_for(person).order_by().values("pk")) | own_recommendations(
        person
    )
    related = ("responsible", "responsible_group", "cluster", *(f"set__{name}" for name in RELATED))
    found = Recommendation.objects.select_related(*related).filter(readable, pk=pk).first()
    if found is None:
        raise Http404
    if wanted != EVERYBODY and not standing_of(person).has(found.set.group_id, wanted):
        raise PermissionDenied
    return found


def own_recommendations(person: Person) -> Q:
    """Those that the person answers for, and those for an organisation that they are the contact of."""
    found, organizations = Q(responsible=person), standing_of(person).organizations
    if organizations:
        addressed = Addressee.objects.filter(organization__in=organizations)
        found |= Q(pk__in=addressed.values("recommendation"))
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


def source_for(person: Person, found: RecommendationSet) -> Document | None:
    """The report that they are out of: whoever reads the recommendations reads it, until it is closed to a
    circle of the group it is kept in."""
    document = found.document
    if document is None or document.circle == ReadingCircle.GROUP:
        return document
    return readable_documents(person).filter(pk=document.pk).first()


def names_keeper(person: Person, found: RecommendationSet) -> bool:
    """Whether the group that keeps it is one that the person may know of. No query."""
    standing = standing_of(person)
    is_staff = standing.is_administrator or found.structure_id in standing.structure_ids(STAFF)
    return is_staff or found.group.state in TO_INSIDERS or standing.has(found.group_id, EVERYBODY)


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
