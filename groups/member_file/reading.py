"""A member file as values: its headings found, its rows read (domain 3.10).

Nothing here knows what the register holds; `plan` lays the entries beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from groups.member_file.columns import MEMBER, SUBSTITUTE, Columns, columns_of, header_likeness
from groups.member_file.rows import Entry, entries_of, layout_of
from samverkan.lib.reading import Unreadable
from samverkan.lib.spreadsheets import HEADER_WITHIN, Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class MemberFile:
    sheet: Sheet
    header_row: int
    columns: Columns
    entries: tuple[Entry, ...]
    vacant_rows: tuple[int, ...]


def read_members(data: bytes, filename: str) -> MemberFile:
    """Raises `Unreadable` when the file as a whole cannot be understood; a row's faults stand on its
    entries."""
    sheet = read_sheet(data, filename, header_likeness)
    index = _header_index(sheet.rows)
    header = sheet.rows[index]
    columns = columns_of(header)
    layouts = [layout_of(columns, side) for side in ((MEMBER, SUBSTITUTE) if columns.side_by_side else ("",))]
    days: dict[str, date | Unreadable] = {}
    entries: list[Entry] = []
    vacant: list[int] = []
    for number, row in enumerate(sheet.rows[index + 1 :], index + 2):
        # A list of several pages repeats its headings.
        if any(row) and row != header:
            found = entries_of(number, row, layouts, days)
            entries += found
            if not found:
                vacant.append(number)
    if not entries:
        raise Unreadable(
            _("No row under the headings has a person. Write for example “Sala kommun; ledamot; Åsa Ek”.")
        )
    return MemberFile(sheet, index + 1, columns, tuple(entries), tuple(vacant))


def expected_headings() -> str:
    return _(
        "organisation, uppdrag, namn (or förnamn and efternamn), e-post, telefon, "
        "parti, nämnd, beslutsdatum, "
        "dnr, från, till"
    )


def _header_index(rows: Sequence[Sequence[str]]) -> int:
    """The row that shows most headings; titles and empty rows stand above it."""
    likeness = [header_likeness(row) for row in rows[:HEADER_WITHIN]]
    if best := max(likeness, default=0):
        return likeness.index(best)
    first = next(row for row in rows if any(row))
    read = ", ".join(cell for cell in first if cell)[:200]
    raise Unreadable(
        _("No row of headings was found; the first row reads “%(read)s”. Expected headings: %(expected)s.")
        % {"read": read, "expected": expected_headings()}
    )
