"""Which mails somebody gets: what has left to them lately, by its kind (P40)."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone

from groups.models import Delivery, Person
from groups.post import WORDS, told

LATEST = 10


class OwnMail(NamedTuple):
    what: str
    day: date
    address: str
    came_back: bool


def latest_mails(person: Person) -> list[OwnMail]:
    """The latest first; one query."""
    rows = told(Delivery.objects.filter(person=person, state=Delivery.State.SENT))
    return [
        OwnMail(
            str(WORDS.get(row.kind, row.kind)),
            timezone.localdate(row.sent_at),
            row.address,
            row.bounced_at is not None,
        )
        for row in rows.order_by("-sent_at", "-pk")[:LATEST]
    ]
