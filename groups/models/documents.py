"""Documents and their versions; a new file is a new version, never an overwrite (I-DOC1)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models.groups import Group
from samverkan.lib.history import History


class Document(models.Model):
    group = models.ForeignKey(Group, models.CASCADE, related_name="documents", verbose_name=_("group"))
    title = models.CharField(_("title"), max_length=200)
    created_at = models.DateTimeField(_("created"))
    history = History()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class StoredFile(models.Model):
    """A file that has passed `groups.files.checked_file`, with what it found."""

    file = models.FileField(_("file"), upload_to="documents/%Y/")
    filename = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    # Empty where it came through a link without log-in, and for what the system made.
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"))

    class Meta:
        abstract = True


class DocumentVersion(StoredFile):
    document = models.ForeignKey(
        Document, models.CASCADE, related_name="versions", verbose_name=_("document")
    )
    number = models.PositiveSmallIntegerField(_("version"))

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_version_once")]

    def __str__(self) -> str:
        return f"{self.filename} ({self.number})"
