"""What a group's meetings have in common from one to the next."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group
from samverkan.lib.dated import DatedQuerySet, ends_after_start
from samverkan.lib.history import History


class ItemKind(models.TextChoices):
    """What is done with an item; `AgendaItem.Kind` is this."""

    INFORMATION = "information", _("Information")
    DIALOGUE = "dialogue", _("Dialogue")
    EXCHANGE = "exchange", _("Exchange of experience")
    WORKSHOP = "workshop", _("Workshop")
    PREPARATION = "preparation", _("Preparation")
    POSITION = "position", _("Position")
    DECISION = "decision", _("Decision")
    APPOINTMENT = "appointment", _("Appointment")
    REPORT = "report", _("Report")
    STANDING = "standing", _("Standing item")
    OTHER_BUSINESS = "other_business", _("Other business")
    BREAK = "break", _("Break")
    OPENING = "opening", _("Opening")
    CLOSING = "closing", _("End of the meeting")


class StandingItem(models.Model):
    """An item that every new agenda of the group begins with, while it is in force (S000-37)."""

    class Place(models.TextChoices):
        FIRST = "first", _("At the beginning")
        LAST = "last", _("At the end")

    group = models.ForeignKey(Group, models.CASCADE, related_name="standing_items", verbose_name=_("group"))
    place = models.CharField(_("place on the agenda"), max_length=5, choices=Place, default=Place.FIRST)
    position = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind, default=ItemKind.STANDING)
    description = models.TextField(_("description"), blank=True)
    wanted_outcome = models.CharField(_("wanted outcome"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing item")
        verbose_name_plural = _("standing items")
        ordering = ["group", "place", "position"]
        constraints = [
            ends_after_start("standing_item_ends_after_start"),
            models.CheckConstraint(condition=~Q(title=""), name="standing_item_has_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Phrase(models.Model):
    """A sentence the note-taker puts in with one key: "Ordföranden hälsar välkomna". The common ones are
    shipped."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="phrases", verbose_name=_("group"))
    position = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))
    history = History()

    class Meta:
        verbose_name = _("phrase for the notes")
        verbose_name_plural = _("phrases for the notes")
        ordering = ["group", "position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="phrase_has_text")]

    def __str__(self) -> str:
        return self.text[:80]
