"""The group's directory: the page, contact cards, and on paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import EVERYBODY, STAFF, standing_of
from groups.directory import (
    DirectoryRow,
    card,
    directory,
    directory_document,
    file_name,
    found_in,
)
from groups.models import Group
from groups.print_tasks import make_directory
from groups.prints import kept_pdf, name_in_storage
from groups.vcard import vcards
from groups.views.signature import named_group
from samverkan.lib.downloads import download
from samverkan.lib.facts import sha256
from samverkan.lib.reading import collapsed


@require_safe
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is in the group today and how they are reached; `?q=` narrows it. For its own circle only."""
    group, rows, is_staff = _asked_for(request, slug)
    asked = collapsed(request.GET.get("q", ""))
    shown = found_in(rows, asked)
    return render(
        request,
        "groups/people.html",
        {
            "group": group,
            "rows": shown,
            "asked": asked,
            "everybody": len(rows),
            "is_staff": is_staff,
            "cards_query": f"?{urlencode({'q': asked})}" if asked else "",
        },
    )


@require_safe
def vcard_all(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody's contact card in one file; `?q=` as on the page."""
    group, rows, _is_staff = _asked_for(request, slug)
    shown = found_in(rows, collapsed(request.GET.get("q", "")))
    return _cards(group, shown, f"kontaktlista-{group.slug}.vcf")


@require_safe
def vcard_one(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group, rows, _is_staff = _asked_for(request, slug)
    shown = [row for row in rows if row.person_id == pk]
    if not shown:
        raise Http404
    return _cards(group, shown, f"{slugify(shown[0].name) or pk}.vcf")


@require_http_methods(["GET", "HEAD", "POST"])
def people_print(request: HttpRequest, slug: str) -> HttpResponse:
    """The directory as PDF, made by the worker. `?vantar=` holds the fingerprint of what was asked for."""
    group = named_group(request, slug, EVERYBODY)
    is_staff = standing_of(request.user).has(group.pk, STAFF)
    today = timezone.localdate()
    document = directory_document(group, today, is_staff=is_staff)
    if request.method == "POST":
        make_directory.enqueue(group.pk, today.isoformat(), is_staff)
        return redirect(f"{reverse('groups:people_print', args=[slug])}?vantar={sha256(document)}")
    if paper := kept_pdf(request, name_in_storage(document), file_name(document, "pdf")):
        return paper
    waits = request.GET.get("vantar") == sha256(document)
    return render(
        request,
        "groups/people_print.html",
        {"group": group, "waits": waits, "count": len(document.rows), "is_staff": is_staff},
        status=202 if waits else 200,
    )


def _asked_for(request: HttpRequest, slug: str) -> tuple[Group, list[DirectoryRow], bool]:
    group = named_group(request, slug, EVERYBODY)
    is_staff = standing_of(request.user).has(group.pk, STAFF)
    return group, directory(group, timezone.localdate(), is_staff=is_staff), is_staff


def _cards(group: Group, rows: list[DirectoryRow], filename: str) -> HttpResponse:
    content = vcards(card(row, group.shown_name, timezone.localdate()) for row in rows)
    return download(content, filename, is_private=True)
