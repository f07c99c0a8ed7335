"""The addresses of handover notes: one in each state of our group's own, and secret ones that never left the
other group."""

from plans.actions import adopt_handover_notes, decline_note, hand_over, handle_note, write_handover_note
from plans.models import ActivityPlan
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, Row, group, only
from tests.rows.material import of


def posts(name: str, **data) -> Row:
    return Row(only(PLANNERS, MOVED), of(name), method="post", data=lambda house: data)


ROWS: dict[str, Row] = {
    "handover:list": Row(dict.fromkeys(ROLES, OK)),
    "handover:csv": Row(dict.fromkeys(ROLES, OK)),
    "handover:group": Row(only(INSIDE), group),
    "handover:new": Row(only(PLANNERS), group, shows_groups=True),
    "handover:adopt": Row(only(PLANNERS), group, shows_groups=True),
    "handover:send": Row(only(PLANNERS, MOVED), group, method="post"),
    "handover:one": Row(only(INSIDE), of("note_waiting")),
    "handover:change": Row(only(PLANNERS), of("note_proposed"), shows_groups=True),
    "handover:withdraw": posts("note_proposed"),
    "handover:answer": Row(only(PLANNERS), of("note_waiting")),
    "handover:carry": Row(
        only(PLANNERS, MOVED),
        of("note_waiting"),
        method="post",
        data=lambda house: {"plan": house.more["plan_draft"].pk},
    ),
    "handover:take_back": posts("note_handled"),
}


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-14)}
    goal = more["activity_plan"].goals.get()
    ours = {"from_group": cast.group, "to_group": cast.group, **sign}
    more["note_waiting"] = write_handover_note(
        about="goal", goal=goal, direction="widen", text="Lägg till digitala träffar.", **ours
    )
    more["note_handled"] = write_handover_note(
        about="composition", direction="change", text="Fler från skolan.", **ours
    )
    declined = write_handover_note(about="way_of_working", direction="new", text="Mötas på kvällen.", **ours)
    to_hand_over = [more["note_waiting"], more["note_handled"], declined]
    adoption = {"on": build.at(-14).date(), "where": "Mötet i Sala"}
    adopt_handover_notes(to_hand_over, **adoption, **sign)
    hand_over(to_hand_over, **sign)
    decline_note(declined, why="Många har långt hem.", **sign)
    plan = ActivityPlan.objects.get(pk=more["plan_draft"].pk)
    handle_note(more["note_handled"], how="Skolan har en plats nu.", plan=plan, **sign)
    more["note_proposed"] = write_handover_note(
        about="way_of_working", direction="keep", text="Sex möten om året.", **ours
    )
    kept = write_handover_note(about="composition", direction="keep", text="En plats till Norberg.", **ours)
    adopt_handover_notes([kept], **adoption, **sign)
    other = {"by": cast.other_secretary, "now": build.at(-14)}
    theirs = {
        "from_group": cast.other_group,
        "to_group": cast.other_group,
        "about": "way_of_working",
        **other,
    }
    write_handover_note(direction="new", text="Hemligt medskick", **theirs)
    adopted = write_handover_note(direction="new", text="Hemligt antaget medskick", **theirs)
    adopt_handover_notes([adopted], **adoption, **other)
