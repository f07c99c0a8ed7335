"""What Kolada says, as entries of readings. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from plans.kolada import Value
from plans.reading_rules import FINAL, LARGEST, PRELIMINARY, Entry

# What a reading keeps.
FOUR_DECIMALS = Decimal("0.0001")
ONLY_TOTAL, ALL_GENDERS = frozenset("T"), frozenset("TKM")


def area_id(kind: str, code: str) -> str:
    """The organisation in Kolada: a municipality's own code, `00` before a region's; empty for others."""
    if kind == "municipality" and len(code) == 4:
        return code
    return f"00{code}" if kind == "region" and len(code) == 2 else ""


def entries_of(
    values: Iterable[Value], *, kpi: str, places: Mapping[str, int | None], genders: frozenset, today: date
) -> list[Entry]:
    """`places` gives the organisation of each area that is asked about, None for the group as a whole. A year
    that is not over is preliminary; one that has not begun is left out (I-READ3)."""
    found = {}
    for value in values:
        wanted = value.kpi == kpi and value.area in places and value.gender in genders
        if wanted and value.year <= today.year:
            entry = _entry(value, places[value.area], today)
            found[entry.place] = entry
    return list(found.values())


def source_line(kpi: str, on: date) -> str:
    """“Kolada (RKA), N01951, fetched 2018-02-01”, printed after “Source:”."""
    return _("Kolada (RKA), %(kpi)s, fetched %(day)s") % {"kpi": kpi, "day": on.isoformat()}


def _entry(value: Value, organization: int | None, today: date) -> Entry:
    number = value.value
    return Entry(
        period=date(value.year, 1, 1),
        organization=organization,
        gender=value.gender,
        value=None if number is None else rounded(number),
        missing=_("Missing in Kolada") if number is None else "",
        status=PRELIMINARY if value.year == today.year else FINAL,
        why=_("Changed in Kolada"),
    )


def rounded(number: Decimal) -> Decimal:
    """What is too large to be kept is left as it is, for the rules of readings to refuse."""
    return number if abs(number) >= LARGEST else number.quantize(FOUR_DECIMALS, ROUND_HALF_UP)
