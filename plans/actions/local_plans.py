"""Asking the local groups for their plans, handing in one's own, and reminding (S004-11, S004-12,
S004-25)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Delivery, Group, Person
from groups.nominations import reminder_due
from groups.post import post_all
from plans.above import groups_under
from plans.group_staff import letters_to_staff
from plans.local_plan_rules import covers
from plans.models import ActivityPlan, HandedInPlan, PlanRequest
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

ASKED_MAIL, REMINDER_MAIL = "plans.local_plans_asked", "plans.local_plans_reminder"
HANDED_IN_MAIL = "plans.local_plan_handed_in"


@verb
def ask_local_groups(
    group: Group,
    *,
    starts_on: date,
    ends_on: date,
    due_on: date,
    by: Person,
    now: datetime,
    wording: str = "",
) -> PlanRequest:
    """Ask every group that lies under this one for its adopted plan and how things stand. Asked again for the
    same period, it gets the new day and words, and those who are left are told."""
    group, today = lock_open(group), timezone.localdate(now)
    if ends_on <= starts_on:
        text = _("The period ends before it begins. Look over the days.")
        raise Refused(text, field="ends_on", code="backwards")
    if due_on < today:
        text = _("%(day)s has been. Write a day to come.")
        raise Refused(text % {"day": day_plain(due_on)}, field="due_on", code="past")
    if not groups_under(group, today).exists():
        raise Refused(_("No group lies under this one. Say so in the structure first."), code="nobody_under")
    period = {"starts_on": starts_on, "ends_on": ends_on}
    request = PlanRequest.objects.filter(group=group, **period).first()
    if request and (request.due_on, request.wording) == (due_on, wording.strip()):
        return request
    request = request or PlanRequest(group=group, asked_at=now, asked_by=by, **period)
    request.due_on, request.wording = due_on, wording.strip()
    request.save()
    _write_to(request, ASKED_MAIL, now, f"asked-{now.isoformat()}")
    return request


@verb
def hand_in_plan(request: PlanRequest, *, plan: ActivityPlan, by: Person, now: datetime) -> HandedInPlan:
    """The local group's own adopted plan: it stands behind what it presents (S004-11). The same version is
    handed in once; a later version may follow, and the latest is what is shown."""
    request = PlanRequest.objects.select_for_update(no_key=True, of=("self",)).get(pk=request.pk)
    plan = ActivityPlan.objects.select_related("group").get(pk=plan.pk)
    if there := HandedInPlan.objects.filter(request=request, plan=plan).first():
        return there
    _refuse_plan(request, plan, timezone.localdate(now))
    made = HandedInPlan.objects.create(request=request, plan=plan, at=now, by=by)
    letters = letters_to_staff(
        request.group,
        HANDED_IN_MAIL,
        sender=plan.group,
        on=timezone.localdate(now),
        references={"plan_request": request.pk, "plan": plan.pk},
    )
    post_all(letters, now=now)
    return made


@verb
def remind_local_groups(request: PlanRequest, *, by: Person, now: datetime) -> list[Delivery]:
    """Remind those who have not handed in, at most once a day each."""
    sent = _write_to(request, REMINDER_MAIL, now, f"reminder-{timezone.localdate(now)}")
    if not sent:
        raise Refused(
            _("Nobody is left to remind today: they have handed in, were reminded or have no address."),
            code="nobody",
        )
    return sent


@verb
def remind_of_plans(request: PlanRequest, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: once the week before the day, once when it has passed, and again if it is
    moved."""
    when = reminder_due(request.due_on, timezone.localdate(now))
    return _write_to(request, REMINDER_MAIL, now, f"{when}-{request.due_on}") if when else []


def left_to_hand_in(request: PlanRequest, today: date) -> list[Group]:
    """The groups under the one that asked that have not handed in, by name."""
    done = HandedInPlan.objects.filter(request=request).values("plan__group")
    return list(groups_under(request.group, today).exclude(pk__in=done))


def _write_to(request: PlanRequest, kind: str, now: datetime, key: str) -> list[Delivery]:
    today = timezone.localdate(now)
    letters = [
        letter
        for group in left_to_hand_in(request, today)
        for letter in letters_to_staff(
            group,
            kind,
            sender=request.group,
            on=today,
            references={"plan_request": request.pk, "group": group.pk},
            key=f"local-plan-{request.pk}-{group.pk}-{key}",
        )
    ]
    return [sent for sent in post_all(letters, now=now) if sent and sent.queued_at == now]


def _refuse_plan(request: PlanRequest, plan: ActivityPlan, today: date) -> None:
    if not groups_under(request.group, today).filter(pk=plan.group_id).exists():
        text = _("%(group)s does not lie under the group that asks.")
        raise Refused(text % {"group": plan.group}, field="plan", code="not_under")
    if plan.state != ActivityPlan.State.ADOPTED:
        raise Refused(
            _("Only an adopted plan is handed in, so that the group stands behind it. Adopt it first."),
            field="plan",
            code="not_adopted",
        )
    if not covers((plan.starts_on, plan.ends_on), (request.starts_on, request.ends_on)):
        text = _("The plan is for another period than %(start)s to %(end)s.")
        words = {"start": day_plain(request.starts_on), "end": day_plain(request.ends_on)}
        raise Refused(text % words, field="plan", code="other_period")
