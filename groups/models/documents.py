"""Documents and their versions; a new file is a new version, never an overwrite (I-DOC1)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models.groups import Group
from samverkan.lib.history import History


class ReadingCircle(models.TextChoices):
    """Who reads what is not for the whole group; each holds those after it (`groups.reading`)."""

    GROUP = "group", _("Everyone in the group")
    SERVING = "serving", _("Members and serving substitutes")
    PRESIDENCY = "presidency", _("Chair, vice chair and the office")
    OFFICE = "office", _("The office")


class Document(models.Model):
    group = models.ForeignKey(Group, models.CASCADE, related_name="documents", verbose_name=_("group"))
    title = models.CharField(_("title"), max_length=200)
    created_at = models.DateTimeField(_("created"))
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle, default=ReadingCircle.GROUP)
    closed_reason = models.CharField(_("why it is closed"), max_length=200, blank=True)
    history = History()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(circle="group") | ~Q(closed_reason=""), name="document_closed_has_reason"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="document_has_title"),
        ]

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
    # Of a picture: what it shows, for whoever does not see it (S003-01).
    figure_text = models.TextField(_("what the picture shows"), blank=True)

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_version_once")]

    def __str__(self) -> str:
        return f"{self.filename} ({self.number})"


class ConvertedFile(models.Model):
    """An office file or a picture as PDF, made at upload where LibreOffice is there (ruling 21).

    Without a file `problem` says why, in words for the list of the pack.
    """

    version = models.OneToOneField(
        DocumentVersion, models.CASCADE, related_name="converted", verbose_name=_("version of a document")
    )
    file = models.FileField(_("file"), upload_to="converted/%Y/", blank=True)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    problem = models.CharField(_("why there is none"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("file turned into PDF")
        verbose_name_plural = _("files turned into PDF")
        constraints = [
            models.CheckConstraint(
                condition=~Q(file="") & Q(problem="") | Q(file="") & ~Q(problem=""),
                name="converted_file_or_problem",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}"
