"""How every mail of ours looks and who it is from, and the mails that groups itself sends."""

import email.policy
import re
from base64 import encodebytes
from collections.abc import Iterable
from datetime import date
from email.headerregistry import Address
from email.message import MIMEPart
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from groups.models import Delivery, Group, GroupRole
from groups.post.mailbox_addresses import is_read
from groups.post.mailbox_reading import bounce_address
from groups.post.registry import mail

# Who answers a group's mail when its settings do not say: the first of these that is in office (ruling 13).
ANSWERED_BY = [
    GroupRole.Kind.RESPONSIBLE_OFFICIAL,
    GroupRole.Kind.DEPUTY_OFFICIAL,
    GroupRole.Kind.SECRETARY,
]


def letter(
    delivery: Delivery,
    *,
    subject: str,
    template: str,
    context: dict,
    attachments: Iterable[MIMEPart] = (),
    calendar: bytes | None = None,
    answers_to_group: bool = True,
) -> EmailMessage:
    """A message to the delivery's recipient, plain text and html, in the language that is active.

    `template` is `meetings/call` for templates/mail/meetings/call.txt and .html, which extend mail/base;
    beside `context` they get `name`, `group_name` and `language`. `attachments` are made with `attached` and
    may be shared by many letters. `calendar` is an iCalendar file; its METHOD is read from it. Without
    `answers_to_group` the mail has no Reply-To: where a machine's “out of office” would tell who got it.
    """
    today = timezone.localdate()
    sender, reply_to = sender_of(delivery.group, today)
    context = {
        "name": delivery.name,
        "group_name": delivery.group.name_on(today) if delivery.group else "",
        "questions_to": reply_to,
        "base_url": settings.BASE_URL,
        "language": get_language(),
        "subject": subject,
        **context,
    }
    # Where a mailbox is read, servers return what they cannot deliver to an address of the mail's own.
    message = Message(
        " ".join(subject.split()),
        render_to_string(f"mail/{template}.txt", context),
        bounce_address(delivery) if is_read() else sender,
        [str(Address(delivery.name, addr_spec=delivery.address))],
        reply_to=[reply_to] if reply_to and answers_to_group else None,
        headers={
            "From": sender,
            "Message-ID": delivery.message_id,
            # Out-of-office answers would go to an official who cannot do anything with them (RFC 3834).
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply",
        },
    )
    message.attach_alternative(render_to_string(f"mail/{template}.html", context), "text/html")
    for part in attachments:
        message.attach(part)
    if calendar and b"\r\nATTENDEE" in calendar:
        # Outlook and Gmail make an invitation with buttons of it only beside the text, not as an attachment.
        message.attach_alternative(calendar.decode(), _calendar_type(calendar))
    elif calendar:
        message.attach(attached("mote.ics", calendar, _calendar_type(calendar)))
    return message


def _calendar_type(calendar: bytes) -> str:
    method = re.search(rb"^METHOD:(\w+)", calendar, re.MULTILINE)
    return f"text/calendar; method={method[1].decode() if method else 'PUBLISH'}; charset=utf-8"


def sender_of(group: Group | None, on: date) -> tuple[str, str]:
    """From and Reply-To: the group's own by its settings that day, always from the installation's own
    address.

    Reads prefetched `names`, `settings` and `roles__person`.
    """
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    if group is None:
        return str(Address(name, addr_spec=address)), ""
    chosen = group.settings_on(on)
    sender = str(Address(chosen.mail_from_name or group.name_on(on), addr_spec=address))
    return sender, chosen.mail_reply_to or _official_address(group, on)


def _official_address(group: Group, on: date) -> str:
    in_office = {
        role.kind: role.person.address
        for role in group.roles.all()
        if role.starts_on <= on and (role.ends_on is None or role.ends_on >= on)
    }
    return next((in_office[kind] for kind in ANSWERED_BY if in_office.get(kind)), "")


def attached(filename: str, content: bytes, content_type: str = "application/pdf") -> "EncodedPart":
    """A file as a part of a mail. Encode once and keep it: `kept[key]` serves a whole batch."""
    part = EncodedPart()
    part["Content-Type"] = content_type
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", "attachment", filename=filename)
    part.encode(content)
    return part


class EncodedPart(MIMEPart):
    """A part that is copied into each mail as it is.

    `email` would go through a PDF line by line for every recipient, 15 ms for 200 kB; so it sees a marker
    only, and `Message` puts the encoded bytes where the marker stands.
    """

    def encode(self, content: bytes) -> None:
        self.marker = f"[{uuid4().hex}]"
        self.set_payload(self.marker)
        self._content = content
        self.lines = {"\n": encodebytes(content).rstrip(b"\n")}
        self.lines["\r\n"] = self.lines["\n"].replace(b"\n", b"\r\n")

    def get_payload(self, i=None, decode=False):
        """Whoever decodes the part (tests, the admin) gets the file."""
        return self._content if decode else super().get_payload(i)


class Message(EmailMultiAlternatives):
    """A mail whose `EncodedPart`s are written in last."""

    def message(self, *, policy=email.policy.default):
        message = super().message(policy=policy)
        if message.is_multipart():
            # Else `email` looks for a free boundary through every line; base64 has no hyphen, so this one is
            # free.
            message.set_boundary(f"--{uuid4().hex}")
        parts = [part for part in self.attachments if isinstance(part, EncodedPart)]
        plain = message.as_bytes

        def as_bytes(**options) -> bytes:
            whole = plain(**options)
            for part in parts:
                whole = whole.replace(part.marker.encode(), part.lines[policy.linesep], 1)
            return whole

        message.as_bytes = as_bytes
        return message


@mail("groups.test", gettext_lazy("Test mail"))
def test_mail(delivery: Delivery, kept: dict) -> EmailMessage:
    """What `manage.py setup` sends to prove that mail leaves the house (ruling 7)."""
    return letter(delivery, subject=_("Mail from Samverkan works"), template="groups/test", context={})
