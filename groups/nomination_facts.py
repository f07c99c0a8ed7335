"""Facts of requests for nominations, for their pages, the desk and the file (S001-12, P02)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.circle import represents
from groups.models import (
    Appointment,
    Delivery,
    GroupName,
    NominationMinutes,
    NominationRecipient,
    NominationReply,
    NominationRequest,
    NominationSeat,
)
from groups.nominations import (
    ANSWERED,
    NOT_YET,
    OVERDUE,
    PARTLY,
    WITHDRAWN,
    Progress,
    state_of,
)
from samverkan.lib.dated import value_that_day
from samverkan.lib.spoken import listed

MAILS = ["groups.nomination", "groups.nomination_reminder"]
STATE_WORDS = {
    ANSWERED: gettext_lazy("Answered"),
    PARTLY: gettext_lazy("Partly answered"),
    NOT_YET: gettext_lazy("Not answered yet"),
    OVERDUE: gettext_lazy("Late"),
    WITHDRAWN: gettext_lazy("Link withdrawn"),
}


@dataclass(frozen=True)
class PlaceRow:
    """One place of one seat: who is named for it, if anybody. `held_by` sits there on the first day."""

    seat_id: int
    place: int
    group_id: int
    group: str
    represents: str
    capacity: str
    capacity_word: str
    held_by: str = ""
    reply: NominationReply | None = None

    @property
    def can_be_confirmed(self) -> bool:
        return self.reply is not None and self.reply.confirmed_at is None


@dataclass(frozen=True)
class RecipientRow:
    """A recipient as the status page tells of it; `mails` the newest first."""

    id: int
    name: str
    answered_by: str
    email: str
    state: str
    places: tuple[PlaceRow, ...]
    minutes: tuple[NominationMinutes, ...]
    is_joint: bool
    sent_at: datetime | None
    reminded_at: datetime | None
    withdrawn_at: datetime | None
    handed_in_at: datetime | None
    handed_in_by: str
    mails: tuple[Delivery, ...] = ()

    @property
    def mail(self) -> Delivery | None:
        return self.mails[0] if self.mails else None

    @property
    def changed_at(self) -> datetime | None:
        return max((row.reply.answered_at for row in self.places if row.reply), default=None)

    @property
    def named(self) -> int:
        return sum(1 for row in self.places if row.reply)

    @property
    def confirmed(self) -> int:
        return sum(1 for row in self.places if row.reply and row.reply.confirmed_at)

    @property
    def to_confirm(self) -> int:
        return sum(1 for row in self.places if row.can_be_confirmed)

    @property
    def may_be_reminded(self) -> bool:
        return bool(self.email) and self.state in {PARTLY, NOT_YET, OVERDUE}


@dataclass(frozen=True)
class Status:
    """A whole request: its recipients in the order of their seats, and how many are in each state."""

    recipients: tuple[RecipientRow, ...]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def to_confirm(self) -> int:
        return sum(row.to_confirm for row in self.recipients)

    @property
    def to_remind(self) -> int:
        return sum(1 for row in self.recipients if row.may_be_reminded)

    @property
    def without_address(self) -> list[RecipientRow]:
        return [row for row in self.recipients if not row.email]


def status_of(request: NominationRequest, today: date, groups: Collection[int] | None = None) -> Status:
    """Everything on the status page in seven queries whatever its size; of `groups` alone where given (who
    staffs one of several groups reads no names of the others)."""
    mails, holders = mails_of(request), holders_on(request)
    rows = [_recipient_row(row, request, today, groups, holders, mails) for row in with_answers(request)]
    shown = tuple(row for row in rows if row.places)
    return Status(recipients=shown, counts=dict(Counter(row.state for row in shown)))


def recipient_row(
    request: NominationRequest, pk: int, today: date, groups: Collection[int] | None = None
) -> RecipientRow | None:
    """One recipient, without who sits on its places; None where it is none, or none of its seats is shown."""
    mails = mails_of(request)
    rows = [
        _recipient_row(row, request, today, groups, {}, mails) for row in with_answers(request).filter(pk=pk)
    ]
    return next((row for row in rows if row.places), None)


def with_answers(request: NominationRequest) -> QuerySet[NominationRecipient]:
    """The recipients with seats, answers and minutes, as `progress_of` and the rows read them."""
    rows = request.recipients.select_related("organization").order_by("pk")
    replies = NominationReply.objects.select_related("board", "confirmed_by")
    seats = seats_with_groups(request.starts_on)
    return rows.prefetch_related(
        "organization__names", "minutes", Prefetch("seats", seats), Prefetch("replies", replies)
    )


def seats_with_groups(on: date) -> QuerySet[NominationSeat]:
    """Seats asked for with their seat and `group_name` of that day, in one query."""
    name = value_that_day(GroupName, "name", on, group=OuterRef("seat__group"))
    return NominationSeat.objects.select_related("seat").annotate(group_name=name)


def progress_of(recipient: NominationRecipient, groups: Collection[int] | None = None) -> Progress:
    """Reads prefetched `seats__seat` and `replies`."""
    seats = [row.seat for row in recipient.seats.all() if groups is None or row.seat.group_id in groups]
    places = {(seat.pk, place) for seat in seats for place in range(seat.substitutes + 1)}
    named = {(reply.seat_id, reply.place) for reply in recipient.replies.all()}
    return Progress(
        asked=len(places),
        named=len(places & named),
        is_withdrawn=recipient.withdrawn_at is not None,
        is_handed_in=recipient.handed_in_at is not None,
    )


def holders_on(request: NominationRequest) -> dict[tuple[int, int], str]:
    """Who sits on each place asked for on the first day: `{(seat id, place): name}`."""
    rows = Appointment.objects.in_force(request.starts_on).filter(seat__asked_for__recipient__request=request)
    return {(row.seat_id, row.place): row.person.name for row in rows.select_related("person")}


def mails_of(request: NominationRequest) -> dict[int, tuple[Delivery, ...]]:
    """Each recipient's mails about the request, the newest first, so that what did not arrive is seen."""
    found = defaultdict(tuple)
    for row in Delivery.objects.filter(kind__in=MAILS, references__request=request.pk).order_by("-pk"):
        found[row.references["recipient"]] += (row,)
    return found


