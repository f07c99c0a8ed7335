"""Oral evaluations at a meeting, and what they say about the group (S000-03, S000-08 … S000-12, S000-45)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.models.evaluations import Evaluation
from evaluations.models.surveys import Survey
from groups.models import Group, Mandate, Person
from issues.models import Issue
from meetings.models import AgendaItem, Meeting
from plans.models import ActivityPlan, HandoverNote
from samverkan.lib.history import History


class OralEvaluation(models.Model):
    """planned → recorded → reviewed by the group → final (domain.md 6.5). It starts from the plan and from
    set questions, or from numbers alone (S000-39)."""

    class Form(models.TextChoices):
        ROUND = "round", pgettext_lazy("oral evaluation", "Round of the table")
        WORKSHOP = "workshop", pgettext_lazy("oral evaluation", "Workshop")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("oral evaluation", "Planned")
        RECORDED = "recorded", pgettext_lazy("oral evaluation", "Written down")
        REVIEWED = "reviewed", pgettext_lazy("oral evaluation", "Read by the group")
        FINAL = "final", pgettext_lazy("oral evaluation", "Final")

    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, related_name="oral_evaluations", verbose_name=_("evaluation")
    )
    group = models.ForeignKey(Group, models.PROTECT, related_name="oral_evaluations", verbose_name=_("group"))
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="oral_evaluations",
        verbose_name=_("meeting"),
    )
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="oral_evaluations",
        verbose_name=_("agenda item"),
    )
    plan = models.ForeignKey(
        ActivityPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="oral_evaluations",
        verbose_name=_("activity plan"),
    )
    form = models.CharField(_("form"), max_length=8, choices=Form, default=Form.ROUND)
    introduction = models.TextField(_("introduction"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PLANNED)
    facts = models.JSONField(_("facts"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    history = History(excluded_fields=["facts"])

    class Meta:
        verbose_name = _("oral evaluation")
        verbose_name_plural = _("oral evaluations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=True) | Q(meeting__isnull=False),
                name="oral_evaluation_item_of_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(state="final") & ~Q(sha256="") | ~Q(state="final") & Q(sha256=""),
                name="oral_evaluation_final_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.evaluation}"


class OralQuestion(models.Model):
    """A question put to the group; its text may be missing, its number not (S000-39)."""

    oral = models.ForeignKey(
        OralEvaluation, models.CASCADE, related_name="questions", verbose_name=_("oral evaluation")
    )
    position = models.PositiveSmallIntegerField(_("place"))
    number = models.CharField(_("number"), max_length=10, blank=True)
    text = models.CharField(_("question"), max_length=300, blank=True)
    # What is said here is offered as handover notes (S000-11).
    is_for_later = models.BooleanField(_("about the group's further work"), default=False)
    history = History()

    class Meta:
        verbose_name = _("question of an oral evaluation")
        verbose_name_plural = _("questions of oral evaluations")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(number=""), name="oral_question_has_number_or_text"
            )
        ]

    def __str__(self) -> str:
        return self.text or self.number


class Viewpoint(models.Model):
    """What was said, without who said it (S000-12): ordered, nested in one level (S000-23)."""

    class Agreement(models.TextChoices):
        NONE = "", pgettext_lazy("viewpoint", "Not said")
        SINGLE = "single", pgettext_lazy("viewpoint", "One")
        SEVERAL = "several", pgettext_lazy("viewpoint", "Several")
        UNANIMOUS = "unanimous", pgettext_lazy("viewpoint", "All agreed")

    question = models.ForeignKey(
        OralQuestion, models.CASCADE, related_name="viewpoints", verbose_name=_("question")
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("under")
    )
    position = models.PositiveSmallIntegerField(_("place"))
    text = models.TextField(_("text"))
    agreement = models.CharField(_("who agreed"), max_length=9, choices=Agreement, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    # What became of it.
    note = models.ForeignKey(
        HandoverNote,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="from_viewpoints",
        verbose_name=_("handover note"),
    )
    issue = models.ForeignKey(
        Issue, models.SET_NULL, null=True, blank=True, related_name="from_viewpoints", verbose_name=_("issue")
    )
    history = History()

    class Meta:
        verbose_name = _("viewpoint")
        verbose_name_plural = _("viewpoints")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="viewpoint_has_text")]

    def __str__(self) -> str:
        return self.text[:80]


class Judgement(models.Model):
    """What an evaluation says about a group's future (S000-45), and what it led to: in words, and the issue,
    the item where it was decided and the new mandate where there are such. That the group was closed is read
    from the group."""

    class Word(models.TextChoices):
        CONTINUE = "continue", pgettext_lazy("judgement on a group", "Go on")
        CHANGE = "change", pgettext_lazy("judgement on a group", "Change")
        CLOSE = "close", pgettext_lazy("judgement on a group", "Close")

    evaluation = models.ForeignKey(
        Evaluation, models.CASCADE, related_name="judgements", verbose_name=_("evaluation")
    )
    group = models.ForeignKey(Group, models.PROTECT, related_name="judgements", verbose_name=_("group"))
    word = models.CharField(_("judgement"), max_length=8, choices=Word)
    text = models.TextField(_("reasons"), blank=True)
    on = models.DateField(_("day"))
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("said at")
    )
    led_to = models.TextField(_("what it led to"), blank=True)
    led_on = models.DateField(_("since"), null=True, blank=True)
    issue = models.ForeignKey(
        Issue, models.SET_NULL, null=True, blank=True, related_name="from_judgements", verbose_name=_("issue")
    )
    decided_at = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided at")
    )
    mandate = models.ForeignKey(
        Mandate, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("mandate")
    )
    history = History()

    class Meta:
        verbose_name = _("judgement on a group")
        verbose_name_plural = _("judgements on groups")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "group"], name="judgement_once_a_group"),
            models.CheckConstraint(
                condition=Q(word="continue") | ~Q(text=""), name="judgement_change_says_why"
            ),
            models.CheckConstraint(
                condition=Q(led_to="", led_on__isnull=True) | ~Q(led_to="") & Q(led_on__isnull=False),
                name="judgement_led_to_when",
            ),
            models.CheckConstraint(
                condition=~Q(led_to="")
                | Q(issue__isnull=True, decided_at__isnull=True, mandate__isnull=True),
                name="judgement_tied_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_word_display()}"


class SurveyAtItem(models.Model):
    """A survey's result is gone through at an agenda item (S000-44)."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="at_items", verbose_name=_("survey"))
    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="surveys", verbose_name=_("agenda item")
    )
    history = History()

    class Meta:
        verbose_name = _("survey at an agenda item")
        verbose_name_plural = _("surveys at agenda items")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["survey", "item"], name="survey_at_item_once")]

    def __str__(self) -> str:
        return f"{self.survey}"
