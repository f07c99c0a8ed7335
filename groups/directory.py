"""The contact network inside a group (S000-33): who is in it, as what, and how they are reached."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.models import Group, Person
from groups.reports import role_words
from groups.seat_table import Sitter, seats_on, sitters_on
from groups.vcard import Card
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import day_plain, listed

PAPER_LANGUAGE = "sv"


@dataclass(frozen=True, kw_only=True)
class DirectoryRow:
    """A person of the group with everything the person is there; `phone` only where the reader may see it."""

    person_id: int
    name: str
    roles: str
    organizations: str = ""
    board: str = ""
    party: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class DirectoryDocument:
    """The directory on paper, as of a day."""

    template: ClassVar[str] = "pdf/directory.html"

    letterhead: Letterhead
    group: str
    as_of: date
    rows: tuple[DirectoryRow, ...] = ()
    language: str = PAPER_LANGUAGE


def phone_for(person: Person, *, is_staff: bool) -> str:
    """A phone number is for those who staff the group, and for the group where the person has marked it
    (domain.md 3.4)."""
    return person.phone if is_staff or person.phone_public else ""


def directory(group: Group, on: date, *, is_staff: bool) -> list[DirectoryRow]:
    """Everybody in the group that day by name, in three queries; nobody who has left.

    The e-mail was given for the assignment, so the whole group sees it; of the phone see `phone_for`.
    """
    sitters = sitters_on(group, on)
    seats = {seat.id: seat.name for seat in seats_on(group, on)}
    marked = set(
        Person.objects.filter(pk__in={sitter.person_id for sitter in sitters}, phone_public=True).values_list(
            "pk", flat=True
        )
    )
    by_person = defaultdict(list)
    for sitter in sitters:
        by_person[sitter.person_id].append(sitter)
    rows = [
        _row(person, found, seats, shows_phone=is_staff or person in marked)
        for person, found in by_person.items()
    ]
    return sorted(rows, key=lambda row: (sorting_key(row.name), row.person_id))


def _row(person: int, found: list[Sitter], seats: dict[int, str], *, shows_phone: bool) -> DirectoryRow:
    words = role_words()
    weight = {word: place for place, word in enumerate(words)}
    found = sorted(found, key=lambda sitter: weight[sitter.kind])
    first = found[0]
    return DirectoryRow(
        person_id=person,
        name=first.name,
        roles=listed([_role(sitter, words, seats) for sitter in found]),
        organizations=listed(_each(seats.get(sitter.seat_id, "") for sitter in found)),
        board=listed(_each(sitter.board for sitter in found)),
        party=next((sitter.party for sitter in found if sitter.party), ""),
        email=first.email or "",
        phone=first.phone if shows_phone else "",
    )


def _role(sitter: Sitter, words: dict[str, str], seats: dict[int, str]) -> str:
    if not sitter.seat_id:
        return words[sitter.kind]
    seat = seats.get(sitter.seat_id, "–")
    return _("%(role)s for %(seat)s") % {"role": words[sitter.kind], "seat": seat}


def _each(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))


def found_in(rows: list[DirectoryRow], asked: str) -> list[DirectoryRow]:
    """The rows that hold every word asked for, wherever in the row; å, ä and ö are letters of their own."""
    words = asked.casefold().split()
    return [row for row in rows if all(word in _text(row) for word in words)]


def _text(row: DirectoryRow) -> str:
    return f"{row.name} {row.roles} {row.organizations} {row.board} {row.party} {row.email}".casefold()


def card(row: DirectoryRow, group: str, on: date) -> Card:
    """For the address book. `note` says when it was true: a card lies in a phone for years."""
    party = f"{row.name} ({row.party})" if row.party else ""
    note = _("From the contact list of %(group)s, %(day)s.") % {"group": group, "day": day_plain(on)}
    return Card(
        uid=f"samverkan-person-{row.person_id}@{settings.BASE_URL.partition('://')[2]}",
        name=row.name,
        organization=row.organizations or group,
        title=f"{row.roles}, {group}",
        email=row.email,
        phone=row.phone,
        note=" ".join(filter(None, [f"{party}." if party else "", row.board and f"{row.board}.", note])),
    )


@translation.override(PAPER_LANGUAGE)
def directory_document(group: Group, on: date, *, is_staff: bool) -> DirectoryDocument:
    return DirectoryDocument(
        letterhead=letterhead(group.structure),
        group=group.name_on(on),
        as_of=on,
        rows=tuple(directory(group, on, is_staff=is_staff)),
    )


@translation.override(PAPER_LANGUAGE)
def directory_pdf(document: DirectoryDocument) -> bytes:
    heading = pgettext("paper", "Contact list")
    title = f"{heading} – {document.group}, {day_plain(document.as_of)}"
    return on_letterhead(document, heading=heading, title=title)


def file_name(document: DirectoryDocument, ending: str) -> str:
    """ "2017-03-14-kontaktlista-samverkansgrupp-aldre.pdf"."""
    return f"{document.as_of}-kontaktlista-{slugify(document.group)}.{ending}"
