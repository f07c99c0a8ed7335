"""Whom an upper room still needs by name: registered from `ready()`, since this room knows none of them
(ruling 1)."""

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet

from groups.models import Person

# Called with a day: the ids of people whom something from that day on, or something open, still names.
NEEDED: list[Callable[[date], QuerySet]] = []


def needed_since(function):
    NEEDED.append(function)
    return function


# Called with a person who is pseudonymised: what only the person could have use of is taken away at once.
FORGOTTEN: list[Callable[[Person], None]] = []


def when_forgotten(function):
    FORGOTTEN.append(function)
    return function
