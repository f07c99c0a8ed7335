from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Document, Organization, Person
from meetings.models.meetings import Meeting
from samverkan.lib.history import History


class AgendaItem(models.Model):
    """A point on the agenda, at one of two levels (S004-09)."""

    class Kind(models.TextChoices):
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

    class Numbering(models.TextChoices):
        AUTO = "auto", _("By order")
        MANUAL = "manual", _("As written")
        NONE = "none", _("No number")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name=_("meeting"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("under")
    )
    position = models.IntegerField(_("order"))
    numbering = models.CharField(_("numbering"), max_length=10, choices=Numbering, default=Numbering.AUTO)
    number = models.CharField(_("number as written"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.INFORMATION)
    description = models.TextField(_("description"), blank=True)
    wanted_outcome = models.CharField(_("wanted outcome"), max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    # Set when the item was put in after the call had gone out (I-AGI4).
    added_after_call = models.BooleanField(_("added after the call"), default=False)
    history = History()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], condition=Q(parent__isnull=True), name="agenda_order_once"
            ),
            models.UniqueConstraint(
                fields=["parent", "position"],
                condition=Q(parent__isnull=False),
                name="agenda_order_once_under",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="agenda_item_has_title"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("pk")),
                name="agenda_item_not_under_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Presenter(models.Model):
    """Who presents an item: somebody in the register, or a name with an organisation in words (S000-36)."""

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="presenters", verbose_name=_("agenda item")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="presentations", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    organization = models.CharField(_("organisation"), max_length=200, blank=True)
    history = History()

    class Meta:
        verbose_name = _("presenter")
        verbose_name_plural = _("presenters")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="presenter_is_somebody"
            )
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.name


class ItemDocument(models.Model):
    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="item_documents", verbose_name=_("agenda item")
    )
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="on_items", verbose_name=_("document")
    )
    # After the call was sent: shown as late material (S004-12).
    added_at = models.DateTimeField(_("added"))
    history = History()

    class Meta:
        verbose_name = _("document on an item")
        verbose_name_plural = _("documents on items")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "document"], name="item_document_once")]

    def __str__(self) -> str:
        return str(self.document)


class CoOption(models.Model):
    """Somebody without a seat who takes part in a meeting, or in one item of it (S001-45)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="co_options", verbose_name=_("meeting"))
    item = models.ForeignKey(
        AgendaItem,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="co_options",
        verbose_name=_("agenda item"),
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="co_options", verbose_name=_("person"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    history = History()

    class Meta:
        verbose_name = _("co-opted person")
        verbose_name_plural = _("co-opted people")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(item__isnull=True), name="co_option_once"
            ),
            models.UniqueConstraint(
                fields=["item", "person"], condition=Q(item__isnull=False), name="co_option_once_an_item"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
