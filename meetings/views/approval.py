"""Reading the notes, and their way from draft to published."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from groups.access import PRESIDENCY, STAFF, standing_of
from groups.models import GroupSettings
from groups.public import shown
from meetings import actions
from meetings.access import meeting_for, minutes_for, reading_circles
from meetings.actions.approval import text_to_sign
from meetings.closed_notes import opened, reads_all
from meetings.distribution import readers_of
from meetings.forms.notes import CorrectionForm, PublishForm, RemarkForm
from meetings.keeping import notes_of, notes_today, paper_for
from meetings.minutes_report import notes_document
from meetings.models import Minutes, MinutesVersion
from meetings.notes_course import course_of
from meetings.notes_page import by_item, item_keys, read_items
from meetings.papers import file_name_of, heading_of
from meetings.remark_reading import remarks_for
from meetings.signing import signed_sha256
from meetings.views.calls import pdf_response
from meetings.views.held import keeps_what_was_written
from samverkan.lib.facts import sha256
from samverkan.lib.refusal import Refused

State = Minutes.State


@require_GET
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """The notes as far as the reader may see them: the approved version, or what has been sent round; a draft
    for those who write it."""
    meeting = meeting_for(request.user, pk)
    minutes = minutes_of(meeting)
    return render(request, "meetings/notes.html", reading(request, minutes))


def reading(request: HttpRequest, minutes: Minutes, **changed) -> dict:
    versions = list(minutes.versions.order_by("-number"))
    latest = versions[0] if versions else None
    course = course_of(minutes, request.user)
    is_open = minutes.state == State.CIRCULATED or (minutes.state == State.DRAFT and course.is_staff)
    if not latest and not is_open:
        raise Http404(_("The notes are not ready yet."))
    # A correction that is out for reading is read by all; the approved version stays in the list below.
    shows_draft = is_open
    circles = reading_circles(request.user, minutes.meeting)
    remarks = remarks_for(request.user, minutes, latest, is_approver=course.may_approve)
    if shows_draft:
        document = notes_document(minutes, state=minutes.state, version=len(versions) + 1)
        grouped = by_item(remarks)
        items = read_items(document, circles, item_keys(minutes.meeting), course.round, grouped)
        general = grouped[0]
    else:
        document = notes_today(latest)
        items, general = read_items(document, circles), remarks
    to_sign = signed_sha256(document) if course.may_approve else ""
    document = opened(document, circles)
    is_circulated = minutes.state == State.CIRCULATED and shows_draft
    closed_since = not shows_draft and document != opened(notes_of(latest), circles)
    return {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "course": course,
        "document": document,
        "items": items,
        "heading": heading_of(document),
        "latest": None if shows_draft else latest,
        "versions": versions,
        "remarks": general,
        "is_draft": shows_draft and not is_circulated,
        "is_circulated": is_circulated,
        "closed_since": closed_since,
        "has_closed": not reads_all(document, circles),
        "remark_form": remark_form(minutes) if is_circulated else None,
        "to_sign": to_sign,
        **changed,
    }


def remark_form(minutes: Minutes, data=None) -> RemarkForm:
    return RemarkForm(data, may_object=minutes.objections_until is not None)


@require_GET
def paper(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """An approved version as PDF, from storage; its checksum is its ETag."""
    meeting = meeting_for(request.user, pk)
    versions = MinutesVersion.objects.filter(minutes__meeting=meeting)
    version = get_object_or_404(versions, number=number)
    document, file = paper_for(version, reading_circles(request.user, meeting))
    if not file:
        return render(request, "meetings/paper_soon.html", {"meeting": meeting}, status=202)
    tag = f'"{sha256(document)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    response = pdf_response(file, file_name_of(document))
    response["ETag"] = tag
    return response


def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: where the notes are and what comes next. POST: the one button of the one who approves."""
    minutes = minutes_of(meeting_for(request.user, pk))
    course = course_of(minutes, request.user)
    is_leading = standing_of(request.user).has(minutes.meeting.group_id, STAFF | PRESIDENCY)
    if not (is_leading or course.may_approve or minutes.approver_id == request.user.pk):
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "meetings/notes_approve.html", course_page(request, minutes))
    seen = request.POST.get("seen", "")
    return _done(
        request, minutes, lambda **sign: actions.approve(minutes, seen=seen, **sign), _approved_words
    )


