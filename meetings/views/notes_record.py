"""More around the text of an item: dissents and notes for the record, its time in the room, phrases, and who
else writes."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from groups.access import STAFF, require
from meetings.access import item_for, meeting_for, minutes_for
from meetings.actions import (
    add_reservation,
    begin_item,
    correct_item_time,
    end_item,
    remove_reservation,
    save_text,
)
from meetings.actions.notes import TwoWriters
from meetings.forms.notes_record import ItemTimeForm, ReservationForm
from meetings.known import known_to
from meetings.local_time import wall_clock
from meetings.models import AgendaItem, ItemNote, Minutes, Reservation
from meetings.once import happened_at, once
from meetings.phrases import with_phrase
from meetings.presence import beat, writers_of
from meetings.views.held import keeps_what_was_written, page_that_keeps
from meetings.views.notes import CHANGE_ID, two_texts
from meetings.views.notes_parts import back, chosen_item, removed, results, still_wrong, whole
from samverkan.lib.refusal import Refused


@keeps_what_was_written
@once
def reservation_add(request: HttpRequest, pk: int) -> HttpResponse:
    item = chosen_item(request, pk)
    form = ReservationForm(request.POST)

    def act(given: dict) -> None:
        person = known_to(minutes_for(request.user, item.meeting_id, STAFF)).person(given["name"])
        add_reservation(item, person=person, **given, by=request.user, now=timezone.now())

    return results(request, item, "reservation_form", None if form.carried_out(act) else form)


@keeps_what_was_written
@once
def reservation_remove(request: HttpRequest, pk: int) -> HttpResponse:
    reservation = get_object_or_404(Reservation.objects.select_related("item"), pk=pk)
    item = item_for(request.user, reservation.item_id, STAFF)
    remove_reservation(reservation, by=request.user, now=timezone.now())
    return removed(request, item)


@keeps_what_was_written
@once
def item_begin(request: HttpRequest, pk: int) -> HttpResponse:
    return _stamped(request, item_for(request.user, pk, STAFF), begin_item)


@keeps_what_was_written
@once
def item_end(request: HttpRequest, pk: int) -> HttpResponse:
    return _stamped(request, item_for(request.user, pk, STAFF), end_item)


def _stamped(request: HttpRequest, item: AgendaItem, act) -> HttpResponse:
    """Every item's line of time: the one that was under way is ended when another begins."""
    refusal = None
    try:
        act(item, at=happened_at(request), by=request.user, now=timezone.now())
    except Refused as refused:
        refusal = refused
    if refusal and not request.htmx:
        minutes = minutes_for(request.user, item.meeting_id, STAFF)
        return whole(request, minutes, chosen=item.pk, refusal=refusal)
    return removed(request, item, refusal=refusal, with_times=True)


@page_that_keeps
@once
def item_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct when an item was begun and ended."""
    item = item_for(request.user, pk, STAFF)
    zone = item.meeting.zone
    given = {
        name: wall_clock(moment, zone)[1] if moment else None
        for name, moment in (("begun", item.begun_at), ("ended", item.ended_at))
    }
    form = ItemTimeForm(request.POST or None, initial=given, auto_id=CHANGE_ID)
    if request.method == "POST" and form.carried_out(
        lambda fields: correct_item_time(item, **fields, by=request.user, now=timezone.now())
    ):
        return removed(request, item, with_times=True)
    if request.method == "POST" and request.htmx:
        return still_wrong(request, "time_change", time_form=form)
    context = {"form": form, "item": item, "meeting": item.meeting, "is_time": True}
    return render(request, "meetings/notes_change.html", context)


@keeps_what_was_written
def phrase_put(request: HttpRequest, pk: int) -> HttpResponse:
    """Without a script: the phrase becomes the last paragraph of the item's saved text."""
    item = item_for(request.user, pk, STAFF)
    note = ItemNote.objects.filter(item=item).first()
    text = with_phrase(note.text if note else "", request.POST.get("phrase", "")[:1000])
    try:
        base = note.version if note else 0
        save_text(item, text=text, base_version=base, is_leaving=True, by=request.user, now=timezone.now())
    except TwoWriters as both:
        return two_texts(request, item, both)
    except Refused as refusal:
        return whole(
            request, minutes_for(request.user, item.meeting_id, STAFF), chosen=item.pk, refusal=refusal
        )
    return redirect(back(item.meeting_id, item.pk))


@keeps_what_was_written
def presence_beat(request: HttpRequest, pk: int) -> HttpResponse:
    """I have this item open."""
    item = chosen_item(request, pk)
    beat(pk, request.user, item.pk, timezone.now())
    return HttpResponse(status=204)


@require_GET
def presence(request: HttpRequest, pk: int) -> JsonResponse:
    """What has happened since the page was loaded: who writes where, each text's version, and the notes'
    revision. Three queries beside the log-in's: rights, notes, cache."""
    found = Minutes.objects.filter(meeting=pk).values_list(
        "meeting__group_id", "revision", "meeting__items__note__item_id", "meeting__items__note__version"
    )
    rows = list(found)
    if not rows:
        meeting_for(request.user, pk, STAFF)
        return JsonResponse({"writers": [], "versions": {}, "revision": 0})
    require(request.user, rows[0][0], STAFF)
    return JsonResponse(
        {
            "writers": [[w.person_id, w.name, w.item_id] for w in writers_of(pk, timezone.now())],
            "versions": {item: version for _group, _revision, item, version in rows if item},
            "revision": rows[0][1],
        }
    )
