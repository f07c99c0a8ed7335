"""Own notes on the items of a meeting, and a search among one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings.actions import annotate, change_annotation, remove_annotation
from meetings.annotations import (
    annotated_meeting,
    found_among_own,
    item_to_annotate,
    organizations_at,
    own_annotation,
)
from meetings.forms.annotations import ALONE, AnnotationForm
from meetings.models import Meeting


@require_safe
def annotations(request: HttpRequest, pk: int) -> HttpResponse:
    """The person's notes on each item, and those shared with the person."""
    meeting, items = annotated_meeting(request.user, pk)
    facts = {"meeting": meeting, "group_name": _group_name(meeting), "items": items}
    return render(request, "meetings/annotations.html", facts)


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """One item with its notes, and a new one."""
    item = item_to_annotate(request.user, pk)
    meeting, items = annotated_meeting(request.user, item.meeting_id)
    form = AnnotationForm(request.POST or None, organizations=_organizations(request, meeting))
    sign = {"by": request.user, "now": timezone.now()}
    if request.method == "POST" and form.carried_out(lambda given: annotate(item, **given, **sign)):
        messages.success(request, _("The note is kept."))
        return redirect(_place(item.meeting_id, pk))
    line = next(line for line in items if line.id == pk)
    facts = {"meeting": meeting, "group_name": _group_name(meeting), "line": line, "form": form}
    return render(request, "meetings/annotation_add.html", facts)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_annotation(request.user, pk)
    meeting = row.item.meeting
    held = {"text": row.text, "shared_with": str(row.shared_with_id or ALONE)}
    form = AnnotationForm(request.POST or None, initial=held, organizations=_organizations(request, meeting))
    sign = {"by": request.user, "now": timezone.now()}
    if request.method == "POST" and form.carried_out(lambda given: change_annotation(row, **given, **sign)):
        messages.success(request, _("The note is changed."))
        return redirect(_place(meeting.pk, row.item_id))
    facts = {"meeting": meeting, "group_name": _group_name(meeting), "row": row, "form": form}
    return render(request, "meetings/annotation.html", facts)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_annotation(request.user, pk)
    item = row.item
    remove_annotation(row, by=request.user, now=timezone.now())
    messages.success(request, _("The note is gone."))
    return redirect(_place(item.meeting_id, item.pk))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Among one's own notes; without words, all of them."""
    words = request.GET.get("q", "").strip()[:200]
    facts = {"words": words, "hits": found_among_own(request.user, words)}
    return render(request, "meetings/annotation_search.html", facts)


def _organizations(request: HttpRequest, meeting: Meeting) -> list[tuple[int, str]]:
    day = meeting.date or timezone.localdate()
    return [(row.pk, row.name_on(day)) for row in organizations_at(request.user, meeting)]


def _group_name(meeting: Meeting) -> str:
    return meeting.group.name_on(meeting.date or timezone.localdate())


def _place(meeting: int, item: int) -> str:
    return f"{reverse('meetings:annotations', args=[meeting])}#punkt-{item}"
