"""What the log of actions cannot know of meetings: when “the next meeting” is (I-ACT1), and what is a
draft."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from groups.models import GroupName
from issues.models import Action
from meetings.models import ItemAction, Meeting
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.ordering import rising


def with_dues(actions: QuerySet[Action], on: date) -> QuerySet[Action]:
    """With what `due_of` reads, in the same query; the group's name as it is on that day."""
    following = Meeting.objects.filter(
        group=OuterRef("due_at_meeting__group"),
        date__gt=OuterRef("due_at_meeting__after"),
        cancelled_at__isnull=True,
    ).order_by(*rising("date", "start"))
    return actions.annotate(
        meeting_day=Subquery(following.values("date")[:1]),
        meeting_of=value_that_day(GroupName, "name", on, group=OuterRef("due_at_meeting__group")),
    )


def due_of(action: Action) -> tuple[date | None, str]:
    """The day (None without one, or while no meeting is planned) and the words, "" without a day."""
    if action.meeting_day:
        return action.meeting_day, _("the meeting %(day)s") % {"day": spoken.day_plain(action.meeting_day)}
    if action.meeting_of:
        return None, _("next meeting of %(group)s") % {"group": action.meeting_of}
    if action.due_on and action.is_due_month:
        return action.due_on, spoken.month(action.due_on)
    return action.due_on, spoken.day_plain(action.due_on) if action.due_on else ""


def still_drafted(action_ids: list[int]) -> set[int]:
    """Those that stand in notes nobody else has been given yet."""
    rows = ItemAction.objects.filter(
        action__in=action_ids, is_origin=True, item__meeting__minutes__state="draft"
    )
    return set(rows.filter(item__meeting__minutes__versions=None).values_list("action_id", flat=True))
