"""Heads of a table's columns in two parts, so that a narrow screen can leave out what they share. Pure."""

from collections import Counter
from collections.abc import Sequence


def heads_of(columns: Sequence[str]) -> list[tuple[str, str]]:
    """(first word, with its space, where others begin with it too; the rest): "Samverkansgrupp " and
    "äldre"."""
    split = [column.partition(" ") for column in columns]
    shared = Counter(first for first, _space, rest in split if rest)
    return [
        (f"{first} ", rest) if rest and shared[first] > 1 else ("", column)
        for column, (first, _space, rest) in zip(columns, split, strict=True)
    ]
