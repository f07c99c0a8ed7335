"""Readings: entered in batches, all or none, and never changed but by the next revision (I-READ1 to
I-READ4)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Person, Seat
from plans.held_readings import held_of, measure_of
from plans.models import Indicator, Reading
from plans.reading_rules import Entry, Fault, Place, tried
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


class ReadingsRefused(Refused):
    """`faults` has one for each entry that was not let in. With `code` "jump" all of them are questions, and
    the same entries pass with `confirmed`."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        asked = all(fault.is_question for fault in faults)
        super().__init__(faults[0].message, code="jump" if asked else faults[0].code)

    @property
    def by_place(self) -> dict[Place, Fault]:
        return {fault.place: fault for fault in reversed(self.faults)}


@verb
def enter_readings(
    indicator: Indicator,
    *,
    entries: Iterable[Entry],
    by: Person | None,
    now: datetime,
    source: str = "",
    confirmed: bool = False,
) -> list[Reading]:
    """The batch as readings, or `ReadingsRefused` and nothing at all. What says nothing new is passed over,
    so the same batch twice is entered once.

    `confirmed`: whoever enters has said that the large changes are right (I-READ4). `source` holds for
    entries without one of their own.
    """
    lock_open(indicator.group)
    indicator = locked_indicator(indicator)
    held = held_of([indicator.pk])[indicator.pk]
    measure = measure_of(indicator, organizations_ever(indicator.group_id))
    new, faults = tried(entries, measure, held, timezone.localdate(now))
    wrong = [fault for fault in faults if not (confirmed and fault.is_question)]
    if wrong:
        raise ReadingsRefused(wrong)
    rows = [_row(indicator, entry, held.get(entry.place), source, by, now) for entry in new]
    return Reading.objects.bulk_create(rows)


def locked_indicator(indicator: Indicator) -> Indicator:
    """Again with its row locked: two batches of one indicator come one after the other."""
    found = Indicator.objects.select_for_update(no_key=True).filter(pk=indicator.pk).first()
    if found is None:
        raise Refused(_("The indicator is not there any more."), code="gone")
    return found


def organizations_ever(group_id: int) -> set[int]:
    """Also those that have left: their earlier periods may still come in."""
    seats = Seat.objects.filter(group=group_id, organization__isnull=False)
    return set(seats.values_list("organization", flat=True))


def _row(indicator: Indicator, entry: Entry, held, source: str, by: Person | None, now: datetime) -> Reading:
    return Reading(
        indicator=indicator,
        period=entry.period,
        organization_id=entry.organization,
        gender=entry.gender,
        revision=held.revision + 1 if held else 1,
        value=entry.value,
        missing=entry.missing,
        status=entry.status,
        source=(entry.source or source).strip()[:200],
        why_changed=entry.why[:300] if held else "",
        at=now,
        by=by,
    )
