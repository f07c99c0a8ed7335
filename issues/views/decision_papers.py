"""Decisions at home as a file, as a paper, and as one organisation's list."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from groups.prints import asked_print
from issues.decision_access import organization_with_decisions
from issues.decision_facts import DecisionLine, decision_facts, decision_rows, line_of
from issues.decision_paper import csv_headings, csv_rows, decisions_document, make_decisions_paper
from issues.issue_access import issue_for
from samverkan.lib.downloads import download
from samverkan.lib.spreadsheets import csv_bytes


@require_safe
def issue_csv(request: HttpRequest, pk: int) -> HttpResponse:
    issue, today = issue_for(request.user, pk), timezone.localdate()
    lines = decision_facts(issue, request.user, today).lines
    return _csv(lines, f"{today}-beslut-hemma-{slugify(issue.title)}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    issue, today = issue_for(request.user, pk), timezone.localdate()
    return asked_print(
        request,
        decisions_document(issue, today),
        lambda: make_decisions_paper.enqueue(issue.pk, today.isoformat()),
        "issues/decisions_paper.html",
        {"issue": issue},
    )


@require_safe
def organization(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything one organisation has been asked to decide: what waits first, then the newest."""
    found, rows = organization_with_decisions(request.user, pk)
    today = timezone.localdate()
    lines = _lines(rows, today)
    waiting = sorted((one for one in lines if one.is_waited_for), key=lambda one: one.due_on)
    rest = [one for one in lines if not one.is_waited_for]
    rest.sort(key=lambda one: (one.decided_on or one.due_on, one.pk), reverse=True)
    context = {"organization": found, "name": found.name_on(today), "waiting": waiting, "answered": rest}
    return render(request, "issues/decisions_organization.html", context)


@require_safe
def organization_csv(request: HttpRequest, pk: int) -> HttpResponse:
    found, rows = organization_with_decisions(request.user, pk)
    today = timezone.localdate()
    return _csv(_lines(rows, today), f"{today}-beslut-hemma-{slugify(found.name_on(today))}.csv")


def _lines(rows, today: date) -> list[DecisionLine]:
    return [line_of(row, today) for row in decision_rows(rows, today)]


def _csv(lines: list[DecisionLine], name: str) -> HttpResponse:
    return download(csv_bytes(csv_headings(), csv_rows(lines)), name)
