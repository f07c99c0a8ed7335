"""An evaluation of some groups' work over a period, and its report (S000-01, S000-02, S000-04)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Person, Structure
from samverkan.lib.history import History


class Evaluation(models.Model):
    """What holds surveys, oral evaluations, judgements and the report of a period together (S000-01)."""

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="evaluations", verbose_name=_("structure")
    )
    title = models.CharField(_("title"), max_length=200)
    purpose = models.TextField(_("purpose"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("up to and including"))
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    history = History()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="evaluation_has_title"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="evaluation_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EvaluatedGroup(models.Model):
    """A group that the evaluation is about: "båda" in one sentence and "tre" in another must not be guessed
    (S000-07)."""

    evaluation = models.ForeignKey(
        Evaluation, models.CASCADE, related_name="groups", verbose_name=_("evaluation")
    )
    group = models.ForeignKey(Group, models.PROTECT, related_name="evaluations", verbose_name=_("group"))
    position = models.PositiveSmallIntegerField(_("place"))

    class Meta:
        verbose_name = _("evaluated group")
        verbose_name_plural = _("evaluated groups")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "group"], name="evaluated_group_once")]

    def __str__(self) -> str:
        return f"{self.group}"


class Report(models.Model):
    """The report of an evaluation: draft → approved → published.

    `facts` is what was gathered, frozen with its checksum when it is approved; the draft gathers anew each
    time it is opened.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("report", "Draft")
        APPROVED = "approved", pgettext_lazy("report", "Approved")
        PUBLISHED = "published", pgettext_lazy("report", "Published")

    evaluation = models.OneToOneField(
        Evaluation, models.PROTECT, related_name="report", verbose_name=_("evaluation")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    facts = models.JSONField(_("facts"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approved by")
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    history = History(excluded_fields=["facts"])

    class Meta:
        verbose_name = _("evaluation report")
        verbose_name_plural = _("evaluation reports")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", sha256="", approved_at__isnull=True)
                | ~Q(state="draft") & ~Q(sha256="") & Q(approved_at__isnull=False),
                name="report_approved_is_frozen",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False)
                | ~Q(state="published") & Q(published_at__isnull=True),
                name="report_published_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation}"


class ReportText(models.Model):
    """What is written by hand between what was gathered. `place` names what it comes before: "opening",
    "survey:3", "group:12", within a group "oral:12", "done:12" and "notes:12", "recommendations", "set:2",
    "closing"."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="texts", verbose_name=_("report"))
    place = models.CharField(_("place"), max_length=40)
    text = models.TextField(_("text"))
    version = models.PositiveIntegerField(_("version"), default=1)
    at = models.DateTimeField(_("written down"))
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    history = History()

    class Meta:
        verbose_name = _("text of a report")
        verbose_name_plural = _("texts of reports")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["report", "place"], name="report_text_once_a_place")]

    def __str__(self) -> str:
        return self.text[:80]


class ReportLeftOut(models.Model):
    """Something a group has done that its report leaves out: what is told is “a selection” (S000-42). `key`
    names it as the group's list does (plans.done_list.DoneLine)."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="left_out", verbose_name=_("report"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("group"))
    key = models.CharField(_("which"), max_length=80)

    class Meta:
        verbose_name = _("thing left out of a report")
        verbose_name_plural = _("things left out of reports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "group", "key"], name="report_left_out_once")
        ]

    def __str__(self) -> str:
        return self.key


class ReportPaper(models.Model):
    """The PDF of a report, made by the worker; `done` of `of` parts are drawn while it is made."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("paper", "Waiting")
        RUNNING = "running", pgettext_lazy("paper", "Being made")
        DONE = "done", pgettext_lazy("paper", "Made")
        FAILED = "failed", pgettext_lazy("paper", "Failed")

    report = models.ForeignKey(Report, models.CASCADE, related_name="papers", verbose_name=_("report"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("done"), default=0)
    of = models.PositiveIntegerField(_("of"), default=0)
    problem = models.CharField(_("what went wrong"), max_length=300, blank=True)
    file = models.FileField(_("file"), upload_to="evaluations/%Y/", blank=True)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    class Meta:
        verbose_name = _("paper of a report")
        verbose_name_plural = _("papers of reports")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(file="") & ~Q(sha256="") | ~Q(state="done") & Q(file=""),
                name="report_paper_done_has_file",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(problem=""), name="report_paper_failed_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}"
