"""The roll call: a page of its own, worked by keys or by plain forms."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from groups.access import STAFF
from meetings.access import meeting_for, minutes_for
from meetings.actions import (
    hand_over,
    mark_absent,
    mark_present,
    note_arrival,
    note_leave,
    record_attendance,
    set_times,
    stop_serving,
    take_no_part,
    take_seat,
)
from meetings.actions.attendance import TwoAtOnce
from meetings.actions.roll_call import Who
from meetings.forms.roll_call import HandOverForm, PersonTimesForm, StandInForm
from meetings.joint import circle_at
from meetings.known import known_to, people_of
from meetings.models import Attendance, Minutes
from meetings.once import happened_at, once
from meetings.roll_call import Line, RollCall, key_of, roll_call_of, times_typed
from meetings.room_clock import clock_in_room, room_clock
from meetings.views.held import keeps_what_was_written, page_that_keeps
from meetings.views.notes import closed_page
from samverkan.lib.refusal import Refused

PAGE = "meetings/roll_call.html"
HERE = {"present", "remote", "absent"}
CLOCKED = {"arrive": note_arrival, "leave": note_leave}
PLAIN = {
    "serve": take_seat,
    "step_back": stop_serving,
    "absent": mark_absent,
}


@require_GET
def roll_call(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, STAFF)
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None or meeting.date is None:
        return render(request, "meetings/notes_begin.html", {"meeting": meeting})
    minutes.meeting = meeting
    if minutes.state != Minutes.State.DRAFT:
        return render(request, "meetings/notes_closed.html", closed_page(meeting, minutes), status=409)
    return render(request, PAGE, page(minutes))


def page(minutes: Minutes, **more) -> dict:
    """The template's variables; the same number of queries for 1 and 30 people."""
    circle, now = circle_at(minutes.meeting), timezone.now()
    call = roll_call_of(minutes, circle, now)
    seats = [(bench.seat_id, bench.title) for bench in call.benches if bench.seat_id]
    return {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "call": call,
        "people": people_of(circle, minutes),
        "stand_in_form": StandInForm(seats=seats),
        **more,
    }


@keeps_what_was_written
@once
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """One press (`act` is "<key> <what>"), or without a script the whole list as it stands."""
    minutes = minutes_for(request.user, pk, STAFF)
    key, _space, what = request.POST.get("act", "").partition(" ")
    call = roll_call_of(minutes, circle_at(minutes.meeting), timezone.now())
    if key:
        return _one(request, minutes, call.line(key), what)
    return _whole(request, minutes, call)


def _one(request: HttpRequest, minutes: Minutes, line: Line, what: str) -> HttpResponse:
    try:
        _do(request, minutes, line.who, what)
    except TwoAtOnce as clash:
        return _answer(request, minutes, status=422, **_offer(minutes, line, clash))
    except Refused as refusal:
        return _answer(request, minutes, status=422, refusal=refusal)
    return _answer(request, minutes, focus=line.key)


def _whole(request: HttpRequest, minutes: Minutes, call: RollCall) -> HttpResponse:
    """Each line whose mark was changed, in the order of the list; the first refusal stops."""
    for bench in call.benches:
        for line in bench.lines:
            what = request.POST.get(f"here-{line.key}", line.here)
            if what in HERE and what != line.here:
                answer = _one(request, minutes, line, what)
                if answer.status_code == 422:
                    return answer
    return _answer(request, minutes)


def _do(request: HttpRequest, minutes: Minutes, who: Who, what: str) -> None:
    sign = {"by": request.user, "now": timezone.now()}
    if what in {"present", "remote"}:
        mark_present(minutes, who=who, is_remote=what == "remote", **sign)
    elif what in CLOCKED:
        CLOCKED[what](minutes, who=who, at=happened_at(request), **sign)
    elif what in PLAIN:
        PLAIN[what](minutes, who=who, **sign)
    else:
        raise Http404


def _offer(minutes: Minutes, line: Line, clash: TwoAtOnce) -> dict:
    """What was refused, and a form to say from when the one takes over from the other."""
    if clash.row.seat_id != clash.other.seat_id:
        return {"refusal": clash}
    room, now = room_clock(minutes.meeting), clock_in_room(minutes.meeting, timezone.now())
    other = clash.other if clash.row.person_id == getattr(line.who.person, "pk", None) else clash.row
    start = clash.row.arrived or other.left or now
    form = HandOverForm(
        initial={"at": f"{start:%H.%M}".removeprefix("0") if start else ""}, room=room, now=now
    )
    return {
        "refusal": clash,
        "over_form": form,
        "taking": line,
        "leaving_key": key_of(other),
        "leaving": str(other),
    }


