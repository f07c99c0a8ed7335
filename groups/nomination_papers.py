"""The letter that asks for nominations: its facts as frozen plain values, and the paper made from them.

Stored as `samverkan.lib.facts.canonical_json`: add fields with a default, never rename or remove one.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.models import (
    NominationLetter,
    NominationRecipient,
    NominationRequest,
    Organization,
    Person,
    Seat,
)
from groups.nominations import filled_in, paragraphs_of, places_in_words
from samverkan.lib import spoken
from samverkan.lib.facts import canonical_json, from_json

PAPER_LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class SeatsAsked:
    """`places` in words ("one member and one personal substitute"); `note` what they go with, or nothing."""

    group: str
    places: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class JointSeat:
    """A seat several appoint jointly: on what basis, which party leads the talks, who answers (S001-09,
    -10)."""

    name: str
    groups: tuple[str, ...]
    places: str
    appointed_by: str = ""
    basis: str = ""
    responsible_party: str = ""
    answered_by: str = ""
    email: str = ""

    @property
    def sentence(self) -> str:
        """“One member … for the opposition in X is appointed by the municipalities jointly.”"""
        values = {
            "places": capfirst(self.places),
            "groups": spoken.listed(self.groups),
            "name": self.name.lower(),
            "who": self.appointed_by or _("several organisations jointly"),
        }
        return _("%(places)s for %(name)s in %(groups)s: appointed by %(who)s.") % values


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who signs and as what (S001-51), and whom to turn to."""

    name: str = ""
    capacity: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class NominationDocument:
    """One recipient's letter (S001-01). `paragraphs` are the sender's own words with the placeholders filled
    in; the link itself is in the mail alone, for whoever reads the paper must not get the right to answer.
    """

    template: ClassVar[str] = "pdf/nomination.html"

    letterhead: Letterhead
    issued: date
    addressee: str
    title: str
    paragraphs: tuple[str, ...]
    seats: tuple[SeatsAsked, ...]
    starts_on: date
    due_on: date
    ends_on: date | None = None
    joint: tuple[JointSeat, ...] = ()
    attachments: tuple[str, ...] = ()
    sender: Sender = Sender()
    language: str = PAPER_LANGUAGE


@translation.override(PAPER_LANGUAGE)
def letters_of(
    request: NominationRequest, *, sender: Person | None, issued: date
) -> list[tuple[NominationRecipient, NominationDocument]]:
    """Every recipient with the letter as it would be sent that day; a handful of queries whatever their
    number."""
    recipients = list(_with_seats(request))
    joint = {row.pk: _joint_seats(request, row, issued) for row in recipients if row.organization_id is None}
    files = tuple(request.attachments.values_list("filename", flat=True))
    head = letterhead(request.structure, request.reference)
    return [
        (
            recipient,
            NominationDocument(
                letterhead=head,
                issued=issued,
                addressee=name_of(recipient, issued),
                title=request.title,
                paragraphs=paragraphs_of(_words(request, recipient, sender, issued)),
                seats=_asked(recipient, issued),
                starts_on=request.starts_on,
                ends_on=request.ends_on,
                due_on=request.due_on,
                joint=tuple(seat for pk, seats in joint.items() for seat in seats if _is_told(recipient, pk)),
                attachments=files,
                sender=_sender(request, sender),
            ),
        )
        for recipient in recipients
    ]


def name_of(recipient: NominationRecipient, on: date) -> str:
    """Its name that day (I-ORG3); a joint recipient is called what was written."""
    return recipient.organization.name_on(on) if recipient.organization else recipient.name


def _with_seats(request: NominationRequest):
    rows = request.recipients.select_related("organization").order_by("pk")
    return rows.prefetch_related("organization__names", "seats__seat__group__names", "seats__seat__rule")


def _words(request: NominationRequest, recipient, sender: Person | None, issued: date) -> str:
    own = _("the personal link in the mail")
    by_post = _("an answer to %(name)s") % {"name": sender.name if sender else request.signed_by}
    return filled_in(
        request.letter,
        organisation=name_of(recipient, issued),
        platser=spoken.listed(
            _("%(places)s in %(group)s") % {"places": row.places, "group": row.group}
            for row in _asked(recipient, issued)
        ),
        senast=spoken.day(request.due_on),
        länk=own if recipient.email else by_post,
    )


