"""One row of a member file as values: who, for whom, as what, since when (S001-12; domain 3.10, 6.6)."""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from groups.member_file.columns import (
    MEMBER,
    SUBSTITUTE,
    Columns,
    Field,
    column_letter,
    folded,
)
from samverkan.lib.dates import parse_date
from samverkan.lib.personal_numbers import personal_number_in
from samverkan.lib.reading import Unreadable

CHAIR, VICE_CHAIR = "chair", "vice_chair"
LONGEST = {
    Field.NAME: 200,
    Field.EMAIL: 254,
    Field.PHONE: 50,
    Field.PARTY: 50,
    Field.BOARD: 200,
    Field.REFERENCE: 100,
}
VACANT = {"vakant", "vakans", "vacant", "nn", "utsessenare", "ejutsedd", "tillsattssenare"}
ROLES = {
    "ledamot": (MEMBER, "", 1),
    "ordinarie": (MEMBER, "", 1),
    "ordinarieledamot": (MEMBER, "", 1),
    "ordledamot": (MEMBER, "", 1),
    "member": (MEMBER, "", 1),
    "ersattare": (SUBSTITUTE, "", 1),
    "personligersattare": (SUBSTITUTE, "", 1),
    "persersattare": (SUBSTITUTE, "", 1),
    "suppleant": (SUBSTITUTE, "", 1),
    "substitute": (SUBSTITUTE, "", 1),
    "ordforande": (MEMBER, CHAIR, 1),
    "ordf": (MEMBER, CHAIR, 1),
    "chair": (MEMBER, CHAIR, 1),
    "viceordforande": (MEMBER, VICE_CHAIR, 1),
    "viceordf": (MEMBER, VICE_CHAIR, 1),
    "vordforande": (MEMBER, VICE_CHAIR, 1),
    "vordf": (MEMBER, VICE_CHAIR, 1),
    "vicechair": (MEMBER, VICE_CHAIR, 1),
}
ORDINALS = {"1e": 1, "1": 1, "forste": 1, "forsta": 1, "2e": 2, "2": 2, "andre": 2, "andra": 2}
PARTY_AFTER_NAME = re.compile(r"^(?P<name>.+?),? *\((?P<party>[A-ZÅÄÖ-][A-Za-zÅÄÖåäö+ -]{0,9})\)$")
SUBSTITUTE_FOR = re.compile(
    r"^(?:pers\w*\.? )?(?:ersättare|suppleant) (?:för|till) (?P<who>.+)$", re.IGNORECASE
)
# Only rows with ten such digits are looked at closely: most have none.
MAYBE_PERSONAL_NUMBER = re.compile(r"\d\d-?\d\d-?\d\d ?[-+‐‑–—−]? ?\d{4}")
ADDRESS = re.compile(r"^(?:mailto:)?(?:[^<>]*<)?([^<>\s]+)>?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on one row; two entries share a row when member and substitute stand side by side.

    `faults` are sentences by cell ("D7"); `assumed` are sentences about what was read between the lines.
    """

    row: int
    capacity: str
    name: str
    letters: dict[Field, str]
    office: str = ""
    ordinal: int = 1
    email: str = ""
    phone: str = ""
    party: str = ""
    board: str = ""
    organization: str = ""
    organization_heading: str = ""
    place: str = ""
    substitute_for: str = ""
    group: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    decision_date: date | None = None
    reference: str = ""
    beside_member: bool = False
    faults: tuple[tuple[str, str], ...] = ()
    assumed: tuple[str, ...] = ()

    def cell(self, field: Field) -> str:
        """Where the field stands, e.g. "D7"; the name's cell when the file has no such column."""
        return f"{self.letters.get(field) or self.letters.get(Field.NAME, '')}{self.row}"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where one person's fields stand in a row: indexes and column letters by field, in the file's
    order."""

    side: str
    places: dict[Field, tuple[tuple[int, str], ...]]
    letters: dict[Field, str]
    organization_heading: str


def layout_of(columns: Columns, side: str) -> Layout:
    places = {
        field: tuple((column.index, column_letter(column.index)) for column in found)
        for field in Field
        if (found := columns.of(field, side))
    }
    letters = {field: found[0][1] for field, found in places.items()}
    if first_name := letters.get(Field.FIRST_NAME):
        letters.setdefault(Field.NAME, first_name)
    organization = columns.of(Field.ORGANIZATION, side)
    return Layout(side, places, letters, organization[0].heading if organization else "")


def entries_of(
    number: int, row: list[str], layouts: list[Layout], days: dict[str, date | Unreadable]
) -> list[Entry]:
    row, hidden = _without_personal_numbers(number, row)
    found = [entry for layout in layouts if (entry := _PersonCells(number, row, layout, days).entry())]
    if hidden and found:
        return [replace(found[0], faults=hidden + found[0].faults), *found[1:]]
    return [Entry(number, MEMBER, "", {}, faults=hidden)] if hidden else found


def _without_personal_numbers(number: int, row: list[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The number is neither kept nor shown: its cell is emptied before anything reads it (I-PER1)."""
    found = []
    if MAYBE_PERSONAL_NUMBER.search("\n".join(row)):
        found = [index for index, cell in enumerate(row) if personal_number_in(cell)]
    if not found:
        return row, ()
    sentence = _(
        "Looks like a personal number, which is never kept here. Empty the cell, or remove the column."
    )
    emptied = ["" if index in found else cell for index, cell in enumerate(row)]
    return emptied, tuple((f"{column_letter(index)}{number}", sentence) for index in found)


class _PersonCells:
    """One person's cells of one row while they are read, with the faults and assumptions met on the way."""

    def __init__(self, number: int, row: list[str], layout: Layout, days: dict[str, date | Unreadable]):
        self.number, self.row, self.layout, self.days = number, row, layout, days
        self.used: dict[Field, str] = {}
        self.faults: list[tuple[str, str]] = []
        self.assumed: list[str] = []

    def entry(self) -> Entry | None:
        """None where the row names nobody: the place is listed as vacant."""
        name, party = self.name()
        email, phone = self.email(), self.phone()
        if folded(name) in VACANT or not (name or email or phone):
            return None
        self.check_name(name)
        capacity, office, ordinal, substitute_for = self.role()
        starts_on, ends_on = self.period()
        return Entry(
            row=self.number,
            capacity=capacity,
            name=name,
            letters=self.layout.letters,
            office=office,
            ordinal=ordinal,
            email=email,
            phone=phone,
            party=self.text(Field.PARTY).strip("()") or party,
            board=self.text(Field.BOARD),
            organization=self.organization(),
            organization_heading=self.layout.organization_heading,
            place=self.text(Field.PLACE),
            substitute_for=substitute_for or self.text(Field.SUBSTITUTE_FOR),
            group=self.text(Field.GROUP),
            starts_on=starts_on,
            ends_on=ends_on,
            decision_date=self.day(Field.DECISION_DATE),
            reference=self.text(Field.REFERENCE),
            beside_member=self.layout.side == SUBSTITUTE,
            faults=tuple(self.faults),
            assumed=tuple(self.assumed),
        )

    def text(self, field: Field) -> str:
        """The field's text; of two columns the first filled one, but registry number and paragraph
        together."""
        found = []
        for index, letter in self.layout.places.get(field, ()):
            if index < len(self.row) and self.row[index]:
                found.append(self.row[index])
                if len(found) == 1:
                    self.used[field] = letter
        if not found:
            return ""
        return self.short_enough(field, ", ".join(found) if field == Field.REFERENCE else found[0])

    def short_enough(self, field: Field, text: str) -> str:
        longest = LONGEST.get(field, 200)
        if len(text) > longest:
            self.fault(
                field,
                _("“%(start)s…” is %(length)s characters; there is room for %(longest)s.")
                % {"start": text[:30], "length": len(text), "longest": longest},
            )
            return text[:longest]
        return text

    def fault(self, field: Field, sentence: str) -> None:
        letter = self.used.get(field) or self.layout.letters.get(field, "")
        self.faults.append((f"{letter}{self.number}", sentence))

    def organization(self) -> str:
        text = self.text(Field.ORGANIZATION)
        if not (text or self.text(Field.PLACE) or self.text(Field.SUBSTITUTE_FOR)):
            self.fault(Field.ORGANIZATION, _("The organisation is missing. Write for example Sala kommun."))
        return text

    def name(self) -> tuple[str, str]:
        """The name as written, and the party that stands in brackets after it: “Åsa Ek (S)”."""
        parts = [self.text(field) for field in (Field.FIRST_NAME, Field.LAST_NAME)]
        name = self.text(Field.NAME) or " ".join(part for part in parts if part)
        if name.endswith(")") and (found := PARTY_AFTER_NAME.match(name)):
            return found["name"], found["party"]
        return self.short_enough(Field.NAME, name), ""

    def check_name(self, name: str) -> None:
        if not name:
            self.fault(
                Field.NAME,
                _("The name is missing. Write for example Åsa Ek, or “vakant” if nobody is appointed."),
            )
        elif "@" in name:
            self.fault(
                Field.NAME,
                _("“%(read)s” looks like an e-mail address. Write the name here, for example Åsa Ek.")
                % {"read": name},
            )

    def email(self) -> str:
        """Lower case, without “mailto:” or the name in front."""
        read = self.text(Field.EMAIL)
        if not read or read in {"-", "–"}:
            return ""
        bare = found[1] if (found := ADDRESS.match(read)) else read
        try:
            validate_email(bare)
        except ValidationError:
            self.fault(
                Field.EMAIL,
                _("“%(read)s” is not an e-mail address. Write one address, for example asa.ek@sala.se.")
                % {"read": read},
            )
            return ""
        return bare.lower()

    def phone(self) -> str:
        """As written. Excel takes a number's leading zero away; it is put back and said."""
        read = self.text(Field.PHONE)
        if read.isascii() and read.isdigit() and 7 <= len(read) <= 9 and not read.startswith("0"):
            self.assumed.append(_("phone 0%(read)s: the leading zero was missing") % {"read": read})
            return f"0{read}"
        return "" if read in {"-", "–"} else read

    def role(self) -> tuple[str, str, int, str]:
        """Capacity, office, its ordinal, and whose substitute when the cell says “ersättare för Åsa Ek”."""
        if self.layout.side:
            return self.side_role()
        read = self.text(Field.ROLE)
        if found := SUBSTITUTE_FOR.match(read):
            return SUBSTITUTE, "", 1, found["who"]
        if not read and Field.ROLE not in self.layout.places:
            if self.text(Field.SUBSTITUTE_FOR):
                return SUBSTITUTE, "", 1, ""
            self.assumed.append(_("member: the file has no column for the role"))
            return MEMBER, "", 1, ""
        if role := read_role(read):
            return *role, ""
        self.fault(Field.ROLE, self.role_fault(read))
        return MEMBER, "", 1, ""

    def side_role(self) -> tuple[str, str, int, str]:
        """Beside a substitute, the role column can only speak of the member: it says who is chair."""
        role = read_role(self.text(Field.ROLE)) if self.layout.side == MEMBER else None
        return (MEMBER, role[1], role[2], "") if role and role[1] else (self.layout.side, "", 1, "")

    def role_fault(self, read: str) -> str:
        if not read:
            return _("The role is missing. Write ledamot, ersättare, ordförande or vice ordförande.")
        return _("“%(read)s” is no role here. Write ledamot, ersättare, ordförande or vice ordförande.") % {
            "read": read
        }

    def period(self) -> tuple[date | None, date | None]:
        starts_on, ends_on = self.day(Field.STARTS_ON), self.day(Field.ENDS_ON)
        if starts_on and ends_on and ends_on < starts_on:
            self.fault(
                Field.ENDS_ON,
                _("The last day, %(ends)s, is before the first, %(starts)s. Write for example %(example)s.")
                % {"ends": ends_on, "starts": starts_on, "example": starts_on.replace(month=12, day=31)},
            )
            return starts_on, None
        return starts_on, ends_on

    def day(self, field: Field) -> date | None:
        read = self.text(field)
        if not read or read in {"-", "–"}:
            return None
        if read not in self.days:
            self.days[read] = _day(read)
        found = self.days[read]
        if isinstance(found, Unreadable):
            self.fault(field, str(found))
            return None
        return found


def _day(read: str) -> date | Unreadable:
    try:
        return parse_date(read)
    except Unreadable as error:
        return error


def read_role(text: str) -> tuple[str, str, int] | None:
    """Capacity, office and the office's ordinal, e.g. ("member", "vice_chair", 2) for `2:e vice ordförande`.

    A chair is a member too (I-OFF1): `ledamot, ordförande` and `ordförande` are the same. None when unknown,
    or when a substitute is said to hold an office.
    """
    parts = [part for part in re.split(r"[,/&+]| och ", text) if part.strip()]
    roles = [_one_role(part) for part in parts]
    if not roles or None in roles:
        return None
    office, ordinal = next(((office, ordinal) for _c, office, ordinal in roles if office), ("", 1))
    capacities = {capacity for capacity, _office, _ordinal in roles}
    return (capacities.pop(), office, ordinal) if len(capacities) == 1 else None


def _one_role(text: str) -> tuple[str, str, int] | None:
    words = text.split()
    ordinal = ORDINALS.get(folded(words[0])) if len(words) > 1 else None
    known = ROLES.get(folded(" ".join(words[1:]) if ordinal else text))
    if known is None or (ordinal and known[1] != VICE_CHAIR):
        return None
    return known[0], known[1], ordinal or 1
