"""A group's activity plan through its versions, its goals, and what they are in line with."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import DocumentVersion, Group, Person, Structure
from meetings.models import AgendaItem
from samverkan.lib.history import History


class ActivityPlan(models.Model):
    """One version of a group's plan for a period (S001-28, I-PLN1, I-PLN3).

    A draft may be changed; an adopted one is frozen with its hash, and a revision is the next version, which
    supersedes it when adopted. How many times it is followed up is read from its reports.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("plan", "Draft")
        ADOPTED = "adopted", pgettext_lazy("plan", "Adopted")
        SUPERSEDED = "superseded", pgettext_lazy("plan", "Replaced")
        CLOSED = "closed", pgettext_lazy("plan", "Closed")

    group = models.ForeignKey(Group, models.PROTECT, related_name="plans", verbose_name=_("group"))
    title = models.CharField(_("title"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("up to and including"))
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    introduction = models.TextField(_("introduction"), blank=True)
    # What a local group tells its parent about how things stand (S004-11).
    situation = models.TextField(_("how things stand"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_at = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_plans",
        verbose_name=_("adopted at"),
    )
    # In words where `adopted_at` is empty, as "Ordförandemötet i Västerås". A guard asks for one of the two.
    # The default stands in the database: SQLite adds such a column without making a guarded table anew.
    adopted_where = models.CharField(
        _("where it was adopted"), max_length=300, blank=True, default="", db_default=""
    )
    facts = models.JSONField(_("facts"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    why_closed = models.CharField(_("why closed"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    history = History(excluded_fields=["facts"])

    class Meta:
        verbose_name = _("activity plan")
        verbose_name_plural = _("activity plans")
        ordering = ["-starts_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "starts_on", "ends_on", "number"], name="plan_version_once"
            ),
            models.UniqueConstraint(
                fields=["group", "starts_on", "ends_on"], condition=Q(state="draft"), name="plan_one_draft"
            ),
            models.UniqueConstraint(
                fields=["group", "starts_on", "ends_on"],
                condition=Q(state="adopted"),
                name="plan_one_adopted",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="plan_has_title"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="plan_ends_after_start"),
            models.CheckConstraint(condition=Q(number__gte=1), name="plan_number_from_one"),
            models.CheckConstraint(
                condition=Q(state="draft", sha256="", adopted_on__isnull=True)
                | ~Q(state="draft") & ~Q(sha256="") & Q(adopted_on__isnull=False),
                name="plan_adopted_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | ~Q(state="closed") & Q(closed_on__isnull=True),
                name="plan_closed_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanPrint(models.Model):
    """The paper of an adopted plan or of a published follow-up, made by the worker and kept."""

    plan = models.OneToOneField(
        ActivityPlan, models.CASCADE, related_name="paper", verbose_name=_("activity plan")
    )
    file = models.FileField(_("file"), upload_to="plans/%Y/")
    sha256 = models.CharField(_("checksum"), max_length=64)
    pages = models.PositiveIntegerField(_("pages"))
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("paper of a plan")
        verbose_name_plural = _("papers of plans")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.plan}"


class PlanSource(models.Model):
    """What a plan starts from, as “Liv och hälsa Ung” (S001-40)."""

    plan = models.ForeignKey(
        ActivityPlan, models.CASCADE, related_name="sources", verbose_name=_("activity plan")
    )
    title = models.CharField(_("title"), max_length=300)
    link = models.URLField(_("address"), max_length=500, blank=True)
    document = models.ForeignKey(
        DocumentVersion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    position = models.PositiveSmallIntegerField(_("place"))
    history = History()

    class Meta:
        verbose_name = _("source of a plan")
        verbose_name_plural = _("sources of plans")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="plan_source_has_title")]

    def __str__(self) -> str:
        return self.title


class SuperiorGoal(models.Model):
    """A goal that others have set and that ours agree with: of the regional development plan, or the
    nation's.

    Registers of their own, with the days they hold (S001-30, S001-31).
    """

    class Kind(models.TextChoices):
        REGIONAL = "regional", _("Regional development plan")
        NATIONAL = "national", _("National goal")
        OTHER = "other", _("Other superior goal")

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="superior_goals", verbose_name=_("structure")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    number = models.CharField(_("number"), max_length=20, blank=True)
    text = models.CharField(_("goal"), max_length=500)
    document = models.CharField(_("stated in"), max_length=300)
    link = models.URLField(_("address"), max_length=500, blank=True)
    valid_from = models.DateField(_("holds from"))
    valid_to = models.DateField(_("holds up to and including"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("superior goal")
        verbose_name_plural = _("superior goals")
        ordering = ["kind", "document", "number", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(document=""), name="superior_goal_is_stated"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="superior_goal_holds_forwards",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Goal(models.Model):
    """What is to be reached, numbered in its plan (S001-28, S001-30).

    `same_as` is the same goal in the plan or version before: what a revision compares, and what is carried
    over.
    """

    plan = models.ForeignKey(
        ActivityPlan, models.CASCADE, related_name="goals", verbose_name=_("activity plan")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("goal"), max_length=200)
    text = models.TextField(_("what it means"), blank=True)
    geography = models.CharField(_("set for"), max_length=200)
    responsible = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible"),
    )
    # “Ej tillämpligt”, where no superior goal speaks of it.
    why_no_superior = models.CharField(_("why there is no superior goal"), max_length=300, blank=True)
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="later",
        verbose_name=_("carried over from"),
    )
    history = History()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="goal_number_once"),
            models.CheckConstraint(condition=~Q(title=""), name="goal_has_title"),
            models.CheckConstraint(condition=~Q(same_as=F("pk")), name="goal_not_its_own"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class GoalSuperior(models.Model):
    """A goal agrees with a superior one, and how."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="superiors", verbose_name=_("goal"))
    superior = models.ForeignKey(
        SuperiorGoal, models.PROTECT, related_name="goals", verbose_name=_("superior goal")
    )
    note = models.CharField(_("how"), max_length=300, blank=True)
    history = History()

    class Meta:
        verbose_name = _("superior goal of a goal")
        verbose_name_plural = _("superior goals of goals")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["goal", "superior"], name="goal_superior_once")]

    def __str__(self) -> str:
        return f"{self.superior}"


class PlanRequest(models.Model):
    """A group asks its local groups for plans and how things stand, by a day (S004-11, S004-12)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="plan_requests", verbose_name=_("group"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("up to and including"))
    due_on = models.DateField(pgettext_lazy("day", "by"))
    wording = models.TextField(_("what is asked for"), blank=True)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by")
    )
    history = History()

    class Meta:
        verbose_name = _("request for plans")
        verbose_name_plural = _("requests for plans")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "starts_on", "ends_on"], name="plan_request_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="plan_request_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on}"


class HandedInPlan(models.Model):
    """A local group's answer: its own adopted plan, handed in to the group that asked (S004-11).

    The local group stands behind it: only an adopted version can be handed in.
    """

    request = models.ForeignKey(
        PlanRequest, models.CASCADE, related_name="handed_in", verbose_name=_("request for plans")
    )
    plan = models.ForeignKey(
        ActivityPlan, models.PROTECT, related_name="handed_in", verbose_name=_("activity plan")
    )
    at = models.DateTimeField(_("handed in"))
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("handed in by")
    )

    class Meta:
        verbose_name = _("plan handed in")
        verbose_name_plural = _("plans handed in")
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["request", "plan"], name="plan_handed_in_once")]

    def __str__(self) -> str:
        return f"{self.plan}"
