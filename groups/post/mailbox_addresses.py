"""Addresses of ours that tell what a mail to them is about: `samverkan+b7k-…@example.se` (ruling 14).

The mark after the plus is 128 bits of an HMAC, so that nobody but the one who got the address can write to
it. Small letters and digits only: mail servers on the way may change the case.
"""

import re
from base64 import b32encode
from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses
from hmac import compare_digest

from django.conf import settings
from django.utils.crypto import salted_hmac

MARK_BYTES = 16
# Where servers write whom a mail is for; To is what the sender wrote, the rest what became of it.
RECIPIENT_HEADERS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
TAGGED = re.compile(r"^([a-z])([a-z0-9.]{1,24})-([a-z2-7]{26})$")
MANY = 20


@dataclass(frozen=True)
class Tag:
    """`purpose` is one letter; `key` says about what, in small letters, digits and stops."""

    purpose: str
    key: str


def is_read() -> bool:
    """Whether there is a mailbox that takes answers."""
    return bool(settings.MAILBOX_URL)


def address_of(tag: Tag) -> str:
    """The same address every time for the same thing."""
    local, _at, host = settings.MAILBOX_ADDRESS.rpartition("@")
    return f"{local}+{tag.purpose}{tag.key}-{_mark(tag, settings.SECRET_KEY)}@{host}"


def tags_of(message: Message) -> tuple[Tag, ...]:
    """What the mail was sent to, of addresses that we have made; nothing the sender has made up."""
    written = [str(value) for name in RECIPIENT_HEADERS for value in message.get_all(name, [])[:MANY]]
    found = [tag_of(address) for _name, address in getaddresses(written)[:MANY]]
    return tuple(dict.fromkeys(tag for tag in found if tag))


def tag_of(address: str) -> Tag | None:
    local, _at, host = address.lower().rpartition("@")
    ours, _at, our_host = settings.MAILBOX_ADDRESS.lower().rpartition("@")
    name, _plus, rest = local.partition("+")
    read = TAGGED.match(rest)
    if (name, host) != (ours, our_host) or read is None:
        return None
    tag = Tag(read[1], read[2])
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return tag if any(compare_digest(_mark(tag, secret), read[3]) for secret in secrets) else None


def _mark(tag: Tag, secret: str) -> str:
    value = f"{tag.purpose}|{tag.key}"
    digest = salted_hmac("groups.post.mailbox", value, secret=secret, algorithm="sha256").digest()
    return b32encode(digest[:MARK_BYTES]).decode().rstrip("=").lower()
