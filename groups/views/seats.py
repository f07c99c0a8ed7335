"""Seat rules, and who sits on a seat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import STAFF
from groups.actions import (
    add_seat_rule,
    appoint_by_name,
    correct_appointment,
    end_appointment,
    end_seat_rule,
    fill_up_seats,
)
from groups.circle import represents
from groups.forms import AppointmentForm, CorrectionForm, EndForm, SeatRuleForm
from groups.models import Appointment, Group, Seat, SeatRule
from groups.reports import rule_rows, sittings_of
from groups.views.signature import named_group, signature


def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The rules that make the seats, and a new one."""
    group = named_group(request, slug, STAFF)
    today = timezone.localdate()
    # The rules a group is set up with hold from its first day; a later one from today.
    is_set_up = group.state not in {Group.State.DRAFT, Group.State.PROPOSED}
    initial = {"starts_on": max(group.starts_on, today) if is_set_up else group.starts_on}
    form = SeatRuleForm(request.POST or None, county=group.structure.county_code, initial=initial)
    if request.method == "POST" and form.carried_out(
        lambda fields: add_seat_rule(group, **fields, **signature(request))
    ):
        messages.success(request, _("The rule is saved and its seats are made."))
        return redirect("groups:rules", slug)
    return render(
        request,
        "groups/rules.html",
        {"group": group, "form": form, "rules": rule_rows(group), "today": today},
    )


def rule(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End a rule with its seats, or make seats for organisations that have come since."""
    group = named_group(request, slug, STAFF)
    found = get_object_or_404(SeatRule, pk=pk, group=group)
    form = EndForm(request.POST or None)
    del form.fields["reason"]
    if "fill_up" in request.POST:
        made = fill_up_seats(found, starts_on=timezone.localdate(), **signature(request))
        messages.success(request, _("%(count)d seats were made.") % {"count": len(made)})
        return redirect("groups:rules", slug)
    if request.method == "POST" and form.carried_out(
        lambda fields: end_seat_rule(found, **fields, **signature(request))
    ):
        messages.success(request, _("The rule and its seats end."))
        return redirect("groups:rules", slug)
    seats = found.seats.count()
    return render(request, "groups/rule.html", {"group": group, "rule": found, "form": form, "seats": seats})


def seat(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Who sits, sat and will sit on a seat; the form appoints or replaces."""
    group = named_group(request, slug, STAFF)
    found = _seat(group, number)
    today = timezone.localdate()
    rows = sittings_of(found, today)
    form = AppointmentForm(
        request.POST or None,
        seat=found,
        initial={"capacity": _lacking(rows), "starts_on": max(today, found.starts_on)},
    )
    if request.method == "POST":
        if form.carried_out(
            lambda fields: appoint_by_name(found, **same_person(fields), **signature(request))
        ):
            messages.success(request, _("%(name)s is appointed.") % {"name": form.cleaned_data["name"]})
            return redirect("groups:group", slug)
        _ask_further(form)
    context = {
        "group": group,
        "seat": found,
        "represents": represents(found, today),
        "rows": rows,
        "form": form,
    }
    return render(request, "groups/seat.html", context)


def appointment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End an appointment, or correct what was entered wrong."""
    group = named_group(request, slug, STAFF)
    rows = Appointment.objects.select_related("person", "seat__organization", "seat__group", "group")
    found = get_object_or_404(rows, pk=pk, group=group)
    ending = EndForm(
        request.POST if "end" in request.POST else None, prefix="end", initial={"ends_on": found.ends_on}
    )
    mending = CorrectionForm(
        request.POST if "correct" in request.POST else None, prefix="correct", initial=vars(found)
    )
    if ending.is_bound and ending.carried_out(
        lambda fields: end_appointment(found, **fields, **signature(request))
    ):
        messages.success(request, _("The appointment ends. It stays in the history."))
        return redirect("groups:group", slug)
    if mending.is_bound and mending.carried_out(
        lambda fields: correct_appointment(found, **fields, **signature(request))
    ):
        messages.success(request, _("The appointment is corrected."))
        return redirect("groups:group", slug)
    where = represents(found.seat, timezone.localdate())
    context = {
        "group": group,
        "appointment": found,
        "represents": where,
        "ending": ending,
        "mending": mending,
    }
    return render(request, "groups/appointment.html", context)


def _seat(group: Group, number: int) -> Seat:
    rows = Seat.objects.select_related("organization", "group").prefetch_related("organization__names")
    return get_object_or_404(rows, group=group, number=number)


def _lacking(rows) -> str:
    """What the seat lacks first: a member, then a substitute."""
    sits = {row.capacity for row in rows if row.when == "now"}
    return (
        Appointment.Capacity.SUBSTITUTE
        if Appointment.Capacity.MEMBER in sits
        else Appointment.Capacity.MEMBER
    )


def same_person(fields: dict) -> dict:
    """The answer to who has the address, as the verbs take it."""
    return fields | {"same_person": {"yes": True, "no": False}.get(fields.get("same_person", ""))}


def _ask_further(form) -> None:
    code = form.refusal.code if form.refusal else ""
    if code == "occupied":
        form.ask_replaces()
    elif code == "same_email":
        form.ask_same_person()
