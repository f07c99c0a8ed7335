"""The report that recommendations are out of: kept, and read by whoever reads them (S002-A)."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluations.access import recommendation_set_for
from evaluations.actions.recommendations import keep_source
from evaluations.forms.recommendation_files import SourceForm
from evaluations.recommendation_access import set_to_keep, source_for
from evaluations.views.recommendations import form_page, set_place
from groups.views.documents import SHOWN
from groups.views.signature import signature


@require_safe
def source(request: HttpRequest, pk: int) -> FileResponse:
    """The newest version."""
    document = source_for(request.user, recommendation_set_for(request.user, pk))
    version = document and document.versions.order_by("-number").first()
    if not version:
        raise Http404
    shown = version.content_type in SHOWN
    return FileResponse(
        version.file.open(),
        as_attachment=not shown,
        filename=version.filename,
        content_type=version.content_type,
    )


def keep(request: HttpRequest, pk: int) -> HttpResponse:
    found = set_to_keep(request.user, pk)
    form = SourceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.carried_out(
        lambda given: keep_source(found, **given, **signature(request))
    ):
        messages.success(request, _("The report is kept with its recommendations."))
        return redirect("recommendations:set", pk)
    words = {"heading": _("Keep the report"), "button": _("Keep the report"), "kicker": found.title}
    if found.document and found.document.group_id == found.group_id:
        words |= {"heading": _("Another version of the report"), "button": _("Keep the new version")}
    return form_page(request, form, words, set_place(pk), found)
