"""The requests for nominations a person follows, as lines in the list and on the desk (P02)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from groups.access import STAFF, Standing
from groups.models import NominationRecipient, NominationReply, NominationRequest, NominationSeat
from groups.nomination_facts import progress_of, seats_with_groups
from groups.nominations import ANSWERED, NOT_YET, OVERDUE, PARTLY, Progress, state_of
from samverkan.lib.row_lists import RowList

LEFT = (PARTLY, NOT_YET, OVERDUE)


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
        return sum(self.counts.get(state, 0) for state in LEFT)


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


def request_lines(standing: Standing, today: date) -> list[RequestLine]:
    """The newest first; four queries however many they are."""
    requests = list(requests_seen(standing).order_by("-created_at"))
    recipients = defaultdict(list)
    rows = NominationRecipient.objects.filter(request__in=requests)
    rows = rows.prefetch_related("replies", Prefetch("seats", seats_with_groups(today)))
    for row in rows:
        recipients[row.request_id].append(row)
    return [_line(request, recipients[request.pk], standing, today) for request in requests]


def asked_places(group: OuterRef) -> RowList:
    """The seats of the group that an open request asks somebody to fill, a row for each, as a column of the
    group's row: `waiting_requests` reads them."""
    asked = NominationSeat.objects.filter(
        seat__group=group, recipient__request__sent_at__isnull=False, recipient__request__closed_at=None
    )
    replies = NominationReply.objects.filter(recipient=OuterRef("recipient"), seat=OuterRef("seat"))
    return RowList(
        asked.order_by("pk"),
        request=F("recipient__request"),
        title=F("recipient__request__title"),
        due_on=F("recipient__request__due_on"),
        recipient=F("recipient"),
        withdrawn_at=F("recipient__withdrawn_at"),
        handed_in_at=F("recipient__handed_in_at"),
        places=F("seat__substitutes") + 1,
        named=_number_of(replies.filter(place__lte=OuterRef("seat__substitutes"))),
        to_confirm=_number_of(replies.filter(confirmed_at=None)),
    )


def _number_of(replies: QuerySet[NominationReply]) -> Coalesce:
    return Coalesce(Subquery(replies.order_by().values("seat").annotate(n=Count("pk")).values("n")), 0)


def waiting_requests(places: Iterable[dict], today: date) -> list[Waiting]:
    """What the desk tells staff of: open requests with answers to wait for or to confirm, the nearest first.
    `places` are those of `asked_places` of the groups they staff; no query."""
    requests = defaultdict(list)
    for place in places:
        requests[place["request"]].append(place)
    found = [_waiting(rows, today) for rows in requests.values()]
    found.sort(key=lambda row: (row.due_on, -row.request_id))
    return [row for row in found if row.waiting or row.to_confirm]


def _waiting(places: list[dict], today: date) -> Waiting:
    """`places` are all of one request."""
    first, recipients = places[0], defaultdict(list)
    for place in places:
        recipients[place["recipient"]].append(place)
    due_on = date.fromisoformat(first["due_on"])
    states = Counter(state_of(_progress(rows), due_on, today) for rows in recipients.values())
    waiting = sum(states[state] for state in LEFT)
    return Waiting(
        request_id=first["request"],
        title=first["title"],
        waiting=waiting,
        recipients=len(recipients),
        to_confirm=sum(place["to_confirm"] for place in places),
        due_on=due_on,
        is_late=waiting > 0 and today > due_on,
    )


def _progress(places: list[dict]) -> Progress:
    """`progress_of` one recipient, from what the database has counted."""
    return Progress(
        asked=sum(place["places"] for place in places),
        named=sum(place["named"] for place in places),
        is_withdrawn=places[0]["withdrawn_at"] is not None,
        is_handed_in=places[0]["handed_in_at"] is not None,
    )


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
