"""One action: where it arose, how it has gone, and what may be said of it, logged in or by the link of a
reminder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluations.recommendations_of_issue import recommendations_tied
from groups.links import dead_link, for_link
from groups.models import Link, Person
from issues.access import action_for, action_to_change, actions_for, may_change
from issues.actions import finish_action, report_on_action
from issues.forms.actions import DelayForm, ReportForm, ResultForm
from issues.models import Action
from issues.report_headings import headings_of, report_to_fill_in
from issues.reports import Owed, owed, owner_name
from meetings.action_reminders import ACTION_LINK, reminded_of
from meetings.actions.action_dues import delay_action_to
from meetings.due_actions import due_of, still_drafted, with_dues
from meetings.models import ItemAction
from meetings.readable import readable_items
from samverkan.lib.ordering import rising


@dataclass(frozen=True)
class ReportLine:
    """`words`: "Klar", "Försenad till 3 april 2017" or nothing; `name` is empty for an organisation's
    link."""

    at: datetime
    name: str
    words: str
    text: str


@dataclass(frozen=True)
class Part:
    """The same promise of another owner; `told` is what came of it, or what was said of it last."""

    action: Action
    owner: str
    told: str


@require_safe
def action(request: HttpRequest, pk: int) -> HttpResponse:
    found = action_for(request.user, pk)
    if still_drafted([pk]) and not may_change(request.user, found):
        raise Http404
    row = _told(found, request.user)
    items = ItemAction.objects.filter(action=found, item__in=readable_items(request.user))
    items = items.select_related("item__meeting__group").order_by(*rising("item__meeting__date"), "pk")
    context = {"row": row, "reports": report_lines(found), "items": list(items)}
    context["recommendations"] = recommendations_tied(request.user, action=found)
    first = found.split_from_id or found.pk
    family = actions_for(request.user).filter(Q(pk=first) | Q(split_from=first)).exclude(pk=found.pk)
    context["headings"] = headings_of(found.report_headings)
    context["parts"] = _parts(request.user, family.order_by("pk"))
    return render(request, "issues/action.html", context)


def _parts(person: Person, family: QuerySet[Action]) -> list[Part]:
    today, parts = timezone.localdate(), list(family.prefetch_related("reports"))
    drafted = still_drafted([part.pk for part in parts])
    return [
        Part(part, owner_name(part, today), part.result or _last_told(part))
        for part in parts
        if part.pk not in drafted or may_change(person, part)
    ]


def _last_told(action: Action) -> str:
    return next((row.text for row in reversed(action.reports.all()) if row.text), "")


def delay(request: HttpRequest, pk: int) -> HttpResponse:
    """A later day, and why."""
    found = action_to_change(request.user, pk)
    form = DelayForm(request.POST or None)
    if _carried_out(request, form, lambda given: delay_action_to(found, **given, **_sign(request))):
        messages.success(request, _("The new day is noted."))
        return redirect("issues:action", pk)
    words = {"heading": _("It will be later"), "button": _("Save the new day")}
    return render(request, "issues/action_form.html", {"form": form, "action": found, "words": words})


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """How it goes, in words."""
    found = action_to_change(request.user, pk)
    form = ReportForm(request.POST or None, initial={"text": report_to_fill_in(found.report_headings)})
    if _carried_out(request, form, lambda given: report_on_action(found, **given, **_sign(request))):
        messages.success(request, _("It is noted."))
        return redirect("issues:action", pk)
    words = {"heading": _("How it goes"), "button": _("Save")}
    return render(request, "issues/action_form.html", {"form": form, "action": found, "words": words})


@for_link(ACTION_LINK)
def by_link(request: HttpRequest, link: Link) -> HttpResponse:
    """The page of a reminder: done, or late. What is done already is said, and may not be said again.

    Dead for whoever would not be reminded today: another owner, a role or a contact that has ended.
    """
    found = Action.objects.filter(pk=link.object_id).select_related("group").first()
    if found is None or not _is_owed_by(found, link):
        return dead_link(request)
    sign = {"by": link.person, "now": timezone.now()}
    is_late = "late" in request.POST
    done = ResultForm(
        request.POST if request.method == "POST" and not is_late else None,
        prefix="done",
        initial={"result": report_to_fill_in(found.report_headings)},
    )
    late = DelayForm(request.POST if is_late else None, prefix="late")
    said = ""
    if _carried_out(request, done, lambda given: finish_action(found, **given, **sign)):
        said = _("Thank you. It is noted as done.")
    elif _carried_out(request, late, lambda given: delay_action_to(found, **given, **sign)):
        said = _("Thank you. The new day is noted.")
    found = with_dues(Action.objects.filter(pk=found.pk).select_related("group"), timezone.localdate()).get()
    context = {"action": found, "due": due_of(found)[1], "done": done, "late": late, "said": said}
    context["is_closed"] = found.state in {Action.State.DONE, Action.State.CANCELLED}
    return render(request, "issues/action_link.html", context)


def _is_owed_by(action: Action, link: Link) -> bool:
    asked = reminded_of(action, timezone.localdate())
    return link.person_id in {found.person.pk if found.person else None for found in asked}


def report_lines(action: Action) -> list[ReportLine]:
    rows = action.reports.select_related("person")
    return [ReportLine(row.at, row.person.name if row.person else "", _words(row), row.text) for row in rows]


def _words(row) -> str:
    if row.due_on:
        return _("Late, to %(day)s") % {"day": row.due_on.isoformat()}
    return str(row.get_state_display()) if row.state else ""


def _told(action: Action, person: Person) -> Owed:
    today = timezone.localdate()
    with_due = with_dues(Action.objects.filter(pk=action.pk), today).first()
    if with_due is None:
        raise Http404
    return owed(action, person, today, due=due_of(with_due))


def _sign(request: HttpRequest) -> dict:
    return {"by": request.user, "now": timezone.now()}


def _carried_out(request: HttpRequest, form, act: Callable[[dict], object]) -> bool:
    return request.method == "POST" and form.is_bound and form.carried_out(act)
