"""What an organisation tells between two nomination requests (domain.md 4.6, job 4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models.organizations import Organization
from groups.models.people import Person
from groups.models.seats import Appointment, Seat
from samverkan.lib.history import History


class ReportedChange(models.Model):
    """Who leaves a place and who comes, in the organisation's own words: a report, from which staff appoint.

    Kept as a row because a mail in the queue holds no text (ruling 10).
    """

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="reported_changes", verbose_name=_("organisation")
    )
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="reported_changes", verbose_name=_("seat"))
    capacity = models.CharField(_("capacity"), max_length=10, choices=Appointment.Capacity)
    leaves = models.CharField(_("who leaves"), max_length=200, blank=True)
    name = models.CharField(_("who comes"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    party = models.CharField(_("party"), max_length=50, blank=True)
    board_name = models.CharField(_("board"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    decision_date = models.DateField(_("date of decision"), null=True, blank=True)
    decision_reference = models.CharField(_("reference of decision"), max_length=100, blank=True)
    message = models.TextField(_("message"), blank=True)
    # Empty where it was said through the organisation's link.
    reported_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reported by")
    )
    reported_at = models.DateTimeField(_("reported"))
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    handled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )
    history = History()

    class Meta:
        verbose_name = _("reported change")
        verbose_name_plural = _("reported changes")
        ordering = ["-reported_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(leaves="") | ~Q(name="") | ~Q(message=""), name="reported_change_says_something"
            ),
            # I-NOM2.
            models.CheckConstraint(
                condition=Q(name="") | ~Q(email="") | ~Q(phone=""), name="reported_change_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.leaves or self.message[:80]
