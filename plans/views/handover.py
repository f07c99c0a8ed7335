"""Handover notes: what a group sends on, what it has got, and the register of how each was handled (S000-40,
S000-41)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from groups.access import EVERYBODY, group_for
from groups.models import Group, ReadingCircle, Term
from groups.reports import with_names
from groups.views.signature import named_group, signature
from issues.issue_access import issues_for
from meetings.once import made_once
from plans.access import PLANNERS, may, plan_for
from plans.actions import (
    adopt_handover_notes,
    carry_over,
    change_handover_note,
    decline_note,
    hand_over,
    handle_note,
    take_back_answer,
    withdraw_handover_note,
    write_handover_note,
)
from plans.deciding_items import offered_items
from plans.forms.handover import DECLINED, AdoptNotesForm, AnswerForm, NoteForm
from plans.handover_access import (
    AT_HOME,
    may_answer,
    note_for,
    note_to_answer,
    note_to_write,
    notes_for,
    received_by,
)
from plans.handover_list import note_lines, notes_csv
from plans.handover_states import ASKED_FOR, may_be
from plans.models import ActivityPlan, Goal, HandoverNote
from samverkan.lib.downloads import download
from samverkan.lib.refusal import Refused

State = HandoverNote.State
# Of notes handed over before groups adopted them here (migration 0006): nobody knows where.
UNKNOWN = "–"


def _asked(request: HttpRequest):
    """`?grupp=` a group's slug: what it left and what it got."""
    slug, rows = request.GET.get("grupp", ""), notes_for(request.user)
    group = group_for(request.user, slug, EVERYBODY) if slug else None
    if group:
        rows = rows.filter(received_by(group)) | rows.filter(from_group=group)
    return group, note_lines(rows.order_by("-written_at", "pk"), request.user, timezone.localdate())


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every note the reader may read, with how it was handled."""
    group, lines = _asked(request)
    context = {
        "lines": lines,
        "group": group and {"slug": group.slug, "name": group.name_on(timezone.localdate())},
        "waiting": sum(line.state == State.RECEIVED for line in lines),
    }
    return render(request, "plans/handover_list.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    _group, lines = _asked(request)
    return download(notes_csv(lines), "medskick.csv")


@require_safe
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """A group's inbox, and what it sends on."""
    found, today = named_group(request, slug, EVERYBODY), timezone.localdate()
    got = notes_for(request.user).filter(received_by(found)).exclude(state__in=AT_HOME)
    rows = got | notes_for(request.user).filter(from_group=found)
    lines = note_lines(rows.order_by("pk"), request.user, today)
    own = set(got.values_list("pk", flat=True))
    context = {
        "group": found,
        "waiting": [line for line in lines if line.pk in own and line.state == State.RECEIVED],
        "handled": [line for line in lines if line.pk in own and line.state != State.RECEIVED],
        "proposed": [line for line in lines if line.state == State.PROPOSED],
        "adopted": [line for line in lines if line.state == State.ADOPTED],
        "left": [line for line in lines if line.pk not in own and line.state not in AT_HOME],
        "may_plan": may(request.user, found.pk),
        "may_write": may(request.user, found.pk),
    }
    return render(request, "plans/handover_group.html", context)


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    note, today = note_for(request.user, pk), timezone.localdate()
    line = note_lines(HandoverNote.objects.filter(pk=pk), request.user, today)[0]
    answers = may_answer(request.user, note)
    waits = note.state == State.RECEIVED and line.opens_on is None
    writes = note.from_group_id is None or may(request.user, note.from_group_id)
    context = {
        "note": note,
        "line": line,
        "is_written": note.state == State.PROPOSED and writes,
        "is_answered": waits and answers,
        "may_take_back": may_be(note.state, "take_back") and answers,
        "drafts": _drafts(note) if note.goal_id and answers and waits else [],
        **_adopted(request, note),
    }
    return render(request, "plans/handover.html", context)


def _adopted(request: HttpRequest, note: HandoverNote) -> dict:
    """Where it was adopted, for those of the group that left it; a closed item's title is nobody's here."""
    item, where = note.adopted_at, note.adopted_where
    if not note.from_group_id or not may(request.user, note.from_group_id, EVERYBODY):
        return {"adopted_at": None, "adopted_where": ""}
    is_open = item and item.circle == ReadingCircle.GROUP
    return {"adopted_at": item if is_open else None, "adopted_where": "" if where == UNKNOWN else where}


def _drafts(note: HandoverNote):
    receiver = note.to_group_id or note.from_group_id
    return ActivityPlan.objects.filter(group=receiver, state="draft").defer("facts")


def _form(request: HttpRequest, found: Group, initial: dict) -> NoteForm:
    today = timezone.localdate()
    groups = with_names(Group.objects.filter(structure=found.structure_id), today)
    goals = Goal.objects.filter(plan__group=found).exclude(plan__state="draft").select_related("plan")
    return NoteForm(
        request.POST or None,
        initial=initial,
        goals=goals.exclude(plan__state="superseded").order_by("-plan__starts_on", "number"),
        issues=issues_for(request.user).filter(home_group=found).order_by("title"),
        groups=groups.exclude(state=Group.State.CLOSED),
        terms=Term.objects.filter(structure=found.structure_id, ends_on__gte=today),
    )


