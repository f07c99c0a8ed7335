"""What is done with a mail that has come: a bounce is noted on the mail it is about, an answer handed on."""

import logging
from collections.abc import Iterable
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from hashlib import sha256

from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from groups.models import Delivery, Person, ReceivedMail
from groups.post.bounces import Bounce, bounce_of, is_automatic
from groups.post.mailbox_addresses import Tag, address_of, tags_of
from groups.post.registry import ANSWERS, ReceivedLetter
from samverkan.lib.history import verb

logger = logging.getLogger(__name__)
Kind = ReceivedMail.Kind
BOUNCES = "b"
LONG = ReceivedMail._meta.get_field("outcome").max_length


def bounce_address(delivery: Delivery) -> str:
    """Where a server sends what it cannot deliver: an address of the mail's own."""
    return address_of(Tag(BOUNCES, str(delivery.pk)))


def take_care(content: bytes, now: datetime) -> ReceivedMail:
    """Does what the mail asks for, once. A mail that nobody can read is noted as such.

    Raises only when the database is away: then nothing was done, and the mail is tried again.
    """
    try:
        message = message_from_bytes(content)
        key = _key(message, content)
        with transaction.atomic():
            if known := ReceivedMail.objects.filter(message_id=key).first():
                return known
            kind, delivery, outcome = _meaning(message, now)
            return _noted(key, kind, now, delivery=delivery, outcome=outcome)
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # a mail from anywhere may break any parser; the next one waits
        logger.exception("A mail in the mailbox could not be read.")
        return _noted(_hash(content), Kind.OTHER, now, outcome=_("Could not be read."))


def note_too_large(head: bytes, now: datetime) -> ReceivedMail:
    return _noted(_hash(head), Kind.OTHER, now, outcome=_("Too large to be read."))


def give_up(key: str, now: datetime) -> ReceivedMail:
    """That the server never handed over a mail; `key` is the mailbox's own for it."""
    return _noted(key, Kind.OTHER, now, outcome=_("Could not be fetched. It lies unread in the mailbox."))


def given_up_among(keys: Iterable[str]) -> set[str]:
    return set(ReceivedMail.objects.filter(message_id__in=keys).values_list("message_id", flat=True))


def is_for_a_person(received: ReceivedMail) -> bool:
    """Whether somebody must look at it: nothing here knew what it was."""
    return received.kind == Kind.OTHER and received.outcome != _automatic()


@verb
def note_bounce(delivery: Delivery, *, text: str, by: Person | None, now: datetime) -> Delivery:
    """That a mail came back. The first report stands; a later one says the same."""
    row = Delivery.objects.select_for_update().select_related(None).get(pk=delivery.pk)
    if row.bounced_at is None:
        row.bounced_at, row.error = now, text
        row.save(update_fields=["bounced_at", "error"])
    return row


def _meaning(message: Message, now: datetime) -> tuple[str, Delivery | None, str]:
    """(kind, the mail of ours it is about, what came of it)"""
    tags = tags_of(message)
    if bounce := bounce_of(message):
        return _returned(bounce, tags, now)
    letter = ReceivedLetter(message, tags)
    for function in ANSWERS:
        if (outcome := function(letter, now)) is not None:
            return Kind.ANSWER, None, outcome
    return Kind.OTHER, None, _automatic() if is_automatic(message) else ""


def _returned(bounce: Bounce, tags: tuple[Tag, ...], now: datetime) -> tuple[str, Delivery | None, str]:
    delivery = _delivery(bounce, tags)
    if delivery is None:
        return Kind.BOUNCE, None, _("About no mail of ours.")
    if not bounce.is_final:
        return Kind.BOUNCE, delivery, _("Late; the server tries again.")
    note_bounce(delivery, text=bounce.text, by=None, now=now)
    return Kind.BOUNCE, delivery, _("Noted as come back.")


def _delivery(bounce: Bounce, tags: tuple[Tag, ...]) -> Delivery | None:
    """By the address the report was sent to, which is the mail's own; else by its Message-ID."""
    keys = [int(tag.key) for tag in tags if tag.purpose == BOUNCES]
    if keys:
        return Delivery.objects.filter(pk=keys[0]).first()
    return Delivery.objects.filter(message_id__in=bounce.message_ids).first()


def _automatic() -> str:
    return _("An automatic answer.")


def _noted(
    key: str, kind: str, now: datetime, *, delivery: Delivery | None = None, outcome: str
) -> ReceivedMail:
    values = {"kind": kind, "received_at": now, "delivery": delivery, "outcome": outcome[:LONG]}
    return ReceivedMail.objects.get_or_create(message_id=key, defaults=values)[0]


def _key(message: Message, content: bytes) -> str:
    """Its Message-ID; a hash for a mail without one, or with one nobody could have written in good faith."""
    written = " ".join(str(message.get("Message-ID", "")).split())
    return written if 0 < len(written) <= 200 and written.isprintable() else _hash(content)


def _hash(content: bytes) -> str:
    return f"sha256:{sha256(content).hexdigest()}"
