from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from groups.models import Person
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
    # "Kortinfo": a short text for everybody, apart from the notes.
    public_summary = models.TextField(_("short public summary"), blank=True)
    # That the attendance may serve as basis for fees (domain.md 3.6).
    attendance_confirmed_at = models.DateTimeField(_("attendance confirmed"), null=True, blank=True)
    attendance_confirmed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("confirmed by")
    )
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
    # Without what closed items hold, for readers outside their circle; empty where nothing is closed.
    open_pdf = models.FileField(_("paper without closed items"), upload_to="minutes/%Y/", blank=True)
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
    # Of the text that was approved (`meetings.signing`); empty where it was given before that was kept.
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    history = History()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [models.UniqueConstraint(fields=["minutes", "number", "role"], name="approval_once")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person or ''}"


class ItemApproval(models.Model):
    """Immediate approval of one item before the rest (omedelbar justering): from then on its text stands."""

    item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="approvals", verbose_name=_("agenda item")
    )
    role = models.CharField(_("as"), max_length=10, choices=Approval.Role)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    # What was approved, frozen as the notes are.
    facts = models.JSONField(editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64)
    at = models.DateTimeField(_("approved"))

    class Meta:
        verbose_name = _("immediate approval of an item")
        verbose_name_plural = _("immediate approvals of items")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "role"], name="item_approval_once")]

    def __str__(self) -> str:
        return f"{self.item}"


class Remark(models.Model):
    """What a reader of the circulated draft wants changed; an objection when it stops silent approval."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("Taken in")
        DECLINED = "declined", _("Not taken in")

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="remarks", verbose_name=_("notes"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person"))
    text = models.TextField(_("remark"))
    is_objection = models.BooleanField(_("objection"), default=False)
    made_at = models.DateTimeField(_("made"))
    # On one item, with the words the reader would rather have; empty is on the notes as a whole.
    item = models.ForeignKey(
        AgendaItem,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name=_("agenda item"),
    )
    proposed_text = models.TextField(_("proposed wording"), blank=True)
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    handled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("handled by")
    )
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answer_text = models.TextField(_("answer in words"), blank=True)
    history = History()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="remark_has_text"),
            models.CheckConstraint(
                condition=Q(answer="") | Q(handled_at__isnull=False), name="remark_answered_has_time"
            ),
            models.CheckConstraint(
                condition=Q(proposed_text="") | Q(item__isnull=False), name="remark_wording_is_for_an_item"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
