"""Sending a request for nominations, and what follows: reminders, new links, more time, the end (I-NOM1)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.nominations import refuse_letter
from groups.actions.people import person_email
from groups.links import make_links, withdraw_links
from groups.models import (
    Delivery,
    Group,
    NominationLetter,
    NominationRecipient,
    NominationRequest,
    Person,
)
from groups.nomination_facts import progress_of, with_answers
from groups.nomination_papers import file_name_of, frozen, letters_of
from groups.nominations import LINK, is_to_be_reminded, link_expiry, reminder_due
from groups.post import Letter, post_all, withdraw_deliveries
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed

LETTER_MAIL, REMINDER_MAIL = "groups.nomination", "groups.nomination_reminder"


@verb
def send_request(request: NominationRequest, *, by: Person, now: datetime) -> NominationRequest:
    """Freeze every letter, make the links and put the mails in the queue; asked again it changes nothing.

    A recipient without address gets a letter and a link as well: the letter goes by post, and the answer is
    entered by whoever is told it.
    """
    request = _locked(request)
    if request.sent_at:
        return request
    today = timezone.localdate(now)
    _refuse_unready(request, today)
    letters = letters_of(request, sender=by, issued=today)
    NominationLetter.objects.bulk_create(
        NominationLetter(
            recipient=recipient,
            facts=frozen(document),
            filename=file_name_of(document),
            content_type="application/pdf",
            size=0,
            uploaded_at=now,
        )
        for recipient, document in letters
    )
    request.sent_at = now
    request.save()
    recipients = [recipient for recipient, _document in letters]
    for recipient in recipients:
        recipient.sent_at = now
        recipient.save()
    make_links(LINK, [(row.pk, None) for row in recipients], expires_at=link_expiry(request.due_on))
    group = only_group(request)
    post_all([_letter(LETTER_MAIL, row, group) for row in recipients], now=now)
    return request


@verb
def resend_nomination(
    recipient: NominationRecipient, *, by: Person | None, now: datetime, email: str = ""
) -> Delivery:
    """Send the letter once more, to another address if given. After a withdrawn link the mail has a new
    one."""
    request, recipient = _open(recipient)
    recipient.email = person_email(email) or recipient.email
    if not recipient.email:
        raise Refused(
            _("%(name)s has no e-mail address. Write one, for example kommun@example.se.")
            % {"name": recipient.name},
            field="email",
            code="no_address",
        )
    recipient.withdrawn_at, recipient.sent_at = None, now
    recipient.save()
    make_links(LINK, [(recipient.pk, None)], expires_at=link_expiry(request.due_on))
    return post_all([_letter(LETTER_MAIL, recipient, only_group(request))], now=now)[0]


@verb
def withdraw_nomination_link(
    recipient: NominationRecipient, *, by: Person | None, now: datetime
) -> NominationRecipient:
    """Make the recipient's link dead at once, also in mails already read; what was answered stays."""
    _request, recipient = _open(recipient)
    if recipient.withdrawn_at:
        return recipient
    withdraw_links(LINK, object_id=recipient.pk, now=now)
    _take_back_mails([recipient])
    recipient.withdrawn_at = now
    recipient.save()
    return recipient


@verb
def remind_nominations(
    request: NominationRequest,
    *,
    by: Person | None,
    now: datetime,
    recipients: Iterable[NominationRecipient] | None = None,
) -> list[Delivery]:
    """Remind those who have not answered whole, at most once a day each; the others are left in peace."""
    request = _locked(request)
    _refuse_closed(request)
    wanted = None if recipients is None else {row.pk for row in recipients}
    today = timezone.localdate(now)
    sent = _remind(
        request, [row for row in _waiting(request, today) if wanted is None or row.pk in wanted], now
    )
    if not sent:
        raise Refused(
            _("Nobody is left to remind today: they have answered, were reminded today or have no address."),
            code="nobody",
        )
    return sent


