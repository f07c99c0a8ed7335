"""What stands around the text on the notes screen: outcomes, actions, attendance, and the head.

Each post answers an htmx request with its part of the screen as a fresh page would show it, others with the
way back to the screen.
"""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from groups.access import STAFF
from meetings.joint import circle_at
from meetings.access import item_for, meeting_for, minutes_for
from meetings.actions import (
    add_action,
    add_outcome,
    change_head,
    change_outcome,
    record_attendance,
    record_people,
    remove_action,
    remove_attendance,
    remove_outcome,
)
from meetings.forms.notes import ActionForm, AttendanceForm, HeadForm, OutcomeForm, PasteForm, PersonForm
from meetings.known import known_to, people_of
from meetings.models import AgendaItem, Attendance, ItemAction, Minutes, Outcome
from meetings.notes_screen import benches_of, sheet_of
from meetings.views.held import keeps_what_was_written
from meetings.views.notes import empty_head_form, screen
from samverkan.lib.forms import PlainForm
from samverkan.lib.refusal import Refused

Capacity = Attendance.Capacity
SCREEN = "meetings/notes_write.html"
KEY = re.compile(r"r(?P<row>\d+)|s(?P<seat>\d+)p(?P<person>\d+)")


@keeps_what_was_written
def outcome_add(request: HttpRequest, pk: int) -> HttpResponse:
    item = _chosen_item(request, pk)
    form = OutcomeForm(request.POST)
    done = form.carried_out(lambda given: add_outcome(item, **given, by=request.user, now=timezone.now()))
    return _results(request, item, "outcome_form", None if done else form)


def outcome_change(request: HttpRequest, pk: int) -> HttpResponse:
    outcome = get_object_or_404(Outcome, pk=pk)
    item = item_for(request.user, outcome.item_id, STAFF)
    given = {"kind": outcome.kind, "text": outcome.text, "condition": outcome.condition}
    form = OutcomeForm(request.POST or None, initial=given)
    if request.method == "POST" and form.carried_out(
        lambda fields: change_outcome(outcome, **fields, by=request.user, now=timezone.now())
    ):
        return redirect(_back(item.meeting_id, item.pk))
    return render(
        request, "meetings/notes_change.html", {"form": form, "item": item, "meeting": item.meeting}
    )


@keeps_what_was_written
def outcome_remove(request: HttpRequest, pk: int) -> HttpResponse:
    outcome = get_object_or_404(Outcome, pk=pk)
    item = item_for(request.user, outcome.item_id, STAFF)
    remove_outcome(outcome, by=request.user, now=timezone.now())
    return _removed(request, item)


@keeps_what_was_written
def action_add(request: HttpRequest, pk: int) -> HttpResponse:
    item = _chosen_item(request, pk)
    form = ActionForm(request.POST)

    def act(given: dict) -> None:
        minutes = minutes_for(request.user, item.meeting_id, STAFF)
        due_on, at_next_meeting = given["due"]
        add_action(
            item,
            text=given["text"],
            owners=known_to(minutes).owners(given["owners"]),
            due_on=due_on,
            due_at_next_meeting=at_next_meeting,
            by=request.user,
            now=timezone.now(),
        )

    return _results(request, item, "action_form", None if form.carried_out(act) else form)


@keeps_what_was_written
def action_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ItemAction, pk=pk)
    item = item_for(request.user, row.item_id, STAFF)
    remove_action(row, by=request.user, now=timezone.now())
    return _removed(request, item)


@keeps_what_was_written
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """One press on a name: here, or not here."""
    minutes = minutes_for(request.user, pk, STAFF)
    key, _space, wanted = request.POST.get("press", "").partition(" ")
    is_present = wanted == "present"
    row, fields = _pressed(minutes, key, is_present)
    refusal = None
    try:
        record_attendance(
            minutes, row=row, is_present=is_present, by=request.user, now=timezone.now(), **fields
        )
    except Refused as refused:
        refusal = refused
    return _attendance(request, minutes, refusal=refusal)


