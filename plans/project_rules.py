"""The course of a project, and who takes part as people write it (S004-28, S004-29). Plain values."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samverkan.lib.reading import collapsed

IDEA, EXPECTED, APPLIED, APPROVED = "idea", "expected", "applied", "approved"
RUNNING, FINISHED, REJECTED, WITHDRAWN = "running", "finished", "rejected", "withdrawn"
COURSE = (IDEA, EXPECTED, APPLIED, APPROVED, RUNNING, FINISHED)
STATES = (*COURSE, REJECTED, WITHDRAWN)
# Before it is approved it may be turned down; what was turned down or withdrawn may be applied for again.
UNDECIDED = frozenset({IDEA, EXPECTED, APPLIED})

IN_BRACKETS = re.compile(r"(.+?) ?\(([^()]{1,30})\)")


@dataclass(frozen=True)
class Partner:
    """Who takes part: an organisation of the register by its key, or a name with its abbreviation."""

    organization: int | None = None
    name: str = ""
    abbreviation: str = ""


def next_states(state: str) -> tuple[str, ...]:
    """Onward only, any number of steps: a project may be heard of when it is under way."""
    if state in (REJECTED, WITHDRAWN):
        return (EXPECTED, APPLIED)
    onward = COURSE[COURSE.index(state) + 1 :]
    ways_out = (REJECTED, WITHDRAWN) if state in UNDECIDED else (WITHDRAWN,)
    return (*onward, *ways_out) if state != FINISHED else ()


def partners_in(text: str, register: Mapping[str, int]) -> list[Partner]:
    """ "Tierp, FK, Arbetsförmedlingen (AF)": each once, in the order written. `register` is `{name or
    abbreviation, case folded: key}`."""
    found = {}
    for part in re.split(r"[,;\n]", text):
        if shown := collapsed(part):
            partner = _partner(shown, register)
            found.setdefault(partner.organization or partner.name.casefold(), partner)
    return list(found.values())


def _partner(shown: str, register: Mapping[str, int]) -> Partner:
    bracketed = IN_BRACKETS.fullmatch(shown)
    name, short = (bracketed[1], bracketed[2].strip()) if bracketed else (shown, "")
    for word in (shown, name, short):
        if key := register.get(word.casefold()):
            return Partner(key)
    return Partner(None, name[:200], short)


def written(partners: Iterable[tuple[str, str]]) -> str:
    """(name, abbreviation) of each as `partners_in` reads them."""
    return ", ".join(f"{name} ({short})" if short else name for name, short in partners)
