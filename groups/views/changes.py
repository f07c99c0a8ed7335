"""The page of who changed what in a group."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from groups.access import STAFF
from groups.changes import changes_of
from groups.views.signature import named_group

PER_PAGE = 50


def changes(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, STAFF)
    page = Paginator(changes_of(group), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "groups/changes.html", {"group": group, "page": page})
