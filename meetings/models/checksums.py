from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.models.calls import Call
from meetings.models.minutes import MinutesVersion


class PaperChecksum(models.Model):
    """The checksum of a file that was made and kept, so that whoever has got it can ask whether it is ours.

    A copy without closed items may be made anew; what was sent before is still known by its row.
    """

    # Equal facts give equal bytes, so the same file is one row whichever worker made it.
    sha256 = models.CharField(_("checksum of the file"), max_length=64, unique=True)
    # Of the facts, as it is printed on the paper; empty where it cannot be told any more.
    contents_sha256 = models.CharField(
        _("checksum of the contents"), max_length=64, blank=True, db_index=True
    )
    call = models.ForeignKey(
        Call, models.CASCADE, null=True, blank=True, related_name="checksums", verbose_name=_("call")
    )
    version = models.ForeignKey(
        MinutesVersion,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="checksums",
        verbose_name=_("approved version"),
    )
    is_open_copy = models.BooleanField(_("without closed items"), default=False)
    kept_at = models.DateTimeField(_("kept"))

    class Meta:
        verbose_name = _("checksum of a paper")
        verbose_name_plural = _("checksums of papers")
        constraints = [
            models.CheckConstraint(
                condition=Q(call__isnull=True) ^ Q(version__isnull=True),
                name="paper_checksum_of_call_or_version",
            ),
            models.CheckConstraint(
                condition=Q(is_open_copy=False) | Q(version__isnull=False),
                name="paper_checksum_copy_of_version",
            ),
        ]

    def __str__(self) -> str:
        return self.sha256
