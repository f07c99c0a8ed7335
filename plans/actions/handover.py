"""What a group sends on to those who take over: written, handed over, and answered with how it was handled
(S000-06, S000-40, S000-41)."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import refuse_closed
from groups.models import Group, Person, Structure, Term
from issues.models import Issue
from plans.actions.plans import copy_goal, locked
from plans.handover_states import Move, may_be, why_not
from plans.models import ActivityPlan, Goal, HandoverNote
from plans.plan_access import holding
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

About, State = HandoverNote.About, HandoverNote.State
COLUMNS = ("about", "direction", "text", "goal", "issue", "to_group", "to_term")


@verb
def write_handover_note(
    *,
    about: str,
    direction: str,
    text: str,
    by: Person,
    now: datetime,
    from_group: Group | None = None,
    structure: Structure | None = None,
    to_group: Group | None = None,
    to_term: Term | None = None,
    goal: Goal | None = None,
    issue: Issue | None = None,
) -> HandoverNote:
    """A proposal that only the own group reads. `structure` where no group writes, as from an evaluation.

    Also in a group that is being closed: that is when it has something to send on.
    """
    note = HandoverNote(
        structure=from_group.structure if from_group else structure,
        from_group=from_group,
        written_at=now,
        written_by=by,
    )
    _write(note, (about, direction, text, goal, issue, to_group, to_term))
    return note


@verb
def change_handover_note(
    note: HandoverNote,
    *,
    about: str,
    direction: str,
    text: str,
    by: Person,
    now: datetime,
    to_group: Group | None = None,
    to_term: Term | None = None,
    goal: Goal | None = None,
    issue: Issue | None = None,
) -> HandoverNote:
    """While it is a proposal."""
    note = locked_note(note, "change")
    _write(note, (about, direction, text, goal, issue, to_group, to_term))
    return note


def _write(note: HandoverNote, values: tuple) -> None:
    for name, value in zip(COLUMNS, values, strict=True):
        setattr(note, name, value)
    note.text = note.text.strip()
    # What was chosen for another kind of note is let go of.
    note.goal = note.goal if note.about == About.GOAL else None
    note.issue = note.issue if note.about == About.ISSUE else None
    if not note.text:
        text = _("Write what is sent on, e.g. “Keep the goal, and add digital help at home”.")
        raise Refused(text, field="text", code="no_text")
    _refuse_others(note)
    if note.to_group:
        refuse_closed(note.to_group)
    note.save()


def _refuse_others(note: HandoverNote) -> None:
    """Goal and issue are the writing group's own, and the receiver is in the same structure."""
    if note.goal and note.from_group and note.goal.plan.group_id != note.from_group_id:
        text = _("The goal is another group's. Choose one of the group's own.")
        raise Refused(text, field="goal", code="not_ours")
    if note.issue and note.from_group and note.issue.home_group_id != note.from_group_id:
        text = _("The issue is another group's. Choose one of the group's own.")
        raise Refused(text, field="issue", code="not_ours")
    for field in ("to_group", "to_term"):
        receiver = getattr(note, field)
        if receiver and receiver.structure_id != note.structure_id:
            text = _("The receiver is in another county. Choose one of your own.")
            raise Refused(text, field=field, code="elsewhere")


@verb
def withdraw_handover_note(note: HandoverNote, *, by: Person, now: datetime) -> None:
    """Taken away while it is a proposal; what is handed over stands."""
    locked_note(note, "withdraw").delete()


@verb
def hand_over(notes: Iterable[HandoverNote], *, by: Person, now: datetime) -> list[HandoverNote]:
    """From proposals to the receiver's; each has a group or a term to go to. All or none."""
    found = [locked_note(note, "hand_over") for note in notes]
    if not found:
        raise Refused(_("There is no note to hand over. Write one first."), code="nothing")
    for note in found:
        if not (note.to_group_id or note.to_term_id):
            text = _("“%(note)s” has no receiver. Choose a group or a term first.") % {"note": note}
            raise Refused(text, code="no_receiver")
        note.state = State.RECEIVED
        note.save(update_fields=["state"])
    return found


