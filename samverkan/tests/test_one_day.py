"""Many organisations on one day become one line of a time line, with their names."""

import pytest

from samverkan.pages.one_day import organizations_words, told_together


def alike(line: str) -> str | None:
    return line[0] if line[0] != "-" else None


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], []),
        (["a1"], ["a1"]),
        (["a1", "a2"], ["a1", "a2"]),
        (["a1", "a2", "a3"], ["a1+a2+a3"]),
        (["-x", "a1", "b1", "a2", "-y", "a3", "b2"], ["-x", "a1+a2+a3", "b1", "-y", "b2"]),
        (["-x", "-y", "-z"], ["-x", "-y", "-z"]),
    ],
)
def test_three_alike_are_one_at_the_place_of_the_first(lines, told):
    assert told_together(lines, alike, "+".join) == told


def test_organisations_are_counted_and_named_once():
    assert (
        organizations_words(["Sala", "Köping", "Sala", "Arboga"])
        == "3 organisationer: Sala, Köping och Arboga"
    )
    assert organizations_words(["Sala", "Sala", "Sala"]) == "Sala"
