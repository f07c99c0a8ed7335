"""Codes of counties, municipalities and organisations, as text: as a number 0305 Håbo loses its zero.

Refusals are `Unreadable`; where one value is likely, its `suggestion` holds it and the sentence asks for it.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from samverkan.lib.personal_numbers import check_digit_fits
from samverkan.lib.reading import Unreadable, collapsed

DATA = Path(__file__).parent / "data"
# The county codes whose municipalities are shipped whole; 14 has Åmål alone.
COMPLETE_COUNTIES = ("03", "17", "19", "22")


@dataclass(frozen=True)
class Municipality:
    """A municipality as SCB codes it: `code` four digits, `county` two, `name` without “kommun”,
    `official_name` as it signs.

    The official name is kept, not built: Sala kommun, Köpings kommun, Västerås stad (domain.md 3.12).
    """

    code: str
    name: str
    official_name: str
    county: str


@cache
def counties() -> dict[str, str]:
    """The 21 counties, name by code."""
    return {row["code"]: row["name"] for row in _rows("counties.csv")}


@cache
def municipalities() -> dict[str, Municipality]:
    """The municipalities that are shipped, by code, in the order of the codes."""
    return {row["code"]: Municipality(**row) for row in _rows("municipalities.csv")}


def county_code(text: str) -> str:
    """The two digits of a county; `3` is asked about, `99` refused (I-ORG1)."""
    code = _digits(text, 2, _("County codes have two digits, for example 19."))
    if code not in counties():
        raise Unreadable(
            _("There is no county %(code)s. Write for example 19 for Västmanlands län.") % {"code": code},
            text=code,
        )
    return code


def municipality_code(text: str) -> str:
    """The four digits of a municipality; `305` is asked about, `9999` refused (I-ORG1).

    A code in another county than `COMPLETE_COUNTIES` is accepted when the county exists.
    """
    code = _digits(text, 4, _("Municipality codes have four digits, for example 1981."))
    county = code[:2]
    if county not in counties():
        raise Unreadable(
            _("No county is %(county)s, so %(code)s is no municipality. Write for example 1981 for Sala.")
            % {"county": county, "code": code},
            text=code,
        )
    if county in COMPLETE_COUNTIES and code not in municipalities():
        raise Unreadable(
            _("%(county)s has no municipality with the code %(code)s. Write for example 1981 for Sala.")
            % {"county": counties()[county], "code": code},
            text=code,
        )
    return code


def organization_number(text: str) -> str:
    """The ten digits of an organisation number; `16212000-0803` and `SE212000080301` are the same (I-ORG2).

    A personal number, which is what a sole trader has, is refused: no such number is kept anywhere (I-PER1).
    """
    shown = collapsed(text)
    digits = shown.upper().replace(" ", "").replace("-", "").replace("–", "")
    if digits.startswith("SE") and len(digits) == 14 and digits.endswith("01"):
        digits = digits[2:-2]
    if len(digits) == 12 and digits.startswith("16"):
        digits = digits[2:]
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        raise Unreadable(
            _("“%(text)s” is not an organisation number. It has ten digits, for example 212000-0803.")
            % {"text": shown},
            text=shown,
        )
    if digits[2] in "01":
        raise Unreadable(
            _("“%(text)s” looks like a personal number, which is not kept here. Leave the field empty.")
            % {"text": shown},
            text=shown,
        )
    if not check_digit_fits(digits):
        raise Unreadable(
            _("“%(text)s” has the wrong check digit. Compare it digit by digit; an example is 212000-0803.")
            % {"text": shown},
            text=shown,
        )
    return digits


def shown_organization_number(digits: str) -> str:
    """`2120000803` as people write it, `212000-0803`; an empty one stays empty."""
    return f"{digits[:6]}-{digits[6:]}" if digits else ""


def _digits(text: str, length: int, rule: str) -> str:
    shown = collapsed(text)
    if not (shown.isascii() and shown.isdigit()) or len(shown) > length:
        raise Unreadable(_("“%(text)s” is not a code. %(rule)s") % {"text": shown, "rule": rule}, text=shown)
    if len(shown) < length:
        likely = shown.zfill(length)
        real = likely in (counties() if length == 2 else municipalities())
        question = _("Do you mean %(code)s?") % {"code": likely} if real else rule
        raise Unreadable(
            _("“%(text)s” has too few digits. %(question)s") % {"text": shown, "question": question},
            text=shown,
            suggestion=likely if real else "",
        )
    return shown


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))
