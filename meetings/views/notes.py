"""Writing the notes: the screen, and the text of an item. Outcomes and people: `notes_parts`."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from groups.access import STAFF
from groups.models import Person
from meetings.access import meeting_for, noted_item_for
from meetings.actions import begin_notes, save_text
from meetings.actions.notes import TwoWriters
from meetings.forms.notes import ActionForm, HeadForm, OutcomeForm, PasteForm, PersonForm
from meetings.forms.notes_record import ItemTimeForm, ReservationForm
from meetings.models import AgendaItem, ItemNote, Meeting, Minutes
from meetings.notes_screen import write_screen
from meetings.views.held import keeps_what_was_written, wants_json
from samverkan.lib import richtext, spoken
from samverkan.lib.personal_numbers import personal_number_in
from samverkan.lib.refusal import Refused

# The fields of a change lie on the screen beside those of what is new.
CHANGE_ID = "change_%s"


@require_GET
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The screen, with one item open: `?punkt=<pk>`, else the first."""
    meeting = meeting_for(request.user, pk, STAFF)
    minutes = Minutes.objects.select_related("note_taker").filter(meeting=meeting).first()
    if minutes is None or meeting.date is None:
        return render(request, "meetings/notes_begin.html", {"meeting": meeting})
    minutes.meeting = meeting
    if minutes.state != Minutes.State.DRAFT:
        return render(request, "meetings/notes_closed.html", closed_page(meeting, minutes), status=409)
    return render(request, "meetings/notes_write.html", screen(minutes, request.GET.get("punkt", "")))


def screen(minutes: Minutes, chosen: str) -> dict:
    """The screen's facts with its empty forms."""
    facts = write_screen(minutes, int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None)
    return {
        **facts,
        "outcome_form": OutcomeForm(),
        "reservation_form": ReservationForm(),
        "action_form": ActionForm(),
        "person_form": PersonForm(),
        "paste_form": PasteForm(),
        "head_form": empty_head_form(minutes, facts["people"]),
        "outcome_change_form": OutcomeForm(auto_id=CHANGE_ID),
        "time_form": ItemTimeForm(auto_id=CHANGE_ID),
        "words": words(),
    }


def empty_head_form(minutes: Minutes, people: list[Person]) -> HeadForm:
    given = {
        "note_taker_name": minutes.note_taker.name if minutes.note_taker else minutes.note_taker_name,
        "led_by": minutes.led_by_id,
        "approver": minutes.approver_id,
        "next_meeting_text": minutes.next_meeting_text,
    }
    return HeadForm(people=people, initial=given)


def words() -> dict[str, str]:
    """What the script says; %s is replaced there."""
    return {
        "saved": _("Saved %s"),
        "changed": _("Not saved yet"),
        "saving": _("Saving …"),
        "lost": _("No contact – the text is kept here"),
        "back": _("Contact again. Everything is saved."),
        "loggedOut": _("You are logged out – the text is kept here."),
        "logIn": _("Log in in a new tab, and saving goes on."),
        "theirs": _("%s wrote"),
        "partFailed": _(
            "That was not saved. What you wrote stands in the form; try again when there is contact."
        ),
        "empty": _("Nothing written yet"),
        "writesOn": _("%(name)s writes on item %(number)s"),
        "writesHere": _("%(name)s writes here too"),
        "written": _("text written"),
    }


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, STAFF)
    try:
        begin_notes(meeting, by=request.user, now=timezone.now())
    except Refused as refusal:
        return render(
            request, "meetings/notes_begin.html", {"meeting": meeting, "refusal": refusal}, status=409
        )
    return redirect("meetings:notes_write", pk)


@require_GET
def text_now(request: HttpRequest, pk: int) -> JsonResponse:
    """The saved text of an item, for a screen that has been open a while."""
    item = noted_item_for(request.user, pk, STAFF)
    note = getattr(item, "note", None)
    if note is None:
        return JsonResponse({"version": 0, "html": "", "saved": "", "by": ""})
    return JsonResponse(_told(note))


@keeps_what_was_written
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Save an item's text: HTML from the editor (`format=html`), else plain text with "- " lists."""
    item = noted_item_for(request.user, pk, STAFF)
    written = request.POST.get("text", "")
    if request.POST.get("format") != "html":
        written = richtext.from_plain(written, _text_of(item))
    try:
        note = save_text(
            item,
            text=written,
            base_version=_number(request.POST.get("base_version")),
            is_leaving="leaving" in request.POST or not wants_json(request),
            by=request.user,
            now=timezone.now(),
        )
    except TwoWriters as both:
        return two_texts(request, item, both)
    except Refused as refusal:
        return _refused(request, item, refusal, written)
    if wants_json(request):
        return JsonResponse({"version": note.version, "saved": spoken.clock(note.saved_at), **_warning(note)})
    return redirect(_next_page(request, item))


def two_texts(request: HttpRequest, item: AgendaItem, both: TwoWriters) -> HttpResponse:
    """The second writer gets both texts whole; nothing is chosen for anybody."""
    if wants_json(request):
        return JsonResponse({**_told(both.note), "mine": both.refused_text, "message": str(both)}, status=409)
    context = {
        "item": item,
        "note": both.note,
        "mine": both.refused_text,
        "merged": richtext.to_plain(both.note.text + both.refused_text),
    }
    return render(request, "meetings/notes_both.html", context, status=409)


def _refused(request: HttpRequest, item: AgendaItem, refusal: Refused, written: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"refused": str(refusal)}, status=409)
    context = closed_page(item.meeting, item.meeting.minutes, refusal=refusal, mine=richtext.clean(written))
    return render(request, "meetings/notes_closed.html", context, status=409)


def closed_page(meeting: Meeting, minutes: Minutes, **more) -> dict:
    """`item_pks`: where a browser may still keep text that was never saved."""
    pks = meeting.items.values_list("pk", flat=True)
    return {"meeting": meeting, "minutes": minutes, "item_pks": " ".join(map(str, pks)), **more}


def _told(note: ItemNote) -> dict:
    return {
        "version": note.version,
        "html": note.text,
        "saved": spoken.clock(note.saved_at),
        "by": note.saved_by.name if note.saved_by else "",
    }


def _warning(note: ItemNote) -> dict:
    """I-PER1: warned of while writing; publishing is what it stops (ruling 19)."""
    found = personal_number_in(richtext.to_plain(note.text))
    if not found:
        return {}
    words = _("“%(text)s” looks like a personal number. Take it away: notes hold no personal numbers.")
    return {"warning": words % {"text": found}}


def _text_of(item: AgendaItem) -> str:
    note = getattr(item, "note", None)
    return note.text if note else ""


def _number(value: str | None) -> int:
    if not (value or "").isdecimal() or len(value) > 18:
        raise Http404
    return int(value)


def _next_page(request: HttpRequest, item: AgendaItem) -> str:
    """Without JavaScript: to the item whose button was pressed, else back to this one."""
    wanted = request.POST.get("then", "")
    chosen = wanted if wanted.isdecimal() else item.pk
    return f"{reverse('meetings:notes_write', args=[item.meeting_id])}?punkt={chosen}#text"
