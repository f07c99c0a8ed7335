"""The few words around what was found. Pure."""

import re
from dataclasses import dataclass

from groups.search.words import WORD, answers, beginnings, fold
from samverkan.lib.full_text import Sought

BEFORE, LENGTH = 70, 240


@dataclass(frozen=True)
class Piece:
    text: str
    is_found: bool = False


def excerpt(text: str, asked: tuple[Sought, ...], length: int = LENGTH) -> tuple[Piece, ...]:
    """The part of the text with the first word found, in pieces; its beginning where none is. "…" says that
    there is more."""
    first = _first_found(text, asked)
    start = _word_start(text, max(0, first - BEFORE)) if first > length - BEFORE else 0
    end = len(text) if len(text) <= start + length else text.rfind(" ", start, start + length)
    end = end if end > start else min(len(text), start + length)
    part = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return marked(part, asked)


def marked(text: str, asked: tuple[Sought, ...]) -> tuple[Piece, ...]:
    """The whole text, with the words that were asked for apart."""
    pieces, done = [], 0
    for word in WORD.finditer(text):
        if answers(word[0], asked):
            pieces += [Piece(text[done : word.start()]), Piece(word[0], is_found=True)]
            done = word.end()
    return tuple(piece for piece in (*pieces, Piece(text[done:])) if piece.text)


def _first_found(text: str, asked: tuple[Sought, ...]) -> int:
    """Where the first word stands; 0 for none. A long document is looked through by the words' beginnings:
    the forms of every word in it would take a second."""
    likely = sorted(set(beginnings(asked)))
    if not likely:
        return 0
    begins = "|".join("".join(_LIKE.get(letter, re.escape(letter)) for letter in word) for word in likely)
    for word in re.finditer(rf"(?<![^\W_])(?:{begins})[^\W_]*", text, re.IGNORECASE):
        if answers(word[0], asked):
            return word.start()
    return 0


def _word_start(text: str, place: int) -> int:
    return text.find(" ", place) + 1 if place else 0


def _like_letters() -> dict[str, str]:
    """Each plain letter with those of Latin script that fold to it, as a class of a pattern."""
    found: dict[str, str] = {}
    for code in (*range(0x61, 0x7B), *range(0xDF, 0x180)):
        letter = chr(code)
        if (folded := fold(letter)) and folded[0].isascii() and folded[0].isalpha():
            found[folded[0]] = found.get(folded[0], "") + letter
    return {plain: f"[{letters}]" for plain, letters in found.items()}


_LIKE = _like_letters()