@made_once
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """`?mal=` the key of a goal that it is about."""
    found = named_group(request, slug, PLANNERS)
    goal = request.GET.get("mal", "")
    initial = {"to_group": found.pk, "goal": goal} | ({"about": "goal", "direction": "keep"} if goal else {})
    form = _form(request, found, initial)
    if request.method == "POST" and form.carried_out(
        lambda given: write_handover_note(from_group=found, **given, **signature(request))
    ):
        messages.success(
            request, _("The note is written. When the group has adopted it, it can be handed over.")
        )
        return redirect("handover:group", slug)
    words = {"heading": _("New handover note"), "button": _("Write the handover note")}
    return _page(request, found, form, words)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    note = note_to_write(request.user, pk)
    if note.from_group is None:
        return redirect("handover:one", pk)
    found = named_group(request, note.from_group.slug, PLANNERS)
    initial = {name: getattr(note, name) for name in ("about", "direction", "text")}
    initial |= {name: getattr(note, f"{name}_id") for name in ("goal", "issue", "to_group", "to_term")}
    form = _form(request, found, initial)
    if request.method == "POST" and form.carried_out(
        lambda given: change_handover_note(note, **given, **signature(request))
    ):
        messages.success(request, _("The handover note is saved."))
        return redirect("handover:one", pk)
    words = {"heading": pgettext("handover note", "Change the note"), "button": _("Save the handover note")}
    return _page(request, found, form, words)


def _page(request: HttpRequest, found: Group, form, words: dict, note: HandoverNote | None = None):
    context = {"group": found, "form": form, "note": note, **words}
    return render(request, "plans/handover_form.html", context, status=422 if form.is_bound else 200)


def adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """All of the group's proposals, at an item or in words."""
    found, today = named_group(request, slug, PLANNERS), timezone.localdate()
    notes = HandoverNote.objects.filter(from_group=found, state=State.PROPOSED).order_by("pk")
    form = AdoptNotesForm(
        request.POST or None, items=offered_items(found, request.user, today), initial={"on": today}
    )
    if request.method == "POST" and form.carried_out(
        lambda given: adopt_handover_notes(notes, **given, **signature(request))
    ):
        messages.success(request, _("The handover notes are adopted. Hand them over when the time has come."))
        return redirect("handover:group", slug)
    context = {"group": found, "form": form, "lines": note_lines(notes, request.user, today)}
    return render(request, "plans/handover_adopt.html", context, status=422 if form.is_bound else 200)


@require_POST
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the group has adopted goes to the receivers."""
    found = named_group(request, slug, PLANNERS)
    notes = HandoverNote.objects.filter(from_group=found, state=State.ADOPTED)
    try:
        sent = len(hand_over(notes, **signature(request)))
        text = ngettext("%(count)d note is handed over.", "%(count)d notes are handed over.", sent)
        messages.success(request, text % {"count": sent})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("handover:group", slug)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    note = note_to_write(request.user, pk)
    if not _tried(request, lambda: withdraw_handover_note(note, **signature(request))):
        return redirect("handover:one", pk)
    messages.success(request, _("The note is taken away."))
    return redirect("handover:group", note.from_group.slug) if note.from_group else redirect("handover:list")


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """How the receiver handled it."""
    note = note_to_answer(request.user, pk)
    receiver = note.to_group or note.from_group
    plans = ActivityPlan.objects.filter(group=receiver, state__in=["draft", "adopted"]).defer("facts")
    form = AnswerForm(request.POST or None, plans=plans, initial={"outcome": ASKED_FOR[note.direction]})
    if request.method == "POST" and form.carried_out(
        lambda given: _answered(note, **given, **signature(request))
    ):
        messages.success(request, _("It is written down how the note was handled."))
        return redirect("handover:one", pk)
    found = receiver and named_group(request, receiver.slug, PLANNERS)
    words = {"heading": _("How was it handled?"), "button": _("Save how it was handled")}
    return _page(request, found, form, words, note)


def _answered(note: HandoverNote, *, outcome: str, how: str, plan: ActivityPlan | None, **sign):
    if outcome == DECLINED:
        return decline_note(note, why=how, **sign)
    return handle_note(note, outcome=outcome, how=how, plan=plan, **sign)


@require_POST
def carry(request: HttpRequest, pk: int) -> HttpResponse:
    """`plan` is the draft that the goal goes into."""
    note = note_to_answer(request.user, pk)
    given = request.POST.get("plan", "")
    plan = plan_for(request.user, int(given) if given.isdecimal() else 0, PLANNERS)
    if not _tried(request, lambda: carry_over(note, plan=plan, **signature(request))):
        return redirect("handover:one", pk)
    messages.success(request, _("The goal is carried over, with its indicators and activities."))
    return redirect("plan:plan", plan.pk)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    note = note_to_answer(request.user, pk)
    if _tried(request, lambda: take_back_answer(note, **signature(request))):
        messages.success(request, _("The answer is taken back. The note waits again."))
    return redirect("handover:one", pk)


def _tried(request: HttpRequest, act) -> bool:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    return True
