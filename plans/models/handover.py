"""What one term's group sends on to the next (S000-06, S000-40, S000-41; ruling 3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Person, Structure, Term
from issues.models import Issue
from meetings.models import AgendaItem
from plans.models.plans import ActivityPlan, Goal
from samverkan.lib.history import History


class HandoverNote(models.Model):
    """A note to those who take over: keep, widen, change, drop, or something new.

    Written, adopted by the group, handed over and answered, as domain.md 6.5 has it (ruling 4). One that no
    group left, as from an evaluation, is handed over without being adopted.
    """

    class About(models.TextChoices):
        GOAL = "goal", _("A goal")
        ISSUE = "issue", _("An issue")
        WAY_OF_WORKING = "way_of_working", _("The way of working")
        COMPOSITION = "composition", _("The composition")

    class Direction(models.TextChoices):
        KEEP = "keep", pgettext_lazy("handover note", "Keep")
        WIDEN = "widen", pgettext_lazy("handover note", "Widen")
        CHANGE = "change", pgettext_lazy("handover note", "Change")
        DROP = "drop", pgettext_lazy("handover note", "Drop")
        NEW = "new", pgettext_lazy("handover note", "New")

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("handover note", "Proposed")
        ADOPTED = "adopted", pgettext_lazy("handover note", "Adopted")
        RECEIVED = "received", pgettext_lazy("handover note", "Handed over")
        HANDLED = "handled", pgettext_lazy("handover note", "Handled")
        DECLINED = "declined", pgettext_lazy("handover note", "Declined")

    class Outcome(models.TextChoices):
        KEPT = "kept", pgettext_lazy("handover note", "Kept")
        WIDENED = "widened", pgettext_lazy("handover note", "Widened")
        CHANGED = "changed", pgettext_lazy("handover note", "Changed")
        DROPPED = "dropped", pgettext_lazy("handover note", "Dropped")
        NEW = "new", pgettext_lazy("handover note", "Became something new")

    structure = models.ForeignKey(
        Structure, models.CASCADE, related_name="handover_notes", verbose_name=_("structure")
    )
    from_group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="notes_left", verbose_name=_("from")
    )
    to_group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="notes_got", verbose_name=_("to")
    )
    to_term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("for the term")
    )
    about = models.CharField(_("about"), max_length=15, choices=About)
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="handover_notes", verbose_name=_("goal")
    )
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, related_name="handover_notes", verbose_name=_("issue")
    )
    direction = models.CharField(_("what to do"), max_length=6, choices=Direction)
    text = models.TextField(_("text"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PROPOSED)
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("written by")
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_at = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_notes",
        verbose_name=_("adopted at"),
    )
    adopted_where = models.CharField(_("where it was adopted"), max_length=300, blank=True, default="")
    outcome = models.CharField(_("what became of it"), max_length=7, choices=Outcome, blank=True, default="")
    how_handled = models.TextField(_("how it was handled"), blank=True)
    handled_in = models.ForeignKey(
        ActivityPlan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handled_notes",
        verbose_name=_("handled in the plan"),
    )
    handled_on = models.DateField(_("handled on"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("handover note")
        verbose_name_plural = _("handover notes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="handover_note_has_text"),
            models.CheckConstraint(
                condition=Q(goal__isnull=True) | Q(about="goal"), name="handover_note_goal_about_goal"
            ),
            models.CheckConstraint(
                condition=Q(issue__isnull=True) | Q(about="issue"), name="handover_note_issue_about_issue"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(to_group__isnull=False) | Q(to_term__isnull=False),
                name="handover_note_has_receiver",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", adopted_on__isnull=True)
                | ~Q(state="proposed")
                & Q(adopted_on__isnull=False)
                & (Q(adopted_at__isnull=False) | ~Q(adopted_where=""))
                | ~Q(state__in=["proposed", "adopted"]) & Q(from_group__isnull=True),
                name="handover_note_adopted_somewhere",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["handled", "declined"]) & Q(how_handled="", handled_on__isnull=True)
                | Q(state__in=["handled", "declined"], handled_on__isnull=False) & ~Q(how_handled=""),
                name="handover_note_handled_says_how",
            ),
            models.CheckConstraint(
                condition=Q(state="handled") & ~Q(outcome="") | ~Q(state="handled") & Q(outcome=""),
                name="handover_note_outcome_when_handled",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