@verb
def remind_by_the_day(request: NominationRequest, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: once a week before the day, once when it has passed, and again if it is
    moved."""
    request = _locked(request)
    today = timezone.localdate(now)
    when = reminder_due(request.due_on, today)
    if request.closed_at or not request.sent_at or not when:
        return []
    keys = {row.pk: f"nomination-{when}-{row.pk}-{request.due_on}" for row in request.recipients.all()}
    done = set(Delivery.objects.filter(once_key__in=keys.values()).values_list("once_key", flat=True))
    waiting = [row for row in _waiting(request, today) if keys[row.pk] not in done]
    # Whoever got the letter just now is not reminded of it the same week.
    fresh = [
        row for row in waiting if when == "before" and (today - timezone.localdate(row.sent_at)).days < 3
    ]
    return _remind(request, [row for row in waiting if row not in fresh], now, keys)


@verb
def extend_request(
    request: NominationRequest, *, due_on: date, by: Person | None, now: datetime
) -> NominationRequest:
    """Give more time: the links live longer, and the letters stay as they were sent."""
    request = _locked(request)
    _refuse_closed(request)
    if due_on == request.due_on:
        return request
    if due_on < max(request.due_on, timezone.localdate(now)):
        raise Refused(
            _("The day to answer by is %(day)s. Choose a later one.") % {"day": day_plain(request.due_on)},
            field="due_on",
            code="earlier",
        )
    request.due_on = due_on
    request.save()
    alive = request.recipients.filter(withdrawn_at=None).values_list("pk", flat=True)
    make_links(LINK, [(pk, None) for pk in alive], expires_at=link_expiry(due_on))
    return request


@verb
def close_request(request: NominationRequest, *, by: Person | None, now: datetime) -> NominationRequest:
    """End the request: every link dies and nobody is reminded. Answers already given can still be
    confirmed."""
    request = _locked(request)
    if request.closed_at:
        return request
    _refuse_unsent(request)
    request.closed_at = now
    request.save()
    recipients = list(request.recipients.all())
    for recipient in recipients:
        withdraw_links(LINK, object_id=recipient.pk, now=now)
    _take_back_mails(recipients)
    return request


def only_group(request: NominationRequest) -> Group | None:
    """The group the mails belong to; a request for several is sent in nobody's name but the
    installation's."""
    groups = list(Group.objects.filter(seats__asked_for__recipient__request=request).distinct()[:2])
    return groups[0] if len(groups) == 1 else None


def _refuse_unready(request: NominationRequest, today: date) -> None:
    refuse_letter(request.letter)
    if request.due_on < today:
        raise Refused(
            _("The day to answer by, %(day)s, has passed. Change it first.")
            % {"day": day_plain(request.due_on)},
            code="past",
        )
    rows = list(request.recipients.all())
    if not rows:
        raise Refused(_("Choose at least one seat to ask for."), code="no_seat")
    if nobody := [row.name for row in rows if row.organization_id is None and not row.answered_by]:
        raise Refused(
            _("Write who answers for %(names)s; every municipality's letter says so.")
            % {"names": listed(nobody)},
            code="nobody_answers",
        )


def _waiting(request: NominationRequest, today: date) -> list[NominationRecipient]:
    return [
        row
        for row in with_answers(request)
        if row.email
        and is_to_be_reminded(
            progress_of(row), row.reminded_at and timezone.localdate(row.reminded_at), today
        )
    ]


def _remind(request, recipients, now: datetime, keys: dict[int, str] | None = None) -> list[Delivery]:
    today, group = timezone.localdate(now), only_group(request)
    by_hand = {row.pk: f"nomination-reminder-{row.pk}-{today}" for row in recipients}
    for row in recipients:
        row.reminded_at = now
        row.save()
    letters = [_letter(REMINDER_MAIL, row, group, (keys or by_hand)[row.pk]) for row in recipients]
    return [delivery for delivery in post_all(letters, now=now) if delivery]


def _letter(kind: str, recipient: NominationRecipient, group: Group | None, once_key: str | None = None):
    return Letter(
        kind=kind,
        person=None,
        name=recipient.answered_by or recipient.name,
        address=recipient.email,
        group=group,
        references={"request": recipient.request_id, "recipient": recipient.pk},
        once_key=once_key,
    )


def _take_back_mails(recipients: list[NominationRecipient]) -> None:
    for kind in (LETTER_MAIL, REMINDER_MAIL):
        for row in recipients:
            withdraw_deliveries(kind, references__recipient=row.pk)


def _locked(request: NominationRequest) -> NominationRequest:
    return NominationRequest.objects.select_for_update(no_key=True, of=("self",)).get(pk=request.pk)


def _open(recipient: NominationRecipient) -> tuple[NominationRequest, NominationRecipient]:
    """The recipient with its request locked, which must be sent and not closed."""
    request = _locked(recipient.request)
    _refuse_unsent(request)
    _refuse_closed(request)
    return request, NominationRecipient.objects.get(pk=recipient.pk)


def _refuse_unsent(request: NominationRequest) -> None:
    if not request.sent_at:
        raise Refused(_("The request has not been sent yet."), code="unsent")


def _refuse_closed(request: NominationRequest) -> None:
    _refuse_unsent(request)
    if request.closed_at:
        raise Refused(
            _("The request was closed %(day)s. Make a new one.")
            % {"day": day_plain(timezone.localdate(request.closed_at))},
            code="closed",
        )
