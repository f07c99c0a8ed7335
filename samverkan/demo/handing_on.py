"""What is handed on: from the first term's group to the next, from one group to another, and what waits."""

from datetime import date, timedelta

from groups.models import Group, Structure
from plans.actions import adopt_handover_notes, decline_note, hand_over, handle_note, write_handover_note
from plans.models import ActivityPlan, HandoverNote
from samverkan.demo.circles import Demo
from samverkan.demo.plan_of_2017 import item_of
from samverkan.demo.when import Calendar, moment

LAST = date(2018, 12, 14)
# About, the goal's number, direction, what, and the answer: how, or why not.
OF_2017 = (
    (
        "goal",
        2,
        "widen",
        "Högst aktuellt mål som bör behållas, men lägg till digitala möten och hur personalen räcker till.",
        "Målet står i planen för 2019–2022, med en egen del om digitala möten.",
    ),
    ("goal", 1, "drop", "Målet är nått. Låt kommunerna sköta teamen själva.", "Togs inte in i nästa plan."),
    (
        "way_of_working",
        0,
        "change",
        "Bjud in ersättarna till alla möten: kontinuiteten brister när de bara är med ibland.",
        "Ersättarna kallas till alla möten sedan den 1 januari 2019.",
    ),
    ("composition", 0, "new", "Lägg till en plats för de anhörigas föreningar.", ""),
)
NOT_SO = "Gruppen består av förtroendevalda. Föreningarna bjuds in när frågan rör dem."


def handing_on(
    demo: Demo, structure: Structure, groups: list[Group], plans: list[ActivityPlan], calendar: Calendar
) -> None:
    """`plans` are those of the group on older people: the first term's and the running."""
    elderly, _young, culture = groups
    first, running = plans
    _of_the_first_term(demo, structure, first)
    _of_the_running_term(demo, structure, elderly, culture, running, calendar)


def _of_the_first_term(demo: Demo, structure: Structure, plan: ActivityPlan) -> None:
    term = structure.terms.get(starts_on=date(2019, 1, 1))
    sign = {"by": demo.office["official"], "now": moment(LAST, "15:00")}
    notes = [
        write_handover_note(
            from_group=plan.group,
            to_term=term,
            about=about,
            goal=plan.goals.get(number=goal) if goal else None,
            direction=direction,
            text=text,
            **sign,
        )
        for about, goal, direction, text, _answer in OF_2017
    ]
    item = item_of(plan.group, LAST, "Utvärdering av gruppens arbete 2017–2018")
    adopt_handover_notes(notes, on=LAST, at=item, **sign)
    hand_over(notes, **sign)
    sign["now"] = moment(date(2019, 2, 12), "15:00")
    for note, (*_about, answer) in zip(notes, OF_2017, strict=True):
        if answer:
            handle_note(note, how=answer, **sign)
        else:
            decline_note(note, why=NOT_SO, **sign)


def _of_the_running_term(
    demo: Demo,
    structure: Structure,
    elderly: Group,
    culture: Group,
    plan: ActivityPlan,
    calendar: Calendar,
) -> None:
    """One waits for an answer here, one for the term to come, and one is still a proposal."""
    sign = {"by": demo.office["official"], "now": moment(calendar.past[2], "15:00")}
    term = structure.terms.filter(starts_on__gt=calendar.today).order_by("starts_on").first()
    after = {"to_term": term} if term else {"to_group": culture}
    _note(
        culture,
        to_group=elderly,
        about="way_of_working",
        direction="new",
        text="Ta med kulturen på äldreboenden i er nästa plan, så att vi kan söka medel tillsammans.",
        **sign,
    )
    _note(
        elderly,
        about="goal",
        goal=plan.goals.get(number=1),
        direction="keep",
        text="Målet behövs tills alla kommuner är framme. Följ upp det varje kvartal.",
        **after,
        **sign,
    )
    hand_over(HandoverNote.objects.filter(state="adopted"), **sign)
    write_handover_note(
        from_group=elderly,
        about="way_of_working",
        direction="change",
        text="Pröva ett möte om året ute i en kommun, med besök i verksamheten.",
        **after,
        **sign | {"now": sign["now"] + timedelta(days=1)},
    )


def _note(group: Group, *, by, now, **told) -> HandoverNote:
    """Adopted by its group the same day."""
    note = write_handover_note(from_group=group, by=by, now=now, **told)
    item = group.meetings.get(date=now.date(), cancelled_at=None).items.order_by("position").last()
    return adopt_handover_notes([note], on=now.date(), at=item, by=by, now=now)[0]
