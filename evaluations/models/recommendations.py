"""The register of recommendations (seed 002: S002-A … S002-D; I-REC1, I-REC2)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.models.evaluations import Evaluation
from groups.models import Document, Group, Organization, Person, Structure
from samverkan.lib.history import History


class RecommendationSet(models.Model):
    """Recommendations out of one report, in its order (S002-A, S002-B)."""

    class Status(models.TextChoices):
        PROPOSAL = "proposal", pgettext_lazy("recommendations", "Proposal")
        ADOPTED = "adopted", pgettext_lazy("recommendations", "Adopted")
        FINISHED = "finished", pgettext_lazy("recommendations", "Followed up to the end")

    structure = models.ForeignKey(
        Structure, models.PROTECT, related_name="recommendation_sets", verbose_name=_("structure")
    )
    evaluation = models.ForeignKey(
        Evaluation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendation_sets",
        verbose_name=_("evaluation"),
    )
    # Who keeps and follows them up.
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="recommendation_sets", verbose_name=_("kept by")
    )
    title = models.CharField(_("title"), max_length=200)
    source = models.CharField(_("out of the report"), max_length=300, blank=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    dated = models.DateField(_("date"), null=True, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PROPOSAL)
    # What a marking of a part of the text means: "verkställighet" (S002-D).
    marking_means = models.CharField(_("what marked text means"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"))
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("created by")
    )
    history = History()

    class Meta:
        verbose_name = _("set of recommendations")
        verbose_name_plural = _("sets of recommendations")
        ordering = ["-dated", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="recommendation_set_has_title")]

    def __str__(self) -> str:
        return self.title


class Cluster(models.Model):
    """What belongs together, whatever its number (S002-C)."""

    set = models.ForeignKey(
        RecommendationSet, models.CASCADE, related_name="clusters", verbose_name=_("set of recommendations")
    )
    name = models.CharField(_("name"), max_length=100)
    position = models.PositiveSmallIntegerField(_("place"))
    history = History()

    class Meta:
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["set", "name"], name="cluster_name_once")]

    def __str__(self) -> str:
        return self.name


class Recommendation(models.Model):
    """One recommendation; its number is the report's and never changes (I-REC1)."""

    class Disposition(models.TextChoices):
        UNDECIDED = "undecided", pgettext_lazy("recommendation", "Not sorted yet")
        EXECUTION = "execution", pgettext_lazy("recommendation", "To be carried out")
        ASSIGNMENT = "assignment", pgettext_lazy("recommendation", "Assignment")
        DECLINED = "declined", pgettext_lazy("recommendation", "Declined")
        ALREADY_DONE = "already_done", pgettext_lazy("recommendation", "Already done")

    class State(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("recommendation", "Received")
        SORTED = "sorted", pgettext_lazy("recommendation", "Sorted")
        ONGOING = "ongoing", pgettext_lazy("recommendation", "Under way")
        DONE = "done", pgettext_lazy("recommendation", "Done")
        VERIFIED = "verified", pgettext_lazy("recommendation", "Verified")

    set = models.ForeignKey(
        RecommendationSet,
        models.CASCADE,
        related_name="recommendations",
        verbose_name=_("set of recommendations"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"))
    cluster = models.ForeignKey(
        Cluster,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("cluster"),
    )
    disposition = models.CharField(
        _("what is to be done with it"), max_length=12, choices=Disposition, default=Disposition.UNDECIDED
    )
    reason = models.TextField(_("reason"), blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.RECEIVED)
    responsible = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible")
    )
    responsible_group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible group")
    )
    # A role outside the register, as “the directors”.
    responsible_name = models.CharField(_("responsible, in words"), max_length=200, blank=True)
    due_on = models.DateField(pgettext_lazy("day", "to be followed up by"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["set", "number"], name="recommendation_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="recommendation_has_text"),
            models.CheckConstraint(
                condition=~Q(disposition="declined") | ~Q(reason=""), name="recommendation_declined_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state="received", disposition="undecided")
                | ~Q(state="received") & ~Q(disposition="undecided"),
                name="recommendation_sorted_has_disposition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:80]}"


class Marking(models.Model):
    """A part of a recommendation's text is marked: no. 1 whole, of no. 9 the second sentence (S002-D). Never
    copied to the whole (I-REC2). `start` and `end` count characters of its text."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="markings", verbose_name=_("recommendation")
    )
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))

    class Meta:
        verbose_name = _("marking")
        verbose_name_plural = _("markings")
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "start"], name="marking_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="marking_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.recommendation.text[self.start : self.end]


class Addressee(models.Model):
    """Whom a recommendation is for: a group, an organisation, or as the report says it."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="addressees", verbose_name=_("recommendation")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="recommendations", verbose_name=_("group")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("in words"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("addressee of a recommendation")
        verbose_name_plural = _("addressees of recommendations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(group__isnull=False, organization=None, name="")
                | Q(group=None, organization__isnull=False, name="")
                | Q(group=None, organization=None) & ~Q(name=""),
                name="recommendation_addressee_is_one",
            )
        ]

    def __str__(self) -> str:
        return self.name or f"{self.group or self.organization}"
