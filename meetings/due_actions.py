"""What the log of actions cannot know of meetings: when “the next meeting” is (I-ACT1), and what is a
draft."""

from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from meetings.models import ActionDue, ItemAction, Meeting
from samverkan.lib import spoken


def dues_of(action_ids: list[int], on: date) -> dict[int, tuple[date | None, str]]:
    """`{action: (day, or None while no meeting is planned, and the words)}`; two queries."""
    following = Meeting.objects.filter(
        group=OuterRef("group"), date__gt=OuterRef("after"), cancelled_at__isnull=True
    ).order_by("date", "start")
    rows = ActionDue.objects.filter(action__in=action_ids).select_related("group")
    rows = rows.prefetch_related("group__names").annotate(day=Subquery(following.values("date")[:1]))
    return {row.action_id: (row.day, _words(row, on)) for row in rows}


def still_drafted(action_ids: list[int]) -> set[int]:
    """Those that stand in notes nobody else has been given yet."""
    rows = ItemAction.objects.filter(
        action__in=action_ids, is_origin=True, item__meeting__minutes__state="draft"
    )
    return set(rows.filter(item__meeting__minutes__versions=None).values_list("action_id", flat=True))


def _words(row: ActionDue, on: date) -> str:
    if row.day is None:
        return _("next meeting of %(group)s") % {"group": row.group.name_on(on)}
    return _("the meeting %(day)s") % {"day": spoken.day_plain(row.day)}
