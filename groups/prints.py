"""Papers made by the worker when somebody asks, and kept a day under the fingerprint of their facts."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse

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


def kept_pdf(request: HttpRequest, name: str, filename: str) -> HttpResponse | None:
    """The paper, or None when the worker has not made it yet. Never kept by the browser: a new day, a new
    paper."""
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        return download(file.read(), filename, is_shown=True, is_private=True)
