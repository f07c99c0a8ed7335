"""The course of a request for funding: which step leads where, and whose it is (domain.md 6.2, 6.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

DRAFT, SUBMITTED, UNDER_REVIEW = "draft", "submitted", "under_review"
GRANTED, REJECTED, WITHDRAWN, FOLLOWED_UP = "granted", "rejected", "withdrawn", "followed_up"
STATES = (DRAFT, SUBMITTED, UNDER_REVIEW, GRANTED, REJECTED, WITHDRAWN, FOLLOWED_UP)
# Asked for and not taken back: what is added up over groups.
STANDING = frozenset({SUBMITTED, UNDER_REVIEW, GRANTED, REJECTED, FOLLOWED_UP})
GIVEN = frozenset({GRANTED, FOLLOWED_UP})


class Side(StrEnum):
    APPLICANT = "applicant"
    ADDRESSEE = "addressee"


@dataclass(frozen=True)
class Step:
    """From one of some states to another, by one side."""

    name: str
    before: frozenset[str]
    after: str
    side: Side


STEPS = {
    step.name: step
    for step in (
        Step("submit", frozenset({DRAFT}), SUBMITTED, Side.APPLICANT),
        Step("take_up", frozenset({SUBMITTED}), UNDER_REVIEW, Side.ADDRESSEE),
        Step("grant", frozenset({UNDER_REVIEW}), GRANTED, Side.ADDRESSEE),
        Step("reject", frozenset({UNDER_REVIEW}), REJECTED, Side.ADDRESSEE),
        Step("withdraw", frozenset({DRAFT, SUBMITTED, UNDER_REVIEW}), WITHDRAWN, Side.APPLICANT),
        Step("report", frozenset({GRANTED}), FOLLOWED_UP, Side.APPLICANT),
    )
}


def may_step(name: str, state: str) -> bool:
    return state in STEPS[name].before


def steps_from(state: str, sides: Iterable[Side]) -> list[str]:
    """The steps that whoever stands on these sides can take now, in the order of the course."""
    mine = set(sides)
    return [step.name for step in STEPS.values() if state in step.before and step.side in mine]
