"""The checklist for a new appointment: its points, and what has been done for whom (S002-22)."""

from datetime import datetime

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from groups.models import Appointment, OrientationTask, OrientationTick, Person, Structure
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused

# Content, not interface: it is written in the language of those it is for, and theirs to change.
SHIPPED = [
    "Har fått introduktion till hur samverkan är uppbyggd",
    "Har läst gruppens uppdrag och de styrdokument som gäller",
    "Har träffat ordföranden eller ansvarig tjänsteperson",
    "Vet vem som är personlig ersättare och hur förhinder anmäls",
    "Har kommit överens om återrapportering i sin egen organisation",
]


@verb
def add_shipped_tasks(structure: Structure, *, by: Person | None, now: datetime) -> list[OrientationTask]:
    """Five points to begin with, where the structure has none in use."""
    if structure.orientation_tasks.filter(is_retired=False).exists():
        raise Refused(_("There are points already. Add the ones you miss."))
    with translation.override("sv"):
        return [
            add_task(structure, text=text, by=by, now=now)
            for text in SHIPPED
            if not structure.orientation_tasks.filter(text=text).exists()
        ]


@verb
def add_task(structure: Structure, *, text: str, by: Person | None, now: datetime) -> OrientationTask:
    """A point last in the checklist. One that was retired under the same words comes into use again."""
    text = _checked(text)
    if same := structure.orientation_tasks.filter(text__iexact=text).first():
        if not same.is_retired:
            raise Refused(_("There is already a point “%(text)s”.") % {"text": same.text}, field="text")
        same.is_retired = False
        same.save()
        return same
    last = structure.orientation_tasks.aggregate(Max("order"))["order__max"] or 0
    return OrientationTask.objects.create(structure=structure, text=text, order=last + 1)


@verb
def change_task(
    task: OrientationTask, *, by: Person | None, now: datetime, text: str = "", order: int | None = None
) -> OrientationTask:
    """New words for the point, or another place among the points; what is ticked stays ticked."""
    if text:
        text = _checked(text)
        others = OrientationTask.objects.filter(structure=task.structure_id).exclude(pk=task.pk)
        if others.filter(text__iexact=text).exists():
            raise Refused(_("There is already a point “%(text)s”.") % {"text": text}, field="text")
        task.text = text
        task.save()
    if order is not None:
        _move(task, order)
    return task


@verb
def retire_task(task: OrientationTask, *, by: Person | None, now: datetime) -> OrientationTask:
    """Take the point out of use; the ticks it has got are kept."""
    task.is_retired = True
    task.save()
    return task


@verb
def tick_task(
    appointment: Appointment, *, task: OrientationTask, by: Person | None, now: datetime
) -> OrientationTick:
    """Note that it is done. Twice is once: the first who ticked, and when, stand."""
    if task.structure_id != appointment.group.structure_id:
        raise Refused(_("The point belongs to another structure."))
    tick, _is_new = OrientationTick.objects.get_or_create(
        appointment=appointment, task=task, defaults={"ticked_at": now, "ticked_by": by}
    )
    return tick


@verb
def untick_task(appointment: Appointment, *, task: OrientationTask, by: Person | None, now: datetime) -> None:
    appointment.orientation_ticks.filter(task=task).delete()


def _move(task: OrientationTask, order: int) -> None:
    rows = list(
        OrientationTask.objects.filter(structure=task.structure_id, is_retired=False).exclude(pk=task.pk)
    )
    rows.insert(max(0, order - 1), task)
    for place, row in enumerate(rows, 1):
        if row.order != place:
            row.order = place
            row.save()


def _checked(text: str) -> str:
    text = collapsed(text)
    if not text:
        raise Refused(_("Write what is to be done, for example: Has met the chair."), field="text")
    if len(text) > 200:
        raise Refused(
            _("The point has %(count)d characters; at most 200 can be kept.") % {"count": len(text)},
            field="text",
        )
    return text
