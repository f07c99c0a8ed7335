"""Replacing what tells who somebody was inside texts that others have written. Pure."""

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

FEWEST_DIGITS = 5


@dataclass(frozen=True)
class Traces:
    """What somebody was known by, and what stands there instead. `names` may have been several over time."""

    names: frozenset[str]
    addresses: frozenset[str]
    phones: frozenset[str]
    pseudonym: str

    @property
    def instead_of_address(self) -> str:
        """An address that can reach nobody (RFC 2606); some rows may not be without."""
        return f"{self.pseudonym.replace(' ', '-').lower()}@example.invalid"

    def without(self, others: Iterable[str]) -> "Traces":
        """Less what somebody else is known by as well, and what is no more than a word or a few digits.

        For texts that are not the person's own: there "Anna Ek" may be the other Anna Ek, and "Maj" a month.
        """
        theirs = {other.casefold() for other in others}
        return Traces(
            frozenset(name for name in self.names if " " in name and name.casefold() not in theirs),
            frozenset(address for address in self.addresses if address.casefold() not in theirs),
            frozenset(phone for phone in self.phones if phone.casefold() not in theirs and _is_number(phone)),
            self.pseudonym,
        )

    @property
    def words(self) -> list[str]:
        return sorted(self.names | self.addresses | self.phones)

    def spellings(self) -> list[str]:
        """Every word as it may stand in a column: plain, in HTML, and in JSON that escapes å, ä and ö."""
        found = {form for word in self.words for form in (word, html.escape(word), json.dumps(word)[1:-1])}
        return sorted(found)

    @cached_property
    def _replacements(self) -> list[tuple[re.Pattern, str]]:
        kinds = [
            (self.addresses, self.instead_of_address),
            (self.names, self.pseudonym),
            (self.phones, self.pseudonym),
        ]
        return [
            # "Bo Ek" is not in "Bo Ekman" or "Bo Ek-Alm", but in "Bo Eks förslag".
            (re.compile(rf"(?<![\w.@+-]){re.escape(form)}(?=s?(?!\w|-\w))", re.IGNORECASE), instead)
            for words, instead in kinds
            for word in sorted(words, key=len, reverse=True)
            for form in dict.fromkeys([word, html.escape(word)])
        ]

    def stand_in(self, value: Any) -> bool:
        return self.wiped(value) != value

    def wiped(self, value: Any) -> Any:
        """The text, or the JSON value with every text in it, with the pseudonym instead of the person."""
        if isinstance(value, str):
            for pattern, instead in self._replacements:
                value = pattern.sub(instead, value)
            return value
        if isinstance(value, list):
            return [self.wiped(part) for part in value]
        if isinstance(value, dict):
            return {self.wiped(key): self.wiped(part) for key, part in value.items()}
        return value


def _is_number(phone: str) -> bool:
    return sum(letter.isdigit() for letter in phone) >= FEWEST_DIGITS
