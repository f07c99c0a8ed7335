"""Seat rules, and who sits on a seat."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import STAFF
from groups.actions import (
    add_seat_rule,
    appoint_by_name,
    change_seat_rule,
    correct_appointment,
    end_appointment,
    end_seat_rule,
    fill_up_seats,
    weighed_change,
)
from groups.circle import represents
from groups.forms import AppointmentForm, CorrectionForm, EndForm
from groups.models import Appointment, Group, Seat, SeatRule
from groups.reports import rule_rows, rule_sentence, sittings_of
from groups.rule_change_report import ChangeReport, change_report
from groups.seat_forms import RuleChangeForm, SeatRuleForm
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
    found = _rule(group, pk)
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
    context = {
        "group": group,
        "rule": found,
        "sentence": rule_sentence(found),
        "form": form,
        "seats": found.seats.in_force(timezone.localdate()).count(),
    }
    return render(request, "groups/rule.html", context)


def rule_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a rule from a day on: first the form, then what it does, then it is done.

    What was shown is what is saved: where somebody has been appointed meanwhile, it is shown anew.
    """
    group = named_group(request, slug, STAFF)
    found = _rule(group, pk)
    step = request.POST.get("step", "")
    form = RuleChangeForm(request.POST or None, county=group.structure.county_code, initial=vars(found))
    for name in ("organization", "board"):
        form.initial[name] = getattr(found, f"{name}_id")
    report = _weighed(form, found) if step in ("weigh", "save") else None
    is_old = bool(report) and step == "save" and request.POST.get("seen") != report.fingerprint
    if report and step == "save" and not is_old:
        lets_go = "ends_appointments" in request.POST
        if form.carried_out(
            lambda fields: change_seat_rule(found, **fields, ends_appointments=lets_go, **signature(request))
        ):
            messages.success(request, _("The rule is changed. What has been stays as it was."))
            return redirect("groups:rules", slug)
    context = {"group": group, "rule": found, "sentence": rule_sentence(found), "form": form}
    if report is None:
        return render(request, "groups/rule_change.html", context | {"step": "form"})
    refusal = form.refusal.message if form.refusal else ""
    shown = {"step": "preview", "report": report, "is_old": is_old, "refusal": refusal}
    return render(request, "groups/rule_change.html", context | shown)


def seat(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Who sits, sat and will sit on a seat; the form appoints or replaces."""
    group = named_group(request, slug, STAFF)
    today = timezone.localdate()
    found = _seat(group, number, today)
    rows = sittings_of(found, today)
    form = AppointmentForm(
        request.POST or None,
        seat=found,
        initial={
            "capacity": _lacking(rows),
            "starts_on": max(today, found.starts_on),
            "sector": found.sector,
            "board": found.rule.board.name if found.rule.board else "",
        },
    )
    if request.method == "POST":
        if form.carried_out(
            lambda fields: appoint_by_name(
                _seat(group, number, fields["starts_on"]), **same_person(fields), **signature(request)
            )
        ):
            messages.success(request, _("%(name)s is appointed.") % {"name": form.cleaned_data["name"]})
            return redirect("groups:group", slug)
        _ask_further(form)
    context = {
        "group": group,
        "seat": found,
        "represents": represents(found, today),
        "about": seat_words(found),
        "rows": rows,
        "form": form,
    }
    return render(request, "groups/seat.html", context)


def appointment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End an appointment, or correct what was entered wrong."""
    group = named_group(request, slug, STAFF)
    rows = Appointment.objects.select_related("person", "board", "seat__organization", "seat__group", "group")
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


def seat_words(seat: Seat) -> list[str]:
    """What is special about a seat, as sentences for its page."""
    to = seat.ends_on and _("The seat ends %(day)s.") % {"day": seat.ends_on.isoformat()}
    return list(
        filter(
            None,
            [
                _("Observer seat: a right to attend, not counted among the seats.")
                if seat.is_observer
                else "",
                _("May be left vacant.") if seat.is_optional else "",
                _("Appointed by %(who)s.") % {"who": seat.rule.appointed_by}
                if seat.rule.appointed_by
                else "",
                _("%(party)s sees to the negotiation.") % {"party": seat.rule.responsible_party}
                if seat.rule.responsible_party
                else "",
                to,
            ],
        )
    )


def _rule(group: Group, pk: int) -> SeatRule:
    rows = SeatRule.objects.select_related("organization", "board").prefetch_related("organization__names")
    found = get_object_or_404(rows, pk=pk, group=group)
    found.group = group
    return found


def _weighed(form: RuleChangeForm, found: SeatRule) -> ChangeReport | None:
    reports = []
    done = form.carried_out(
        lambda fields: reports.append(
            change_report(
                weighed_change(found, **fields).change, fields["valid_from"], found.group.stated_size
            )
        )
    )
    return reports[0] if done else None


def _seat(group: Group, number: int, on: date) -> Seat:
    rows = Seat.objects.select_related("organization", "group", "rule__board")
    found = rows.prefetch_related("organization__names").filter(group=group).numbered(number, on)
    if found is None:
        raise Http404
    return found


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
