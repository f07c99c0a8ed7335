"""Figures in their unit: what people write is read, what is kept is written as Swedish papers do (S004-16,
S004-17; domain.md 3.9).

The reading and writing itself is `samverkan.lib.numbers`; here is what a field of figures can hold.
"""

from decimal import Decimal

from django.utils.translation import gettext as _

from samverkan.lib.numbers import NBSP, parse_decimal, write_decimal, write_kronor, write_percent
from samverkan.lib.reading import Unreadable

__all__ = ["in_unit", "parse_decimal", "read_figure", "write_decimal", "write_kronor", "write_percent"]

# What a DecimalField(max_digits=18, decimal_places=4) holds.
LARGEST = Decimal(10) ** 14


def read_figure(text: str, *, decimals: int = 4, unit: str = "", least: int | None = None) -> Decimal:
    """The figure that is written, or `Unreadable` in words with an example that works.

    `decimals` is how many it may have: more is refused and not rounded away. Percent is 0 to 100 (I-IND1).
    """
    value = parse_decimal(text)
    if abs(value) >= LARGEST:
        raise Unreadable(
            _("“%(text)s” is larger than any figure kept here. Check it; write for example 14 410 000.")
            % {"text": text},
            text=text,
        )
    if value != round(value, decimals):
        raise Unreadable(
            _("“%(text)s” has more than %(decimals)s decimals. Write for example %(example)s.")
            % {"text": text, "decimals": decimals, "example": write_decimal(value, decimals)},
            text=text,
            suggestion=write_decimal(value, decimals),
        )
    if unit == "percent" and not 0 <= value <= 100:
        raise Unreadable(
            _("“%(text)s” is not between 0 and 100 percent. Write for example 12,5.") % {"text": text},
            text=text,
        )
    if least is not None and value < least:
        raise Unreadable(
            _("“%(text)s” is less than %(least)s. Write for example 21,35 or 14 410 000.")
            % {"text": text, "least": write_decimal(least)},
            text=text,
        )
    return value


def in_unit(value: Decimal | None, *, unit: str, unit_name: str = "", decimals: int | None = None) -> str:
    """`12,5 %`, `14 410 000 kr`, `21,35 tjänster`; empty for what is missing, which is never zero
    (I-READ2)."""
    if value is None:
        return ""
    match unit:
        case "percent" | "index":
            return write_percent(value, decimals)
        case "kronor":
            return write_kronor(value, decimals)
        case _:
            return write_decimal(value, decimals) + (f"{NBSP}{unit_name}" if unit_name else "")
