"""Terms, the two steps of a change of term that make and end rows, and who sat on a day (S000-06, P03)."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.access import STAFF, readable_groups, standing_of, structure_for, term_change_for, term_for
from groups.actions import (
    add_term,
    change_term,
    end_term_appointments,
    make_next_seats,
    remove_term,
    start_term_change,
)
from groups.models import Group, Structure, Term, TermChange
from groups.term_facts import endings, seat_plans
from groups.term_forms import ChangeForm, TermForm
from groups.term_pages import structures_with_terms
from groups.term_rows import groups_in
from groups.views.asked_day import asked_day
from groups.views.signature import signature
from groups.who_sat import groups_as_on
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


def listing(request: HttpRequest) -> HttpResponse:
    """The terms of the reader's structures; staff see the changes of term and the ends of groups as well."""
    structures = structures_with_terms(standing_of(request.user), timezone.localdate())
    return render(request, "terms/list.html", {"structures": structures})


def add(request: HttpRequest, slug: str) -> HttpResponse:
    structure = structure_for(request.user, slug, STAFF)
    form = TermForm(request.POST or None)
    if request.method == "POST" and _carried_out(
        form, lambda fields: add_term(structure, **fields, **signature(request))
    ):
        messages.success(request, _("The term is added."))
        return redirect("terms:list")
    return _form(request, form, _("New term"), _("Add the term"), structure)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    term = term_for(request.user, pk)
    form = TermForm(request.POST or None, initial=vars(term))
    if request.method == "POST" and _carried_out(
        form, lambda fields: change_term(term, **fields, **signature(request))
    ):
        messages.success(request, _("The term is changed."))
        return redirect("terms:list")
    return _form(request, form, term.name, _("Save the changes"), term.structure, term)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    term = term_for(request.user, pk)
    try:
        remove_term(term, **signature(request))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("terms:change", pk)
    messages.success(request, _("The term is taken away."))
    return redirect("terms:list")


def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a change of term, or take up one that has begun."""
    structure = structure_for(request.user, slug, STAFF)
    ends = structure.terms.in_force(timezone.localdate()).first()
    begins = structure.terms.filter(starts_on__gt=ends.ends_on).first() if ends else None
    initial = {"from_term": ends, "to_term": begins}
    form = ChangeForm(request.POST or None, structure=structure, initial=initial)
    made = {}
    if request.method == "POST" and _carried_out(
        form, lambda fields: made.update(change=_begun(fields, signature(request)))
    ):
        return redirect("terms:guide", made["change"].pk)
    return _form(request, form, _("Begin a change of term"), _("Begin the change of term"), structure)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Look first, in numbers and names, then end the appointments of the chosen groups."""
    found = term_change_for(request.user, pk)
    groups = _own_groups(request, found)
    chosen = chosen_groups(request, groups)
    rows = endings(found, chosen)
    if request.method == "POST":
        return _ended(request, found, chosen)
    context = {"change": found, "groups": groups, "chosen": {group.pk for group in chosen}, "rows": rows}
    context |= {
        "count": sum(len(row.appointments) for row in rows),
        "offices": sum(len(row.offices) for row in rows),
    }
    context["group_count"] = sum(bool(row.appointments or row.offices) for row in rows)
    return render(request, "terms/end.html", context)


def seats(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules make for the new term, and then the seats."""
    found = term_change_for(request.user, pk)
    groups = _own_groups(request, found)
    chosen = chosen_groups(request, groups)
    plans = seat_plans(found, chosen)
    if request.method == "POST":
        return _seats_made(request, found, chosen)
    count = sum(plan.missing + sum(row[2] for row in plan.renewable) for plan in plans)
    context = {"change": found, "groups": groups, "chosen": {group.pk for group in chosen}, "plans": plans}
    return render(request, "terms/seats.html", context | {"count": count})


def who(request: HttpRequest) -> HttpResponse:
    """Who sat in the reader's groups on the day in `?on=`."""
    on, fault = asked_day(request, timezone.localdate())
    rows = groups_as_on(readable_groups(request.user), on)
    context = {"rows": rows, "on": on, "asked": request.GET.get("on", ""), "fault": fault}
    return render(request, "terms/who.html", context)


def chosen_groups(request: HttpRequest, groups: Iterable[Group]) -> list[Group]:
    """Those of the groups that are named in `grupp`; a page asked for without any shows all, a form sent
    without any means none."""
    wanted = set((request.POST or request.GET).getlist("grupp"))
    all_shown = not wanted and request.method != "POST"
    return [group for group in groups if all_shown or group.slug in wanted]


def _own_groups(request: HttpRequest, found: TermChange) -> list[Group]:
    """The groups of the change that the reader staffs, by name; what touches a group is for its own staff."""
    standing = standing_of(request.user)
    return [group for group in groups_in(found) if standing.has(group.pk, STAFF)]


def _carried_out(form, act) -> bool:
    done = form.carried_out(act)
    if form.is_bound and not done and form.refusal and form.refusal.code == "overlap":
        form.ask_overlaps()
    return done


def _begun(fields: dict, sign: dict) -> TermChange:
    if fields["to_term"]:
        return start_term_change(fields["from_term"], to_term=fields["to_term"], **sign)
    return start_term_change(fields.pop("from_term"), **fields, **sign)


def _ended(request: HttpRequest, found: TermChange, chosen: list[Group]) -> HttpResponse:
    shown = request.POST.get("shown", "")
    about = {
        "groups": chosen,
        "roles": "roles" in request.POST,
        "shown": int(shown) if shown.isdecimal() and len(shown) < 10 else 0,
    }
    try:
        count = end_term_appointments(found, **about, **signature(request))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("terms:end" if refusal.code == "more" else "terms:guide", found.pk)
    text = ngettext("%(count)d appointment ends %(day)s.", "%(count)d appointments end %(day)s.", count)
    words = {"count": count, "day": day_plain(found.from_term.ends_on)}
    messages.success(request, text % words if count else _("No appointment was left to end."))
    return redirect("terms:guide", found.pk)


def _seats_made(request: HttpRequest, found: TermChange, chosen: list[Group]) -> HttpResponse:
    renew = [int(pk) for pk in request.POST.getlist("renew") if pk.isdecimal() and len(pk) < 10]
    try:
        made = make_next_seats(found, groups=chosen, renew=renew, **signature(request))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("terms:guide", found.pk)
    text = ngettext("%(count)d seat was made.", "%(count)d seats were made.", len(made))
    messages.success(request, text % {"count": len(made)} if made else _("No seat was missing."))
    return redirect("terms:guide", found.pk)


def _form(
    request: HttpRequest, form, title: str, button: str, structure: Structure, term: Term | None = None
) -> HttpResponse:
    context = {"title": title, "form": form, "button": button, "structure": structure, "term": term}
    return render(request, "terms/form.html", context)
