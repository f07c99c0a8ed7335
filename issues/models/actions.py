"""The log of outstanding questions (S002-25)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Organization, Person, ReadingCircle
from issues.models.stages import Level, Nature
from samverkan.lib.history import History
from samverkan.lib.ordering import rising


class Action(models.Model):
    """Something somebody has promised. The owner is a person, a group, an organisation or a role in words
    (S004-35)."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        IN_PROGRESS = "in_progress", _("In progress")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", pgettext_lazy("action", "Cancelled")

    group = models.ForeignKey(Group, models.CASCADE, related_name="actions", verbose_name=_("group"))
    text = models.TextField(_("text"))
    owner_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name=_("person")
    )
    owner_group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_actions",
        verbose_name=_("owning group"),
    )
    owner_organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("organisation"),
    )
    owner_text = models.CharField(_("role or name"), max_length=200, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN)
    result = models.TextField(_("result"), blank=True)
    created_at = models.DateTimeField(_("created"))
    # "I november": a month as its last day, told as a month (I-ACT1).
    is_due_month = models.BooleanField(_("due some day that month"), default=False)
    # One action for several organisations is a row for each, under the same first row (I-ACT2).
    split_from = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    # An action that arose at a closed item carries the item's circle (ruling 2).
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle, default=ReadingCircle.GROUP)
    closed_at = models.DateTimeField(_("done or cancelled"), null=True, blank=True)
    issue = models.ForeignKey(
        "issues.Issue",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("issue"),
    )
    # Operative measures belong at home, strategic ones in the county (S001-36, S001-37).
    level = models.CharField(_("where it belongs"), max_length=10, choices=Level, blank=True)
    nature = models.CharField(_("kind of question"), max_length=10, choices=Nature, blank=True)
    # A heading a line: what every owner of the same action tells, so that the answers compare (S004-25).
    report_headings = models.TextField(_("headings of the report"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = [*rising("due_on"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="action_one_owner",
                condition=Q(owner_person__isnull=True, owner_group__isnull=True)
                | Q(owner_person__isnull=True, owner_organization__isnull=True)
                | Q(owner_group__isnull=True, owner_organization__isnull=True),
            ),
            models.CheckConstraint(condition=~Q(text=""), name="action_has_text"),
            models.CheckConstraint(
                condition=Q(is_due_month=False) | Q(due_on__isnull=False), name="action_month_has_day"
            ),
            models.CheckConstraint(
                condition=Q(split_from__isnull=True) | ~Q(split_from=models.F("pk")),
                name="action_not_part_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ActionReport(models.Model):
    """What somebody told about an action on its way: a comment, a new day, that it is done (domain 6.2)."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="reports", verbose_name=_("action"))
    # Empty where it came by an organisation's link.
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reported by")
    )
    text = models.TextField(_("text"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=Action.State, blank=True)
    due_on = models.DateField(_("new day"), null=True, blank=True)
    at = models.DateTimeField(_("reported"))

    class Meta:
        verbose_name = _("report on an action")
        verbose_name_plural = _("reports on actions")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(state="") | Q(due_on__isnull=False),
                name="action_report_says_something",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
