"""A published follow-up for everybody: its frozen facts without what is written for the group, and no names
of people."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.views.calls import pdf_response
from plans.done_list import open_keys
from plans.follow_up_access import open_follow_ups
from plans.follow_up_document import for_everybody, kept_follow_up
from plans.follow_up_page import in_short, plans_shown, summary_words
from plans.models import FollowUp, FollowUpPaper
from samverkan.pages.public import briefly
from samverkan.pages.public_issues import open_issues


@require_safe
@login_not_required
@briefly
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(open_follow_ups().select_related("group"), pk=pk)
    kept = kept_follow_up(found)
    keys = open_issues(timezone.localdate()).filter(pk__in=[one.key for one in kept.issues])
    told = open_keys(found.group, found.year)
    document = for_everybody(kept, set(keys.values_list("pk", flat=True)), told)
    plans = plans_shown(document, opened=request.GET.get("visa", ""))
    context = {
        "follow_up": found,
        "document": document,
        "plans": plans,
        "short": in_short(document, plans),
        "summary_written": summary_words(document),
        "has_paper": _paper(found) is not None,
    }
    return render(request, "public/follow_up.html", context)


@require_safe
@login_not_required
@briefly
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """404 until the worker has made it."""
    found = get_object_or_404(open_follow_ups(), pk=pk)
    made = _paper(found)
    if made is None:
        raise Http404
    return pdf_response(made.file, kept_follow_up(found).file_name("pdf"))


def _paper(follow_up: FollowUp) -> FollowUpPaper | None:
    """One asked for before it was published holds what is the group's own."""
    rows = FollowUpPaper.objects.filter(follow_up=follow_up, state=FollowUpPaper.State.DONE)
    return rows.filter(asked_at__gte=follow_up.published_at).first()
