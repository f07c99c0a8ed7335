"""What the group on older people measures: by month, by quarter from each organisation, by year and by
gender, and from Kolada. Every figure is invented."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from groups.models import Group, Organization
from plans.actions import (
    approve_hand_in,
    ask_for_readings,
    create_indicator,
    enter_readings,
    hand_in_figures,
    read_kolada_file,
    save_hand_in,
    send_back,
)
from plans.models import HandIn, Indicator
from plans.periods import latest_due, moved, periods
from plans.reading_rules import Entry
from samverkan.demo.circles import Demo
from samverkan.demo.when import Calendar, moment, working_day_on_or_after

INVENTED = "Värdena i demon är påhittade."
# Days of care by month, which sink slowly; nobody had written May's down.
DAYS = ("4.2", "4.1", "4.3", "3.9", "", "3.8", "3.6", "3.7", "3.4", "3.5", "3.3", "3.1", "3.2", "2.9")
# Trained in all, women and men, by year.
TRAINED = ((410, 371, 39), (432, 388, 44), (468, 417, 51), (497, 438, 59), (563, 492, 71), (598, 517, 81))
RELATIVES = (34, 41, 47, 44, 52, 58)
# What each organisation starts from, in percent, the region first; it comes a little higher each quarter.
SHARES = (75, 72, 81, 64, 77, 85, 79, 68, 74, 83, 70)
QUARTERS = 6
# What a quarter is above or below that.
UPS_AND_DOWNS = (0, -2, 1, 3, -1, 2, -3)
# The latest quarter, in the order of the organisations' codes.
APPROVED, WAITING, SENT_BACK, BEGUN = 7, 2, 1, 1
INHABITANTS = {
    "1904": 4_300,
    "1907": 10_100,
    "1960": 8_700,
    "1961": 16_500,
    "1962": 5_700,
    "1980": 158_700,
    "1981": 22_900,
    "1982": 13_100,
    "1983": 26_100,
    "1984": 13_800,
}


@dataclass(frozen=True)
class Measures:
    """`days` of care, share `planned`, `trained` staff, `relatives` in groups elsewhere and the share that is
    `offered` help."""

    days: Indicator
    planned: Indicator
    trained: Indicator
    relatives: Indicator
    offered: Indicator


def measures(demo: Demo, group: Group, calendar: Calendar) -> Measures:
    first = date(calendar.term_starts.year - 2, 1, 1)
    sign = {"by": demo.office["official"], "now": moment(calendar.term_starts + timedelta(days=40))}
    made = {"starts_on": first, "responsible": demo.office["official"], **sign}
    found = Measures(
        days=create_indicator(
            group,
            name="Vårddygn för utskrivningsklara",
            description="Medelvärde per person, räknat från den dag läkaren säger att personen kan gå hem.",
            unit="other",
            unit_name="dygn",
            decimals=1,
            direction="lower",
            frequency="month",
            is_key_figure=True,
            **made,
        ),
        planned=create_indicator(
            group,
            name="Utskrivna med färdig plan",
            description="Andel av dem som skrivs ut till kommunens insatser.",
            unit="percent",
            frequency="quarter",
            by_organization=True,
            **made,
        ),
        trained=create_indicator(
            group, name="Utbildade undersköterskor i hemtjänsten", frequency="year", by_gender=True, **made
        ),
        relatives=create_indicator(
            group, name="Anhöriga i en annan kommuns samtalsgrupp", frequency="year", **made
        ),
        offered=create_indicator(
            group,
            name="Anhöriga som har erbjudits eget stöd",
            unit="percent",
            frequency="year",
            by_organization=True,
            **made,
        ),
    )
    sign = {"by": demo.office["official"], "now": moment(calendar.past[2], "08:00")}
    _by_month(found.days, sign, calendar.past[2])
    _by_year(found, first, sign, calendar.past[2])
    _by_organization(found.planned, sign, calendar)
    _from_kolada(group, made | {"name": "Invånare totalt"}, sign, calendar.past[2])
    return found


def _by_month(indicator: Indicator, sign: dict, today: date) -> None:
    last = latest_due("month", today, indicator.lag_days)
    months = periods("month", moved("month", last, 1 - len(DAYS)), last)
    entries = [_entry(month, value, "Systemet var nere i början av månaden") for month, value in
               zip(months, DAYS, strict=True)]  # fmt: skip
    enter_readings(indicator, entries=entries, source="Regionens vårdsystem", **sign)


def _by_year(found: Measures, first: date, sign: dict, today: date) -> None:
    """Every year that is over, from two years before the plan."""
    years = list(periods("year", first, date(today.year - 1, 1, 1)))
    trained = [
        Entry(year, gender=gender, value=Decimal(value))
        for year, figures in zip(years, TRAINED, strict=False)
        for gender, value in zip("TKM", figures, strict=True)
    ]
    enter_readings(found.trained, entries=trained, source="Kommunernas personalsystem", **sign)
    relatives = [_entry(year, str(value)) for year, value in zip(years, RELATIVES, strict=False)]
    enter_readings(found.relatives, entries=relatives, source="Anhörigkonsulenterna", **sign)
    offered = [
        Entry(year, place.pk, value=_share(number + 4, 2 * step) - 30)
        for step, year in enumerate(years)
        for number, place in enumerate(_organizations(found.offered.group))
    ]
    enter_readings(found.offered, entries=offered, source="Socialcheferna", **sign)


def _by_organization(indicator: Indicator, sign: dict, calendar: Calendar) -> None:
    """Some quarters as they were, and the latest on its way in."""
    places = _organizations(indicator.group)
    latest = latest_due("quarter", calendar.past[2], indicator.lag_days)
    quarters = periods("quarter", moved("quarter", latest, -QUARTERS), moved("quarter", latest, -1))
    entries = [
        Entry(quarter, organization=place.pk, value=_share(number, step))
        for step, quarter in enumerate(quarters)
        for number, place in enumerate(places)
    ]
    enter_readings(indicator, entries=entries, source="Kommunernas egna siffror", **sign)
    asked = calendar.now - timedelta(days=9)
    rows = ask_for_readings(
        indicator.group,
        frequency="quarter",
        period=latest,
        organizations=places,
        due_on=working_day_on_or_after(calendar.today + timedelta(days=5)),
        by=sign["by"],
        now=asked,
    )
    for number, row in enumerate(rows):
        now = asked + timedelta(days=3, minutes=7 * number)
        _handed_in(row, number, _share(number, QUARTERS), sign["by"], now)


def _share(number: int, step: int) -> Decimal:
    start = SHARES[number % len(SHARES)]
    return Decimal(start + 2 * step + UPS_AND_DOWNS[(3 * number + 2 * step) % len(UPS_AND_DOWNS)])


def _handed_in(row: HandIn, number: int, share: Decimal, reviewer, now) -> None:
    figures = {figure.pk: (share, "") for figure in row.figures.all()}
    given = {"figures": figures, "by": None, "by_name": "Kanslistaben", "now": now}
    if number >= APPROVED + WAITING + SENT_BACK:
        save_hand_in(row, **given)
        return
    hand_in_figures(row, **given)
    later = {"by": reviewer, "now": now + timedelta(days=1)}
    if number < APPROVED:
        approve_hand_in(row, **later)
    elif number >= APPROVED + WAITING:
        send_back(row, comment="Siffran gäller bara vardagar. Räkna med helgerna också.", **later)


def _from_kolada(group: Group, made: dict, sign: dict, today: date) -> None:
    """From a file in the form that Kolada answers in; nothing is asked of the network."""
    indicator = create_indicator(
        group, description=INVENTED, source="kolada", kolada_id="N01951", by_organization=True, **made
    )
    years = range(indicator.starts_on.year, today.year)
    values = [
        {"kpi": "N01951", "municipality": code, "period": year, "values": [{"gender": "T", "value": value}]}
        for code, start in INHABITANTS.items()
        for value, year in zip(range(start, start + 10_000, 110), years, strict=False)
    ]
    places = Organization.objects.filter(code__in=INHABITANTS)
    read_kolada_file(
        indicator,
        content=json.dumps({"values": values, "count": len(values)}).encode(),
        filename="kolada-N01951.json",
        organizations=list(places.values_list("pk", flat=True)),
        **sign,
    )


def _organizations(group: Group) -> list[Organization]:
    return list(Organization.objects.filter(seats__group=group).order_by("code").distinct())


def _entry(period: date, value: str, missing: str = "") -> Entry:
    return Entry(period, value=Decimal(value) if value else None, missing="" if value else missing)
