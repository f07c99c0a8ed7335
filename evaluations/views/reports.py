"""The report of an evaluation on its page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluations.gathered_report import document_of, last_day, orals_left, surveys_left
from evaluations.models import Evaluation, Report
from evaluations.report_access import report_for
from evaluations.report_document import OPENING, ReportDocument
from evaluations.report_parts import parts, told
from evaluations.report_states import may_be, standing
from groups.access import EVERYBODY, standing_of
from groups.models import Group, Person
from samverkan.lib.spoken import listed


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """As it stands now while it is a draft, as it was frozen from then on."""
    evaluation, found, may_write = report_for(request.user, pk)
    if found is None:
        return render(request, "evaluations/report.html", {"evaluation": evaluation, "report": None})
    document = document_of(found, timezone.now())
    shown, is_draft = parts(document), found.state == Report.State.DRAFT
    mark, word = standing(found.state)
    context = {
        "evaluation": evaluation,
        "report": found,
        "document": document,
        "parts": shown if is_draft else told(shown),
        "mark": mark,
        "word": word,
        "may_write": may_write and is_draft,
        "may_publish": may_write and may_be(found.state, "publish"),
        "may_withdraw": may_write and may_be(found.state, "withdraw"),
        "is_open": found.state == Report.State.PUBLISHED,
        "has_opening": any(text.place == OPENING for text in document.texts),
        "lacking": lacking(evaluation) if is_draft else [],
        "own": own_reports(request.user, document),
    }
    return render(request, "evaluations/report.html", context)


def own_reports(person: Person, document: ReportDocument) -> list[tuple[str, str]]:
    """[(name, slug)] of the person's groups in it, where the report of all of them is another than their own;
    one query."""
    names = {one.key: one.name for one in document.groups}
    if len(names) < 2:
        return []
    standing = standing_of(person)
    slugs = dict(Group.objects.filter(pk__in=names).values_list("pk", "slug"))
    return [(name, slugs[key]) for key, name in names.items() if standing.has(key, EVERYBODY)]


def lacking(evaluation: Evaluation) -> list[str]:
    """What the report does not tell, and why; two queries."""
    found, surveys = [], surveys_left(evaluation)
    orals = orals_left(evaluation, last_day(evaluation, timezone.localdate()))
    if surveys:
        text = _("%(surveys)s is not reported yet, so its result is not here.")
        found.append(text % {"surveys": listed(surveys)})
    if orals:
        text = _("The oral evaluation of %(groups)s is not final, so nothing of it is here.")
        found.append(text % {"groups": listed(orals)})
    return found
