"""A group's own phrases: list, add, change, order, remove."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from groups.access import STAFF, group_for, require
from groups.models import Group
from meetings.actions import add_phrase, change_phrase, move_phrase, remove_phrase
from meetings.forms.notes_record import PhraseForm
from meetings.models import Phrase
from meetings.phrases import SHIPPED

PAGE = "meetings/phrases.html"


def phrases(request: HttpRequest, slug: str) -> HttpResponse:
    group = group_for(request.user, slug, STAFF)
    form = PhraseForm(request.POST or None)
    if request.method == "POST" and form.carried_out(
        lambda given: add_phrase(group, **given, by=request.user, now=timezone.now())
    ):
        return redirect("meetings:phrases", slug)
    return _page(request, group, form, 422 if request.method == "POST" else 200)


def phrase(request: HttpRequest, pk: int) -> HttpResponse:
    row = _phrase(request, pk)
    form = PhraseForm(request.POST or None, initial={"text": row.text})
    if request.method == "POST" and form.carried_out(
        lambda given: change_phrase(row, **given, by=request.user, now=timezone.now())
    ):
        return redirect("meetings:phrases", row.group.slug)
    return render(request, "meetings/phrase.html", {"form": form, "phrase": row, "group": row.group})


@require_POST
def phrase_move(request: HttpRequest, pk: int) -> HttpResponse:
    row = _phrase(request, pk)
    move_phrase(row, by=request.user, now=timezone.now())
    return redirect("meetings:phrases", row.group.slug)


@require_POST
def phrase_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = _phrase(request, pk)
    remove_phrase(row, by=request.user, now=timezone.now())
    return redirect("meetings:phrases", row.group.slug)


def _phrase(request: HttpRequest, pk: int) -> Phrase:
    row = get_object_or_404(Phrase.objects.select_related("group"), pk=pk)
    require(request.user, row.group_id, STAFF)
    return row


def _page(request: HttpRequest, group: Group, form: PhraseForm, status: int) -> HttpResponse:
    own = list(Phrase.objects.filter(group=group))
    return render(
        request, PAGE, {"group": group, "own": own, "shipped": SHIPPED, "form": form}, status=status
    )
