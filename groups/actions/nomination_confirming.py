"""Confirming what an organisation answered: a nomination becomes an appointment (I-NOM3, domain 6.5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from groups.actions.appointments import appoint, end_appointment, term_on
from groups.actions.by_name import appoint_by_name
from groups.actions.people import change_person
from groups.models import (
    Appointment,
    NominationRecipient,
    NominationReply,
    Person,
    Term,
)
from groups.nomination_facts import progress_of, with_answers
from groups.post import post
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

EndReason = Appointment.EndReason
CONFIRMED_MAIL = "groups.nomination_confirmed"


@dataclass(frozen=True)
class Outcome:
    """What became of a row: `refusal` is empty when it was confirmed."""

    reply: NominationReply
    refusal: Refused | None = None


@verb
def confirm_reply(
    reply: NominationReply,
    *,
    by: Person,
    now: datetime,
    same_person: bool | None = None,
    replaces: bool | None = None,
) -> NominationReply:
    """Make the appointment that was answered, and lock the answer. Confirmed already, it stays as it is.

    `same_person` answers “same_email”, `replaces` answers “occupied” where the organisation did not (I-NOM3).
    That an organisation appoints nobody is confirmed as well: whoever sits there then ends the day before.
    """
    reply = _locked(reply)
    if reply.confirmed_at:
        return reply
    sign = {"by": by, "now": now}
    starts_on, ends_on, term = _period(reply)
    may_replace = reply.replaces or bool(replaces)
    if reply.is_vacant:
        _leave_vacant(reply, starts_on, may_replace, sign)
    elif stays := _sits_already(reply, starts_on, ends_on):
        reply.appointment = None if hasattr(stays, "nomination") else stays
    else:
        reply.appointment = _appoint(reply, starts_on, ends_on, term, same_person, may_replace, sign)
    reply.confirmed_at, reply.confirmed_by = now, by
    reply.save()
    _tell_when_whole(reply.recipient, now)
    return reply


def confirm_replies(
    replies: Iterable[NominationReply],
    *,
    by: Person,
    now: datetime,
    answers: Mapping[int, Mapping[str, bool | None]] | None = None,
) -> list[Outcome]:
    """Confirm each by itself, so that one that is refused does not hold the others; members first.

    `answers` are what was asked about a row: `{reply id: {"same_person": …, "replaces": …}}`.
    """
    given = answers or {}
    outcomes = []
    for reply in sorted(replies, key=lambda row: (row.place, row.pk)):
        try:
            outcomes.append(Outcome(confirm_reply(reply, by=by, now=now, **given.get(reply.pk, {}))))
        except Refused as refusal:
            outcomes.append(Outcome(reply, refusal))
    return outcomes


def _appoint(reply, starts_on, ends_on, term, same_person, replaces, sign) -> Appointment:
    fields = {
        "capacity": reply.capacity,
        "place": reply.place,
        "party": reply.party,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "decision_date": reply.decision_date,
        "decision_reference": reply.decision_reference,
        "replaces": replaces,
    }
    if reply.person:
        _note_phone(reply.person, reply, sign)
        return appoint(reply.seat, person=reply.person, term=term, board=reply.board, **fields, **sign)
    made = appoint_by_name(
        reply.seat,
        name=reply.name,
        email=reply.email,
        phone=reply.phone,
        board=reply.board.name if reply.board else reply.board_name,
        same_person=same_person,
        **fields,
        **sign,
    )
    _note_phone(made.person, reply, sign)
    return made


def _note_phone(person: Person, reply: NominationReply, sign: dict) -> None:
    """Ways to reach somebody are filled in where they lack; an address somebody logs in by is not
    replaced."""
    new = {}
    if reply.phone and reply.phone != person.phone:
        new["phone"] = reply.phone
    if reply.email and not person.address and not Person.objects.filter(email=reply.email.lower()).exists():
        new["contact_email"] = reply.email.lower()
    if new:
        change_person(person, **new, **sign)


def _leave_vacant(reply: NominationReply, starts_on: date, may_replace: bool, sign: dict) -> None:
    rows = reply.seat.appointments.overlapping(starts_on, None).filter(place=reply.place)
    for row in rows.select_related("person", "seat", "group"):
        if not may_replace or row.starts_on >= starts_on:
            raise Refused(
                _("%(name)s sits there from %(day)s on. End that appointment, or tick that it ends.")
                % {"name": row.person.name, "day": day_plain(row.starts_on)},
                code="occupied" if row.starts_on < starts_on else "later",
            )
        last = starts_on - timedelta(days=1)
        end_appointment(row, ends_on=last, reason=EndReason.RECALLED, **sign)


def _sits_already(reply: NominationReply, starts_on: date, ends_on: date | None) -> Appointment | None:
    """The appointment of somebody who stays and is appointed for the whole time already."""
    if reply.person is None:
        return None
    rows = reply.seat.appointments.in_force(starts_on).filter(person=reply.person, place=reply.place)
    row = rows.first()
    whole = row and (row.ends_on is None or (ends_on is not None and row.ends_on >= ends_on))
    return row if whole else None


def _period(reply: NominationReply) -> tuple[date, date | None, Term | None]:
    """The request's days within the seat's, the group's and the term's; the day after, for one who stays."""
    seat, request = reply.seat, reply.recipient.request
    starts_on = max(request.starts_on, seat.starts_on, seat.group.starts_on)
    if reply.person:
        rows = seat.appointments.in_force(starts_on).filter(person=reply.person, place=reply.place)
        if (row := rows.first()) and row.ends_on:
            starts_on = row.ends_on + timedelta(days=1)
    term = term_on(seat.group, starts_on)
    ends = [request.ends_on, seat.ends_on, seat.group.ends_on, term and term.ends_on]
    return starts_on, min((day for day in ends if day), default=None), term


def _tell_when_whole(recipient: NominationRecipient, now: datetime) -> None:
    """One receipt to the organisation when all it was asked for is confirmed; the persons hear from it."""
    row = with_answers(recipient.request).get(pk=recipient.pk)
    if not progress_of(row).is_whole or any(reply.confirmed_at is None for reply in row.replies.all()):
        return
    post(
        CONFIRMED_MAIL,
        person=None,
        name=row.handed_in_by or row.answered_by or row.name,
        address=row.receipt_to or row.email,
        references={"request": row.request_id, "recipient": row.pk},
        once_key=f"nomination-confirmed-{row.pk}",
        now=now,
    )


def _locked(reply: NominationReply) -> NominationReply:
    """The row as it is now. Locked as `save_answers` does, recipient first: the organisation and two
    secretaries come one after the other."""
    NominationRecipient.objects.select_for_update(no_key=True).filter(pk=reply.recipient_id).first()
    NominationReply.objects.select_for_update(no_key=True).filter(pk=reply.pk).first()
    rows = NominationReply.objects.select_related(
        "recipient__request", "seat__group__structure", "seat__organization", "person", "board"
    )
    found = rows.filter(pk=reply.pk).first()
    if found is None:
        raise Refused(_("The organisation has just changed its answer. Load the page again."), code="changed")
    return found
