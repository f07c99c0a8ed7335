"""The governing documents of a structure and of its groups (S001-15, S000-43)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import EVERYBODY, STAFF, groups_for, standing_of, structure_for
from groups.actions import (
    add_governing_document,
    add_governing_file,
    change_governing_document,
    end_governing_document,
)
from groups.forms_documents import VersionForm
from groups.forms_governing import EndGoverningForm, GoverningChangeForm, GoverningForm
from groups.governing import documents_for, governing_lines, may_change
from groups.models import GoverningDocument, GoverningFile, Group, Structure
from groups.reports import with_names
from groups.views.signature import signature
from samverkan.lib import dates
from samverkan.lib.reading import Unreadable

# What a browser may show in its own window; everything else is a download.
SHOWN = {"application/pdf", "image/png", "image/jpeg", "text/plain"}


def governing(request: HttpRequest, slug: str) -> HttpResponse:
    """All of the structure's, and of the reader's groups, as they apply today or on the day in `?on=`."""
    structure = structure_for(request.user, slug)
    standing = standing_of(request.user)
    asked, on, fault = request.GET.get("on", "").strip(), timezone.localdate(), ""
    if asked:
        try:
            on = dates.parse_date(asked)
        except Unreadable as error:
            fault = str(error)
    lines = governing_lines(documents_for(standing, structure), on)
    return render(
        request,
        "structure/governing.html",
        {
            "structure": structure,
            "parts": [
                (
                    _("Apply") if asked and not fault else _("Apply now"),
                    [x for x in lines if x.when == "now"],
                ),
                (_("Coming"), [x for x in lines if x.when == "coming"]),
                (_("Have applied"), [x for x in lines if x.when == "past"]),
            ],
            "on": on if asked and not fault else None,
            "asked": asked,
            "fault": fault,
            "may_add": standing.is_administrator or structure.pk in standing.structure_ids(STAFF),
        },
    )


def add(request: HttpRequest, slug: str) -> HttpResponse:
    structure = structure_for(request.user, slug, STAFF)
    form = GoverningForm(request.POST or None, request.FILES or None, groups=_staffed(request, structure))
    made = {}
    if request.method == "POST" and form.carried_out(
        lambda fields: made.update(document=add_governing_document(structure, **fields, **signature(request)))
    ):
        messages.success(request, _("The governing document is kept."))
        return redirect("structure:governing_document", slug, made["document"].pk)
    return _form(request, structure, form, _("New governing document"), _("Keep the document"), has_file=True)


def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What is known about the document, its versions, and for those who may a new version."""
    structure, found = _document(request, slug, pk)
    is_ours = may_change(standing_of(request.user), found)
    form = VersionForm(request.POST or None, request.FILES or None) if is_ours else None
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if (
        form
        and request.method == "POST"
        and form.carried_out(lambda fields: add_governing_file(found, **fields, **signature(request)))
    ):
        messages.success(request, _("The new version is kept; the former stay."))
        return redirect("structure:governing_document", slug, pk)
    context = {
        "structure": structure,
        "line": governing_lines(GoverningDocument.objects.filter(pk=pk), timezone.localdate())[0],
        "wording": found.wording,
        "versions": found.files.select_related("uploaded_by").order_by("-number"),
        "form": form,
    }
    return render(request, "structure/governing_document.html", context)


def change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    structure, found = _document(request, slug, pk, to_change=True)
    form = GoverningChangeForm(request.POST or None, initial=vars(found))
    if request.method == "POST" and form.carried_out(
        lambda fields: change_governing_document(found, **fields, **signature(request))
    ):
        messages.success(request, _("What is said about the document is changed."))
        return redirect("structure:governing_document", slug, pk)
    return _form(request, structure, form, _("Change the document"), _("Save the changes"), document=found)


def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    structure, found = _document(request, slug, pk, to_change=True)
    form = EndGoverningForm(request.POST or None, initial={"valid_to": found.valid_to})
    if request.method == "POST" and form.carried_out(
        lambda fields: end_governing_document(found, **fields, **signature(request))
    ):
        messages.success(request, _("The document's last day is noted. It stays readable."))
        return redirect("structure:governing_document", slug, pk)
    return _form(
        request, structure, form, _("The document ceases to apply"), _("Note the last day"), document=found
    )


def file(request: HttpRequest, slug: str, pk: int, file_pk: int) -> FileResponse:
    """The file as it was uploaded."""
    _structure, found = _document(request, slug, pk)
    version = get_object_or_404(GoverningFile, pk=file_pk, governing=found)
    return FileResponse(
        version.file.open(),
        as_attachment=version.content_type not in SHOWN,
        filename=version.filename,
        content_type=version.content_type,
    )


def _document(
    request: HttpRequest, slug: str, pk: int, *, to_change: bool = False
) -> tuple[Structure, GoverningDocument]:
    """A document of this structure that the reader may see: a group's own is nobody else's (404)."""
    structure = structure_for(request.user, slug, EVERYBODY)
    standing = standing_of(request.user)
    found = get_object_or_404(documents_for(standing, structure), pk=pk)
    if to_change and not may_change(standing, found):
        raise PermissionDenied
    return structure, found


def _staffed(request: HttpRequest, structure: Structure) -> QuerySet[Group]:
    return with_names(groups_for(request.user, STAFF).filter(structure=structure), timezone.localdate())


def _form(request, structure: Structure, form, title: str, button: str, **more) -> HttpResponse:
    context = {"structure": structure, "form": form, "title": title, "button": button, **more}
    return render(request, "structure/governing_form.html", context)
