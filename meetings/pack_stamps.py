"""Words put on a page of somebody else's PDF, upright in its corners as the page is shown.

Plain values in, the bytes of a content stream out: a page may be turned, begin anywhere, and be as large as a
poster.
"""

from dataclasses import dataclass

# Helvetica is in every reader; widths in thousandths of the size, the rest as a digit.
FONT = "/SamverkanStamp"
NARROW, WIDE = 278, 722
WIDTHS = dict.fromkeys("ijl'", 222) | dict.fromkeys("ft.,:;/()!I ", NARROW) | {"r": 333, "-": 333, "m": 833}
WIDTHS |= dict.fromkeys("cksvxyz", 500) | dict.fromkeys("ABCDEFGHKNOPQRSUVWXYÅÄÖ§&", WIDE)
DIGIT = 556
SIZE, PAD, EDGE = 9, 3, 14
# The shorter side of A4: a stamp on a poster grows with it, and is of the usual size when it is printed.
A4_SHORT = 595.0
LEAST = 0.2


@dataclass(frozen=True)
class Frame:
    """What a reader sees of a page: the corners in the page's own points, and how it is turned (clockwise, in
    whole quarters)."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int = 0

    @property
    def width(self) -> float:
        """As shown."""
        sides = (self.right - self.left, self.top - self.bottom)
        return sides[self.turned // 90 % 2]

    @property
    def height(self) -> float:
        sides = (self.top - self.bottom, self.right - self.left)
        return sides[self.turned // 90 % 2]

    @property
    def scale(self) -> float:
        return max(LEAST, min(self.width, self.height) / A4_SHORT)

    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From the shown page, with (0, 0) at its lower left, to the page's own points."""
        return {
            0: (1, 0, 0, 1, self.left, self.bottom),
            90: (0, 1, -1, 0, self.right, self.bottom),
            180: (-1, 0, 0, -1, self.right, self.top),
            270: (0, -1, 1, 0, self.left, self.top),
        }[self.turned]


def frame(crop: tuple[float, ...], media: tuple[float, ...], turned: int) -> Frame:
    """What is shown: the crop box as far as it lies on the sheet; a box without area is A4."""
    left, bottom, right, top = _ordered(crop)
    outer = _ordered(media)
    left, bottom = max(left, outer[0]), max(bottom, outer[1])
    right, top = min(right, outer[2]), min(top, outer[3])
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = outer if outer[2] - outer[0] >= 1 and outer[3] - outer[1] >= 1 else A4
    return Frame(left, bottom, right, top, turned // 90 * 90 % 360)


A4 = (0.0, 0.0, 595.28, 841.89)


def stamp(shown: Frame, above: str, below: str) -> bytes:
    """`above` in the upper right corner, `below` in the lower right, each on white."""
    lines = [
        "q",
        _numbers(*shown.matrix(), "cm"),
        *_box(shown, above, shown.height - (EDGE + SIZE + 2 * PAD) * shown.scale),
        *_box(shown, below, EDGE * shown.scale),
        "Q",
    ]
    return "\n".join(lines).encode("cp1252", "replace")


def width_of(text: str) -> float:
    """Of a line in the font, in points at size 1."""
    return sum(WIDTHS.get(letter, DIGIT) for letter in text) / 1000


def _box(shown: Frame, text: str, bottom: float) -> list[str]:
    scale = min(shown.scale, (shown.width * 0.9) / (width_of(text) * SIZE + 2 * PAD))
    size, pad = SIZE * scale, PAD * scale
    width = width_of(text) * size + 2 * pad
    left = max(0.0, shown.width - width - EDGE * scale)
    return [
        _numbers(1, 1, 1, "rg"),
        _numbers(0.49, 0.48, 0.44, "RG"),
        _numbers(0.5 * scale, "w"),
        _numbers(left, bottom, width, size + 2 * pad, "re B"),
        _numbers(0.11, 0.14, 0.15, "rg"),
        f"BT {FONT} {size:.2f} Tf {left + pad:.2f} {bottom + pad + size * 0.2:.2f} Td",
        f"({_escaped(text)}) Tj ET",
    ]


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _numbers(*parts) -> str:
    return " ".join(
        part if isinstance(part, str) else f"{part:.3f}".rstrip("0").rstrip(".") for part in parts
    )


def _ordered(box: tuple[float, ...]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
