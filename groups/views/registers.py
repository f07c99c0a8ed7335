"""The registers out as files, and into an empty installation; the system administrator's."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from groups.actions import take_over_registers
from groups.models import Group
from groups.registers.reading import read_registers
from groups.registers.tables import REGISTERS
from groups.registers.writing import Tables, csv_file, csv_zip, json_file, registers_now, workbook
from samverkan.lib.downloads import named
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable
from samverkan.lib.refusal import Refused
from samverkan.lib.spreadsheets import check_size

WHOLE: dict[str, tuple[Callable[[Tables], bytes], str]] = {
    "xlsx": (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": (csv_zip, "application/zip"),
    "json": (json_file, "application/json"),
}


class RegisterFileForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("File with registers"),
        help_text=gettext_lazy("JSON, xlsx or zip, as taken out of another installation of Samverkan."),
        allow_empty_file=True,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
            self.tables = read_registers(file.read())
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file


@require_http_methods(["GET", "POST"])
def registers(request: HttpRequest) -> HttpResponse:
    """What can be taken out; and, while there is no group, a form to read registers in."""
    _refuse_others(request)
    form = RegisterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            counts = take_over_registers(form.tables, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error("file", refusal.message)
        else:
            messages.success(
                request, _("%(count)d rows have been read in.") % {"count": sum(counts.values())}
            )
            return redirect("registers:registers")
    return render(
        request,
        "registers/registers.html",
        {
            "form": form,
            "is_empty": not Group.objects.exists(),
            "registers": [(register.name, register.address) for register in REGISTERS],
        },
    )


@require_safe
def whole(request: HttpRequest, ending: str) -> HttpResponse:
    if ending not in WHOLE:
        raise Http404
    _refuse_others(request)
    write, content_type = WHOLE[ending]
    try:
        return _file(write(registers_now()), f"register.{ending}", content_type)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("registers:registers")


@require_safe
def one(request: HttpRequest, address: str) -> HttpResponse:
    """One register as csv."""
    found = next((register for register in REGISTERS if register.address == address), None)
    if found is None:
        raise Http404
    _refuse_others(request)
    content = csv_file(found, registers_now()[found.name])
    return _file(content, f"{found.address}.csv", "text/csv; charset=utf-8")


def _refuse_others(request: HttpRequest) -> None:
    """Everybody's address stands in them, over all groups."""
    if not request.user.is_superuser:
        raise PermissionDenied


def _file(content: bytes, name: str, content_type: str) -> HttpResponse:
    return named(HttpResponse(content, content_type=content_type), name)
