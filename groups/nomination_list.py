"""The requests for nominations a person follows, as lines in the list and on the desk (P02)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from groups.access import STAFF, Standing
from groups.models import NominationRecipient, NominationReply, NominationRequest, NominationSeat
from groups.nomination_facts import progress_of, seats_with_groups
from groups.nominations import ANSWERED, NOT_YET, OVERDUE, PARTLY, state_of


@dataclass(frozen=True)
class RequestLine:
    """A request in the list; counts of recipients by state. `state` is draft, open or closed."""

    id: int
    title: str
    groups: tuple[str, ...]
    starts_on: date
    ends_on: date | None
    due_on: date
    state: str
    recipients: int
    counts: dict[str, int]
    to_confirm: int

    @property
    def answered(self) -> int:
        return self.counts.get(ANSWERED, 0)

    @property
    def waiting(self) -> int:
        return sum(self.counts.get(state, 0) for state in (PARTLY, NOT_YET, OVERDUE))


@dataclass(frozen=True)
class Waiting:
    """For the desk: “3 of 11 have not answered the nomination, no later than 1 December”."""

    request_id: int
    title: str
    waiting: int
    recipients: int
    to_confirm: int
    due_on: date
    is_late: bool


def requests_seen(standing: Standing) -> QuerySet[NominationRequest]:
    """The requests that ask for a seat of a group the person staffs; an administrator sees all."""
    rows = NominationRequest.objects.select_related("structure", "term")
    if standing.is_administrator:
        return rows
    asked = NominationSeat.objects.filter(seat__group__in=standing.group_ids(STAFF))
    return rows.filter(pk__in=asked.values("recipient__request"))


def request_lines(
    standing: Standing, today: date, among: QuerySet[NominationRequest] | None = None
) -> list[RequestLine]:
    """The newest first; four queries however many they are."""
    rows = requests_seen(standing) if among is None else among
    requests = list(rows.order_by("-created_at"))
    recipients = defaultdict(list)
    rows = NominationRecipient.objects.filter(request__in=requests)
    rows = rows.prefetch_related("replies", Prefetch("seats", seats_with_groups(today)))
    for row in rows:
        recipients[row.request_id].append(row)
    return [_line(request, recipients[request.pk], standing, today) for request in requests]


def waiting_requests(standing: Standing, today: date) -> list[Waiting]:
    """What the desk tells staff of: open requests with answers to wait for or to confirm."""
    lines = request_lines(
        standing, today, requests_seen(standing).filter(sent_at__isnull=False, closed_at__isnull=True)
    )
    return [
        Waiting(
            line.id,
            line.title,
            line.waiting,
            line.recipients,
            line.to_confirm,
            line.due_on,
            is_late=line.waiting > 0 and today > line.due_on,
        )
        for line in sorted(lines, key=lambda line: line.due_on)
        if line.waiting or line.to_confirm
    ]


def _line(request, recipients: Iterable[NominationRecipient], standing: Standing, today: date) -> RequestLine:
    mine = None if standing.is_administrator else set(standing.group_ids(STAFF))
    recipients = [row for row in recipients if progress_of(row, mine).asked]
    states = [state_of(progress_of(row, mine), request.due_on, today) for row in recipients]
    seats = [row for recipient in recipients for row in recipient.seats.all()]
    shown = {row.group_name for row in seats if mine is None or row.seat.group_id in mine}
    return RequestLine(
        id=request.pk,
        title=request.title,
        groups=tuple(sorted(shown)),
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        due_on=request.due_on,
        state="closed" if request.closed_at else "open" if request.sent_at else "draft",
        recipients=len(recipients),
        counts=dict(Counter(states)),
        to_confirm=sum(
            1
            for row in recipients
            for reply in row.replies.all()
            if reply.confirmed_at is None and (mine is None or _in(reply, row, mine))
        ),
    )


def _in(reply: NominationReply, recipient: NominationRecipient, groups: Collection[int]) -> bool:
    return any(row.seat_id == reply.seat_id and row.seat.group_id in groups for row in recipient.seats.all())
