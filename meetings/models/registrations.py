"""That an organisation has registered approved notes in its own diary (domain 3.2, 4.6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models import Organization, Person
from meetings.models.minutes import MinutesVersion
from samverkan.lib.history import History


class Registration(models.Model):
    """Each organisation is an authority of its own, so the notes reach each registry."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="registrations", verbose_name=_("organisation")
    )
    version = models.ForeignKey(
        MinutesVersion, models.CASCADE, related_name="registrations", verbose_name=_("notes")
    )
    registry_number = models.CharField(_("registry number"), max_length=100, blank=True)
    registered_at = models.DateTimeField(_("registered"))
    # Empty where it was said through the organisation's link.
    registered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("registered by")
    )
    history = History()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [models.UniqueConstraint(fields=["organization", "version"], name="registration_once")]

    def __str__(self) -> str:
        return self.registry_number or "–"
