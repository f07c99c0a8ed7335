"""Somebody's dissent, or a note for the record, on an item (domain.md 2.3)."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from meetings.actions.guards import lock_noted, touch_minutes
from meetings.models import AgendaItem, Reservation
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def add_reservation(
    item: AgendaItem,
    *,
    kind: str,
    by: Person,
    now: datetime,
    person: Person | None = None,
    name: str = "",
    text: str = "",
) -> Reservation:
    """`person`, or a `name` that no register knows. A note for the record has a text; a dissent may lack
    one."""
    minutes = lock_noted(item)
    if not person and not name.strip():
        raise Refused(_("Write whose it is, e.g. “Åsa Ek”."), field="name", code="no_name")
    if kind == Reservation.Kind.NOTE_FOR_RECORD and not text.strip():
        raise Refused(_("Write what is to be noted for the record."), field="text", code="no_text")
    made = Reservation.objects.create(
        item=item, kind=kind, person=person, name="" if person else name.strip(), text=text.strip()
    )
    touch_minutes(minutes)
    return made


@verb
def remove_reservation(reservation: Reservation, *, by: Person, now: datetime) -> None:
    minutes = lock_noted(reservation.item)
    reservation.delete()
    touch_minutes(minutes)
