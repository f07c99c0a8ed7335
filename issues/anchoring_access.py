"""Who reads and reports how an organisation has taken up an issue: outsiders 404, insiders without the
right 403."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from groups.access import organization_for, organizations_kept_by, standing_of
from groups.models import Appointment, Organization, Person, ReadingCircle
from issues.issue_access import MOVERS, issues_for, may
from issues.models import Anchoring, AnchoringReport, IssueGroup

OPEN = Q(issue__circle=ReadingCircle.GROUP)
BESIDE = ("issue__structure", "issue__home_group", "organization")


def anchorings_for(person: Person) -> QuerySet[Anchoring]:
    """Those of the issues that the person reads, and of open ones for the organisations that they are the
    contact of."""
    standing = standing_of(person)
    if standing.is_administrator:
        return Anchoring.objects.all()
    own = OPEN & Q(organization__in=standing.organizations)
    return Anchoring.objects.filter(Q(issue__in=issues_for(person).values("pk")) | own)


def own_anchorings(person: Person, today: date) -> QuerySet[Anchoring]:
    """What the person is to take up at home: as member or substitute of the organisation in a group of the
    issue (S001-34), or as its contact."""
    own = Q(organization__in=standing_of(person).organizations)
    return anchorings_for(person).filter(Exists(seats_for(person, today)) | own & OPEN)


def seats_for(person: Person | None, today: date) -> QuerySet[Appointment]:
    """The person's seats for the organisation of the outer anchoring, in a group that has a part in it."""
    shared = IssueGroup.objects.filter(issue=OuterRef(OuterRef("issue")), group=OuterRef("group"))
    rows = Appointment.objects.in_force(today).filter(
        person=person, seat__organization=OuterRef("organization")
    )
    return rows.filter(Q(group=OuterRef("issue__home_group")) | Exists(shared))


def anchoring_for(person: Person, pk: int) -> tuple[Anchoring, bool]:
    """The task, and whether the person may report on it: those of the organisation, and who moves the
    issue."""
    rows = anchorings_for(person).select_related(*BESIDE).prefetch_related("organization__names")
    found = rows.annotate(serves=Exists(seats_for(person, timezone.localdate()))).filter(pk=pk).first()
    if found is None:
        raise Http404
    is_contact = found.organization_id in standing_of(person).organizations
    return found, found.serves or is_contact or may(person, found.issue)


def anchoring_to_report(person: Person, pk: int) -> Anchoring:
    found, may_report = anchoring_for(person, pk)
    if not may_report:
        raise PermissionDenied
    return found


def anchoring_to_move(person: Person, pk: int) -> Anchoring:
    """For those who asked: office and presidency."""
    found, _may_report = anchoring_for(person, pk)
    if not may(person, found.issue):
        raise PermissionDenied
    return found


def report_to_correct(person: Person, pk: int) -> AnchoringReport:
    rows = AnchoringReport.objects.filter(anchoring__in=anchorings_for(person).values("pk"))
    found = rows.select_related("board").filter(pk=pk).first()
    if found is None:
        raise Http404
    found.anchoring = anchoring_to_report(person, found.anchoring_id)
    return found


def organization_anchored(person: Person, pk: int) -> Organization:
    """An organisation whose tasks the person reads: its members and substitutes, its contacts, office and
    presidency where it has a seat, and who keeps its register."""
    seats = Appointment.objects.in_force(timezone.localdate()).filter(person=person)
    rows = Organization.objects.prefetch_related("names").filter(pk=pk)
    mine = rows.filter(pk__in=seats.values("seat__organization")).first()
    kept = mine or organizations_kept_by(person).prefetch_related("names").filter(pk=pk).first()
    is_contact = pk in standing_of(person).organizations
    return kept or organization_for(person, pk, frozenset() if is_contact else MOVERS)
