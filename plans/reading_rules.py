"""What may be entered as a reading, and what is asked about (I-READ1 to I-READ4; domain.md 6.2). Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from plans.numbers import LARGEST, read_figure, write_decimal
from plans.periods import last_day, name_of, period_of
from samverkan.lib.reading import Unreadable, collapsed
from samverkan.lib.spoken import day_plain

PRELIMINARY, FINAL = "preliminary", "final"
MISSING = re.compile(r"(?:saknas|missing)\b[ :,.–-]*(?P<why>.*)", re.IGNORECASE)
LONGEST_REASON = 200
# (period, organisation id or None for the whole group, gender)
type Place = tuple[date, int | None, str]


@dataclass(frozen=True)
class Measure:
    """What the rules need of an indicator. `organizations`: the ids a reading may be for; empty where there
    is one for the whole group."""

    frequency: str
    unit: str
    decimals: int
    warn_factor: int
    starts_on: date
    ends_on: date | None = None
    by_gender: bool = False
    organizations: frozenset[int] = frozenset()

    @property
    def genders(self) -> tuple[str, ...]:
        return ("T", "K", "M") if self.by_gender else ("T",)


@dataclass(frozen=True)
class Entry:
    """A reading that somebody wants to enter: a value, or why it is missing."""

    period: date
    organization: int | None = None
    gender: str = "T"
    value: Decimal | None = None
    missing: str = ""
    status: str = FINAL
    why: str = ""
    source: str = ""

    @property
    def place(self) -> Place:
        return self.period, self.organization, self.gender


@dataclass(frozen=True)
class Held:
    """What holds for a place today."""

    value: Decimal | None
    missing: str
    status: str
    revision: int


@dataclass(frozen=True)
class Fault:
    """`is_question`: may be let through by whoever says that it is right (I-READ4)."""

    place: Place
    code: str
    message: str
    is_question: bool = False


def read_cell(text: str, *, decimals: int, unit: str) -> tuple[Decimal | None, str] | None:
    """(value, why missing) of what is typed in one field; None where it is empty. `saknas: enkäten gick inte
    ut` says that it is missing, since an empty field and a nought say something else (I-READ2)."""
    shown = collapsed(text)
    if not shown:
        return None
    if found := MISSING.fullmatch(shown):
        why = found["why"].strip()
        if not why:
            raise Unreadable(
                _("Say why it is missing too, for example “saknas: enkäten gick inte ut”."), text=shown
            )
        return None, why[:LONGEST_REASON]
    return read_figure(shown, decimals=decimals, unit=unit), ""


def adds_something(entry: Entry, held: Held | None) -> bool:
    """Whether it differs from what holds. The same value again is nothing new, and a final one stays
    final."""
    if held is None:
        return True
    if (entry.value, entry.missing) != (held.value, held.missing):
        return True
    return held.status == PRELIMINARY and entry.status == FINAL


def fault_in(
    entry: Entry, measure: Measure, held: Held | None, earlier: Decimal | None, today: date
) -> Fault | None:
    """The first thing that is wrong with it, or is asked about. `earlier` is the value of the closest period
    before, of the same organisation and gender."""
    for rule in (_place_fault, _time_fault, _value_fault):
        if found := rule(entry, measure, today):
            return Fault(entry.place, *found)
    if found := _change_fault(entry, held):
        return Fault(entry.place, *found)
    if entry.value is not None and changes_too_much(entry.value, earlier, measure.warn_factor):
        text = _("%(value)s, and %(earlier)s the period before. Is it right?")
        words = {"value": write_decimal(entry.value), "earlier": write_decimal(earlier)}
        return Fault(entry.place, "jump", text % words, is_question=True)
    return None


def _place_fault(entry: Entry, measure: Measure, today: date) -> tuple[str, str] | None:
    if entry.gender not in measure.genders:
        return "gender", _("Women and men are not told apart here. Leave the gender out.")
    if entry.organization is not None and entry.organization not in measure.organizations:
        return "organization", _("The organisation has no reading of its own here.")
    if entry.status not in (PRELIMINARY, FINAL):
        return "status", _("A reading is preliminary or final.")
    return None


def _time_fault(entry: Entry, measure: Measure, today: date) -> tuple[str, str] | None:
    """I-READ3. While a period is under way its reading can only be preliminary."""
    frequency, period = measure.frequency, entry.period
    if period != period_of(frequency, period):
        return "period", _("%(day)s is not the first day of a period.") % {"day": day_plain(period)}
    name, end = name_of(frequency, period), last_day(frequency, period)
    if period > today:
        text = _("%(period)s has not begun. Enter it when it has been.")
        return "future", text % {"period": capfirst(name)}
    if end >= today and entry.status == FINAL:
        text = _("%(period)s is not over until %(day)s. Until then its reading is preliminary.")
        return "under_way", text % {"period": capfirst(name), "day": day_plain(end)}
    if end < measure.starts_on:
        text = _("It is measured from %(day)s, and %(period)s is before that.")
        return "before", text % {"day": day_plain(measure.starts_on), "period": name}
    if measure.ends_on and period > measure.ends_on:
        text = _("It was measured up to %(day)s, and %(period)s is after that.")
        return "after", text % {"day": day_plain(measure.ends_on), "period": name}
    return None


def _value_fault(entry: Entry, measure: Measure, today: date) -> tuple[str, str] | None:
    if (entry.value is None) != bool(entry.missing.strip()):
        return "empty", _("Write a value, or why it is missing: “saknas: enkäten gick inte ut”.")
    if entry.value is None:
        return None
    if not entry.value.is_finite() or abs(entry.value) >= LARGEST:
        return "size", _("The value is larger than any figure kept here.")
    if measure.unit == "percent" and not 0 <= entry.value <= 100:
        return "percent", _("%(value)s is not between 0 and 100 percent.") % {
            "value": write_decimal(entry.value)
        }
    return None


def _change_fault(entry: Entry, held: Held | None) -> tuple[str, str] | None:
    """I-READ1: one final reading, which is changed only openly."""
    if held is None or held.status != FINAL:
        return None
    if entry.status == PRELIMINARY:
        return "stands", _("A final reading stands here. Enter the new one as final, and write why.")
    if not entry.why.strip():
        return "no_reason", _("A final reading is changed. Write why, for example “Wrong in the report”.")
    return None


def changes_too_much(value: Decimal, earlier: Decimal | None, factor: int) -> bool:
    """I-READ4: more than `factor` times larger or smaller than the period before, or of the other sign.
    Nothing can be said of a nought: no number of times leads from it."""
    if earlier is None or not earlier:
        return False
    if (value < 0) != (earlier < 0):
        return True
    return abs(value) > abs(earlier) * factor or abs(value) * factor < abs(earlier)


def earlier_value(period: date, values: Mapping[date, Decimal | None]) -> Decimal | None:
    """The value of the closest period before that has one; what is missing is passed over."""
    closest = max((one for one, value in values.items() if one < period and value is not None), default=None)
    return values[closest] if closest else None


def tried(
    entries: Iterable[Entry], measure: Measure, held: Mapping[Place, Held], today: date
) -> tuple[list[Entry], list[Fault]]:
    """(those that say something new, what is wrong with them). They are weighed against what holds and
    against each other, the earliest first. The same place twice is a fault."""
    series: dict[tuple, dict[date, Decimal | None]] = defaultdict(dict)
    for (period, *beside), one in held.items():
        series[*beside][period] = one.value
    new, faults, seen = [], [], set()
    for entry in sorted(entries, key=lambda one: one.period):
        entry = replace(entry, missing=entry.missing.strip(), why=entry.why.strip())
        if entry.place in seen:
            text = _("It stands twice. Keep one of them.")
            faults.append(Fault(entry.place, "twice", text))
            continue
        seen.add(entry.place)
        now = held.get(entry.place)
        if not adds_something(entry, now):
            continue
        values = series[entry.organization, entry.gender]
        if fault := fault_in(entry, measure, now, earlier_value(entry.period, values), today):
            faults.append(fault)
        values[entry.period] = entry.value
        new.append(entry)
    return new, faults