def attendance_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Capacity, times, remote: what one press on a name does not say."""
    row = get_object_or_404(Attendance.objects.select_related("minutes", "person"), pk=pk)
    minutes = minutes_for(request.user, row.minutes.meeting_id, STAFF)
    names = AttendanceForm.base_fields
    form = AttendanceForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and form.carried_out(
        lambda given: record_attendance(minutes, row=row, by=request.user, now=timezone.now(), **given)
    ):
        return redirect(_back(minutes.meeting_id, request.POST.get("punkt")))
    context = {"form": form, "row": row, "meeting": minutes.meeting, "punkt": request.GET.get("punkt", "")}
    return render(request, "meetings/notes_change.html", context)


@keeps_what_was_written
def attendance_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Attendance.objects.select_related("minutes"), pk=pk)
    minutes = minutes_for(request.user, row.minutes.meeting_id, STAFF)
    remove_attendance(row, by=request.user, now=timezone.now())
    return redirect(_back(minutes.meeting_id, request.POST.get("punkt")))


@keeps_what_was_written
def person_add(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    form = PersonForm(request.POST)

    def act(given: dict) -> None:
        known = known_to(minutes)
        person, organization = known.person(given["name"]), known.organization(given["organization"])
        record_attendance(
            minutes,
            person=person,
            name="" if person else given["name"],
            organization=organization,
            organization_text="" if organization else given["organization"],
            capacity=given["capacity"],
            by=request.user,
            now=timezone.now(),
        )

    return _attendance(request, minutes, person_form=None if form.carried_out(act) else form)


@keeps_what_was_written
def people_paste(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    form = PasteForm(request.POST)
    done = form.carried_out(
        lambda given: record_people(
            minutes,
            people=given["people"],
            capacity=given["capacity"],
            is_present=not given["is_absent"],
            by=request.user,
            now=timezone.now(),
        )
    )
    return _attendance(request, minutes, paste_form=None if done else form)


@keeps_what_was_written
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Who wrote, led and approves; the next meeting in words."""
    minutes = minutes_for(request.user, pk, STAFF)
    people = people_of(circle_at(minutes.meeting), minutes)
    form = HeadForm(request.POST, people=people)

    def act(given: dict) -> None:
        name = given.pop("note_taker_name")
        taker = next((person for person in people if person.name.casefold() == name.casefold()), None)
        given |= {"note_taker": taker, "note_taker_name": "" if taker else name}
        change_head(minutes, **given, by=request.user, now=timezone.now())

    if form.carried_out(act):
        return redirect(_back(pk, request.POST.get("punkt")))
    return _whole(request, minutes, head_form=form)


def _chosen_item(request: HttpRequest, meeting_pk: int) -> AgendaItem:
    meeting_for(request.user, meeting_pk, STAFF)
    chosen = request.POST.get("item", "")
    if not chosen.isdigit():
        raise Http404
    item = item_for(request.user, int(chosen), STAFF)
    if item.meeting_id != meeting_pk:
        raise Http404
    return item


def _pressed(minutes: Minutes, key: str, is_present: bool) -> tuple[Attendance | None, dict]:
    """The row that was pressed, or what a new row of somebody on a seat needs (`Presence.key`).

    A substitute who comes serves when the member does not, and is only present when the member is.
    """
    match = KEY.fullmatch(key)
    if match is None:
        raise Http404
    rows = minutes.attendance.select_related("person")
    row = (
        rows.filter(pk=match["row"])
        if match["row"]
        else rows.filter(seat=match["seat"], person=match["person"])
    )
    if row := row.first():
        is_substitute = row.capacity in {Capacity.SERVING_SUBSTITUTE, Capacity.ATTENDING_SUBSTITUTE}
        if is_present and is_substitute:
            return row, {"capacity": _substitutes_capacity(minutes, row.seat_id, row.pk)}
        return row, {}
    return None, _new_on_seat(minutes, match["seat"], match["person"])


