"""The way an issue goes: which stage may follow which, and what has to be there first (domain.md 6.2)."""

from dataclasses import dataclass
from enum import StrEnum

from issues.models.stages import Stage

WAY = (
    Stage.RAISED,
    Stage.SCREENED,
    Stage.PRIORITIZED,
    Stage.PREPARATION,
    Stage.DIALOGUE,
    Stage.ANCHORING,
    Stage.POSITION,
    Stage.DECISION_IN_ORGANIZATIONS,
    Stage.EXECUTION,
    Stage.FOLLOW_UP,
    Stage.CLOSED,
)
EXITS = (Stage.DECLINED, Stage.PARKED, Stage.MERGED)
FINISHED = frozenset({Stage.CLOSED, Stage.DECLINED, Stage.MERGED})
UNFINISHED = frozenset(Stage) - FINISHED
# Everything but a step to the next stage says why.
SAYS_WHY = frozenset({"skip", "back", "exit", "reopen"})


def moves_from(stage: str, came_from: str = "") -> dict[str, str]:
    """Where an issue in `stage` may go, and what kind of move that is: {stage: "forward" | "skip" | …}.

    `came_from` is the stage an issue that has gone out stood in: it is taken up again there or earlier, never
    further on than it had come; a new screening may always let it in. What is not here is refused.
    """
    if stage in EXITS:
        furthest = max(_place(came_from or Stage.RAISED), _place(Stage.SCREENED))
        return dict.fromkeys(WAY[: furthest + 1], "reopen")
    if stage == Stage.CLOSED:
        return dict.fromkeys(WAY[1:-1], "reopen")
    here = _place(stage)
    back = dict.fromkeys(WAY[1:here], "back")
    onward = {
        other: "forward" if place == here + 1 else "skip" for place, other in enumerate(WAY) if place > here
    }
    return back | onward | dict.fromkeys(EXITS, "exit")


def skipped(stage: str, to: str) -> tuple[str, ...]:
    """The stages that are passed by, in order, when an issue goes from one to the other."""
    return WAY[_place(stage) + 1 : _place(to)] if stage in WAY and to in WAY else ()


def _place(stage: str) -> int:
    return WAY.index(Stage(stage))


class Lack(StrEnum):
    """What stands in the way of a stage."""

    NOT_SCREENED = "not_screened"
    NO_HOME = "no_home"
    NO_POSITIONS = "no_positions"
    NO_MATERIAL = "no_material"
    NOT_ANCHORED = "not_anchored"
    NO_POSITION = "no_position"
    NO_DECISIONS = "no_decisions"
    DECISIONS_MISSING = "decisions_missing"


# These are forbidden; the others ask for a reason (design.md 4.4, I-ISS2).
FORBIDS = frozenset({Lack.NOT_SCREENED, Lack.NO_HOME, Lack.NO_POSITIONS, Lack.NO_POSITION})


@dataclass(frozen=True)
class Standing:
    """What is known of an issue, for the question of where it may go."""

    fits: bool = False
    has_home: bool = False
    may_take_positions: bool = False
    has_issued_material: bool = False
    is_anchored: bool = False
    has_position: bool = False
    asked_organizations: int = 0
    waited_for: int = 0


def lacks(to: str, standing: Standing) -> tuple[Lack, ...]:
    """What an issue lacks for a stage, in the order it is told.

    A stage that is come to past others lacks what those would have lacked of what is forbidden.
    """
    if to not in WAY or to == Stage.RAISED:
        return ()
    place = _place(to)
    wanted = (
        (Stage.SCREENED, standing.fits, Lack.NOT_SCREENED),
        (Stage.PRIORITIZED, standing.has_home, Lack.NO_HOME),
        (Stage.POSITION, standing.may_take_positions, Lack.NO_POSITIONS),
        (Stage.POSITION, standing.has_issued_material, Lack.NO_MATERIAL),
        (Stage.POSITION, standing.is_anchored, Lack.NOT_ANCHORED),
        (Stage.DECISION_IN_ORGANIZATIONS, standing.has_position, Lack.NO_POSITION),
        (Stage.EXECUTION, standing.asked_organizations > 0, Lack.NO_DECISIONS),
        (Stage.EXECUTION, standing.waited_for == 0, Lack.DECISIONS_MISSING),
    )
    return tuple(
        lack
        for stage, is_there, lack in wanted
        if not is_there and (stage == to or (_place(stage) < place and lack in _KEEPS))
    )


# What is forbidden at a stage is forbidden after it too, but a question may be carried out or followed up
# without any position: that is skipped, and said.
_KEEPS = frozenset({Lack.NOT_SCREENED, Lack.NO_HOME})
