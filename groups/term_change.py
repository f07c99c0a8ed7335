"""From one term to the next as plain values: what each group has left to do, and when a term's last meeting
is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

APPOINTMENTS, SEATS, REQUESTS, OPEN_THINGS = "appointments", "seats", "requests", "open_things"
STEPS = (APPOINTMENTS, SEATS, REQUESTS, OPEN_THINGS)
DONE, LEFT, PASSED_OVER, NOT_NEEDED = "done", "left", "passed_over", "not_needed"


@dataclass(frozen=True)
class Mark:
    """What somebody has said about a step: that it is done, or why it is passed over."""

    note: str
    is_passed_over: bool


@dataclass(frozen=True)
class OpenThing:
    """Something the old circle leaves behind, in words, and the page where it is mended."""

    what: str
    url: str = ""


@dataclass(frozen=True)
class GroupFacts:
    """Where a group stands between two terms; the numbers are of its own rows.

    `running`: appointments and offices that outlast the old term. `ended`: appointments that end with it.
    `seats_before`, `seats`: on the old term's last day and on the new one's first. `lacking`: seats the rules
    ask for and rules still to be renewed. `vacant`: seats without a member on the new term's first day;
    `unasked`: those of them nobody is asked to fill. `asked`, `handed_in`: recipients of nomination requests.
    """

    id: int
    slug: str
    name: str
    continues: bool = True
    running: int = 0
    ended: int = 0
    seats_before: int = 0
    seats: int = 0
    lacking: int = 0
    unasked: int = 0
    asked: int = 0
    handed_in: int = 0
    vacant: int = 0
    has_chair: bool = True
    has_vice_chair: bool = True
    open_things: tuple[OpenThing, ...] = ()
    marks: Mapping[str, Mark] = field(default_factory=dict)
    last_meeting: date | None = None


@dataclass(frozen=True)
class StepState:
    """`kind` is done, left, passed_over or not_needed; `note` is why it was passed over."""

    step: str
    kind: str
    words: str
    note: str = ""


def step_states(group: GroupFacts) -> list[StepState]:
    """The four steps in their order. What the facts show as done needs no mark, and outweighs one."""
    found = []
    for step in STEPS:
        is_done, words = _facts_of(group, step)
        mark = group.marks.get(step)
        if not group.continues and step in (SEATS, REQUESTS):
            found.append(StepState(step, NOT_NEEDED, _("The group ends with the term")))
        elif is_done:
            found.append(StepState(step, DONE, words))
        elif mark:
            found.append(StepState(step, PASSED_OVER if mark.is_passed_over else DONE, words, mark.note))
        else:
            found.append(StepState(step, LEFT, words))
    return found


def left(groups: Iterable[GroupFacts]) -> list[tuple[GroupFacts, StepState]]:
    """What is left, step by step over all groups: the old term is closed before the new one is filled."""
    rows = [(group, state) for group in groups for state in step_states(group) if state.kind == LEFT]
    return sorted(rows, key=lambda row: STEPS.index(row[1].step))


def left_words(rows: Sequence[tuple[GroupFacts, StepState]]) -> list[str]:
    return [f"{group.name}: {state.words}" for group, state in rows]


def last_meeting_of_term(days: Iterable[date], starts_on: date, ends_on: date) -> date | None:
    """The last day within the term on which the group meets (S000-06); None when it does not."""
    return max((day for day in days if starts_on <= day <= ends_on), default=None)


def is_last_meeting_of_term(day: date, days: Iterable[date], starts_on: date, ends_on: date) -> bool:
    """Whether the group in its present constellation meets for the last time that day (S000-06)."""
    return day == last_meeting_of_term(days, starts_on, ends_on)


def _facts_of(group: GroupFacts, step: str) -> tuple[bool, str]:
    """Whether the facts show the step as done, and how far it has come."""
    return {
        APPOINTMENTS: _about_appointments,
        SEATS: _about_seats,
        REQUESTS: _about_requests,
        OPEN_THINGS: _about_open_things,
    }[step](group)


def _about_appointments(group: GroupFacts) -> tuple[bool, str]:
    if group.running:
        text = ngettext("%(count)d runs on", "%(count)d run on", group.running)
        return False, text % {"count": group.running}
    text = ngettext("%(count)d appointment ends", "%(count)d appointments end", group.ended)
    return True, text % {"count": group.ended} if group.ended else _("None runs on")


def _about_seats(group: GroupFacts) -> tuple[bool, str]:
    if group.lacking:
        text = ngettext("%(count)d seat is missing", "%(count)d seats are missing", group.lacking)
        return False, text % {"count": group.lacking}
    if group.seats_before and not group.seats:
        return False, _("No seats in the new term")
    text = ngettext("%(count)d seat", "%(count)d seats", group.seats)
    return True, text % {"count": group.seats}


def _about_requests(group: GroupFacts) -> tuple[bool, str]:
    answers = _("%(answered)d of %(asked)d have answered") % {
        "answered": group.handed_in,
        "asked": group.asked,
    }
    if group.unasked:
        text = ngettext("%(count)d seat is not asked for", "%(count)d seats are not asked for", group.unasked)
        return False, text % {"count": group.unasked}
    if group.seats_before and not group.seats:
        return False, _("The seats come first")
    return True, answers if group.asked else _("Nobody needs to be asked")


def _about_open_things(group: GroupFacts) -> tuple[bool, str]:
    count = len(group.open_things)
    if not count:
        return True, _("Nothing is open")
    return False, ngettext("%(count)d thing is open", "%(count)d things are open", count) % {"count": count}
