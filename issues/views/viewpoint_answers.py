"""One request for viewpoints: what is asked, the material as it was issued, and the answer; logged in or by
link, shown alike."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.links import dead_link, for_link
from groups.models import Link, Person
from groups.prints import asked_print
from issues.actions import give_viewpoint
from issues.actions.viewpoint_asking import name_of, newer_than
from issues.forms.viewpoints import POINT, AnswerForm
from issues.material_document import kept_document, make_material_paper
from issues.material_page import PathLine, path_lines
from issues.models import PathAddressee, ViewpointRequest
from issues.viewpoint_access import Reader, request_for, request_to_answer, requests_to
from issues.viewpoint_lines import AskedLine, asked_lines
from issues.viewpoint_reached import VIEWPOINT_LINK, living_request


class Answerer:
    """Who looks at a request. `person` is empty behind the link of a mailbox that is nobody in particular."""

    def __init__(self, reader: Reader, person: Person | None, token: str = ""):
        self.request, self.person, self.token = reader.request, person, token
        self.is_mover, self.reads_issue = reader.is_mover, reader.reads_issue
        self.may_answer = reader.may_answer

    def url(self, page: str) -> str:
        """The reader's own address of a page: behind the link for whoever came by it."""
        if self.token:
            return reverse(
                "viewpoints:by_link" if page == "answer" else "viewpoints:pdf_by_link", args=[self.token]
            )
        return reverse(f"viewpoints:{page}", args=[self.request.pk])


def both_ways(view: Callable) -> tuple[Callable, Callable]:
    """The two views of a page: (behind the log-in, behind the link)."""

    @wraps(view)
    def inside(request: HttpRequest, pk: int) -> HttpResponse:
        return view(request, Answerer(request_for(request.user, pk), request.user))

    @for_link(VIEWPOINT_LINK)
    @wraps(view)
    def linked(request: HttpRequest, link: Link) -> HttpResponse:
        found = living_request(link, timezone.localdate())
        if found is None:
            return dead_link(request)
        reader = Reader(found, is_mover=False, may_answer=True, reads_issue=False)
        return view(request, Answerer(reader, link.person, request.resolver_match.kwargs["token"]))

    return inside, linked


@require_http_methods(["GET", "HEAD", "POST"])
def _answer(request: HttpRequest, reader: Answerer) -> HttpResponse:
    """GET shows; POST answers or changes the answer, for whoever may. What was typed too late comes back with
    the refusal."""
    asked, today = reader.request, timezone.localdate()
    if request.method == "POST" and not reader.may_answer:
        request_to_answer(request.user, asked.pk)
    (line,) = asked_lines(ViewpointRequest.objects.filter(pk=asked.pk), today) or (None,)
    paths = _own_paths(asked)
    newer = newer_than(asked.version.material_id, asked.version.number).last()
    form, is_open = None, newer is None and not asked.withdrawn_at
    if reader.may_answer and (is_open or request.method == "POST"):
        form = _answer_form(request, reader, line, paths)
    sign = {"by": reader.person, "now": timezone.now()}
    if (
        request.method == "POST"
        and form
        and form.carried_out(
            lambda given: give_viewpoint(
                asked,
                said=form.said(),
                by_name=given.get("name", ""),
                seen=request.POST.get("seen"),
                **sign,
            )
        )
    ):
        thanks = _("Thank you. The answer is saved, and you may change it until the next version.")
        messages.success(request, thanks)
        return redirect(reader.url("answer"))
    is_bound = form is not None and form.is_bound
    # Theirs is shown, and who sends again has seen it.
    is_unseen = is_bound and form.refusal is not None and form.refusal.code == "changed"
    if is_unseen:
        (line,) = asked_lines(ViewpointRequest.objects.filter(pk=asked.pk), today)
        form.data = form.data.copy()
        form.data["seen"] = line.answer_mark
    context = {"line": line, "paths": paths, "form": form, "newer": newer, "is_open": is_open}
    context["theirs"] = line if is_unseen else None
    context |= _about(reader, today)
    return render(request, "issues/viewpoints_answer.html", context, status=422 if is_bound else 200)


def _about(reader: Answerer, today: date) -> dict:
    asked = reader.request
    return {
        "asked": asked,
        "who": name_of(asked, today),
        "edition": asked.version,
        "issue": asked.version.material.issue,
        "pdf_url": reader.url("answer_pdf"),
        "is_link": bool(reader.token),
        "reads_issue": reader.reads_issue,
        "is_mover": reader.is_mover,
    }


def _own_paths(asked: ViewpointRequest) -> list[PathLine]:
    """Those that go to who is asked; all of them to whom none goes."""
    paths = path_lines(asked.version)
    if asked.organization_id is None:
        return paths
    rows = PathAddressee.objects.filter(path__version=asked.version, organization=asked.organization_id)
    if asked.board_id:
        rows = rows.filter(board=asked.board_id)
    own = set(rows.values_list("path", flat=True))
    return [path for path in paths if path.pk in own] or paths


def _answer_form(
    request: HttpRequest, reader: Answerer, line: AskedLine | None, paths: list[PathLine]
) -> AnswerForm:
    """With what was answered before, for whoever changes it."""
    initial = {"on": timezone.localdate(), "seen": line.answer_mark if line else ""}
    if line and line.is_answered:
        said = line.said
        initial |= {"on": said.on, "reference": said.reference, "name": said.by}
        initial |= {"stance": line.whole.stance, "text": line.whole.text}
        initial |= {f"{POINT}{one.point}": one.text for one in line.points}
    names_itself = reader.person is None
    posted = request.POST if request.method == "POST" else None
    return AnswerForm(posted, paths=paths, names_itself=names_itself, initial=initial)


@require_http_methods(["GET", "HEAD", "POST"])
def _answer_pdf(request: HttpRequest, reader: Answerer) -> HttpResponse:
    """The issued version as PDF; a print is kept a day, so it may have to be made anew."""
    version = reader.request.version
    document = kept_document(version)
    context = {"edition": version, "back": reader.url("answer")}
    return asked_print(
        request,
        document,
        lambda: make_material_paper.enqueue(version.pk),
        "issues/viewpoints_pdf.html",
        context,
    )


answer, by_link = both_ways(_answer)
answer_pdf, pdf_by_link = both_ways(_answer_pdf)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the reader is asked, what waits first."""
    lines = asked_lines(requests_to(request.user), timezone.localdate())
    lines.sort(key=lambda line: (line.is_answered, line.due_on))
    return render(request, "issues/viewpoints_mine.html", {"lines": lines})
