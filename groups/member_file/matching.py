"""Whom and what the words of a member file mean: group, organisation, seat, person; never a guess.

Each lookup raises `NoMatch` with the field and a sentence that says what was read and what would have worked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from django.utils.translation import gettext as _

from groups.codes import municipality_code
from groups.member_file.columns import Field, folded
from groups.member_file.rows import Entry
from groups.member_file.snapshot import (
    GroupSnapshot,
    PersonSnapshot,
    SeatSnapshot,
    Snapshot,
)
from samverkan.lib.reading import Unreadable
from samverkan.lib.spoken import listed

KIND_OF_HEADING = {"kommun": "municipality", "region": "region", "landsting": "region"}
FORM_AFTER = re.compile(r"\s+(?:kommuns?|stads?|landstings?|läns landsting)$", re.IGNORECASE)
FORM_BEFORE = re.compile(r"^(?:region|landstinget|landsting)\s+", re.IGNORECASE)
NUMBER_AFTER = re.compile(r"^(?P<name>.*\D)[ ,]*(?:plats|nr)?\s*(?P<number>\d{1,3})$", re.IGNORECASE)
SEAT_NUMBER = re.compile(r"^(?:plats|nr)?\.?\s*(?P<number>\d{1,3})$", re.IGNORECASE)
SEAT_WORD = re.compile(r"s?\s+plats(?:en)?$", re.IGNORECASE)
# Looking for what was meant costs a millisecond a word; a file full of wrong words gets plain sentences.
MOST_SUGGESTIONS = 50


class NoMatch(Exception):
    def __init__(self, field: Field, sentence: str):
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Located:
    """The group, and the seat the file names or the organisation's seats to choose from."""

    group: GroupSnapshot
    seats: tuple[SeatSnapshot, ...]
    organization_id: int | None
    is_named: bool


