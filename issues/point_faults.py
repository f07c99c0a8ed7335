"""What is worth looking at again before decision material is issued: nothing here stops it (S003-31). Pure
but for the language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from issues.path_points import Point
from samverkan.lib.spoken import day, day_capital, day_plain
from samverkan.lib.working_days import day_notes

# Of a last day only what makes it a day off; many are on leave in July, but they can deliver before it.
DAYS_OFF = {"sunday", "saturday", "holiday", "eve", "easter_eve"}


@dataclass(frozen=True)
class PointFault:
    """`code`: delivery_off, time_missing, order, or what `day_notes` says of the day of decision."""

    code: str
    text: str


def point_faults(point: Point) -> list[PointFault]:
    """The day of delivery first, then the day of decision, its time, and their order."""
    return [*_delivery(point), *_decision(point), *_order(point)]


def _delivery(point: Point) -> list[PointFault]:
    notes = day_notes(point.deliver_by) if point.deliver_by else []
    off = [note.text for note in notes if note.code in DAYS_OFF]
    if not off:
        return []
    text = _("The last day is %(day)s. %(why)s") % {"day": day(point.deliver_by), "why": " ".join(off)}
    return [PointFault("delivery_off", text)]


def _decision(point: Point) -> list[PointFault]:
    if point.decided_on is None:
        return []
    found = [
        PointFault(note.code, f"{day_capital(point.decided_on)}: {note.text}")
        for note in day_notes(point.decided_on)
    ]
    if point.time_is_missing:
        text = _("The time on %(day)s is missing.") % {"day": day(point.decided_on)}
        found.append(PointFault("time_missing", text))
    return found


def _order(point: Point) -> list[PointFault]:
    if not (point.deliver_by and point.decided_on and point.decided_on < point.deliver_by):
        return []
    text = _("It is decided on %(decided)s, before the last day of delivery, %(delivered)s.")
    days = {"decided": day_plain(point.decided_on), "delivered": day_plain(point.deliver_by)}
    return [PointFault("order", text % days)]
