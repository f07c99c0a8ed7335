from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models import Group, Organization, Person, Seat
from issues.models import Action
from meetings.models.agenda import AgendaItem
from meetings.models.meetings import Meeting
from samverkan.lib.history import History


class Minutes(models.Model):
    """The notes of a meeting while they are written; what was approved lies frozen in `MinutesVersion`."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        CIRCULATED = "circulated", _("Circulated")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes", verbose_name=_("meeting"))
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    # The note-taker need not be present, nor in the register (S004-03).
    note_taker = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("note-taker")
    )
    note_taker_name = models.CharField(_("note-taker's name"), max_length=200, blank=True)
    led_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("led by")
    )
    approver = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("approver")
    )
    next_meeting_text = models.CharField(_("next meeting"), max_length=200, blank=True)
    started_at = models.DateTimeField(_("begun"))
    circulated_at = models.DateTimeField(_("circulated"), null=True, blank=True)
    objections_until = models.DateField(_("objections until"), null=True, blank=True)
    # Set while an approved version is being corrected: what will stand in the note of the next version.
    correction_note = models.TextField(_("what is corrected"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    history = History(excluded_fields=["revision"])

    class Meta:
        verbose_name = _("notes")
        verbose_name_plural = _("notes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="circulated") | Q(circulated_at__isnull=False),
                name="minutes_circulated_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="minutes_published_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}"


class Attendance(models.Model):
    """That somebody was there, or was not. People outside the register and without organisation count too
    (S004-05, I-ATT4)."""

    class Capacity(models.TextChoices):
        MEMBER = "member", _("Member")
        SERVING_SUBSTITUTE = "serving_substitute", _("Serving substitute")
        ATTENDING_SUBSTITUTE = "attending_substitute", _("Substitute, not serving")
        CO_OPTED = "co_opted", _("Co-opted")
        PRESENTER = "presenter", _("Presenter")
        OFFICIAL = "official", _("Official")
        SECRETARY = "secretary", _("Secretary")
        OBSERVER = "observer", _("Observer")
        GUEST = "guest", _("Guest")

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="attendance", verbose_name=_("notes"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="attendance", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="attendance", verbose_name=_("seat")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    organization_text = models.CharField(_("organisation in words"), max_length=200, blank=True)
    capacity = models.CharField(_("capacity"), max_length=25, choices=Capacity)
    is_present = models.BooleanField(_("present"), default=True)
    # Empty means the whole meeting.
    arrived = models.TimeField(_("came"), null=True, blank=True)
    left = models.TimeField(_("left"), null=True, blank=True)
    is_remote = models.BooleanField(_("remote"), default=False)
    exception = models.CharField(_("exception"), max_length=300, blank=True)
    history = History()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        # Those without a seat last: SQLite would print them first, PostgreSQL last (S004-05).
        ordering = [F("seat__number").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="attendance_is_somebody"
            ),
            models.CheckConstraint(
                condition=Q(arrived__isnull=True) | Q(left__isnull=True) | Q(left__gt=F("arrived")),
                name="attendance_leaves_after_coming",
            ),
        ]

    def __str__(self) -> str:
        return self.person.name if self.person else self.name


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


class MinutesVersion(models.Model):
    """Approved notes: facts, hash and paper that never change. A correction is the next number with its note
    (I-MIN2)."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="versions", verbose_name=_("notes"))
    number = models.PositiveSmallIntegerField(_("version"))
    correction_note = models.TextField(_("what was corrected"), blank=True)
    approved_at = models.DateTimeField(_("approved"))
    facts = models.JSONField(editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64)
    pdf = models.FileField(_("paper"), upload_to="minutes/%Y/", blank=True)
    distributed_at = models.DateTimeField(_("distributed"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    class Meta:
        verbose_name = _("approved version")
        verbose_name_plural = _("approved versions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_once"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(correction_note=""), name="minutes_correction_has_note"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} v{self.number}"


class Approval(models.Model):
    """One person's approval of one circulated round; approvals are personal (domain.md 6.3)."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Chair")
        APPROVER = "approver", _("Approver")
        MEETING = "meeting", _("The next meeting")
        SILENCE = "silence", _("No objection by the date")

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="approvals", verbose_name=_("notes"))
    number = models.PositiveSmallIntegerField(_("version"))
    role = models.CharField(_("as"), max_length=10, choices=Role)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    at = models.DateTimeField(_("approved"))
    history = History()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [models.UniqueConstraint(fields=["minutes", "number", "role"], name="approval_once")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person or ''}"


class Remark(models.Model):
    """What a reader of the circulated draft wants changed; an objection when it stops silent approval."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="remarks", verbose_name=_("notes"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    text = models.TextField(_("remark"))
    is_objection = models.BooleanField(_("objection"), default=False)
    made_at = models.DateTimeField(_("made"))
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    history = History()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["made_at"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="remark_has_text")]

    def __str__(self) -> str:
        return self.text[:80]
