"""Reading and writing numbers the way people and papers write them (domain 3.9, 6.6, S004-16)."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from samverkan.lib.reading import Unreadable, collapsed

NBSP, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
# More than this is no number that anybody means, and costs time to take apart.
LONGEST = 60

SCALES = {"tkr": 3, "mkr": 6, "mnkr": 6, "mdkr": 9}
UNIT = re.compile(r" ?(?:kr|kronor|sek|:-|%|procent)\.?$", re.IGNORECASE)
SCALED = re.compile(r"(.+?) ?(tkr|mkr|mnkr|mdkr)\.?$", re.IGNORECASE)
GROUPED = re.compile(r"-?\d{1,3}(?: \d{3})+|-?\d{1,3}(?:[.]\d{3}){2,}|-?\d{1,3}(?:,\d{3}){2,}")


def parse_decimal(text: str) -> Decimal:
    """The number that is written: `21, 35`, `14 410 000,5`, `7.380.000 kr`, `−3`, `12,5 %`.

    Spaces of every kind group thousands, comma or a single dot is the decimal mark, a unit is dropped.
    What can be read in two ways (`7.380`, `7,38 mnkr`) is `Unreadable` with the likelier value suggested.
    """
    shown = collapsed(text)
    if len(shown) > LONGEST:
        raise _no_number(shown[:LONGEST] + "…")
    if scaled := SCALED.fullmatch(shown):
        value = parse_decimal(scaled[1]).scaleb(SCALES[scaled[2].lower()])
        raise _question(shown, f"{int(value):,}".replace(",", NBSP))
    bare = re.sub(r" ?, ?", ",", UNIT.sub("", shown)).replace(MINUS, "-").replace("- ", "-")
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", bare):
        raise _question(shown, bare.replace(".", NBSP))
    if number := _plain(bare):
        return Decimal(number)
    raise _no_number(shown)


def write_decimal(value: Decimal | int, decimals: int | None = None) -> str:
    """As Swedish papers print it: `14 410 000,5` with NBSP, a real minus sign, half rounded away from zero.

    Without `decimals`, those the value has and no trailing zeros. `parse_decimal` reads it back.
    """
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, __, part = f"{abs(number):f}".partition(".")
    part = part if decimals is not None else part.rstrip("0")
    # Zero has no sign, also when something small was rounded to it.
    sign = MINUS if number < 0 else ""
    return sign + f"{int(whole):,}".replace(",", NBSP) + (f",{part}" if part else "")


def write_kronor(value: Decimal | int, decimals: int | None = None) -> str:
    """`14 410 000 kr`."""
    return f"{write_decimal(value, decimals)}{NBSP}kr"


def write_percent(value: Decimal | int, decimals: int | None = None) -> str:
    """`12,5 %` of 12.5: the figure is percent already."""
    return f"{write_decimal(value, decimals)}{NBSP}%"


def _plain(bare: str) -> str:
    """The number in Python's form; empty when the text is none."""
    if re.fullmatch(r"-?\d+(?:[.,]\d+)?", bare):
        return bare.replace(",", ".")
    if GROUPED.fullmatch(bare):
        return re.sub(r"[ .,]", "", bare)
    whole, mark, decimals = max(bare.rpartition(","), bare.rpartition("."), key=lambda parts: len(parts[0]))
    # The decimal mark is the last one, and never the mark that groups the thousands before it.
    if mark and mark not in whole and decimals.isascii() and decimals.isdigit() and _groups(whole):
        return re.sub(r"[ .,]", "", whole) + "." + decimals
    return ""


def _groups(whole: str) -> bool:
    return re.fullmatch(r"-?\d{1,3}(?:([ .,])\d{3})(?:\1\d{3})*", whole) is not None


def _no_number(text: str) -> Unreadable:
    return Unreadable(
        _("“%(text)s” is not a number. Write for example 21,35 or 14 410 000.") % {"text": text}, text=text
    )


def _question(text: str, suggestion: str) -> Unreadable:
    return Unreadable(
        _("“%(text)s” can be read in two ways. Do you mean %(suggestion)s? Write the number in full.")
        % {"text": text, "suggestion": suggestion},
        text=text,
        suggestion=suggestion,
    )
