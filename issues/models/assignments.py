"""What a group has commissioned: who does it, by when, and how it came in (S001-38, S003-21, S002-21)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Organization, Person, ReadingCircle
from issues.models.issues import Issue
from samverkan.lib.history import History


class YearlyAssignment(models.Model):
    """An assignment that is given anew each year (S002-21: the annual wheel for the coming year)."""

    commissioner = models.ForeignKey(
        Group, models.PROTECT, related_name="yearly_assignments", verbose_name=_("commissioner")
    )
    performer = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("performer"))
    wording = models.TextField(_("wording"))
    start_month = models.PositiveSmallIntegerField(_("given in month"))
    delivery_month = models.PositiveSmallIntegerField(_("delivered in month"))
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("yearly assignment")
        verbose_name_plural = _("yearly assignments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(wording=""), name="yearly_assignment_has_wording"),
            models.CheckConstraint(
                condition=Q(start_month__range=(1, 12), delivery_month__range=(1, 12)),
                name="yearly_assignment_months",
            ),
            models.CheckConstraint(
                condition=Q(last_year__isnull=True) | Q(last_year__gte=models.F("first_year")),
                name="yearly_assignment_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.wording[:80]


class Assignment(models.Model):
    """The day it is to be delivered and the day it is decided on are two days (S003-26)."""

    class State(models.TextChoices):
        GIVEN = "given", pgettext_lazy("assignment", "Given")
        ACCEPTED = "accepted", pgettext_lazy("assignment", "Taken on")
        DELIVERED = "delivered", pgettext_lazy("assignment", "Delivered")
        APPROVED = "approved", pgettext_lazy("assignment", "Approved")
        RETURNED = "returned", pgettext_lazy("assignment", "Sent back")
        CANCELLED = "cancelled", pgettext_lazy("assignment", "Withdrawn")

    commissioner = models.ForeignKey(
        Group, models.PROTECT, related_name="commissioned", verbose_name=_("commissioner")
    )
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("issue")
    )
    wording = models.TextField(_("wording"))
    starts_on = models.DateField(_("from"))
    deliver_by = models.DateField(_("delivered by"))
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_at_time = models.TimeField(_("time"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.GIVEN)
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    result = models.TextField(_("what was delivered, or why not"), blank=True)
    yearly = models.ForeignKey(
        YearlyAssignment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("yearly assignment"),
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle, default=ReadingCircle.GROUP)
    created_at = models.DateTimeField(_("created"))
    history = History()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["deliver_by", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(wording=""), name="assignment_has_wording"),
            models.CheckConstraint(
                condition=Q(deliver_by__gte=models.F("starts_on")), name="assignment_delivered_after_start"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=models.F("deliver_by")),
                name="assignment_decided_after_delivery",
            ),
            models.CheckConstraint(
                condition=Q(decided_at_time__isnull=True) | Q(decided_on__isnull=False),
                name="assignment_time_needs_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["delivered", "approved"]) | Q(delivered_on__isnull=False),
                name="assignment_delivered_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "cancelled"]) | ~Q(result=""),
                name="assignment_sent_back_says_why",
            ),
            models.UniqueConstraint(
                fields=["yearly", "year"], condition=Q(yearly__isnull=False), name="assignment_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.wording[:80]


class AssignmentPerformer(models.Model):
    """Who does it, or helps: a group, an organisation, a person, or a role in words (S003-24)."""

    class Part(models.TextChoices):
        PERFORMER = "performer", _("Does it")
        PARTNER = "partner", _("Takes part")

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="performers", verbose_name=_("assignment")
    )
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.PERFORMER)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("group")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    name = models.CharField(_("role or name"), max_length=200, blank=True)
    history = History()

    class Meta:
        verbose_name = _("performer of an assignment")
        verbose_name_plural = _("performers of assignments")
        ordering = ["part", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(group__isnull=False, organization__isnull=True, person__isnull=True, name="")
                | Q(group__isnull=True, organization__isnull=False, person__isnull=True, name="")
                | Q(group__isnull=True, organization__isnull=True, person__isnull=False, name="")
                | Q(group__isnull=True, organization__isnull=True, person__isnull=True) & ~Q(name=""),
                name="assignment_performer_is_one",
            )
        ]

    def __str__(self) -> str:
        return self.name or f"{self.group or self.organization or self.person}"


class PartialReport(models.Model):
    """A report on the way, with its day (S003-25, S003-27); late is read from the two days."""

    assignment = models.ForeignKey(
        Assignment, models.CASCADE, related_name="reports", verbose_name=_("assignment")
    )
    due_on = models.DateField(_("by"))
    handed_in_on = models.DateField(_("handed in on"), null=True, blank=True)
    text = models.TextField(_("how it goes"), blank=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handed in by")
    )
    history = History()

    class Meta:
        verbose_name = _("report on an assignment")
        verbose_name_plural = _("reports on assignments")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "due_on"], name="partial_report_once"),
            models.CheckConstraint(
                condition=Q(handed_in_on__isnull=True) | ~Q(text=""), name="partial_report_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on}"
