"""Requests for nominations: the list, a new one, and the draft until it is sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.access import STAFF, groups_for, standing_of
from groups.actions import (
    attach_to_request,
    change_request,
    create_request,
    detach_from_request,
    discard_request,
    send_request,
    set_recipients,
    set_seats,
)
from groups.forms_nominations import AttachmentForm, LetterForm, NewRequestForm, RecipientsForm
from groups.models import Group, NominationAttachment, NominationRequest, Seat, Term
from groups.nomination_access import request_for
from groups.nomination_list import request_lines
from groups.nomination_papers import document_of, letters_of
from groups.nomination_seats import seats_offered
from groups.nominations import PLACEHOLDERS, last_day_of_link
from groups.reports import with_names
from groups.views.documents import SHOWN
from groups.views.signature import signature
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day, day_plain, listed
from samverkan.lib.working_days import is_working_day, working_day_on_or_before


def listing(request: HttpRequest) -> HttpResponse:
    _staff_only(request)
    lines = request_lines(standing_of(request.user), timezone.localdate())
    return render(request, "nominations/list.html", {"lines": lines})


def create(request: HttpRequest) -> HttpResponse:
    """Which groups, which time, by when; the draft proposes the seats that lack somebody then (P02)."""
    _staff_only(request)
    groups = _groups_of(request)
    terms = Term.objects.filter(structure__in={group.structure_id for group in groups})
    form = NewRequestForm(request.POST or None, groups=groups, terms=terms, initial=_wanted(request, groups))
    made = {}
    if request.method == "POST" and form.carried_out(
        lambda fields: made.update(request=_create(groups, fields, signature(request), request.user))
    ):
        _warn_of_due_day(request, made["request"])
        messages.success(request, _proposed(made["request"]))
        return redirect("nominations:request", made["request"].pk)
    return render(request, "nominations/create.html", {"form": form, "groups": groups})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter's words and the days."""
    found = _draft(request, pk)
    form = LetterForm(request.POST or None, initial=vars(found))
    if request.method == "POST" and form.carried_out(
        lambda fields: change_request(found, **fields, **signature(request))
    ):
        found.refresh_from_db()
        _warn_of_due_day(request, found)
        messages.success(request, _("The letter is saved."))
        return redirect("nominations:request", pk)
    placeholders = [(f"{{{name}}}", words) for name, words in PLACEHOLDERS.items()]
    context = {"request_row": found, "form": form, "placeholders": placeholders}
    return render(request, "nominations/letter_form.html", context)


def seats(request: HttpRequest, pk: int) -> HttpResponse:
    """A tick for each seat, by whom it is asked of."""
    found = _draft(request, pk)
    groups = [group for group in _groups_of(request) if group.structure_id == found.structure_id]
    refusal = None
    if request.method == "POST":
        chosen = [int(text) for text in request.POST.getlist("seat") if text.isdecimal() and len(text) < 19]
        rows = Seat.objects.filter(pk__in=chosen, group__in=groups)
        rows = rows.select_related("rule", "organization", "group").prefetch_related("organization__names")
        try:
            set_seats(found, seats=rows.order_by("group", "number"), **signature(request))
            messages.success(request, _("The seats are saved."))
            return redirect("nominations:request", pk)
        except Refused as error:
            refusal = error.message
    parts = seats_offered(found, groups, set(request.POST.getlist("seat")) if refusal else None)
    return render(
        request, "nominations/seats.html", {"request_row": found, "parts": parts, "refusal": refusal}
    )


def recipients(request: HttpRequest, pk: int) -> HttpResponse:
    """Where each letter goes, and who answers for a joint seat."""
    found = _draft(request, pk)
    form = RecipientsForm(request.POST or None, recipients=list(found.recipients.order_by("pk")))
    if request.method == "POST" and form.carried_out(
        lambda fields: set_recipients(found, recipients=form.given(), **signature(request))
    ):
        messages.success(request, _("The addresses are saved."))
        return redirect("nominations:request", pk)
    return render(request, "nominations/recipients.html", {"request_row": found, "form": form})


def attachments(request: HttpRequest, pk: int) -> HttpResponse:
    """Files that go with every letter (S001-04)."""
    found = _draft(request, pk)
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.carried_out(
        lambda fields: attach_to_request(found, **fields, **signature(request))
    ):
        messages.success(request, _("The file goes with the letter."))
        return redirect("nominations:attachments", pk)
    context = {"request_row": found, "form": form, "files": list(found.attachments.all())}
    return render(request, "nominations/attachments.html", context)


def attachment(request: HttpRequest, pk: int, attachment: int) -> HttpResponse:
    scope = request_for(request.user, pk)
    return file_response(get_object_or_404(NominationAttachment, pk=attachment, request=scope.request))


