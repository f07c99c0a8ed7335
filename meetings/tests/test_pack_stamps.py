"""Where the words land on pages that are turned, cropped, tiny or as large as a poster."""

import pytest

from meetings.pack_stamps import A4, Frame, frame, stamp, width_of

SHEET = (0.0, 0.0, 600.0, 800.0)


def shown_corner(of: Frame, right: float, up: float) -> tuple[float, float]:
    """The page's own point at a place of the shown page."""
    a, b, c, d, e, f = of.matrix()
    return a * right + c * up + e, b * right + d * up + f


@pytest.mark.parametrize(
    ("turned", "size", "lower_left", "upper_right"),
    [
        (0, (600, 800), (0, 0), (600, 800)),
        (90, (800, 600), (600, 0), (0, 800)),
        (180, (600, 800), (600, 800), (0, 0)),
        (270, (800, 600), (0, 800), (600, 0)),
        (450, (800, 600), (600, 0), (0, 800)),
        (-90, (800, 600), (0, 800), (600, 0)),
        (45, (600, 800), (0, 0), (600, 800)),
    ],
)
def test_the_corners_are_those_the_reader_sees(turned, size, lower_left, upper_right):
    found = frame(SHEET, SHEET, turned)

    assert (found.width, found.height) == size
    assert shown_corner(found, 0, 0) == lower_left
    assert shown_corner(found, found.width, found.height) == upper_right


@pytest.mark.parametrize(
    ("crop", "media", "expected"),
    [
        ((50, 60, 500, 700), SHEET, (50, 60, 500, 700)),
        ((-50, -50, 900, 900), SHEET, SHEET),
        ((600, 800, 0, 0), (600, 800, 0, 0), SHEET),
        ((-100, -50, 2384, 3370), (-100, -50, 2384, 3370), (-100, -50, 2384, 3370)),
        ((700, 900, 710, 910), SHEET, SHEET),
        ((0, 0, 0, 0), (0, 0, 0, 0), A4),
    ],
)
def test_what_is_shown_is_the_crop_on_the_sheet(crop, media, expected):
    found = frame(crop, media, 0)

    assert (found.left, found.bottom, found.right, found.top) == expected


@pytest.mark.parametrize(
    ("size", "scale"), [((595, 842), 1.0), ((2380, 3368), 4.0), ((842, 595), 1.0), ((30, 30), 0.2)]
)
def test_a_stamp_grows_with_the_page(size, scale):
    assert round(frame((0, 0, *size), (0, 0, *size), 0).scale, 2) == scale


@pytest.mark.parametrize("size", [(595, 842), (60, 60), (3000, 200), (2384, 3370)])
def test_the_words_stay_on_the_page(size):
    shown = frame((0, 0, *size), (0, 0, *size), 0)

    boxes = [
        line.split()[:4]
        for line in stamp(shown, "Punkt 3, bilaga 2", "7 (400)").decode("cp1252").split("\n")
        if line.endswith("re B")
    ]

    for left, bottom, width, height in (map(float, box) for box in boxes):
        assert left >= 0
        assert bottom >= 0 or size[1] < 100
        assert left + width <= size[0] + 0.01
        assert bottom + height <= size[1] + 0.01
    assert len(boxes) == 2


def test_words_are_swedish_and_safe():
    content = stamp(frame(SHEET, SHEET, 0), "Punkt 1 (öppen) \\ åäö 😀", "1 (2)")

    assert b"(Punkt 1 \\(\xf6ppen\\) \\\\ \xe5\xe4\xf6 ?) Tj" in content
    assert width_of("ill") < width_of("mmm")
