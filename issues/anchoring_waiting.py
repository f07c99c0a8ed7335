"""What somebody is to take up at home and nobody has said how it went, for the start page."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from groups.models import Appointment, OrganizationContact, OrganizationName, ReadingCircle
from issues.anchoring import TAKEN_UP
from issues.course import FINISHED
from issues.models import Anchoring, AnchoringReport, IssueGroup, StageEntry
from samverkan.lib.dated import value_that_day


def waiting_at_home(person: int, today: date) -> QuerySet[Anchoring]:
    """The tasks in open issues, each with `title` and `organization_name`.

    `anchoring_access.own_anchorings` says the same of all tasks, the finished ones and those of closed issues
    as well.
    """
    own = {"person": person}
    shared = IssueGroup.objects.filter(issue=OuterRef(OuterRef("issue")), group=OuterRef("group"))
    seats = Appointment.objects.in_force(today).filter(**own, seat__organization=OuterRef("organization"))
    seats = seats.filter(Q(group=OuterRef("issue__home_group")) | Exists(shared)).order_by()
    contacts = OrganizationContact.objects.in_force(today).filter(
        **own, organization=OuterRef("organization")
    )
    rows = not_taken_up().filter(Exists(seats) | Exists(contacts.order_by()))
    name = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    return rows.annotate(title=F("issue__title"), organization_name=name)


def not_taken_up() -> QuerySet[Anchoring]:
    """The tasks in open issues that go on, that nobody has said how they went."""
    done = AnchoringReport.objects.filter(anchoring=OuterRef("pk"), kind__in=sorted(TAKEN_UP)).order_by()
    rows = Anchoring.objects.filter(waived_reason="", issue__circle=ReadingCircle.GROUP)
    finished = StageEntry.objects.filter(
        issue=OuterRef("issue"), left_on__isnull=True, stage__in=[str(stage) for stage in FINISHED]
    )
    return rows.filter(~Exists(done), ~Exists(finished.order_by()))
