"""The yearly follow-up of a group's plan, and of all groups together (S001-29)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Person, Structure
from meetings.models import AgendaItem
from plans.models.plans import ActivityPlan, Goal
from samverkan.lib.history import History


class FollowUp(models.Model):
    """A year gathered into a report: draft → reviewed → adopted at a meeting → published.

    `facts` is what was gathered, frozen when it is reviewed; the draft gathers anew each time it is opened.
    Without a group it is the structure's combined report.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("follow-up", "Draft")
        REVIEWED = "reviewed", pgettext_lazy("follow-up", "Reviewed")
        ADOPTED = "adopted", pgettext_lazy("follow-up", "Adopted")
        PUBLISHED = "published", pgettext_lazy("follow-up", "Published")

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="follow_ups", verbose_name=_("structure")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("group")
    )
    plan = models.ForeignKey(
        ActivityPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="follow_ups",
        verbose_name=_("activity plan"),
    )
    year = models.PositiveSmallIntegerField(_("year"))
    summary = models.TextField(_("the chair's summary"), blank=True)
    summary_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("summary written by"),
    )
    summary_at = models.DateTimeField(_("summary written down"), null=True, blank=True)
    # Set when those responsible and the chair have been asked for their words.
    words_due_on = models.DateField(_("words wanted by"), null=True, blank=True)
    # Stands while it is a draft again, for those who write on.
    why_sent_back = models.CharField(_("why it was sent back"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    facts = models.JSONField(_("facts"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    begun_at = models.DateTimeField(_("begun"))
    begun_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("begun by")
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_at = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_follow_ups",
        verbose_name=_("adopted at"),
    )
    # Where, and why no item says it.
    adopted_where = models.CharField(
        _("where it was adopted"), max_length=300, blank=True, default="", db_default=""
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    history = History(excluded_fields=["facts"])

    class Meta:
        verbose_name = _("yearly follow-up")
        verbose_name_plural = _("yearly follow-ups")
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "year"], condition=Q(group__isnull=False), name="follow_up_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["structure", "year"],
                condition=Q(group__isnull=True),
                name="follow_up_of_all_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", sha256="") | ~Q(state="draft") & ~Q(sha256=""),
                name="follow_up_reviewed_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "reviewed"], adopted_on__isnull=True)
                | Q(state__in=["adopted", "published"], adopted_on__isnull=False),
                name="follow_up_adopted_when",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False)
                | ~Q(state="published") & Q(published_at__isnull=True),
                name="follow_up_published_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group or self.structure}, {self.year}"


class GoalComment(models.Model):
    """What the one responsible says about a goal's year: how it went (domain.md 6.5), and in words.

    `result` is said by somebody, never computed: `plans.goal_results` only suggests.
    """

    class Result(models.TextChoices):
        MET = "met", pgettext_lazy("result of a goal", "Met")
        PARTLY = "partly", pgettext_lazy("result of a goal", "Partly met")
        NOT_MET = "not_met", pgettext_lazy("result of a goal", "Not met")
        NOT_MEASURABLE = "not_measurable", pgettext_lazy("result of a goal", "Cannot be measured")

    follow_up = models.ForeignKey(
        FollowUp, models.CASCADE, related_name="comments", verbose_name=_("yearly follow-up")
    )
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="comments", verbose_name=_("goal"))
    result = models.CharField(
        pgettext_lazy("result of a goal", "result"), max_length=14, choices=Result, blank=True
    )
    text = models.TextField(_("text"), blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("written down"))
    history = History()

    class Meta:
        verbose_name = _("comment on a goal")
        verbose_name_plural = _("comments on goals")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "goal"], name="goal_comment_once"),
            models.CheckConstraint(condition=~Q(text="") | ~Q(result=""), name="goal_comment_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:80] or self.get_result_display()


class FollowUpPaper(models.Model):
    """The PDF of a follow-up, made by the worker; `done` of `of` goals are drawn while it is made."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("paper", "Waiting")
        RUNNING = "running", pgettext_lazy("paper", "Being made")
        DONE = "done", pgettext_lazy("paper", "Made")
        FAILED = "failed", pgettext_lazy("paper", "Failed")

    follow_up = models.ForeignKey(
        FollowUp, models.CASCADE, related_name="papers", verbose_name=_("yearly follow-up")
    )
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("done"), default=0)
    of = models.PositiveIntegerField(_("of"), default=0)
    problem = models.CharField(_("what went wrong"), max_length=300, blank=True)
    file = models.FileField(_("file"), upload_to="follow-ups/%Y/", blank=True)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    class Meta:
        verbose_name = _("paper of a follow-up")
        verbose_name_plural = _("papers of follow-ups")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(file="") & ~Q(sha256="") | ~Q(state="done") & Q(file=""),
                name="follow_up_paper_done_has_file",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(problem=""), name="follow_up_paper_failed_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follow_up}"
