"""Actions as facts for a page: who owes what until when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from groups.models import Person
from issues.access import may_change
from issues.models import Action

STATE_MARKS = {"open": "empty", "in_progress": "partly", "done": "ok", "cancelled": "empty"}
LATE = _("Late")


@dataclass(frozen=True)
class Owed:
    """`due` in words; `mark` and `word` tell the state, and that it is late (I-ACT: overdue is derived)."""

    action: Action
    owner: str
    due: str
    mark: str
    word: str
    is_closed: bool
    may_change: bool


def owed(action: Action, person: Person, today: date, *, due: tuple[date | None, str]) -> Owed:
    """`due`: the day and the words, from the room that knows when a meeting is."""
    day, words = due
    is_closed = action.state in {Action.State.DONE, Action.State.CANCELLED}
    is_late = not is_closed and day is not None and day < today
    return Owed(
        action=action,
        owner=owner_name(action, today),
        due=words,
        mark="warn" if is_late else STATE_MARKS[action.state],
        word=str(LATE if is_late else action.get_state_display()),
        is_closed=is_closed,
        may_change=may_change(person, action),
    )


def owner_name(action: Action, on: date) -> str:
    if action.owner_person:
        return action.owner_person.name
    owner = action.owner_group or action.owner_organization
    return owner.name_on(on) if owner else action.owner_text
