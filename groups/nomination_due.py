"""What falls due by itself about nominations: reminders, and letters to make."""

import logging
from datetime import datetime

from groups.actions.nomination_sending import remind_by_the_day
from groups.models import NominationLetter, NominationRequest
from groups.nomination_papers import kept_letter
from groups.post import daily, tick

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
