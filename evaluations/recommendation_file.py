"""Recommendations read out of a report: the paragraphs of a Word file, or text as it was copied (S002-A …
S002-D). Of cells see `recommendation_table`.

Pure but for the language. What is marked in the file, bold or with a colour, is marked in what is read, and
only that part of it (I-REC2). Nothing that stands in the list is left out in silence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.recommendation_marking import Piece, Span, assembled, pieces_of
from samverkan.lib.reading import Unreadable

# More than any report has; a longer list or a larger number is another kind of file.
MOST = 500
NUMBER = re.compile(r"^\s*(\d{1,3})\s*[.)]\s+")
BULLET = re.compile(r"^\s*[-*•–·]\s+")
# A text that ends so is whole: what comes after an empty line is then something else.
WHOLE = re.compile(r"[.!?:…][\"”»')\]]*$")


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
