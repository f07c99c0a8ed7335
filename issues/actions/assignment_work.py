"""What the performers do about an assignment: take it on, report on the way, deliver; and reminding them.

`by` is nobody where it came through an organisation's link; `name` then says who wrote, and stands last in
what they wrote.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Delivery, Organization, Person
from groups.post import post_all
from issues.actions.assignments import locked_assignment, refuse, tell_of
from issues.assignment_reached import REMINDER_MAIL, letters_about, letters_home
from issues.assignment_states import UNDONE, Act, is_late
from issues.decision_states import reminder_due
from issues.models import Assignment, PartialReport
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

State = Assignment.State


@verb
def accept_assignment(
    assignment: Assignment,
    *,
    by: Person | None,
    now: datetime,
    name: str = "",
    organization: Organization | None = None,
) -> Assignment:
    """The performers take it on; the first who says so says it for all."""
    assignment = locked_assignment(assignment)
    if assignment.state == State.ACCEPTED:
        return assignment
    refuse(assignment, Act.ACCEPT)
    text = _signed(_("Taken on: %(wording)s") % {"wording": assignment.wording}, by, name)
    assignment.state = State.ACCEPTED
    assignment.save()
    tell_of(assignment, text, by=by, now=now, organization=organization)
    return assignment


@verb
def hand_in_report(
    report: PartialReport,
    *,
    text: str,
    by: Person | None,
    now: datetime,
    name: str = "",
    organization: Organization | None = None,
) -> PartialReport:
    """How it goes. In time or late is read from the days; the same report again changes nothing."""
    assignment = locked_assignment(report.assignment)
    report = assignment.reports.filter(pk=report.pk).first()
    if report is None:
        raise Refused(_("The report is not asked for any more."), code="not_asked")
    said = _said(text, by, name, "text")
    if report.handed_in_on:
        if report.text == said:
            return report
        text = _("The report of %(day)s is handed in already.") % {"day": day_plain(report.due_on)}
        raise Refused(text, code="handed_in")
    refuse(assignment, Act.REPORT)
    report.handed_in_on, report.text, report.by = timezone.localdate(now), said, by
    report.save()
    _taken_on(assignment)
    words = {"day": day_plain(report.due_on), "text": report.text}
    told = _("Report for %(day)s: %(text)s") % words
    tell_of(assignment, told, by=by, now=now, organization=organization)
    return report


@verb
def deliver_assignment(
    assignment: Assignment,
    *,
    result: str,
    by: Person | None,
    now: datetime,
    name: str = "",
    organization: Organization | None = None,
) -> Assignment:
    """What came of it. Those who commissioned it get a mail, and approve it or send it back."""
    assignment, today = locked_assignment(assignment), timezone.localdate(now)
    said = _said(result, by, name, "result")
    if (assignment.state, assignment.result) == (State.DELIVERED, said):
        return assignment
    refuse(assignment, Act.DELIVER)
    if today < assignment.starts_on:
        text = _("It begins on %(day)s.") % {"day": day_plain(assignment.starts_on)}
        raise Refused(text, code="not_begun")
    assignment.state, assignment.delivered_on, assignment.result = State.DELIVERED, today, said
    assignment.save()
    post_all(letters_home(assignment, now=now), now=now)
    late = is_late(assignment.deliver_by, today, today)
    told = _("Delivered late: %(text)s") if late else _("Delivered: %(text)s")
    tell_of(assignment, told % {"text": said}, by=by, now=now, organization=organization)
    return assignment


@verb
def remind_of_assignment(assignment: Assignment, *, by: Person, now: datetime) -> list[Delivery]:
    """Write again to those who do it, at most once a day each."""
    assignment = locked_assignment(assignment)
    sent = []
    if assignment.state in UNDONE:
        key = f"asked-{timezone.localdate(now)}"
        sent = _new(letters_about(REMINDER_MAIL, assignment, now=now, key=key), now)
    if not sent:
        text = _("Nobody is left to remind today: it is delivered, they were reminded or have no address.")
        raise Refused(text, code="nobody")
    return sent


@verb
def remind_by_the_day(assignment: Assignment, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: before the next day that something is waited for, on it, and three times
    after."""
    waited_for = assignment.reports.filter(handed_in_on__isnull=True)
    days = [*waited_for.values_list("due_on", flat=True), assignment.deliver_by]
    due_on, today = min(days), timezone.localdate(now)
    if which := reminder_due(due_on, timezone.localdate(assignment.created_at), today):
        key = f"{which}-{due_on}"
        return _new(letters_about(REMINDER_MAIL, assignment, now=now, key=key), now)
    return []


def _taken_on(assignment: Assignment) -> None:
    """Whoever reports has taken it on."""
    if assignment.state == State.GIVEN:
        assignment.state = State.ACCEPTED
        assignment.save()


def _said(text: str, by: Person | None, name: str, field: str) -> str:
    """What was written, with who wrote it where nobody is logged in."""
    if not text.strip():
        text = _("Write a sentence, e.g. “The figures are gathered; the text is left”.")
        raise Refused(text, field=field, code="empty")
    return _signed(text.strip(), by, name)


def _signed(text: str, by: Person | None, name: str) -> str:
    if by is not None:
        return text
    if not collapsed(name):
        text = _("Write your name and role, so that it is known who answered.")
        raise Refused(text, field="name", code="no_name")
    return f"{text} ({collapsed(name)[:200]})"


def _new(letters: list, now: datetime) -> list[Delivery]:
    return [sent for sent in post_all(letters, now=now) if sent and sent.queued_at == now]
