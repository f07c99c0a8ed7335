"""A follow-up as PDF, asked for and made by the worker, and as Word."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.views.signature import signature
from meetings.views.calls import pdf_response
from plans.actions import ask_for_paper
from plans.follow_up_access import follow_up_for
from plans.follow_up_progress import progress_of
from plans.follow_up_word import follow_up_docx
from plans.gathered_year import document_of
from plans.models import FollowUp, FollowUpPaper
from samverkan.lib.downloads import download


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the PDF has come; POST asks for it. `?sagt=` is the last step that was read aloud."""
    found = follow_up_for(request.user, pk)
    if request.method == "POST":
        ask_for_paper(found, **signature(request))
        return redirect("follow_up:paper", pk)
    made = newest_paper(found)
    progress = progress_of(made, timezone.now())
    context = {
        "follow_up": found,
        "paper": made,
        "progress": progress,
        "said": progress.said if progress.step != request.GET.get("sagt", "") else "",
    }
    template = "plans/follow_up_paper.html" + ("#answer" if request.htmx else "")
    return render(request, template, context, status=202 if progress.is_under_way else 200)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The file; before it is made the page says so, and how to get it."""
    found = follow_up_for(request.user, pk)
    made = newest_paper(found)
    if made is None or made.state != FollowUpPaper.State.DONE:
        messages.info(request, _("The PDF is not made yet. Ask for it: it takes about a minute."))
        return redirect("follow_up:paper", pk)
    return pdf_response(made.file, document_of(found, timezone.now()).file_name("pdf"))


@require_safe
def word(request: HttpRequest, pk: int) -> HttpResponse:
    found = follow_up_for(request.user, pk)
    document = document_of(found, timezone.now())
    return download(follow_up_docx(found, document), document.file_name("docx"), is_private=True)


def newest_paper(follow_up: FollowUp) -> FollowUpPaper | None:
    return FollowUpPaper.objects.filter(follow_up=follow_up).first()
