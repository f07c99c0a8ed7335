"""Recommendations read out of a report: a Word file, text as it was copied, or a table (S002-A … S002-D).

Pure but for the language. What is marked in the file, bold or with a colour, is marked in what is read, and
only that part of it (I-REC2). Nothing that stands in the list is left out in silence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.recommendation_marking import Piece, Span, assembled, marked_parts, pieces_of
from samverkan.lib.reading import Unreadable, whole_number

# More than any report has; a longer list or a larger number is another kind of file.
MOST = 500
NUMBER = re.compile(r"^\s*(\d{1,3})\s*[.)]\s+")
BULLET = re.compile(r"^\s*[-*•–·]\s+")
# A text that ends so is whole: what comes after an empty line is then something else.
WHOLE = re.compile(r"[.!?:…][\"”»')\]]*$")
COLUMNS = {
    "number": ("nr", "nummer", "number", "no", "#"),
    "text": ("rekommendation", "text", "recommendation", "forslag"),
    "marked": ("markerat", "markering", "marked"),
    "cluster": ("kluster", "cluster", "omrade"),
}
COLUMN_OF = {word: name for name, words in COLUMNS.items() for word in words}


@dataclass(frozen=True)
class Block:
    """A paragraph of the file. `number` is what stands before it, 0 for a dot; None where it begins no
    recommendation. `goes_on`: it belongs to what stands before, whatever it looks like."""

    pieces: tuple[Piece, ...]
    number: int | None = None
    goes_on: bool = False

    @property
    def text(self) -> str:
        return assembled(self.pieces)[0]


@dataclass(frozen=True)
class ReadRecommendation:
    """`markings` are (start, end) in characters of `text`; `is_joined`: it was broken over paragraphs."""

    number: int
    text: str
    markings: tuple[Span, ...] = ()
    cluster: str = ""
    is_joined: bool = False

    @property
    def is_whole(self) -> bool:
        return self.markings == ((0, len(self.text)),)


@dataclass(frozen=True)
class ReadFile:
    """`left_out` stands in the file after the first recommendation and is none; `unknown` columns are not
    read."""

    rows: tuple[ReadRecommendation, ...]
    left_out: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass
class _Gathered:
    number: int
    pieces: list[Piece] = field(default_factory=list)
    is_joined: bool = False


def blocks_of_text(text: str) -> list[Block]:
    """Text as it was copied: paragraphs are parted by an empty line, and a dot or a number begins one."""
    found: list[Block] = []
    lines: list[str] = []
    number: int | None = None

    def close() -> None:
        if lines:
            found.append(Block(pieces_of("\n".join(lines)), number))
            lines.clear()

    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        begins = _beginning(line)
        if begins or not line.strip():
            close()
            number = begins[0] if begins else None
        if line.strip():
            lines.append(begins[1] if begins else line)
    close()
    return found


def _beginning(line: str) -> tuple[int, str] | None:
    """(number, the rest) of a line that begins a recommendation; the number is 0 for a dot."""
    if match := NUMBER.match(line):
        return int(match.group(1)), line[match.end() :]
    if match := BULLET.match(line):
        return 0, line[match.end() :]
    return None


def numbered_in(pieces: Sequence[Piece]) -> Block:
    """A paragraph of a Word file that may begin with a number typed by hand."""
    text = "".join(piece for piece, _marked in pieces)
    match = NUMBER.match(text)
    if match is None:
        return Block(tuple(pieces))
    rest, skipped = [], match.end()
    for piece, is_marked in pieces:
        rest.append((piece[skipped:], is_marked))
        skipped = max(0, skipped - len(piece))
    return Block(tuple(rest), int(match.group(1)))


def gathered(blocks: Iterable[Block]) -> ReadFile:
    """The recommendations of a file in its order. Where some have a number of their own, a dot is a part of
    one; where none has, they are counted. A broken line is joined, as number 10 of seed 002."""
    blocks = list(blocks)
    has_numbers = any(block.number for block in blocks)
    found: list[_Gathered] = []
    left_out: list[str] = []
    for block in blocks:
        if block.number or (block.number == 0 and not has_numbers):
            found.append(_Gathered(block.number or len(found) + 1, list(block.pieces)))
        elif found and (block.goes_on or block.number == 0 or not _is_whole(found[-1])):
            found[-1].pieces += [(" ", False), *block.pieces]
            found[-1].is_joined = True
        elif found and block.text:
            left_out.append(block.text)
        refuse_more(found)
    rows = [_read(one) for one in found]
    return ReadFile(tuple(row for row in rows if row.text), tuple(left_out))


def _is_whole(one: _Gathered) -> bool:
    # Its end says it: a text in ten thousand pieces is not put together ten thousand times.
    return bool(WHOLE.search(assembled(one.pieces[-20:])[0]))


def refuse_more(found: Sequence) -> None:
    if len(found) > MOST:
        text = _("There are more than %(most)s recommendations in it. Choose a file with only those.")
        raise Unreadable(text % {"most": MOST})


def _read(one: _Gathered) -> ReadRecommendation:
    text, markings = assembled(one.pieces)
    return ReadRecommendation(one.number, text, markings, is_joined=one.is_joined)


def read_text(text: str) -> ReadFile:
    return gathered(blocks_of_text(text))


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


def faults_of(rows: Sequence[ReadRecommendation], expected: int) -> list[str]:
    """Why they cannot be taken in: not as many as expected, a number that is lacking or there twice
    (I-REC1)."""
    if not rows:
        return [_("No recommendation was found. Each is to begin with its number, e.g. “1.”, or with a dot.")]
    found = []
    numbers = [row.number for row in rows]
    if max(len(rows), *numbers) > MOST:
        return [_("At most %(most)s recommendations can be read in, numbered from 1.") % {"most": MOST}]
    if len(rows) != expected:
        text = ngettext(
            "%(count)s was found and %(expected)s expected.",
            "%(count)s were found and %(expected)s expected.",
            len(rows),
        )
        found.append(text % {"count": len(rows), "expected": expected})
    if lacking := sorted(set(range(1, max(*numbers, expected) + 1)) - set(numbers)):
        found.append(_("These numbers are lacking: %(numbers)s.") % {"numbers": _listed(lacking)})
    if twice := sorted({number for number, times in Counter(numbers).items() if times > 1}):
        found.append(_("These numbers are there more than once: %(numbers)s.") % {"numbers": _listed(twice)})
    return found


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers[:20]) + (" …" if len(numbers) > 20 else "")
