"""A request that has been sent: who has answered, what is confirmed, reminders, links, the end."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.access import STAFF, groups_for
from groups.actions import (
    close_request,
    confirm_replies,
    extend_request,
    remind_nominations,
    resend_nomination,
    withdraw_nomination_link,
)
from groups.forms_nominations import ExtendForm, ResendForm
from groups.links import url
from groups.models import (
    Link,
    NominationLetter,
    NominationMinutes,
    NominationRecipient,
    NominationReply,
)
from groups.nomination_access import Scope, request_for
from groups.nomination_export import export_headings, export_rows
from groups.nomination_facts import (
    RecipientRow,
    draft_lacks,
    recipient_row,
    status_of,
)
from groups.nominations import LINK, last_day_of_link
from groups.views.nominations import due_day_warning, file_response, send_words
from groups.views.signature import signature
from samverkan.lib.downloads import download
from samverkan.lib.refusal import Refused
from samverkan.lib.spreadsheets import csv_bytes

ANSWERS = {"yes": True, "no": False}


def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft with what it lacks, or who has answered what."""
    scope = request_for(request.user, pk)
    if scope.request.sent_at:
        return _status_page(request, scope)
    rows = list(scope.request.recipients.prefetch_related("seats").order_by("pk"))
    context = {
        "request_row": scope.request,
        "recipients": rows,
        "files": list(scope.request.attachments.all()),
        "lacks": draft_lacks(scope.request, rows),
        "due_warning": due_day_warning(scope.request.due_on),
        "may_change": scope.may_change,
        "send_words": send_words(rows),
        "first": rows[0],
    }
    return render(request, "nominations/draft.html", context)


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm one row or all that wait; a row that is refused stays, with the reason and what it asks.

    A page that answered with refusals may be asked for again by its address: then the request as it stands.
    """
    scope = request_for(request.user, pk)
    if request.method != "POST":
        return redirect("nominations:request", pk)
    if not scope.request.sent_at:
        raise Http404
    replies = _waiting(request, scope)
    asked = {reply.pk: _answers_about(request, reply.pk) for reply in replies}
    outcomes = confirm_replies(replies, answers=asked, **signature(request))
    done = sum(1 for outcome in outcomes if outcome.refusal is None)
    if done:
        words = ngettext("%(count)d answer is confirmed.", "%(count)d answers are confirmed.", done)
        messages.success(request, words % {"count": done})
    refused = {outcome.reply.pk: outcome.refusal for outcome in outcomes if outcome.refusal}
    if not refused:
        return redirect("nominations:request", pk)
    return _status_page(request, scope, refused)


@require_POST
def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Remind one recipient, or all who have not answered whole."""
    found = request_for(request.user, pk, whole=True).request
    one = request.POST.get("recipient", "")
    is_number = one.isdecimal() and len(one) < 19
    rows = found.recipients.filter(pk=int(one) if is_number else 0) if one else None
    try:
        sent = remind_nominations(found, recipients=rows, **signature(request))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        words = ngettext(
            "%(count)d reminder is on its way.", "%(count)d reminders are on their way.", len(sent)
        )
        messages.success(request, words % {"count": len(sent)})
    return redirect("nominations:request", pk)