def asked_seats(request: NominationRequest) -> set[int]:
    return set(NominationSeat.objects.filter(recipient__request=request).values_list("seat", flat=True))


def _recipient_row(row, request, today, groups, holders, mails) -> RecipientRow:
    replies = {(reply.seat_id, reply.place): reply for reply in row.replies.all()}
    places = [
        _place(row, asked, place, request.starts_on, holders, replies)
        for asked in row.seats.all()
        if groups is None or asked.seat.group_id in groups
        for place in range(asked.seat.substitutes + 1)
    ]
    return RecipientRow(
        id=row.pk,
        name=row.organization.name_on(today) if row.organization else row.name,
        answered_by=row.answered_by,
        email=row.email,
        state=state_of(progress_of(row, groups), request.due_on, today),
        places=tuple(places),
        minutes=tuple(row.minutes.all()),
        is_joint=row.organization_id is None,
        sent_at=row.sent_at,
        reminded_at=row.reminded_at,
        withdrawn_at=row.withdrawn_at,
        handed_in_at=row.handed_in_at,
        handed_in_by=row.handed_in_by,
        mails=mails.get(row.pk, ()),
    )


def _place(recipient, asked: NominationSeat, place: int, on: date, holders, replies) -> PlaceRow:
    seat = asked.seat
    seat.organization = recipient.organization  # the same row, with its names already there
    capacity = Appointment.Capacity.SUBSTITUTE if place else Appointment.Capacity.MEMBER
    word = str(capacity.label)
    return PlaceRow(
        seat_id=seat.pk,
        place=place,
        group_id=seat.group_id,
        group=asked.group_name,
        represents=represents(seat, on),
        capacity=capacity,
        capacity_word=f"{word} {place}" if seat.substitutes > 1 and place else word,
        held_by=holders.get((seat.pk, place), ""),
        reply=replies.get((seat.pk, place)),
    )


def draft_lacks(request: NominationRequest, recipients: Iterable[NominationRecipient]) -> list[str]:
    """What stands in the way of sending, or is worth knowing before; in the order it is mended."""
    rows = list(recipients)
    found = [
        _("Who answers for %(names)s is not said. Every municipality's letter says it.")
        % {"names": row.name.lower()}
        for row in rows
        if row.organization_id is None and not row.answered_by
    ]
    if without := [row.name for row in rows if not row.email]:
        found.append(
            _("%(names)s has no e-mail address. The letter is made as a PDF to send by post.")
            % {"names": listed(without)}
        )
    if any(row.organization_id is None for row in rows) and not request.responsible_party:
        found.append(_("No party is named as responsible for the negotiation about the joint seat."))
    return found
