"""What was taken away and what was added between two texts, to be read by people (S001-39).

Paragraphs are compared first, then the words of those that belong together: a moved comma in one sentence
does not colour the page. Pure.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "added", "removed"]
# A word with its hyphens, apostrophes and inner points ("barn- och unga", "2017-2018", "t.ex"), or one sign.
TOKEN = re.compile(r"(\s*)(\w+(?:[-‐‑–/.:'’]\w+)*-?|[^\w\s])")
# Under this likeness two paragraphs are another paragraph each, and word by word they could not be read.
ALIKE = 0.4
# Fewer words than this between two changes read better as part of the change.
ISLAND = 2


@dataclass(frozen=True)
class Piece:
    """Words that are the same, added or removed; `before` is the space in front of them."""

    kind: Kind
    text: str
    before: str = ""


@dataclass(frozen=True)
class Paragraph:
    """`kind` is "same", "changed", "added" or "removed"; only a changed one has more than one piece."""

    kind: Literal["same", "changed", "added", "removed"]
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The paragraph as it reads in the newer text, or in the older if it is removed."""
        kept = [piece for piece in self.pieces if self.kind == "removed" or piece.kind != "removed"]
        return "".join(piece.before + piece.text for piece in kept).strip()


def difference(old: str, new: str) -> list[Paragraph]:
    """The paragraphs of both texts in reading order; where one replaces another, the removed comes first.

    Only words count: other spaces or line breaks within a paragraph are no difference.
    """
    former, later = _paragraphs(old), _paragraphs(new)
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, former, later, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [_whole("same", text) for text in later[j1:j2]]
        else:
            found += _replaced(former[i1:i2], later[j1:j2])
    return found


def counts(paragraphs: list[Paragraph]) -> tuple[int, int]:
    """How many words are added and how many removed."""
    words = {"added": 0, "removed": 0, "same": 0}
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            words[piece.kind] += len(re.findall(r"\w+(?:[-–'’]\w+)*", piece.text))
    return words["added"], words["removed"]


def _paragraphs(text: str) -> list[str]:
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]


def _whole(kind: Kind, text: str) -> Paragraph:
    return Paragraph(kind, (Piece(kind, text),))


def _replaced(former: list[str], later: list[str]) -> list[Paragraph]:
    """Each new paragraph beside the first of the old that it is like; the order of both is kept."""
    found, start = [], 0
    for text in later:
        like = next(
            (place for place in range(start, len(former)) if _likeness(former[place], text) >= ALIKE), None
        )
        if like is None:
            found.append(_whole("added", text))
            continue
        found += [_whole("removed", gone) for gone in former[start:like]]
        found.append(Paragraph("changed", _words(former[like], text)))
        start = like + 1
    gone = [_whole("removed", text) for text in former[start:]]
    # One paragraph wholly rewritten: what it said before stands before what it says now.
    return gone + found if all(one.kind == "added" for one in found) else found + gone


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _bare(one), _bare(other), autojunk=False).ratio()


def _bare(text: str) -> list[str]:
    return [token for _space, token in TOKEN.findall(text)]


def _words(old: str, new: str) -> tuple[Piece, ...]:
    former, later = TOKEN.findall(old), TOKEN.findall(new)
    matcher = SequenceMatcher(None, [word for _, word in former], [word for _, word in later], autojunk=False)
    pieces = []
    for is_same, i1, i2, j1, j2 in _steps(matcher.get_opcodes()):
        if is_same:
            pieces.append(_piece("same", later[j1:j2]))
            continue
        pieces += [_piece("removed", former[i1:i2])] if i2 > i1 else []
        pieces += [_piece("added", later[j1:j2])] if j2 > j1 else []
    return tuple(pieces)


def _steps(opcodes: list[tuple]) -> list[list]:
    """The opcodes as [is_same, i1, i2, j1, j2], with the small islands between two changes drowned."""
    steps = []
    last = len(opcodes) - 1
    for place, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        is_same = tag == "equal" and (place in (0, last) or i2 - i1 >= ISLAND)
        if steps and not is_same and not steps[-1][0]:
            steps[-1][2], steps[-1][4] = i2, j2
        else:
            steps.append([is_same, i1, i2, j1, j2])
    return steps


def _piece(kind: Kind, tokens: list[tuple[str, str]]) -> Piece:
    (before, first), *rest = tokens
    return Piece(kind, first + "".join(space + word for space, word in rest), before)
