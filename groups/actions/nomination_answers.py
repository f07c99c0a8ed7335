"""What an organisation answers on a nomination request, through the link in the letter (S001-12, I-NOM1 to
-3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.files import FileFacts, checked_file
from groups.models import (
    Appointment,
    NominationMinutes,
    NominationRecipient,
    NominationReply,
    NominationSeat,
    Person,
)
from groups.nomination_answers import changes, is_email, missing, weighed
from groups.nomination_sheet import open_recipients, sheet_of
from groups.nomination_values import NOBODY, STAYS, Answer, Fault, Sheet
from groups.post import Letter, post_all
from samverkan.lib.history import verb
from samverkan.lib.personal_numbers import personal_number_in
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import listed

RECEIPT = "groups.nomination_receipt"
MOST_MINUTES = 10


class AnswersRefused(Refused):
    """Nothing was saved; `faults` say why, place by place and field by field."""

    def __init__(self, faults: Sequence[Fault]):
        super().__init__(
            _("Nothing is saved yet. Change what is marked and save again."), code=faults[0].code
        )
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Saved:
    """`receipts` are the addresses a receipt goes to; `missing` the number of places still without answer."""

    changed: int
    missing: int
    receipts: tuple[str, ...] = ()


@verb
def save_answers(
    recipient: NominationRecipient,
    *,
    answers: Iterable[Answer],
    by: Person | None,
    now: datetime,
    minutes: Iterable = (),
    without: Iterable[int] = (),
    handed_in_by: str = "",
    receipt_to: str = "",
    hand_in: bool = False,
) -> Saved:
    """Keep what the organisation answers, whole or in part; the same again changes nothing (I-NOM1).

    `minutes` are files to keep beside what is there, `without` the ids of those to take away. With `hand_in`
    every seat that may not be left vacant must have an answer, and a receipt goes out. Raises
    `AnswersRefused` with what is wrong; `Refused` with code "dead" where the link's time is over.
    """
    today = timezone.localdate(now)
    recipient, sheet = _opened(recipient, today)
    answers = list(answers)
    if not {answer.key for answer in answers} <= {place.key for place in sheet.places}:
        raise Refused(_("The seat is not one of those you are asked about."), code="not_asked")
    after, faults = weighed(sheet, answers, today=today, is_final=hand_in)
    signer, address = collapsed(handed_in_by), collapsed(receipt_to).lower()
    faults += signing_faults(signer, address, is_final=hand_in)
    if faults:
        raise AnswersRefused(faults)
    changed = changes(sheet, after)
    for answer in changed:
        _write(recipient, answer, now)
    files = len(_kept(recipient, minutes, now)) + _taken_away(recipient, without)
    receipts = _signed(recipient, signer, address, hand_in, bool(changed or files), now)
    return Saved(len(changed), len(missing(sheet, after)), receipts)


@verb
def keep_minutes(
    recipient: NominationRecipient, *, files: Iterable, by: Person | None, now: datetime
) -> list[NominationMinutes]:
    """Keep the board's minutes even where the rest of the form has to be mended first; the same bytes are
    kept once."""
    return _kept(_opened(recipient, timezone.localdate(now))[0], files, now)


def signing_faults(signer: str, address: str, *, is_final: bool) -> list[Fault]:
    """Who hands in says who they are; a receipt needs an address that can be one."""
    found = []
    if is_final and not signer:
        text = _("Write your name, so that it is known who answered for you.")
        found.append(Fault("no_signer", text, "handed_in_by"))
    if len(signer) > 200:
        text = _("The name has %(count)d characters; at most 200 can be kept.")
        found.append(Fault("too_long", text % {"count": len(signer)}, "handed_in_by"))
    if address and not is_email(address):
        text = _("“%(text)s” is no e-mail address. Write for example anna.ek@example.se.")
        found.append(Fault("email", text % {"text": address}, "receipt_to"))
    return found


def checked_minutes(file) -> FileFacts:
    """What is kept beside the file; refused where its kind, its size or its name cannot be kept."""
    facts = checked_file(file)
    if found := personal_number_in(facts.filename):
        text = _("The file's name holds what looks like a personal number, “%(text)s”. Rename it first.")
        raise Refused(text % {"text": found}, field="minutes", code="personal_number")
    return facts


def receipt_addresses(recipient: NominationRecipient) -> tuple[str, ...]:
    """The one who handed in, and the registrar the request went to."""
    return tuple(
        dict.fromkeys(address for address in (recipient.receipt_to, recipient.email.lower()) if address)
    )


def _opened(recipient: NominationRecipient, today: date) -> tuple[NominationRecipient, Sheet]:
    """The recipient, if it may still answer; its rows locked, so that two who save, or one who saves and one
    who confirms, come one after the other."""
    NominationRecipient.objects.select_for_update(no_key=True).filter(pk=recipient.pk).first()
    list(NominationReply.objects.select_for_update(no_key=True).filter(recipient=recipient.pk))
    row = open_recipients().filter(pk=recipient.pk).first()
    if row is None:
        raise Refused(_("The request has been closed or withdrawn."), code="dead")
    sheet = sheet_of(row, today)
    if sheet.is_settled:
        raise Refused(_("Everything is confirmed. Nothing more can be changed here."), code="dead")
    return row, sheet


def _write(recipient: NominationRecipient, answer: Answer, now: datetime) -> None:
    place = {"recipient": recipient, "seat_id": answer.seat_id, "place": answer.place}
    row = NominationReply.objects.filter(**place).first() or NominationReply(**place)
    row.capacity = Appointment.Capacity.SUBSTITUTE if answer.place else Appointment.Capacity.MEMBER
    row.is_vacant = answer.choice == NOBODY
    row.person_id = answer.holder_id if answer.choice == STAYS else None
    for name in ("name", "email", "phone", "party", "board_id", "board_name", "replaces"):
        setattr(row, name, getattr(answer, name))
    row.decision_date, row.decision_reference = answer.decision_date, answer.decision_reference
    row.answered_at = now
    row.save()


def _kept(recipient: NominationRecipient, files: Iterable, now: datetime) -> list[NominationMinutes]:
    """All are weighed before any is stored: what a rolled back transaction leaves on the disk nobody
    finds."""
    checked: dict[str, tuple] = {}
    for file in files:
        facts = checked_minutes(file)
        checked.setdefault(facts.sha256, (file, facts))
    there = set(recipient.minutes.values_list("sha256", flat=True))
    new = [found for sha256, found in checked.items() if sha256 not in there]
    if len(there) + len(new) > MOST_MINUTES:
        text = _("At most %(most)d files can be kept. Take one away first.")
        raise Refused(text % {"most": MOST_MINUTES}, field="minutes", code="many")
    made = []
    for file, facts in new:
        file.name = facts.filename
        made.append(
            NominationMinutes.objects.create(recipient=recipient, file=file, uploaded_at=now, **vars(facts))
        )
    return made


def _taken_away(recipient: NominationRecipient, ids: Iterable[int]) -> int:
    """Not once something is confirmed: the secretary may have read the decision there."""
    rows = list(recipient.minutes.filter(pk__in=list(ids)))
    if rows and recipient.replies.filter(confirmed_at__isnull=False).exists():
        text = _("%(names)s cannot be taken away: something is confirmed already.")
        names = listed(row.filename for row in rows)
        raise Refused(text % {"names": names}, field="without", code="confirmed")
    for row in rows:
        transaction.on_commit(lambda name=row.file.name: default_storage.delete(name))
        row.delete()
    return len(rows)


def _signed(
    recipient: NominationRecipient, signer: str, address: str, hand_in: bool, is_changed: bool, now: datetime
) -> tuple[str, ...]:
    """Notes who answered. Handed in again without a change is the same handing in, with the same receipt."""
    before = (recipient.handed_in_by, recipient.receipt_to)
    was_handed_in = recipient.handed_in_at is not None
    recipient.handed_in_by, recipient.receipt_to = signer or before[0], address or before[1]
    is_same = not is_changed and before == (recipient.handed_in_by, recipient.receipt_to)
    if is_same and hand_in == was_handed_in:
        return ()
    recipient.handed_in_at = now if hand_in else None
    recipient.save(update_fields=["handed_in_at", "handed_in_by", "receipt_to"])
    return _send_receipts(recipient, now) if hand_in else ()


def _send_receipts(recipient: NominationRecipient, now: datetime) -> tuple[str, ...]:
    seat = NominationSeat.objects.filter(recipient=recipient).select_related("seat__group").first()
    addresses = receipt_addresses(recipient)
    letters = [
        Letter(
            kind=RECEIPT,
            person=None,
            name=recipient.handed_in_by if address == recipient.receipt_to else recipient.name,
            address=address,
            group=seat.seat.group if seat else None,
            references={"recipient": recipient.pk},
        )
        for address in addresses
    ]
    post_all(letters, now=now)
    return addresses
