"""Making the request for nominations: which seats, who is asked, the letter's words (S001-12, P02)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.actions.people import person_email
from groups.files import checked_file
from groups.models import (
    Appointment,
    Group,
    NominationAttachment,
    NominationRecipient,
    NominationRequest,
    NominationSeat,
    Person,
    Seat,
    Structure,
    Term,
)
from groups.nominations import PLACEHOLDERS, lacks_somebody, unknown_placeholders
from groups.registrars import registrar_addresses
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed

MAX_ATTACHMENTS = 10
# What the request says in words; all of it may be changed until it is sent.
WORDS = ["title", "reference", "signed_by", "signed_capacity", "responsible_party"]


@verb
def create_request(
    structure: Structure,
    *,
    groups: Collection[Group],
    title: str,
    due_on: date,
    by: Person | None,
    now: datetime,
    term: Term | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    letter: str = "",
    seats: Iterable[Seat] | None = None,
    **words: str,
) -> NominationRequest:
    """A draft that asks for every seat of the groups that lacks somebody on the first day, or for `seats`.

    The time is the term's, or the days given. `words` are the rest of what the letter says (`WORDS`).
    """
    if term:
        starts_on, ends_on = starts_on or term.starts_on, ends_on or term.ends_on
    _refuse_groups(structure, groups)
    _refuse_days(starts_on, ends_on, due_on, timezone.localdate(now))
    request = NominationRequest(
        structure=structure, term=term, starts_on=starts_on, ends_on=ends_on, due_on=due_on, created_by=by
    )
    request.created_at = now
    _take_words(request, letter=letter, title=title, **words)
    request.save()
    asked = seats_to_fill(groups, request.starts_on) if seats is None else list(seats)
    set_seats(request, seats=asked, by=by, now=now)
    return request


@verb
def change_request(
    request: NominationRequest,
    *,
    by: Person | None,
    now: datetime,
    starts_on: date,
    ends_on: date | None,
    due_on: date,
    **words: str,
) -> NominationRequest:
    """Change the draft's days and words. After sending only the day to answer by can be moved."""
    request = drafted(request)
    _refuse_days(starts_on, ends_on, due_on, timezone.localdate(now))
    request.starts_on, request.ends_on, request.due_on = starts_on, ends_on, due_on
    _take_words(request, **words)
    request.save()
    return request


@verb
def set_seats(
    request: NominationRequest, *, seats: Iterable[Seat], by: Person | None, now: datetime
) -> NominationRequest:
    """Ask for exactly these seats. Each organisation is one recipient, and so is each joint seat."""
    request = drafted(request)
    wanted = _by_recipient(seats, request)
    there = {_key(row): row for row in request.recipients.all()}
    for key in there.keys() - wanted.keys():
        there[key].delete()
    emails = registrar_addresses([key for key in wanted if isinstance(key, int)], request.starts_on)
    for key, asked in wanted.items():
        recipient = there.get(key) or _recipient(request, key, asked[0], emails)
        keep = {seat.pk for seat in asked}
        recipient.seats.exclude(seat__in=keep).delete()
        have = set(recipient.seats.values_list("seat", flat=True))
        NominationSeat.objects.bulk_create(
            NominationSeat(recipient=recipient, seat=seat) for seat in asked if seat.pk not in have
        )
    if not request.responsible_party:
        request.responsible_party = _party_of(wanted)
        request.save()
    return request


@verb
def set_recipients(
    request: NominationRequest,
    *,
    recipients: Mapping[int, Mapping[str, str]],
    by: Person | None,
    now: datetime,
) -> NominationRequest:
    """Where each letter goes, and who answers for a joint seat: `{id: {"email": …, "answered_by": …}}`."""
    request = drafted(request)
    for row in request.recipients.filter(pk__in=recipients):
        given = recipients[row.pk]
        row.email = _email(given.get("email", ""), row.pk)
        if row.organization_id is None:
            row.answered_by = collapsed(given.get("answered_by", row.answered_by))
        row.save()
    return request


@verb
def attach_to_request(
    request: NominationRequest, *, file, by: Person | None, now: datetime
) -> NominationAttachment:
    """A file that goes with every letter (S001-04); the same bytes again are one attachment."""
    facts = checked_file(file)
    request = drafted(request)
    if same := request.attachments.filter(sha256=facts.sha256).first():
        return same
    if request.attachments.count() >= MAX_ATTACHMENTS:
        raise Refused(
            _("A letter can have at most %(most)d attachments. Remove one first.")
            % {"most": MAX_ATTACHMENTS},
            field="file",
            code="many",
        )
    file.name = facts.filename
    return NominationAttachment.objects.create(
        request=request, file=file, uploaded_by=by, uploaded_at=now, **vars(facts)
    )


@verb
def detach_from_request(attachment: NominationAttachment, *, by: Person | None, now: datetime) -> None:
    drafted(attachment.request)
    delete_file(attachment)
    attachment.delete()


@verb
def discard_request(request: NominationRequest, *, by: Person | None, now: datetime) -> None:
    """Throw away a draft. What has been sent is closed instead."""
    request = drafted(request)
    for attachment in request.attachments.all():
        delete_file(attachment)
    request.delete()


