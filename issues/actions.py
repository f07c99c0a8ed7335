"""What can happen to an action in the log of outstanding questions (S002-25, domain.md 6.5)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Organization, Person
from issues.models import Action
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def open_action(
    group: Group,
    *,
    text: str,
    by: Person,
    now: datetime,
    owner: Person | Group | Organization | None = None,
    owner_text: str = "",
    due_on: date | None = None,
) -> Action:
    """A promise with one owner: somebody, a group, an organisation, or a role in words. Several owners:
    several actions (I-ACT2)."""
    lock_open(group)
    if not text.strip():
        raise Refused(
            _("Write what is to be done, e.g. “Send the figures to the group”."), field="text", code="no_text"
        )
    return Action.objects.create(
        group=group, text=text.strip(), due_on=due_on, created_at=now, **owner_fields(owner, owner_text)
    )


@verb
def change_action(
    action: Action,
    *,
    text: str,
    by: Person,
    now: datetime,
    owner: Person | Group | Organization | None = None,
    owner_text: str = "",
    due_on: date | None = None,
) -> Action:
    if not text.strip():
        raise Refused(
            _("Write what is to be done, e.g. “Send the figures to the group”."), field="text", code="no_text"
        )
    for name, value in {"text": text.strip(), "due_on": due_on, **owner_fields(owner, owner_text)}.items():
        setattr(action, name, value)
    action.save()
    return action


@verb
def begin_action(action: Action, *, by: Person, now: datetime) -> Action:
    return _move(action, Action.State.IN_PROGRESS, allowed={Action.State.OPEN, Action.State.IN_PROGRESS})


@verb
def finish_action(action: Action, *, result: str, by: Person, now: datetime) -> Action:
    """Closing says what came of it (I-ACT3)."""
    action.result = _said(result, _("Write what came of it, e.g. “Sent to everyone 3 April”."))
    return _move(action, Action.State.DONE, allowed={Action.State.OPEN, Action.State.IN_PROGRESS})


@verb
def cancel_action(action: Action, *, reason: str, by: Person, now: datetime) -> Action:
    action.result = _said(reason, _("Write why it is no longer to be done."))
    return _move(action, Action.State.CANCELLED, allowed={Action.State.OPEN, Action.State.IN_PROGRESS})


@verb
def reopen_action(action: Action, *, reason: str, by: Person, now: datetime) -> Action:
    action.result = _said(reason, _("Write why it is opened again."))
    return _move(action, Action.State.OPEN, allowed={Action.State.DONE, Action.State.CANCELLED})


def _said(words: str, missing: str) -> str:
    """Refused with `missing` when nothing is written."""
    if not words.strip():
        raise Refused(missing, field="result", code="no_result")
    return words.strip()


def owner_fields(owner: Person | Group | Organization | None, owner_text: str) -> dict:
    """The owner columns of an action: exactly the wanted one is filled."""
    return {
        "owner_person": owner if isinstance(owner, Person) else None,
        "owner_group": owner if isinstance(owner, Group) else None,
        "owner_organization": owner if isinstance(owner, Organization) else None,
        "owner_text": owner_text.strip(),
    }


def _move(action: Action, state: str, *, allowed: set[str]) -> Action:
    if action.state not in allowed:
        raise Refused(
            _("The action is already %(state)s.") % {"state": action.get_state_display().lower()},
            code="wrong_state",
        )
    action.state = state
    action.save()
    return action
