"""Two plans or versions compared, and a plan as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import EVERYBODY
from groups.prints import asked_print
from meetings.views.calls import pdf_response
from plans.access import may, plan_for, plans_for
from plans.difference import plan_difference
from plans.forms.plans import CompareForm
from plans.models import ActivityPlan, PlanPrint
from plans.plan_paper import document_of, make_plan_paper
from plans.plan_today import make_plan_today, plan_today
from plans.views.plans import with_group_name

OFFERED = 100


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """This plan beside another that the reader may read (`?med=`), by itself the version before."""
    found = plan_for(request.user, pk)
    others = _others(request, found)
    form = CompareForm(request.GET or None, plans=[(row.pk, _words(row)) for row in others])
    asked = form.cleaned_data["med"] if form.is_bound and form.is_valid() else ""
    other = next((row for row in others if str(row.pk) == asked), None) or _before(found, others)
    context = {"plan": found, "form": form, "other": other, "has_others": bool(others)}
    if other:
        form.initial["med"] = other.pk
        context["difference"] = plan_difference(document_of(other), document_of(found))
        context["other_words"] = _words(other)
    return render(request, "plans/plan_compare.html", context)


def _others(request: HttpRequest, plan: ActivityPlan) -> list[ActivityPlan]:
    rows = with_group_name(plans_for(request.user), timezone.localdate()).exclude(pk=plan.pk)
    rows = rows.filter(group__structure=plan.group.structure_id).select_related("group__structure")
    return list(rows.order_by("-starts_on", "group_name", "-number")[:OFFERED])


def _before(plan: ActivityPlan, others: list[ActivityPlan]) -> ActivityPlan | None:
    """The version before, else the group's plan before this one."""
    own = [row for row in others if row.group_id == plan.group_id]
    earlier = [row for row in own if (row.starts_on, row.number) < (plan.starts_on, plan.number)]
    return max(earlier, key=lambda row: (row.starts_on, row.number), default=None)


def _words(plan: ActivityPlan) -> str:
    return _("%(title)s, %(group)s, version %(number)s") % {
        "title": plan.title,
        "group": plan.group_name,
        "number": plan.number,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """An adopted version's paper is kept; a draft's is made of what it says now."""
    found = plan_for(request.user, pk)
    document = document_of(found)
    made = PlanPrint.objects.filter(plan=found).first()
    if made and request.method != "POST":
        return pdf_response(made.file, document.file_name)
    context = {"plan": found, "document": document}
    return asked_print(
        request, document, lambda: make_plan_paper.enqueue(pk), "plans/plan_paper.html", context
    )


@require_http_methods(["GET", "HEAD", "POST"])
def today_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """How an adopted plan comes along today. Why a value is missing is for its own group."""
    found, today = plan_for(request.user, pk), timezone.localdate()
    if not found.adopted_on:
        raise Http404
    with_reasons = may(request.user, found.group_id, EVERYBODY)
    document = plan_today(found, today, with_reasons=with_reasons)
    return asked_print(
        request,
        document,
        lambda: make_plan_today.enqueue(pk, today.isoformat(), with_reasons),
        "plans/plan_paper.html",
        {"plan": found, "document": document, "is_today": True},
    )
