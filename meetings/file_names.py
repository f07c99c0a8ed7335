"""Names of files that lie beside each other; apart from the packs, whose pikepdf no web process carries."""

from collections.abc import Iterable, Iterator


def unlike(names: Iterable[str]) -> Iterator[str]:
    """Each name once: the second of the same, whatever its capitals, gets (2)."""
    taken = set()
    for name in names:
        stem, dot, ending = name.rpartition(".")
        stem, at, free = (stem, 1, name) if dot else (name, 1, name)
        while free.lower() in taken:
            at += 1
            free = f"{stem} ({at}){dot}{ending}" if dot else f"{stem} ({at})"
        taken.add(free.lower())
        yield free
