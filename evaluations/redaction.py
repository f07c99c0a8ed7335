"""What may be done with a free text: taken away from, never written anew (domain.md 3.5.5). Pure."""

import re

# Stands where something was taken away.
GAP = "[…]"
GAPS = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")


def taken_away(before: str, after: str) -> int | None:
    """How many characters are gone; None where `after` says anything else than `before` with gaps in it."""
    if flat(after) == flat(before):
        # Also where whoever wrote it put dots in brackets.
        return 0
    before, pieces = flat(before), [flat(piece) for piece in GAPS.split(after)]
    if len(pieces) == 1:
        return None
    first, *middle, last = pieces
    if not before.startswith(first) or not before[len(first) :].endswith(last):
        return None
    at, end = len(first), len(before) - len(last)
    for piece in middle:
        found = before.find(piece, at, end)
        if found < 0:
            return None
        at = found + len(piece)
    return len(before) - sum(map(len, pieces))


def flat(text: str) -> str:
    """Without what a form does to line ends and spaces."""
    return " ".join(text.split())
