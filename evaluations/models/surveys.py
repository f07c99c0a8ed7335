"""Surveys and what they ask (S000-02, S000-07; domain.md 3.5, 6.2; rulings 23 and 24)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.models.evaluations import Evaluation
from groups.models import Group, Person
from samverkan.lib.history import History


class Survey(models.Model):
    """draft → open → closed → reported; never open again (domain.md 6.5).

    `tallies` is what closing counted: already suppressed, the only thing left of the answers, frozen with
    its checksum. Nobody sees a result before that (I-SUR4).
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("survey", "Draft")
        OPEN = "open", pgettext_lazy("survey", "Open")
        CLOSED = "closed", pgettext_lazy("survey", "Closed")
        REPORTED = "reported", pgettext_lazy("survey", "Reported")

    class Mode(models.TextChoices):
        # What is said to the one who answers, and true in the storage: see evaluations/models/answers.py.
        ANONYMOUS = "anonymous", pgettext_lazy("survey", "Anonymous")
        CONFIDENTIAL = "confidential", pgettext_lazy("survey", "Confidential")

    evaluation = models.ForeignKey(
        Evaluation, models.PROTECT, related_name="surveys", verbose_name=_("evaluation")
    )
    title = models.CharField(_("title"), max_length=200)
    introduction = models.TextField(_("introduction"), blank=True)
    mode = models.CharField(
        pgettext_lazy("survey", "mode"), max_length=12, choices=Mode, default=Mode.ANONYMOUS
    )
    # People behind a table (ruling 24); 3 to 10, frozen at opening (domain.md 3.5).
    threshold = models.PositiveSmallIntegerField(_("fewest people behind a result"), default=5)
    # One of them at most (survey_broken_down_one_way): see evaluations/suppression.py.
    by_role = models.BooleanField(_("show members and substitutes apart"), default=False)
    by_group = models.BooleanField(_("show the groups apart"), default=False)
    closes_on = models.DateField(_("last day to answer"), null=True, blank=True)
    repeats = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="repeated_by", verbose_name=_("repeats")
    )
    template = models.CharField(_("made from"), max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT)
    opened_on = models.DateField(_("opened"), null=True, blank=True)
    closed_on = models.DateField(pgettext_lazy("survey", "closed"), null=True, blank=True)
    why_closed_early = models.CharField(_("why it was closed early"), max_length=300, blank=True)
    reported_on = models.DateField(pgettext_lazy("survey", "reported"), null=True, blank=True)
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)
    # Refreshed once a day, so that nobody can tell whose answer came when (ruling 24).
    invited = models.PositiveIntegerField(_("asked"), default=0)
    answered = models.PositiveIntegerField(_("have answered"), default=0)
    counted_on = models.DateField(_("counted"), null=True, blank=True)
    tallies = models.JSONField(_("results"), null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    # When the database has been packed, so that nothing of the single answers is left in its file.
    packed_at = models.DateTimeField(_("packed"), null=True, blank=True)
    # Another one each time that words are taken away: packing that began before knows nothing of them.
    removal = models.UUIDField(null=True, blank=True, editable=False)
    # The office's own words on the result, said to the group (S000-44).
    summary = models.TextField(_("summary"), blank=True)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    # The count of answers would tell, with its times, when somebody answered.
    history = History(excluded_fields=["answered", "counted_on", "tallies", "removal"])

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="survey_has_title"),
            models.CheckConstraint(
                condition=Q(threshold__gte=3, threshold__lte=10), name="survey_threshold_3_to_10"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", opened_on__isnull=True)
                | ~Q(state="draft") & Q(opened_on__isnull=False, closes_on__isnull=False),
                name="survey_opened_when",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["draft", "open"], closed_on__isnull=True, sha256="", tallies__isnull=True
                )
                | Q(state__in=["closed", "reported"], closed_on__isnull=False) & ~Q(sha256=""),
                name="survey_results_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(state="reported", reported_on__isnull=False)
                | ~Q(state="reported") & Q(reported_on__isnull=True),
                name="survey_reported_when",
            ),
            models.CheckConstraint(
                condition=Q(answered__lte=F("invited")), name="survey_no_more_answers_than_asked"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def broken_down_by(self) -> str:
        """ "role", "group" or nothing."""
        return "role" if self.by_role else "group" if self.by_group else ""


class SurveyRecipients(models.Model):
    """Who is asked: a role in a group, said explicitly (S000-07)."""

    class Role(models.TextChoices):
        MEMBER = "member", pgettext_lazy("asked in a survey", "Members")
        SUBSTITUTE = "substitute", pgettext_lazy("asked in a survey", "Substitutes")
        OFFICIAL = "official", pgettext_lazy("asked in a survey", "Officials")

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="recipients", verbose_name=_("survey"))
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("group"))
    role = models.CharField(_("role"), max_length=10, choices=Role)

    class Meta:
        verbose_name = _("recipients of a survey")
        verbose_name_plural = _("recipients of surveys")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "group", "role"], name="survey_recipients_once")
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_role_display()}"


class Section(models.Model):
    """A heading with its questions."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="sections", verbose_name=_("survey"))
    position = models.PositiveSmallIntegerField(_("place"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("section of a survey")
        verbose_name_plural = _("sections of surveys")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """One question. `key` is kept when the survey is repeated, so that years compare (I-SUR7)."""

    class Kind(models.TextChoices):
        SCALE = "scale", pgettext_lazy("question", "Scale")
        SINGLE = "single", pgettext_lazy("question", "One of several")
        MULTIPLE = "multiple", pgettext_lazy("question", "Any of several")
        TEXT = "text", pgettext_lazy("question", "Free text")
        NUMBER = "number", pgettext_lazy("kind of question", "Number")
        MATRIX = "matrix", pgettext_lazy("question", "Several on one scale")

    section = models.ForeignKey(Section, models.CASCADE, related_name="questions", verbose_name=_("section"))
    key = models.SlugField(_("key"), max_length=40)
    position = models.PositiveSmallIntegerField(_("place"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    text = models.CharField(_("question"), max_length=300)
    help = models.CharField(_("explanation"), max_length=300, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=False)
    # The scale goes from 1 to this: 4, 5 or 6.
    steps = models.PositiveSmallIntegerField(_("steps"), null=True, blank=True)
    low = models.CharField(_("word for 1"), max_length=60, blank=True)
    high = models.CharField(_("word for the highest"), max_length=60, blank=True)
    # "Vet ej / ej aktuellt": an answer, and never part of a mean (I-SUR3).
    has_no_opinion = models.BooleanField(_("with “Don't know / not applicable”"), default=True)
    least = models.IntegerField(_("lowest number"), null=True, blank=True)
    most = models.IntegerField(_("highest number"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("question of a survey")
        verbose_name_plural = _("questions of surveys")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="question_has_text"),
            models.CheckConstraint(
                condition=Q(kind__in=["scale", "matrix"], steps__in=[4, 5, 6])
                | ~Q(kind__in=["scale", "matrix"]) & Q(steps__isnull=True),
                name="question_scale_has_4_to_6_steps",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Choice(models.Model):
    """An option of a single or multiple choice, or a row of a matrix."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices", verbose_name=_("question"))
    key = models.SlugField(_("key"), max_length=40)
    position = models.PositiveSmallIntegerField(_("place"))
    text = models.CharField(_("text"), max_length=200)
    history = History()

    class Meta:
        verbose_name = _("choice of a question")
        verbose_name_plural = _("choices of questions")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="choice_key_once"),
            models.CheckConstraint(condition=~Q(text=""), name="choice_has_text"),
        ]

    def __str__(self) -> str:
        return self.text
