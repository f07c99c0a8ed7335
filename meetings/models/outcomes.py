"""What was said on an item, and what came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Person
from issues.models import Action
from meetings.models.agenda import AgendaItem
from samverkan.lib.history import History


class ItemNote(models.Model):
    """What was said on one item. `version` guards against two writers: a save from an older one is refused
    (ruling 18)."""

    item = models.OneToOneField(
        AgendaItem, models.CASCADE, related_name="note", verbose_name=_("agenda item")
    )
    text = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    saved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("saved by")
    )
    saved_at = models.DateTimeField(_("saved"))
    # Written by verbs when an item is left or the notes are circulated, not at every autosave.
    history = History()

    class Meta:
        verbose_name = _("text on an item")
        verbose_name_plural = _("texts on items")

    def __str__(self) -> str:
        return f"{self.item}"


class Outcome(models.Model):
    """What came of an item (S004-33). None of them binds an organisation (S000-16)."""

    class Kind(models.TextChoices):
        NOTED = "noted", _("Noted")
        REFLECTION = "reflection", _("Reflection")
        CONSENSUS = "consensus", _("Consensus")
        POSITION = "position", _("Position")
        DECISION = "decision", _("Decision")

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="outcomes", verbose_name=_("agenda item")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("text"), blank=True)
    condition = models.TextField(_("condition"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["decision", "position"]) | ~Q(text=""),
                name="outcome_decision_has_text",
            ),
            models.CheckConstraint(
                condition=Q(condition="") | Q(kind__in=["decision", "position", "consensus"]),
                name="outcome_condition_fits_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class OutcomePoint(models.Model):
    """One "att-sats" of a decision or position (I-DEC1)."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="points", verbose_name=_("outcome"))
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))
    history = History()

    class Meta:
        verbose_name = _("point of an outcome")
        verbose_name_plural = _("points of outcomes")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "order"], name="outcome_point_once"),
            models.CheckConstraint(condition=~Q(text=""), name="outcome_point_has_text"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class DecisionNumber(models.Model):
    """The number of a decision or position in its group's log, through the calendar year; given when the
    notes are approved (P35)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="decision_numbers", verbose_name=_("group"))
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("number"))
    outcome = models.OneToOneField(
        Outcome, models.PROTECT, related_name="decision_number", verbose_name=_("outcome")
    )

    class Meta:
        verbose_name = _("number of a decision")
        verbose_name_plural = _("numbers of decisions")
        ordering = ["year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["group", "year", "number"], name="decision_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="decision_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.year}:{self.number}"


class Reservation(models.Model):
    """Somebody's dissent, or a note for the record, on an item (domain.md 2.3)."""

    class Kind(models.TextChoices):
        DISSENT = "dissent", _("Dissent")
        NOTE_FOR_RECORD = "note_for_record", _("Note for the record")

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="reservations", verbose_name=_("agenda item")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("dissent or note for the record")
        verbose_name_plural = _("dissents and notes for the record")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="reservation_is_somebodys"
            ),
            models.CheckConstraint(
                condition=~Q(kind="note_for_record") | ~Q(text=""), name="reservation_note_has_text"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ItemAction(models.Model):
    """An action an item made or treated; the action itself lives below and knows nothing of meetings
    (design.md 2)."""

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="item_actions", verbose_name=_("agenda item")
    )
    action = models.ForeignKey(Action, models.CASCADE, related_name="on_items", verbose_name=_("action"))
    is_origin = models.BooleanField(_("arose here"), default=True)

    class Meta:
        verbose_name = _("action on an item")
        verbose_name_plural = _("actions on items")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "action"], name="item_action_once"),
            models.UniqueConstraint(fields=["action"], condition=Q(is_origin=True), name="action_one_origin"),
        ]

    def __str__(self) -> str:
        return str(self.action)


class ActionDue(models.Model):
    """Due at the next meeting of a group, whenever that is; follows the meeting when it moves (I-ACT1, ruling
    1)."""

    action = models.OneToOneField(
        Action, models.CASCADE, related_name="due_at_meeting", verbose_name=_("action")
    )
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", verbose_name=_("next meeting of"))
    after = models.DateField(_("after"))

    class Meta:
        verbose_name = _("due at a meeting")
        verbose_name_plural = _("due at meetings")

    def __str__(self) -> str:
        return f"{self.group}"
