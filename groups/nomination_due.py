"""What falls due by itself about nominations: reminders, letters to make, answers to clear away."""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from groups.actions.nomination_sending import remind_by_the_day
from groups.actions.nominations import delete_file
from groups.models import NominationLetter, NominationRecipient, NominationReply, NominationRequest
from groups.nomination_papers import kept_letter
from groups.post import daily, tick
from groups.upkeep import kept_for

log = logging.getLogger(__name__)
LETTERS_AT_A_TIME = 10


@daily
def remind_of_nominations(now: datetime) -> None:
    """A week before the day to answer by, and when it has passed; once each."""
    for request in NominationRequest.objects.filter(sent_at__isnull=False, closed_at=None):
        remind_by_the_day(request, by=None, now=now)


@tick
def make_missing_letters(now: datetime) -> None:
    """The letter of a recipient without address is made here, for there is no mail to make it with."""
    for letter in NominationLetter.objects.filter(file="").order_by("pk")[:LETTERS_AT_A_TIME]:
        kept_letter(letter)


@daily
@transaction.atomic
def clear_nominations(now: datetime) -> None:
    """What the organisations wrote goes a year after the request was closed; the appointments stay."""
    old = NominationRequest.objects.filter(closed_at__lt=now - kept_for("nomination"))
    recipients = NominationRecipient.objects.filter(request__in=old)
    for recipient in recipients.select_related("letter").prefetch_related("minutes"):
        for row in (*recipient.minutes.all(), *_letter_of(recipient)):
            delete_file(row)
    gone = list(recipients.values_list("pk", flat=True))
    recipients.delete()
    _forget(NominationReply.history.filter(recipient_id__in=gone))
    _forget(NominationRecipient.history.filter(id__in=gone))


def _letter_of(recipient: NominationRecipient) -> list[NominationLetter]:
    return [recipient.letter] if hasattr(recipient, "letter") else []


def _forget(rows: QuerySet) -> None:
    """The history repeats every name; deleting writes one more row of it."""
    rows.delete()
