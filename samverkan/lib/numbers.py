"""Reading numbers the way people and papers write them (domain 3.9, 6.6, S004-16)."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from samverkan.lib.reading import Unreadable, collapsed

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
    if scaled := SCALED.fullmatch(shown):
        value = parse_decimal(scaled[1]).scaleb(SCALES[scaled[2].lower()])
        raise _question(shown, f"{int(value):,}".replace(",", "\N{NO-BREAK SPACE}"))
    bare = re.sub(r" ?, ?", ",", UNIT.sub("", shown)).replace("\N{MINUS SIGN}", "-").replace("- ", "-")
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", bare):
        raise _question(shown, bare.replace(".", "\N{NO-BREAK SPACE}"))
    if number := _plain(bare):
        return Decimal(number)
    raise Unreadable(
        _("“%(text)s” is not a number. Write for example 21,35 or 14 410 000.") % {"text": shown}, text=shown
    )


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


def _question(text: str, suggestion: str) -> Unreadable:
    return Unreadable(
        _("“%(text)s” can be read in two ways. Do you mean %(suggestion)s? Write the number in full.")
        % {"text": text, "suggestion": suggestion},
        text=text,
        suggestion=suggestion,
    )
