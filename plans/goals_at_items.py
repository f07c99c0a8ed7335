"""Which goals a meeting's items dealt with, told on the page of the meeting (P46)."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Person
from meetings.item_beside import TELLERS, Beside, Teller
from meetings.models import Meeting
from plans.models import Goal, GoalTie
from plans.plan_versions import versions_read


def told(meeting: Meeting, reader: Person) -> dict[int, list[Beside]]:
    """Each goal in the version that the reader is led to; two queries."""
    ties = list(GoalTie.objects.filter(item__meeting=meeting.pk).select_related("goal__plan"))
    read = versions_read(Goal, [tie.goal for tie in ties], reader, timezone.localdate())
    found: dict[int, list[Beside]] = {}
    for tie in ties:
        if goal := read.get(tie.goal_id):
            found.setdefault(tie.item_id, []).append(_beside(goal))
    return found


def _beside(goal: Goal) -> Beside:
    text = f"{goal.number}. {goal.title}"
    if goal.is_read:
        return Beside(_("Goal"), text, reverse("activities:goal", args=[goal.pk]))
    return Beside(_("Goal"), text, reverse("public:plan", args=[goal.plan_id]) + f"#mal-{goal.number}")


TELLERS.append(Teller("goals", GoalTie.objects.all, "item__meeting", told))
