"""The receipt for what an organisation has handed in (S001-12)."""

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.nomination_answers import RECEIPT
from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link, NominationRecipient
from groups.nomination_answers import place_word
from groups.nomination_sheet import open_recipients, sheet_of
from groups.nomination_values import NOBODY, NOT_YET, AskedSeat, Place, Sheet
from groups.nominations import LINK
from groups.post import mail


@mail(RECEIPT, gettext_lazy("Receipt for a nomination"))
def receipt_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    """Who is named where, by whom and when; neither addresses nor phone numbers. None once it is withdrawn.

    The link opens the whole answer, so it goes only where the request went, or to the same domain: a slip of
    the finger in the form must not give a stranger the right to change it.
    """
    recipient = open_recipients().filter(pk=delivery.references["recipient"]).first()
    if recipient is None:
        return None
    sheet = sheet_of(recipient, timezone.localdate())
    return letter(
        delivery,
        subject=_("Receipt: %(title)s – %(name)s")
        % {"title": recipient.request.title, "name": recipient.name},
        template="groups/nomination_receipt",
        context={
            "recipient": recipient,
            "groups": [(group.name, lines_of(sheet, group.seats)) for group in sheet.groups],
            "files": [row.filename for row in recipient.minutes.all()],
            "address": _address(recipient, delivery.address, sheet),
        },
    )


def lines_of(sheet: Sheet, seats: tuple[AskedSeat, ...]) -> list[str]:
    """“Ledamot: Åsa-Märta von Örn (C), Kommunstyrelsen, 2026-10-12 § 114”."""
    return [
        f"{seat.name + ', ' if seat.name else ''}{place_word(seat, place)}: {_said(sheet, place)}"
        for seat in seats
        for place in seat.places
    ]


def _said(sheet: Sheet, place: Place) -> str:
    answer = place.given
    if answer is None or answer.choice == NOT_YET:
        return _("no answer")
    board = sheet.boards.get(answer.board_id or 0, answer.board_name)
    named = _("nobody") if answer.choice == NOBODY else answer.name
    party = f" ({answer.party})" if answer.party else ""
    decision = f"{answer.decision_date or ''} {answer.decision_reference}".strip()
    return ", ".join(part for part in (named + party, board, decision) if part)


def _address(recipient: NominationRecipient, to: str, sheet: Sheet) -> str:
    own = recipient.email.lower()
    is_ours = to == own or (own and to.rpartition("@")[2] == own.rpartition("@")[2])
    link = Link.objects.filter(purpose=LINK, object_id=recipient.pk, person=None, withdrawn_at=None).first()
    if not is_ours or sheet.is_settled or link is None:
        return ""
    return url(link, "nomination_answers:answer")
