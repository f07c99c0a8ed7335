"""The group's documents."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from groups.access import EVERYBODY, STAFF, standing_of
from groups.actions import add_document, add_document_version
from groups.forms import DocumentForm, VersionForm
from groups.models import Document, DocumentVersion
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
        request, "groups/documents.html", {"group": group, "versions": newest_documents(group), "form": form}
    )


def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One document's versions; the newest on top."""
    group = named_group(request, slug, EVERYBODY)
    found = get_object_or_404(Document, pk=pk, group=group)
    form = (
        VersionForm(request.POST or None, request.FILES or None)
        if standing_of(request.user).has(group.pk, STAFF)
        else None
    )
    if (
        request.method == "POST"
        and form
        and form.carried_out(lambda fields: add_document_version(found, **fields, **signature(request)))
    ):
        messages.success(request, _("The new version is kept; the former stay."))
        return redirect("groups:document", slug, pk)
    versions = found.versions.select_related("uploaded_by").order_by("-number")
    return render(
        request,
        "groups/document.html",
        {"group": group, "document": found, "versions": versions, "form": form},
    )


def file(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """The file as it was uploaded."""
    group = named_group(request, slug, EVERYBODY)
    found = get_object_or_404(DocumentVersion, pk=pk, document__group=group)
    shown = found.content_type in SHOWN
    return FileResponse(
        found.file.open(), as_attachment=not shown, filename=found.filename, content_type=found.content_type
    )
