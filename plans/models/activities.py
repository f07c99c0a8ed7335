"""What is done to reach a goal, and what each organisation makes of it (S001-32, S001-33, S000-41)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Organization, Person
from issues.models import Action, Issue
from meetings.models import AgendaItem, Meeting
from plans.models.plans import Goal
from samverkan.lib.history import History


class Activity(models.Model):
    """A measure under a goal. A deliverable holds from a day: a cultural plan from 2019 (S001-43)."""

    class Kind(models.TextChoices):
        MEASURE = "measure", pgettext_lazy("activity", "Measure")
        STUDY_VISIT = "study_visit", pgettext_lazy("activity", "Study visit")
        KICK_OFF = "kick_off", pgettext_lazy("activity", "Kick-off")
        INFORMATION = "information", pgettext_lazy("activity", "Information")
        DELIVERABLE = "deliverable", pgettext_lazy("activity", "Something to be delivered")

    class State(models.TextChoices):
        NOT_STARTED = "not_started", pgettext_lazy("activity", "Not started")
        PLANNED = "planned", pgettext_lazy("activity", "Planned")
        ONGOING = "ongoing", pgettext_lazy("activity", "Under way")
        DONE = "done", pgettext_lazy("activity", "Done")
        CANCELLED = "cancelled", pgettext_lazy("activity", "Not done")

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="activities", verbose_name=_("goal"))
    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.MEASURE)
    text = models.CharField(_("what is done"), max_length=300)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("up to and including"), null=True, blank=True)
    holds_from = models.DateField(_("holds from"), null=True, blank=True)
    responsible = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible")
    )
    responsible_text = models.CharField(_("responsible, in words"), max_length=200, blank=True)
    by_organization = models.BooleanField(_("each organisation says what it does"), default=False)
    position = models.PositiveSmallIntegerField(_("place"))
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
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="activity_has_text"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(holds_from__isnull=True) | Q(kind="deliverable"),
                name="activity_only_deliverables_hold",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ActivityProgress(models.Model):
    """How far an activity has come: apart from it, since an adopted plan is frozen and its work is not.

    Append-only; the last one holds.
    """

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="progress", verbose_name=_("activity")
    )
    state = models.CharField(_("state"), max_length=11, choices=Activity.State)
    on = models.DateField(_("day"))
    text = models.TextField(_("text"), blank=True)
    at = models.DateTimeField(_("written down"))
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("progress of an activity")
        verbose_name_plural = _("progress of activities")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(text=""), name="activity_not_done_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.get_state_display()


class OrganizationSpecification(models.Model):
    """What one organisation does of an activity, filled in by itself (S001-33)."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", pgettext_lazy("activity", "Not started")
        PLANNED = "planned", pgettext_lazy("activity", "Planned")
        ONGOING = "ongoing", pgettext_lazy("activity", "Under way")
        DONE = "done", pgettext_lazy("activity", "Done")
        NOT_APPLICABLE = "not_applicable", pgettext_lazy("activity", "Does not concern us")

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="specifications", verbose_name=_("activity")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="specifications", verbose_name=_("organisation")
    )
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.NOT_STARTED)
    text = models.TextField(_("what we do"), blank=True)
    link = models.URLField(_("address of our own plan"), max_length=500, blank=True)
    at = models.DateTimeField(_("written down"), null=True, blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    by_name = models.CharField(_("name of who answered"), max_length=200, blank=True)
    history = History()

    class Meta:
        verbose_name = _("organisation's specification")
        verbose_name_plural = _("organisations' specifications")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "organization"], name="specification_once")
        ]

    def __str__(self) -> str:
        return f"{self.organization}"


class ActivityTie(models.Model):
    """An activity goes together with a meeting, an issue, an action, or another activity (S000-41)."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="ties", verbose_name=_("activity"))
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="activities", verbose_name=_("meeting")
    )
    issue = models.ForeignKey(
        Issue, models.CASCADE, null=True, blank=True, related_name="activities", verbose_name=_("issue")
    )
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="activities", verbose_name=_("action")
    )
    other = models.ForeignKey(
        Activity,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="tied_from",
        verbose_name=_("other activity"),
    )
    history = History()

    class Meta:
        verbose_name = _("tie of an activity")
        verbose_name_plural = _("ties of activities")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, issue=None, action=None, other=None)
                | Q(meeting=None, issue__isnull=False, action=None, other=None)
                | Q(meeting=None, issue=None, action__isnull=False, other=None)
                | Q(meeting=None, issue=None, action=None, other__isnull=False) & ~Q(other=F("activity")),
                name="activity_tie_is_one",
            ),
            *(
                models.UniqueConstraint(
                    fields=["activity", to],
                    condition=Q(**{f"{to}__isnull": False}),
                    name=f"activity_tie_{to}_once",
                )
                for to in ("meeting", "issue", "action", "other")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting or self.issue or self.action or self.other}"


class GoalTie(models.Model):
    """A goal was dealt with at an item of a meeting, or is what an action is for (P46, N07).

    Of the goal in the first version of its plan: what is tied stays tied through revisions.
    """

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="ties", verbose_name=_("goal"))
    item = models.ForeignKey(
        AgendaItem, models.CASCADE, null=True, blank=True, related_name="goals", verbose_name=_("agenda item")
    )
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="goals", verbose_name=_("action")
    )
    history = History()

    class Meta:
        verbose_name = _("tie of a goal")
        verbose_name_plural = _("ties of goals")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, action=None) | Q(item=None, action__isnull=False),
                name="goal_tie_is_one",
            ),
            *(
                models.UniqueConstraint(
                    fields=["goal", to],
                    condition=Q(**{f"{to}__isnull": False}),
                    name=f"goal_tie_{to}_once",
                )
                for to in ("item", "action")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item or self.action}"


class DoneEntry(models.Model):
    """A line of “what we have done, a selection” (S000-42): written by hand, or what happened, said anew or
    hidden."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="done_entries", verbose_name=_("group"))
    on = models.DateField(_("day"))
    text = models.CharField(_("text"), max_length=300)
    # “meeting:12:2017”: what it stands instead of, and that year; empty where it is written by hand.
    instead_of = models.CharField(_("instead of"), max_length=40, blank=True)
    is_hidden = models.BooleanField(_("left out"), default=False)
    is_public = models.BooleanField(_("shown to the public"), default=False)
    # Lines with a place come first, in its order; the others by day.
    place = models.PositiveSmallIntegerField(_("place"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("line of what was done")
        verbose_name_plural = _("lines of what was done")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "instead_of"], condition=~Q(instead_of=""), name="done_entry_instead_once"
            ),
            # What happened may keep its own words; what is written by hand has no others.
            models.CheckConstraint(condition=~Q(text="") | ~Q(instead_of=""), name="done_entry_has_text"),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(is_hidden=False) & ~Q(text=""),
                name="done_entry_public_is_read",
            ),
        ]

    def __str__(self) -> str:
        return self.text
