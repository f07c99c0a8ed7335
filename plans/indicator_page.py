"""What the page of one indicator tells: its readings by period, organisation and gender, how they were
changed, and where they come from (S001-28, S004-22)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from plans.held_readings import HeldReading, shown_value
from plans.models import Gender, Indicator, Reading
from plans.periods import code_of, name_of
from plans.plan_progress import trend_for
from plans.reading_rules import Place
from plans.reporting_organizations import ReportingOrganizations
from plans.trend import Aim, Row
from plans.trend_words import TrendShown, trend_shown

# So many periods stand side by side; earlier ones are a page back.
SIDE_BY_SIDE = 6
CHANGES = 30


@dataclass(frozen=True)
class Cell:
    """`kind`: value, preliminary, missing or nothing (not entered, which is neither nought nor missing)."""

    label: str
    kind: str
    text: str = ""


@dataclass(frozen=True)
class ReadingRow:
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ReadingTable:
    """`earlier` and `later` are codes of the period that the neighbouring page ends with, or empty."""

    columns: tuple[str, ...]
    rows: tuple[ReadingRow, ...]
    first_word: str
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True)
class Change:
    """A reading that was changed: what it was and became."""

    place: str
    before: str
    after: str
    why: str
    at: datetime
    who: str


def reading_table(
    indicator: Indicator,
    held: Mapping[Place, HeldReading],
    names: dict[int, str],
    last: date | None,
    known: Mapping[int, str],
) -> ReadingTable:
    """Organisations down and periods across, the latest last; with one reading for all, periods down and
    genders across, the latest first. `known` names those that have left too."""
    days = sorted({place[0] for place in held})
    shown = [day for day in days if last is None or day <= last]
    size = SIDE_BY_SIDE if indicator.by_organization else SIDE_BY_SIDE * 4
    shown = shown[-size:]
    before = [day for day in days if shown and day < shown[0]]
    after = [day for day in days if shown and day > shown[-1]]
    pages = {
        "earlier": code_of(indicator.frequency, before[-1]) if before else "",
        "later": code_of(indicator.frequency, after[:size][-1]) if after else "",
    }
    build = _by_organization if indicator.by_organization else _by_period
    return build(indicator, held, names, shown, pages, known)


def _by_organization(indicator, held, names, days, pages, known) -> ReadingTable:
    read = {place[1] for place in held}
    order = [pk for pk in known if pk in names or pk in read] + [None]
    genders = _genders(indicator)
    columns = tuple(name_of(indicator.frequency, day) for day in days)
    rows = []
    for organization in order:
        for gender, word in genders:
            found = [held.get((day, organization, gender)) for day in days]
            # A row for the whole, or for one gender, only where there is something in it.
            if not any(found) and (organization is None or gender != "T"):
                continue
            name = known[organization] if organization else _("The whole group")
            cells = tuple(_cell(indicator, one, label) for one, label in zip(found, columns, strict=True))
            rows.append(ReadingRow(f"{name}, {word.lower()}" if gender != "T" else name, cells))
    return ReadingTable(columns, tuple(rows), _("Organisation"), **pages)


def _by_period(indicator, held, names, days, pages, _known) -> ReadingTable:
    genders = _genders(indicator)
    columns = tuple(word for _gender, word in genders) if len(genders) > 1 else (_("Value"),)
    rows = []
    for day in reversed(days):
        found = [held.get((day, None, gender)) for gender, _word in genders]
        cells = tuple(_cell(indicator, one, label) for one, label in zip(found, columns, strict=True))
        rows.append(ReadingRow(name_of(indicator.frequency, day), cells))
    return ReadingTable(columns, tuple(rows), _("Period"), **pages)


def _genders(indicator: Indicator) -> list[tuple[str, str]]:
    genders = Gender.choices if indicator.by_gender else Gender.choices[:1]
    return [(value, str(word)) for value, word in genders]


def _cell(indicator: Indicator, one: HeldReading | None, label: str) -> Cell:
    if one is None:
        return Cell(label, "nothing")
    if one.value is None:
        return Cell(label, "missing", one.missing)
    kind = "preliminary" if one.is_preliminary else "value"
    return Cell(label, kind, shown_value(indicator, one.value))


def trend_shown_of(
    indicator: Indicator,
    held: Mapping[Place, HeldReading],
    organizations: ReportingOrganizations,
    today: date,
    aim: Aim | None = None,
) -> TrendShown | None:
    """The drawing of what holds, without a query more; None where there is nothing to draw."""
    rows = [
        Row(*place, one.revision, one.value, one.missing, one.is_preliminary, one.source)
        for place, one in held.items()
    ]
    if not rows:
        return None
    return trend_shown(trend_for(indicator, rows, organizations, today, aim), "trend")


def sources(held: Mapping[Place, HeldReading]) -> list[str]:
    """The sources of what holds, each once, the latest period's first."""
    ordered = sorted(held.items(), key=lambda row: row[0][0], reverse=True)
    return [*dict.fromkeys(one.source for _place, one in ordered if one.source)]


def usual_source(held: Mapping[Place, HeldReading]) -> str:
    """The one that most readings have: what the next one most likely has too."""
    counted = Counter(one.source for one in held.values() if one.source)
    return counted.most_common(1)[0][0] if counted else ""


def changes(indicator: Indicator, names: dict[int, str]) -> list[Change]:
    """The latest revisions, each with the row before it; two queries."""
    rows = list(
        Reading.objects.filter(indicator=indicator, revision__gt=1)
        .select_related("by")
        .order_by("-at", "-pk")[:CHANGES]
    )
    periods = {row.period for row in rows}
    earlier = Reading.objects.filter(indicator=indicator, period__in=periods)
    before = {(row.period, row.organization_id, row.gender, row.revision): row for row in earlier}
    return [_change(indicator, row, before, names) for row in rows]


def _change(indicator: Indicator, row: Reading, before: dict, names: dict[int, str]) -> Change:
    was = before.get((row.period, row.organization_id, row.gender, row.revision - 1))
    where = [name_of(indicator.frequency, row.period), names.get(row.organization_id, "")]
    if row.gender != Gender.TOTAL:
        where.append(str(row.get_gender_display()).lower())
    return Change(
        place=", ".join(word for word in where if word),
        before=_words(indicator, was) if was else "",
        after=_words(indicator, row),
        why=row.why_changed,
        at=row.at,
        who=row.by.name if row.by else "",
    )


def _words(indicator: Indicator, row: Reading) -> str:
    text = shown_value(indicator, row.value) or _("missing: %(why)s") % {"why": row.missing}
    preliminary = _("preliminary")
    return f"{text} ({preliminary})" if row.status == Reading.Status.PRELIMINARY else text
