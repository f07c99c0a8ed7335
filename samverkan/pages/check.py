"""Is this file one of ours, and does it still hold? For anybody, without logging in (P32)."""

import re

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from groups.attempts import too_many
from meetings.known_papers import paper_of_checksum, paper_of_file
from samverkan.lib.forms import PlainForm
from samverkan.lib.hashed_upload import HashingUploadHandler

CHECKSUM = re.compile(r"[0-9a-f]{64}")
# A whole municipality may share one address.
CHECKS = 100
# What a form holds beside its file.
REST_OF_FORM = 100_000


class FileForm(PlainForm):
    file = forms.FileField(label=gettext_lazy("The file"), max_length=500, allow_empty_file=True)


class ChecksumForm(PlainForm):
    checksum = forms.CharField(
        label=gettext_lazy("The checksum"),
        max_length=500,
        help_text=gettext_lazy(
            "64 signs, printed last in the notes. Spaces and line breaks make no difference."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_checksum(self) -> str:
        written = self.cleaned_data["checksum"]
        found = re.sub(r"[\s-]", "", written).lower()
        if not CHECKSUM.fullmatch(found):
            text = _(
                "“%(text)s” is no checksum. It has 64 signs, 0–9 and a–f, e.g. %(example)s… "
                "Copy the whole of it from the paper."
            )
            raise forms.ValidationError(text % {"text": written[:80], "example": "9f86d081884c"})
        return found


# The check for forgery reads the form, and with it the file: it has to wait until the file is not kept.
@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """GET: the forms. POST: what is known of the file or checksum; nothing of it is kept."""
    if request.method != "POST":
        return _page(request)
    if too_many(request, "check", CHECKS):
        return _page(request, status=429, is_too_many=True)
    if _length(request) > settings.UPLOAD_MAX_BYTES + REST_OF_FORM:
        return _page(request, status=413, is_too_large=True)
    request.upload_handlers = [HashingUploadHandler(request)]
    return _checked(request)


@csrf_protect
def _checked(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    if "checksum" in request.POST:
        form = ChecksumForm(request.POST)
        if not form.is_valid():
            return _page(request, status=422, checksum_form=form)
        checksum = form.cleaned_data["checksum"]
        is_ours, paper = paper_of_checksum(checksum, today)
        return _page(request, found={"paper": paper, "is_ours": is_ours, "name": "", "checksum": checksum})
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, status=422, file_form=form)
    file = form.cleaned_data["file"]
    paper = paper_of_file(file.sha256, today)
    found = {"paper": paper, "is_ours": paper is not None, "name": file.name, "checksum": file.sha256}
    return _page(request, found=found)


def _page(request: HttpRequest, status: int = 200, **more) -> HttpResponse:
    context = {
        "file_form": FileForm(),
        "checksum_form": ChecksumForm(),
        "limit": settings.UPLOAD_MAX_BYTES,
        **more,
    }
    return render(request, "public/check.html", context, status=status)


def _length(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
