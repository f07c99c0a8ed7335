"""A mail as its reader will meet it, before it is sent: the same templates, without a link that works."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from groups.mails import sender_of
from groups.models import Person
from meetings.actions.calls import recipient_of
from meetings.calling import Calling
from meetings.mails import call_context, call_subject
from meetings.models import Call, CallRecipient, Meeting


@dataclass(frozen=True)
class MailText:
    """`whom` says which recipients get it, `count` how many they are."""

    sender: str
    subject: str
    text: str
    whom: str = ""
    count: int = 0


def preview(meeting: Meeting, *, name: str, subject: str, template: str, context: dict) -> MailText:
    """The plain text of a mail; the html says the same with buttons."""
    group, today = meeting.group, timezone.localdate()
    common = {
        "name": name,
        "group_name": group.name_on(today),
        "base_url": settings.BASE_URL,
        "language": get_language(),
        "subject": subject,
    }
    text = render_to_string(f"mail/{template}.txt", common | context)
    return MailText(sender=sender_of(group, today)[0], subject=subject, text=text.strip())


def button_words() -> list[tuple[str, str]]:
    """The answer buttons; each reader's addresses are secrets of their own."""
    own = _("(the recipient's own link)")
    return [(_("I am coming"), own), (_("I am prevented"), own)]


def call_previews(calling: Calling, *, by: Person, today: date) -> list[MailText]:
    """The mail of a call that is not sent, once for each kind of recipient, the largest first. Needs a
    meeting with day and start."""
    meeting = calling.meeting
    call = Call(
        meeting=meeting, number=1, approved_by=by, approved_as=Call.ApprovedAs.CHAIR, approved_at=None
    )
    document = calling.document(issued=today)
    kinds: dict[tuple[str, str], list] = {}
    for receiver in calling.receivers:
        kinds.setdefault((receiver.mode, receiver.capacity), []).append(receiver)
    found = []
    for (mode, capacity), rows in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        recipient = recipient_of(call, rows[0])
        context = call_context(call, document, recipient, button_words())
        mail = preview(
            meeting,
            name=recipient.name,
            subject=call_subject(call),
            template="meetings/call",
            context=context,
        )
        whom = f"{CallRecipient.Capacity(capacity).label} – {CallRecipient.Mode(mode).label.lower()}"
        found.append(replace(mail, whom=whom, count=len(rows)))
    return found
