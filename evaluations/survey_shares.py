"""Figures of a result in words: shares and means as they may be written (domain.md 3.5.6). Pure."""

from decimal import Decimal

from samverkan.lib.numbers import write_decimal, write_percent

# With fewer people behind it a decimal of a percent says more than is known.
DECIMALS_FROM = 100


def share(count: int, base: int) -> str:
    """`42 %` of a base under 100, `41,7 %` from there."""
    return write_percent(Decimal(100 * count) / base, 1 if base >= DECIMALS_FROM else 0) if base else ""


def counted_share(count: int, base: int) -> str:
    """`5 (42 %)`."""
    return f"{count} ({share(count, base)})" if base else f"{count}"


def mean_written(mean: str) -> str:
    """`3,8` of “3.8”; empty stays empty."""
    return write_decimal(Decimal(mean), 1) if mean else ""
