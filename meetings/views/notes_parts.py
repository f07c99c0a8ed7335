"""What stands around the text on the notes screen: outcomes, actions, attendance, and the head.

Each post answers an htmx request with its part of the screen as a fresh page would show it, others with the
way back to the screen.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from groups.access import STAFF
from meetings.access import item_for, meeting_for, minutes_for
from meetings.actions import (
    add_action,
    add_outcome,
    change_head,
    change_outcome,
    mark_absent,
    mark_present,
    record_attendance,
    record_people,
    remove_action,
    remove_attendance,
    remove_outcome,
)
from meetings.forms.notes import ActionForm, AttendanceForm, HeadForm, OutcomeForm, PasteForm, PersonForm
from meetings.forms.notes_record import ReservationForm
from meetings.joint import circle_at
from meetings.known import known_to, people_of
from meetings.models import AgendaItem, Attendance, ItemAction, Minutes, Outcome
from meetings.notes_screen import sheet_of, sheets_of
from meetings.once import once
from meetings.roll_call import roll_call_of
from meetings.views.held import keeps_what_was_written, page_that_keeps
from meetings.views.notes import CHANGE_ID, empty_head_form, screen
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import whole_number
from samverkan.lib.refusal import Refused

SCREEN = "meetings/notes_write.html"


@keeps_what_was_written
@once
def outcome_add(request: HttpRequest, pk: int) -> HttpResponse:
    item = chosen_item(request, pk)
    form = OutcomeForm(request.POST)
    done = form.carried_out(lambda given: add_outcome(item, **given, by=request.user, now=timezone.now()))
    return results(request, item, "outcome_form", None if done else form)


@page_that_keeps
@once
def outcome_change(request: HttpRequest, pk: int) -> HttpResponse:
    outcome = get_object_or_404(Outcome, pk=pk)
    item = item_for(request.user, outcome.item_id, STAFF)
    points = "\n".join(point.text for point in outcome.points.all())
    given = {"kind": outcome.kind, "text": outcome.text, "points": points, "condition": outcome.condition}
    form = OutcomeForm(request.POST or None, initial=given, auto_id=CHANGE_ID)
    if request.method == "POST" and form.carried_out(
        lambda fields: change_outcome(outcome, **fields, by=request.user, now=timezone.now())
    ):
        return removed(request, item)
    if request.method == "POST" and request.htmx:
        return still_wrong(request, "outcome_change", outcome_change_form=form)
    return render(
        request, "meetings/notes_change.html", {"form": form, "item": item, "meeting": item.meeting}
    )


@keeps_what_was_written
@once
def outcome_remove(request: HttpRequest, pk: int) -> HttpResponse:
    outcome = get_object_or_404(Outcome, pk=pk)
    item = item_for(request.user, outcome.item_id, STAFF)
    try:
        remove_outcome(outcome, by=request.user, now=timezone.now())
    except Refused as refusal:
        return removed(request, item, refusal=refusal)
    return removed(request, item)


@keeps_what_was_written
@once
def action_add(request: HttpRequest, pk: int) -> HttpResponse:
    item = chosen_item(request, pk)
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
            level=given["level"],
            by=request.user,
            now=timezone.now(),
        )

    return results(request, item, "action_form", None if form.carried_out(act) else form)


@keeps_what_was_written
@once
def action_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ItemAction, pk=pk)
    item = item_for(request.user, row.item_id, STAFF)
    remove_action(row, by=request.user, now=timezone.now())
    return removed(request, item)


@keeps_what_was_written
@once
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """One press on a name: here, or not here."""
    minutes = minutes_for(request.user, pk, STAFF)
    key, _space, wanted = request.POST.get("press", "").partition(" ")
    line = roll_call_of(minutes, circle_at(minutes.meeting), timezone.now()).line(key)
    act = mark_present if wanted == "present" else mark_absent
    refusal = None
    try:
        act(minutes, who=line.who, by=request.user, now=timezone.now())
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
        return redirect(back(minutes.meeting_id, request.POST.get("punkt")))
    context = {"form": form, "row": row, "meeting": minutes.meeting, "punkt": request.GET.get("punkt", "")}
    return render(request, "meetings/notes_change.html", context)


@keeps_what_was_written
def attendance_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Attendance.objects.select_related("minutes"), pk=pk)
    minutes = minutes_for(request.user, row.minutes.meeting_id, STAFF)
    remove_attendance(row, by=request.user, now=timezone.now())
    return redirect(back(minutes.meeting_id, request.POST.get("punkt")))


@keeps_what_was_written
@once
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
@once
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
        return redirect(back(pk, request.POST.get("punkt")))
    return whole(request, minutes, head_form=form)


def chosen_item(request: HttpRequest, meeting_pk: int) -> AgendaItem:
    meeting_for(request.user, meeting_pk, STAFF)
    chosen = whole_number(request.POST.get("item", ""))
    if chosen is None:
        raise Http404
    item = item_for(request.user, chosen, STAFF)
    if item.meeting_id != meeting_pk:
        raise Http404
    return item


def results(request: HttpRequest, item: AgendaItem, name: str, form: PlainForm | None) -> HttpResponse:
    """The outcomes, actions and dissents of one item, and the form: empty again, or with what is wrong."""
    if not request.htmx:
        if form is None:
            return redirect(back(item.meeting_id, item.pk))
        return whole(
            request, minutes_for(request.user, item.meeting_id, STAFF), chosen=item.pk, **{name: form}
        )
    forms: dict[str, Callable] = {
        "outcome_form": OutcomeForm,
        "action_form": ActionForm,
        "reservation_form": ReservationForm,
    }
    context = {
        "meeting": item.meeting,
        "sheet": sheet_of(item.meeting, item.pk),
        "chosen": {"item": item},
        name: form or forms[name](),
        "is_swap": True,
    }
    part = name.replace("_form", "_answer")
    return render(request, f"{SCREEN}#{part}", context, status=422 if form else 200)


def removed(
    request: HttpRequest, item: AgendaItem, *, refusal: Refused | None = None, with_times: bool = False
) -> HttpResponse:
    """What came of one item after something was taken away; `with_times`: every item's line of time too."""
    if not request.htmx:
        if refusal:
            minutes = minutes_for(request.user, item.meeting_id, STAFF)
            return whole(request, minutes, chosen=item.pk, refusal=refusal)
        return redirect(back(item.meeting_id, item.pk))
    sheets = sheets_of(item.meeting)
    sheet = next(each for each in sheets if each.item.pk == item.pk)
    context = {"meeting": item.meeting, "sheet": sheet, "is_swap": True, "refusal": refusal}
    if with_times:
        context["sheets"] = sheets
    part = "times_answer" if with_times else "results_answer"
    return render(request, f"{SCREEN}#{part}", context, status=422 if refusal else 200)


