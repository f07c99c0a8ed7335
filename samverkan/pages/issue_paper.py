"""One issue on paper: where it is, its way, and what each organisation has decided; made by the worker."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.tasks import task
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.models import Person
from groups.prints import asked_print, keep, name_in_storage
from issues.decision_paper import LANGUAGE, DecisionsDocument, decisions_document
from issues.issue_access import issue_for
from issues.models import Issue
from issues.place_words import place_line
from samverkan.pages.issue_lines import owner_words, raiser_words
from samverkan.pages.issue_page import on_page, place_of
from samverkan.pages.issue_parts import parts_of


@dataclass(frozen=True, kw_only=True)
class PaperStep:
    """`state` as in issue_parts.Step."""

    name: str
    state: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class IssueDocument:
    """As it stands that day; `place` is the line on where it is, `number` "2017:14"."""

    template: ClassVar[str] = "pdf/issue.html"

    letterhead: Letterhead
    number: str
    title: str
    group: str
    as_of: date
    stage: str
    place: tuple[str, ...]
    description: str
    owner: str
    raised_by: str
    raised_on: date
    steps: tuple[PaperStep, ...]
    open_points: tuple[str, ...]
    decisions: DecisionsDocument
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"{self.as_of}-fraga-{slugify(self.title)}.pdf"


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    today = timezone.localdate()
    document = issue_document(request.user, pk, today)
    return asked_print(
        request,
        document,
        lambda: make_issue_paper.enqueue(pk, request.user.pk, today.isoformat()),
        "pages/issue_paper.html",
        {"pk": pk, "title": document.title},
    )


@translation.override(LANGUAGE)
def issue_document(reader: Person, pk: int, today: date) -> IssueDocument:
    """404 as the issue's own page. It holds what every reader of the issue reads."""
    found = issue_for(reader, pk, rows=lambda rows: on_page(rows, reader, today))
    parts = parts_of(found, reader, today)
    place = place_of(found, parts, today)
    return IssueDocument(
        letterhead=letterhead(found.structure, found.reference),
        number=f"{found.year}:{found.number}",
        title=found.title,
        group=found.group_name or "",
        as_of=today,
        stage=place.name,
        place=place_line(place),
        description=found.description,
        owner=owner_words(found, found.owner_group_name, found.owner_organization_name),
        raised_by=raiser_words(found, found.raiser_name),
        raised_on=found.raised_on,
        steps=tuple(PaperStep(name=step.name, state=step.state, on=step.on) for step in parts.steps),
        open_points=tuple(point.title for point in parts.unsettled),
        decisions=decisions_document(found, today),
    )


def issue_pdf(document: IssueDocument) -> bytes:
    """PDF/A-3a and PDF/UA-1; equal facts give equal bytes."""
    with translation.override(document.language):
        heading = _("Issue")
    return on_letterhead(document, heading=heading, title=f"{heading} {document.number} – {document.title}")


@task()
def make_issue_paper(issue: int, reader: int, today: str) -> None:
    """`today` is an ISO day. Who may not read the issue any longer gets no paper."""
    person = Person.objects.filter(pk=reader).first()
    if person is None or not Issue.objects.filter(pk=issue).exists():
        return
    try:
        document = issue_document(person, issue, date.fromisoformat(today))
    except Http404:
        return
    keep(name_in_storage(document), issue_pdf(document))
