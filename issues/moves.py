"""Where an issue may go from here, told: what it passes, what it lacks, where it belongs there."""

from collections.abc import Iterable
from dataclasses import dataclass

from issues.course import EXITS, FORBIDS, SAYS_WHY, Lack, Standing, lacks, moves_from, skipped
from issues.stage_words import lack_words

# Another group may take the position: which one is chosen with the move.
MENDED_BY_FORUM = frozenset({Lack.NO_POSITIONS})


@dataclass(frozen=True)
class Move:
    """`kind` as in `moves_from`; `lacks` are sentences, `missing` their codes. `kinds` are the kinds of group
    where an issue in that stage belongs; none: any group."""

    to: str
    name: str
    kind: str
    passed: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_forbidden: bool = False
    description: str = ""
    kinds: tuple[str, ...] = ()

    @property
    def says_why(self) -> bool:
        return self.kind in SAYS_WHY or bool(self.lacks)


@dataclass(frozen=True)
class StageFacts:
    """The structure's own word for a stage, and where it belongs."""

    name: str
    description: str = ""
    days: int | None = None
    kinds: tuple[str, ...] = ()


def moves(stage: str, came_from: str, standing: Standing, stages: dict[str, StageFacts]) -> tuple[Move, ...]:
    """Every move from `stage`, the next one first; `stages` holds every stage. Pure."""
    order = {"forward": 0, "reopen": 1, "skip": 2, "back": 3, "exit": 4}
    found = [
        _move(to, kind, skipped(stage, to), standing, stages)
        for to, kind in moves_from(stage, came_from).items()
    ]
    return tuple(sorted(found, key=lambda move: order[move.kind]))


def _move(
    to: str, kind: str, passed: Iterable[str], standing: Standing, stages: dict[str, StageFacts]
) -> Move:
    found, facts = lacks(to, standing), stages[to]
    return Move(
        to=to,
        name=facts.name,
        kind=kind,
        passed=tuple(stages[one].name for one in passed) if to not in EXITS else (),
        lacks=tuple(lack_words(lack) for lack in found),
        missing=tuple(found),
        is_forbidden=bool((FORBIDS - MENDED_BY_FORUM) & set(found)),
        description=facts.description,
        kinds=facts.kinds,
    )
