"""What the lines of a request for money come to, beside what it states (S004-16, S004-17, I-FUN2).

Plain values. None is what is not known: it is never zero and counts in no sum, but it is counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Total:
    """A sum of what is known. `value` is None where nothing is; `unknown` says how many are left out."""

    value: Decimal | None = None
    unknown: int = 0


@dataclass(frozen=True)
class Gap:
    """Stated beside computed. `difference` is stated − computed, `share` its part of the stated in percent
    with one decimal; None of zero."""

    stated: Decimal
    computed: Decimal
    difference: Decimal
    share: Decimal | None


@dataclass(frozen=True)
class Line:
    """What one line asks for and what it was given, posts and kronor."""

    posts: Decimal | None = None
    kronor: Decimal | None = None
    granted_posts: Decimal | None = None
    granted_kronor: Decimal | None = None


@dataclass(frozen=True)
class Sums:
    """What some lines come to together."""

    posts: Total
    kronor: Total
    granted_posts: Total
    granted_kronor: Total


def total(values: Iterable[Decimal | None]) -> Total:
    given = list(values)
    known = [value for value in given if value is not None]
    return Total(sum(known, Decimal()) if known else None, len(given) - len(known))


def sums(lines: Iterable[Line]) -> Sums:
    rows = list(lines)
    names = ("posts", "kronor", "granted_posts", "granted_kronor")
    return Sums(*(total(getattr(row, name) for row in rows) for name in names))


def gap(stated: Decimal | None, computed: Decimal | None) -> Gap | None:
    """None where one of them is not known, or they agree."""
    if stated is None or computed is None or stated == computed:
        return None
    difference = stated - computed
    share = (difference * 100 / stated).quantize(TENTH, ROUND_HALF_UP) if stated else None
    return Gap(stated, computed, difference, share)


def asked_in_all(stated: Decimal | None, computed: Decimal | None) -> Decimal | None:
    """What a request counts as when requests are added up: what it states, else what its lines come to."""
    return computed if stated is None else stated


def grant_extent(lines: Iterable[Line]) -> str:
    """ "full" where each line got all it asked for, else "part"; more than asked is "full" as well."""
    short = any(
        asked is not None and (given is None or given < asked)
        for line in lines
        for asked, given in ((line.posts, line.granted_posts), (line.kronor, line.granted_kronor))
    )
    return "part" if short else "full"
