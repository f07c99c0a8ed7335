"""From one term to the next (S000-06): a guide that is left and taken up again."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models.groups import Group
from groups.models.organizations import Structure, Term
from groups.models.people import Person
from samverkan.lib.history import History


class TermChange(models.Model):
    """The guide from one term to the next; what is left to do is read from the facts, this says that it is
    under way."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="term_changes", verbose_name=_("structure")
    )
    from_term = models.ForeignKey(
        Term, models.PROTECT, related_name="changes_from", verbose_name=_("term that ends")
    )
    to_term = models.ForeignKey(
        Term, models.PROTECT, related_name="changes_to", verbose_name=_("term that begins")
    )
    started_at = models.DateTimeField(_("started"))
    started_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("started by")
    )
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    finished_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("finished by")
    )
    history = History()

    class Meta:
        verbose_name = _("change of term")
        verbose_name_plural = _("changes of term")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(fields=["from_term", "to_term"], name="term_change_once"),
            models.CheckConstraint(condition=~Q(from_term=F("to_term")), name="term_change_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.from_term_id} → {self.to_term_id}"


class TermChangeStep(models.Model):
    """That somebody has said a step is done for a group, or that it is passed over and why."""

    class Step(models.TextChoices):
        APPOINTMENTS = "appointments", _("Appointments end")
        SEATS = "seats", _("Seats of the new term")
        REQUESTS = "requests", _("Nomination requests")
        OPEN_THINGS = "open_things", _("What is still open")

    change = models.ForeignKey(
        TermChange, models.CASCADE, related_name="steps", verbose_name=_("change of term")
    )
    step = models.CharField(_("step"), max_length=20, choices=Step)
    group = models.ForeignKey(
        Group, models.CASCADE, related_name="term_change_steps", verbose_name=_("group")
    )
    note = models.TextField(_("note"), blank=True)
    is_passed_over = models.BooleanField(_("passed over"), default=False)
    done_at = models.DateTimeField(_("done"))
    done_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("done by")
    )
    history = History()

    class Meta:
        verbose_name = _("step of a change of term")
        verbose_name_plural = _("steps of changes of term")
        ordering = ["change", "group", "step"]
        constraints = [
            models.UniqueConstraint(fields=["change", "step", "group"], name="term_change_step_once"),
            models.CheckConstraint(
                condition=Q(is_passed_over=False) | ~Q(note=""), name="term_change_step_passed_over_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.group_id}"
