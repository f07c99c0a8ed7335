"""Handover notes as they are shown: what they are about, where they go, and how they were handled."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from groups.models import GroupName, Person
from issues.issue_access import issues_for
from plans.handover_states import MARKS
from plans.models import HandoverNote
from samverkan.lib.dated import value_that_day
from samverkan.lib.spreadsheets import csv_bytes

RECEIVED = HandoverNote.State.RECEIVED


@dataclass(frozen=True)
class NoteLine:
    """A note in words. `subject` is the goal's or issue's title, empty for whoever may not read the issue."""

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
    rows = rows.select_related("goal__plan", "issue", "to_term", "handled_in").annotate(**names)
    found = list(rows)
    issues = {row.issue_id for row in found}
    read = set(issues_for(reader).filter(pk__in=issues).order_by().values_list("pk", flat=True))
    return [_line(row, row.issue_id in read) for row in found]


def _line(row: HandoverNote, reads_issue: bool) -> NoteLine:
    subject = ""
    if row.goal:
        subject = f"{row.goal.plan.title}: {row.goal}"
    elif row.issue and reads_issue:
        subject = row.issue.title
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
        how=row.how_handled,
        handled_on=row.handled_on,
        plan=row.handled_in.title if row.handled_in else "",
        plan_key=row.handled_in_id,
    )


def waiting_for(group) -> Subquery:
    """How many notes wait for the group's answer, as a column; `group` is an OuterRef or a key."""
    rows = HandoverNote.objects.filter(Q(to_group=group) | Q(to_group=None, from_group=group), state=RECEIVED)
    counted = rows.order_by().values("state").annotate(n=Count("pk")).values("n")
    return Subquery(counted)


def notes_csv(lines: Iterable[NoteLine]) -> bytes:
    header = [
        *(_("From"), _("To"), _("About"), _("What to do"), _("Goal or issue"), _("Note"), _("State")),
        *(_("How it was handled"), _("In the plan"), _("Handled on")),
    ]
    return csv_bytes(
        header,
        [
            [
                *(line.from_group, line.receiver, line.about, line.direction, line.subject, line.text),
                *(line.word, line.how, line.plan, line.handled_on),
            ]
            for line in lines
        ],
    )
