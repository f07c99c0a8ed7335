"""A pasted list of people, as it stands in older notes (S004-04, -05)."""

import re
from dataclasses import dataclass

HEADING = re.compile(
    r"^\s*(närvarande|frånvarande|deltagare|present|absent)\s*:?\s*$|^\s*(närvarande|frånvarande)\s*:", re.I
)
# A hyphen within a name has no spaces around it; a long dash always parts the two.
DASH = re.compile(r"\s+-\s+|\s*[–—]\s*")


@dataclass(frozen=True)
class Pasted:
    name: str
    organization: str = ""


def pasted_people(text: str) -> list[Pasted]:
    """One person a line, or between commas: "Namn – Organisation", with either dash, or the name alone.

    Somebody listed twice counts once.
    """
    found: dict[str, Pasted] = {}
    for part in re.split(r"[\n,;]", text):
        name, organization = _parted(HEADING.sub("", part))
        if name:
            found.setdefault(name.casefold(), Pasted(name, organization))
    return list(found.values())


def _parted(text: str) -> tuple[str, str]:
    name, organization = [*DASH.split(text, maxsplit=1), ""][:2]
    return _one_line(name.strip("•*· \t")), _one_line(organization)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
