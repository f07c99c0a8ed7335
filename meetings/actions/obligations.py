"""An obligation on its way through a meeting: put on the agenda, and ticked when the notes are approved
(S000-03, S002-01, I-WHEEL1)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group, Person
from meetings.actions.items import add_item
from meetings.actions.year import fulfil_obligation, obligations_in_force, refuse_not_owed
from meetings.models import AgendaItem, Meeting, Minutes, Obligation, ObligationItem
from meetings.wheel import deals_with
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def put_on_agenda(obligation: Obligation, *, meeting: Meeting, by: Person, now: datetime) -> AgendaItem:
    """The obligation as an item of the group's own meeting, with the link that ticks it.

    Once a meeting: what is there to fulfil it already, or has its name, is that item.
    """
    if meeting.date is None:
        raise Refused(_("The meeting has no day yet. Set one first."), code="no_day")
    refuse_not_owed(obligation, meeting.group, meeting.date)
    items = meeting.items.order_by("position")
    item = items.filter(obligations__obligation=obligation).first()
    item = item or next((row for row in items if deals_with(obligation.title, row.title)), None)
    item = item or add_item(
        meeting,
        title=obligation.title,
        kind=AgendaItem.Kind.DIALOGUE,
        description=obligation.description,
        by=by,
        now=now,
    )
    ObligationItem.objects.get_or_create(obligation=obligation, item=item)
    return item


def tick_what_was_on_the_agenda(minutes: Minutes, *, by: Person | None, now: datetime) -> None:
    """For each group that met: what it owes and had an item of, linked or by its name. Within the verb that
    approves the notes for the first time; a tick that was taken back stays away at a correction."""
    meeting = minutes.meeting
    if meeting.date > timezone.localdate(now):
        return
    items = list(meeting.items.order_by("position"))
    linked = dict(ObligationItem.objects.filter(item__in=items).values_list("obligation", "item"))
    groups = Group.objects.filter(
        pk__in=[meeting.group_id, *meeting.joint_groups.values_list("group", flat=True)]
    )
    for group in groups.exclude(state=Group.State.CLOSED):
        for row in obligations_in_force(group, meeting.date):
            item = next((one for one in items if _is_for(one, row, linked)), None)
            if item:
                fulfil_obligation(row, group=group, on=meeting.date, item=item, by=by, now=now)


def _is_for(item: AgendaItem, obligation: Obligation, linked: dict[int, int]) -> bool:
    if obligation.pk in linked:
        return linked[obligation.pk] == item.pk
    return deals_with(obligation.title, item.title)
