"""What is done to reach a goal: written in a draft, reported on and tied to other things at any time
(S001-32, S001-43, S000-41)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Person
from issues.models import Action, Issue
from issues.ranking import put
from meetings.models import Meeting
from plans.actions.goals import goal_in_draft
from plans.actions.plans import locked
from plans.edition import refuse_changed
from plans.models import Activity, ActivityPlan, ActivityProgress, ActivityTie, Goal
from plans.plan_activities import first_of
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

COLUMNS = (
    *("kind", "text", "starts_on", "ends_on", "holds_from"),
    *("responsible", "responsible_text", "by_organization"),
)
WRITTEN = tuple("responsible_id" if name == "responsible" else name for name in COLUMNS)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What is said of an activity. `holds_from` is for something to be delivered: from when it is to
    apply."""

    text: str
    kind: str = Activity.Kind.MEASURE
    starts_on: date | None = None
    ends_on: date | None = None
    holds_from: date | None = None
    responsible: Person | None = None
    responsible_text: str = ""
    by_organization: bool = False


@verb
def add_activity(goal: Goal, *, written: Written, by: Person, now: datetime) -> Activity:
    """Last under a goal of a draft."""
    goal = goal_in_draft(goal)
    _refuse(written)
    place = (goal.activities.aggregate(last=Max("position"))["last"] or 0) + 1
    return Activity.objects.create(goal=goal, position=place, **_columns(written))


@verb
def change_activity(
    activity: Activity, *, written: Written, by: Person, now: datetime, seen: str = ""
) -> Activity:
    activity = _in_draft(activity)
    _refuse(written)
    refuse_changed(activity, WRITTEN, seen)
    for name, value in _columns(written).items():
        setattr(activity, name, value)
    activity.save(update_fields=COLUMNS)
    return activity


@verb
def move_activity(activity: Activity, *, to: str | int, by: Person, now: datetime) -> bool:
    """`to` is "up", "down" or a number, among those of its goal. Whether it moved."""
    activity = _in_draft(activity)
    rows = {row.pk: row for row in activity.goal.activities.all()}
    wanted = put([*rows], activity.pk, to)
    for place, pk in enumerate(wanted, 1):
        if rows[pk].position != place:
            rows[pk].position = place
            rows[pk].save(update_fields=["position"])
    return wanted != [*rows]


@verb
def remove_activity(activity: Activity, *, by: Person, now: datetime) -> None:
    """Out of the draft; in the adopted version it stands. Taken away twice it is taken away once."""
    goal_in_draft(activity.goal).activities.filter(pk=activity.pk).delete()


@verb
def report_progress(
    activity: Activity, *, state: str, on: date, by: Person, now: datetime, text: str = ""
) -> ActivityProgress:
    """How far it has come, in a draft as in an adopted plan; the last one reported holds. The same twice is
    once."""
    locked_for_work(activity)
    if on > timezone.localdate(now):
        words = _("%(day)s is to come. Write the day it was so.") % {"day": day_plain(on)}
        raise Refused(words, field="on", code="future")
    if state == Activity.State.CANCELLED and not text.strip():
        words = _("Write why it is not done, e.g. “The premises were closed”.")
        raise Refused(words, field="text", code="no_reason")
    given = {"state": state, "on": on, "text": text.strip()}
    last = activity.progress.order_by("pk").last()
    if last and all(getattr(last, name) == value for name, value in given.items()):
        return last
    return ActivityProgress.objects.create(activity=activity, at=now, by=by, **given)


@verb
def tie_activity(
    activity: Activity, *, to: Meeting | Issue | Action | Activity, by: Person, now: datetime
) -> ActivityTie:
    """It goes together with a meeting, an issue, an action, or somebody else's activity; once, from whichever
    side."""
    plan = locked_for_work(activity)
    first = first_of(activity)
    if isinstance(to, Activity):
        to = first_of(to)
    if to == first:
        raise Refused(_("That is the activity itself. Choose another."), field="to", code="itself")
    if not _is_ours(to, plan):
        raise Refused(
            _("That belongs to others. Choose something of the group, or an activity in the same county."),
            field="to",
            code="not_ours",
        )
    if isinstance(to, Activity) and (there := ActivityTie.objects.filter(activity=to, other=first).first()):
        return there
    column = {Meeting: "meeting", Issue: "issue", Action: "action", Activity: "other"}[type(to)]
    return ActivityTie.objects.get_or_create(activity=first, **{column: to})[0]


@verb
def untie_activity(tie: ActivityTie, *, of: Activity, by: Person, now: datetime) -> None:
    """By the side that `of` belongs to. Undone twice it is undone once."""
    lock_open(of.goal.plan.group)
    ActivityTie.objects.filter(pk=tie.pk).delete()


def _is_ours(to: Meeting | Issue | Action | Activity, plan: ActivityPlan) -> bool:
    if isinstance(to, Activity):
        return to.goal.plan.group.structure_id == plan.group.structure_id
    if isinstance(to, Issue):
        return to.home_group_id == plan.group_id
    if isinstance(to, Meeting):
        return to.group_id == plan.group_id or to.joint_groups.filter(group=plan.group_id).exists()
    return to.group_id == plan.group_id


def locked_for_work(activity: Activity) -> ActivityPlan:
    """The plan of the activity, locked. Work goes on in a draft and in an adopted plan, in no other. For
    verbs."""
    plan = activity.goal.plan
    return locked(plan, "write" if plan.state == ActivityPlan.State.DRAFT else "revise")


def _in_draft(activity: Activity) -> Activity:
    goal = goal_in_draft(activity.goal)
    found = Activity.objects.filter(pk=activity.pk).first()
    if found is None:
        raise Refused(_("The activity has been taken away. Write it again."), code="gone")
    found.goal = goal
    return found


def _columns(written: Written) -> dict:
    values = {name: getattr(written, name) for name in COLUMNS}
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _refuse(written: Written) -> None:
    if not written.text.strip():
        text = _("Write what is done, e.g. “Study visit at the meeting place in Sala”.")
        raise Refused(text, field="text", code="no_text")
    if written.starts_on and written.ends_on and written.ends_on < written.starts_on:
        text = _("The activity would end before it begins. Write a day from %(day)s on.")
        text %= {"day": day_plain(written.starts_on)}
        raise Refused(text, field="ends_on", code="ends_first")
    if written.holds_from and written.kind != Activity.Kind.DELIVERABLE:
        text = _("Only something to be delivered holds from a day. Change the kind, or leave the day empty.")
        raise Refused(text, field="holds_from", code="holds_nothing")
