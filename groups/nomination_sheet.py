"""What a recipient of a nomination request is asked, and has answered, as the form and the verbs read it."""

from collections import defaultdict
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet
from django.utils.text import capfirst

from groups.models import (
    Appointment,
    Board,
    Group,
    GroupName,
    NominationRecipient,
    NominationReply,
    NominationSeat,
    Seat,
)
from groups.nomination_values import NOBODY, OTHER, STAYS, Answer, AskedGroup, AskedSeat, Holder, Place, Sheet
from samverkan.lib.dated import value_that_day

# An official's party is never kept (GDPR art. 9, domain 3.4).
OFFICIALS_SIT = {
    Group.Kind.OFFICIALS,
    Group.Kind.PREPARATORY,
    Group.Kind.NETWORK,
    Group.Kind.COORDINATORS,
    Group.Kind.OFFICE,
}


def open_recipients() -> QuerySet[NominationRecipient]:
    """Those who may answer: asked, and neither withdrawn nor closed (I-NOM1). That every place is confirmed
    is read from the sheet."""
    rows = NominationRecipient.objects.select_related("request__structure", "request__created_by", "letter")
    return rows.filter(request__sent_at__isnull=False, request__closed_at=None, withdrawn_at=None)


def sheet_of(recipient: NominationRecipient, today: date) -> Sheet:
    """Six queries, however many seats."""
    starts_on = recipient.request.starts_on
    seats = [row.seat for row in _asked(recipient, today)]
    given = {(row.seat_id, row.place): row for row in NominationReply.objects.filter(recipient=recipient)}
    holders = _holders(seats, recipient.organization_id, today, starts_on)
    groups: dict[int, list[Seat]] = defaultdict(list)
    for seat in seats:
        groups[seat.group_id].append(seat)
    boards = Board.objects.filter(organization=recipient.organization_id) if recipient.organization_id else []
    return Sheet(
        starts_on=starts_on,
        groups=tuple(_group(rows, given, holders, recipient, today) for rows in groups.values()),
        boards={board.pk: board.name for board in boards},
    )


def _asked(recipient: NominationRecipient, today: date) -> QuerySet[NominationSeat]:
    rows = NominationSeat.objects.filter(recipient=recipient).order_by("seat__group", "seat__number")
    rows = rows.select_related("seat__rule", "seat__organization")
    name = value_that_day(GroupName, "name", today, group=OuterRef("pk"))
    groups = Group.objects.annotate(shown_name=name).prefetch_related("kind_changes")
    return rows.prefetch_related(Prefetch("seat__group", groups))


def _holders(
    seats: list[Seat], organization: int | None, today: date, starts_on: date
) -> dict[tuple, Holder]:
    """Who sits on each place the day the new time begins, or else today, also on the seat that this one
    takes over from: the same number of the same organisation. Nobody of another organisation is ever found.
    """
    first, last = sorted((today, starts_on))
    rows = Appointment.objects.overlapping(first, last).filter(
        group__in={seat.group_id for seat in seats}, seat__organization=organization
    )
    rows = rows.select_related("person", "board", "seat")
    asked = {seat.pk for seat in seats}

    def nearness(row: Appointment) -> tuple:
        sits_then = row.starts_on <= starts_on and (row.ends_on is None or row.ends_on >= starts_on)
        return row.seat_id in asked, sits_then, row.starts_on

    found = {}
    for row in sorted(rows, key=nearness):
        board = row.board
        found[*_whose(row.seat), row.place] = Holder(
            person_id=row.person_id,
            name=row.person.name,
            email=row.person.address,
            phone=row.person.phone,
            party=row.party or row.person.party,
            board_id=board.pk if board and board.organization_id == organization else None,
            board=board.name if board else "",
            ends_on=row.ends_on,
        )
    return found


def _whose(seat: Seat) -> tuple:
    return seat.group_id, seat.number, seat.organization_id, seat.label


def _group(
    seats: list[Seat], given: dict, holders: dict, recipient: NominationRecipient, today: date
) -> AskedGroup:
    group = seats[0].group
    has_party = group.kind_on(today) not in OFFICIALS_SIT
    several = len(seats) > 1
    return AskedGroup(
        id=group.pk,
        name=group.shown_name,
        scope=group.scope,
        seats=tuple(_seat(seat, given, holders, recipient, has_party, several) for seat in seats),
    )


def _seat(
    seat: Seat, given: dict, holders: dict, recipient: NominationRecipient, has_party: bool, several: bool
) -> AskedSeat:
    return AskedSeat(
        id=seat.pk,
        name=_name(seat, recipient, several),
        is_optional=seat.is_optional,
        is_observer=seat.is_observer,
        ex_officio=seat.ex_officio,
        sector=seat.get_sector_display(),
        appointed_by=seat.rule.appointed_by if seat.organization_id is None else "",
        responsible_party=recipient.request.responsible_party or seat.rule.responsible_party,
        places=tuple(
            _place(
                seat, number, given.get((seat.pk, number)), holders.get((*_whose(seat), number)), has_party
            )
            for number in range(seat.substitutes + 1)
        ),
    )


def _name(seat: Seat, recipient: NominationRecipient, several: bool) -> str:
    """What the seat is called among the recipient's own; a lone one needs no name."""
    if seat.organization_id is None:
        return capfirst(seat.label)
    return f"{recipient.name} {seat.label}".strip() if several else ""


def _place(
    seat: Seat, number: int, reply: NominationReply | None, holder: Holder | None, has_party: bool
) -> Place:
    return Place(
        seat_id=seat.pk,
        place=number,
        group_id=seat.group_id,
        is_optional=seat.is_optional,
        has_party=has_party,
        holder=holder,
        given=_answer(reply, holder) if reply else None,
        answered_at=reply.answered_at if reply else None,
        confirmed_at=reply.confirmed_at if reply else None,
    )


def _answer(reply: NominationReply, holder: Holder | None) -> Answer:
    stays = reply.person_id and holder and holder.person_id == reply.person_id
    return Answer(
        seat_id=reply.seat_id,
        place=reply.place,
        choice=NOBODY if reply.is_vacant else STAYS if stays else OTHER,
        name=reply.name,
        email=reply.email,
        phone=reply.phone,
        party=reply.party,
        board_id=reply.board_id,
        board_name=reply.board_name,
        decision_date=reply.decision_date,
        decision_reference=reply.decision_reference,
        replaces=reply.replaces,
        holder_id=reply.person_id,
    )
