"""How wide words are in our typeface, and how they break over lines, without asking a browser."""

from functools import lru_cache

# Advance widths of Atkinson Hyperlegible in hundredths of the size, the wider of each letter's group.
BOLD = {
    24: "'.,:;", 28: "j’!·", 32: "li ", 38: "fr-()t", 46: "\"/1I", 53: "”–cyzsvx", 57: "FL7aåäJ9ehknouöéü",
    60: "EÉ2bdgpq3", 63: "5?STZ8+P46", 67: "BR0KUVC", 70: "HADYÅÄNX&", 76: "wGOÖ", 80: "Q…", 89: "MWm",
}  # fmt: skip
REGULAR = {
    20: "'.,:;", 25: "l’·j", 32: "i !()\"ft", 38: "r-/", 44: "1”Iyv", 50: "xzs–kc", 53: "J7?aåä",
    57: "euéüLhnoöF2dgTbpEÉ3", 61: "q5VPSY69+Z4", 66: "BRX8AKÅÄw0C", 71: "DHNU&…G", 75: "OÖQ", 84: "MmW",
}  # fmt: skip
WIDTHS = {
    weight: {letter: width for width, letters in groups.items() for letter in letters}
    for weight, groups in (("bold", BOLD), ("regular", REGULAR))
}
# For letters the table does not know, and for the typeface that stands in until ours has come.
UNKNOWN, SPARE = 70, 1.04


def width_of(text: str, size: float, weight: str = "regular") -> float:
    """In the unit of `size`."""
    widths = WIDTHS[weight]
    return sum(widths.get(letter, UNKNOWN) for letter in text) * size / 100 * SPARE


@lru_cache(4096)
def wrapped(text: str, width: float, size: float, weight: str = "regular") -> tuple[str, ...]:
    """The text on as many lines as it takes, nothing left out; a word wider than a line is divided."""
    lines, line = [], ""
    for word in _parts(text, width, size, weight):
        joined = f"{line} {word}" if line else word
        if line and width_of(joined, size, weight) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return (*lines, line)


def _parts(text: str, width: float, size: float, weight: str) -> list[str]:
    parts = []
    for word in text.split():
        while width_of(word, size, weight) > width:
            cut = _cut(word, width, size, weight)
            parts.append(word[:cut] + ("" if word[cut - 1] == "-" else "-"))
            word = word[cut:]
        parts.append(word)
    return parts


def _cut(word: str, width: float, size: float, weight: str) -> int:
    """Where to divide: after a hyphen or the s that joins two words where there is one, else what fits."""
    fits = max(1, *(n for n in range(1, len(word)) if width_of(word[:n] + "-", size, weight) <= width), 1)
    fits = min(fits, max(1, len(word) - 3))
    for cut in range(fits, max(3, fits // 2), -1):
        joins = word[cut - 1] == "s" and word[cut] not in "aeiouyåäöspt" and word[cut - 2] not in "aeiouyåäö"
        if word[cut - 1] == "-" or joins:
            return cut
    return fits
