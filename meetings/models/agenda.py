from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Document, Group, Organization, Person, ReadingCircle
from meetings.models.meetings import Meeting, MeetingPart
from meetings.models.standing import ItemKind, StandingItem
from samverkan.lib.history import History


class AgendaItem(models.Model):
    """A point on the agenda, at one of two levels (S004-09)."""

    Kind = ItemKind

    class Numbering(models.TextChoices):
        AUTO = "auto", _("By order")
        MANUAL = "manual", _("As written")
        NONE = "none", _("No number")

    class Source(models.TextChoices):
        PREVIOUS_NOTES = "previous_notes", _("Approval of the previous notes")
        OPEN_ACTIONS = "open_actions", _("Outstanding questions")

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
    # Information items are structured: what it is about in short, and for whom (S002-09).
    summary = models.TextField(_("summary"), blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    # Who leads the talk, beside who presents (S002-10).
    facilitator = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("facilitator")
    )
    facilitator_name = models.CharField(_("facilitator's name"), max_length=200, blank=True)
    part = models.ForeignKey(
        MeetingPart,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("part of the meeting"),
    )
    circle = models.CharField(_("read by"), max_length=12, choices=ReadingCircle, default=ReadingCircle.GROUP)
    closed_reason = models.CharField(_("why it is closed"), max_length=200, blank=True)
    standing = models.ForeignKey(
        StandingItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("standing item"),
    )
    # What the agenda puts in by itself, once a meeting.
    source = models.CharField(_("put in for"), max_length=20, choices=Source, blank=True)
    # The item of an earlier meeting that this one was copied or moved from.
    earlier = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="later", verbose_name=_("goes on from")
    )
    # Stamped in the notes screen; used minutes are the difference (S000-29).
    begun_at = models.DateTimeField(_("begun"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
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
                condition=Q(circle="group") | ~Q(closed_reason=""), name="agenda_item_closed_has_reason"
            ),
            models.UniqueConstraint(
                fields=["meeting", "source"], condition=~Q(source=""), name="agenda_item_put_in_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "standing"],
                condition=Q(standing__isnull=False),
                name="agenda_item_standing_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True)
                | Q(begun_at__isnull=False, ended_at__gte=models.F("begun_at")),
                name="agenda_item_ends_after_beginning",
            ),
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


class Paragraph(models.Model):
    """The § of an item: through the group's calendar year, given when the notes are approved (I-AGI2)."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="paragraphs", verbose_name=_("group"))
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("§"))
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, related_name="paragraph", verbose_name=_("agenda item")
    )

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ["year", "number"]
        constraints = [
            models.UniqueConstraint(fields=["group", "year", "number"], name="paragraph_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="paragraph_from_one"),
        ]

    def __str__(self) -> str:
        return f"§ {self.number}/{self.year}"


class Annotation(models.Model):
    """A reader's own note on an item: private, or shared within one organisation. Nobody else's export holds
    it."""

    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="annotations", verbose_name=_("agenda item")
    )
    person = models.ForeignKey(Person, models.CASCADE, related_name="annotations", verbose_name=_("person"))
    shared_with = models.ForeignKey(
        Organization,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("shared within"),
    )
    text = models.TextField(_("text"))
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("own note on an item")
        verbose_name_plural = _("own notes on items")
        ordering = ["changed_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="annotation_has_text")]

    def __str__(self) -> str:
        return self.text[:80]
