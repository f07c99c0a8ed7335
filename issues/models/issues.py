"""Issues: the questions that go from somebody's need to a decision in each organisation (domain.md 6.2)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Document, Group, Organization, Person, ReadingCircle, Structure
from issues.models.stages import Level, Nature, Stage
from samverkan.lib.dated import DatedQuerySet, ends_after_start
from samverkan.lib.history import History


class Topic(models.Model):
    """A word that issues are found by; each structure has its own list."""

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="topics", verbose_name=_("structure")
    )
    name = models.CharField(_("name"), max_length=80)
    history = History()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["structure", "name"]
        constraints = [models.UniqueConstraint(fields=["structure", "name"], name="topic_once")]

    def __str__(self) -> str:
        return self.name


class Perspective(models.Model):
    """From whose side a question is looked at: resident, user, patient, public health … (S001-27, S003-04).

    An open, dated list of the structure's, or of one group's mandate alone.
    """

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="perspectives", verbose_name=_("structure")
    )
    group = models.ForeignKey(
        Group,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="perspectives",
        verbose_name=_("only in the group's mandate"),
    )
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("perspective")
        verbose_name_plural = _("perspectives")
        ordering = ["structure", "order", "pk"]
        constraints = [
            ends_after_start("perspective_ends_after_start"),
            models.UniqueConstraint(
                fields=["structure", "name"], condition=Q(group__isnull=True), name="perspective_once"
            ),
            models.UniqueConstraint(fields=["group", "name"], name="perspective_once_in_group"),
        ]

    def __str__(self) -> str:
        return self.name


class Issue(models.Model):
    """A question. Where it is, is its one `StageEntry` that has not been left (I-ISS1).

    Without a home group it stands in the list of issues without one (S000-25, S000-38, I-ISS4).
    """

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="issues", verbose_name=_("structure")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what it is about"), blank=True)
    home_group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="issues", verbose_name=_("home group")
    )
    raised_on = models.DateField(_("raised on"))
    raised_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="raised_issues",
        verbose_name=_("raised by"),
    )
    raised_by_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("raised for")
    )
    # A group, a board or somebody outside the register.
    raised_by_name = models.CharField(_("raised by, in words"), max_length=200, blank=True)
    level = models.CharField(_("where it belongs"), max_length=10, choices=Level, blank=True)
    nature = models.CharField(_("kind of question"), max_length=10, choices=Nature, blank=True)
    owner_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="owned_issues", verbose_name=_("person")
    )
    owner_group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="owned_issues", verbose_name=_("group")
    )
    owner_organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_issues",
        verbose_name=_("organisation"),
    )
    owner_text = models.CharField(_("role or name"), max_length=200, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="issues", verbose_name=_("topics"))
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="issues", verbose_name=_("perspectives")
    )
    reference = models.CharField(_("registry number"), max_length=100, blank=True)
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle, default=ReadingCircle.GROUP)
    closed_reason = models.CharField(_("why it is closed"), max_length=200, blank=True)
    # The time line for everybody; only what is marked public in it is shown.
    is_public = models.BooleanField(_("shown to the public"), default=False)
    public_text = models.TextField(_("in short, for the public"), blank=True)
    created_at = models.DateTimeField(_("created"))
    history = History()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["structure", "year", "number"], name="issue_number_once"),
            models.CheckConstraint(condition=~Q(title=""), name="issue_has_title"),
            models.CheckConstraint(
                condition=Q(raised_by__isnull=False)
                | Q(raised_by_organization__isnull=False)
                | ~Q(raised_by_name=""),
                name="issue_is_raised_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(owner_person__isnull=True, owner_group__isnull=True)
                | Q(owner_person__isnull=True, owner_organization__isnull=True)
                | Q(owner_group__isnull=True, owner_organization__isnull=True),
                name="issue_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(circle="group") | Q(is_public=False), name="issue_closed_is_not_public"
            ),
            models.CheckConstraint(
                condition=Q(circle="group") | ~Q(closed_reason=""), name="issue_closed_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year}:{self.number})"


class StageEntry(models.Model):
    """An issue came to a stage: who, when, why, and in which forum it lies. The last is not left (I-ISS1)."""

    class Move(models.TextChoices):
        START = "start", _("Raised")
        FORWARD = "forward", _("Onward")
        SKIP = "skip", _("Past a stage")
        BACK = "back", _("Back")
        EXIT = "exit", _("Out")
        REOPEN = "reopen", _("Taken up again")

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="stages", verbose_name=_("issue"))
    stage = models.CharField(_("stage"), max_length=30, choices=Stage)
    move = models.CharField(_("move"), max_length=10, choices=Move)
    # The day it happened, which may be before the day it was written down.
    entered_on = models.DateField(_("since"))
    entered_at = models.DateTimeField(_("written down"))
    left_on = models.DateField(_("left on"), null=True, blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("moved by")
    )
    text = models.TextField(_("why"), blank=True)
    forum = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lies with")
    )
    # Who waits for whom, and what comes next: "inväntar siffror från två kommuner".
    waits_for = models.CharField(_("waits for"), max_length=200, blank=True)
    next_forum = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("goes next to")
    )
    next_on = models.DateField(_("next day"), null=True, blank=True)
    parked_until = models.DateField(_("parked until"), null=True, blank=True)
    other_forum = models.CharField(_("a better forum"), max_length=200, blank=True)
    merged_into = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )

    class Meta:
        verbose_name = _("stage of an issue")
        verbose_name_plural = _("stages of issues")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue"], condition=Q(left_on__isnull=True), name="issue_one_current_stage"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=models.F("entered_on")),
                name="stage_left_after_entered",
            ),
            models.CheckConstraint(
                condition=~Q(move__in=["skip", "back", "exit", "reopen"]) | ~Q(text=""),
                name="stage_unusual_move_says_why",
            ),
            models.CheckConstraint(
                condition=Q(stage="parked", parked_until__isnull=False)
                | ~Q(stage="parked") & Q(parked_until__isnull=True),
                name="stage_parked_until",
            ),
            models.CheckConstraint(
                condition=Q(stage="merged", merged_into__isnull=False)
                | ~Q(stage="merged") & Q(merged_into__isnull=True),
                name="stage_merged_into",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("issue")),
                name="issue_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.get_stage_display()


class IssueGroup(models.Model):
    """A group beside the home group that has a part in the issue: it takes part, or raised the same need
    (S004-13)."""

    class Part(models.TextChoices):
        TAKES_PART = "takes_part", _("Takes part")
        SAME_NEED = "same_need", _("Has the same need")

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="groups", verbose_name=_("issue"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="shared_issues", verbose_name=_("group"))
    part = models.CharField(_("part"), max_length=12, choices=Part, default=Part.TAKES_PART)
    since = models.DateField(_("since"))
    history = History()

    class Meta:
        verbose_name = _("group of an issue")
        verbose_name_plural = _("groups of issues")
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "group"], name="issue_group_once")]

    def __str__(self) -> str:
        return f"{self.group}"


class IssueParty(models.Model):
    """Whom it concerns: an organisation, or somebody outside the register; may join later (S003-15)."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="parties", verbose_name=_("issue"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("name, when not in the register"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    # Empty: expected, but not with us yet.
    joined_on = models.DateField(_("with us since"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("party to an issue")
        verbose_name_plural = _("parties to issues")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "organization"],
                condition=Q(organization__isnull=False),
                name="issue_party_once",
            ),
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | ~Q(name=""), name="issue_party_is_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.organization}"


class OpenPoint(models.Model):
    """Something that is not settled yet (S003-15, S004-21), and what came of it."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="open_points", verbose_name=_("issue"))
    text = models.TextField(_("what is open"))
    raised_on = models.DateField(_("since"))
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    answer = models.TextField(_("how it was settled"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("open point")
        verbose_name_plural = _("open points")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="open_point_has_text"),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True, answer="")
                | Q(settled_on__gte=models.F("raised_on")) & ~Q(answer=""),
                name="open_point_settled_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class IssueSource(models.Model):
    """What the issue rests on: a law, a report, a paper in the register."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="sources", verbose_name=_("issue"))
    title = models.CharField(_("title"), max_length=200)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    history = History()

    class Meta:
        verbose_name = _("source of an issue")
        verbose_name_plural = _("sources of issues")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="issue_source_has_title")]

    def __str__(self) -> str:
        return self.title
