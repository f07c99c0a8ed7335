"""Decision material: versions, each with one or more paths of points, and what others think of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Board, Group, Organization, Person
from issues.models.issues import Issue
from samverkan.lib.history import History


class DecisionMaterial(models.Model):
    """What is to be decided on an issue, through its versions (S002-13, S002-18)."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="material", verbose_name=_("issue"))
    title = models.CharField(_("title"), max_length=200)
    history = History()

    class Meta:
        verbose_name = _("decision material")
        verbose_name_plural = _("decision material")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="decision_material_has_title")]

    def __str__(self) -> str:
        return self.title


class MaterialVersion(models.Model):
    """A draft until it is issued; then frozen with its hash, and the next version is a copy to go on from."""

    material = models.ForeignKey(
        DecisionMaterial, models.CASCADE, related_name="versions", verbose_name=_("decision material")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("background and reasoning"), blank=True)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    issued_at = models.DateTimeField(_("issued"), null=True, blank=True)
    issued_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("issued by")
    )
    facts = models.JSONField(_("facts"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    viewpoints_summary = models.TextField(_("the viewpoints in short"), blank=True)
    history = History(excluded_fields=["facts"])

    class Meta:
        verbose_name = _("version of decision material")
        verbose_name_plural = _("versions of decision material")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["material", "number"], name="material_version_once"),
            models.UniqueConstraint(
                fields=["material"], condition=Q(issued_at__isnull=True), name="material_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, sha256="") | Q(issued_at__isnull=False) & ~Q(sha256=""),
                name="material_issued_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.material}, {self.number}"


class DecisionPath(models.Model):
    """One way the same matter goes to its decision: to whom, in which forum, with which points (S003-22).

    `label` tells paths apart: A, B.
    """

    version = models.ForeignKey(
        MaterialVersion, models.CASCADE, related_name="paths", verbose_name=_("version")
    )
    label = models.CharField(_("path"), max_length=10)
    title = models.CharField(_("heading"), max_length=300)
    forum = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("forum")
    )
    forum_text = models.CharField(_("forum in words"), max_length=200, blank=True)
    history = History()

    class Meta:
        verbose_name = _("path of decision")
        verbose_name_plural = _("paths of decision")
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(fields=["version", "label"], name="decision_path_once"),
            models.CheckConstraint(condition=~Q(label=""), name="decision_path_has_label"),
        ]

    def __str__(self) -> str:
        return f"{self.label}. {self.title}"


class PathAddressee(models.Model):
    """An organisation, or one board of it, that decides along a path; each once a path (I-DEC3)."""

    path = models.ForeignKey(DecisionPath, models.CASCADE, related_name="addressees", verbose_name=_("path"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    history = History()

    class Meta:
        verbose_name = _("addressee")
        verbose_name_plural = _("addressees")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["path", "organization"], condition=Q(board__isnull=True), name="path_addressee_once"
            ),
            models.UniqueConstraint(fields=["path", "board"], name="path_addressee_board_once"),
        ]

    def __str__(self) -> str:
        return f"{self.board or self.organization}"


class PathPoint(models.Model):
    """One "att-sats" as written (I-DEC1); some have a day of delivery and one of decision (S003-26)."""

    path = models.ForeignKey(DecisionPath, models.CASCADE, related_name="points", verbose_name=_("path"))
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))
    deliver_by = models.DateField(_("delivered by"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_at_time = models.TimeField(_("time"), null=True, blank=True)
    # "8/4 kl.": a time was meant and is not there (S003-25).
    time_is_missing = models.BooleanField(_("the time is missing"), default=False)
    history = History()

    class Meta:
        verbose_name = _("point")
        verbose_name_plural = _("points")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["path", "order"], name="path_point_once"),
            models.CheckConstraint(condition=~Q(text=""), name="path_point_has_text"),
            models.CheckConstraint(
                condition=Q(decided_at_time__isnull=True, time_is_missing=False)
                | Q(decided_on__isnull=False, decided_at_time__isnull=True, time_is_missing=True)
                | Q(decided_on__isnull=False, decided_at_time__isnull=False, time_is_missing=False),
                name="path_point_time_needs_day",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ViewpointRequest(models.Model):
    """A group, an organisation or one of its boards is asked what it thinks of a version (S001-24)."""

    version = models.ForeignKey(
        MaterialVersion, models.CASCADE, related_name="viewpoint_requests", verbose_name=_("version")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    question = models.TextField(_("question"), blank=True)
    due_on = models.DateField(_("answer by"))
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("request for viewpoints")
        verbose_name_plural = _("requests for viewpoints")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "group"], name="viewpoint_request_group_once"),
            models.UniqueConstraint(fields=["version", "board"], name="viewpoint_request_board_once"),
            models.UniqueConstraint(
                fields=["version", "organization"],
                condition=Q(board__isnull=True),
                name="viewpoint_request_once",
            ),
            models.CheckConstraint(
                condition=Q(group__isnull=False, organization__isnull=True, board__isnull=True)
                | Q(group__isnull=True, organization__isnull=False),
                name="viewpoint_request_one_addressee",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group or self.board or self.organization}"


class Viewpoint(models.Model):
    """What a group, board, organisation or person thinks of a version, or how a body reasoned (S003-13).

    An answer to a request is one row on the whole and one for each point that is said something of; it may be
    changed until the version has been followed by another.
    """

    class Kind(models.TextChoices):
        VIEWPOINT = "viewpoint", _("Viewpoint")
        REASONING = "reasoning", _("Reasoning")

    class Stance(models.TextChoices):
        FOR = "for", _("For")
        FOR_WITH_CHANGES = "for_with_changes", _("For, with changes")
        AGAINST = "against", _("Against")
        NOTHING_TO_ADD = "nothing_to_add", _("Nothing to add")

    version = models.ForeignKey(
        MaterialVersion, models.CASCADE, related_name="viewpoints", verbose_name=_("version")
    )
    request = models.ForeignKey(
        ViewpointRequest,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="viewpoints",
        verbose_name=_("request"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.VIEWPOINT)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    from_text = models.CharField(_("from, in words"), max_length=200, blank=True)
    # The point of the version that it is about; empty: all of it.
    point = models.ForeignKey(
        PathPoint, models.CASCADE, null=True, blank=True, related_name="viewpoints", verbose_name=_("point")
    )
    stance = models.CharField(_("stance"), max_length=20, choices=Stance, blank=True)
    text = models.TextField(_("text"), blank=True)
    given_on = models.DateField(_("day"))
    reference = models.CharField(_("registry number or paragraph"), max_length=100, blank=True)
    # Empty where it came by an organisation's link.
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    by_name = models.CharField(_("name and role"), max_length=200, blank=True)
    received_at = models.DateTimeField(_("received"))
    history = History()

    class Meta:
        verbose_name = _("viewpoint")
        verbose_name_plural = _("viewpoints")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(group__isnull=False) | Q(organization__isnull=False) | ~Q(from_text=""),
                name="viewpoint_is_somebodys",
            ),
            models.CheckConstraint(condition=~Q(text="") | ~Q(stance=""), name="viewpoint_says_something"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(point__isnull=True), name="viewpoint_whole_once"
            ),
            models.UniqueConstraint(fields=["request", "point"], name="viewpoint_point_once"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