@require_POST
def circulate(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    return _done(
        request,
        minutes,
        lambda **sign: actions.circulate(minutes, **sign),
        lambda _done: _("The notes are on their way. You see remarks here and by mail."),
    )


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    return _done(
        request,
        minutes,
        lambda **sign: actions.take_back(minutes, **sign),
        lambda _done: _("The notes are a draft again. Send them round when they are changed."),
    )


@require_POST
def approve_at_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    return _done(
        request, minutes, lambda **sign: actions.approve_at_meeting(minutes, **sign), _approved_words
    )


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    form = PublishForm(request.POST)
    confirmed = "numbers_are_confirmed" in request.POST

    def act(given: dict) -> None:
        actions.publish(
            minutes, **given, numbers_are_confirmed=confirmed, by=request.user, now=timezone.now()
        )

    if form.carried_out(act):
        messages.success(request, _("The notes are published."))
        return redirect("meetings:notes_approve", pk)
    asks = form.refusal is not None and form.refusal.code == "personal_number"
    context = course_page(request, minutes, publish_form=form, asks_about_number=asks)
    return render(request, "meetings/notes_approve.html", context, status=422)


@require_POST
def unpublish(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    return _done(
        request,
        minutes,
        lambda **sign: actions.withdraw_publication(minutes, **sign),
        lambda _done: _("The notes are no longer on the open pages. They stay approved."),
    )


@keeps_what_was_written
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    minutes = minutes_for(request.user, pk, STAFF)
    form = CorrectionForm(request.POST)
    if form.carried_out(
        lambda given: actions.begin_correction(minutes, **given, by=request.user, now=timezone.now())
    ):
        messages.success(
            request, _("Correct the notes, and send them round again. The approved version stays.")
        )
        return redirect("meetings:notes_write", pk)
    context = course_page(request, minutes, correction_form=form)
    return render(request, "meetings/notes_approve.html", context, status=422)


@keeps_what_was_written
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """What a reader of the circulated notes wants changed."""
    minutes = minutes_of(meeting_for(request.user, pk))
    if minutes.state == State.DRAFT:
        raise Http404
    form = remark_form(minutes, request.POST)
    if form.carried_out(lambda given: actions.remark(minutes, **given, by=request.user, now=timezone.now())):
        messages.success(request, _("Thank you. The responsible official has your remark."))
        return redirect("meetings:notes", pk)
    return render(request, "meetings/notes.html", reading(request, minutes, remark_form=form), status=422)


def minutes_of(meeting) -> Minutes:
    minutes = Minutes.objects.select_related("note_taker", "led_by").filter(meeting=meeting).first()
    if minutes is None or meeting.date is None:
        raise Http404(_("The notes are not ready yet."))
    minutes.meeting = meeting
    return minutes


def course_page(request: HttpRequest, minutes: Minutes, **changed) -> dict:
    versions = list(minutes.versions.order_by("-number"))
    is_draft = minutes.state == State.DRAFT
    latest = versions[0] if versions else None
    course = course_of(minutes, request.user)
    is_open = is_draft or minutes.state == State.CIRCULATED
    return {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "course": course,
        "latest": latest,
        "remarks": remarks_for(request.user, minutes, latest, is_approver=course.may_approve)
        if is_open
        else [],
        "receivers": len(readers_of(minutes)) if is_draft else 0,
        "public_page": _public_page(minutes) if course.is_staff else "",
        "publish_form": PublishForm(),
        "correction_form": CorrectionForm(),
        "to_sign": text_to_sign(minutes) if course.may_approve else "",
        **changed,
    }


def _public_page(minutes: Minutes) -> str:
    """Where the published notes stand openly; empty where the group does not show them."""
    group, day, today = minutes.meeting.group, minutes.meeting.date, timezone.localdate()
    is_shown = shown(group, day, today) == GroupSettings.Public.NOTES
    return reverse("public:notes", args=[minutes.meeting_id]) if is_shown else ""


def _approved_words(version: MinutesVersion | None) -> str:
    if version is None:
        return _("Your approval is noted. The notes wait for one more.")
    return _("The notes are approved and sent to everybody.")


def _done(request: HttpRequest, minutes: Minutes, act: Callable, told: Callable) -> HttpResponse:
    """Carry out one step and say so, or say why not, on the page of the notes' course."""
    try:
        messages.success(request, told(act(by=request.user, now=timezone.now())))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("meetings:notes_approve", minutes.meeting_id)
