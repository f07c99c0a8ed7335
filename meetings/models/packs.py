"""One PDF or ZIP of a meeting's papers, made by the worker for those with the same rights."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models import Person, ReadingCircle
from meetings.models.meetings import Meeting


class Pack(models.Model):
    """The board pack, or the ZIP, of a meeting as one circle may read it. A convenience copy: cleared after a
    day like every print, and made again when something has changed (ruling 21)."""

    class Kind(models.TextChoices):
        PDF = "pdf", _("All papers in one PDF")
        ZIP = "zip", _("All papers as files")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="packs", verbose_name=_("meeting"))
    kind = models.CharField(_("kind"), max_length=3, choices=Kind)
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle)
    # Of what the pack holds: equal for the same papers, so that it is made once.
    fingerprint = models.CharField(max_length=64, editable=False)
    asked_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("asked for by")
    )
    asked_at = models.DateTimeField(_("asked for"))
    pages_total = models.PositiveIntegerField(_("pages"), default=0)
    pages_done = models.PositiveIntegerField(_("pages made"), default=0)
    # What is listed and not merged: [{"title", "filename", "problem"}].
    problems = models.JSONField(_("not merged"), default=list, blank=True)
    file = models.CharField(_("file"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)

    class Meta:
        verbose_name = _("pack")
        verbose_name_plural = _("packs")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "circle", "fingerprint"], name="pack_once_for_a_circle"
            ),
            models.CheckConstraint(
                condition=Q(pages_done__lte=F("pages_total")), name="pack_pages_at_most_all"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.meeting_id}"
