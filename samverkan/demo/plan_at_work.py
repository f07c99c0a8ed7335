"""What is done under the running plan: activities, what each organisation makes of them, what they go
together with, and this year's follow-up, which is being written."""

from datetime import date, timedelta

from groups.models import Group, Organization
from issues.models import Action, Issue
from meetings.models import AgendaItem, Meeting
from plans.actions import (
    Written,
    add_activity,
    add_done,
    ask_for_specifications,
    ask_for_words,
    begin_follow_up,
    comment_on_goal,
    report_progress,
    specify,
    tie_activity,
    tie_goal_to_work,
)
from plans.models import Activity, ActivityPlan
from samverkan.demo.agendas import ABOUT_THE_PLAN
from samverkan.demo.circles import Demo
from samverkan.demo.when import Calendar, moment, working_day_on_or_after

PLANNING, VISIT, ROUTINE, COURSES, GROUPS = range(5)
# Goal, kind, what, who answers for it in words, and whether each organisation says what it does.
ACTIVITIES = (
    (1, "measure", "Planera hemgången senast dagen efter inskrivningen", "", True),
    (1, "study_visit", "Studiebesök på korttidsboendet i Sala", "Ordföranden", False),
    (1, "deliverable", "Ny rutin för kontaktpersonen vid utskrivning", "Strategen för utskrivning", False),
    (2, "measure", "Betald utbildning till undersköterska på arbetstid", "", True),
    (3, "information", "Gemensam kalender över samtalsgrupper för anhöriga", "Anhörigkonsulenterna", False),
)
# In the order of the organisations' codes: the region first.
PLANS = (
    ("ongoing", "Vårdplanering på alla avdelningar utom akuten"),
    ("done", "Ett team planerar alla dagar i veckan"),
    ("ongoing", "Vårdplanering på vardagar, helger från hösten"),
    ("planned", "Börjar när den nya samordnaren är på plats"),
    ("done", "Gemensamt team med grannkommunen"),
    ("ongoing", "Prövar videomöte från sjukhuset"),
    ("not_started", ""),
    ("done", "Planering inom en dag sedan i våras"),
    ("planned", "Beslut i nämnden i december"),
    ("ongoing", "Prövar på ett av två korttidsboenden"),
)
TRAINING = (
    ("not_applicable", ""),
    ("planned", "Tio platser på folkhögskolan"),
    ("ongoing", "Sex medarbetare läser på halvtid"),
    ("ongoing", "Betald utbildning för alla som vill"),
    ("done", "Alla tillsvidareanställda är utbildade"),
)
COMMENTS = (
    "Nio av tio kommuner planerar nu i tid. Helgerna återstår, och där hoppas vi på den nya rutinen.",
    "Fler går utbildningen än förra året, men flera slutar innan de är klara.",
)


def at_work(demo: Demo, plan: ActivityPlan, calendar: Calendar) -> None:
    """After `activities` were written and the plan adopted."""
    rows = list(Activity.objects.filter(goal__plan=plan).order_by("goal__number", "position"))
    _asked(demo, plan, rows, calendar)
    _reported(demo, plan.group, rows, calendar)
    _tied(demo, plan, rows, calendar)
    _followed_up(demo, plan, calendar)


def activities(plan: ActivityPlan, sign: dict) -> None:
    """What stands in the draft that is to be adopted."""
    for goal, kind, text, who, is_shared in ACTIVITIES:
        written = Written(
            text=text,
            kind=kind,
            starts_on=plan.starts_on if is_shared else None,
            ends_on=plan.ends_on if is_shared else None,
            holds_from=date(plan.ends_on.year + 1, 1, 1) if kind == "deliverable" else None,
            responsible_text=who,
            by_organization=is_shared,
        )
        add_activity(plan.goals.get(number=goal), written=written, **sign)


def _asked(demo: Demo, plan: ActivityPlan, rows: list[Activity], calendar: Calendar) -> None:
    """Nearly all have answered by their link what they do."""
    asked = moment(calendar.past[1])
    ask_for_specifications(plan, by=demo.office["official"], now=asked)
    places = Organization.objects.filter(seats__group=plan.group).order_by("code").distinct()
    for row, said in ((rows[PLANNING], PLANS), (rows[COURSES], TRAINING)):
        for number, (place, (state, text)) in enumerate(zip(places, said, strict=False)):
            now = asked + timedelta(days=2 + number, minutes=9 * number)
            link = "https://example.se/verksamhetsplan" if state == "done" else ""
            told = {"state": state, "text": text, "link": link}
            specify(row, organization=place, by=None, by_name="Registratorn", now=now, **told)


def _reported(demo: Demo, group: Group, rows: list[Activity], calendar: Calendar) -> None:
    first, second, last = calendar.past
    for row, state, day, text in (
        (rows[VISIT], "done", second, "Tio ledamöter var med. Personalen visade hur de planerar hemgången."),
        (rows[ROUTINE], "ongoing", last, "Rutinen prövas på två avdelningar."),
        (rows[GROUPS], "planned", last, ""),
        (rows[PLANNING], "ongoing", last, ""),
    ):
        now = moment(day, "15:30")
        report_progress(row, state=state, on=day, text=text, by=demo.office["official"], now=now)
    text = "Ordföranden berättade om trygg hemgång på länets seniormässa."
    add_done(group, on=first, text=text, by=demo.office["secretary"], now=moment(first, "17:00"))


def _tied(demo: Demo, plan: ActivityPlan, rows: list[Activity], calendar: Calendar) -> None:
    group = plan.group
    sign = {"by": demo.office["official"], "now": moment(calendar.past[2], "16:00")}
    held = Meeting.objects.get(group=group, date=calendar.past[1], cancelled_at=None)
    action = Action.objects.filter(group=group, state="open").order_by("pk").first()
    theirs = Activity.objects.filter(goal__plan__group__slug="kultur-idrott").first()
    for row, other in (
        (rows[VISIT], held),
        (rows[ROUTINE], Issue.objects.get(title="Trygg hemgång från sjukhus")),
        (rows[ROUTINE], action),
        (rows[GROUPS], theirs),
    ):
        tie_activity(row, to=other, **sign)
    where = {"meeting__group": group, "meeting__date": calendar.past[2]}
    item = AgendaItem.objects.select_related("meeting").get(title=ABOUT_THE_PLAN, **where)
    for goal in plan.goals.all():
        tie_goal_to_work(goal, to=item, **sign)


def _followed_up(demo: Demo, plan: ActivityPlan, calendar: Calendar) -> None:
    """Two of the goals have their comment; the chair has not written the summary yet."""
    begun = moment(calendar.past[2], "09:00")
    by = demo.office["official"]
    year = min(begun.year, plan.ends_on.year)
    draft = begin_follow_up(plan.group, year=year, by=by, now=begun)
    for goal, text in zip(plan.goals.order_by("number"), COMMENTS, strict=False):
        comment_on_goal(draft, goal=goal, text=text, result="partly", by=by, now=begun + timedelta(days=2))
    due_on = working_day_on_or_after(calendar.today + timedelta(days=14))
    ask_for_words(draft, due_on=due_on, by=by, now=moment(calendar.past[2], "10:00"))
