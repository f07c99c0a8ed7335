"""The stages an issue goes through: their meaning is fixed, their names are each structure's own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Structure
from samverkan.lib.history import History


class Stage(models.TextChoices):
    """Where a question is (domain.md 6.2 Issue, S002-11). The order is that of the way through."""

    RAISED = "raised", pgettext_lazy("stage", "Raised")
    SCREENED = "screened", pgettext_lazy("stage", "Screened")
    PRIORITIZED = "prioritized", pgettext_lazy("stage", "Prioritised")
    PREPARATION = "preparation", pgettext_lazy("stage", "Preparation")
    DIALOGUE = "dialogue", pgettext_lazy("stage", "Dialogue")
    ANCHORING = "anchoring", pgettext_lazy("stage", "Anchoring")
    POSITION = "position", pgettext_lazy("stage", "Position")
    DECISION_IN_ORGANIZATIONS = "decision_in_organizations", pgettext_lazy("stage", "Decision at home")
    EXECUTION = "execution", pgettext_lazy("stage", "Execution")
    FOLLOW_UP = "follow_up", pgettext_lazy("stage", "Follow-up")
    CLOSED = "closed", pgettext_lazy("stage", "Closed")
    # The ways out.
    DECLINED = "declined", pgettext_lazy("stage", "Turned away")
    PARKED = "parked", pgettext_lazy("stage", "Parked")
    MERGED = "merged", pgettext_lazy("stage", "Merged")


class Level(models.TextChoices):
    """Where a question or an action belongs (S001-36)."""

    LOCAL = "local", _("Local")
    COUNTY = "county", _("The county")


class Nature(models.TextChoices):
    """Daily work, or what needs agreements (S001-36, S001-37)."""

    OPERATIVE = "operative", _("Operative")
    STRATEGIC = "strategic", _("Strategic")


class StageName(models.Model):
    """What a structure calls a stage, what is done there, and how long it should take at most."""

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="stage_names", verbose_name=_("structure")
    )
    stage = models.CharField(_("stage"), max_length=30, choices=Stage)
    name = models.CharField(_("name"), max_length=60)
    description = models.CharField(_("what is done there"), max_length=300, blank=True)
    days = models.PositiveSmallIntegerField(_("should take at most so many days"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("name of a stage")
        verbose_name_plural = _("names of stages")
        ordering = ["structure", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["structure", "stage"], name="stage_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="stage_name_is_given"),
        ]

    def __str__(self) -> str:
        return self.name


class StageForum(models.Model):
    """A kind of group where an issue in this stage belongs (S002-11); without rows, any group."""

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="stage_forums", verbose_name=_("structure")
    )
    stage = models.CharField(_("stage"), max_length=30, choices=Stage)
    kind = models.CharField(_("kind of group"), max_length=30, choices=Group.Kind)
    history = History()

    class Meta:
        verbose_name = _("forum of a stage")
        verbose_name_plural = _("forums of stages")
        ordering = ["structure", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["structure", "stage", "kind"], name="stage_forum_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}: {self.get_kind_display()}"