def seats_to_fill(groups: Iterable[Group], on: date) -> list[Seat]:
    """The seats in force that day with a place nobody holds then: vacant, or its appointment ends before
    (P02).

    Two queries.
    """
    held = defaultdict(list)
    rows = Appointment.objects.in_force(on).filter(group__in=groups).order_by()
    for seat, place in rows.values_list("seat", "place"):
        held[seat].append(place)
    seats = Seat.objects.in_force(on).filter(group__in=groups).select_related("rule", "organization", "group")
    return [seat for seat in seats if lacks_somebody(seat.substitutes, held[seat.pk])]


def drafted(request: NominationRequest) -> NominationRequest:
    """The request with its row locked; refused once it has been sent."""
    row = NominationRequest.objects.select_for_update(no_key=True).filter(pk=request.pk).first()
    if row is None:
        raise Refused(_("The draft has been thrown away."), code="gone")
    if row.sent_at:
        raise Refused(
            _("The request was sent %(day)s and stands as it was sent. Make a new one for what was missed.")
            % {"day": day_plain(timezone.localdate(row.sent_at))},
            code="sent",
        )
    return row


def delete_file(row) -> None:
    """Takes the bytes away when the change is certain."""
    if name := row.file.name:
        transaction.on_commit(lambda: default_storage.delete(name))


def refuse_letter(letter: str) -> None:
    if not letter.strip():
        raise Refused(_("The letter has no text. Write what you ask for."), field="letter", code="empty")
    if unknown := unknown_placeholders(letter):
        known = listed(f"{{{name}}}" for name in PLACEHOLDERS)
        raise Refused(
            _("%(unknown)s means nothing in the letter. What can be filled in is %(known)s.")
            % {"unknown": listed(dict.fromkeys(unknown)), "known": known},
            field="letter",
            code="placeholder",
        )


def _take_words(request: NominationRequest, *, letter: str, title: str, **words: str) -> None:
    request.title = collapsed(title)
    if not request.title:
        raise Refused(
            _("The request has no title. Write for example: Nomination for 2027–2030."), field="title"
        )
    refuse_letter(letter or default_letter())
    request.letter = (letter or default_letter()).replace("\r\n", "\n").strip()
    for name in WORDS[1:]:
        if name in words:
            setattr(request, name, collapsed(words[name]))


def default_letter() -> str:
    return _(
        "{organisation} is asked to appoint {platser}.\n\n"
        "Tell us whom you have appointed, with e-mail or telephone, no later than {senast}. Answer through "
        "{länk}. You can answer bit by bit, and change your answer until it has been confirmed."
    )


def _refuse_groups(structure: Structure, groups: Collection[Group]) -> None:
    if not groups:
        raise Refused(_("Choose at least one group."), field="groups", code="no_group")
    if {group.structure_id for group in groups} != {structure.pk}:
        raise Refused(
            _("The groups belong to different structures. Make a request for each."),
            field="groups",
            code="structures",
        )


def _refuse_days(starts_on: date | None, ends_on: date | None, due_on: date, today: date) -> None:
    if starts_on is None:
        raise Refused(
            _("Choose a term, or write the day the appointments apply from, for example 2027-01-01."),
            field="starts_on",
            code="no_time",
        )
    if ends_on and ends_on < starts_on:
        raise Refused(_("The last day comes before the first."), field="ends_on", code="backwards")
    if due_on < today:
        raise Refused(
            _("%(day)s has passed. Choose a day from today on.") % {"day": day_plain(due_on)},
            field="due_on",
            code="past",
        )


def _by_recipient(seats: Iterable[Seat], request: NominationRequest) -> dict[int | str, list[Seat]]:
    """The seats by organisation id, or by whom a joint seat represents; in the order of the seats."""
    found = defaultdict(list)
    for seat in seats:
        if seat.group.structure_id != request.structure_id:
            raise Refused(_("The seat belongs to another structure."), code="structures")
        found[seat.organization_id or capfirst(seat.label)].append(seat)
    if not found:
        raise Refused(_("Choose at least one seat to ask for."), field="seats", code="no_seat")
    return dict(found)


def _key(recipient: NominationRecipient) -> int | str:
    return recipient.organization_id or recipient.name


def _recipient(request, key: int | str, seat: Seat, emails: Mapping[int, str]) -> NominationRecipient:
    if isinstance(key, str):
        return NominationRecipient.objects.create(request=request, name=key)
    name = seat.organization.name_on(request.starts_on)
    return NominationRecipient.objects.create(
        request=request, organization=seat.organization, name=name, email=emails.get(key, "")
    )


def _party_of(wanted: Mapping[int | str, list[Seat]]) -> str:
    joint = [seat for seats in wanted.values() for seat in seats if seat.organization_id is None]
    return next((seat.rule.responsible_party for seat in joint if seat.rule.responsible_party), "")


def _email(text: str, recipient: int) -> str:
    try:
        return person_email(text)
    except Refused as refusal:
        raise Refused(refusal.message, field=f"email-{recipient}", code="email") from None
