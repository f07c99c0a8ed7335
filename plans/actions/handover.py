"""What a group sends on to those who take over: written, adopted, handed over, and answered with how it was
handled (S000-06, S000-40, S000-41; domain.md 6.5)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.actions.guards import refuse_closed
from groups.models import Group, Person, Structure, Term
from issues.models import Issue
from meetings.actions.guards import lock
from meetings.models import AgendaItem
from plans.actions.plans import copy_goal, locked
from plans.adopted_places import adopted_place
from plans.handover_states import ASKED_FOR, Move, has_begun, may_be, why_not
from plans.models import ActivityPlan, Goal, HandoverNote
from plans.plan_access import holding
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

About, State, Outcome = HandoverNote.About, HandoverNote.State, HandoverNote.Outcome
ADOPTION = ("state", "adopted_on", "adopted_at", "adopted_where")
ANSWER = ("state", "outcome", "how_handled", "handled_in", "handled_on")
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
def adopt_handover_notes(
    notes: Iterable[HandoverNote],
    *,
    on: date,
    by: Person,
    now: datetime,
    at: AgendaItem | None = None,
    where: str = "",
) -> list[HandoverNote]:
    """The group stands behind its proposals, each of which has somebody to go to. All or none.

    `at` is the item of its meeting; without one `where` says where, and why it is not here. A group that is
    being closed adopts too.
    """
    if at:
        at.meeting = lock(at.meeting)
    found = [locked_note(note, "adopt") for note in notes]
    if not found:
        raise Refused(_("There is no note to adopt. Write one first."), code="nothing")
    for note in found:
        _refuse_no_receiver(note)
        word = adopted_place(note.from_group, at, where, on, timezone.localdate(now))
        note.state, note.adopted_on, note.adopted_at = State.ADOPTED, on, at
        note.adopted_where = word
        note.save(update_fields=ADOPTION)
    return found


@verb
def hand_over(notes: Iterable[HandoverNote], *, by: Person, now: datetime) -> list[HandoverNote]:
    """What the group has adopted becomes the receiver's. All or none."""
    found = [locked_note(note, "hand_over") for note in notes]
    if not found:
        raise Refused(_("There is no note to hand over. Let the group adopt one first."), code="nothing")
    for note in found:
        _refuse_no_receiver(note)
        note.state = State.RECEIVED
        note.save(update_fields=["state"])
    return found


def _refuse_no_receiver(note: HandoverNote) -> None:
    if not (note.to_group_id or note.to_term_id):
        text = _("“%(note)s” has no receiver. Choose a group or a term first.") % {"note": note}
        raise Refused(text, code="no_receiver")


@verb
def handle_note(
    note: HandoverNote,
    *,
    how: str,
    by: Person,
    now: datetime,
    outcome: str = "",
    plan: ActivityPlan | None = None,
) -> HandoverNote:
    """What became of it, how, and in which plan of the receiver's. Without `outcome`: what the note asked
    for. The same twice is once."""
    outcome = outcome or ASKED_FOR[note.direction]
    example = _("Write how it was handled, e.g. “Became goal 2”.")
    return _answer(note, State.HANDLED, outcome=outcome, how=how, example=example, plan=plan, now=now)


@verb
def decline_note(note: HandoverNote, *, why: str, by: Person, now: datetime) -> HandoverNote:
    """Nothing is made of it, and why. The same twice is once."""
    example = _("Write why nothing is made of it, e.g. “The region has taken it over”.")
    return _answer(note, State.DECLINED, outcome="", how=why, example=example, plan=None, now=now)


def _answer(
    note: HandoverNote,
    state: str,
    *,
    outcome: str,
    how: str,
    example: str,
    plan: ActivityPlan | None,
    now: datetime,
) -> HandoverNote:
    given = (state, outcome, how.strip(), plan)
    fresh, today = _again(note), timezone.localdate(now)
    if (fresh.state, fresh.outcome, fresh.how_handled, fresh.handled_in) == given:
        return fresh
    note = locked_note(note, "handle")
    _refuse_before_the_term(note, today)
    if not how.strip():
        raise Refused(example, field="how", code="not_said")
    receiver = note.to_group_id or note.from_group_id
    if plan and receiver and plan.group_id != receiver:
        raise Refused(_("The plan is another group's."), field="plan", code="not_ours")
    for name, value in zip(ANSWER, (*given, today), strict=True):
        setattr(note, name, value)
    note.save(update_fields=ANSWER)
    return note


def _refuse_before_the_term(note: HandoverNote, today: date) -> None:
    if note.to_term and not has_begun(note.to_term.starts_on, today):
        text = _("The note is for the term %(term)s, whose group takes a stand from %(day)s on.")
        words = {"term": note.to_term, "day": day_plain(note.to_term.starts_on)}
        raise Refused(text % words, code="not_begun")


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
    # Kept, and read by both groups: in the installation's language, and without what a draft is called.
    with translation.override(settings.LANGUAGE_CODE):
        how = _("The goal was carried over into the plan.")
    handle_note(note, how=how, outcome=_of_what_stands(note), plan=plan, by=by, now=now)
    return goal


def _of_what_stands(note: HandoverNote) -> str:
    """A goal that the note would have dropped and that was carried over all the same was kept."""
    outcome = ASKED_FOR[note.direction]
    return Outcome.KEPT if outcome == Outcome.DROPPED else outcome


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
    for name, value in zip(ANSWER, (State.RECEIVED, "", "", None, None), strict=True):
        setattr(note, name, value)
    note.save(update_fields=ANSWER)
    return note


def locked_note(note: HandoverNote, move: Move) -> HandoverNote:
    """The note again with its row locked; refused where the move cannot be made with it. For verbs."""
    found = _again(note)
    if not may_be(found.state, move, has_group=found.from_group_id is not None):
        raise Refused(why_not(found.state, move), code="wrong_state")
    return found


def _again(note: HandoverNote) -> HandoverNote:
    rows = HandoverNote.objects.select_for_update(no_key=True, of=("self",))
    related = ("goal__plan", "from_group", "to_group", "to_term", "handled_in")
    if (note := rows.select_related(*related).filter(pk=note.pk).first()) is None:
        raise Refused(_("The note has been taken away."), code="gone")
    return note
