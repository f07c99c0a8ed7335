"""The addresses of activities and what each organisation makes of them: one in the adopted plan, one more in
the draft of its next version, and a secret one of the other group."""

from groups.links import token_of
from groups.models import Link
from issues.models import Action
from meetings.models import AgendaItem
from plans.actions import (
    Written,
    add_activity,
    add_goal,
    adopt_plan,
    ask_for_specifications,
    begin_plan,
    report_progress,
    specify,
    tie_activity,
    tie_goal_to_work,
)
from plans.actions.done_list import add_done
from plans.models import Activity, ActivityPlan
from plans.specification_reached import SPECIFICATION_LINK
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, Row, only
from tests.rows.material import of

SALA = {"member", "substitute"}


def link(house: House) -> list:
    return [house.more["specification_token"]]


def to_planners(name: str, status: int = OK, **more) -> Row:
    return Row(only(PLANNERS, status), of(name), **more)


def own(house: House) -> list:
    return [house.more["activity"].pk, house.cast.seats["Sala"].organization_id]


def tied(house: House) -> list:
    return [house.more["activity"].pk, house.more["activity_tie"].pk]


def goal_tied(house: House) -> list:
    return [house.more["activity_goal"].pk, house.more["goal_tie"].pk]


def this_year(house: House) -> list:
    return [house.cast.group.slug, house.more["done_entry"].on.year]


def done(house: House) -> list:
    return [house.cast.group.slug, house.more["done_entry"].pk]


ROWS: dict[str, Row] = {
    "activities:one": Row(only(INSIDE), of("activity")),
    "activities:goal": Row(only(INSIDE), of("activity_goal")),
    "activities:goal_tie": to_planners("activity_goal"),
    "activities:goal_untie": Row(only(PLANNERS, MOVED), goal_tied, method="post"),
    "activities:of_plan": Row(only(INSIDE), of("activity_plan")),
    "activities:new": to_planners("plan_goal"),
    "activities:change": to_planners("activity_draft"),
    # The member answers for it.
    "activities:report": Row(only(PLANNERS | {"member"}), of("activity")),
    "activities:tie": to_planners("activity"),
    "activities:move": to_planners("activity_draft", MOVED, method="post", data=lambda house: {"way": "up"}),
    "activities:remove": to_planners("activity_draft", MOVED, method="post"),
    "activities:ask": to_planners("activity_plan", MOVED, method="post"),
    "activities:remind": to_planners("activity_plan", MOVED, method="post"),
    "activities:untie": Row(only(PLANNERS, MOVED), tied, method="post"),
    "activities:say": Row(only(PLANNERS | SALA), own),
    "activities:done": Row(only(INSIDE), this_year),
    "activities:done_add": Row(only(PLANNERS), this_year),
    "activities:done_say": Row(only(PLANNERS, 404), this_year),
    "activities:done_move": Row(
        only(PLANNERS, MOVED), this_year, method="post", data=lambda house: {"way": "by_day"}
    ),
    "activities:done_remove": Row(only(PLANNERS, MOVED), done, method="post"),
    "public:done": Row(dict.fromkeys(ROLES, OK), this_year, public=OK, is_open=True),
    "activities:by_link": Row(dict.fromkeys(ROLES, OK), link, public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    """In a plan of its own, adopted with two activities; Sala has a mailbox by now."""
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-15)}
    day, year = build.at(-16).date(), build.at(0).year
    period = {
        "starts_on": day.replace(year=year - 1, month=1, day=1),
        "ends_on": day.replace(month=12, day=31),
    }
    plan = begin_plan(cast.group, title="Handlingsplan", **period, **sign)
    goal = add_goal(plan, title="Färre ensamma", **sign)
    shared = Written(text="Träffpunkt i varje kommun", by_organization=True, responsible=cast.member)
    made = add_activity(goal, written=shared, **sign)
    add_activity(goal, written=Written(text="Studiebesök i Köping", kind="study_visit"), **sign)
    more["activity_plan"] = adopt_plan(plan, on=day, where="Mötet i Sala", **sign)
    more["activity"] = activity = Activity.objects.get(pk=made.pk)
    report_progress(activity, state="ongoing", on=day, text="Fyra kommuner har börjat.", **sign)
    ask_for_specifications(ActivityPlan.objects.get(pk=plan.pk), **sign)
    koping = cast.seats["Köping"].organization
    specify(activity, organization=koping, state="done", text="Träff varje tisdag", **sign)
    action = Action.objects.filter(group=cast.group, circle="group").first()
    more["activity_tie"] = tie_activity(activity, to=action, **sign)
    more["activity_goal"] = goal
    item = AgendaItem.objects.filter(meeting__group=cast.group, circle="group").first()
    tie_goal_to_work(goal, to=item, **sign)
    more["goal_tie"] = tie_goal_to_work(goal, to=action, **sign)
    goal = more["plan_goal"]
    more["activity_draft"] = add_activity(goal, written=Written(text="Balansträning"), **sign)
    living = Link.objects.get(
        purpose=SPECIFICATION_LINK,
        object_id=activity.specifications.get(organization__code="1981").pk,
        person=None,
    )
    more["specification_token"] = token_of(living)
    more["done_entry"] = add_done(cast.group, on=day, text="Besök på träffpunkten", is_public=True, **sign)
    other = {"by": cast.other_secretary, "now": build.at(-15)}
    theirs = ActivityPlan.objects.get(group=cast.other_group, title="Hemlig plan")
    add_activity(theirs.goals.get(), written=Written(text="Hemlig aktivitet", by_organization=True), **other)
