"""A request for nominations that has been sent, for tests of what is answered."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from groups.links import make_links, token_of
from groups.models import NominationRecipient, NominationRequest, NominationSeat, Person, Seat, Structure
from groups.nominations import LINK

NEXT_TERM = date(2019, 1, 1)


@dataclass
class Asked:
    """A recipient with the token of its link."""

    recipient: NominationRecipient
    token: str

    @property
    def address(self) -> str:
        return f"/nominering/{self.token}/"


def ask(
    structure: Structure,
    seats: list[Seat],
    *,
    name: str = "Sala kommun",
    email: str = "registrator@sala.example.se",
    starts_on: date = NEXT_TERM,
    by: Person | None = None,
    now: datetime,
    request: NominationRequest | None = None,
) -> Asked:
    """One recipient asked for these seats of its organisation; several share a `request`."""
    request = request or NominationRequest.objects.create(
        structure=structure,
        title="Nominering inför mandatperioden 2019–2022",
        starts_on=starts_on,
        ends_on=date(starts_on.year + 3, 12, 31),
        due_on=now.date() + timedelta(days=30),
        created_by=by,
        created_at=now,
        sent_at=now,
    )
    recipient = NominationRecipient.objects.create(
        request=request, organization=seats[0].organization, name=name, email=email, sent_at=now
    )
    NominationSeat.objects.bulk_create(NominationSeat(recipient=recipient, seat=seat) for seat in seats)
    (link,) = make_links(LINK, [(recipient.pk, None)], expires_at=now + timedelta(days=90))
    return Asked(recipient, token_of(link))
