"""What somebody new is to get to know, and what has been done for whom (S002-22)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models.organizations import Structure
from groups.models.people import Person
from groups.models.seats import Appointment
from samverkan.lib.history import History


class OrientationTask(models.Model):
    """A point of the structure's checklist for a new appointment."""

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="orientation_tasks", verbose_name=_("structure")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.CharField(_("text"), max_length=200)
    is_retired = models.BooleanField(_("no longer used"), default=False)
    history = History()

    class Meta:
        verbose_name = _("point of the checklist for the new")
        verbose_name_plural = _("points of the checklist for the new")
        ordering = ["structure", "order", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="orientation_task_has_text"),
            models.UniqueConstraint(fields=["structure", "text"], name="orientation_task_once"),
        ]

    def __str__(self) -> str:
        return self.text


class OrientationTick(models.Model):
    appointment = models.ForeignKey(
        Appointment, models.CASCADE, related_name="orientation_ticks", verbose_name=_("appointment")
    )
    task = models.ForeignKey(
        OrientationTask, models.CASCADE, related_name="ticks", verbose_name=_("point of the checklist")
    )
    ticked_at = models.DateTimeField(_("ticked"))
    ticked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("ticked by")
    )

    class Meta:
        verbose_name = _("tick of the checklist")
        verbose_name_plural = _("ticks of the checklist")
        constraints = [models.UniqueConstraint(fields=["appointment", "task"], name="orientation_tick_once")]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.task_id}"
