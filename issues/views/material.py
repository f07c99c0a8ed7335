"""Decision material: a version read, written, issued, and as a paper."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groups.prints import asked_print
from groups.views.signature import signature
from issues.actions import begin_material, discard_draft, issue_version, write_material
from issues.forms.material import MaterialForm
from issues.issue_access import MOVERS, issue_for, may
from issues.material_access import version_for
from issues.material_document import kept_document, make_material_paper
from issues.material_page import path_lines
from issues.models import MaterialVersion
from samverkan.lib.refusal import Refused
from samverkan.lib.richtext import to_plain


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """New material for an issue."""
    issue = issue_for(request.user, pk, MOVERS)
    form = MaterialForm(request.POST or None, title="" if issue.material.exists() else issue.title)
    made = {}

    def act(given: dict) -> None:
        given.pop("seen")
        made["version"] = begin_material(issue, **given, **signature(request))

    if request.method == "POST" and form.carried_out(act):
        messages.success(request, _("The material is begun. Add the paths and their points."))
        return redirect("material:version", made["version"].pk)
    context = {"form": form, "issue": issue, "edition": None, "theirs": ""}
    return render(request, "issues/material_write.html", context, status=422 if form.is_bound else 200)


def version(request: HttpRequest, pk: int) -> HttpResponse:
    found = version_for(request.user, pk)
    may_write = may(request.user, found.material.issue, MOVERS)
    versions = list(found.material.versions.defer("facts", "text").order_by("-number"))
    context = {
        "edition": found,
        "issue": found.material.issue,
        "paths": path_lines(found),
        "versions": [row for row in versions if row.issued_at or may_write],
        "may_write": may_write,
        "is_draft": found.issued_at is None,
        "is_newest": found.pk == versions[0].pk,
        "before": next((row for row in versions if row.number < found.number), None),
    }
    context["faulty"] = faulty(context["paths"])
    return render(request, "issues/material_version.html", context)


def faulty(paths) -> list[tuple[str, int, str]]:
    """(where, point, what) of everything worth a second look: "A 3"."""
    return [
        (f"{path.label} {line.number}", line.pk, fault.text)
        for path in paths
        for line in path.points
        for fault in line.faults
    ]


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Who saves over somebody else's text is shown both, and saves again (ruling 18)."""
    found = _draft_for(request, pk)
    form = MaterialForm(request.POST or None, title=found.material.title, text=found.text)
    if request.method == "POST" and form.carried_out(
        lambda given: write_material(found, **given, **signature(request))
    ):
        messages.success(request, _("The text is saved."))
        return redirect("material:version", pk)
    theirs = ""
    if getattr(form, "refusal", None) and form.refusal.code == "changed":
        found.refresh_from_db()
        theirs = to_plain(found.text)
        form.data = form.data.copy()
        form.data["seen"] = found.text
    context = {"form": form, "issue": found.material.issue, "edition": found, "theirs": theirs}
    return render(request, "issues/material_write.html", context, status=422 if form.is_bound else 200)


def _draft_for(request: HttpRequest, pk: int) -> MaterialVersion:
    """An issued version has nothing to write in."""
    found = version_for(request.user, pk, to_write=True)
    if found.issued_at:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """What is issued does not change, so it says first what goes to whom, and what to look at again."""
    found = _draft_for(request, pk)
    refusal = ""
    if request.method == "POST":
        try:
            issued = issue_version(found, **signature(request))
            make_material_paper.enqueue(issued.pk)
            messages.success(request, _("Version %(number)s is issued.") % {"number": issued.number})
            return redirect("material:version", pk)
        except Refused as error:
            refusal = str(error)
    paths = path_lines(found)
    context = {"edition": found, "issue": found.material.issue, "paths": paths, "refusal": refusal}
    context["faulty"] = faulty(paths)
    return render(request, "issues/material_issue.html", context, status=422 if refusal else 200)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = _draft_for(request, pk)
    try:
        discard_draft(found, **signature(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("material:version", pk)
    messages.success(request, _("The draft is thrown away."))
    return redirect("issue:page", found.material.issue_id)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The frozen version as PDF, made by the worker of the facts that were frozen."""
    found = version_for(request.user, pk)
    if found.issued_at is None:
        raise Http404
    document = kept_document(found)
    context = {"edition": found, "issue": found.material.issue}
    return asked_print(
        request, document, lambda: make_material_paper.enqueue(pk), "issues/material_paper.html", context
    )
