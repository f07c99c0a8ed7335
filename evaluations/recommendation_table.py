"""Recommendations read out of cells, of a sheet or pasted, and written as such again (S002-A … S002-D). Pure
but for the language."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from evaluations.recommendation_file import MOST, ReadFile, ReadRecommendation, read_text, refuse_more
from evaluations.recommendation_marking import assembled, marked_parts, pieces_of
from samverkan.lib.reading import Unreadable, whole_number

COLUMNS = {
    "number": ("nr", "nummer", "number", "no", "#"),
    "text": ("rekommendation", "text", "recommendation", "forslag"),
    "marked": ("markerat", "markering", "marked"),
    "cluster": ("kluster", "cluster", "omrade"),
}
COLUMN_OF = {word: name for name, words in COLUMNS.items() for word in words}


def read_pasted(text: str) -> ReadFile:
    """What was pasted: cells, where the first line has a tab and the heading of the text; else a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = lines[0].split("\t")
    if len(first) > 1 and any(COLUMN_OF.get(sorting_plain(cell)) == "text" for cell in first):
        return read_table([[cell.strip() for cell in line.split("\t")] for line in lines])
    return read_text(text)


def as_pasted(found: ReadFile) -> str:
    """What would be read as just this: a file that was looked at is saved as it was shown, though a browser
    sends it once."""
    rows = [(row, _starred(row)) for row in found.rows]
    if any(row.cluster for row in found.rows):
        lines = [f"{row.number}\t{text}\t{row.cluster}" for row, text in rows]
        return "\n".join(["nr\trekommendation\tkluster", *lines])
    return "\n\n".join(f"{row.number}. {text}" for row, text in rows)


def _starred(row: ReadRecommendation) -> str:
    text = row.text
    for start, end in reversed(row.markings):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def read_table(rows: Sequence[Sequence[str]]) -> ReadFile:
    """A table with headings: number, recommendation, and perhaps what is marked and the cluster. Without
    numbers they are counted."""
    if not rows:
        return ReadFile(())
    header = [COLUMN_OF.get(sorting_plain(cell), "") for cell in rows[0]]
    if "text" not in header:
        text = _("There is no column “Rekommendation”. The headings read are: %(found)s.")
        raise Unreadable(text % {"found": ", ".join(cell for cell in rows[0] if cell) or "–"})
    unknown = tuple(cell for cell, name in zip(rows[0], header, strict=True) if cell and not name)
    found = []
    for place, row in enumerate(rows[1:], 2):
        cells = {name: cell for name, cell in zip(header, row, strict=False) if name}
        if cells.get("text"):
            found.append(_of_cells(cells, place, len(found) + 1))
            refuse_more(found)
    return ReadFile(tuple(found), unknown=unknown)


def sorting_plain(cell: str) -> str:
    """A heading in small letters without accents."""
    return cell.strip().casefold().translate(str.maketrans("åäöé", "aaoe"))


def _of_cells(cells: dict[str, str], place: int, counted: int) -> ReadRecommendation:
    written = cells.get("number", "").rstrip(".").strip()
    number = whole_number(written, longest=3) if written else counted
    if number is None or number > MOST:
        text = _(
            "Row %(row)s: “%(number)s” is no number of a recommendation. Write one up to %(most)s, e.g. 10."
        )
        raise Unreadable(text % {"row": place, "number": _short(written), "most": MOST})
    text, markings = assembled(pieces_of(cells["text"]))
    if marked := cells.get("marked", ""):
        markings = marked_parts(text, marked.split(" … "))
    return ReadRecommendation(number, text, markings, cells.get("cluster", ""))


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
