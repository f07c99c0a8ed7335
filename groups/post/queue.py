"""Putting mail in the queue: rows written with the change that causes them, and one task that wakes the
sweep.
"""

from collections.abc import Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from groups.models import Delivery, Group, Person
from groups.post.sweep import wake
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

State = Delivery.State
_already_sent: ContextVar[bool] = ContextVar("already_sent", default=False)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one recipient. `references` is what the mail is about (ids, plain JSON), never text or
    tokens.

    `once_key` makes the mail unique for ever: posting the key again gives the row that is already there.
    """

    kind: str
    person: Person | None
    name: str
    address: str
    group: Group | None = None
    references: dict = field(default_factory=dict)
    due_at: datetime | None = None
    once_key: str | None = None


def post(kind: str, *, now: datetime, **fields) -> Delivery | None:
    """Queues one mail; the fields are those of `Letter`. None when there is no address."""
    return post_all([Letter(kind=kind, **fields)], now=now)[0]


def post_all(letters: Sequence[Letter], *, now: datetime) -> list[Delivery | None]:
    """Queues mails in the verb's own transaction and wakes the sweep when it has committed.

    The answer follows the order of the letters; one without address gets None (the caller shows it as a
    problem). Two inserts and one select at most, however many they are.
    """
    rows = [_row(letter, now) if letter.address else None for letter in letters]
    Delivery.objects.bulk_create([row for row in rows if row and row.once_key is None])
    keyed = [row for row in rows if row and row.once_key is not None]
    if keyed:
        Delivery.objects.bulk_create(keyed, ignore_conflicts=True)
        found = {
            row.once_key: row for row in Delivery.objects.filter(once_key__in=[row.once_key for row in keyed])
        }
        rows = [found[row.once_key] if row and row.once_key else row for row in rows]
    if any(rows) and not _already_sent.get():
        transaction.on_commit(wake, robust=True)
    return rows


def _row(letter: Letter, now: datetime) -> Delivery:
    due_at = letter.due_at or now
    sent = _already_sent.get()
    return Delivery(
        kind=letter.kind,
        person=letter.person,
        name=letter.name,
        address=letter.address,
        group=letter.group,
        references=letter.references,
        once_key=letter.once_key,
        queued_at=now,
        due_at=due_at,
        state=State.SENT if sent else State.QUEUED,
        sent_at=due_at if sent else None,
        message_id=f"<{uuid4()}@{urlsplit(settings.BASE_URL).hostname}>",
    )


@contextmanager
def already_sent():
    """Within it, mails are written as sent on their day and never leave: the demo's past (ruling 31)."""
    token = _already_sent.set(True)
    try:
        yield
    finally:
        _already_sent.reset(token)


@verb
def retry_delivery(delivery: Delivery, *, by: Person | None, now: datetime) -> Delivery:
    """Sends again a mail that failed or came back, or a waiting one at once, to the address the person has
    today."""
    row = Delivery.objects.select_for_update().select_related(None).get(pk=delivery.pk)
    if row.state == State.SENT and row.bounced_at is None:
        raise Refused(
            _("The mail has already been sent to {address}.").format(address=row.address), code="sent"
        )
    if row.state == State.WITHDRAWN:
        raise Refused(_("The mail was withdrawn. Write a new one instead."), code="withdrawn")
    if row.lease_until and row.lease_until > now:
        raise Refused(_("The mail is being sent right now. Look again in a minute."), code="claimed")
    row.address = (row.person and row.person.address) or row.address
    row.state, row.attempts, row.due_at = State.QUEUED, 0, now
    row.lease_until, row.lease_owner, row.bounced_at = None, "", None
    row.save(
        update_fields=["address", "state", "attempts", "due_at", "lease_until", "lease_owner", "bounced_at"]
    )
    transaction.on_commit(wake, robust=True)
    return row


def withdraw_deliveries(kind: str, **about) -> int:
    """Takes back what has not left: `withdraw_deliveries("meetings.call", references__call=7)`. The number
    taken.

    Call it inside the verb that withdraws. A mail that is being handed over at this very moment may still
    leave; its row then says sent.
    """
    waiting = Delivery.objects.filter(kind=kind, state__in=[State.QUEUED, State.FAILED], **about)
    return waiting.update(state=State.WITHDRAWN)
