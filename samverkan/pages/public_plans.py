"""An adopted plan for everybody, where it is marked public: its frozen facts, which hold no names of people;
and the list of those plans and of the follow-ups that are published."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.views.calls import pdf_response
from plans.models import PlanPrint
from plans.plan_access import open_plans
from plans.plan_document import kept_plan, loaded
from plans.plan_page import open_goal_lines, progress_of
from samverkan.pages.open_plan_rows import done_rows, follow_up_rows, plan_rows, report_rows
from samverkan.pages.public import briefly
from samverkan.pages.public_issues import known_structure


@require_safe
@login_not_required
@briefly
def plans(request: HttpRequest, slug: str) -> HttpResponse:
    """The public plans and the published follow-ups of a structure that everybody may know of."""
    found, today = known_structure(slug), timezone.localdate()
    context = {
        "structure": found,
        "plans": plan_rows(Q(group__structure=found), today),
        "follow_ups": follow_up_rows(Q(structure=found), today),
        "done": done_rows(Q(group__structure=found), today),
        "reports": report_rows(found),
    }
    return render(request, "public/plans.html", context)


@require_safe
@login_not_required
@briefly
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    today = timezone.localdate()
    found = get_object_or_404(open_plans(today), pk=pk)
    document = kept_plan(found)
    progress = progress_of(loaded(found), today, opened=request.GET.get("visa", ""), with_reasons=False)
    years = (found.starts_on.year, found.ends_on.year)
    context = {
        "plan": found,
        "document": document,
        "goals": open_goal_lines(document, progress),
        "has_paper": PlanPrint.objects.filter(plan=found).exists(),
        "follow_ups": follow_up_rows(Q(group=found.group, year__range=years), today),
    }
    return render(request, "public/plan.html", context)


@require_safe
@login_not_required
@briefly
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """404 until the worker has made it."""
    found = get_object_or_404(open_plans(timezone.localdate()), pk=pk)
    made = PlanPrint.objects.filter(plan=found).first()
    if made is None:
        raise Http404
    return pdf_response(made.file, kept_plan(found).file_name)
