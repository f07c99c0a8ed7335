"""What a hand-in shows: to the organisation that fills it in, and to who reviews it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plans.held_readings import HeldReading, held_of, shown_value
from plans.models import Gender, HandIn, HandInFigure
from plans.numbers import write_decimal
from plans.periods import name_of
from plans.reading_rules import changes_too_much, earlier_value, read_cell
from samverkan.lib.reading import Unreadable

MARKS = {
    HandIn.State.DRAFT: "empty",
    HandIn.State.HANDED_IN: "on",
    HandIn.State.SENT_BACK: "warn",
    HandIn.State.APPROVED: "ok",
    HandIn.State.LOCKED: "ok",
}


@dataclass
class FigureLine:
    """`before` is the value of the closest earlier period, with its name; `text` what stands in the field."""

    pk: int
    name: str
    description: str
    unit: str
    gender: str
    text: str
    shown: str
    missing: str
    before: str
    before_period: str
    is_jump: bool
    fault: str = ""

    @property
    def field(self) -> str:
        return f"figure-{self.pk}"


def figure_lines(hand_in: HandIn, posted: Mapping[str, str] | None = None) -> list[FigureLine]:
    """Two queries, however many figures. With `posted` the fields hold what was typed."""
    figures = list(hand_in.figures.select_related("indicator").order_by("indicator__name", "pk"))
    held = held_of({figure.indicator_id for figure in figures})
    return [_line(hand_in, figure, held[figure.indicator_id], posted) for figure in figures]


def _line(hand_in: HandIn, figure: HandInFigure, held: dict, posted) -> FigureLine:
    indicator = figure.indicator
    place = (hand_in.organization_id, figure.gender)
    series = {day: one for (day, *beside), one in held.items() if tuple(beside) == place}
    period, before = _before(series, hand_in.period)
    text = typed(figure.value, figure.missing)
    return FigureLine(
        pk=figure.pk,
        name=indicator.name,
        description=indicator.description,
        unit=indicator.unit_name or str(indicator.get_unit_display()),
        gender="" if figure.gender == Gender.TOTAL else str(figure.get_gender_display()).lower(),
        text=text if posted is None else posted.get(f"figure-{figure.pk}", text),
        shown=shown_value(indicator, figure.value),
        missing=figure.missing,
        before=shown_value(indicator, before),
        before_period=name_of(indicator.frequency, period) if period else "",
        is_jump=figure.value is not None and changes_too_much(figure.value, before, indicator.warn_factor),
    )


def _before(series: dict[date, HeldReading], period: date) -> tuple[date | None, Decimal | None]:
    values = {day: one.value for day, one in series.items()}
    value = earlier_value(period, values)
    days = [day for day, one in values.items() if one is not None and day < period]
    return max(days, default=None), value


def typed(value: Decimal | None, missing: str) -> str:
    if missing:
        return f"saknas: {missing}"
    return "" if value is None else write_decimal(value)


def figures_in(hand_in: HandIn, lines: list[FigureLine]) -> dict[int, tuple[Decimal | None, str]]:
    """What the fields say, with the fault at each that cannot be read."""
    rules = {figure.pk: figure.indicator for figure in hand_in.figures.select_related("indicator")}
    found = {}
    for line in lines:
        indicator = rules[line.pk]
        try:
            read = read_cell(line.text, decimals=indicator.decimals, unit=indicator.unit)
            found[line.pk] = read or (None, "")
        except Unreadable as error:
            line.fault = str(error)
    return found
