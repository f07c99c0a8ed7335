"""Papers made by the worker when somebody asks, and kept a day under the fingerprint of their facts."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from urllib.parse import urlencode

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samverkan.lib.downloads import download
from samverkan.lib.facts import sha256

FOLDER = "prints"
KEPT = timedelta(days=1)


def name_in_storage(document) -> str:
    return f"{FOLDER}/{sha256(document)}.pdf"


def keep(name: str, content: bytes) -> None:
    """Keeps it under just that name; made by two workers at once, the second is dropped."""
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def forget(document) -> None:
    """Within the verb that takes something away from these facts: the paper of them is not kept the day."""
    transaction.on_commit(partial(default_storage.delete, name_in_storage(document)))


def asked_print(
    request: HttpRequest,
    document,
    ask: Callable[[], object],
    template: str,
    context: Mapping[str, object],
    *,
    name: str = "",
    asked: Mapping[str, str] | None = None,
) -> HttpResponse:
    """POST asks the worker for the paper by `ask`, GET gives it or the page that waits for it.

    `?vantar=` holds the fingerprint of what was asked for: when the facts have changed, one asks anew.
    `asked` is what else the address says, `name` the file's where the document has none of its own. The
    template gets `is_coming`.
    """
    fingerprint = sha256(document)
    if request.method == "POST":
        ask()
        return redirect(f"{request.path}?{urlencode({**(asked or {}), 'vantar': fingerprint})}")
    if response := kept_pdf(request, name_in_storage(document), name or document.file_name):
        return response
    is_coming = request.GET.get("vantar") == fingerprint
    return render(request, template, {**context, "is_coming": is_coming}, status=202 if is_coming else 200)


def kept_pdf(request: HttpRequest, name: str, filename: str) -> HttpResponse | None:
    """The paper, or None when the worker has not made it yet. Never kept by the browser: a new day, a new
    paper."""
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        return download(file.read(), filename, is_shown=True, is_private=True)