def _asked(recipient: NominationRecipient, on: date) -> tuple[SeatsAsked, ...]:
    """The seats put together by group and by what they go with."""
    found = defaultdict(list)
    for row in recipient.seats.all():
        found[row.seat.group, note_of(row.seat)].append(row.seat)
    return tuple(
        SeatsAsked(group=group.name_on(on), places=_in_words(seats), note=note)
        for (group, note), seats in found.items()
    )


def note_of(seat: Seat) -> str:
    """What a seat goes with: an office outside the group, a sector, or that it is an observer's."""
    words = [
        _("observer seat") if seat.is_observer else "",
        seat.ex_officio,
        str(seat.get_sector_display()) if seat.sector else "",
        _("may be left vacant") if seat.is_optional else "",
    ]
    return ", ".join(filter(None, words))


def _in_words(seats: Iterable[Seat]) -> str:
    seats = list(seats)
    return places_in_words(len(seats), sum(seat.substitutes for seat in seats))


def _joint_seats(request: NominationRequest, recipient, on: date) -> list[JointSeat]:
    by_rule: dict[str, list[Seat]] = defaultdict(list)
    for row in recipient.seats.all():
        by_rule[row.seat.label].append(row.seat)
    return [
        JointSeat(
            name=capfirst(label),
            groups=tuple(dict.fromkeys(seat.group.name_on(on) for seat in seats)),
            places=_in_words(seats),
            appointed_by=_first(seat.rule.appointed_by for seat in seats),
            basis=_first(seat.rule.basis for seat in seats),
            responsible_party=request.responsible_party
            or _first(seat.rule.responsible_party for seat in seats),
            answered_by=recipient.answered_by,
            email=recipient.email,
        )
        for label, seats in by_rule.items()
    ]


def _first(words: Iterable[str]) -> str:
    return next(filter(None, words), "")


def _is_told(recipient: NominationRecipient, joint: int) -> bool:
    """Every municipality is told of the joint seat it takes part in appointing, and so is who answers for
    it."""
    if recipient.organization is None:
        return recipient.pk == joint
    return recipient.organization.kind == Organization.Kind.MUNICIPALITY


def _sender(request: NominationRequest, sender: Person | None) -> Sender:
    return Sender(
        name=request.signed_by,
        capacity=request.signed_capacity,
        contact=sender.name if sender else "",
        email=sender.address if sender else "",
        phone=sender.phone if sender else "",
    )


def frozen(document: NominationDocument) -> dict:
    """The facts as the letter's row keeps them."""
    return json.loads(canonical_json(document))


def document_of(letter: NominationLetter) -> NominationDocument:
    return from_json(NominationDocument, json.dumps(letter.facts))


def file_name_of(document: NominationDocument) -> str:
    """`2016-10-05-begaran-om-nominering-sala-kommun.pdf`: the day first, so that a folder sorts."""
    with translation.override(document.language):
        return f"{document.issued}-{slugify(_('Request for nomination'))}-{slugify(document.addressee)}.pdf"


def title_of(document: NominationDocument) -> str:
    return f"{document.title} – {document.addressee}"


def kept_letter(letter: NominationLetter) -> tuple[NominationDocument, bytes]:
    """The letter's facts and its PDF/A-3a, rendered once by the worker and then only read."""
    document = document_of(letter)
    if letter.file:
        with letter.file.open("rb") as file:
            return document, file.read()
    content = on_letterhead(document, heading=document.title, title=title_of(document))
    name = letter.file.field.generate_filename(letter, file_name_of(document))
    # Two workers may render at once; equal facts give equal bytes, so whichever name is kept holds the
    # letter.
    NominationLetter.objects.filter(pk=letter.pk).update(
        file=default_storage.save(name, ContentFile(content)),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    letter.refresh_from_db(fields=["file", "size", "sha256"])
    return document, content
