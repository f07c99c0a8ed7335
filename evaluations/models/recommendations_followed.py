"""What became of a recommendation over the years, and what it goes together with (seed 002: S002-C)."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.models.recommendations import Recommendation
from groups.models import Person
from issues.models import Action, Assignment, Issue, OrganizationDecision
from meetings.models import Meeting
from samverkan.lib.history import History


def one_of(*names: str) -> Q:
    """Just one of these columns is filled in."""
    conditions = (
        Q(**{f"{name}__isnull": False} | {f"{other}__isnull": True for other in names if other != name})
        for name in names
    )
    return reduce(or_, conditions)


class RecommendationFollowUp(models.Model):
    """What became of it by a day; append-only, the last one holds (the follow-up over the years)."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="follow_ups", verbose_name=_("recommendation")
    )
    on = models.DateField(_("day"))
    state = models.CharField(_("state"), max_length=8, choices=Recommendation.State)
    text = models.TextField(_("text"))
    at = models.DateTimeField(_("written down"))
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("follow-up of a recommendation")
        verbose_name_plural = _("follow-ups of recommendations")
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="recommendation_follow_up_has_text")
        ]

    def __str__(self) -> str:
        return self.text[:80]


class RecommendationTie(models.Model):
    """A recommendation goes together with an issue, an assignment, a meeting, an organisation's decision or
    an action."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="ties", verbose_name=_("recommendation")
    )
    issue = models.ForeignKey(
        Issue, models.CASCADE, null=True, blank=True, related_name="recommendations", verbose_name=_("issue")
    )
    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("meeting"),
    )
    assignment = models.ForeignKey(
        Assignment,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("assignment"),
    )
    decision = models.ForeignKey(
        OrganizationDecision,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("decision of an organisation"),
    )
    action = models.ForeignKey(
        Action,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("action"),
    )
    history = History()

    class Meta:
        verbose_name = _("tie of a recommendation")
        verbose_name_plural = _("ties of recommendations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=one_of("issue", "meeting", "assignment", "decision", "action"),
                name="recommendation_tie_is_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}"
