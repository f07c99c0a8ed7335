"""What each organisation and board decides along a path, and that it is carried out (I-DEC2 to I-DEC5).

`by` is nobody where it came through the organisation's link; `name` then says who wrote.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from groups.actions import add_document
from groups.models import Person
from issues.actions.events import tell
from issues.actions.issues import locked
from issues.decision_states import ANSWERS, APPROVED, DECIDED, Act, acts_open
from issues.models import Issue, OrganizationDecision
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

State = OrganizationDecision.State
# "Kramfors kommun, Socialnämnden: …", told after the kind's own words.
TOLD = {
    State.APPROVED: pgettext_lazy("decision", "approved"),
    State.APPROVED_WITH_CHANGE: gettext_lazy("approved with a change"),
    State.REJECTED: gettext_lazy("said no"),
    State.NOT_APPLICABLE: gettext_lazy("is not concerned"),
    State.PENDING: gettext_lazy("is waited for again"),
}


@dataclass(frozen=True)
class Decided:
    """An answer. `text`: the change, or why not; `reference`: registry number and paragraph."""

    state: str
    on: date | None = None
    text: str = ""
    reference: str = ""


@verb
def schedule_decision(
    decision: OrganizationDecision, *, on: date | None, by: Person | None, now: datetime, name: str = ""
) -> OrganizationDecision:
    """The day it will be decided on, which may be later than the day that was asked for."""
    decision = _opened(decision, Act.SCHEDULE)
    if on is None:
        raise Refused(
            _("Write the day it will be decided, for example 2017-05-02."), field="on", code="no_day"
        )
    if on < timezone.localdate(now):
        raise Refused(
            _("%(day)s has been. Write a day to come, or what was decided.") % {"day": day_plain(on)},
            field="on",
            code="past",
        )
    if decision.scheduled_on == on:
        return decision
    decision.state, decision.scheduled_on = State.SCHEDULED, on
    _sign(decision, by, name, now)
    decision.save()
    _tell(decision, _("decides on %(day)s") % {"day": day_plain(on)}, by=by, now=now)
    return decision


@verb
def decide(
    decision: OrganizationDecision,
    *,
    answer: Decided,
    by: Person | None,
    now: datetime,
    name: str = "",
    file=None,
) -> OrganizationDecision:
    """What was decided. The same answer again changes nothing; another is a correction."""
    decision = _locked(decision)
    answer = _cleaned(answer)
    if decision.state in ANSWERS and _given(decision) == answer and not file:
        return decision
    _refuse(decision, Act.DECIDE)
    _refuse_unclear(answer, timezone.localdate(now))
    _write(decision, answer)
    _keep_file(decision, file, by, now)
    _sign(decision, by, name, now)
    decision.save()
    _tell(decision, _words(decision), by=by, now=now, on=decision.decided_on)
    return decision


@verb
def correct_decision(
    decision: OrganizationDecision,
    *,
    answer: Decided,
    reason: str,
    by: Person | None,
    now: datetime,
    name: str = "",
    file=None,
) -> OrganizationDecision:
    """Another answer than the one written down, or none (`pending`), with the reason (I-DEC5). What was said
    of carrying it out goes when it no longer fits; all of it stays in the history."""
    decision = _opened(decision, Act.CORRECT)
    answer, reason = _cleaned(answer), collapsed(reason)
    if not reason:
        raise Refused(
            _("Write what was wrong, e.g. “The paragraph was § 43”."), field="reason", code="no_reason"
        )
    if answer.state != State.PENDING:
        _refuse_unclear(answer, timezone.localdate(now))
    if _given(decision) == answer and not file:
        return decision
    _write(decision, answer)
    if not _still_carried_out(decision):
        decision.implemented_on, decision.implemented_text = None, ""
    _keep_file(decision, file, by, now)
    _sign(decision, by, name, now)
    decision.save()
    told = _("corrected: %(what)s. %(reason)s") % {"what": _words(decision), "reason": reason}
    _tell(decision, told, by=by, now=now)
    return decision


@verb
def carry_out_decision(
    decision: OrganizationDecision,
    *,
    on: date,
    by: Person | None,
    now: datetime,
    text: str = "",
    name: str = "",
) -> OrganizationDecision:
    """That what was approved has been done, and when."""
    decision = _locked(decision)
    if (decision.implemented_on, decision.implemented_text) == (on, text.strip()):
        return decision
    _refuse(decision, Act.CARRY_OUT)
    if on > timezone.localdate(now):
        raise Refused(
            _("%(day)s is to come. Write the day it was carried out.") % {"day": day_plain(on)},
            field="on",
            code="future",
        )
    if on < decision.decided_on:
        raise Refused(
            _("It was decided %(day)s. Write that day or a later one.")
            % {"day": day_plain(decision.decided_on)},
            field="on",
            code="before_decision",
        )
    decision.implemented_on, decision.implemented_text = on, text.strip()
    _sign(decision, by, name, now)
    decision.save()
    _tell(decision, decision.implemented_text, by=by, now=now, on=on, kind="carried_out")
    return decision


def _cleaned(answer: Decided) -> Decided:
    return Decided(answer.state, answer.on, answer.text.strip(), collapsed(answer.reference))


def _given(decision: OrganizationDecision) -> Decided:
    return Decided(decision.state, decision.decided_on, decision.text, decision.reference)


def _write(decision: OrganizationDecision, answer: Decided) -> None:
    is_waited_for = answer.state == State.PENDING
    decision.state = State.SCHEDULED if is_waited_for and decision.scheduled_on else answer.state
    decision.decided_on = None if is_waited_for else answer.on
    decision.text = "" if is_waited_for else answer.text
    decision.reference = "" if is_waited_for else answer.reference


def _still_carried_out(decision: OrganizationDecision) -> bool:
    return bool(
        decision.implemented_on
        and decision.state in APPROVED
        and decision.decided_on <= decision.implemented_on
    )


def _refuse_unclear(answer: Decided, today: date) -> None:
    if answer.state not in ANSWERS:
        raise Refused(_("Choose what was decided."), field="state", code="no_state")
    if answer.state in DECIDED and answer.on is None:
        raise Refused(_("Write the day it was decided, for example 2017-05-02."), field="on", code="no_day")
    if answer.on and answer.on > today:
        raise Refused(
            _("%(day)s is to come. Write what was decided when it has been, or say that it has a day.")
            % {"day": day_plain(answer.on)},
            field="on",
            code="future",
        )
    if answer.state == State.APPROVED_WITH_CHANGE and not answer.text:
        raise Refused(
            _("Write what was changed, e.g. “From 1 January 2018 instead of 1 September”."),
            field="text",
            code="no_change",
        )
    if answer.state == State.NOT_APPLICABLE and not answer.text:
        raise Refused(
            _("Write why it does not concern you, e.g. “We have no upper secondary school of our own”."),
            field="text",
            code="no_reason",
        )


def _keep_file(decision: OrganizationDecision, file, by: Person | None, now: datetime) -> None:
    """The extract of the minutes becomes a document of the issue's home group, in the issue's circle."""
    if not file:
        return
    issue = issue_of(decision)
    if issue.home_group is None:
        raise Refused(
            _("The question has no group yet to keep files in. Write the registry number instead."),
            field="file",
            code="no_group",
        )
    title = f"{addressed(decision)}: {issue.title}"
    closed = {"circle": issue.circle, "closed_reason": issue.closed_reason}
    decision.document = add_document(
        issue.home_group, file=file, title=title[:200], figure_text=title, by=by, now=now, **closed
    )


def _sign(decision: OrganizationDecision, by: Person | None, name: str, now: datetime) -> None:
    decision.answered_by, decision.answered_name, decision.answered_at = by, collapsed(name)[:200], now
    if by is None and not decision.answered_name:
        raise Refused(
            _("Write your name and role, so that it is known who answered."), field="name", code="no_name"
        )


def _words(decision: OrganizationDecision) -> str:
    told = str(TOLD[decision.state] if decision.state in TOLD else TOLD[State.PENDING])
    if decision.reference:
        told += f" ({decision.reference})"
    return f"{told}: {decision.text}" if decision.text else told


def _tell(
    decision: OrganizationDecision,
    words: str,
    *,
    by: Person | None,
    now: datetime,
    on: date | None = None,
    kind: str = "decision",
) -> None:
    who = decision.board.name if decision.board else ""
    text = f"{who}: {words}" if who and words else who or words
    issue = issue_of(decision)
    tell(issue, kind, now=now, by=by, on=on, text=text, organization=decision.organization)


def addressed(decision: OrganizationDecision, on: date = date.max) -> str:
    """ "Kramfors kommun, Socialnämnden", as it is called that day. Reads prefetched names."""
    name = decision.organization.name_on(on)
    return f"{name}, {decision.board.name}" if decision.board else name


def issue_of(decision: OrganizationDecision) -> Issue:
    return decision.path.version.material.issue


def _locked(decision: OrganizationDecision) -> OrganizationDecision:
    """The decision again, locked with its issue."""
    locked(issue_of(decision))
    return whole(OrganizationDecision.objects).get(pk=decision.pk)


def whole(rows):
    """With what the verbs and the answer page read of it."""
    return rows.select_related(
        "organization",
        "board",
        "position__group",
        "document",
        "answered_by",
        "path__version__material__issue__home_group",
        "path__version__material__issue__structure",
    )


def _opened(decision: OrganizationDecision, act: Act) -> OrganizationDecision:
    decision = _locked(decision)
    _refuse(decision, act)
    return decision


def _refuse(decision: OrganizationDecision, act: Act) -> None:
    is_annulled = bool(decision.position and decision.position.annulled_on)
    open_acts = acts_open(
        decision.state, is_carried_out=bool(decision.implemented_on), is_annulled=is_annulled
    )
    if act in open_acts:
        return
    if is_annulled:
        raise Refused(_("The position has been annulled, and nothing more is asked for."), code="annulled")
    if act == Act.CARRY_OUT:
        text = _("Only what has been approved is carried out, and once. Correct the answer first.")
    elif decision.state in ANSWERS:
        text = _("It is answered already: %(answer)s. Correct the answer, and say why.")
        text %= {"answer": decision.get_state_display()}
    else:
        text = _("There is no answer yet to correct.")
    raise Refused(text, code="not_now")
