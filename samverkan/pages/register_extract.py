"""Everything held about a person, as a file and on paper (GDPR art. 15)."""

from secrets import token_hex

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from groups.models import Person
from groups.person_access import may_take_extract, person_for
from groups.print_tasks import extract_name, make_extract
from groups.prints import kept_pdf
from groups.register_extract import register_extract
from samverkan.lib.downloads import download


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    return _extract(request, request.user, reverse("people:own_extract"))


@require_http_methods(["GET", "HEAD", "POST"])
def of(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else's, for a request on paper: the administrator's, and of who staffs every group the person
    is or was in."""
    if pk == request.user.pk:
        return redirect("people:own_extract")
    person, _sight = person_for(request.user, pk)
    if not may_take_extract(request.user, person):
        raise PermissionDenied
    return _extract(request, person, reverse("people:extract", args=[pk]))


def _extract(request: HttpRequest, person: Person, address: str) -> HttpResponse:
    """POST `as=json` gives the file at once; `as=pdf` asks the worker for the paper, which `?vantar=`
    shows."""
    if request.method == "POST" and request.POST.get("as") == "json":
        return _file(person, request.user.is_superuser)
    if request.method == "POST":
        now, token = timezone.now(), token_hex(16)
        make_extract.enqueue(person.pk, now.isoformat(), token, request.user.is_superuser)
        return redirect(f"{address}?vantar={token}")
    token = request.GET.get("vantar", "")
    waits = len(token) == 32 and token.isalnum()
    if waits and (paper := kept_pdf(request, extract_name(person.pk, token), _filename("pdf"))):
        return paper
    context = {"person": person, "is_own": person.pk == request.user.pk, "waits": waits}
    return render(request, "people/extract.html", context, status=202 if waits else 200)


def _file(person: Person, everywhere: bool) -> HttpResponse:
    content = register_extract(person, timezone.now(), everywhere=everywhere).to_json()
    return download(content, _filename("json"), is_private=True)


def _filename(ending: str) -> str:
    return f"{timezone.localdate()}-registerutdrag.{ending}"