@verb
def handle_note(
    note: HandoverNote, *, how: str, by: Person, now: datetime, plan: ActivityPlan | None = None
) -> HandoverNote:
    """How the receiver handled it, and in which plan of its own; also that nothing is made of it, and why.
    The same twice is once."""
    fresh = _again(note)
    if fresh.state == State.HANDLED and (fresh.how_handled, fresh.handled_in) == (how.strip(), plan):
        return fresh
    note = locked_note(note, "handle")
    if not how.strip():
        text = _("Write how it was handled, e.g. “Became goal 2” or why nothing is made of it.")
        raise Refused(text, field="how", code="not_said")
    receiver = note.to_group_id or note.from_group_id
    if plan and receiver and plan.group_id != receiver:
        raise Refused(_("The plan is another group's."), field="plan", code="not_ours")
    note.state, note.how_handled, note.handled_in = State.HANDLED, how.strip(), plan
    note.handled_on = timezone.localdate(now)
    note.save(update_fields=["state", "how_handled", "handled_in", "handled_on"])
    return note


@verb
def carry_over(note: HandoverNote, *, plan: ActivityPlan, by: Person, now: datetime) -> Goal:
    """The goal it is about, copied into the receiver's draft with what hangs on it and tied to where it comes
    from; the note is handled by it."""
    plan = locked(plan, "write")
    note = locked_note(note, "handle")
    if note.goal is None:
        text = _("The note is not about a goal of a plan. Write how it was handled instead.")
        raise Refused(text, code="no_goal")
    if note.goal.plan.state == ActivityPlan.State.DRAFT:
        text = _("The goal stands in a draft. It can be carried over when that plan is adopted.")
        raise Refused(text, code="draft")
    if plan.goals.filter(same_as=note.goal).exists():
        text = _("The goal stands in the plan already. Write how the note was handled instead.")
        raise Refused(text, code="there")
    number = (plan.goals.aggregate(last=Max("number"))["last"] or 0) + 1
    goal = copy_goal(note.goal, plan, number=number)
    _leave_what_is_theirs(goal, plan)
    how = _("Became goal %(number)s in %(plan)s.") % {"number": number, "plan": plan.title}
    handle_note(note, how=how, plan=plan, by=by, now=now)
    return goal


def _leave_what_is_theirs(goal: Goal, plan: ActivityPlan) -> None:
    """A superior goal that no longer holds, and of another group its indicators and people."""
    goal.superiors.exclude(superior__in=holding(plan)).delete()
    goal.indicators.exclude(indicator__group=plan.group_id).delete()
    if goal.same_as.plan.group_id != plan.group_id:
        for row in (goal, *goal.activities.all()):
            row.responsible = None
            row.save(update_fields=["responsible"])


@verb
def take_back_answer(note: HandoverNote, *, by: Person, now: datetime) -> HandoverNote:
    """The answer was wrong, or the draft it points at is thrown away: it waits again."""
    note = locked_note(note, "take_back")
    note.state, note.how_handled, note.handled_in, note.handled_on = State.RECEIVED, "", None, None
    note.save(update_fields=["state", "how_handled", "handled_in", "handled_on"])
    return note


def locked_note(note: HandoverNote, move: Move) -> HandoverNote:
    """The note again with its row locked; refused where the move cannot be made with it. For verbs."""
    found = _again(note)
    if not may_be(found.state, move):
        raise Refused(why_not(found.state), code="wrong_state")
    return found


def _again(note: HandoverNote) -> HandoverNote:
    rows = HandoverNote.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("goal__plan", "from_group", "to_group", "handled_in").filter(pk=note.pk)
    if (note := found.first()) is None:
        raise Refused(_("The note has been taken away."), code="gone")
    return note