@require_POST
def detach(request: HttpRequest, pk: int, attachment: int) -> HttpResponse:
    found = _draft(request, pk)
    row = get_object_or_404(NominationAttachment, pk=attachment, request=found)
    return _done(
        request, pk, lambda: detach_from_request(row, **signature(request)), "nominations:attachments"
    )


def letter(request: HttpRequest, pk: int, recipient: int) -> HttpResponse:
    """One recipient's letter: as it will be sent, or as it was."""
    scope = request_for(request.user, pk)
    found = scope.request
    if found.sent_at:
        pairs = [(row, document_of(row.letter)) for row in found.recipients.select_related("letter")]
    else:
        pairs = letters_of(found, sender=request.user, issued=timezone.localdate())
    shown = next(((row, document) for row, document in pairs if row.pk == recipient), None)
    if shown is None:
        raise Http404
    rows = [row for row, _document in pairs]
    context = {
        "request_row": found,
        "recipient": shown[0],
        "document": shown[1],
        "recipients": rows,
        "may_send": scope.may_change and not found.sent_at,
        "send_words": send_words(rows),
        "without": listed(row.name for row in rows if not row.email),
        "last_day": last_day_of_link(found.due_on),
    }
    return render(request, "nominations/letter.html", context)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    found = request_for(request.user, pk, whole=True).request
    count = found.recipients.exclude(email="").count()
    words = ngettext("%(count)d letter is on its way.", "%(count)d letters are on their way.", count)
    return _done(
        request,
        pk,
        lambda: send_request(found, **signature(request)),
        said=words % {"count": count},
    )


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = request_for(request.user, pk, whole=True).request
    try:
        discard_request(found, **signature(request))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("nominations:request", pk)
    messages.success(request, _("The draft is thrown away."))
    return redirect("nominations:list")


def send_words(rows) -> str:
    """What the button does: “Send to 11 organisations and the opposition”."""
    organizations = sum(1 for row in rows if row.organization_id)
    joint = [row.name.lower() for row in rows if row.organization_id is None]
    if not organizations:
        return _("Send to %(whom)s") % {"whom": listed(joint)}
    words = ngettext("%(count)d organisation", "%(count)d organisations", organizations)
    whom = [words % {"count": organizations}, *joint]
    return _("Send to %(whom)s") % {"whom": listed(whom)}


def file_response(row) -> FileResponse:
    """An uploaded file; what a browser may not show in its own window is a download."""
    return FileResponse(
        row.file.open(),
        as_attachment=row.content_type not in SHOWN,
        filename=row.filename,
        content_type=row.content_type,
    )


def due_day_warning(due_on) -> str:
    """A day off is allowed, but worth knowing (domain 3.9)."""
    if is_working_day(due_on):
        return ""
    return _("%(day)s is no working day; the working day before is %(before)s.") % {
        "day": day(due_on).capitalize(),
        "before": day_plain(working_day_on_or_before(due_on)),
    }


def _staff_only(request: HttpRequest) -> None:
    if not standing_of(request.user).is_staff:
        raise PermissionDenied


def _groups_of(request: HttpRequest) -> list[Group]:
    """The running groups the person staffs, with `shown_name`."""
    today = timezone.localdate()
    rows = with_names(groups_for(request.user, STAFF), today).select_related("structure")
    return [group for group in rows if not group.ends_on or group.ends_on >= today]


def _draft(request: HttpRequest, pk: int) -> NominationRequest:
    """A request that can still be changed; what is sent stands as it was sent."""
    found = request_for(request.user, pk, whole=True).request
    if found.sent_at:
        raise Http404
    return found


def _create(groups: list[Group], fields: dict, sign: dict, user) -> NominationRequest:
    wanted = set(fields.pop("groups"))
    chosen = [group for group in groups if str(group.pk) in wanted]
    structure = fields["term"].structure if fields["term"] else chosen[0].structure
    return create_request(structure, groups=chosen, signed_by=user.name, **fields, **sign)


def _proposed(row: NominationRequest) -> str:
    seats = sum(recipient.seats.count() for recipient in row.recipients.all())
    words = ngettext("%(count)d seat is asked for.", "%(count)d seats are asked for.", seats)
    return " ".join([words % {"count": seats}, _("Nothing is sent until you press the button.")])


def _warn_of_due_day(request: HttpRequest, row: NominationRequest) -> None:
    if text := due_day_warning(row.due_on):
        messages.warning(request, text)


def _done(
    request: HttpRequest, pk: int, act, back: str = "nominations:request", said: str = ""
) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        if said:
            messages.success(request, said)
    return redirect(back, pk)


def _wanted(request: HttpRequest, groups) -> dict:
    """What the page that leads here asks for: `?grupp=<slug>&mandatperiod=<key of the term>`."""
    slugs = request.GET.getlist("grupp")
    chosen = [str(group.pk) for group in groups if group.slug in slugs]
    return {"groups": chosen, "term": request.GET.get("mandatperiod", "")}
