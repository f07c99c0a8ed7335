"""What each organisation does: all of a plan side by side, asked for, and said with or without log-in
(S001-33, S000-41)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groups.access import EVERYBODY
from groups.links import dead_link, for_link
from groups.models import Link, Organization
from groups.views.signature import signature
from plans.access import PLANNERS, may, plan_for
from plans.actions import ask_for_specifications, remind_of_specifications, specify
from plans.activity_access import activity_for, answers_for, speaks_for
from plans.activity_page import own_parts
from plans.forms.activities import SpeakerForm, SpecificationForm
from plans.held_readings import named_organizations
from plans.models import OrganizationSpecification
from plans.plan_activities import activity_lines, first_of
from plans.specification_reached import SPECIFICATION_LINK, AskedPage, living_page
from plans.views.activities import is_worked_on
from plans.views.plan_writing import form_page
from samverkan.lib.refusal import Refused


@require_safe
def of_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """“What do the others do?”: each activity that they make their own, with every organisation's part."""
    plan, today = plan_for(request.user, pk), timezone.localdate()
    names = named_organizations(plan.group_id, today)
    lines = [line for found in activity_lines(plan).values() for line in found if line.row.by_organization]
    lines.sort(key=lambda line: (line.row.goal.number, line.row.position))
    parts = own_parts([line.first for line in lines], names)
    is_inside = may(request.user, plan.group_id, EVERYBODY)
    is_open = is_worked_on(plan) and is_inside
    asks = is_open and plan.state == "adopted" and may(request.user, plan.group_id, PLANNERS)
    answers = answers_for(request.user, plan, today) if is_open and lines else {}
    context = {
        "plan": plan,
        "lines": [(line, parts[line.first]) for line in lines],
        "answers": answers,
        "is_inside": is_inside,
        "to_ask": len(names) if asks and any(line.asked < len(names) for line in lines) else 0,
        "owing": asks and any(line.said < line.asked for line in lines),
    }
    return render(request, "plans/specifications.html", context)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, PLANNERS)
    try:
        asked = len(ask_for_specifications(plan, **signature(request)))
        text = ngettext("%(count)d organisation is asked.", "%(count)d organisations are asked.", asked)
        messages.success(request, text % {"count": asked})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("activities:of_plan", pk)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    plan = plan_for(request.user, pk, PLANNERS)
    try:
        sent = len(remind_of_specifications(plan, **signature(request)))
        text = ngettext("%(count)d reminder is sent.", "%(count)d reminders are sent.", sent)
        messages.success(request, text % {"count": sent})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("activities:of_plan", pk)


def say(request: HttpRequest, pk: int, organization: int) -> HttpResponse:
    """What one organisation does, by somebody who sits for it, or by those who plan."""
    activity, today = activity_for(request.user, pk), timezone.localdate()
    name = speaks_for(request.user, activity, organization, today)
    known = OrganizationSpecification.objects.filter(
        activity=first_of(activity), organization=organization
    ).first()
    form = SpecificationForm(request.POST or None, initial=_initial(known))
    of = Organization.objects.get(pk=organization)
    if request.method == "POST" and form.carried_out(
        lambda given: specify(activity, organization=of, **given, **signature(request))
    ):
        messages.success(request, _("It is saved what %(name)s does.") % {"name": name})
        return redirect("activities:one", pk)
    words = {
        "heading": _("What does %(name)s do?") % {"name": name},
        "button": _("Save what we do"),
        "note": activity.text,
    }
    return form_page(request, activity.goal.plan, form, words, reverse("activities:one", args=[pk]))


def _initial(row: OrganizationSpecification | None) -> dict:
    if row is None:
        return {}
    return {"state": row.state if row.at else "", "text": row.text, "link": row.link}


@for_link(SPECIFICATION_LINK)
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: Link) -> HttpResponse:
    """All that one organisation is asked in a plan. GET shows; POST saves what is answered and leaves the
    rest."""
    today = timezone.localdate()
    page = living_page(link, today)
    if page is None:
        return dead_link(request)
    posted = request.POST if request.method == "POST" else None
    forms = [
        (
            line,
            row,
            SpecificationForm(posted, prefix=f"a{row.pk}", initial=_initial(row), is_asked_later=True),
        )
        for line, row in page.parts
    ]
    name = next((row.by_name for _line, row in page.parts if row.by_name), "")
    who = SpeakerForm(posted, initial={"by_name": name}) if link.person is None else None
    if posted is not None and (saved := _saved(page, forms, who, link)):
        text = ngettext(
            "Thank you. %(count)d activity is answered.",
            "Thank you. %(count)d activities are answered.",
            saved,
        )
        messages.success(request, text % {"count": saved})
        return redirect("activities:by_link", request.resolver_match.kwargs["token"])
    others = own_parts([line.first for line, _row in page.parts], _others(page, today))
    context = {
        "plan": page.plan,
        "group_name": page.plan.group.name_on(today),
        "organization": Organization.objects.get(pk=page.organization).name_on(today),
        "parts": [
            (line, row, form, [one for one in others[line.first] if one.is_said]) for line, row, form in forms
        ],
        "who": who,
        "is_empty": posted is not None and not _is_faulty(forms, who),
        "left": sum(row.at is None for _line, row in page.parts),
    }
    return render(request, "plans/specification_link.html", context, status=422 if posted else 200)


def _others(page: AskedPage, today) -> dict[int, str]:
    names = named_organizations(page.plan.group_id, today)
    return {pk: name for pk, name in names.items() if pk != page.organization}


def _is_faulty(forms, who) -> bool:
    return any(form.errors for _line, _row, form in forms) or bool(who is not None and who.errors)


def _saved(page: AskedPage, forms: list, who: SpeakerForm | None, link: Link) -> int:
    """How many are answered; none where anything is wrong, and each fault stands at its field."""
    is_right = [form.is_valid() for _line, _row, form in forms]
    if not all(is_right) or not (who is None or who.is_valid()):
        return 0
    name = who.cleaned_data["by_name"] if who else ""
    sign = {"by": link.person, "by_name": name, "now": timezone.now()}
    answered = [(line, form) for line, _row, form in forms if not form.is_left()]
    of = Organization.objects.get(pk=page.organization)
    with transaction.atomic():
        done = [
            form.carried_out(lambda given, line=line: specify(line.row, organization=of, **given, **sign))
            for line, form in answered
        ]
        if not all(done):
            transaction.set_rollback(True)
            return 0
    return len(done)
