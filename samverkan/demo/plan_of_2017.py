"""The plan of the group on older people for 2017–2018: adopted, worked on, followed up each year and closed
(ruling 31)."""

from datetime import date
from decimal import Decimal

from groups.models import Group, Organization, Structure
from meetings.models import AgendaItem
from plans.actions import (
    Written,
    add_activity,
    add_goal,
    add_goal_indicator,
    add_superior_goal,
    adopt_follow_up,
    adopt_plan,
    begin_follow_up,
    begin_plan,
    close_plan,
    comment_on_goal,
    publish_follow_up,
    report_progress,
    review_follow_up,
    say_not_applicable,
    show_plan,
    specify,
    tie_goal,
    write_plan,
    write_summary,
)
from plans.models import Activity, ActivityPlan, Goal
from samverkan.demo.circles import Demo, member_on
from samverkan.demo.figures_of_2017 import ENDED, FIRST, Figures, end, figures_of_2017, read
from samverkan.demo.when import moment

STARTS, ADOPTED = date(2017, 1, 1), date(2017, 3, 14)
INTRODUCTION = (
    "Gruppen är ny. Planen har få mål, som gäller hela länet och går att mäta. Hur de nås står i regionens "
    "och kommunernas egna planer."
)
# Title, what it means, the indicator, from what to what.
GOALS = (
    ("Alla kommuner kan erbjuda trygg hemgång", "Den första veckan efter sjukhuset.", "teams", "6", "10"),
    ("Den som behöver det har en samordnad individuell plan", "Skriven tillsammans.", "planned", "52", "75"),
    ("Färre äldre faller hemma", "Mätt med de fall som kräver sjukhusvård.", "falls", "1240", "1100"),
    ("Anhöriga får stöd i hela länet", "Vi vet ännu inte hur det ska mätas.", "", "", ""),
)
# Goal, kind, what, and the day it was done; none where the municipalities say it themselves.
ACTIVITIES = (
    (1, "study_visit", "Studiebesök hos hemgångsteamet i Köping", date(2017, 5, 16)),
    (1, "measure", "Ett hemgångsteam i varje kommun", None),
    (2, "information", "Utbildningsdag om individuell plan för 140 medarbetare", date(2017, 10, 5)),
    (3, "deliverable", "Gemensam rutin mot fall i hemmet", date(2018, 4, 10)),
    (4, "kick_off", "Träff med anhörigföreningarna", date(2018, 9, 4)),
)
HOLDS_FROM = date(2019, 1, 1)
DOES = ("Team sedan 2015", "Team tillsammans med grannkommunen", "Team på prov, beslut i höst")
# The comments on the first three goals and their results, then the summary, for each year.
SAID = {
    2017: (
        ("Åtta kommuner har team. Norberg och Fagersta söker en gemensam lösning.", "partly"),
        (
            "Andelen ökar där siffror har lämnats, men närstående saknas ofta på mötet.",
            "partly",
        ),
        ("Färre fall, men det är för tidigt att säga varför.", "partly"),
        "Ett första år med god start. Samtalsklimatet är gott, och två av målen är på god väg. Hur stödet "
        "till anhöriga ska mätas återstår att bestämma.",
    ),
    2018: (
        ("Alla tio kommuner har team sedan september.", "met"),
        ("Sju av tio kommuner är framme. De mindre kommunerna hinner inte kalla till möte i tid.", "partly"),
        ("Rutinen gäller från 2019. Antalet fall minskar, men målet nås inte.", "not_met"),
        "Perioden har gett resultat som ingen kommun hade nått ensam: alla har hemgångsteam. Gruppen vill "
        "att arbetet med individuella planer fortsätter och får en digital del.",
    ),
}
# The year, the day it was adopted and the item.
FOLLOWED_UP = (
    (2017, date(2017, 12, 5), "Årlig uppföljning av verksamhetsplanen"),
    (2018, date(2018, 10, 30), "Inför nytt beslut om samverkansgrupperna"),
)


def plan_of_2017(demo: Demo, structure: Structure, group: Group) -> ActivityPlan:
    """The plan as it was closed with its term."""
    found = figures_of_2017(demo, group)
    plan = _adopted(demo, structure, group, found)
    _worked_on(demo, plan)
    for year, day, title in FOLLOWED_UP:
        sign = {"by": demo.office["official"], "now": moment(day, "08:00")}
        read(found, year, sign)
        _followed_up(demo, group, year, item_of(group, day, title))
    sign = {"by": demo.office["official"], "now": moment(date(2019, 1, 21))}
    end(found, sign)
    return close_plan(plan, on=ENDED, why="Perioden är över.", **sign)


