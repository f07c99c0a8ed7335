"""Handover notes as they are shown: what they are about, where they go, and how they were handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.models import GroupName, Person
from issues.issue_access import issues_for
from plans.access import plans_for
from plans.handover_states import MARKS, has_begun
from plans.models import HandoverNote
from samverkan.lib.dated import value_that_day
from samverkan.lib.spreadsheets import csv_bytes

RECEIVED = HandoverNote.State.RECEIVED


@dataclass(frozen=True)
class NoteLine:
    """A note in words. `subject` is the goal's or issue's title, empty for whoever may not read the issue;
    `plan` and its key are empty for whoever may not read that plan, as a draft of the receiver's. `opens_on`
    is when its term begins, where that is to come."""

    pk: int
    state: str
    mark: str
    word: str
    about: str
    direction: str
    subject: str
    text: str
    from_group: str
    receiver: str
    written_at: datetime
    adopted_on: date | None
    opens_on: date | None
    outcome: str
    how: str
    handled_on: date | None
    plan: str
    plan_key: int | None


def note_lines(rows: QuerySet[HandoverNote], reader: Person, today: date) -> list[NoteLine]:
    """Two queries, however many."""
    names = {
        f"{field}_name": value_that_day(GroupName, "name", today, group=OuterRef(field))
        for field in ("from_group", "to_group")
    }
    reads_plan = Exists(plans_for(reader).filter(pk=OuterRef("handled_in")))
    rows = rows.select_related("goal__plan", "issue", "to_term", "handled_in")
    rows = rows.annotate(**names, reads_plan=reads_plan)
    found = list(rows)
    issues = {row.issue_id for row in found}
    read = set(issues_for(reader).filter(pk__in=issues).order_by().values_list("pk", flat=True))
    return [_line(row, row.issue_id in read, today) for row in found]


def _line(row: HandoverNote, reads_issue: bool, today: date) -> NoteLine:
    subject = ""
    if row.goal:
        subject = f"{row.goal.plan.title}: {row.goal}"
    elif row.issue and reads_issue:
        subject = row.issue.title
    term = row.to_term and row.to_term.starts_on
    plan = row.handled_in if row.reads_plan else None
    receiver = [row.to_group_name or "", row.to_term.name if row.to_term else ""]
    return NoteLine(
        pk=row.pk,
        state=row.state,
        mark=MARKS[row.state],
        word=str(row.get_state_display()),
        about=str(row.get_about_display()),
        direction=str(row.get_direction_display()),
        subject=subject,
        text=row.text,
        from_group=row.from_group_name or "",
        receiver=", ".join(filter(None, receiver)),
        written_at=row.written_at,
        adopted_on=row.adopted_on,
        opens_on=None if has_begun(term, today) else term,
        outcome=str(row.get_outcome_display()),
        how=row.how_handled,
        handled_on=row.handled_on,
        plan=plan.title if plan else "",
        plan_key=plan.pk if plan else None,
    )


def waiting_for(group) -> Subquery:
    """How many notes wait for the group's answer, as a column; `group` is an OuterRef or a key."""
    rows = HandoverNote.objects.filter(Q(to_group=group) | Q(to_group=None, from_group=group), state=RECEIVED)
    counted = rows.order_by().values("state").annotate(n=Count("pk")).values("n")
    return Subquery(counted)


def notes_csv(lines: Iterable[NoteLine]) -> bytes:
    header = [
        pgettext("handover note", "From"),
        pgettext("handover note", "To"),
        *(_("About"), _("What to do"), _("Goal or issue")),
        pgettext("handover note", "Note"),
        _("State"),
        *(
            pgettext("handover note", "Adopted on"),
            _("What became of it"),
            _("How it was handled"),
            _("In the plan"),
            _("Handled on"),
        ),
    ]
    return csv_bytes(
        header,
        [
            [
                *(line.from_group, line.receiver, line.about, line.direction, line.subject, line.text),
                *(line.word, line.adopted_on, line.outcome, line.how, line.plan, line.handled_on),
            ]
            for line in lines
        ],
    )
