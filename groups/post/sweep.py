"""Carrying the queue: claims what is due with a lease, hands it over, writes down at once how it went (ruling
16).

Every mail is handed over at least once, always with the same Message-ID. A second copy can only come from a
worker that died, or a connection that was lost, between the server's acceptance and our commit; such a row
says so itself.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from socket import gethostname
from uuid import uuid4

from django.conf import settings
from django.core.mail import mailers
from django.db import transaction
from django.db.models import F, Prefetch, Q
from django.tasks import task
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from groups.models import Delivery, GroupRole
from groups.post.registry import MAILS, tick
from groups.post.verdict import Verdict, judged, next_attempt

logger = logging.getLogger(__name__)
State = Delivery.State

LEASE = timedelta(minutes=2)
# Renewed this often while a batch is carried, so that the longest single handing over (20 s a step) fits in
# the rest.
RENEW_AFTER = timedelta(seconds=10)
BATCH = 50
BATCHES_A_TASK = 20  # then other tasks get their turn

# Set by a worker that has been asked to stop: the sweep ends after the mail it is handing over.
stopping = threading.Event()


def free_lost_claims(now: datetime) -> None:
    """Gives back what a dead worker had claimed.

    A batch is carried in order and each row is written down before the next is begun, so of all that one
    worker had claimed only the first that is left can have been handed over.
    """
    lost = Delivery.objects.filter(state=State.QUEUED, lease_until__lt=now).order_by("due_at", "pk")
    if not lost.exists():
        return
    with transaction.atomic():
        rows = list(lost.select_for_update().values_list("pk", "lease_owner"))
        first: dict[str, int] = {}
        for pk, owner in rows:
            first.setdefault(owner, pk)
        Delivery.objects.filter(pk__in=first.values()).update(possible_repeat=True)
        Delivery.objects.filter(pk__in=[pk for pk, _ in rows]).update(lease_until=None, lease_owner="")


def claim(clock: Callable[[], datetime] = timezone.now) -> "Batch | None":
    """The next mails that are due, for this worker alone; None when nothing is."""
    now = clock()
    owner = f"{gethostname()[:20]}-{uuid4().hex[:16]}"
    with transaction.atomic():
        free = Delivery.objects.filter(state=State.QUEUED, due_at__lte=now, lease_until=None)
        free = free.select_for_update(skip_locked=True).order_by("due_at", "pk")
        pks = list(free.values_list("pk", flat=True)[:BATCH])
        Delivery.objects.filter(pk__in=pks).update(lease_owner=owner, lease_until=now + LEASE)
    rows = Delivery.objects.filter(pk__in=pks).order_by("due_at", "pk").select_related("person")
    roles = Prefetch("group__roles", GroupRole.objects.select_related("person"))
    rows = rows.prefetch_related("group__names", "group__settings", roles)
    return Batch(owner, list(rows), clock, renewed_at=now) if pks else None


@dataclass
class Batch:
    """Claimed mails on their way over one connection."""

    owner: str
    waiting: list[Delivery]
    clock: Callable[[], datetime]
    renewed_at: datetime
    kept: dict = field(default_factory=dict)
    sent: int = 0

    def carry(self) -> bool:
        """Hands over everything; False when the server could not be reached or the worker is stopping."""
        connection = mailers.default
        try:
            while self.waiting:
                if stopping.is_set() or not self.renewed() or not self.opened(connection):
                    return False
                # Taken out first: if writing down fails, the claim runs out and the mail counts as in doubt.
                self.hand_over(connection, self.waiting.pop(0))
            return True
        finally:
            hang_up(connection)
            self.give_back()

    def opened(self, connection) -> bool:
        try:
            connection.open()
        except OSError as error:
            logger.warning("The mail server does not answer: %s", error)
            while self.waiting:
                self.put_off(self.waiting.pop(0), judged(error).text)
            return False
        return True

    def renewed(self) -> bool:
        """False when the claim has run out, as after a pause: another worker may have taken the rest."""
        now = self.clock()
        if now - self.renewed_at >= LEASE:
            return False
        if now - self.renewed_at > RENEW_AFTER:
            mine = Delivery.objects.filter(lease_owner=self.owner, state=State.QUEUED)
            mine.update(lease_until=now + LEASE)
            self.renewed_at = now
        return True

    def hand_over(self, connection, delivery: Delivery) -> None:
        try:
            message = written(delivery, self.kept)
        except Exception as error:  # a fault in one mail must not hold the others
            logger.exception("Mail %s (%s) could not be written.", delivery.pk, delivery.kind)
            return self.put_off(delivery, f"{type(error).__name__}: {error}")
        if message is None:
            return self.note(delivery, state=State.WITHDRAWN)
        try:
            connection.send_messages([message])
        except (OSError, ValueError) as error:
            hang_up(connection)  # whatever state it is in; the next mail opens a new one
            return self.refused(delivery, judged(error))
        self.sent += 1
        return self.note(
            delivery, state=State.SENT, sent_at=self.clock(), attempts=F("attempts") + 1, error=""
        )

    def refused(self, delivery: Delivery, verdict: Verdict) -> None:
        logger.warning("Mail %s was not accepted; the row says why.", delivery.pk)
        if verdict.is_permanent:
            self.note(delivery, state=State.FAILED, attempts=F("attempts") + 1, error=verdict.text)
        else:
            self.put_off(delivery, verdict.text, may_have_arrived=verdict.may_have_arrived)

    def put_off(self, delivery: Delivery, text: str, *, may_have_arrived: bool = False) -> None:
        failures = delivery.attempts + 1
        again_at = next_attempt(failures, self.clock())
        self.note(
            delivery,
            state=State.QUEUED if again_at else State.FAILED,
            due_at=again_at or delivery.due_at,
            attempts=failures,
            error=text,
            possible_repeat=delivery.possible_repeat or may_have_arrived,
        )

    def note(self, delivery: Delivery, **outcome) -> None:
        """Written down at once. What has left says so even if it was withdrawn in the same moment."""
        rows = Delivery.objects.filter(pk=delivery.pk)
        if outcome["state"] != State.SENT:
            rows = rows.filter(state=State.QUEUED, lease_owner=self.owner)
        rows.update(lease_until=None, lease_owner="", **outcome)

    def give_back(self) -> None:
        if self.waiting:
            mine = Delivery.objects.filter(pk__in=[row.pk for row in self.waiting], lease_owner=self.owner)
            mine.update(lease_until=None, lease_owner="")


def written(delivery: Delivery, kept: dict):
    """The message, in the recipient's language; None when it is no longer wanted."""
    language = delivery.person.language if delivery.person else settings.LANGUAGE_CODE
    with translation.override(language):
        return MAILS[delivery.kind](delivery, kept)


def hang_up(connection) -> None:
    with suppress(OSError):
        connection.close()


def sweep(clock: Callable[[], datetime] = timezone.now) -> int:
    """Hands over what is due, batch by batch; returns how many were accepted."""
    free_lost_claims(clock())
    sent = 0
    for _ in range(BATCHES_A_TASK):
        batch = claim(clock)
        if batch is None:
            return sent
        goes_on = batch.carry()
        sent += batch.sent
        if not goes_on:
            return sent
    wake()
    return sent


@task()
def sweep_post() -> None:
    """What a task gives back is kept for months, with the time: of a reminder, how many got it."""
    sweep()


def wake() -> None:
    """Asks a worker to sweep. One waiting task is enough for all: it looks at the queue when it starts."""
    if not DBTaskResult.objects.ready().filter(task_path=sweep_post.module_path).exists():
        sweep_post.enqueue()


@tick
def wake_when_due(now: datetime) -> None:
    """Back-off that has run out, and claims of workers that died."""
    due = Delivery.objects.filter(state=State.QUEUED, due_at__lte=now)
    if due.filter(Q(lease_until=None) | Q(lease_until__lt=now)).exists():
        wake()