@keeps_what_was_written
@once
def over(request: HttpRequest, pk: int) -> HttpResponse:
    """One takes the seat over from the other at a time: both lines are changed together."""
    minutes = minutes_for(request.user, pk, STAFF)
    call = roll_call_of(minutes, circle_at(minutes.meeting), timezone.now())
    leaving, taking = call.line(request.POST.get("leaving", "")), call.line(request.POST.get("taking", ""))
    room, now = room_clock(minutes.meeting), clock_in_room(minutes.meeting, happened_at(request))
    form = HandOverForm(request.POST, room=room, now=now)

    def act(given: dict) -> None:
        hand_over(
            minutes,
            leaving=leaving.who,
            taking=taking.who,
            at=given["at"][0],
            by=request.user,
            now=timezone.now(),
        )

    if form.carried_out(act):
        return _answer(request, minutes, focus=taking.key)
    offer = {"over_form": form, "taking": taking, "leaving_key": leaving.key, "leaving": leaving.name}
    return _answer(request, minutes, status=422, **offer)


@keeps_what_was_written
@once
def stand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody outside the pair serves on a seat, with the reason."""
    minutes = minutes_for(request.user, pk, STAFF)
    circle = circle_at(minutes.meeting)
    places = {place.seat_id: place for place in circle.places}
    form = StandInForm(request.POST, seats=[(pk, place.represents) for pk, place in places.items()])

    def act(given: dict) -> None:
        place, person = places[int(given["seat"])], known_to(minutes).person(given["name"])
        record_attendance(
            minutes,
            person=person,
            name="" if person else given["name"],
            seat_id=place.seat_id,
            organization_id=place.organization_id,
            organization_text="" if place.organization_id else place.represents,
            capacity=Attendance.Capacity.SERVING_SUBSTITUTE,
            exception=given["exception"],
            by=request.user,
            now=timezone.now(),
        )

    if form.carried_out(act):
        return _answer(request, minutes)
    return _answer(request, minutes, status=422, stand_in_form=form)


@page_that_keeps
@once
def person(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One person's times, capacity, and the items they took no part in."""
    minutes = minutes_for(request.user, pk, STAFF)
    call = roll_call_of(minutes, circle_at(minutes.meeting), timezone.now())
    line, room = call.line(key), room_clock(minutes.meeting)
    form = _person_form(request, minutes, call, line, room)
    if request.method == "POST" and form.carried_out(
        lambda given: _change(request, minutes, line.who, given)
    ):
        return _answer(request, minutes, focus=key)
    mine = [row.pk for row in call.rows if _is(row, line.who)]
    context = {"form": form, "line": line, "meeting": minutes.meeting, "minutes": minutes}
    context["row_pk"] = mine[0] if len(mine) == 1 else None
    part = "#person_form" if request.htmx else ""
    response = render(request, f"meetings/roll_call_person.html{part}", context)
    if request.method == "POST":
        response.status_code = 422
        # The form was sent to be answered with the whole list; what is wrong is shown where it was written.
        response["HX-Retarget"], response["HX-Reswap"] = f"#more-{key}", "innerHTML"
    return response


def _person_form(request: HttpRequest, minutes: Minutes, call: RollCall, line: Line, room) -> PersonTimesForm:
    mine = [row for row in call.rows if _is(row, line.who)]
    first = next((row for row in mine if row.is_present), mine[0] if mine else None)
    absences = first.item_absences.values_list("item", flat=True) if first else []
    initial = {
        "times": times_typed(call.rows, line.who, room),
        "is_remote": bool(first and first.is_remote),
        "capacity": first.capacity if first else line.who.capacity,
        "exception": first.exception if first else "",
        "no_part": list(absences),
    }
    now = clock_in_room(minutes.meeting, happened_at(request))
    return PersonTimesForm(request.POST or None, initial=initial, room=room, now=now)


def _change(request: HttpRequest, minutes: Minutes, who: Who, given: dict) -> None:
    sign = {"by": request.user, "now": timezone.now()}
    no_part = [int(pk) for pk in given.pop("no_part")]
    set_times(minutes, who=who, **given, **sign)
    take_no_part(minutes, who=who, items=list(minutes.meeting.items.filter(pk__in=no_part)), **sign)


def _is(row: Attendance, who: Who) -> bool:
    same_person = row.person_id == (who.person.pk if who.person else None)
    return same_person and row.seat_id == who.seat_id and (bool(who.person) or row.name == who.name)


def _answer(
    request: HttpRequest, minutes: Minutes, *, status: int = 200, focus: str = "", **more
) -> HttpResponse:
    """The list as a fresh page would show it; without a script the way back to it."""
    if not request.htmx and status == 200:
        return redirect(
            reverse("meetings:roll_call", args=[minutes.meeting_id]) + (f"#line-{focus}" if focus else "")
        )
    part = "#roll_call" if request.htmx else ""
    return render(request, f"{PAGE}{part}", page(minutes, **more), status=status)
