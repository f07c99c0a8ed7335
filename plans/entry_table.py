"""The table one types readings into, downwards: one field for each organisation and gender of a period, or
for each of the latest periods where there is one reading for all (S004-22)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from plans.held_readings import HeldReading
from plans.indicator_lines import earlier
from plans.models import Gender, Indicator
from plans.numbers import write_decimal
from plans.periods import last_day, latest_ended, name_of, period_of
from plans.reading_rules import FINAL, Entry, Place, read_cell
from samverkan.lib.reading import Unreadable

LATEST = 12


@dataclass
class EntryCell:
    """One field. `said` is how a screen reader tells it apart; `fault` what is wrong with what stands in it;
    `may_settle`: what holds is preliminary, of a period that is over."""

    place: Place
    name: str
    said: str
    text: str = ""
    fault: str = ""
    is_question: bool = False
    is_preliminary: bool = False
    may_settle: bool = False


@dataclass
class EntryRow:
    name: str
    cells: list[EntryCell] = field(default_factory=list)


@dataclass
class EntryTable:
    first_word: str
    columns: list[str]
    rows: list[EntryRow]

    @property
    def cells(self) -> list[EntryCell]:
        return [cell for row in self.rows for cell in row.cells]

    @property
    def faults(self) -> list[EntryCell]:
        return [cell for cell in self.cells if cell.fault]

    @property
    def preliminary(self) -> int:
        """How many of those that hold can be made final."""
        return sum(cell.may_settle for cell in self.cells)

    def blame(self, faults: Mapping[Place, object]) -> None:
        """Each fault of the verb at its field."""
        for cell in self.cells:
            if fault := faults.get(cell.place):
                cell.fault, cell.is_question = fault.message, fault.is_question


def entry_table(
    indicator: Indicator,
    held: Mapping[Place, HeldReading],
    names: dict[int, str],
    period: date,
    today: date,
    posted: Mapping[str, str] | None = None,
) -> EntryTable:
    """What holds stands in the fields, or what was typed."""
    genders = Gender.choices if indicator.by_gender else Gender.choices[:1]
    columns = [str(word) for _value, word in genders] if len(genders) > 1 else [_("Value")]
    rows = [
        EntryRow(
            name,
            [
                _entry_cell(indicator, (day, organization, gender), f"{name}, {word}", held, posted, today)
                for (gender, _word), word in zip(genders, columns, strict=True)
            ],
        )
        for name, day, organization in _rows(indicator, names, period)
    ]
    first = _("Organisation") if indicator.by_organization else _("Period")
    return EntryTable(first, columns, rows)


def _rows(indicator: Indicator, names: dict[int, str], period: date) -> list[tuple[str, date, int | None]]:
    if indicator.by_organization:
        return [*((name, period, pk) for pk, name in names.items()), (_("The whole group"), period, None)]
    begins = period_of(indicator.frequency, indicator.starts_on)
    days = [day for day in earlier(indicator.frequency, period, LATEST) if day >= begins]
    return [(name_of(indicator.frequency, day), day, None) for day in days]


def _entry_cell(indicator, place: Place, said: str, held, posted, today: date) -> EntryCell:
    day, organization, gender = place
    name = f"v-{day:%Y%m%d}-{organization or 0}-{gender}"
    now = held.get(place)
    text = posted.get(name, "") if posted is not None else typed(now)
    is_preliminary = now is not None and now.is_preliminary
    is_over = last_day(indicator.frequency, day) < today
    return EntryCell(
        place, name, said, text, is_preliminary=is_preliminary, may_settle=is_preliminary and is_over
    )


def typed(now: HeldReading | None) -> str:
    """What holds as somebody would have typed it."""
    if now is None:
        return ""
    return f"saknas: {now.missing}" if now.value is None else write_decimal(now.value)


def default_period(indicator: Indicator, today: date) -> date:
    """The latest that is over, within the days it is measured."""
    begins = period_of(indicator.frequency, indicator.starts_on)
    latest = latest_ended(indicator.frequency, today)
    if indicator.ends_on:
        latest = min(latest, period_of(indicator.frequency, indicator.ends_on))
    return max(begins, latest)


def entries_in(
    table: EntryTable,
    indicator: Indicator,
    held: Mapping[Place, HeldReading],
    *,
    status: str,
    why: str,
    settled: bool = False,
) -> list[Entry]:
    """What the fields say, with the fault at each that cannot be read. An empty field says nothing; one that
    was emptied is a fault, since a reading does not go away.

    `status` is that of what was filled in. What was not touched keeps its own: a preliminary reading becomes
    final unseen by nobody, but by who has `settled` them all.
    """
    entries = []
    for cell in table.cells:
        now = held.get(cell.place)
        try:
            found = _found(cell, now, indicator)
        except Unreadable as error:
            cell.fault = str(error)
            continue
        if found is None and now is not None:
            cell.fault = _("A reading stands here. If it is wrong, write “saknas: ” and why.")
            continue
        is_untouched = now is not None and found == (now.value, now.missing)
        if is_untouched and settled and cell.may_settle:
            entries.append(Entry(*cell.place, *found, FINAL, why))
        elif found is not None and not is_untouched:
            entries.append(Entry(*cell.place, *found, status, why))
    return entries


def _found(cell: EntryCell, now: HeldReading | None, indicator: Indicator):
    # What is fetched from elsewhere may have more decimals than are typed.
    if now is not None and cell.text.strip() == typed(now):
        return now.value, now.missing
    return read_cell(cell.text, decimals=indicator.decimals, unit=indicator.unit)
