from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models import Person
from meetings.models.meetings import Meeting
from samverkan.lib.history import History


class SupplementDraft(models.Model):
    """A supplement to the call that is written and not sent: it waits for the one who approves (ruling 13).

    What has changed since the last sent number is never kept here; it is reckoned when it is shown and sent.
    """

    meeting = models.OneToOneField(
        Meeting, models.CASCADE, related_name="supplement_draft", verbose_name=_("meeting")
    )
    message = models.TextField(_("message"), blank=True)
    only_called = models.BooleanField(_("only to those called"), default=False)
    written_by = models.ForeignKey(
        Person, models.PROTECT, related_name="supplement_drafts", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))
    history = History()

    class Meta:
        verbose_name = _("supplement being written")
        verbose_name_plural = _("supplements being written")

    def __str__(self) -> str:
        return f"{self.meeting}"
