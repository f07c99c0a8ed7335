"""What an item about an issue is for, by the stage that the issue is in (domain.md 6.2, I-AGI3), and what
came of it. Pure."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from issues.models import Stage
from meetings.documents import ActionLine, NotesItem, OutcomeLine
from meetings.models.standing import ItemKind

KINDS = {
    Stage.PRIORITIZED: ItemKind.PREPARATION,
    Stage.PREPARATION: ItemKind.PREPARATION,
    Stage.POSITION: ItemKind.POSITION,
    Stage.DECISION_IN_ORGANIZATIONS: ItemKind.REPORT,
    Stage.EXECUTION: ItemKind.REPORT,
    Stage.FOLLOW_UP: ItemKind.REPORT,
    Stage.PARKED: ItemKind.INFORMATION,
}


def kind_for(stage: str, *, may_take_positions: bool) -> str:
    """The kind of item that fits; only a group that may takes a position (I-AGI3)."""
    kind = KINDS.get(stage, ItemKind.DIALOGUE)
    if kind == ItemKind.POSITION and not may_take_positions:
        return ItemKind.DIALOGUE
    return kind


def outcome_for(stage: str, *, may_take_positions: bool) -> str:
    """A proposal for what should come out of it, in words that may be written over."""
    if stage == Stage.POSITION and not may_take_positions:
        return _("The group agrees on what to send on to those who take a position.")
    return {
        Stage.RAISED: _("The group says whether the question is common and needs co-operation."),
        Stage.SCREENED: _("The group gives the question its place among the others."),
        Stage.PRIORITIZED: _("The group says what the decision material has to answer."),
        Stage.PREPARATION: _("The group says what is still missing in the material."),
        Stage.DIALOGUE: _("The group agrees on what to take home."),
        Stage.ANCHORING: _("Each tells what was said at home."),
        Stage.POSITION: _("The group takes a position."),
        Stage.DECISION_IN_ORGANIZATIONS: _("The group knows who has decided, and what."),
        Stage.EXECUTION: _("The group knows how far it has come."),
        Stage.FOLLOW_UP: _("The group says what came of it."),
    }.get(stage, "")


def noted_words(item: NotesItem) -> str:
    """The outcomes and what is to be done, one a line; empty where nothing came of it."""
    lines = [line for outcome in item.outcomes for line in _outcome(outcome)]
    return "\n".join([*lines, *map(_action, item.actions)])


def _outcome(outcome: OutcomeLine) -> Iterator[str]:
    yield f"{outcome.kind}: {outcome.text}" if outcome.text else outcome.kind
    yield from (f"– {point}" for point in outcome.points)
    if outcome.condition:
        yield _("On condition that: %(text)s") % {"text": outcome.condition}


def _action(action: ActionLine) -> str:
    who = ", ".join(filter(None, (action.owner, action.due)))
    told = _("To do: %(text)s") % {"text": action.text}
    return f"{told} ({who})" if who else told
