"""The form behind the nomination link, and the files that go with the letter (S001-12).

The link is the right, to this recipient's own and nothing else. Whatever ends it – closed, withdrawn,
expired, everything confirmed – gives the one dead page, by GET and by POST.
"""

from datetime import date

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.actions.nomination_answers import Saved, keep_minutes, save_answers
from groups.files import safe_filename
from groups.forms_nomination_answers import AnswersForm
from groups.links import dead_link, for_link
from groups.models import Link, NominationRecipient
from groups.nomination_sheet import open_recipients, sheet_of
from groups.nomination_values import Sheet
from groups.nominations import LINK
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import listed


@for_link(LINK)
def answer(request: HttpRequest, link: Link) -> HttpResponse:
    """GET: what is asked, with today's holders or what was answered. POST: save a part of it, or hand in."""
    today = timezone.localdate()
    recipient, sheet = _opened(link, today)
    if recipient is None:
        return dead_link(request)
    files = list(recipient.minutes.all())
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AnswersForm(*posted, recipient=recipient, sheet=sheet, minutes=files, today=today)
    if posted:
        try:
            if done := _saved(request, recipient, form):
                return done
            files = _keep_good_files(recipient, form)
        except _Dead:
            return dead_link(request)
    return _page(request, recipient, sheet, form, files)


@for_link(LINK)
def letter(request: HttpRequest, link: Link) -> HttpResponse:
    """The letter as it was sent to this recipient."""
    recipient, __ = _opened(link, timezone.localdate())
    found = getattr(recipient, "letter", None)
    return _download(found) if found and found.file else dead_link(request)


@for_link(LINK)
def attachment(request: HttpRequest, link: Link, pk: int) -> HttpResponse:
    """A file that went with the letter."""
    recipient, __ = _opened(link, timezone.localdate())
    found = recipient and recipient.request.attachments.filter(pk=pk).first()
    return _download(found) if found else dead_link(request)


@for_link(LINK)
def minutes(request: HttpRequest, link: Link, pk: int) -> HttpResponse:
    """The recipient's own minutes, as they were handed in."""
    recipient, __ = _opened(link, timezone.localdate())
    found = recipient and recipient.minutes.filter(pk=pk).first()
    return _download(found) if found else dead_link(request)


class _Dead(Exception):
    """The link's time ended between opening and saving."""


def _opened(link: Link, today: date) -> tuple[NominationRecipient | None, Sheet | None]:
    """The recipient with its sheet; (None, None) when there is nothing more to answer."""
    recipient = open_recipients().filter(pk=link.object_id).first()
    sheet = recipient and sheet_of(recipient, today)
    return (recipient, sheet) if sheet and not sheet.is_settled else (None, None)


def _saved(request: HttpRequest, recipient: NominationRecipient, form: AnswersForm) -> HttpResponse | None:
    def act(fields: dict) -> None:
        form.saved = save_answers(
            recipient,
            answers=form.answers(),
            minutes=fields["minutes"],
            without=[int(pk) for pk in fields["without"]],
            handed_in_by=fields["handed_in_by"],
            receipt_to=fields["receipt_to"],
            hand_in=form.is_final,
            by=None,
            now=timezone.now(),
        )

    if form.carried_out(act):
        messages.success(request, _told(form.saved, form.is_final))
        return redirect(request.path)
    if form.refusal and form.refusal.code == "dead":
        raise _Dead
    return None


def _told(saved: Saved, is_final: bool) -> str:
    if is_final and saved.receipts:
        text = _("Thank you. The answer is handed in, and a receipt goes to %(addresses)s.")
        return text % {"addresses": listed(saved.receipts)}
    if is_final:
        return _("Thank you. The answer is handed in.")
    if not saved.missing:
        return _("Saved, but not handed in. Everything is answered: hand in when you are done.")
    text = ngettext(
        "Saved. %(count)d place is still without an answer.",
        "Saved. %(count)d places are still without an answer.",
        saved.missing,
    )
    return text % {"count": saved.missing}


def _keep_good_files(recipient: NominationRecipient, form: AnswersForm) -> list:
    """A browser cannot be given its chosen files back, so those that are good are kept at once."""
    try:
        made = keep_minutes(recipient, files=form.good_files, by=None, now=timezone.now())
    except Refused as refusal:
        if refusal.code == "dead":
            raise _Dead from refusal
        if not form.has_error("minutes"):
            form.add_error("minutes", refusal.message)
        made = []
    form.kept_files = [row.filename for row in made]
    return list(recipient.minutes.all())


def _page(request: HttpRequest, recipient, sheet: Sheet, form: AnswersForm, files: list) -> HttpResponse:
    found = getattr(recipient, "letter", None)
    facts = {
        "recipient": recipient,
        "asked": recipient.request,
        "token": request.resolver_match.kwargs["token"],
        "form": form,
        "groups": form.rows(),
        "wrong": form.summary(),
        "letter": found if found and found.file else None,
        "attachments": list(recipient.request.attachments.all()),
        "minutes": [(row, str(row.pk) in request.POST.getlist("without")) for row in files],
        "kept_files": getattr(form, "kept_files", []),
        "may_remove": not any(place.confirmed_at for place in sheet.places),
        "is_joint": recipient.organization_id is None,
        "contact": recipient.request.created_by,
    }
    return render(request, "nominations/answer.html", facts, status=409 if form.has_conflict else 200)


def _download(row) -> FileResponse:
    file: FieldFile = row.file
    return FileResponse(
        file.open(), as_attachment=True, filename=safe_filename(row.filename), content_type=row.content_type
    )
