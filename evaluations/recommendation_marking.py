"""Which parts of a text are marked, and where its sentences are (S002-D, I-REC2). Pure but for the
language."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from django.utils.translation import gettext as _

from samverkan.lib.reading import INVISIBLE, Unreadable

# A piece of text, and whether it is marked.
Piece = tuple[str, bool]
Span = tuple[int, int]

WORD = re.compile(r"\w+|\s+|[^\w\s]")
MARKED = re.compile(r"(\*\*|==)(.+?)\1", re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”»')\]]*\s+(?=[A-ZÅÄÖÉ0-9\"”«(])")
# “t ex.”, “bl.a.” end no sentence; “m fl.” before a capital mostly does.
SHORTENED = re.compile(r"(?:^|[\s(.])(?:ex|a|k|dvs|ca|nr|s|jfr|resp|inkl|kl)\.$", re.IGNORECASE)


def assembled(pieces: Iterable[Piece]) -> tuple[str, tuple[Span, ...]]:
    """The text on one line, and which parts of it are marked, without the spaces around them."""
    chars: list[str] = []
    flags: list[bool] = []
    for text, is_marked in pieces:
        for char in unicodedata.normalize("NFC", text).translate(INVISIBLE):
            shown = " " if char.isspace() else char
            if shown == " " and (not chars or chars[-1] == " "):
                continue
            chars.append(shown)
            flags.append(is_marked)
    while chars and chars[-1] == " ":
        chars.pop()
        flags.pop()
    for at in range(1, len(chars) - 1):
        if chars[at] == " ":
            flags[at] = flags[at - 1] and flags[at + 1]
    return "".join(chars), spans_of(flags)


def spans_of(flags: Sequence[bool]) -> tuple[Span, ...]:
    found, start = [], None
    for at, is_marked in enumerate([*flags, False]):
        if is_marked and start is None:
            start = at
        elif not is_marked and start is not None:
            found.append((start, at))
            start = None
    return tuple(found)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Text with **marked** or ==marked== parts."""
    found, at = [], 0
    for match in MARKED.finditer(text):
        found += [(text[at : match.start()], False), (match.group(2), True)]
        at = match.end()
    return (*found, (text[at:], False))


def sentences_of(text: str) -> tuple[Span, ...]:
    """Where each sentence of a text on one line begins and ends."""
    found, start = [], 0
    for match in SENTENCE_END.finditer(text):
        if not SHORTENED.search(text[start : match.end()].rstrip()):
            found.append((start, start + len(text[start : match.end()].rstrip())))
            start = match.end()
    return (*found, (start, len(text))) if text[start:] else tuple(found)


def pieces_shown(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The text in pieces, marked and not, that make it up again."""
    found, at = [], 0
    for start, end in sorted(spans):
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return tuple(piece for piece in (*found, (text[at:], False)) if piece[0])


def printed_pieces(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same with each space in the piece after it: WeasyPrint may break a line after its first word where
    text ends with a space before another element."""
    found, before = [], ""
    for text, is_marked in pieces:
        kept = text.rstrip(" ")
        found.append((before + kept, is_marked))
        before = text[len(kept) :]
    return tuple(piece for piece in (*found, (before, False)) if piece[0])


def marked_parts(text: str, parts: Iterable[str]) -> tuple[Span, ...]:
    """Where these words stand in the text; what touches or overlaps is one. Unreadable: words that do not
    stand there, or stand there more than once."""
    flags = [False] * len(text)
    for part in parts:
        words = " ".join(part.split())
        if not words:
            continue
        if text.count(words) != 1:
            key = _("“%(words)s” does not stand in the text. Copy the words just as they are.")
            if words in text:
                key = _("“%(words)s” stands more than once in the text. Take some more of the words.")
            raise Unreadable(key % {"words": words[:80]})
        start = text.index(words)
        flags[start : start + len(words)] = [True] * len(words)
    return joined_spans(text, spans_of(flags))


def joined_spans(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, with those that have only a space between them as one. Refuses nothing: see `are_within`."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def are_within(text: str, spans: Iterable[Span]) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans)


def moved_spans(old: str, new: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same parts in a text that was mended: what is marked stays marked, words put in among them too, and
    what is taken away is gone. All of it stays all of it."""
    spans = list(spans)
    if spans == [(0, len(old))]:
        return ((0, len(new)),)
    words = [WORD.findall(text) for text in (old, new)]
    starts = [[0, *accumulate(map(len, row))] for row in words]
    steps = SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    places = [(starts[0][a], starts[0][b], starts[1][c], starts[1][d]) for _tag, a, b, c, d in steps]
    found = []
    for start, end in spans:
        first = next(c + (start - a if b - a == d - c else 0) for a, b, c, d in places if a <= start < b)
        last = next(d - (b - end if b - a == d - c else 0) for a, b, c, d in places if a < end <= b)
        if re.search(r"\w", new[first:last]):
            found.append((first, last))
    return joined_spans(new, found)
