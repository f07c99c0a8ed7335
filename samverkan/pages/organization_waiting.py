"""What waits for an organisation: requests, vacant places, papers to register (domain.md 4.6)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import NominationRecipient
from meetings.notes_received import not_registered
from samverkan.lib import spoken
from samverkan.pages.organization_facts import GroupSeats, OrganizationFacts
from samverkan.pages.organization_reader import Reader
from samverkan.pages.organization_rows import nominations_waiting

NOTES_WAIT = timedelta(days=365)


@dataclass(frozen=True)
class Waiting:
    """Something the organisation owes: what, by when, and the address that mends it (`posts`: a button)."""

    what: str
    note: str
    url: str
    label: str
    posts: bool = False
    is_late: bool = False


def waiting_for(reader: Reader, facts: OrganizationFacts, today: date) -> list[Waiting]:
    """What waits for the organisation, the most pressing first; two queries."""
    lacking = [(_lacking(group), group) for group in facts.groups]
    return [
        *(_asked(row, reader, today) for row in nominations_waiting(reader.organization)),
        *(
            Waiting(words, group.name, _report_url(reader, group), _("Report who comes"))
            for words, group in lacking
            if words
        ),
        *_papers(reader),
    ]


def _asked(row: NominationRecipient, reader: Reader, today: date) -> Waiting:
    note = _("Answer by %(day)s. The form is behind the link in the mail.")
    label = _("Send the link again to %(address)s") % {"address": row.email} if row.email else ""
    return Waiting(
        what=row.request.title,
        note=note % {"day": spoken.day(row.request.due_on)},
        url=reader.url("nomination", row.pk),
        label=label,
        posts=True,
        is_late=row.request.due_on < today,
    )


def _papers(reader: Reader) -> list[Waiting]:
    since = timezone.now() - NOTES_WAIT
    number = not_registered(reader.organization).filter(distributed_at__gt=since).count()
    if not number:
        return []
    what = ngettext("%(count)s paper to register", "%(count)s papers to register", number)
    note = _("Approved notes of the last twelve months")
    return [Waiting(what % {"count": number}, note, reader.url("notes"), _("See the notes"))]


def _lacking(group: GroupSeats) -> str:
    members = sum(1 for seat in group.seats if seat.is_vacant)
    substitutes = sum(seat.missing for seat in group.seats if seat.member)
    words = []
    if members:
        words.append(ngettext("%(count)s member", "%(count)s members", members) % {"count": members})
    if substitutes:
        word = ngettext("%(count)s substitute", "%(count)s substitutes", substitutes)
        words.append(word % {"count": substitutes})
    return _("%(who)s lacking") % {"who": spoken.listed(words)} if words else ""


def _report_url(reader: Reader, group: GroupSeats) -> str:
    seat = next((row for row in group.seats if row.is_vacant), None) or next(
        row for row in group.seats if row.missing
    )
    return f"{reader.url('report')}?plats={seat.id}"
