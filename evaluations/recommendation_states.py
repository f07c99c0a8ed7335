"""How far a recommendation has come and where it may go from there (domain.md 6.2, seed 002). Pure but for
the language."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Protocol

from django.utils.translation import gettext as _


class HasDay(Protocol):
    on: date


ORDER = ("received", "sorted", "ongoing", "done", "verified")
MARKS = {"received": "empty", "sorted": "empty", "ongoing": "partly", "done": "on", "verified": "ok"}
# What is to be carried out goes on; what is declined is only told of.
GOES_ON = frozenset({"execution", "assignment"})
BEFORE = timedelta(days=14)
# From here nothing more is waited for.
AT_END = {"done", "verified"}


def next_states(state: str, disposition: str) -> tuple[str, ...]:
    """The states that a follow-up may say, the one it has first: a step onward, or back when it turned out
    not to be done. It is verified only after it was done."""
    if state == "received":
        return ()
    if disposition == "declined":
        return ("sorted",)
    if disposition == "already_done":
        return {"done": ("done", "verified")}.get(state, (state, "done"))
    return {
        "sorted": ("sorted", "ongoing", "done"),
        "ongoing": ("ongoing", "done"),
        "done": ("done", "verified", "ongoing"),
        "verified": ("verified", "ongoing"),
    }[state]


# What may have been so on a day before the last one told of.
EARLIER = ("sorted", "ongoing", "done")


def states_offered(state: str, disposition: str) -> tuple[str, ...]:
    """For a form that does not know the day yet: those that may come next, and those that may have been."""
    onward = next_states(state, disposition)
    return tuple(dict.fromkeys((*onward, *EARLIER))) if onward else ()


def state_when_sorted(state: str, disposition: str) -> str:
    """What sorting makes of the state: how far it has come is kept while it is still to be carried out."""
    if disposition == "undecided":
        return "received"
    if disposition == "already_done":
        return state if state in AT_END else "done"
    if disposition == "declined":
        return "sorted"
    return "sorted" if state == "received" else state


def is_waited_for(state: str, disposition: str) -> bool:
    """Whether somebody is still to do something: sort it, carry it out."""
    return state == "received" or (disposition in GOES_ON and state not in AT_END)


def is_late(state: str, disposition: str, due_on: date | None, today: date) -> bool:
    return due_on is not None and due_on < today and is_waited_for(state, disposition)


def reminder_of(due_on: date | None, today: date) -> str:
    """Which reminder of that day it is time for: "before" in the fortnight before, "late-0" when it has
    passed, "late-1" from a month after, and so on; "" is none."""
    if due_on is None or today < due_on - BEFORE:
        return ""
    if today <= due_on:
        return "before"
    months = (today.year - due_on.year) * 12 + today.month - due_on.month
    return f"late-{months - (today.day <= due_on.day)}"


def by_year[T: HasDay](told: Iterable[T]) -> dict[int, tuple[T, ...]]:
    """What was told of one recommendation, year for year, in the order of its days."""
    rows = sorted(told, key=lambda one: one.on)
    return {year: tuple(found) for year, found in groupby(rows, key=lambda one: one.on.year)}


def why_not_followed_up(state: str, disposition: str) -> str:
    if state == "received":
        return _("It is not sorted yet. Decide first what is to be done with it.")
    if disposition == "declined":
        return _("It is declined. Sort it anew if something is to be done with it after all.")
    if disposition == "already_done":
        return _("It was done already. Verify it, or sort it anew.")
    return _("It cannot go to that state from the one it has. It is verified only after it is done.")
