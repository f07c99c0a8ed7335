"""How groups hang together, what kind of group each has been, and the documents that govern them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models.documents import StoredFile
from groups.models.groups import Group
from groups.models.organizations import Board, Structure
from samverkan.lib.dated import DatedQuerySet, ends_after_start
from samverkan.lib.history import History


class GroupRelation(models.Model):
    """`group` lies under, supports, commissions, is reference group for, succeeds or is linked to something
    (domain 6.1).

    The other end is a group, a board of an organisation, or words for what the register does not hold. Read
    from `group`: AU commissions AG, a network supports a council, HälSam succeeds socialreko. The migrations
    refuse two parents on one day, the same relation twice and cycles of one kind (I-GRP2).
    """

    class Kind(models.TextChoices):
        PARENT = "parent", _("Belongs under")
        SUPPORTS = "supports", _("Supports")
        COMMISSIONS = "commissions", _("Commissions")
        REFERENCE_FOR = "reference_for", _("Is reference group for")
        SUCCEEDS = "succeeds", _("Succeeds")
        LINKED_BOARD = "linked_board", _("Is linked to")

    group = models.ForeignKey(Group, models.CASCADE, related_name="relations", verbose_name=_("group"))
    kind = models.CharField(_("relation"), max_length=20, choices=Kind)
    other = models.ForeignKey(
        Group,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="relations_to",
        verbose_name=_("other group"),
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="linked_groups", verbose_name=_("board")
    )
    other_name = models.CharField(_("something outside the register"), max_length=200, blank=True)
    note = models.TextField(_("condition or reason"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation of a group")
        verbose_name_plural = _("relations of groups")
        ordering = ["group", "kind", "starts_on"]
        constraints = [
            ends_after_start("relation_ends_after_start"),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(other=F("group")), name="relation_not_to_itself"
            ),
            models.CheckConstraint(
                name="relation_has_one_other_end",
                condition=Q(other__isnull=False, board__isnull=True, other_name="")
                | Q(other__isnull=True, board__isnull=False, other_name="")
                | Q(other__isnull=True, board__isnull=True) & ~Q(other_name=""),
            ),
            models.CheckConstraint(
                condition=~Q(kind="linked_board") | Q(other__isnull=True), name="relation_board_is_no_group"
            ),
            models.CheckConstraint(
                condition=~Q(kind="parent") | Q(other__isnull=False), name="relation_parent_is_a_group"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.kind} {self.other_id or self.board_id or self.other_name}"


class GroupKindChange(models.Model):
    """Another kind from a day on (S002-06: a reference group becomes a subject council). `Group.kind` is the
    one it began as."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="kind_changes", verbose_name=_("group"))
    kind = models.CharField(_("kind"), max_length=30, choices=Group.Kind)
    valid_from = models.DateField(_("valid from"))
    reason = models.TextField(_("reason"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("change of kind")
        verbose_name_plural = _("changes of kind")
        ordering = ["valid_from"]
        constraints = [models.UniqueConstraint(fields=["group", "valid_from"], name="group_one_kind_a_day")]

    def __str__(self) -> str:
        return f"{self.valid_from} {self.kind}"


class GoverningDocument(models.Model):
    """An agreement, plan or rules of procedure that sets the frame, with its validity (S001-15, S000-43).

    Without a group it frames every group of the structure.
    """

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", _("Agreement")
        RULES_OF_PROCEDURE = "rules_of_procedure", _("Rules of procedure")
        PLAN = "plan", _("Plan")
        PROGRAMME = "programme", _("Programme")
        TARGET_PICTURE = "target_picture", _("Target picture")
        LEGAL_BASIS = "legal_basis", _("Legal basis")
        OTHER = "other", _("Other document")

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="governing_documents", verbose_name=_("structure")
    )
    group = models.ForeignKey(
        Group,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="governing_documents",
        verbose_name=_("group"),
    )
    kind = models.CharField(_("kind"), max_length=30, choices=Kind, default=Kind.AGREEMENT)
    title = models.CharField(_("title"), max_length=200)
    adopted_by = models.CharField(_("adopted by"), max_length=200, blank=True)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    reference = models.CharField(_("registry number"), max_length=100, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    url = models.URLField(_("address on the web"), blank=True)
    # What it says about the groups, to compare a mandate with (S001-39).
    wording = models.TextField(_("wording"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("governing document")
        verbose_name_plural = _("governing documents")
        ordering = ["-valid_from", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="governing_document_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="governing_document_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class GoverningFile(StoredFile):
    """The file of a governing document; a new one is a new version (I-DOC1)."""

    governing = models.ForeignKey(
        GoverningDocument, models.CASCADE, related_name="files", verbose_name=_("governing document")
    )
    number = models.PositiveSmallIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("file of a governing document")
        verbose_name_plural = _("files of governing documents")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["governing", "number"], name="governing_file_once")]

    def __str__(self) -> str:
        return f"{self.filename} ({self.number})"
