"""A group's ranked list: read, compared, and as a file or a paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import EVERYBODY, readable_groups, standing_of
from groups.models import Group
from groups.prints import asked_print
from groups.views.signature import named_group
from issues.forms.ranking import CompareForm, DayForm
from issues.issue_access import MOVERS
from issues.models import Ranking
from issues.ranking_access import decided, list_on, ranking_for
from issues.ranking_page import compared, groups_in_short, lines_of, perspectives_in, shared_topics
from issues.ranking_paper import file_name_of, make_ranking_paper, ranking_document
from samverkan.lib.downloads import download
from samverkan.lib.spreadsheets import csv_bytes


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The reader's groups, and what several of them have put on their lists (S004-13)."""
    groups = readable_groups(request.user).exclude(state=Group.State.CLOSED)
    found = groups_in_short(groups, request.user, timezone.localdate())
    context = {"groups": found, "topics": shared_topics(found)}
    return render(request, "issues/ranking_list.html", context)


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """The list in force today, or on the day of `?dag=`."""
    found, today = named_group(request, slug, EVERYBODY), timezone.localdate()
    form = DayForm(request.GET if request.GET.get("dag") else None)
    asked = form.cleaned_data["dag"] if form.is_bound and form.is_valid() else None
    lists = list(decided(found))
    ranking = next((one for one in lists if one.decided_on <= (asked or today)), None)
    may_order = standing_of(request.user).has(found.pk, MOVERS) and found.state != Group.State.CLOSED
    context = {
        "group": found,
        "form": form,
        "asked": asked,
        "ranking": ranking,
        "lines": lines_of([ranking], request.user)[ranking.pk] if ranking else [],
        "lists": lists,
        "is_newest": bool(lists) and ranking == lists[0],
        "before": next((one for one in lists if ranking and one.decided_on < ranking.decided_on), None),
        "may_order": may_order,
        "has_draft": may_order and found.rankings.filter(decided_on__isnull=True).exists(),
    }
    return render(request, "issues/ranking_group.html", context)


@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Two lists side by side; if nothing is asked, the newest and the last one of an earlier year."""
    found = named_group(request, slug, EVERYBODY)
    lists = list(decided(found))
    before, after = _two(lists, CompareForm(request.GET))
    rows = []
    if before and after:
        lines = lines_of([before, after], request.user)
        rows = compared(lines[before.pk], lines[after.pk])
    context = {"group": found, "lists": lists, "before": before, "after": after, "rows": rows}
    return render(request, "issues/ranking_compare.html", context)


def _two(lists: list[Ranking], form: CompareForm) -> tuple[Ranking | None, Ranking | None]:
    """The earlier first, whichever was asked for as which."""
    asked = form.cleaned_data if form.is_valid() else {}
    by_key = {one.pk: one for one in lists}
    after = by_key.get(asked.get("till")) or (lists[0] if lists else None)
    others = [one for one in lists if one != after]
    earlier = [one for one in others if after and one.decided_on.year < after.decided_on.year]
    before = by_key.get(asked.get("fran"))
    if before is None or before == after:
        before = next(iter(earlier or others), None)
    if before and after and before.decided_on > after.decided_on:
        return after, before
    return before, after


@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The list as the reader reads it; a column for each perspective."""
    found = named_group(request, slug, EVERYBODY)
    form = DayForm(request.GET)
    day = (form.cleaned_data["dag"] if form.is_valid() else None) or timezone.localdate()
    ranking = list_on(found, day)
    lines = lines_of([ranking], request.user)[ranking.pk] if ranking else []
    perspectives = perspectives_in(lines)
    header = [_("Place"), _("Number"), _("Issue"), _("Level"), _("Kind of question"), _("Stage")]
    rows = []
    for line in lines:
        texts = {one.key: one.text for one in line.arguments}
        row = [line.place, line.number, line.title, line.level, line.nature, line.stage]
        rows.append([*row, *(texts.get(key, "") for key, _name in perspectives)])
    content = csv_bytes([*header, *(name for _key, name in perspectives)], rows)
    name = f"prioritering-{slugify(found.slug)}-{ranking.decided_on if ranking else day}.csv"
    return download(content, name, is_private=True)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """As PDF, made by the worker; it holds what everybody in the group reads."""
    ranking = ranking_for(request.user, pk)
    document = ranking_document(ranking)
    return asked_print(
        request,
        document,
        lambda: make_ranking_paper.enqueue(pk),
        "issues/ranking_paper.html",
        {"ranking": ranking, "document": document},
        name=file_name_of(document),
    )
