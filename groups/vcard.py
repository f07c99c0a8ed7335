"""Contact cards for the address book (S000-33): vCard 3.0 (RFC 2426), which Outlook and iPhone read best."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

CONTENT_TYPE = "text/vcard; charset=utf-8"
LINE = 75  # bytes, the line end not counted


@dataclass(frozen=True, kw_only=True)
class Card:
    """One person; empty fields are left out. `uid` keeps two downloads from making two people."""

    uid: str
    name: str
    organization: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""


def vcards(cards: Iterable[Card]) -> bytes:
    """The cards in UTF-8, one after the other."""
    return "".join(_card(card) for card in cards).encode()


def _card(card: Card) -> str:
    # N wants surname and given name apart. Names are not split by guess (domain.md 3.9), so all of it is the
    # surname: phones show N and not FN, and sort by it.
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Samverkan//Samverkan//SV",
        f"UID:{escaped(card.uid)}",
        f"N:{escaped(card.name)};;;;",
        f"FN:{escaped(card.name)}",
    ]
    told = {
        "ORG": card.organization,
        "TITLE": card.title,
        "EMAIL;TYPE=INTERNET,WORK": card.email,
        "TEL;TYPE=WORK,VOICE": card.phone,
        "NOTE": card.note,
    }
    lines += [f"{name}:{escaped(value)}" for name, value in told.items() if value]
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def escaped(text: str) -> str:
    """Backslash, comma, semicolon and line end are part of the format."""
    marked = re.sub(r"([\\,;])", r"\\\1", text.strip())
    return re.sub(r"\r\n|[\r\n\u2028\u2029]", r"\\n", marked)


def folded(line: str) -> str:
    """At most 75 bytes a line, each next one begun with a space; a letter of two bytes stays whole."""
    parts, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += width
    return "\r\n".join(parts)
