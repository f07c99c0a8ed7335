"""Where and when a group has adopted something: at an item of its meeting, or in words (domain.md 6.5)."""

from datetime import date

from django.utils.translation import gettext as _

from groups.models import Group
from meetings.models import AgendaItem
from plans.deciding_items import refuse_item_of_others
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


def adopted_place(group: Group | None, at: AgendaItem | None, where: str, on: date, today: date) -> str:
    """The word that is kept: none beside an item, which says it itself. Refuses an item of others, a meeting
    that is not held or on another day, a day to come, and neither item nor word. `at` has its meeting locked;
    without a `group` whose it is has been tried already.
    """
    if on > today:
        text = _("%(day)s is to come. Write the day it was adopted.")
        raise Refused(text % {"day": day_plain(on)}, field="on", code="future")
    if group:
        refuse_item_of_others(at, group, field="at")
    if at is None and not where.strip():
        text = _(
            "Choose the agenda item, or write where it was adopted and why it is not here, "
            "e.g. “At the meeting in Sala, whose notes are kept on paper”."
        )
        raise Refused(text, field="where", code="nowhere")
    if at:
        refuse_not_held(at, on)
    return "" if at else where.strip()


def refuse_not_held(at: AgendaItem, on: date, fields: tuple[str, str] = ("at", "on")) -> None:
    """A meeting without a day, one that is cancelled, and another day than its own. `at` has its meeting
    locked; `fields` are what the form calls the item and the day."""
    meeting = at.meeting
    if meeting.date is None or meeting.cancelled_at:
        raise Refused(
            _("The meeting has no day or is cancelled. Choose one that is held."),
            field=fields[0],
            code="not_held",
        )
    if not meeting.date <= on <= (meeting.last_date or meeting.date):
        raise Refused(
            _("The meeting is on %(day)s. Write that day, or choose another item.")
            % {"day": day_plain(meeting.date)},
            field=fields[1],
            code="other_day",
        )
