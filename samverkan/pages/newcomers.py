"""Who is new in a group, and what has been done for each (S002-22, P09)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from groups.access import STAFF
from groups.actions import tick_task, untick_task
from groups.circle import represents
from groups.models import Appointment, Group, OrientationTask, OrientationTick
from groups.views.signature import named_group, signature
from meetings.models import Call, CallRecipient

# So long somebody is new.
NEW_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Point:
    """A point of the checklist for one appointment; `tick` is None until it is done."""

    task: OrientationTask
    tick: OrientationTick | None


@dataclass(frozen=True)
class Newcomer:
    """Somebody whose appointment is new. What the system knows by itself stands beside the points."""

    id: int
    name: str
    represents: str
    capacity: str
    starts_on: date
    is_coming: bool
    has_address: bool
    last_login: datetime | None
    is_called: bool
    points: list[Point]

    @property
    def done(self) -> int:
        return sum(point.tick is not None for point in self.points)


def newcomers(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    today = timezone.localdate()
    tasks = list(group.structure.orientation_tasks.filter(is_retired=False))
    context = {"group": group, "people": newcomers_of(group, tasks, today), "tasks": tasks}
    return render(request, "structure/orientation_newcomers.html", context)


@require_POST
def newcomer_tick(request: HttpRequest, slug: str, pk: int, task_pk: int) -> HttpResponse:
    """Tick or untick one point for one appointment; `done` says which."""
    group = named_group(request, slug, STAFF)
    appointment = get_object_or_404(Appointment.objects.select_related("group"), pk=pk, group=group)
    task = get_object_or_404(OrientationTask, pk=task_pk, structure=group.structure_id)
    verb = tick_task if request.POST.get("done") == "1" else untick_task
    verb(appointment, task=task, **signature(request))
    return redirect(f"{reverse('groups:newcomers', args=[slug])}#ny-{pk}")


def newcomers_of(group: Group, tasks: list[OrientationTask], today: date) -> list[Newcomer]:
    """Those whose appointment began within the year or is coming, and has not ended; the newest first."""
    called = CallRecipient.objects.filter(
        person=OuterRef("person"), call__meeting__group=group, call__state=Call.State.SENT
    )
    rows = (
        group.appointments.filter(starts_on__gt=today - NEW_FOR)
        .exclude(ends_on__lt=today)
        .select_related("person", "seat__organization")
        .prefetch_related(
            "seat__organization__names",
            Prefetch("orientation_ticks", OrientationTick.objects.select_related("ticked_by")),
        )
        .annotate(is_called=Exists(called))
        .order_by("-starts_on", "seat__number", "place")
    )
    return [_newcomer(row, tasks, today) for row in rows]


def _newcomer(row: Appointment, tasks: list[OrientationTask], today: date) -> Newcomer:
    ticks = {tick.task_id: tick for tick in row.orientation_ticks.all()}
    return Newcomer(
        id=row.pk,
        name=row.person.name,
        represents=represents(row.seat, max(row.starts_on, today)),
        capacity=str(row.get_capacity_display()),
        starts_on=row.starts_on,
        is_coming=row.starts_on > today,
        has_address=bool(row.person.address),
        last_login=row.person.last_login,
        is_called=row.is_called,
        points=[Point(task, ticks.get(task.pk)) for task in tasks],
    )
