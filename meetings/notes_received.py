"""Which approved notes reach an organisation's registry (I-MIN4): it had a seat on the day of the meeting, in
the group that leads or one that joins (S003-30)."""

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from groups.models import GroupName, Organization, Seat
from meetings.models import MinutesVersion
from samverkan.lib.dated import value_that_day

MEETING = "minutes__meeting__"


def notes_received(organization: int) -> QuerySet[MinutesVersion]:
    """Distributed versions, the newest first, without their text."""
    meets = Q(group=OuterRef(MEETING + "group")) | Q(
        group__joint_meetings__meeting=OuterRef("minutes__meeting")
    )
    seats = Seat.objects.filter(
        meets,
        Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef(MEETING + "date")),
        organization=organization,
        starts_on__lte=OuterRef(MEETING + "date"),
    )
    rows = MinutesVersion.objects.filter(Exists(seats), distributed_at__isnull=False)
    return rows.order_by("-distributed_at", "-pk")


def notes_to_register(organization: Organization) -> QuerySet[MinutesVersion]:
    """`notes_received` with what a registry asks for, in one query: `group_name` and `our_number` with
    `our_day`."""
    return (
        notes_received(organization.pk)
        .select_related("minutes__meeting__group__structure")
        .annotate(
            ours=FilteredRelation("registrations", condition=Q(registrations__organization=organization)),
            our_number=F("ours__registry_number"),
            our_day=F("ours__registered_at"),
            group_name=value_that_day(
                GroupName, "name", OuterRef(MEETING + "date"), group=OuterRef(MEETING + "group")
            ),
        )
        .defer("facts")
    )


def not_registered(organization: Organization) -> QuerySet[MinutesVersion]:
    return notes_received(organization.pk).exclude(
        Exists(organization.registrations.filter(version=OuterRef("pk")))
    )
