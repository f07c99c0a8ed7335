"""Remarks on one item of circulated notes, and the office's answer to a remark."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from groups.access import EVERYBODY, STAFF, require
from groups.text_difference import difference
from meetings import actions
from meetings.access import meeting_for, reading_circles
from meetings.actions.notes import TwoWriters
from meetings.forms.round import AnswerForm, ItemRemarkForm
from meetings.minutes_report import notes_items_by_key
from meetings.models import AgendaItem, ItemNote, Minutes, Remark
from meetings.remark_reading import circle_of, with_item
from meetings.rounds import texts_at
from meetings.views.approval import minutes_of
from meetings.views.held import keeps_what_was_written
from samverkan.lib import richtext


@require_GET
def item_remark(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for one item, with its text to change."""
    item, minutes = _readable_item(request, pk)
    if minutes.state != Minutes.State.CIRCULATED:
        raise Http404
    note = ItemNote.objects.filter(item=item).first()
    form = _remark_form(minutes, initial={"proposed_text": richtext.to_plain(note.text) if note else ""})
    return render(request, "meetings/item_remark.html", _remark_page(item, minutes, form))


@keeps_what_was_written
def item_remark_send(request: HttpRequest, pk: int) -> HttpResponse:
    item, minutes = _readable_item(request, pk)
    if minutes.state == Minutes.State.DRAFT:
        raise Http404
    form = _remark_form(minutes, request.POST)
    sign = {"by": request.user, "now": timezone.now()}
    if form.carried_out(lambda given: actions.remark(minutes, item=item, **given, **sign)):
        messages.success(
            request, _("Thank you. The responsible official has your remark, and you see the answer here.")
        )
        return redirect(reverse("meetings:notes", args=[minutes.meeting_id]) + f"#p{item.pk}")
    return render(request, "meetings/item_remark.html", _remark_page(item, minutes, form), status=422)


@require_GET
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """A remark to answer: what it wants, what stands there now, and what both differ from."""
    row = _remark_for(request, pk)
    return render(request, "meetings/remark.html", _answer_page(row))


@keeps_what_was_written
def remark_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken in, as proposed or as the office words it; or left as it is, with why."""
    row = _remark_for(request, pk)
    form = AnswerForm(request.POST, has_item=row.item_id is not None)
    sign = {"by": request.user, "now": timezone.now()}
    newer = 0

    def act(given: dict) -> None:
        nonlocal newer
        if "decline" in request.POST:
            actions.decline(row, answer_text=given["answer_text"], **sign)
            return
        try:
            actions.take_in(row, **given | {"base_version": given.get("base_version") or 0}, **sign)
        except TwoWriters as refusal:
            newer = refusal.note.version
            raise

    if form.carried_out(act):
        messages.success(request, _("The answer is sent to %(name)s.") % {"name": row.person.name})
        return redirect(reverse("meetings:notes", args=[row.minutes.meeting_id]) + "#synpunkt")
    if newer:
        # Both texts are on the page now; what is sent next is sent by somebody who has read them.
        form.data = form.data.copy()
        form.data["base_version"] = newer
    return render(request, "meetings/remark.html", _answer_page(row, form), status=422)


def _readable_item(request: HttpRequest, pk: int) -> tuple[AgendaItem, Minutes]:
    """An item whose text the person reads; a closed one is not there for others."""
    item = AgendaItem.objects.select_related("parent").filter(pk=pk).first()
    if item is None:
        raise Http404
    meeting = meeting_for(request.user, item.meeting_id)
    item.meeting = meeting
    if circle_of(Remark(item=item)) not in reading_circles(request.user, meeting):
        raise Http404
    return item, minutes_of(meeting)


def _remark_for(request: HttpRequest, pk: int) -> Remark:
    row = with_item(Remark.objects.select_related("minutes__meeting__group__structure")).filter(pk=pk).first()
    if row is None:
        raise Http404
    meeting = row.minutes.meeting
    require(request.user, meeting.group_id, EVERYBODY)
    if circle_of(row) not in reading_circles(request.user, meeting):
        raise Http404
    require(request.user, meeting.group_id, STAFF)
    return row


def _remark_form(minutes: Minutes, data=None, **more) -> ItemRemarkForm:
    return ItemRemarkForm(data, may_object=minutes.objections_until is not None, **more)


def _remark_page(item: AgendaItem, minutes: Minutes, form: ItemRemarkForm) -> dict:
    noted = notes_items_by_key(minutes.meeting)[item.pk]
    return {"item": item, "noted": noted, "meeting": minutes.meeting, "minutes": minutes, "form": form}


def _answer_page(row: Remark, form: AnswerForm | None = None) -> dict:
    """`is_changed` where the text is another than when the remark was made: then all three are shown."""
    note = ItemNote.objects.filter(item=row.item).first() if row.item_id else None
    now = richtext.to_plain(note.text) if note else ""
    read = richtext.to_plain(texts_at(row.minutes, row.made_at).get(row.item_id, "")) if row.item_id else ""
    is_changed = row.item_id is not None and read != now
    initial = {"text": row.proposed_text or now, "base_version": note.version if note else 0}
    return {
        "remark": row,
        "meeting": row.minutes.meeting,
        "minutes": row.minutes,
        "form": form or AnswerForm(initial=initial, has_item=row.item_id is not None),
        "is_changed": is_changed,
        "proposal": difference(read, row.proposed_text) if row.proposed_text else [],
        "meanwhile": difference(read, now) if is_changed else [],
        "may_answer": not row.answer and row.minutes.state in {"draft", "circulated"},
    }
