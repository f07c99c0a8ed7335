"""What pasted cells or a file would do, row by row, before anything is saved (domain.md 3.10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from plans.held_readings import HeldReading, shown_value
from plans.models import Indicator
from plans.reading_file import ReadFile, ReadLine, period_words
from plans.reading_rules import Entry, Measure, Place, adds_something, tried


@dataclass(frozen=True)
class PreviewRow:
    """`kind`: new, changed, same, question or fault."""

    number: int
    where: str
    value: str
    was: str
    kind: str
    message: str = ""


@dataclass(frozen=True)
class Preview:
    rows: tuple[PreviewRow, ...]
    entries: list[Entry]
    unknown: tuple[str, ...] = ()

    def count(self, *kinds: str) -> int:
        return sum(row.kind in kinds for row in self.rows)

    @property
    def faults(self) -> int:
        return self.count("fault")

    @property
    def has_questions(self) -> bool:
        return self.count("question") > 0

    @property
    def coming(self) -> int:
        return self.count("new", "changed", "question")

    @property
    def same(self) -> int:
        return self.count("same")

    def may_save(self, given: Mapping) -> bool:
        answered = given.get("confirmed") or not self.has_questions
        return bool(self.coming and not self.faults and answered)


def preview_of(
    found: ReadFile,
    indicator: Indicator,
    measure: Measure,
    held: Mapping[Place, HeldReading],
    names: Mapping[int, str],
    today: date,
) -> Preview:
    _new, faults = tried(found.entries, measure, held, today)
    by_place = {fault.place: fault for fault in faults}
    rows = tuple(_row(line, indicator, held, names, by_place) for line in found.lines)
    return Preview(rows, found.entries, found.unknown)


def _row(line: ReadLine, indicator: Indicator, held, names, faults) -> PreviewRow:
    entry = line.entry
    if entry is None:
        return PreviewRow(line.number, line.where, line.text, "", "fault", line.fault)
    now = held.get(entry.place)
    where = period_words(indicator, entry, names)
    value, was = _words(indicator, entry), _words(indicator, now) if now else ""
    if fault := faults.get(entry.place):
        kind = "question" if fault.is_question else "fault"
        return PreviewRow(line.number, where, value, was, kind, fault.message)
    kind = "same" if not adds_something(entry, now) else "changed" if now else "new"
    return PreviewRow(line.number, where, value, was, kind)


def _words(indicator: Indicator, one: Entry | HeldReading) -> str:
    text = shown_value(indicator, one.value) or _("missing: %(why)s") % {"why": one.missing}
    return f"{text} ({_('preliminary')})" if one.status == "preliminary" else text
