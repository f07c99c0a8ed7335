"""The group's documents."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from groups.access import EVERYBODY, STAFF, standing_of
from groups.actions import add_document, add_document_version, set_document_readers
from groups.forms_documents import DocumentForm, ReadersForm, VersionForm
from groups.models import Document, DocumentVersion
from groups.reading import circles_in
from groups.reports import newest_documents
from groups.views.signature import named_group, signature

# What a browser may show in its own window; everything else is a download.
SHOWN = {"application/pdf", "image/png", "image/jpeg", "text/plain"}


def documents(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, EVERYBODY)
    is_staff = standing_of(request.user).has(group.pk, STAFF)
    form = DocumentForm(request.POST or None, request.FILES or None) if is_staff else None
    if (
        request.method == "POST"
        and form
        and form.carried_out(lambda fields: add_document(group, **fields, **signature(request)))
    ):
        messages.success(request, _("The document is kept."))
        return redirect("groups:documents", slug)
    return render(
        request,
        "groups/documents.html",
        {
            "group": group,
            "versions": newest_documents(group, circles_in(request.user, group.pk)),
            "form": form,
        },
    )


def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One document's versions, the newest on top; for staff a new version, and who reads it."""
    group = named_group(request, slug, EVERYBODY)
    found = get_object_or_404(Document, pk=pk, group=group, circle__in=circles_in(request.user, group.pk))
    form = readers = None
    if standing_of(request.user).has(group.pk, STAFF):
        sends_readers = "circle" in request.POST
        sent = (request.POST, request.FILES) if request.method == "POST" and not sends_readers else ()
        form = VersionForm(*sent)
        readers = ReadersForm(
            request.POST if sends_readers else None,
            initial={"circle": found.circle, "closed_reason": found.closed_reason},
        )
    if request.method == "POST" and form and (said := _changed(request, found, form, readers)):
        messages.success(request, said)
        return redirect("groups:document", slug, pk)
    versions = found.versions.select_related("uploaded_by").order_by("-number")
    return render(
        request,
        "groups/document.html",
        {"group": group, "document": found, "versions": versions, "form": form, "readers": readers},
    )


def _changed(request: HttpRequest, found: Document, form: VersionForm, readers: ReadersForm) -> str:
    """What was done, in words; "" when it was refused, which then stands in the form."""
    sign = signature(request)
    if readers.is_bound:
        done = readers.carried_out(lambda fields: set_document_readers(found, **fields, **sign))
        return _("It is changed who reads the document.") if done else ""
    done = form.carried_out(lambda fields: add_document_version(found, **fields, **sign))
    return _("The new version is kept; the former stay.") if done else ""


def file(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The file as it was uploaded."""
    group = named_group(request, slug, EVERYBODY)
    circles = circles_in(request.user, group.pk)
    found = get_object_or_404(DocumentVersion, pk=pk, document__group=group, document__circle__in=circles)
    shown = found.content_type in SHOWN
    return FileResponse(
        found.file.open(), as_attachment=not shown, filename=found.filename, content_type=found.content_type
    )
