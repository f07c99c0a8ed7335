"""The mails of a request for nominations: the letter with its link, the reminder, the last receipt."""

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.circle import represents
from groups.links import url
from groups.mails import attached, letter
from groups.models import Delivery, Link, NominationRecipient
from groups.nomination_facts import holders_on, progress_of, with_answers
from groups.nomination_papers import file_name_of, kept_letter
from groups.nominations import LINK, last_day_of_link
from groups.post import mail

ANSWER = "nomination_answers:answer"


@mail("groups.nomination", gettext_lazy("Request for nomination"))
def nomination_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    found = _recipient(delivery)
    link = found and _living_link(found)
    if link is None:
        return None
    document, content = kept_letter(found.letter)
    subject = _("Request for nomination: %(title)s") % {"title": found.request.title}
    parts = [attached(file_name_of(document), content), *_attachments(found, kept)]
    return _signed(
        letter(
            delivery,
            subject=subject,
            template="groups/nomination",
            context=_about(found, link) | {"document": document},
            attachments=parts,
        ),
        found,
    )


@mail("groups.nomination_reminder", gettext_lazy("Reminder of a nomination"))
def nomination_reminder_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """Nothing to whoever has answered whole since it was posted."""
    found = _recipient(delivery)
    link = found and _living_link(found)
    progress = link and progress_of(found)
    if not progress or progress.is_whole:
        return None
    is_late = timezone.localdate() > found.request.due_on
    words = _("Late: nomination to %(title)s") if is_late else _("Reminder: nomination to %(title)s")
    context = _about(found, link) | {
        "is_late": is_late,
        "missing": progress.asked - progress.named,
        "asked": progress.asked,
        "document": kept_letter(found.letter)[0],
    }
    subject = words % {"title": found.request.title}
    return _signed(
        letter(delivery, subject=subject, template="groups/nomination_reminder", context=context), found
    )


@mail("groups.nomination_confirmed", gettext_lazy("Nominations confirmed"))
def nomination_confirmed_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    found = _recipient(delivery)
    if found is None:
        return None
    holders = holders_on(found.request)
    places = [
        (
            f"{row.group_name}, {_represents(found, row)}",
            holders.get((row.seat_id, place)) or _("nobody"),
            place > 0,
        )
        for row in found.seats.all()
        for place in range(row.seat.substitutes + 1)
    ]
    subject = _("Registered: nominations to %(title)s") % {"title": found.request.title}
    context = {"request": found.request, "recipient": found, "places": places}
    return _signed(
        letter(delivery, subject=subject, template="groups/nomination_confirmed", context=context), found
    )


def _represents(recipient: NominationRecipient, asked) -> str:
    asked.seat.organization = recipient.organization
    return represents(asked.seat, recipient.request.starts_on)


def _recipient(delivery: Delivery) -> NominationRecipient | None:
    """As it is now; None when retention has taken it away."""
    rows = NominationRecipient.objects.select_related("request", "letter")
    found = rows.filter(pk=delivery.references["recipient"]).first()
    if found is None:
        return None
    row = with_answers(found.request).get(pk=found.pk)
    row.request = found.request
    row.letter = found.letter
    return row


def _living_link(recipient: NominationRecipient) -> Link | None:
    """None when the request is closed or the link withdrawn: the mail is then not sent."""
    if recipient.request.closed_at or recipient.withdrawn_at:
        return None
    return Link.objects.filter(
        purpose=LINK, object_id=recipient.pk, person=None, withdrawn_at=None, expires_at__gt=timezone.now()
    ).first()


def _about(recipient: NominationRecipient, link: Link) -> dict:
    return {
        "request": recipient.request,
        "recipient": recipient,
        "link": url(link, ANSWER),
        "last_day": last_day_of_link(recipient.request.due_on),
    }


def _attachments(recipient: NominationRecipient, kept: dict) -> list:
    """The files that go with every letter; encoded once a batch."""
    key = ("nomination attachments", recipient.request_id)
    if key not in kept:
        kept[key] = []
        for row in recipient.request.attachments.all():
            with row.file.open("rb") as file:
                kept[key].append(attached(row.filename, file.read(), row.content_type))
    return kept[key]


def _signed(message: EmailMessage, recipient: NominationRecipient) -> EmailMessage:
    """Answers go to whoever sent the letter, whom it names."""
    sender = kept_sender(recipient)
    if sender:
        message.reply_to = [sender]
    return message


def kept_sender(recipient: NominationRecipient) -> str:
    return recipient.letter.facts.get("sender", {}).get("email", "")
