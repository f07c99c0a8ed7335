"""Actions and meetings: what is due at one, comes along to the next, or is put off (I-ACT1, S002-25)."""

from datetime import date, datetime

from groups.models import Person
from issues.actions import UNFINISHED, delay_action
from issues.models import Action, ActionReport
from meetings.models import ActionDue, AgendaItem, ItemAction, Minutes
from samverkan.lib.history import verb
from samverkan.lib.ordering import rising


@verb
def delay_action_to(action: Action, *, to: date, text: str, by: Person | None, now: datetime) -> ActionReport:
    """A new day, also for what was due at a meeting: from now on the day counts and no meeting."""
    report = delay_action(action, to=to, text=text, by=by, now=now)
    ActionDue.objects.filter(action=action).delete()
    return report


def carry_open_actions(minutes: Minutes) -> None:
    """Put what the group has outstanding on the item for it, so that the notes tell how each stands; again it
    adds what has come since. Called inside the verbs that begin the notes and send them round."""
    item = AgendaItem.objects.filter(
        meeting=minutes.meeting_id, source=AgendaItem.Source.OPEN_ACTIONS
    ).first()
    if item is None:
        return
    there = ItemAction.objects.filter(item__meeting=minutes.meeting_id).values("action")
    actions = Action.objects.filter(group=minutes.meeting.group_id, state__in=UNFINISHED, circle=item.circle)
    ItemAction.objects.bulk_create(
        ItemAction(item=item, action=action, is_origin=False)
        for action in actions.exclude(pk__in=there).order_by(*rising("due_on"), "pk")
    )
