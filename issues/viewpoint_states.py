"""How far a request for viewpoints has come, when it is reminded of, and what the answers come to in words
(S001-24, S003-18)."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from samverkan.lib.spoken import listed


class Asked(StrEnum):
    WAITING = "waiting"
    LATE = "late"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


WORDS = {
    Asked.WAITING: pgettext_lazy("viewpoints", "Asked"),
    Asked.LATE: pgettext_lazy("viewpoints", "Late"),
    Asked.ANSWERED: pgettext_lazy("viewpoints", "Answered"),
    Asked.WITHDRAWN: pgettext_lazy("viewpoints", "Not asked any more"),
}
MARKS = {
    Asked.WAITING: "empty",
    Asked.LATE: "warn",
    Asked.ANSWERED: "ok",
    Asked.WITHDRAWN: "empty",
}
STANCE_MARKS = {"for": "ok", "for_with_changes": "partly", "against": "stop", "nothing_to_add": "empty"}


def asked_state(*, is_answered: bool, is_withdrawn: bool, due_on: date, today: date) -> Asked:
    """What was answered stays answered, whatever happens to the request afterwards."""
    if is_answered:
        return Asked.ANSWERED
    if is_withdrawn:
        return Asked.WITHDRAWN
    return Asked.LATE if today > due_on else Asked.WAITING


# Some days before the day and on it, and then no more: who asks may remind by hand.
REMINDERS = ((-5, "before"), (0, "day"))
# Whoever was asked just now is not reminded the same days, and a week after the day nobody is.
FRESH_DAYS, LAST_DAY = 3, 7


def reminder_due(due_on: date, asked_on: date, today: date) -> str:
    """Which reminder today belongs to, as part of its key; it lasts till the next, so that a day without the
    daily job loses none."""
    days = (today - due_on).days
    if days >= LAST_DAY or (today - asked_on).days < FRESH_DAYS:
        return ""
    return next((name for start, name in reversed(REMINDERS) if days >= start), "")


def stances_in_words(stances: Iterable[str]) -> str:
    """ "3 för, 1 för med ändringar och 1 emot"; without a stance nothing."""
    words = {
        "for": pgettext("number of answers", "%(count)d for"),
        "for_with_changes": pgettext("number of answers", "%(count)d for with changes"),
        "against": pgettext("number of answers", "%(count)d against"),
        "nothing_to_add": pgettext("number of answers", "%(count)d with nothing to add"),
    }
    counted = Counter(stances)
    return listed(text % {"count": counted[key]} for key, text in words.items() if counted[key])


def in_short(asked: int, stances: Sequence[str], waited_for: Sequence[str]) -> str:
    """ "2 av 3 har svarat: 1 för och 1 emot. Vi väntar på Sala kommun." `stances`: one for each answer, empty
    where none was given."""
    if not asked:
        return ""
    said = stances_in_words(stances)
    head = _("%(answered)d of %(asked)d have answered") % {"answered": len(stances), "asked": asked}
    sentence = f"{head}: {said}." if said else f"{head}."
    if not waited_for:
        return sentence
    left = _("Waited for: %(names)s.") % {"names": listed(waited_for)}
    return f"{sentence} {left}"


def answer_mark(said: Iterable[tuple[int | None, str, str, str, date]]) -> str:
    """The same for the same answer, whoever gave it; empty for none. Of (point, stance, text, reference,
    day)."""
    rows = sorted(
        [point or 0, stance, text, reference, str(on)] for point, stance, text, reference, on in said
    )
    return sha256(json.dumps(rows).encode()).hexdigest()[:20] if rows else ""
