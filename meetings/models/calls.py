from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models import Group, Person, Seat
from meetings.models.meetings import Meeting
from samverkan.lib.dated import DatedQuerySet, ends_after_start
from samverkan.lib.history import History


class Call(models.Model):
    """A call, a numbered supplement to it, or its cancellation. Frozen when sent: facts, hash, recipients,
    paper.

    Numbers run per meeting from 1 and never go back; the calendar's SEQUENCE is the number less one.
    """

    class Kind(models.TextChoices):
        CALL = "call", _("Call")
        SUPPLEMENT = "supplement", _("Supplement to the call")
        CANCELLATION = "cancellation", _("Cancellation")
        # Put off without a new day; the calendar's event goes, and comes back with the new day.
        POSTPONEMENT = "postponement", _("Postponement")

    class State(models.TextChoices):
        APPROVED = "approved", _("Approved, waits for its time")
        SENT = "sent", _("Sent")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class ApprovedAs(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice chair, the chair being prevented")
        DELEGATION = "delegation", _("Secretary, on the chair's delegation")
        CONSEQUENCE = "consequence", _("Follows from a change of time or place")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="calls", verbose_name=_("meeting"))
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CALL)
    state = models.CharField(_("state"), max_length=10, choices=State)
    approved_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_calls",
        verbose_name=_("approved by"),
    )
    approved_as = models.CharField(_("approved as"), max_length=20, choices=ApprovedAs)
    approved_at = models.DateTimeField(_("approved"))
    send_at = models.DateTimeField(_("to be sent"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdraw_reason = models.TextField(_("why it was withdrawn"), blank=True)
    late_reason = models.TextField(_("why it is late"), blank=True)
    message = models.TextField(_("message"), blank=True)
    changes = models.JSONField(_("what changed"), default=list, blank=True)
    # What the approver saw. Sending compares: a changed agenda needs a new approval.
    approved_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    facts = models.JSONField(default=dict, blank=True, editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    pdf = models.FileField(_("paper"), upload_to="calls/%Y/", blank=True)
    history = History(excluded_fields=["facts"])

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="call_number_once"),
            # A double click, or two people at once, makes one call (domain.md 6.6).
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(kind="call") & ~Q(state="withdrawn"), name="one_call_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | (Q(sent_at__isnull=False) & ~Q(sha256="")),
                name="call_sent_is_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
                name="call_withdrawn_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class CallRecipient(models.Model):
    """Who got the call, as what and where – as it was that day."""

    class Capacity(models.TextChoices):
        MEMBER = "member", _("Member")
        SUBSTITUTE = "substitute", _("Personal substitute")
        CO_OPTED = "co_opted", _("Co-opted")
        OFFICIAL = "official", _("Responsible official")
        OBSERVER = "observer", _("Observer seat")

    class Mode(models.TextChoices):
        CALLED = "called", pgettext_lazy("recipient", "Called")
        FOR_INFORMATION = "for_information", _("For information")

    call = models.ForeignKey(Call, models.CASCADE, related_name="recipients", verbose_name=_("call"))
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="received_calls", verbose_name=_("person")
    )
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("seat")
    )
    capacity = models.CharField(_("capacity"), max_length=20, choices=Capacity)
    mode = models.CharField(_("called or for information"), max_length=20, choices=Mode)
    name = models.CharField(_("name"), max_length=200)
    represents = models.CharField(_("represents"), max_length=200, blank=True)
    address = models.EmailField(_("address"), blank=True)

    class Meta:
        verbose_name = _("recipient of a call")
        verbose_name_plural = _("recipients of calls")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["call", "person"], name="call_recipient_once")]

    def __str__(self) -> str:
        return self.name


class CallDelegation(models.Model):
    """The chair's recorded word that the secretary may send the group's calls (ruling 13, S001-48)."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="call_delegations", verbose_name=_("group"))
    given_by = models.ForeignKey(
        Person, models.PROTECT, related_name="given_delegations", verbose_name=_("given by")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    history = History()

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation to send calls")
        verbose_name_plural = _("delegations to send calls")
        constraints = [ends_after_start("call_delegation_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.given_by} {self.starts_on}"


class GroupMessage(models.Model):
    """A message to everybody in the group between meetings."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="messages", verbose_name=_("group"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("message"))
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("sent by"))
    sent_at = models.DateTimeField(_("sent"))
    # One submitted form is one message, however often the button was pressed.
    once_key = models.UUIDField(unique=True, editable=False)
    history = History()

    class Meta:
        verbose_name = _("message to a group")
        verbose_name_plural = _("messages to groups")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.subject
