"""One document where it stands on an item: its versions, and what staff may do with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import STAFF, standing_of
from groups.actions import add_document_version, rename_document, set_document_readers
from groups.forms_documents import ReadersForm, TitleForm, VersionForm
from meetings.access import PLANNERS, paper_for
from meetings.models import ItemDocument

FORMS = ("version", "title", "readers")


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """All versions with who, when and checksum. Planners add one and name it; staff say who reads it."""
    row = paper_for(request.user, pk)
    forms = _forms(request, row)
    asked = request.POST.get("form") if request.method == "POST" else ""
    if asked and asked not in forms:
        paper_for(request.user, pk, STAFF if asked == "readers" else PLANNERS)
    if asked in forms and (said := _carried_out(request, row, asked, forms[asked])):
        messages.success(request, said)
        return redirect("meetings:paper", pk)
    facts = {
        "row": row,
        "document": row.document,
        "meeting": row.item.meeting,
        "versions": list(row.document.versions.select_related("uploaded_by").order_by("-number")),
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return render(request, "meetings/paper.html", facts)


def _forms(request: HttpRequest, row: ItemDocument) -> dict:
    standing, group, document = standing_of(request.user), row.item.meeting.group_id, row.document
    asked = request.POST.get("form") if request.method == "POST" else ""
    forms = {}
    if standing.has(group, PLANNERS):
        sent = (request.POST, request.FILES) if asked == "version" else ()
        forms["version"] = VersionForm(*sent)
        forms["title"] = TitleForm(
            request.POST if asked == "title" else None, initial={"title": document.title}
        )
    if standing.has(group, STAFF):
        held = {"circle": document.circle, "closed_reason": document.closed_reason}
        forms["readers"] = ReadersForm(request.POST if asked == "readers" else None, initial=held)
    return forms


def _carried_out(request: HttpRequest, row: ItemDocument, asked: str, form) -> str:
    verb, said = {
        "version": (add_document_version, _("The new version is kept; the former stay.")),
        "title": (rename_document, _("The document has a new title.")),
        "readers": (set_document_readers, _("It is changed who reads the document.")),
    }[asked]
    sign = {"by": request.user, "now": timezone.now()}
    return said if form.carried_out(lambda given: verb(row.document, **given, **sign)) else ""
