"""A package for the archive: one meeting, or one group's term, with everything the archive is to have."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Person, Term
from meetings.models.meetings import Meeting


class ArchivePackage(models.Model):
    """Who had a package made, of what and when, and its checksum. The file is kept for a time; the row stays,
    for the hand-over is an event of the group's (domain.md 3.2).

    Without `meeting` it is the group's `term`.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="archive_packages", verbose_name=_("group"))
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="archive_packages",
        verbose_name=_("meeting"),
    )
    term = models.ForeignKey(
        Term,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="archive_packages",
        verbose_name=_("term"),
    )
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("asked for by"))
    asked_at = models.DateTimeField(_("asked for"))
    files_total = models.PositiveIntegerField(_("files"), default=0)
    files_done = models.PositiveIntegerField(_("files done"), default=0)
    # What is not there, or not as it was kept: [{"title", "problem"}].
    problems = models.JSONField(_("lacking"), default=list, blank=True)
    # How many files others have sent in that are no PDF/A.
    as_received = models.PositiveIntegerField(_("kept as received"), default=0)
    # Empty once it has been cleared away.
    file = models.CharField(_("file"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)

    class Meta:
        verbose_name = _("archive package")
        verbose_name_plural = _("archive packages")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) ^ Q(term__isnull=True),
                name="archive_package_of_meeting_or_term",
            ),
            # A double click, or two people at once, makes one package.
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(meeting__isnull=False, made_at__isnull=True, failed_at__isnull=True),
                name="archive_package_one_of_meeting",
            ),
            models.UniqueConstraint(
                fields=["group", "term"],
                condition=Q(term__isnull=False, made_at__isnull=True, failed_at__isnull=True),
                name="archive_package_one_of_term",
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True) | ~Q(sha256=""), name="archive_package_made_has_checksum"
            ),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True) | Q(failed_at__isnull=True),
                name="archive_package_made_or_failed",
            ),
            models.CheckConstraint(
                condition=Q(files_done__lte=F("files_total")), name="archive_package_files_at_most_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting or self.term}"
