"""The guide from one term to the next: groups by steps, and the next thing to do (S000-06, P09, N13)."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from groups.access import STAFF, Standing, require, standing_of, term_change_for
from groups.actions import finish_term_change, mark_step, unmark_step
from groups.models import Group, TermChange
from groups.term_change import (
    APPOINTMENTS,
    DONE,
    LEFT,
    NOT_NEEDED,
    OPEN_THINGS,
    PASSED_OVER,
    REQUESTS,
    SEATS,
    STEPS,
    GroupFacts,
    StepState,
    left,
    step_states,
)
from groups.term_facts import group_facts
from groups.term_forms import FinishForm
from groups.views.signature import signature
from samverkan.lib.refusal import Refused
from samverkan.pages.open_things import with_open_things

TITLES = {
    APPOINTMENTS: gettext_lazy("End the old term's appointments"),
    SEATS: gettext_lazy("Make the new term's seats"),
    REQUESTS: gettext_lazy("Ask for nominations"),
    OPEN_THINGS: gettext_lazy("See to what is still open"),
}
MARKS = {DONE: "ok", LEFT: "empty", PASSED_OVER: "partly", NOT_NEEDED: "ok"}


@dataclass(frozen=True)
class Cell:
    """A step of a group in the table and on the group's page; `url` is where it is done, "" for who may
    not."""

    step: str
    title: str
    mark: str
    words: str
    note: str
    url: str
    is_left: bool
    is_marked: bool
    # That a step is done can be said of all but the first, which is read from the appointments.
    may_be_said: bool


@dataclass(frozen=True)
class Line:
    facts: GroupFacts
    cells: list[Cell]
    may_change: bool


@dataclass(frozen=True)
class Next:
    """The first thing to do that the reader may do."""

    title: str
    words: str
    url: str


@dataclass(frozen=True)
class Guide:
    change: TermChange
    lines: list[Line]
    next: Next | None
    left_of_others: int
    is_finished: bool


def guide(request: HttpRequest, pk: int) -> HttpResponse:
    change = term_change_for(request.user, pk)
    page = guide_of(change, standing_of(request.user), timezone.localdate())
    steps = [(str(TITLES[step]), _step_url(change, step, [])) for step in STEPS]
    return render(request, "terms/guide.html", {"guide": page, "steps": steps})


def group(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The four steps of one group, with what is still open and where each is mended."""
    change, line = _line_for(request, pk, slug)
    return render(request, "terms/group.html", {"change": change, "line": line})


@require_POST
def mark(request: HttpRequest, pk: int, slug: str, step: str) -> HttpResponse:
    """Done, passed over because of something, or neither after all."""
    change, line = _line_for(request, pk, slug)
    if step not in STEPS:
        raise Http404
    about = {"group": Group(pk=line.facts.id), "step": step, **signature(request)}
    try:
        if "take_back" in request.POST:
            unmark_step(change, **about)
        else:
            mark_step(
                change, note=request.POST.get("note", ""), passed_over="pass_over" in request.POST, **about
            )
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("terms:group", pk, slug)


def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Refused while something is left; what is left in a group that others staff cannot be passed over
    here."""
    change, standing = term_change_for(request.user, pk), standing_of(request.user)

    def still_left() -> list[tuple[GroupFacts, StepState]]:
        return left(facts_of(change, timezone.localdate()))

    rows = still_left()
    of_others = [facts.name for facts, _state in rows if not standing.has(facts.id, STAFF)]
    form = FinishForm(request.POST or None)
    if of_others and request.method == "POST":
        raise PermissionDenied
    if request.method == "POST" and form.carried_out(
        lambda fields: finish_term_change(change, left=still_left, **fields, **signature(request))
    ):
        messages.success(request, _("The change of term is finished."))
        return redirect("terms:guide", pk)
    context = {"change": change, "left": rows, "form": form, "of_others": sorted(set(of_others))}
    return render(request, "terms/finish.html", context)


def facts_of(change: TermChange, today: date) -> list[GroupFacts]:
    """Every group of the change with all it has left; seven queries however many there are."""
    return with_open_things(group_facts(change), change, today)


def guide_of(change: TermChange, standing: Standing, today: date) -> Guide:
    facts = facts_of(change, today)
    own = {group.id for group in facts if standing.has(group.id, STAFF)}
    rows = left(facts)
    mine = [(group, state) for group, state in rows if group.id in own]
    return Guide(
        change=change,
        lines=[_line(change, group, group.id in own) for group in facts],
        next=_next(change, mine) if mine and not change.finished_at else None,
        left_of_others=len(rows) - len(mine),
        is_finished=change.finished_at is not None,
    )


def _next(change: TermChange, rows: list[tuple[GroupFacts, StepState]]) -> Next:
    """All groups that lack the same step are done in one go; open things group by group."""
    step = rows[0][1].step
    there = [group for group, state in rows if state.step == step]
    if step == OPEN_THINGS:
        there = there[:1]
    names = ", ".join(f"{group.name} ({_words(group, step)})" for group in there)
    return Next(str(TITLES[step]), names, _step_url(change, step, there))


def _words(group: GroupFacts, step: str) -> str:
    return next(state.words for state in step_states(group) if state.step == step).lower()


def _line(change: TermChange, group: GroupFacts, may_change: bool) -> Line:
    cells = [_cell(change, group, state, may_change) for state in step_states(group)]
    return Line(group, cells, may_change)


def _cell(change: TermChange, group: GroupFacts, state: StepState, may_change: bool) -> Cell:
    is_left = state.kind == LEFT
    return Cell(
        step=state.step,
        title=str(TITLES[state.step]),
        mark=MARKS[state.kind],
        words=state.words,
        note=state.note,
        url=_step_url(change, state.step, [group])
        if may_change and is_left and not change.finished_at
        else "",
        is_left=is_left,
        is_marked=state.step in group.marks and state.kind != NOT_NEEDED,
        may_be_said=state.step in (SEATS, REQUESTS),
    )


def _step_url(change: TermChange, step: str, groups: list[GroupFacts]) -> str:
    """Where the step is done for these groups; for none named, all of the reader's. "" where there is no
    page."""
    slugs = [("grupp", group.slug) for group in groups]
    if step == OPEN_THINGS:
        return reverse("terms:group", args=[change.pk, groups[0].slug]) if groups else ""
    if step == REQUESTS:
        try:
            page = reverse("nominations:create")
        except NoReverseMatch:
            return ""
        return f"{page}?{urlencode([*slugs, ('mandatperiod', change.to_term_id)])}"
    page = reverse("terms:end" if step == APPOINTMENTS else "terms:seats", args=[change.pk])
    return f"{page}?{urlencode(slugs)}" if slugs else page


def _line_for(request: HttpRequest, pk: int, slug: str) -> tuple[TermChange, Line]:
    """A group of the change, for its own staff."""
    change = term_change_for(request.user, pk)
    facts = next((row for row in facts_of(change, timezone.localdate()) if row.slug == slug), None)
    if facts is None:
        raise Http404
    require(request.user, facts.id, STAFF)
    return change, _line(change, facts, True)
