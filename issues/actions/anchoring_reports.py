"""What was done at home, as the organisation tells it, and reminding those who have not (S001-34,
S001-35)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Board, Delivery, Person
from groups.nominations import reminder_due
from groups.post import post_all
from issues.actions.anchoring import locked_anchoring
from issues.actions.events import tell
from issues.actions.issues import locked
from issues.anchoring import is_anchored
from issues.anchoring_reached import REMINDER_MAIL, letters_about
from issues.models import Anchoring, AnchoringReport, Issue
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

Kind = AnchoringReport.Kind
# Who is asked is not reminded the same week.
LEFT_IN_PEACE = timedelta(days=3)


@verb
def report_anchoring(
    anchoring: Anchoring,
    *,
    kind: str,
    on: date,
    by: Person | None,
    now: datetime,
    audience: str = "",
    board: Board | None = None,
    body: str = "",
    text: str = "",
    by_name: str = "",
) -> AnchoringReport:
    """Note what was done at home. The same report posted twice is one.

    `by` is None and `by_name` says who, where it comes by the link of a mailbox that is nobody in particular.
    """
    anchoring, issue = locked_anchoring(anchoring)
    given = _given(kind=kind, on=on, audience=audience, board=board, body=body, text=text)
    _refuse_report(anchoring, given, timezone.localdate(now))
    if by is None and not by_name.strip():
        text = _("Write your name and role, e.g. “Board secretary, Sala”.")
        raise Refused(text, field="by_name", code="nobody")
    signed = given | {"by": by, "by_name": by_name.strip()}
    if there := anchoring.reports.filter(**signed).first():
        return there
    report = AnchoringReport.objects.create(anchoring=anchoring, at=now, **signed)
    tell(
        issue,
        "anchoring",
        now=now,
        by=by,
        on=on,
        organization=anchoring.organization,
        text=told(report),
    )
    return report


@verb
def correct_report(
    report: AnchoringReport,
    *,
    kind: str,
    on: date,
    reason: str,
    by: Person,
    now: datetime,
    audience: str = "",
    board: Board | None = None,
    body: str = "",
    text: str = "",
) -> AnchoringReport:
    """Change what was reported wrong, with the reason in the history and on the time line."""
    anchoring, issue = locked_anchoring(report.anchoring)
    report = anchoring.reports.get(pk=report.pk)
    given = _given(kind=kind, on=on, audience=audience, board=board, body=body, text=text)
    _refuse_report(anchoring, given, timezone.localdate(now))
    if all(getattr(report, name) == value for name, value in given.items()):
        return report
    if not reason.strip():
        text = _("Write why it is corrected, e.g. “Wrong day”.")
        raise Refused(text, field="reason", code="no_reason")
    for name, value in given.items():
        setattr(report, name, value)
    report._change_reason = reason.strip()[:100]
    report.save()
    words = _("Corrected (%(reason)s): %(what)s") % {"reason": reason.strip(), "what": told(report)}
    tell(issue, "anchoring", now=now, by=by, on=on, organization=anchoring.organization, text=words)
    return report


def _given(**fields) -> dict:
    return {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}


def told(report: AnchoringReport) -> str:
    """ "Diskuterat: Vård- och omsorgsnämnden, Tjänstepersoner. Nämnden tycker som vi." """
    before = [report.board.name if report.board else "", report.body, report.get_audience_display()]
    where = ", ".join(str(word) for word in before if word)
    head = f"{report.get_kind_display()}: {where}" if where else report.get_kind_display()
    return f"{head}. {report.text}" if report.text else f"{head}."


def _refuse_report(anchoring: Anchoring, given: dict, today: date) -> None:
    if given["on"] > today:
        raise Refused(
            _("%(day)s is to come. Write the day it happened.") % {"day": day_plain(given["on"])},
            field="on",
            code="future",
        )
    board = given["board"]
    if board and board.organization_id != anchoring.organization_id:
        text = _("%(board)s is no board of %(name)s. Choose another, or write it in words.")
        words = {"board": board, "name": anchoring.organization}
        raise Refused(text % words, field="board", code="not_theirs")
    if given["kind"] in {Kind.DISCUSSED, Kind.INFORMED} and not (board or given["body"] or given["audience"]):
        raise Refused(
            _("Say before whom, e.g. “the social services board” or the party group."),
            field="audience",
            code="before_nobody",
        )


@verb
def remind_of_anchoring(
    issue: Issue, *, by: Person, now: datetime, anchorings: Iterable[Anchoring] | None = None
) -> list[Delivery]:
    """Remind those who have not taken it up, at most once a day each; the others are left in peace."""
    issue, today = locked(issue), timezone.localdate(now)
    wanted = None if anchorings is None else {row.pk for row in anchorings}
    rows = [row for row in _waited_for(issue) if wanted is None or row.pk in wanted]
    sent = _remind(issue, rows, now, today, f"reminder-{today}")
    if not sent:
        raise Refused(
            _("Nobody is left to remind today: they have taken it up, were reminded or have no address."),
            code="nobody",
        )
    return sent


@verb
def remind_by_the_day(issue: Issue, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: once the week before the day, once when it has passed, and again if it is
    moved."""
    issue, today = locked(issue), timezone.localdate(now)
    due = [
        (row, when)
        for row in _waited_for(issue)
        if (when := reminder_due(row.due_on, today))
        and not (when == "before" and now - row.asked_at < LEFT_IN_PEACE)
    ]
    return [mail for row, when in due for mail in _remind(issue, [row], now, today, when)]


def _waited_for(issue: Issue) -> list[Anchoring]:
    rows = issue.anchorings.filter(waived_reason="").prefetch_related("reports")
    return [row for row in rows if not is_anchored(report.kind for report in row.reports.all())]


def _remind(issue: Issue, rows: list[Anchoring], now: datetime, today: date, key: str) -> list[Delivery]:
    letters = letters_about(REMINDER_MAIL, issue, rows, now=now, today=today, key=key)
    keys = [letter.once_key for letter in letters]
    there = set(Delivery.objects.filter(once_key__in=keys).values_list("once_key", flat=True))
    return [mail for mail in post_all([one for one in letters if one.once_key not in there], now=now) if mail]
