"""Mail on its way out, the links in it, and the worker that carries it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from groups.models.groups import Group
from groups.models.people import Person


class Link(models.Model):
    """A right to one thing without log-in. Only the token's hash is kept; the token is derived when sending
    (ruling 10)."""

    purpose = models.CharField(_("purpose"), max_length=40)
    object_id = models.BigIntegerField(_("object"))
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="links", verbose_name=_("person")
    )
    generation = models.PositiveSmallIntegerField(_("generation"), default=1)
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    expires_at = models.DateTimeField(_("valid until"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "object_id", "person"],
                condition=Q(person__isnull=False),
                name="link_one_per_person",
            ),
            models.UniqueConstraint(
                fields=["purpose", "object_id"], condition=Q(person__isnull=True), name="link_one_per_purpose"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.object_id}"


class Delivery(models.Model):
    """One message to one recipient: written with the change that causes it, claimed and sent by the sweep
    (ruling 16).

    This row *is* the queue. It holds which mail and about what, never the rendered text or a token.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENT = "sent", pgettext_lazy("mail", "Sent")
        FAILED = "failed", _("Failed")
        WITHDRAWN = "withdrawn", pgettext_lazy("mail", "Withdrawn")

    kind = models.CharField(_("mail"), max_length=60)
    references = models.JSONField(_("about"), default=dict)
    group = models.ForeignKey(
        Group, models.CASCADE, null=True, blank=True, related_name="deliveries", verbose_name=_("group")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="deliveries", verbose_name=_("person")
    )
    name = models.CharField(_("recipient"), max_length=200)
    address = models.EmailField(_("address"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    queued_at = models.DateTimeField(_("queued"))
    due_at = models.DateTimeField(_("next attempt"))
    lease_until = models.DateTimeField(_("claimed until"), null=True, blank=True)
    lease_owner = models.CharField(_("claimed by"), max_length=40, blank=True)
    message_id = models.CharField(_("message id"), max_length=200, unique=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.TextField(_("what the mail server said"), blank=True)
    # Come back after it had been handed over; `error` then holds what the bounce said (I-CALL4).
    bounced_at = models.DateTimeField(_("came back"), null=True, blank=True)
    # A claim that ran out may have been handed over already: the reader may get the message twice, and staff
    # see it.
    possible_repeat = models.BooleanField(_("may have been sent twice"), default=False)
    # A reminder of a day has a key, so that `manage.py daily` run twice sends once.
    once_key = models.CharField(_("key"), max_length=200, null=True, blank=True, unique=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-queued_at", "pk"]
        indexes = [models.Index(fields=["due_at"], condition=Q(state="queued"), name="delivery_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="delivery_sent_has_time"
            ),
            models.CheckConstraint(condition=~Q(address=""), name="delivery_has_address"),
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.address}"


class ReceivedMail(models.Model):
    """That a mail in the read mailbox has been taken care of. Its text is not kept: only what came of it."""

    class Kind(models.TextChoices):
        BOUNCE = "bounce", _("Came back")
        ANSWER = "answer", _("Answer from a calendar")
        OTHER = "other", _("Something else")

    message_id = models.CharField(_("message id"), max_length=255, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    received_at = models.DateTimeField(_("read"))
    delivery = models.ForeignKey(
        Delivery, models.SET_NULL, null=True, blank=True, related_name="received", verbose_name=_("mail")
    )
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("received mail")
        verbose_name_plural = _("received mails")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.message_id


class Heartbeat(models.Model):
    """That a worker lives; written every 15 s beside the running job, read by /healthz."""

    worker = models.CharField(_("worker"), max_length=100, unique=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return self.worker