def item_of(group: Group, day: date, title: str) -> AgendaItem:
    return AgendaItem.objects.select_related("meeting").get(
        meeting__group=group, meeting__date=day, parent=None, title=title
    )


def _adopted(demo: Demo, structure: Structure, group: Group, found: Figures) -> ActivityPlan:
    title = "Verksamhetsplan 2017–2018"
    sign = {"by": demo.office["official"], "now": moment(date(2017, 2, 20))}
    plan = begin_plan(group, title=title, starts_on=STARTS, ends_on=ENDED, **sign)
    write_plan(plan, title=title, introduction=INTRODUCTION, situation="", **sign)
    _goals(plan, structure, found, sign)
    for goal, kind, text, day in ACTIVITIES:
        written = Written(
            text=text,
            kind=kind,
            starts_on=day,
            holds_from=HOLDS_FROM if kind == "deliverable" else None,
            by_organization=day is None,
        )
        add_activity(plan.goals.get(number=goal), written=written, **sign)
    sign = {"by": demo.office["secretary"], "now": moment(ADOPTED, "16:00")}
    adopt_plan(plan, on=ADOPTED, at=item_of(group, ADOPTED, title), **sign)
    show_plan(plan, is_public=True, **sign)
    return ActivityPlan.objects.get(pk=plan.pk)


def _goals(plan: ActivityPlan, structure: Structure, found: Figures, sign: dict) -> None:
    nation = add_superior_goal(
        structure,
        kind="national",
        text="Äldre ska kunna åldras i trygghet och med bibehållet oberoende",
        document="Nationella mål för äldrepolitiken",
        valid_from=FIRST,
        **sign,
    )
    chair = member_on(plan.group, 11, ADOPTED)
    for title, text, name, baseline, target in GOALS:
        goal = add_goal(plan, title=title, text=text, responsible=chair, **sign)
        if name:
            tie_goal(goal, superior=nation, **sign)
            figures = {"baseline": Decimal(baseline), "baseline_period": FIRST, "target": Decimal(target)}
            indicator = getattr(found, name)
            add_goal_indicator(goal, indicator=indicator, due_on=ENDED, **figures, **sign)
        else:
            say_not_applicable(goal, why="Inget överordnat mål talar om de anhöriga.", **sign)


def _worked_on(demo: Demo, plan: ActivityPlan) -> None:
    by = demo.office["official"]
    for row in Activity.objects.filter(goal__plan=plan, starts_on__isnull=False):
        report_progress(row, state="done", on=row.starts_on, by=by, now=moment(row.starts_on, "16:00"))
    teams = Activity.objects.get(goal__plan=plan, by_organization=True)
    places = Organization.objects.filter(seats__group=plan.group, kind="municipality").order_by("code")
    for number, place in enumerate(places.distinct()):
        told = {"state": "done" if number % 3 else "ongoing", "text": DOES[number % len(DOES)]}
        now = moment(date(2017, 4, 3 + number))
        specify(teams, organization=place, by=None, by_name="Registratorn", now=now, **told)


def _followed_up(demo: Demo, group: Group, year: int, item: AgendaItem) -> None:
    """Written, adopted at the meeting and shown to everybody."""
    day, *comments, summary = item.meeting.date, *SAID[year]
    chair, official = member_on(group, 11, day), demo.office["official"]
    sign = {"by": chair, "now": moment(day, "08:30")}
    draft = begin_follow_up(group, year=year, by=official, now=sign["now"])
    goals = Goal.objects.filter(plan=draft.plan).order_by("number")
    for goal, (text, result) in zip(goals, comments, strict=False):
        comment_on_goal(draft, goal=goal, text=text, result=result, **sign)
    comment_on_goal(draft, goal=goals[3], text="", result="not_measurable", **sign)
    write_summary(draft, summary=summary, **sign)
    sign = {"by": official, "now": moment(day, "17:00")}
    review_follow_up(draft, **sign)
    adopt_follow_up(draft, on=day, at=item, **sign)
    publish_follow_up(draft, by=official, now=moment(day, "17:30"))
