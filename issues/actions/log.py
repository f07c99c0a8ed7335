"""What can happen to an action in the log of outstanding questions (S002-25, domain.md 6.5)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Organization, Person, ReadingCircle
from issues.models import Action, ActionReport, Issue
from issues.report_headings import headings_of, report_to_fill_in
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

UNFINISHED = frozenset({Action.State.OPEN, Action.State.IN_PROGRESS})
FINISHED = frozenset({Action.State.DONE, Action.State.CANCELLED})


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
    is_due_month: bool = False,
    circle: str = ReadingCircle.GROUP,
    split_from: Action | None = None,
    issue: Issue | None = None,
    level: str = "",
    report_headings: str = "",
) -> Action:
    """A promise with one owner: somebody, a group, an organisation, or a role in words. Several owners:
    several actions, those after the first `split_from` it (I-ACT2). `circle` is that of the item it arose
    at, `issue` what it is a part of. `level`: a `Level`, as operative measures belong at home (S001-36).
    `report_headings`, one a line: what the report is to tell (S004-25)."""
    lock_open(group)
    if not text.strip():
        raise Refused(
            _("Write what is to be done, e.g. “Send the figures to the group”."), field="text", code="no_text"
        )
    return Action.objects.create(
        group=group,
        text=text.strip(),
        due_on=due_on,
        is_due_month=is_due_month and due_on is not None,
        circle=circle,
        split_from=split_from,
        issue=issue,
        level=level,
        report_headings="\n".join(headings_of(report_headings)),
        created_at=now,
        **owner_fields(owner, owner_text),
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
def begin_action(action: Action, *, by: Person | None, now: datetime) -> Action:
    action = _locked(action)
    if action.state == Action.State.IN_PROGRESS:
        return action
    return _move(action, Action.State.IN_PROGRESS, allowed={Action.State.OPEN}, by=by, now=now)


@verb
def finish_action(action: Action, *, result: str, by: Person | None, now: datetime) -> Action:
    """Closing says what came of it (I-ACT3). `by` is empty where an organisation's link says it."""
    action = _locked(action)
    begun = report_to_fill_in(action.report_headings)
    result = _said(result, _("Write what came of it, e.g. “Sent to everyone 3 April”."), begun=begun)
    return _move(action, Action.State.DONE, allowed=UNFINISHED, by=by, now=now, result=result)


@verb
def cancel_action(action: Action, *, reason: str, by: Person, now: datetime) -> Action:
    action = _locked(action)
    reason = _said(reason, _("Write why it is no longer to be done."))
    return _move(action, Action.State.CANCELLED, allowed=UNFINISHED, by=by, now=now, result=reason)


@verb
def reopen_action(action: Action, *, reason: str, by: Person, now: datetime) -> Action:
    action = _locked(action)
    reason = _said(reason, _("Write why it is opened again."))
    return _move(action, Action.State.OPEN, allowed=FINISHED, by=by, now=now, result=reason)


@verb
def delay_action(action: Action, *, to: date, text: str, by: Person | None, now: datetime) -> ActionReport:
    """It is done later than was said: a new day and why. Said twice, it is one report.

    An action due at a meeting is delayed by `meetings.actions.delay_action_to`, which knows of meetings.
    """
    action = _locked(action)
    _refuse_finished(action)
    if to < timezone.localdate(now):
        raise Refused(
            _("%(day)s has passed. Write a day to come.") % {"day": day_plain(to)}, field="to", code="past"
        )
    text = _said(
        text, _("Write why it is late, e.g. “Waits for the figures from two municipalities”."), "text"
    )
    last = action.reports.order_by("-pk").first()
    if last and (last.due_on, last.text) == (to, text):
        return last
    action.due_on, action.is_due_month = to, False
    action.save()
    return ActionReport.objects.create(action=action, person=by, text=text, due_on=to, at=now)


@verb
def report_on_action(action: Action, *, text: str, by: Person | None, now: datetime) -> ActionReport:
    """How it goes, in words. The same words twice in a row are one report."""
    action = _locked(action)
    missing = _("Write how it goes, e.g. “The draft is ready, two answers are missing”.")
    text = _said(text, missing, "text", begun=report_to_fill_in(action.report_headings))
    last = action.reports.order_by("-pk").first()
    if last and (last.person_id, last.text) == (by.pk if by else None, text):
        return last
    return ActionReport.objects.create(action=action, person=by, text=text, at=now)


def _said(words: str, missing: str, field: str = "result", *, begun: str = "") -> str:
    """Refused with `missing` when nothing is written, or only what the form began with."""
    if not words.strip() or words.split() == begun.split():
        raise Refused(missing, field=field, code=f"no_{field}")
    return words.strip()


def _locked(action: Action) -> Action:
    return Action.objects.select_for_update(no_key=True, of=("self",)).get(pk=action.pk)


def _refuse_finished(action: Action) -> None:
    if action.state in FINISHED:
        raise Refused(
            _("The action is already %(state)s.") % {"state": action.get_state_display().lower()},
            code="wrong_state",
        )


def owner_fields(owner: Person | Group | Organization | None, owner_text: str) -> dict:
    """The owner columns of an action: exactly the wanted one is filled."""
    return {
        "owner_person": owner if isinstance(owner, Person) else None,
        "owner_group": owner if isinstance(owner, Group) else None,
        "owner_organization": owner if isinstance(owner, Organization) else None,
        "owner_text": owner_text.strip(),
    }


def _move(
    action: Action,
    state: str,
    *,
    allowed: frozenset[str],
    by: Person | None,
    now: datetime,
    result: str | None = None,
) -> Action:
    if action.state not in allowed:
        raise Refused(
            _("The action is already %(state)s.") % {"state": action.get_state_display().lower()},
            code="wrong_state",
        )
    action.state = state
    action.closed_at = now if state in FINISHED else None
    if result is not None:
        action.result = result
    action.save()
    ActionReport.objects.create(action=action, person=by, text=result or "", state=state, at=now)
    return action
