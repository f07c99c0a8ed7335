"""What the kill test runs beside itself: `python -m tests.kill_worker queue MEETINGS MAILS | work [DIE_AT
[LEASE]] | state`.

It is the real worker with a short lease. With DIE_AT it dies by its own hand after that many mails, in the
one place where a copy too many can arise: between the server's acceptance and our commit.
"""

import json
import os
import signal
import sys
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from groups import heartbeat  # noqa: E402
from groups.mails import attached, letter  # noqa: E402
from groups.management.commands import worker  # noqa: E402
from groups.models import Delivery, Heartbeat  # noqa: E402
from groups.post import Letter, mail, post_all, sweep  # noqa: E402


@mail("test.call")
def call(delivery, kept):
    meeting = delivery.references["meeting"]
    if meeting not in kept:
        kept[meeting] = attached(f"kallelse-{meeting}.pdf", os.urandom(20_000))
    return letter(
        delivery, subject="Kallelse", template="groups/test", context={}, attachments=[kept[meeting]]
    )


def queue(meetings: str, mails: str) -> None:
    Delivery.objects.all().delete()
    for meeting in range(int(meetings)):
        addresses = [f"m{meeting}-p{person}@example.se" for person in range(int(mails))]
        letters = [
            Letter(kind="test.call", person=None, name=at, address=at, references={"meeting": meeting})
            for at in addresses
        ]
        post_all(letters, now=timezone.now())


def work(die_at: str = "0", lease: str = "4") -> None:
    sweep.LEASE, sweep.RENEW_AFTER = timedelta(seconds=int(lease)), timedelta(seconds=0.5)
    worker.EVERY_SECONDS = heartbeat.EVERY_SECONDS = 0.5
    note, sent = sweep.Batch.note, []

    def note_or_die(batch, delivery, **outcome):
        sent.append(outcome["state"] == Delivery.State.SENT)
        if sum(sent) == int(die_at):
            os.kill(os.getpid(), signal.SIGKILL)
        note(batch, delivery, **outcome)

    if int(die_at):
        sweep.Batch.note = note_or_die
    call_command("worker", interval=0.1)


def state() -> None:
    rows = Delivery.objects.values_list("address", "state", "message_id", "possible_repeat")
    sys.stdout.write(json.dumps(list(rows)))


def beats(pid: str) -> None:
    sys.stdout.write(str(Heartbeat.objects.filter(worker__contains=f"-{pid}-").count()))


if __name__ == "__main__":
    {"queue": queue, "work": work, "state": state, "beats": beats}[sys.argv[1]](*sys.argv[2:])
