"""The log of outstanding questions (S002-25). The issues themselves come with their own work."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Organization, Person
from samverkan.lib.history import History


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
    history = History()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="action_one_owner",
                condition=Q(owner_person__isnull=True, owner_group__isnull=True)
                | Q(owner_person__isnull=True, owner_organization__isnull=True)
                | Q(owner_group__isnull=True, owner_organization__isnull=True),
            ),
            models.CheckConstraint(condition=~Q(text=""), name="action_has_text"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
