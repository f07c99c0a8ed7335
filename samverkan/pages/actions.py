"""What I owe, and what each of my groups has outstanding (S002-25)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from groups.access import group_for
from issues.access import actions_for, may_change
from issues.models import Action
from issues.reports import Owed, owed
from meetings.due_actions import due_of, still_drafted, with_dues

RECENTLY_CLOSED = 10
CLOSED = (Action.State.DONE, Action.State.CANCELLED)


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """`?grupp=<slug>`: that group's; otherwise my own first, then my groups'."""
    slug = request.GET.get("grupp", "")
    group = group_for(request.user, slug) if slug else None
    rows = with_dues(actions_for(request.user), timezone.localdate())
    if group:
        rows = rows.filter(group=group)
    open_rows = list(rows.exclude(state__in=CLOSED))
    closed = list(rows.filter(state__in=CLOSED).order_by("-pk")[:RECENTLY_CLOSED])
    facts = told(open_rows + closed, request)
    mine = [] if group else [row for row in facts if is_mine(row, request) and not row.is_closed]
    context = {
        "group": group,
        "mine": mine,
        "others": [row for row in facts if not row.is_closed and row not in mine],
        "closed": [row for row in facts if row.is_closed],
        "heading": _("Actions of %(group)s") % {"group": group} if group else _("My actions"),
    }
    return render(request, "issues/actions.html", context)


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
