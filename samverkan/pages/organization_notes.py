"""Approved notes on their way into an organisation's registry (domain.md 3.2, 4.6)."""

from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.forms_organizations import RegistrationForm
from groups.links import dead_link
from meetings.actions import register_notes, unregister_notes
from meetings.closed_notes import OPEN
from meetings.keeping import paper_for
from meetings.models import MinutesVersion
from meetings.notes_received import notes_to_register
from meetings.papers import file_name_of
from meetings.registry_metadata import headings, metadata_of
from meetings.views.calls import pdf_response
from samverkan.lib.downloads import download, named
from samverkan.lib.facts import sha256
from samverkan.lib.spreadsheets import csv_bytes
from samverkan.pages.organization_reader import Reader, for_contacts, number_in

NOTES_A_PAGE = 30


def _notes(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Approved notes, newest first, each with a form for the organisation's own registry number."""
    refused, status = None, 200
    if request.method == "POST":
        refused = _registered(request, reader)
        if refused is None:
            return redirect(f"{reader.url('notes')}?page={number_in(request.POST.get('page', ''), 1)}")
        status = 422
    rows = notes_to_register(reader.organization)
    only = request.GET.get("visa") == "kvar"
    page = Paginator(rows.filter(our_day=None) if only else rows, NOTES_A_PAGE).get_page(
        request.GET.get("page") or request.POST.get("page")
    )
    lines = [(row, _form_of(row, refused), reader.url("paper", row.pk)) for row in page.object_list]
    context = {
        "reader": reader,
        "page": page,
        "lines": lines,
        "only": only,
        "urls": {
            "back": reader.url("organization"),
            "here": reader.url("notes"),
            "csv": reader.url("notes_list", "csv"),
            "json": reader.url("notes_list", "json"),
        },
    }
    return render(request, "organizations/notes.html", context, status=status)


notes, notes_by_link = for_contacts(_notes)


def _registered(request: HttpRequest, reader: Reader) -> RegistrationForm | None:
    """Carries out the press of one row; the row's form where it was refused."""
    pk = number_in(request.POST.get("version", ""), 0)
    version = get_object_or_404(notes_to_register(reader.organization), pk=pk)
    sign = {"by": reader.person, "now": timezone.now()}
    if "undo" in request.POST:
        unregister_notes(reader.organization, version=version, **sign)
        messages.success(request, _("The notes wait to be registered again."))
        return None
    form = RegistrationForm(request.POST, prefix=f"n{pk}")

    def act(fields: dict) -> None:
        register_notes(reader.organization, version=version, **fields, **sign)

    if not form.carried_out(act):
        return form
    number = form.cleaned_data["registry_number"]
    messages.success(request, _("Registered as %(number)s.") % {"number": number})
    return None


def _form_of(row: MinutesVersion, refused: RegistrationForm | None) -> RegistrationForm:
    prefix = f"n{row.pk}"
    if refused is not None and refused.prefix == prefix:
        return refused
    return RegistrationForm(prefix=prefix, initial={"registry_number": row.our_number or ""})


def _notes_list(request: HttpRequest, reader: Reader, form: str) -> HttpResponse:
    """The list for a registry's own system (domain.md 3.2): csv for Swedish Excel, or JSON."""
    if form not in {"csv", "json"}:
        raise Http404
    rows = [_metadata(row, reader) for row in notes_to_register(reader.organization)]
    if form == "json":
        about = {"organization": reader.name, "code": reader.organization.code, "notes": rows}
        answer = JsonResponse(about, json_dumps_params={"ensure_ascii": False, "indent": 1})
        return named(answer, "anteckningar.json")
    header = [
        *(words for name, words in headings().items() if not name.startswith("file")),
        _("Address"),
        _("Our registry number"),
        _("Registered"),
    ]
    return download(csv_bytes(header, [list(row.values()) for row in rows]), "anteckningar.csv")


notes_list, notes_list_by_link = for_contacts(_notes_list)


def _metadata(row: MinutesVersion, reader: Reader) -> dict[str, object]:
    """One line of the list. The address asks for log-in: a file that is passed on holds no link."""
    day = row.our_day
    facts = asdict(metadata_of(row, row.group_name))
    return {
        **{name: value for name, value in facts.items() if not name.startswith("file")},
        "address": settings.BASE_URL + reverse("organizations:paper", args=[reader.organization.pk, row.pk]),
        "our_registry_number": row.our_number or "",
        "registered": timezone.localdate(day).isoformat() if day else "",
    }


def _paper(request: HttpRequest, reader: Reader, version_pk: int) -> HttpResponse:
    """An approved version as PDF, where the organisation had a seat that day. Behind a link, somebody else's
    paper is the same dead page as a dead link."""
    version = notes_to_register(reader.organization).filter(pk=version_pk).first()
    if version is None:
        if reader.token:
            return dead_link(request)
        raise Http404
    # An organisation's registry is outside every reading circle.
    document, file = paper_for(version, OPEN)
    if not file:
        return render(request, "organizations/paper_soon.html", {"back": reader.url("notes")}, status=202)
    tag = f'"{sha256(document)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    response = pdf_response(file, file_name_of(document))
    response["ETag"] = tag
    return response


paper, paper_by_link = for_contacts(_paper)