def recipient(request: HttpRequest, pk: int, recipient: int) -> HttpResponse:
    """One recipient: its mails, its link, and sending the letter again."""
    scope = request_for(request.user, pk)
    row = _recipient(scope, recipient)
    form = ResendForm(request.POST or None, initial={"email": row.email})
    if request.method == "POST":
        scope = request_for(request.user, pk, whole=True)
        found = NominationRecipient.objects.get(pk=recipient)
        if form.carried_out(lambda fields: resend_nomination(found, **fields, **signature(request))):
            found.refresh_from_db()
            messages.success(request, _("The letter is on its way to %(to)s.") % {"to": found.email})
            return redirect("nominations:recipient", pk, recipient)
    context = {
        "request_row": scope.request,
        "row": row,
        "form": form if scope.may_change and not scope.request.closed_at else None,
        "link": _own_link(scope, recipient),
        "last_day": last_day_of_link(scope.request.due_on),
    }
    return render(request, "nominations/recipient.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int, recipient: int) -> HttpResponse:
    scope = request_for(request.user, pk, whole=True)
    row = get_object_or_404(NominationRecipient, pk=recipient, request=scope.request)
    try:
        withdraw_nomination_link(row, **signature(request))
        messages.success(request, _("The link of %(name)s is dead.") % {"name": row.name})
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("nominations:recipient", pk, recipient)


def extend(request: HttpRequest, pk: int) -> HttpResponse:
    found = request_for(request.user, pk, whole=True).request
    if not found.sent_at:
        raise Http404
    form = ExtendForm(request.POST or None, initial={"due_on": found.due_on})
    if request.method == "POST" and form.carried_out(
        lambda fields: extend_request(found, **fields, **signature(request))
    ):
        if text := due_day_warning(form.cleaned_data["due_on"]):
            messages.warning(request, text)
        messages.success(request, _("The organisations have more time, and the links live longer."))
        return redirect("nominations:request", pk)
    return render(request, "nominations/extend.html", {"request_row": found, "form": form})


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """What closing does, and the button that does it."""
    found = request_for(request.user, pk, whole=True).request
    if not found.sent_at:
        raise Http404
    if request.method == "POST":
        close_request(found, **signature(request))
        messages.success(request, _("The request is closed and its links are dead."))
        return redirect("nominations:request", pk)
    status = status_of(found, timezone.localdate())
    return render(request, "nominations/close.html", {"request_row": found, "status": status})


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything answered, one row a place, for Excel."""
    scope = request_for(request.user, pk)
    status = status_of(scope.request, timezone.localdate(), scope.groups)
    content = csv_bytes(export_headings(), export_rows(status))
    return download(content, f"{timezone.localdate()}-{slugify(scope.request.title)}.csv")


def letter_pdf(request: HttpRequest, pk: int, recipient: int) -> HttpResponse:
    """The letter as it was sent; the worker makes it within a minute."""
    scope = request_for(request.user, pk)
    rows = NominationLetter.objects.filter(recipient__request=scope.request)
    found = get_object_or_404(rows, recipient=recipient)
    if not found.file:
        return render(request, "nominations/letter_soon.html", {"request_row": scope.request}, status=202)
    return file_response(found)


def minutes(request: HttpRequest, pk: int, minutes: int) -> HttpResponse:
    """The board's minutes, as they were handed in."""
    scope = request_for(request.user, pk)
    found = get_object_or_404(NominationMinutes, pk=minutes, recipient__request=scope.request)
    _recipient(scope, found.recipient_id)
    return file_response(found)


def _status_page(request: HttpRequest, scope: Scope, refused: dict | None = None) -> HttpResponse:
    today = timezone.localdate()
    status = status_of(scope.request, today, scope.groups)
    context = {
        "request_row": scope.request,
        "status": status,
        "rows": [(row, _shown(row, refused or {})) for row in status.recipients],
        "silent": [row for row in status.recipients if not row.named],
        "may_change": scope.may_change,
        "is_open": not scope.request.closed_at,
        "is_late": today > scope.request.due_on,
        "refused": len(refused or {}),
    }
    return render(request, "nominations/request.html", context)


def _shown(row: RecipientRow, refused: dict) -> list:
    """The places with what the last press on the button said about each."""
    return [(place, refused.get(place.reply.pk) if place.reply else None) for place in row.places]


def _waiting(request: HttpRequest, scope: Scope) -> list[NominationReply]:
    """The rows the button was about: one, or all that wait, in the groups the person staffs."""
    rows = NominationReply.objects.filter(recipient__request=scope.request, confirmed_at=None)
    if scope.groups is not None:
        rows = rows.filter(seat__group__in=groups_for(request.user, STAFF))
    which = request.POST.get("confirm", "all")
    if which == "all":
        return list(rows)
    return list(rows.filter(pk=int(which))) if which.isdecimal() and len(which) < 19 else []


def _answers_about(request: HttpRequest, pk: int) -> dict[str, bool | None]:
    return {
        "same_person": ANSWERS.get(request.POST.get(f"same_person-{pk}", "")),
        "replaces": bool(request.POST.get(f"replaces-{pk}")) or None,
    }


def _recipient(scope: Scope, pk: int) -> RecipientRow:
    """The recipient with what the person may read of it; 404 where none of its seats is theirs."""
    if not scope.request.sent_at:
        raise Http404
    found = recipient_row(scope.request, pk, timezone.localdate(), scope.groups)
    if found is None:
        raise Http404
    return found


def _own_link(scope: Scope, recipient: int) -> str:
    """The organisation's own address, for staff of all its groups: to read out, or to write an answer told by
    telephone."""
    if not scope.may_change:
        return ""
    rows = Link.objects.filter(purpose=LINK, object_id=recipient, person=None, withdrawn_at=None)
    link = rows.filter(expires_at__gt=timezone.now()).first()
    return url(link, "nomination_answers:answer") if link else ""
