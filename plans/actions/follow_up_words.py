"""Those responsible for goals, and the chair, are asked for their words of the year (S001-29)."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Delivery, Person
from groups.nominations import reminder_due
from groups.post import Letter, post_all
from plans.actions.follow_ups import locked
from plans.follow_up_asked import asked_of
from plans.models import FollowUp
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

WORDS_MAIL = "plans.follow_up_words"
# A day further off is a slip of the key.
LONGEST = timedelta(days=366)


@verb
def ask_for_words(follow_up: FollowUp, *, due_on: date, by: Person, now: datetime) -> list[Delivery]:
    """A mail to each whose words are lacking, who has it as a duty until it is done. Asked anew with another
    day it is another mail; with the same day none."""
    follow_up, today = locked(follow_up, "write"), timezone.localdate(now)
    if not today <= due_on <= today + LONGEST:
        text = _("Write a day from today on, at most a year ahead, e.g. %(day)s.")
        words = {"day": day_plain(today + timedelta(days=14))}
        raise Refused(text % words, field="due_on", code="wrong_day")
    if not asked_of(follow_up, today):
        text = _("There is nobody to ask: no goal that lacks words has somebody responsible in the group.")
        raise Refused(text, code="nobody")
    follow_up.words_due_on = due_on
    follow_up.save(update_fields=["words_due_on"])
    return _posted(follow_up, "asked", now)


@verb
def remind_of_words(follow_up: FollowUp, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does with those who still owe their words: once before the day and once after."""
    follow_up = locked(follow_up, "write")
    when = follow_up.words_due_on and reminder_due(follow_up.words_due_on, timezone.localdate(now))
    return _posted(follow_up, when, now) if when else []


def _posted(follow_up: FollowUp, when: str, now: datetime) -> list[Delivery]:
    letters = [
        Letter(
            kind=WORDS_MAIL,
            person=one.person,
            name=one.person.name,
            address=one.person.address,
            group=follow_up.group,
            references={"follow_up": follow_up.pk, "when": when},
            once_key=f"follow-up-words-{follow_up.pk}-{when}-{follow_up.words_due_on}-{one.person.pk}",
        )
        for one in asked_of(follow_up, timezone.localdate(now))
    ]
    return [sent for sent in post_all(letters, now=now) if sent and sent.queued_at == now]
