"""What the apps hand to the worker: how each mail is written, what is done every few seconds and what once a
day.

The modules that register are imported from `<App>Config.ready()`; groups knows none of them (the direction,
ruling 1).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import Message

from django.core.mail import EmailMessage
from django.db.models import QuerySet

from groups.models import Delivery
from groups.post.mailbox_addresses import Tag


@dataclass(frozen=True)
class ReceivedLetter:
    """A mail somebody has sent us. `tags`: the addresses of ours that it was sent to."""

    message: Message
    tags: tuple[Tag, ...]


# kind of mail -> (delivery, kept) -> the message, or None when it is no longer wanted (the delivery is then
# withdrawn). `kept` lives as long as one batch: what many letters share is loaded and encoded once.
MAILS: dict[str, Callable[[Delivery, dict], EmailMessage | None]] = {}

# Called with the moment, by every worker, about every fifteen seconds: must find what is due by itself and do
# it once.
TICKS: list[Callable[[datetime], object]] = []

# Called with the moment by `manage.py daily`; twice on a day must do no more than once.
DAILY: list[Callable[[datetime], object]] = []


# Called with each mail in the read mailbox that is no bounce, until one says in words what came of it: None
# is "not mine". Nothing of the mail may be trusted but `groups.post.mailbox_addresses.Tag`s.
ANSWERS: list[Callable[["ReceivedLetter", datetime], str | None]] = []

# kind of mail -> what it is called where people look for it.
WORDS: dict[str, str] = {}

# Kinds whose receivers are shown to nobody: who is reminded of a survey has not answered it (ruling 24).
UNTOLD: set[str] = set()


def told(rows: QuerySet, mail: str = "") -> QuerySet:
    """Of the mails, or of rows with one in the field `mail`, what a page, a register or an extract may
    show."""
    return rows.exclude(**{f"{mail}__kind__in" if mail else "kind__in": UNTOLD})


def mail(kind: str, words: str = "", *, is_told: bool = True):
    """Registers the function that writes the mails of a kind: `@mail("meetings.call", _("Call"))`."""

    def register(function):
        if not is_told:
            UNTOLD.add(kind)
        if kind in MAILS:
            raise ValueError(f"Two functions write the mail {kind}.")
        MAILS[kind] = function
        WORDS[kind] = words or kind
        return function

    return register


def tick(function):
    TICKS.append(function)
    return function


def daily(function):
    DAILY.append(function)
    return function


def answer_mail(function):
    """Registers who takes care of answers by mail: `(ReceivedLetter, now)` -> what came of it, or None."""
    ANSWERS.append(function)
    return function
