"""The group's ranked list on an item of the agenda: what the draft says, and that it is decided there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.views.signature import signature
from issues.forms.ranking import DecideAtForm
from issues.models import Ranking
from issues.ranking_page import lines_of
from meetings.access import open_item_for
from meetings.actions import decide_ranking_at
from meetings.models import RankingAt
from meetings.page import day_text


def rank(request: HttpRequest, pk: int) -> HttpResponse:
    """For those who plan the meeting, who are those who order the list."""
    item = open_item_for(request.user, pk)
    meeting = item.meeting
    draft = Ranking.objects.filter(group=meeting.group, decided_on__isnull=True).first()
    form = DecideAtForm(request.POST or None, initial={"text": draft.text if draft else ""})
    if (
        request.method == "POST"
        and draft
        and form.carried_out(
            lambda given: decide_ranking_at(item, ranking=draft, **given, **signature(request))
        )
    ):
        messages.success(request, _("The list is decided. It stands as it is from now on."))
        return redirect("ranking:group", meeting.group.slug)
    today = timezone.localdate()
    context = {
        "item": item,
        "meeting": meeting,
        "day": day_text(meeting.date),
        "form": form,
        "lines": lines_of([draft], request.user)[draft.pk] if draft else [],
        "has_draft": draft is not None,
        "is_ahead": meeting.date is None or meeting.date > today,
        "is_decided": RankingAt.objects.filter(meeting=meeting, ranking__group=meeting.group).exists(),
    }
    return render(request, "meetings/item_rank.html", context, status=422 if form.is_bound else 200)
