"""Readings as a file, and read from one or from pasted cells: a row for each reading, or a table of
organisations and periods as it stands in Excel (domain.md 3.9, 3.10)."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from plans.held_readings import HeldReading
from plans.models import Gender, Indicator, Reading
from plans.periods import code_of, name_of, read_period
from plans.reading_rules import LONGEST_REASON, Entry, Place, read_cell
from samverkan.lib.reading import Unreadable, collapsed, sorting_key
from samverkan.lib.spreadsheets import csv_bytes

# Headings without accents and in small letters, in both languages.
COLUMNS = {
    "period": ("period", "manad", "kvartal", "ar", "month", "quarter", "year"),
    "organization": ("organisation", "organization", "kommun", "kommun/region"),
    "gender": ("kon", "gender"),
    "value": ("varde", "matvarde", "value"),
    "missing": ("saknas for att", "saknas", "anmarkning", "missing because", "missing"),
    "status": ("lage", "status", "state"),
    "source": ("kalla", "source"),
    "why": ("varfor andrat", "why changed"),
}
COLUMN_OF = {word: name for name, words in COLUMNS.items() for word in words}
GENDERS = {
    "T": ("", "t", "totalt", "bada", "alla", "total", "both"),
    "K": ("k", "f", "kvinnor", "kvinna", "flickor", "women"),
    "M": ("m", "man", "pojkar", "men"),
}
GENDER_OF = {word: gender for gender, words in GENDERS.items() for word in words}
STATUSES = {
    "preliminary": ("p", "prel", "prel.", "preliminar", "preliminart", "preliminary"),
    "final": ("s", "slutlig", "slutligt", "final"),
}
STATUS_OF = {word: status for status, words in STATUSES.items() for word in words}
WHOLE_GROUP = ("", "hela gruppen", "totalt", "lanet", "the whole group")


@dataclass(frozen=True)
class ReadLine:
    """One reading as it was read: `number` is the row it stood in, `fault` why it could not be."""

    number: int
    where: str
    text: str
    entry: Entry | None = None
    fault: str = ""


@dataclass(frozen=True)
class ReadFile:
    lines: tuple[ReadLine, ...]
    unknown: tuple[str, ...] = ()

    @property
    def entries(self) -> list[Entry]:
        return [line.entry for line in self.lines if line.entry]


@dataclass(frozen=True)
class Asked:
    """What the file does not say itself, and whom it may be about: `names` are organisations by id."""

    indicator: Indicator
    names: Mapping[int, str]
    period: date
    status: str = Reading.Status.FINAL
    why: str = ""

    def organization(self, text: str) -> int | None:
        wanted = plain(text)
        if wanted in WHOLE_GROUP and (wanted or not self.indicator.by_organization):
            return None
        found = [pk for pk, name in self.names.items() if wanted in _called(name)]
        if len(found) != 1:
            message = _("“%(text)s” is no organisation of the group. Write for example %(example)s.")
            example = next(iter(self.names.values()), _("The whole group"))
            raise Unreadable(message % {"text": collapsed(text)[:60] or "–", "example": example})
        return found[0]

    def when(self, text: str) -> date:
        return read_period(self.indicator.frequency, text)

    def cell(self, text: str):
        return read_cell(text, decimals=self.indicator.decimals, unit=self.indicator.unit)


def plain(text: str) -> str:
    """Small letters without accents, as headings are compared (domain.md 3.10)."""
    split = unicodedata.normalize("NFD", collapsed(text).casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter)).rstrip(":")


def _called(name: str) -> set[str]:
    """Sala kommun, Sala; Region Västmanland, Västmanland."""
    whole = plain(name)
    return {whole, whole.removesuffix(" kommun").removesuffix("s"), whole.removesuffix(" kommun")} | (
        {whole.removeprefix("region ")} if whole.startswith("region ") else set()
    )


def read_readings(rows: Sequence[Sequence[str]], asked: Asked) -> ReadFile:
    """Everything that stands in the rows, each with its fault if it has one; nothing is passed over in
    silence. A row of headings with a value column, a table with periods across or organisations across, or
    two columns without headings."""
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(collapsed(cell) for cell in row)]
    if not filled:
        return ReadFile(())
    (_number, head), *body = filled
    named = [COLUMN_OF.get(plain(cell)) for cell in head]
    if "value" in named:
        unknown = tuple(cell for cell, name in zip(head, named, strict=True) if cell and not name)
        return ReadFile(tuple(_listed(number, row, named, asked) for number, row in body), unknown)
    for across, down in ((asked.when, asked.organization), (asked.organization, asked.when)):
        if columns := _across(head[1:], across):
            by_period = across == asked.when
            return ReadFile(tuple(_table(body, head, columns, down, by_period, asked)))
    return ReadFile(tuple(_pair(number, row, asked) for number, row in filled))


def _across(cells: Sequence[str], read: Callable) -> dict[int, object]:
    """`{column: what it is for}`, empty unless every heading there can be read."""
    found = {}
    for place, cell in enumerate(cells, 1):
        if not collapsed(cell):
            continue
        try:
            found[place] = read(cell)
        except Unreadable:
            return {}
    return found


def _table(body, head, columns, down, by_period, asked):
    for number, row in body:
        for place, one in columns.items():
            text = row[place] if place < len(row) else ""
            if not collapsed(text):
                continue
            where = f"{collapsed(row[0])}, {collapsed(head[place])}"

            def entry(text=text, row=row, one=one):
                other = down(row[0])
                period, organization = (one, other) if by_period else (other, one)
                return _entry(asked, text, period=period, organization=organization)

            yield _line(number, where, text, entry)


def _listed(number: int, row: Sequence[str], named: list[str | None], asked: Asked) -> ReadLine:
    given = {name: collapsed(cell) for name, cell in zip(named, row, strict=False) if name}

    def entry() -> Entry:
        period = asked.when(given["period"]) if given.get("period") else asked.period
        more = {
            "gender": _one_of(GENDER_OF, given.get("gender", ""), _("women, men or both")),
            "source": given.get("source", ""),
        }
        if given.get("status"):
            more["status"] = _one_of(STATUS_OF, given["status"], _("preliminary or final"))
        if given.get("why"):
            more["why"] = given["why"]
        text = given.get("value") or (f"saknas: {given['missing']}" if given.get("missing") else "")
        organization = asked.organization(given.get("organization", ""))
        return _entry(asked, text, period=period, organization=organization, **more)

    where = [given.get("organization"), given.get("period"), given.get("gender")]
    shown = given.get("value") or given.get("missing", "")
    return _line(number, ", ".join(word for word in where if word), shown, entry)


def _pair(number: int, row: Sequence[str], asked: Asked) -> ReadLine:
    """Two columns: the organisation, or the period where there is one reading for all, and the value."""
    first, text = (collapsed(cell) for cell in (*row, "", "")[:2])

    def entry() -> Entry:
        if asked.indicator.by_organization:
            return _entry(asked, text, period=asked.period, organization=asked.organization(first))
        return _entry(asked, text, period=asked.when(first), organization=None)

    return _line(number, first, text, entry)


def _entry(asked: Asked, text: str, **place) -> Entry:
    found = asked.cell(text)
    if found is None:
        raise Unreadable(_("There is no value. Write one, or “saknas: ” and why."))
    value, missing = found
    return Entry(**{"status": asked.status, "why": asked.why} | place, value=value, missing=missing)


def _line(number: int, where: str, text: str, entry: Callable[[], Entry]) -> ReadLine:
    try:
        return ReadLine(number, where, collapsed(text), entry())
    except Unreadable as error:
        return ReadLine(number, where, collapsed(text), fault=str(error))


def _one_of(words: Mapping[str, str], text: str, example: str) -> str:
    if (found := words.get(plain(text))) is None:
        message = _("“%(text)s” is not known here. Write %(example)s.")
        raise Unreadable(message % {"text": text[:60], "example": example})
    return found


def file_heads() -> list[str]:
    return [
        _("Period"),
        _("Organisation"),
        _("Gender"),
        _("Value"),
        _("Missing because"),
        _("State"),
        _("Source"),
    ]


def file_rows(indicator: Indicator, held: Mapping[Place, HeldReading], names: Mapping[int, str]):
    """What holds, by period and organisation; the whole group last."""

    def order(place: Place):
        period, organization, gender = place
        return period, organization is None, sorting_key(names.get(organization, "~")), "TKM".index(gender)

    whole = _("The whole group") if indicator.by_organization else ""
    for place in sorted(held, key=order):
        period, organization, gender = place
        one = held[place]
        yield [
            code_of(indicator.frequency, period),
            names.get(organization, f"#{organization}") if organization else whole,
            "" if gender == "T" else str(Gender(gender).label),
            None if one.value is None else one.value.normalize() + 0,
            one.missing[:LONGEST_REASON],
            str(Reading.Status(one.status).label),
            one.source,
        ]


def readings_csv(indicator: Indicator, held: Mapping[Place, HeldReading], names: Mapping[int, str]) -> bytes:
    return csv_bytes(file_heads(), file_rows(indicator, held, names))


def period_words(indicator: Indicator, entry: Entry, names: Mapping[int, str]) -> str:
    """ "Sala kommun, augusti 2017, kvinnor"."""
    gender = "" if entry.gender == "T" else str(Gender(entry.gender).label).lower()
    where = [names.get(entry.organization, ""), name_of(indicator.frequency, entry.period), gender]
    return ", ".join(word for word in where if word)
