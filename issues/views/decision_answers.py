"""One organisation's decision: answered by its contact or registrar through the link, by its member, or by
those who staff the group."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.links import dead_link, for_link
from groups.models import Link, ReadingCircle
from groups.views.signature import signature
from issues.actions import (
    carry_out_decision,
    correct_decision,
    decide,
    schedule_decision,
    withdraw_decision_link,
)
from issues.actions.decisions import addressed, issue_of, whole
from issues.decision_access import decision_to_answer
from issues.decision_facts import decision_rows, line_of
from issues.decision_links import DECISION_LINK
from issues.decision_states import Act, Who, acts_open
from issues.forms.decisions import SCHEDULED, AnswerForm, CorrectForm, DoneForm
from issues.issue_access import issues_for
from issues.models import OrganizationDecision
from samverkan.lib.forms import PlainForm


@for_link(DECISION_LINK)
def by_link(request: HttpRequest, link: Link) -> HttpResponse:
    """Dead when the position has been annulled, or the issue closed: nothing is asked then (P25)."""
    rows = whole(OrganizationDecision.objects).prefetch_related("organization__names")
    found = rows.filter(pk=link.object_id).first()
    if found is None or (found.position and found.position.annulled_on):
        return dead_link(request)
    if found.path.version.material.issue.circle != ReadingCircle.GROUP:
        return dead_link(request)
    return page(request, found, Who.CONTACT, {"by": None, "now": timezone.now()}, by_link=True)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the link dead; the next reminder brings a new one."""
    found, who = decision_to_answer(request.user, pk)
    if who != Who.MOVER:
        raise PermissionDenied
    withdraw_decision_link(found, **signature(request))
    messages.success(request, _("The link is dead. The next reminder brings a new one."))
    return redirect("home_decisions:decision", pk)


def page(
    request: HttpRequest,
    found: OrganizationDecision,
    who: Who,
    sign: dict,
    *,
    by_link: bool = False,
    recommendations: tuple = (),
) -> HttpResponse:
    """The decision with the forms that `who` may send. `recommendations` are what an upper room tells of
    it."""
    is_annulled = bool(found.position and found.position.annulled_on)
    acts = acts_open(found.state, who, is_carried_out=bool(found.implemented_on), is_annulled=is_annulled)
    forms = _forms(request, found, acts, by_link=by_link)
    for name, form in forms.items():
        if form.is_bound and form.carried_out(_act(name, form, found, sign)):
            messages.success(request, _told(name, form))
            return redirect(request.path)
    today = timezone.localdate()
    (row,) = decision_rows(OrganizationDecision.objects.filter(pk=found.pk), today)
    issue = issue_of(found)
    context = {
        "decision": found,
        "line": line_of(row, today),
        "addressed": addressed(found, today),
        "issue": issue,
        "points": list(found.path.points.all()),
        "by_link": by_link,
        "is_mover": who == Who.MOVER,
        "reads_issue": not by_link and issues_for(request.user).filter(pk=issue.pk).exists(),
        "is_annulled": is_annulled,
        "recommendations": recommendations,
        **forms,
    }
    wrong = any(form.is_bound for form in forms.values())
    return render(request, "issues/decision_answer.html", context, status=422 if wrong else 200)


def _forms(
    request: HttpRequest, found: OrganizationDecision, acts: frozenset[Act], *, by_link: bool
) -> dict[str, PlainForm]:
    """Those that may be sent now, and the one whose button was pressed: if somebody else was first, the verb
    says so beside what was typed."""
    keeps = issue_of(found).home_group_id is not None
    pressed = next((name for name in ("answer", "done", "correct") if name in request.POST), "")

    def posted(name: str) -> dict:
        data = (request.POST, request.FILES) if request.method == "POST" and pressed == name else (None, None)
        return {"data": data[0], "files": data[1], "prefix": name, "by_link": by_link}

    forms = {}
    if Act.DECIDE in acts or pressed == "answer":
        initial = {"state": SCHEDULED, "on": found.scheduled_on} if found.scheduled_on else {}
        forms["answer"] = AnswerForm(**posted("answer"), may_keep_files=keeps, initial=initial)
    if Act.CARRY_OUT in acts or pressed == "done":
        forms["done"] = DoneForm(**posted("done"))
    if Act.CORRECT in acts or pressed == "correct":
        initial = {
            "state": found.state,
            "on": found.decided_on,
            "text": found.text,
            "reference": found.reference,
        }
        forms["correct"] = CorrectForm(**posted("correct"), may_keep_files=keeps, initial=initial)
    return forms


def _act(name: str, form: PlainForm, found: OrganizationDecision, sign: dict) -> Callable[[dict], object]:
    def act(given: dict) -> object:
        more = sign | {"name": given.get("name", "")}
        if name == "done":
            return carry_out_decision(found, on=given["on"], text=given["text"], **more)
        if name == "correct":
            reason, file = given["reason"], given.get("file")
            return correct_decision(found, answer=form.answer(), reason=reason, file=file, **more)
        if given["state"] == SCHEDULED:
            return schedule_decision(found, on=given["on"], **more)
        return decide(found, answer=form.answer(), file=given.get("file"), **more)

    return act


def _told(name: str, form: PlainForm) -> str:
    if name == "done":
        return _("Thank you. It is noted as carried out.")
    if name == "correct":
        return _("The answer is corrected. The earlier one stays in the history.")
    if form.cleaned_data["state"] == SCHEDULED:
        return _("Thank you. The day is noted. Come back when it has been decided.")
    return _("Thank you. The decision is noted.")
