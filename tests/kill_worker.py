"""What the kill test runs beside itself: `python -m tests.kill_worker queue MEETINGS MAILS | distribute
MEETINGS
| work [DIE_AT [LEASE]] | state`.

It is the real worker with a short lease. With DIE_AT it dies by its own hand after that many mails, in the
one place where a copy too many can arise: between the server's acceptance and our commit.
"""

import json
import os
import signal
import sys
from datetime import UTC, date, datetime, time, timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.utils import timezone  # noqa: E402

from conftest import START, built, seats_of  # noqa: E402
from groups import heartbeat  # noqa: E402
from groups.actions import appoint_by_name  # noqa: E402
from groups.mails import attached, letter  # noqa: E402
from groups.management.commands import worker  # noqa: E402
from groups.models import Delivery, Group, Heartbeat, Person  # noqa: E402
from groups.post import Letter, mail, post_all, sweep  # noqa: E402
from groups.post.queue import already_sent  # noqa: E402
from meetings.actions import (  # noqa: E402
    add_item,
    approve,
    approve_call,
    begin_notes,
    circulate,
    create_meeting,
    save_text,
)

FORMED, CALLED, MET = (datetime(2017, 2, day, 9, tzinfo=UTC) for day in (1, 10, 28))


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


def distribute(meetings: str) -> None:
    """The calls of every other meeting and the approved notes of the rest, to fourteen seats twice filled;
    prints how many mails of each kind wait."""
    Delivery.objects.all().delete()
    group = _full_group()
    for number in range(int(meetings)):
        (_send_call if number % 2 else _send_notes)(group, number)
    Delivery.objects.exclude(state=Delivery.State.QUEUED).delete()
    waiting = Delivery.objects.order_by("kind").values_list("kind").annotate(Count("pk"))
    sys.stdout.write(json.dumps(dict(waiting)))


def _full_group() -> Group:
    built(FORMED)
    group = Group.objects.get(slug="aldre")
    for name, seat in seats_of(group).items():
        for capacity in ("member", "substitute"):
            if not seat.appointments.filter(capacity=capacity).exists():
                email = f"{capacity}-{seat.pk}@example.se"
                words = {"name": f"Åsa Ek {name} {capacity}", "email": email, "capacity": capacity}
                appoint_by_name(seat, **words, starts_on=START, by=None, now=FORMED)
    return group


def _meeting(group: Group, number: int):
    sign = {"by": Person.objects.get(email="secretary@example.se"), "now": FORMED}
    meeting = create_meeting(
        group, date=date(2017, 2, 28), start=time(9), end=time(12), place=f"Sal {number}", **sign
    )
    return meeting, add_item(meeting, title="Trygg hemgång", minutes=40, **sign)


def _send_call(group: Group, number: int) -> None:
    meeting, _item = _meeting(group, number)
    approve_call(meeting, by=Person.objects.get(email="chair@example.se"), now=CALLED)


def _send_notes(group: Group, number: int) -> None:
    """What went out before the notes were approved has arrived."""
    chair = Person.objects.get(email="chair@example.se")
    sign = {"by": Person.objects.get(email="secretary@example.se"), "now": MET}
    with already_sent():
        meeting, item = _meeting(group, number)
        approve_call(meeting, by=chair, now=CALLED)
        minutes = begin_notes(meeting, **sign)
        save_text(item, text=f"Läget gicks igenom för {number}:e gången.", base_version=0, **sign)
        circulate(minutes, **sign)
    approve(minutes, by=chair, now=MET)


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
    verbs = {"queue": queue, "distribute": distribute, "work": work, "state": state, "beats": beats}
    verbs[sys.argv[1]](*sys.argv[2:])
