"""Following issues: from an issue's page, one's own list, and without log-in by the link of a mail."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groups.links import for_link
from groups.models import Link
from groups.own_mails import latest_mails
from groups.views.signature import signature
from issues.actions import choose_for_all, follow_issue, mark_read, stop_following
from issues.follow_facts import follow_facts, followed_lines, with_follow
from issues.following_post import FOLLOW_LINK
from issues.issue_access import issue_for, issues_for
from issues.models import Follow
from samverkan.lib.refusal import Refused

STOP = "stop"


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything the reader follows and may read, and which mails they get (P40)."""
    lines = followed_lines(issues_for(request.user), request.user)
    context = {
        "lines": lines,
        "ways": [(str(how), how.label) for how in Follow.How],
        "until": max((line.facts.until for line in lines), default=""),
        "same": _same([line.facts.how for line in lines]),
        "mails": latest_mails(request.user),
    }
    return render(request, "issues/following.html", context)


def _same(ways: list[str]) -> str:
    """The way that is chosen for all, if it is one."""
    return ways[0] if len(set(ways)) == 1 else ""


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow, another way, or not any more; `how` is one of `Follow.How`, or "stop"."""
    issue, how = issue_for(request.user, pk), request.POST.get("how", "")
    try:
        if how == STOP:
            stop_following(issue, **signature(request))
            said = _("You no longer follow “%(title)s”.") % {"title": issue.title}
        else:
            follow = follow_issue(issue, how=how, **signature(request))
            words = {"title": issue.title, "how": follow.get_how_display().lower()}
            said = _("You follow “%(title)s”: %(how)s.") % words
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _back(request, pk)
    if request.htmx:
        shown = issue_for(request.user, pk, rows=lambda rows: with_follow(rows, request.user))
        context = {"follow": follow_facts(shown, request.user), "said": said}
        return render(request, "issues/follow_part.html#answer", context)
    messages.success(request, said)
    return _back(request, pk)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Up to what was shown, of one issue or of all."""
    pk = request.POST.get("issue", "")
    issue = issue_for(request.user, int(pk)) if pk.isdecimal() else None
    until = _moment(request.POST.get("until", ""))
    if until is None:
        messages.error(request, _("Load the page again, then mark it as read."))
    else:
        mark_read(request.user, until=until, issue=issue, **signature(request))
        messages.success(request, _("Marked as read."))
    return _back(request, issue.pk if issue else 0)


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None


@require_POST
def choose_all(request: HttpRequest) -> HttpResponse:
    try:
        count = choose_for_all(request.user, how=request.POST.get("how", ""), **signature(request))
        text = ngettext(
            "Chosen for %(count)d issue you follow.", "Chosen for %(count)d issues you follow.", count
        )
        messages.success(request, text % {"count": count})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("following:mine")


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    """To the page the button stood on."""
    where = request.POST.get("from", "")
    if where == "start":
        return redirect("start")
    if where == "issue" and pk:
        return redirect(reverse("issue:page", args=[pk]) + "#folj")
    return redirect("following:mine")


@csrf_exempt
@for_link(FOLLOW_LINK)
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: Link) -> HttpResponse:
    """How the person of the link is told; the link of a mail is the right to nothing but fewer mails.

    GET shows, as mail scanners open every link. The mail program's own button posts
    `List-Unsubscribe=One-Click` without cookies or token and wants no redirect (RFC 8058), so the address
    itself is the proof.
    """
    person, said, status = link.person, "", 200
    if request.method == "POST":
        how = Follow.How.NOT_BY_MAIL if "List-Unsubscribe" in request.POST else request.POST.get("how", "")
        try:
            choose_for_all(person, how=how, by=person, now=timezone.now())
            said = _told(how)
        except Refused as refusal:
            said, status = str(refusal), 422
    ways = list(Follow.objects.filter(person=person).values_list("how", flat=True))
    context = {
        "said": said,
        "is_refused": status != 200,
        "count": len(ways),
        "same": _same(ways),
        "ways": [(str(how), how.label) for how in Follow.How],
    }
    return render(request, "issues/following_link.html", context, status=status)


def _told(how: str) -> str:
    if how == Follow.How.NOT_BY_MAIL:
        return _("No more mails about what you follow. You still see what is new when you log in.")
    words = {"how": Follow.How(how).label.lower()}
    return _("It is noted. You are told: %(how)s.") % words
