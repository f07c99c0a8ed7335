"""What I owe, and what each of my groups has outstanding (S002-25)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from groups.access import group_for
from groups.models import Group
from issues.access import actions_for, may_change
from issues.actions import FINISHED
from issues.issue_access import issue_for
from issues.models import Action, Issue
from issues.reports import Owed, owed
from meetings.due_actions import due_of, still_drafted, with_dues
from samverkan.lib.downloads import download
from samverkan.lib.ordering import falling
from samverkan.lib.reading import whole_number
from samverkan.lib.spreadsheets import csv_bytes

RECENTLY_CLOSED = 10
STATES = ("", "late", "closed")


@dataclass(frozen=True)
class Asked:
    """`?grupp=` a group's slug, `?fraga=` an issue's key, `?lage=` late or closed (else what is open), `?q=`
    words in the text."""

    group: Group | None
    state: str
    words: str
    issue: Issue | None = None

    def narrowed(self, rows: QuerySet[Action]) -> QuerySet[Action]:
        if self.group:
            rows = rows.filter(Q(group=self.group) | Q(owner_group=self.group))
        if self.issue:
            rows = rows.filter(issue=self.issue)
        if self.words:
            rows = rows.filter(Q(text__icontains=self.words) | Q(result__icontains=self.words))
        return rows


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """A group's; otherwise my own first, then my groups'."""
    asked = _asked(request)
    open_rows, closed = _rows(request, asked)
    facts = told(open_rows + closed, request)
    facts = [row for row in facts if asked.state != "late" or row.word == _("Late")]
    mine = (
        []
        if asked.group or asked.issue
        else [row for row in facts if is_mine(row, request) and not row.is_closed]
    )
    context = {
        "asked": asked,
        "group": asked.group,
        "mine": mine,
        "others": [row for row in facts if not row.is_closed and row not in mine],
        "closed": [row for row in facts if row.is_closed],
        "heading": _heading(asked),
        "query": request.GET.urlencode(),
    }
    return render(request, "issues/actions.html", context)


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """What the list shows, and everything that is closed, for Excel."""
    asked = _asked(request)
    rows = told(list(asked.narrowed(with_dues(actions_for(request.user), timezone.localdate()))), request)
    header = [_("Group"), _("Action"), _("Owner"), _("To be done"), _("State"), _("What came of it")]
    header.append(_("Where it belongs"))
    lines = [
        [
            str(row.action.group),
            row.action.text,
            row.owner,
            row.due,
            row.word,
            row.action.result,
            row.action.get_level_display(),
        ]
        for row in rows
    ]
    return download(csv_bytes(header, lines), "uppgifter.csv")


def told(actions: list[Action], request: HttpRequest) -> list[Owed]:
    """In the order they fall due, those without a day last. What stands in a draft is shown to its owner and
    to those who write it."""
    today = timezone.localdate()
    drafted = still_drafted([action.pk for action in actions])
    actions = [action for action in actions if action.pk not in drafted or may_change(request.user, action)]

    dues = [(due_of(action), action) for action in actions]
    dues.sort(key=lambda row: (row[0][0] is None, row[0][0] or today, row[1].pk))
    return [owed(action, request.user, today, due=due) for due, action in dues]


def is_mine(row: Owed, request: HttpRequest) -> bool:
    return row.action.owner_person_id == request.user.pk


def _heading(asked: Asked) -> str:
    if asked.issue:
        return _("Actions in “%(title)s”") % {"title": asked.issue.title}
    return _("Actions of %(group)s") % {"group": asked.group} if asked.group else _("My actions")


def _asked(request: HttpRequest) -> Asked:
    issue = request.GET.get("fraga", "")
    slug, state = request.GET.get("grupp", ""), request.GET.get("lage", "")
    return Asked(
        group=group_for(request.user, slug) if slug else None,
        state=state if state in STATES else "",
        words=request.GET.get("q", "").strip()[:100],
        issue=issue_for(request.user, whole_number(issue)) if whole_number(issue) else None,
    )


def _rows(request: HttpRequest, asked: Asked) -> tuple[list[Action], list[Action]]:
    """What is open, and what is closed: the latest few, or all where they are asked for."""
    rows = asked.narrowed(with_dues(actions_for(request.user), timezone.localdate()))
    closed = rows.filter(state__in=FINISHED).order_by(*falling("closed_at"), "-pk")
    if asked.state == "closed":
        return [], list(closed[:200])
    if asked.state == "late":
        return list(rows.exclude(state__in=FINISHED)), []
    return list(rows.exclude(state__in=FINISHED)), list(closed[:RECENTLY_CLOSED])
