"""The addresses of this part, and what the house needs for them."""

from django.utils import timezone

from groups.actions import add_board
from groups.actions.nomination_answers import keep_minutes
from groups.models import NominationAttachment, NominationLetter
from groups.tests.examples import PDF, pdf_file
from groups.tests.nominating import ask
from tests.house import ROLES, Builder, House
from tests.rows.base import OK, Row

STORED = {"content_type": "application/pdf", "size": len(PDF), "sha256": "0" * 64}


def _open(*found: str) -> Row:
    """Whoever holds the link may read what it is about."""
    return Row(
        dict.fromkeys(ROLES, OK), lambda house: [house.more[name] for name in found], public=OK, is_open=True
    )


ROWS: dict[str, Row] = {
    "nomination_answers:answer": _open("nomination_token"),
    "nomination_answers:letter": _open("nomination_token"),
    "nomination_answers:attachment": _open("nomination_token", "nomination_attachment"),
    "nomination_answers:minutes": _open("nomination_token", "nomination_minutes"),
}


def furnish(build: Builder, house: House) -> None:
    """Sala is asked for its seat, with a letter, an attachment and minutes already handed in."""
    sign = {"by": build.cast.secretary, "now": build.now}
    seat = build.cast.seats["Sala"]
    add_board(seat.organization, name="Kommunstyrelsen", **sign)
    day = timezone.localdate(build.now)
    asked = ask(
        build.cast.structure, [seat], starts_on=day.replace(year=day.year + 1, month=1, day=1), **sign
    )
    stored = STORED | {"uploaded_at": build.now}
    request = asked.recipient.request
    attached = NominationAttachment.objects.create(
        request=request, file=pdf_file("uppdrag.pdf"), filename="Uppdragsbeskrivning.pdf", **stored
    )
    NominationLetter.objects.create(
        recipient=asked.recipient, file=pdf_file("brev.pdf"), filename="brev.pdf", **stored
    )
    (minutes,) = keep_minutes(asked.recipient, files=[pdf_file("Protokoll.pdf")], by=None, now=build.now)
    house.more |= {
        "nomination_token": asked.token,
        "nomination_attachment": attached.pk,
        "nomination_minutes": minutes.pk,
    }