class Register:
    """The snapshot, looked up by the words people use."""

    def __init__(self, snapshot: Snapshot):
        self.snapshot = snapshot
        self.organizations = {row.id: row for row in snapshot.organizations}
        self.seats_of = {group.id: _by_organization(group.seats) for group in snapshot.groups}
        self._located: dict[tuple[str, str, str, str], Located | NoMatch] = {}
        self._suggested = 0

    @cached_property
    def groups(self) -> dict[str, GroupSnapshot]:
        named = {folded(name): group for group in self.snapshot.groups for name in group.names}
        return named | {folded(group.slug): group for group in self.snapshot.groups}

    @cached_property
    def whole_names(self) -> dict[str, set[int]]:
        found = defaultdict(set)
        for row in self.snapshot.organizations:
            for name in (row.name, *row.names, row.abbreviation):
                found[folded(name)].add(row.id)
        return found

    @cached_property
    def bare_names(self) -> dict[str, set[int]]:
        """“Sala” and, for “Kungsörs kommun”, “Kungsör”."""
        found = defaultdict(set)
        for row in self.snapshot.organizations:
            for name in (row.name, *row.names):
                bare = folded(_bare(name))
                found[bare].add(row.id)
                if bare != folded(name) and bare.endswith("s"):
                    found[bare[:-1]].add(row.id)
        return found

    @cached_property
    def codes(self) -> dict[str, int]:
        return {row.code: row.id for row in self.snapshot.organizations if row.code}

    def locate(self, entry: Entry, group_slug: str) -> Located:
        """Cached by the words: a file says the same few hundred things over and over."""
        key = (entry.group or group_slug, entry.organization, entry.place, entry.organization_heading)
        if key not in self._located:
            try:
                self._located[key] = self._locate(entry, self.group(entry.group or group_slug))
            except NoMatch as missing:
                self._located[key] = missing
        found = self._located[key]
        if isinstance(found, NoMatch):
            raise found
        return found

    def group(self, text: str) -> GroupSnapshot:
        if group := self.groups.get(folded(text)):
            return group
        if not text:
            raise NoMatch(Field.GROUP, _("No group is named. Add a column “grupp”, or choose the group."))
        raise NoMatch(
            Field.GROUP,
            _("There is no group “%(read)s” here that you staff.%(hint)s")
            % {"read": text, "hint": self._hint(text, [group.slug for group in self.snapshot.groups])},
        )

    def seat_named(self, located: Located, text: str) -> Located:
        """A seat of the group in the words of “ersättare för”: its number, mark or organisation."""
        return self._represented(located.group, text, "", Field.PLACE)

    def _locate(self, entry: Entry, group: GroupSnapshot) -> Located:
        if not entry.organization and not entry.place:
            return Located(group, group.seats, None, is_named=False)
        if not entry.organization:
            return self._represented(group, entry.place, "", Field.PLACE)
        among = self._represented(group, entry.organization, entry.organization_heading, Field.ORGANIZATION)
        return self._named_seat(among, entry.place) if entry.place else among

    def _represented(self, group: GroupSnapshot, text: str, heading: str, field: Field) -> Located:
        """The text may be an organisation, one of its seats, a seat's number, or “oppositionen”."""
        if field == Field.PLACE and (number := SEAT_NUMBER.match(text)):
            return self._numbered(group, int(number["number"]))
        if seat := self._labelled(group.seats, text):
            return Located(group, (seat,), seat.organization_id, is_named=True)
        if not (ids := self._organizations(text, heading, field)):
            if (found := NUMBER_AFTER.match(text)) and (ids := self._organizations(found["name"], "", field)):
                return self._named_seat(self._seats(group, ids, text, field), found["number"])
            raise NoMatch(field, self._unknown(group, text))
        return self._seats(group, ids, text, field)

    def _organizations(self, text: str, heading: str, field: Field) -> set[int]:
        if text.isascii() and text.isdigit():
            return self._coded(text, field)
        word = folded(text)
        found = (
            self.whole_names.get(word)
            or self.bare_names.get(word)
            or self.bare_names.get(folded(_bare(text)))
        )
        kind = KIND_OF_HEADING.get(folded(heading))
        if found and len(found) > 1 and kind:
            found = {row for row in found if self.organizations[row].kind == kind} or found
        return found or set()

    def _coded(self, text: str, field: Field) -> set[int]:
        if text in self.codes:
            return {self.codes[text]}
        try:
            municipality_code(text)
        except Unreadable as error:
            raise NoMatch(field, str(error)) from None
        return set()

    def _seats(self, group: GroupSnapshot, ids: set[int], text: str, field: Field) -> Located:
        if len(ids) > 1:
            names = [self.organizations[row].name for row in sorted(ids)]
            raise NoMatch(
                field,
                _("“%(read)s” can be %(names)s. Write the whole name, for example %(example)s.")
                % {"read": text, "names": listed(names), "example": names[0]},
            )
        (organization_id,) = ids
        seats = self.seats_of[group.id].get(organization_id, ())
        if not seats:
            raise NoMatch(
                field,
                _("%(name)s has no seat in the group. The group has seats for %(names)s.")
                % {"name": self.organizations[organization_id].name, "names": listed(_represented_by(group))},
            )
        return Located(group, seats, organization_id, is_named=False)

    def _numbered(self, group: GroupSnapshot, number: int) -> Located:
        if seat := next((seat for seat in group.seats if seat.number == number), None):
            return Located(group, (seat,), seat.organization_id, is_named=True)
        numbers = [seat.number for seat in group.seats]
        raise NoMatch(
            Field.PLACE,
            _("The group has no seat %(number)s. Its seats are %(first)s to %(last)s.")
            % {"number": number, "first": min(numbers, default=0), "last": max(numbers, default=0)},
        )

    def _labelled(self, seats: Iterable[SeatSnapshot], text: str) -> SeatSnapshot | None:
        """“oppositionen” or “oppositionens plats”; only seats that no organisation has."""
        words = {folded(text), folded(SEAT_WORD.sub("", text))}
        found = [
            seat for seat in seats if not seat.organization_id and folded(seat.label or seat.name) in words
        ]
        return found[0] if len(found) == 1 else None

    def _named_seat(self, among: Located, text: str) -> Located:
        """One of the organisation's seats: its number in the group, its own mark, or “Region Västmanland
        2”."""
        number = NUMBER_AFTER.match(text)
        words = {folded(text), folded(number["number"]) if number else folded(text)}
        marked = [seat for seat in among.seats if seat.label and folded(seat.label) in words]
        found = marked or [seat for seat in among.seats if str(seat.number) in words]
        if not found and folded(text) in {folded(seat.name) for seat in among.seats}:
            return among
        if (
            not found
            and not text.isdigit()
            and len(among.seats) == 1
            and self._same_organization(among, text)
        ):
            return among
        if len(found) != 1:
            marks = [seat.label or str(seat.number) for seat in among.seats]
            raise NoMatch(
                Field.PLACE,
                _("“%(read)s” is none of the seats of %(name)s. Write %(marks)s.")
                % {"read": text, "name": among.seats[0].represents, "marks": listed(marks)},
            )
        return Located(among.group, (found[0],), among.organization_id, is_named=True)

    def _same_organization(self, among: Located, text: str) -> bool:
        return among.organization_id in self._organizations(text, "", Field.PLACE)

    def _unknown(self, group: GroupSnapshot, text: str) -> str:
        names = _represented_by(group)
        return _("“%(read)s” is no organisation here.%(hint)s The group has seats for %(names)s.") % {
            "read": text,
            "hint": self._hint(text, names),
            "names": listed(names),
        }

    def _hint(self, text: str, names: list[str]) -> str:
        self._suggested += 1
        if self._suggested > MOST_SUGGESTIONS:
            return ""
        words = {folded(_bare(name)): name for name in names} | {folded(name): name for name in names}
        close = get_close_matches(folded(text), words, n=1, cutoff=0.7)
        return " " + _("Do you mean %(name)s?") % {"name": words[close[0]]} if close else ""


