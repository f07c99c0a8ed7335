"""Is it ours, and what comes first: screening and the groups' ranked lists (S001-24, S001-26, S001-27)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Person
from issues.models.issues import Issue, Perspective
from samverkan.lib.history import History


class Screening(models.Model):
    """One trial of an issue against a group's rules of the day; the next is a new row (S001-26, S002-27)."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="screenings", verbose_name=_("issue"))
    # Empty: tried for the structure, without a home.
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("written down"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("tried by"))
    has_common_interest = models.BooleanField(_("common interest"))
    needs_cooperation = models.BooleanField(_("needs co-operation"))
    is_intermunicipal = models.BooleanField(_("purely between municipalities"))
    concerns_public_health = models.BooleanField(_("concerns public health"), default=False)
    perspectives = models.ManyToManyField(
        Perspective, blank=True, related_name="+", verbose_name=_("perspectives")
    )
    fits = models.BooleanField(_("belongs here"))
    reason = models.TextField(_("why"), blank=True)
    # Let in, or turned away, against what the rules give.
    is_exception = models.BooleanField(_("against the rules"), default=False)

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fits=True, is_exception=False) | ~Q(reason=""), name="screening_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"{self.on}"


class Ranking(models.Model):
    """A group's ranked list: a draft until it is decided, then as it was that day (S001-24, S001-27)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="rankings", verbose_name=_("group"))
    begun_at = models.DateTimeField(_("begun"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    text = models.TextField(_("how we thought"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("ranked list")
        verbose_name_plural = _("ranked lists")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=Q(decided_on__isnull=True), name="ranking_one_draft"
            ),
            models.UniqueConstraint(fields=["group", "decided_on"], name="ranking_one_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.decided_on or _('draft')}"


class RankedIssue(models.Model):
    """An issue's place on the list."""

    ranking = models.ForeignKey(Ranking, models.CASCADE, related_name="places", verbose_name=_("list"))
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="places", verbose_name=_("issue"))
    place = models.PositiveSmallIntegerField(_("place"))
    history = History()

    class Meta:
        verbose_name = _("place on a ranked list")
        verbose_name_plural = _("places on ranked lists")
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["ranking", "issue"], name="ranked_issue_once"),
            models.UniqueConstraint(fields=["ranking", "place"], name="ranked_place_once"),
            models.CheckConstraint(condition=Q(place__gte=1), name="ranked_place_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.issue}"


class RankingArgument(models.Model):
    """Why the issue stands there, from one of the mandate's perspectives (S001-27)."""

    ranked = models.ForeignKey(
        RankedIssue, models.CASCADE, related_name="arguments", verbose_name=_("place on a ranked list")
    )
    perspective = models.ForeignKey(
        Perspective, models.PROTECT, related_name="+", verbose_name=_("perspective")
    )
    text = models.TextField(_("argument"))
    history = History()

    class Meta:
        verbose_name = _("argument for a place")
        verbose_name_plural = _("arguments for places")
        ordering = ["perspective__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ranked", "perspective"], name="ranking_argument_once"),
            models.CheckConstraint(condition=~Q(text=""), name="ranking_argument_has_text"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
