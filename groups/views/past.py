"""What the group was and was called, was told to do and agreed on, and belonged to; and who sat in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from groups.access import EVERYBODY
from groups.governing import frames, kind_lines, mandate_lines, relation_lines
from groups.reports import former_sittings, rule_rows, settings_rows
from groups.views.signature import named_group


def history(request: HttpRequest, slug: str) -> HttpResponse:
    group = named_group(request, slug, EVERYBODY)
    today = timezone.localdate()
    context = {
        "group": group,
        "names": list(group.names.order_by("-valid_from")),
        "kinds": kind_lines(group),
        "mandates": mandate_lines(group, today),
        "relations": relation_lines(group, today),
        "frames": frames(group, today),
        "settings": settings_rows(group, today),
        "rules": rule_rows(group),
        "sittings": former_sittings(group, today),
        "offices": list(group.offices.select_related("person").order_by("-starts_on")),
        "today": today,
    }
    return render(request, "groups/history.html", context)