def _bare(name: str) -> str:
    return FORM_BEFORE.sub("", FORM_AFTER.sub("", name.strip()))


def _by_organization(seats: Iterable[SeatSnapshot]) -> dict[int | None, tuple[SeatSnapshot, ...]]:
    found: dict[int | None, tuple[SeatSnapshot, ...]] = defaultdict(tuple)
    for seat in sorted(seats, key=lambda seat: seat.number):
        found[seat.organization_id] += (seat,)
    return dict(found)


def _represented_by(group: GroupSnapshot) -> list[str]:
    return list(dict.fromkeys(seat.represents for seat in group.seats))


class People:
    """Who is who: the same address is the same person; without one, the same name in the same organisation
    (I-PER2).

    Existing persons keep their id; a person the file brings gets -1, -2, ….
    """

    def __init__(self, persons: Iterable[PersonSnapshot]):
        self.known = {person.id: person for person in persons}
        self.new: dict[int, Entry] = {}
        self._by_email: dict[str, int] = {}
        self._sharing: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[tuple[str, object], set[int]] = defaultdict(set)
        for person in self.known.values():
            if person.email:
                self._by_email[person.email.lower()] = person.id
            if person.contact_email:
                self._sharing[person.contact_email.lower()].append(person.id)
            for organization_id in person.organization_ids:
                self.remember(person.name, organization_id, person.id)

    def remember(self, name: str, home: object, key: int) -> None:
        """Among those of one `home` a name alone is enough, as long as only one bears it."""
        self._by_name[folded(name), home].add(key)

    def identify(self, entry: Entry, home: object) -> int:
        """`home` is the organisation's id, or the seat's where several organisations share it."""
        name = folded(entry.name), home
        key = self._with_email(entry, name) if entry.email else self._by_name_alone(entry, name)
        self._by_name[name].add(key)
        if entry.email:
            self._by_email.setdefault(entry.email, key)
        return key

    def name(self, key: int) -> str:
        return self.known[key].name if key in self.known else self.new[key].name

    def _with_email(self, entry: Entry, name: tuple[str, object]) -> int:
        there = self._by_email.get(entry.email)
        if there is None:
            unreachable = [
                key for key in self._by_name[name] if key in self.known and not self.known[key].email
            ]
            return unreachable[0] if len(unreachable) == 1 else self._created(entry)
        for key in (there, *self._sharing[entry.email]):
            if folded(self.name(key)) == name[0]:
                return key
        raise NoMatch(Field.EMAIL, self._other_name(entry, there))

    def _by_name_alone(self, entry: Entry, name: tuple[str, object]) -> int:
        found = self._by_name[name]
        if len(found) > 1:
            raise NoMatch(
                Field.NAME,
                _(
                    "There are %(count)s people called %(name)s in the organisation. Write the "
                    "e-mail address too."
                )
                % {"count": len(found), "name": entry.name},
            )
        return next(iter(found)) if found else self._created(entry)

    def _created(self, entry: Entry) -> int:
        key = -1 - len(self.new)
        self.new[key] = entry
        return key

    def _other_name(self, entry: Entry, key: int) -> str:
        values = {"email": entry.email, "there": self.name(key), "name": entry.name}
        if key in self.known:
            return (
                _(
                    "%(email)s belongs to %(there)s already, and the file says %(name)s. Write "
                    "%(there)s if it is the same person, otherwise another address or none."
                )
                % values
            )
        return _(
            "%(email)s stands on row %(row)s for %(there)s and here for %(name)s. Each "
            "person needs an address of their own, or none."
        ) % {**values, "row": self.new[key].row}
