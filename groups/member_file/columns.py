"""Which heading of a member file means what: any order and case, with or without å, ä, ö (domain 3.10).

Members and substitutes stand in a row each, or side by side: then a person's columns belong to `member` or
`substitute` by their own heading ("ersättare e-post") or by standing to the right of the person's name.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext as _

from samverkan.lib.reading import Unreadable

MEMBER, SUBSTITUTE = "member", "substitute"


class Field(StrEnum):
    ORGANIZATION = "organization"
    PLACE = "place"
    SUBSTITUTE_FOR = "substitute_for"
    ROLE = "role"
    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PHONE = "phone"
    PARTY = "party"
    BOARD = "board"
    DECISION_DATE = "decision_date"
    REFERENCE = "reference"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    GROUP = "group"


HEADINGS = {
    Field.ORGANIZATION: "organisation kommun region landsting utses_av representerar huvudman organization",
    Field.PLACE: "plats platsnummer platsnr seat",
    Field.SUBSTITUTE_FOR: "ersättare_för personlig_ersättare_för substitute_for",
    Field.ROLE: "uppdrag roll funktion role",
    Field.NAME: "namn name",
    Field.FIRST_NAME: "förnamn tilltalsnamn first_name",
    Field.LAST_NAME: "efternamn last_name",
    Field.EMAIL: "e-post e-postadress mejl mejladress mail mailadress e-mail",
    Field.PHONE: "telefon telefonnummer telefonnr mobil mobilnummer mobilnr mobiltelefon tfn tel phone",
    Field.PARTY: "parti partibeteckning party",
    Field.BOARD: "nämnd styrelse board",
    Field.DECISION_DATE: "beslutsdatum decision_date",
    Field.REFERENCE: "dnr diarienummer diarienr beslut reference",
    Field.STARTS_ON: "från fr.o.m. from_och_med från_och_med fråndatum startdatum from",
    Field.ENDS_ON: "till t.o.m. till_och_med tilldatum slutdatum until",
    Field.GROUP: "grupp samverkansgrupp group",
}
SIDES = {
    "ordinarieledamotens": MEMBER,
    "ordinarieledamot": MEMBER,
    "ledamotens": MEMBER,
    "ledamoten": MEMBER,
    "ledamot": MEMBER,
    "ordinarie": MEMBER,
    "personligersattares": SUBSTITUTE,
    "personligersattare": SUBSTITUTE,
    "persersattare": SUBSTITUTE,
    "ersattarens": SUBSTITUTE,
    "ersattaren": SUBSTITUTE,
    "ersattare": SUBSTITUTE,
    "suppleant": SUBSTITUTE,
}
NAME_FIELDS = {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}
PERSON_FIELDS = NAME_FIELDS | {Field.EMAIL, Field.PHONE, Field.PARTY, Field.BOARD}
# Two columns may say the same kind of thing (telefon and mobil, beslut and dnr); the others would contradict.
REPEATABLE = {Field.PHONE, Field.BOARD, Field.REFERENCE}


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Letters and digits only, lower case, without diacritics: `E-post:` and `epost` are the same."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


FIELD_OF = {folded(word): field for field, words in HEADINGS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Column:
    """`index` counts from 0; `side` is "member", "substitute", or "" for what belongs to the whole row."""

    index: int
    field: Field
    side: str
    heading: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings that were understood, and those that were not: `unknown` as ("F", "skostorlek")."""

    known: tuple[Column, ...]
    unknown: tuple[tuple[str, str], ...]
    side_by_side: bool

    def of(self, field: Field, side: str = "") -> tuple[Column, ...]:
        """The field's columns for one side; what has no column there is taken from the whole row's."""
        own = tuple(column for column in self.known if column.field == field and column.side == side)
        return own or tuple(column for column in self.known if column.field == field and not column.side)


def column_letter(index: int) -> str:
    letters = ""
    while index >= 0:
        index, letter = index // 26 - 1, index % 26
        letters = chr(65 + letter) + letters
    return letters


def meaning(heading: str) -> tuple[Field, str] | None:
    """The field and the side a heading names, e.g. (EMAIL, "substitute") for `Ersättarens e-post`."""
    written = heading.partition("(")[0]
    fields = {FIELD_OF.get(folded(part)) for part in written.split("/")}
    if len(fields) == 1 and (field := fields.pop()):
        return field, ""
    text = folded(written)
    for word, side in SIDES.items():
        for rest in (text.removeprefix(word), text.removesuffix(word)):
            if rest != text and (not rest or FIELD_OF.get(rest) in PERSON_FIELDS):
                return FIELD_OF[rest] if rest else Field.NAME, side
    return None


def header_likeness(row: Sequence[str]) -> int:
    """How many different headings a row shows; 0 unless it can be a header: a name and something more."""
    found = {known for cell in row if cell and (known := meaning(cell))}
    names = {field for field, _side in found} & NAME_FIELDS
    return len(found) if names and len(found) >= 2 else 0


def columns_of(header: Sequence[str]) -> Columns:
    """Raises `Unreadable` when a column is missing, named twice, or of neither member nor substitute."""
    known, unknown = [], []
    for index, heading in enumerate(header):
        if not heading:
            continue
        if found := meaning(heading):
            known.append(Column(index, *found, heading))
        else:
            unknown.append((column_letter(index), heading))
    side_by_side = any(column.side == SUBSTITUTE for column in known)
    known = _sided(known) if side_by_side else _one_person(known)
    _check(known)
    return Columns(tuple(known), tuple(unknown), side_by_side)


def _one_person(known: list[Column]) -> list[Column]:
    """`Ledamot` alone heads the names of a list of members; the row still describes one person."""
    return [Column(column.index, column.field, "", column.heading) for column in known]


def _sided(known: list[Column]) -> list[Column]:
    """A person's column without a side belongs to the name on its left; party and board may be the row's."""
    sided, side = [], ""
    for column in known:
        if column.side:
            side = column.side
        elif column.field == Field.NAME or (column.field in NAME_FIELDS and not side):
            side = MEMBER
        own = side if column.field in PERSON_FIELDS else ""
        sided.append(Column(column.index, column.field, own, column.heading))
    for column in sided:
        if column.field in {Field.EMAIL, Field.PHONE} and not column.side:
            raise Unreadable(
                _(
                    "Column %(cell)s “%(heading)s” stands before the names: whose is it? "
                    "Write for example “ledamot e-post”."
                )
                % {"cell": column_letter(column.index), "heading": column.heading}
            )
    return sided


def _check(known: list[Column]) -> None:
    fields = {column.field for column in known}
    seen: dict[tuple[Field, str], Column] = {}
    for column in known:
        first = seen.setdefault((column.field, column.side), column)
        if first is not column and column.field not in REPEATABLE:
            raise Unreadable(
                _(
                    "Columns %(first)s “%(first_heading)s” and %(second)s “%(second_heading)s” "
                    "mean the same. "
                    "Remove or rename one."
                )
                % {
                    "first": column_letter(first.index),
                    "first_heading": first.heading,
                    "second": column_letter(column.index),
                    "second_heading": column.heading,
                }
            )
    if not fields & {Field.ORGANIZATION, Field.PLACE}:
        raise Unreadable(
            _(
                "No column says which organisation each person represents. "
                "Add one, for example “organisation” or “kommun”."
            )
        )