def still_wrong(request: HttpRequest, part: str, **forms) -> HttpResponse:
    """The form of a change, where it stands on the screen, with what is wrong in it."""
    response = render(request, f"{SCREEN}#{part}", {**forms, "address": request.path}, status=422)
    # The form was sent to be answered with what came of it, elsewhere on the screen.
    response["HX-Reswap"] = "outerHTML"
    return response


def _attendance(
    request: HttpRequest, minutes: Minutes, *, refusal: Refused | None = None, **forms
) -> HttpResponse:
    failed = {name: form for name, form in forms.items() if form is not None}
    if not request.htmx:
        if refusal or failed:
            return whole(request, minutes, chosen=request.POST.get("punkt"), refusal=refusal, **failed)
        return redirect(back(minutes.meeting_id, request.POST.get("punkt")) + "#narvaro")
    circle = circle_at(minutes.meeting)
    context = {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "call": roll_call_of(minutes, circle, timezone.now()),
        "person_form": PersonForm(),
        "paste_form": PasteForm(),
        "head_form": empty_head_form(minutes, people_of(circle, minutes)),
        "chosen": {"item": {"pk": request.POST.get("punkt", "")}},
        "refusal": refusal,
        **failed,
    }
    return render(request, f"{SCREEN}#attendance", context, status=422 if failed or refusal else 200)


def whole(request: HttpRequest, minutes: Minutes, *, chosen="", **changed) -> HttpResponse:
    """The whole screen again with what was refused, for a browser without JavaScript."""
    context = {**screen(minutes, str(chosen or request.POST.get("punkt", ""))), **changed}
    return render(request, SCREEN, context, status=422)


def back(meeting_pk: int, chosen) -> str:
    address = reverse("meetings:notes_write", args=[meeting_pk])
    return f"{address}?punkt={chosen}" if str(chosen or "").isdecimal() else address
