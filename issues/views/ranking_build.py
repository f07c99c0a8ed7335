"""A draft of a group's ranked list is ordered, argued and decided (S001-24, S001-27)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groups.models import Group, Person
from groups.views.signature import named_group, signature
from issues.actions import (
    argue,
    begin_ranking,
    decide_ranking,
    discard_ranking,
    move_ranked,
    rank_issue,
    unrank_issue,
)
from issues.choices import perspectives_of
from issues.forms.ranking import AddForm, ArgueForm, DecideForm, MoveForm
from issues.issue_access import MOVERS, issues_for
from issues.models import Issue, RankedIssue, Ranking
from issues.ranking_access import decided, draft_for, rankable, ranked_for
from issues.ranking_page import lines_of
from samverkan.lib.refusal import Refused


@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    found = named_group(request, slug, MOVERS)
    try:
        begin_ranking(found, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("ranking:group", slug)
    return redirect("ranking:build", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def build(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft; POST gives one more issue the last place."""
    found, draft = _draft(request, slug)
    form = AddForm(request.POST or None, issues=_to_add(request.user, found, draft))
    made = []

    def act(given: dict) -> None:
        made.append(rank_issue(draft, **given, **signature(request)))

    if request.method == "POST" and form.carried_out(act):
        said = _("“%(title)s” has place %(place)s.") % {
            "title": made[0].issue.title,
            "place": made[0].place,
        }
        if request.htmx:
            form = AddForm(issues=_to_add(request.user, found, draft))
            return _part(request, found, draft, said=said, form=form)
        messages.success(request, said)
        return redirect(_place_of(made[0], slug))
    if request.htmx:
        return _part(request, found, draft, form=form)
    context = _context(request, found, draft) | {"form": form}
    return render(request, "issues/ranking_build.html", context, status=422 if form.is_bound else 200)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """A step by a button, or to a place. What happened is said, also when nothing did."""
    ranked = ranked_for(request.user, pk)
    found, form = ranked.ranking.group, MoveForm(request.POST)
    to, said = form.to(), ""
    if to is None:
        said = _("Write a place on the list, e.g. 3.")
    else:
        try:
            move_ranked(ranked, to=to, seen=form.cleaned_data["seen"], **signature(request))
        except Refused as refusal:
            said = str(refusal)
    said = said or _stands(ranked, request.user)
    if request.htmx:
        draft = draft_for(found)
        form = AddForm(issues=_to_add(request.user, found, draft))
        return _part(request, found, draft, said=said, form=form)
    messages.info(request, said)
    return redirect(_place_of(ranked, found.slug))


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    ranked = ranked_for(request.user, pk)
    title = _title(ranked.issue, request.user)
    try:
        unrank_issue(ranked, **signature(request))
        messages.success(request, _("“%(title)s” is off the list.") % {"title": title})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("ranking:build", ranked.ranking.group.slug)


def arguments(request: HttpRequest, pk: int) -> HttpResponse:
    """Why it stands there, in each of the mandate's perspectives; only for who reads the issue."""
    ranked = ranked_for(request.user, pk)
    found, issue = ranked.ranking.group, ranked.issue
    if not issues_for(request.user).filter(pk=issue.pk).exists():
        raise PermissionDenied
    texts = dict(ranked.arguments.values_list("perspective", "text"))
    perspectives = perspectives_of(found.structure, found, timezone.localdate())
    form = ArgueForm(request.POST or None, perspectives=perspectives, texts=texts)
    if request.method == "POST" and form.carried_out(
        lambda given: argue(ranked, **form.given(given), **signature(request))
    ):
        messages.success(request, _("Why it stands there is written down."))
        return redirect(_place_of(ranked, found.slug))
    _see_what_stands(form, texts)
    context = {"form": form, "group": found, "issue": issue, "ranked": ranked}
    return render(request, "issues/ranking_argue.html", context, status=422 if form.is_bound else 200)


def _see_what_stands(form: ArgueForm, texts: dict[int, str]) -> None:
    """Whoever has been shown what somebody else wrote may write over it."""
    refusal = getattr(form, "refusal", None)
    if refusal and refusal.code == "changed":
        form.data = form.data.copy()
        key = refusal.field.removeprefix("perspective_")
        form.data[f"seen_{key}"] = texts.get(int(key), "")


def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """GET says what follows: which issues are prioritised, and that the list is not changed after."""
    found, draft = _draft(request, slug)
    last = decided(found).first()
    form = DecideForm(request.POST or None, initial={"on": timezone.localdate(), "text": draft.text})
    if request.method == "POST" and form.carried_out(
        lambda given: decide_ranking(draft, **given, **signature(request))
    ):
        messages.success(request, _("The list is decided. It stands as it is from now on."))
        return redirect("ranking:group", slug)
    lines = lines_of([draft], request.user)[draft.pk]
    context = {"form": form, "group": found, "lines": lines, "last": last}
    return render(request, "issues/ranking_decide.html", context, status=422 if form.is_bound else 200)


@require_POST
def discard(request: HttpRequest, slug: str) -> HttpResponse:
    _found, draft = _draft(request, slug)
    try:
        discard_ranking(draft, **signature(request))
        messages.success(request, _("The draft is thrown away. The decided list stands as before."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("ranking:group", slug)


def _draft(request: HttpRequest, slug: str) -> tuple[Group, Ranking]:
    found = named_group(request, slug, MOVERS)
    return found, draft_for(found)


def _to_add(person: Person, group: Group, draft: Ranking) -> list[Issue]:
    """What the group may rank, the person reads, and is not on the list yet; the newest first."""
    there = RankedIssue.objects.filter(ranking=draft).values("issue")
    return list(rankable(group).filter(pk__in=issues_for(person).values("pk")).exclude(pk__in=there))


def _context(request: HttpRequest, group: Group, draft: Ranking, said: str = "") -> dict:
    lines = lines_of([draft], request.user)[draft.pk]
    return {"group": group, "draft": draft, "lines": lines, "count": len(lines), "said": said}


def _part(request: HttpRequest, group: Group, draft: Ranking, *, form: AddForm, said: str = ""):
    """What a fresh page shows of the list and of what may be added, and what has happened for the live
    region."""
    context = _context(request, group, draft, said) | {"form": form}
    return render(request, "issues/ranking_build.html#answer", context)


def _stands(ranked: RankedIssue, person: Person) -> str:
    place = RankedIssue.objects.filter(pk=ranked.pk).values_list("place", flat=True).first()
    if place is None:
        return _("The issue is no longer on the list.")
    return _("“%(title)s” has place %(place)s.") % {"title": _title(ranked.issue, person), "place": place}


def _title(issue: Issue, person: Person) -> str:
    return issue.title if issues_for(person).filter(pk=issue.pk).exists() else _("Closed issue")


def _place_of(ranked: RankedIssue, slug: str) -> str:
    return reverse("ranking:build", args=[slug]) + f"#item-{ranked.pk}"
