"""The plans of the running term: that of the group on older people with what it is in line with, and a small
one of the group on culture and sports."""

from datetime import date, timedelta
from decimal import Decimal

from groups.models import Group, Structure
from plans.actions import (
    Written,
    add_activity,
    add_goal,
    add_goal_indicator,
    add_plan_source,
    add_superior_goal,
    adopt_plan,
    ask_local_groups,
    begin_plan,
    hand_in_plan,
    say_not_applicable,
    show_plan,
    tie_goal,
    write_plan,
)
from plans.models import ActivityPlan, Indicator
from samverkan.demo.circles import Demo, member_on
from samverkan.demo.counties import SRB
from samverkan.demo.handing_on import handing_on
from samverkan.demo.measures import Measures, measures
from samverkan.demo.money import money
from samverkan.demo.plan_at_work import activities, at_work
from samverkan.demo.plan_of_2017 import plan_of_2017
from samverkan.demo.when import TERMS, Calendar, moment, working_day_on_or_after

INTRODUCTION = (
    "Gruppen arbetar under mandatperioden med tre mål. De gäller hela länet, och varje kommun och regionen "
    "bestämmer själv hur de når dit. Planen följs upp varje år."
)
SITUATION = (
    "Antalet invånare över 80 år ökar med en tredjedel på tio år. Vårddygnen för utskrivningsklara har "
    "minskat, men skillnaderna mellan kommunerna är stora."
)

ON_PAPER = "Vid gruppens möte i Sala. Anteckningarna från det finns bara på papper."


def plans(demo: Demo, structure: Structure, groups: list[Group], calendar: Calendar) -> None:
    """For the group on older people and that on culture; the forum above asks all three for theirs."""
    elderly, _young, culture = groups
    first = plan_of_2017(demo, structure, elderly)
    found = measures(demo, elderly, calendar)
    theirs = _of_culture(demo, culture, calendar)
    plan = _plan(demo, structure, elderly, found, calendar)
    at_work(demo, plan, calendar)
    handing_on(demo, structure, groups, [first, plan], calendar)
    _asked_for(demo, [plan, theirs], calendar)
    money(demo, elderly, culture, calendar)


def _plan(
    demo: Demo, structure: Structure, group: Group, found: Measures, calendar: Calendar
) -> ActivityPlan:
    first, last = next(term for term in TERMS if term[0] == calendar.term_starts.year)
    drafted = working_day_on_or_after(date(first, 3, 1))
    sign = {"by": demo.office["official"], "now": moment(drafted)}
    plan = begin_plan(
        group,
        title=f"Verksamhetsplan {first}–{last}",
        starts_on=date(first, 1, 1),
        ends_on=date(last, 12, 31),
        **sign,
    )
    write_plan(plan, title=plan.title, introduction=INTRODUCTION, situation=SITUATION, **sign)
    _goals(plan, structure, found, calendar, sign)
    activities(plan, sign)
    add_plan_source(plan, title="Nulägesbild trygg hemgång", **sign)
    add_plan_source(plan, title="Vårt län 2030", link="https://example.se/rup", **sign)
    adopted = working_day_on_or_after(drafted + timedelta(days=30))
    sign = {"by": demo.office["secretary"], "now": moment(adopted, "13:00")}
    adopt_plan(plan, on=adopted, where=ON_PAPER, **sign)
    show_plan(plan, is_public=True, **sign)
    return ActivityPlan.objects.get(pk=plan.pk)


def _goals(
    plan: ActivityPlan,
    structure: Structure,
    found: Measures,
    calendar: Calendar,
    sign: dict,
) -> None:
    health = add_superior_goal(
        structure,
        kind="regional",
        number="2",
        text="God och jämlik hälsa i hela länet",
        document="Vårt län 2030",
        valid_from=date(2017, 1, 1),
        **sign,
    )
    end, before = plan.ends_on, date(plan.starts_on.year - 1, 1, 1)
    chair, official = member_on(plan.group, 11, calendar.today), sign["by"]
    home = add_goal(
        plan,
        title="Den som skrivs ut har en plan att komma hem till",
        text="Planen är skriven tillsammans med den som ska hem, innan hemgången.",
        responsible=official,
        **sign,
    )
    tie_goal(home, superior=health, note="Lika villkor oavsett var i länet man bor.", **sign)
    _measured(home, found.planned, "78", "95", before, end, sign)
    _measured(home, found.days, "4.2", "2.5", before, end, sign)
    trained = add_goal(
        plan, title="Fler i hemtjänsten är utbildade undersköterskor", responsible=official, **sign
    )
    say_not_applicable(trained, why="Den regionala utvecklingsplanen har inget mål om personalen.", **sign)
    _measured(trained, found.trained, "432", "600", before, end, sign)
    relatives = add_goal(
        plan,
        title="Anhöriga får stöd över kommungränserna",
        text="Samtalsgrupperna är öppna för anhöriga i hela länet.",
        responsible=chair,
        **sign,
    )
    tie_goal(relatives, superior=health, **sign)
    _measured(relatives, found.relatives, "41", "50", before, end, sign)
    _measured(relatives, found.offered, "49", "62", before, end, sign)


def _measured(
    goal, indicator: Indicator, baseline: str, target: str, before: date, due_on: date, sign: dict
) -> None:
    figures = {"baseline": Decimal(baseline), "baseline_period": before, "target": Decimal(target)}
    add_goal_indicator(goal, indicator=indicator, due_on=due_on, **figures, **sign)


def _of_culture(demo: Demo, group: Group, calendar: Calendar) -> ActivityPlan:
    """With a goal that nobody has an indicator for yet, and what the other plan's activity goes together
    with."""
    first, last = next(term for term in TERMS if term[0] == calendar.term_starts.year)
    day = working_day_on_or_after(date(first, 4, 3))
    sign = {"by": demo.office["official"], "now": moment(day)}
    period = {"starts_on": date(first, 1, 1), "ends_on": date(last, 12, 31)}
    plan = begin_plan(group, title=f"Verksamhetsplan {first}–{last}", **period, **sign)
    goal = add_goal(plan, title="Kulturen når dem som inte kan komma till den", **sign)
    add_activity(goal, written=Written(text="Konserter och högläsning på äldreboenden"), **sign)
    cultural = Written(text="Ny regional kulturplan", kind="deliverable", holds_from=date(last + 1, 1, 1))
    add_activity(goal, written=cultural, **sign)
    return adopt_plan(plan, on=day, where=ON_PAPER, **sign)


def _asked_for(demo: Demo, plans: list[ActivityPlan], calendar: Calendar) -> None:
    """The forum wants each group's plan; two have handed theirs in, the third has not."""
    # A term that ended lately is still shown as the running one.
    year = min(calendar.today.year, plans[0].ends_on.year)
    now = moment(calendar.past[2], "09:30")
    request = ask_local_groups(
        Group.objects.get(slug=SRB.slug),
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        due_on=working_day_on_or_after(calendar.today + timedelta(days=12)),
        wording="Skicka er plan, så att vi kan läsa dem bredvid varandra på nästa möte.",
        by=demo.office["secretary"],
        now=now,
    )
    for hours, plan in enumerate(plans, 26):
        hand_in_plan(request, plan=plan, by=demo.office["official"], now=now + timedelta(hours=hours))
