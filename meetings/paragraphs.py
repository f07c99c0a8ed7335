"""§ and decision numbers: through the calendar year of a group, without gaps (I-AGI2). Pure."""

from collections.abc import Hashable, Iterable, Mapping


def next_numbers[Key: Hashable](
    given: Iterable[int], lines: Iterable[Key], has: Mapping[Key, int]
) -> dict[Key, int]:
    """Numbers for the lines that have none, in their order, going on from the highest of `given`.

    `has` are the lines numbered before: they keep theirs, so a correction changes no number.
    """
    last = max(given, default=0)
    without = [line for line in lines if line not in has]
    return {line: last + at for at, line in enumerate(without, 1)}