def _new_on_seat(minutes: Minutes, seat: str | None, person_pk: str | None) -> dict:
    circle = circle_at(minutes.meeting)
    for place in circle.places:
        for person in (place.member, *place.substitutes):
            if person and (str(place.seat_id), str(person.pk)) == (seat, person_pk):
                is_member = person == place.member
                return {
                    "person": person,
                    "seat_id": place.seat_id,
                    "organization_id": place.organization_id,
                    "organization_text": "" if place.organization_id else place.represents,
                    "capacity": Capacity.OBSERVER
                    if place.is_observer
                    else Capacity.MEMBER
                    if is_member
                    else _substitutes_capacity(minutes, place.seat_id, None),
                }
    raise Http404


def _substitutes_capacity(minutes: Minutes, seat_id: int, row_id: int | None) -> str:
    serving = minutes.attendance.filter(
        seat=seat_id, is_present=True, capacity__in=[Capacity.MEMBER, Capacity.SERVING_SUBSTITUTE]
    ).exclude(pk=row_id)
    return Capacity.ATTENDING_SUBSTITUTE if serving.exists() else Capacity.SERVING_SUBSTITUTE


def _results(request: HttpRequest, item: AgendaItem, name: str, form: PlainForm | None) -> HttpResponse:
    """The outcomes and actions of one item, and the form: empty again, or with what is wrong."""
    if not request.htmx:
        if form is None:
            return redirect(_back(item.meeting_id, item.pk))
        return _whole(
            request, minutes_for(request.user, item.meeting_id, STAFF), chosen=item.pk, **{name: form}
        )
    forms: dict[str, Callable] = {"outcome_form": OutcomeForm, "action_form": ActionForm}
    context = {
        "meeting": item.meeting,
        "sheet": sheet_of(item.meeting, item.pk),
        "chosen": {"item": item},
        name: form or forms[name](),
        "is_swap": True,
    }
    part = "outcome_answer" if name == "outcome_form" else "action_answer"
    return render(request, f"{SCREEN}#{part}", context, status=422 if form else 200)


def _removed(request: HttpRequest, item: AgendaItem) -> HttpResponse:
    if not request.htmx:
        return redirect(_back(item.meeting_id, item.pk))
    context = {"meeting": item.meeting, "sheet": sheet_of(item.meeting, item.pk), "is_swap": True}
    return render(request, f"{SCREEN}#results_answer", context)


def _attendance(
    request: HttpRequest, minutes: Minutes, *, refusal: Refused | None = None, **forms
) -> HttpResponse:
    failed = {name: form for name, form in forms.items() if form is not None}
    if not request.htmx:
        if refusal or failed:
            return _whole(request, minutes, chosen=request.POST.get("punkt"), refusal=refusal, **failed)
        return redirect(_back(minutes.meeting_id, request.POST.get("punkt")) + "#narvaro")
    circle = circle_at(minutes.meeting)
    context = {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "benches": benches_of(minutes, circle),
        "person_form": PersonForm(),
        "paste_form": PasteForm(),
        "head_form": empty_head_form(minutes, people_of(circle, minutes)),
        "chosen": {"item": {"pk": request.POST.get("punkt", "")}},
        "refusal": refusal,
        **failed,
    }
    return render(request, f"{SCREEN}#attendance", context, status=422 if failed or refusal else 200)


def _whole(request: HttpRequest, minutes: Minutes, *, chosen="", **changed) -> HttpResponse:
    """The whole screen again with what was refused, for a browser without JavaScript."""
    context = {**screen(minutes, str(chosen or request.POST.get("punkt", ""))), **changed}
    return render(request, SCREEN, context, status=422)


def _back(meeting_pk: int, chosen) -> str:
    address = reverse("meetings:notes_write", args=[meeting_pk])
    return f"{address}?punkt={chosen}" if str(chosen or "").isdigit() else address
