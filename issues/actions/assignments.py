"""What a group commissions: giving it, and what the commissioner says of it afterwards (S001-38, S003-21).

An assignment about an issue is as closed as the issue, and each step stands on the issue's time line.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Organization, Person, ReadingCircle
from groups.post import post_all, withdraw_deliveries
from issues.actions.assignment_terms import (
    Days,
    Doer,
    Part,
    refuse_days,
    refuse_decided_before,
    refuse_doers,
    refuse_wording,
    word_of,
)
from issues.actions.events import tell
from issues.actions.issues import locked
from issues.assignment_reached import (
    DELIVERED_MAIL,
    GIVEN_MAIL,
    REMINDER_MAIL,
    RETURNED_MAIL,
    end_links,
    letters_about,
)
from issues.assignment_states import Act, Who, acts_open
from issues.models import Assignment, AssignmentPerformer, Issue, PartialReport, YearlyAssignment
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed

State = Assignment.State
AGAIN = timedelta(minutes=10)


@verb
def give_assignment(
    commissioner: Group,
    *,
    wording: str,
    doers: Iterable[Doer],
    days: Days,
    by: Person | None,
    now: datetime,
    starts_on: date | None = None,
    issue: Issue | None = None,
    yearly: YearlyAssignment | None = None,
    year: int | None = None,
) -> Assignment:
    """Give it to all of them at once, also across groups (S003-11); each gets a mail, organisations with a
    link. The same again within ten minutes is one post that was sent twice."""
    issue, commissioner = locked(issue) if issue else None, lock_open(commissioner)
    today, doers = timezone.localdate(now), _named(doers)
    fields = {
        "commissioner": commissioner,
        "issue": issue,
        "wording": wording.strip(),
        "starts_on": starts_on or today,
        "deliver_by": days.deliver_by,
        "decided_on": days.decided_on,
        "decided_at_time": days.decided_at_time,
        "yearly": yearly,
        "year": year,
        "circle": issue.circle if issue else ReadingCircle.GROUP,
    }
    refuse_wording(wording)
    refuse_doers(commissioner, doers, issue)
    refuse_days(days, fields["starts_on"], today)
    again = {"created_at__gt": now - AGAIN, "created_at__lte": now, "state": State.GIVEN}
    if same := _same(Assignment.objects.filter(**fields, **again), doers, days):
        return same
    assignment = Assignment.objects.create(**fields, created_at=now)
    _ask(assignment, doers, days)
    post_all(letters_about(GIVEN_MAIL, assignment, now=now), now=now)
    names = listed(word_of(doer, today) for doer in doers if doer.part == Part.PERFORMER)
    words = {"names": names, "day": day_plain(days.deliver_by), "wording": assignment.wording}
    tell_of(assignment, _("Given to %(names)s by %(day)s: %(wording)s") % words, by=by, now=now)
    return assignment


def _same(rows: Iterable[Assignment], doers: list[Doer], days: Days) -> Assignment | None:
    """The one of these that the same are asked to do, with the same reports on the way."""
    wanted = {(doer.part, doer.group, doer.organization, doer.person, doer.name) for doer in doers}
    for row in rows:
        asked = row.performers.select_related("group", "organization", "person")
        there = {(one.part, one.group, one.organization, one.person, one.name) for one in asked}
        reports = set(row.reports.values_list("due_on", flat=True))
        if (there, reports) == (wanted, set(days.reports)):
            return row
    return None


def _ask(assignment: Assignment, doers: list[Doer], days: Days) -> None:
    for doer in doers:
        AssignmentPerformer.objects.create(assignment=assignment, **vars(doer))
    for day in sorted(set(days.reports)):
        PartialReport.objects.create(assignment=assignment, due_on=day)


@verb
def approve_delivery(assignment: Assignment, *, by: Person, now: datetime) -> Assignment:
    """The commissioner says that it is done."""
    assignment = locked_assignment(assignment)
    if assignment.state == State.APPROVED:
        return assignment
    refuse(assignment, Act.APPROVE)
    assignment.state = State.APPROVED
    assignment.save()
    tell_of(assignment, _("Approved: %(wording)s") % {"wording": assignment.wording}, by=by, now=now)
    return assignment


@verb
def send_back(
    assignment: Assignment, *, reason: str, by: Person, now: datetime, deliver_by: date | None = None
) -> Assignment:
    """What is missing, and by when it comes again. What was delivered stays in the history; a day of decision
    that would come first is taken away."""
    assignment = locked_assignment(assignment)
    if (assignment.state, assignment.result) == (State.RETURNED, reason.strip()):
        return assignment
    refuse(assignment, Act.SEND_BACK)
    reason = _reason(reason, _("Write what is missing, e.g. “The costs of the region are not in it”."))
    day = deliver_by or assignment.deliver_by
    today = timezone.localdate(now)
    if day < today:
        text = _("%(day)s has been. Write the day by which it is to be delivered again.")
        raise Refused(text % {"day": day_plain(day)}, field="deliver_by", code="past")
    if assignment.decided_on and assignment.decided_on < day:
        # It cannot be decided on before it has come; the day is set anew when it has.
        assignment.decided_on = assignment.decided_at_time = None
    assignment.state, assignment.result = State.RETURNED, reason
    assignment.delivered_on, assignment.deliver_by = None, day
    assignment.save()
    key = f"returned-{now.isoformat()}"
    post_all(letters_about(RETURNED_MAIL, assignment, now=now, key=key), now=now)
    tell_of(assignment, _("Sent back: %(reason)s") % {"reason": reason}, by=by, now=now)
    return assignment


@verb
def withdraw_assignment(assignment: Assignment, *, reason: str, by: Person, now: datetime) -> Assignment:
    """Nobody is to do it any more, and why; the links die and what waits to be sent is not."""
    assignment = locked_assignment(assignment)
    if (assignment.state, assignment.result) == (State.CANCELLED, reason.strip()):
        return assignment
    refuse(assignment, Act.WITHDRAW)
    reason = _reason(reason, _("Write why it is withdrawn, e.g. “The region does it by itself”."))
    assignment.state, assignment.result = State.CANCELLED, reason
    assignment.save()
    end_links(assignment, now)
    for kind in (GIVEN_MAIL, REMINDER_MAIL, RETURNED_MAIL, DELIVERED_MAIL):
        withdraw_deliveries(kind, references__assignment=assignment.pk)
    tell_of(assignment, _("Withdrawn: %(reason)s") % {"reason": reason}, by=by, now=now)
    return assignment


@verb
def change_assignment(
    assignment: Assignment, *, days: Days, reason: str, by: Person, now: datetime
) -> Assignment:
    """Other days, with the reason. Reports that are handed in stay; the others are those of `days`."""
    assignment = locked_assignment(assignment)
    refuse(assignment, Act.CHANGE)
    waited_for = list(assignment.reports.filter(handed_in_on__isnull=True))
    before = Days(
        assignment.deliver_by,
        assignment.decided_on,
        assignment.decided_at_time,
        tuple(row.due_on for row in waited_for),
    )
    if before == Days(**vars(days) | {"reports": tuple(sorted(set(days.reports)))}):
        return assignment
    reason = _reason(reason, _("Write why the days are changed, e.g. “The figures come in May”."))
    handed_in = set(assignment.reports.exclude(handed_in_on=None).values_list("due_on", flat=True))
    refuse_days(days, assignment.starts_on, timezone.localdate(now), kept=before)
    assignment.deliver_by, assignment.decided_on = days.deliver_by, days.decided_on
    assignment.decided_at_time = days.decided_at_time
    assignment._change_reason = reason[:100]
    assignment.save()
    for row in waited_for:
        if row.due_on not in days.reports:
            row.delete()
    for day in sorted(set(days.reports) - handed_in - set(before.reports)):
        PartialReport.objects.create(assignment=assignment, due_on=day)
    words = {"day": day_plain(days.deliver_by), "reason": reason}
    tell_of(assignment, _("Delivered by %(day)s instead: %(reason)s") % words, by=by, now=now)
    return assignment


@verb
def set_decision_day(
    assignment: Assignment, *, on: date, at: time | None, by: Person, now: datetime
) -> Assignment:
    """The day, where none was said, as a meeting that decides on it has it (S003-26)."""
    assignment = locked_assignment(assignment)
    if assignment.decided_on is None:
        refuse_decided_before(assignment.deliver_by, on)
        assignment.decided_on, assignment.decided_at_time = on, at
        assignment.save()
    return assignment


def locked_assignment(assignment: Assignment) -> Assignment:
    """The assignment again, locked; its issue is locked first, always in this order."""
    if assignment.issue_id:
        locked(assignment.issue)
    rows = Assignment.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("issue", "commissioner__structure").get(pk=assignment.pk)


def tell_of(
    assignment: Assignment,
    text: str,
    *,
    by: Person | None,
    now: datetime,
    organization: Organization | None = None,
) -> None:
    """On the time line of its issue, where it has one; of a closed assignment for its circle only, also when
    the issue has been opened since."""
    if assignment.issue:
        tell(
            assignment.issue,
            "assignment",
            text=text,
            by=by,
            now=now,
            organization=organization,
            circle=assignment.circle,
        )


def refuse(assignment: Assignment, act: Act, who: Who = Who.COMMISSIONER) -> None:
    if act in acts_open(assignment.state, who):
        return
    words = {"state": assignment.get_state_display().lower()}
    if act in {Act.APPROVE, Act.SEND_BACK}:
        text = _("The assignment is %(state)s. Only what is delivered can be approved or sent back.") % words
    else:
        text = _("The assignment is %(state)s, and no more is done about it.") % words
    raise Refused(text, code="not_now")


def _named(doers: Iterable[Doer]) -> list[Doer]:
    return [Doer(**vars(doer) | {"name": collapsed(doer.name)[:200]}) for doer in doers]


def _reason(text: str, ask: str) -> str:
    if not text.strip():
        raise Refused(ask, field="reason", code="no_reason")
    return text.strip()
