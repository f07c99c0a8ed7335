"""The rules of asking for nominations: the letter's words, how far an answer has come, whom to remind
(S001-12).

Plain values in, plain values out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

LINK = "groups.nomination"
# The link outlives the day to answer by, for boards that meet later than that.
LINK_OUTLIVES = timedelta(days=60)
# The daily job reminds once so long before the day, and once when the day has passed.
REMIND_BEFORE = timedelta(days=7)

# What the letter may hold in braces, and what stands there when it is sent.
PLACEHOLDERS = {
    "organisation": gettext_lazy("whom the letter goes to, for example Sala kommun"),
    "platser": gettext_lazy("what they are to appoint, for example one member and one personal substitute"),
    "senast": gettext_lazy("the day to answer by, with its weekday"),
    "länk": gettext_lazy(
        "where the answer is given: their own link in the mail, or you when it goes by post"
    ),
}
IN_BRACES = re.compile(r"\{([^{}]*)\}")

NUMBERS = [
    "",
    pgettext_lazy("number of people", "one"),
    pgettext_lazy("number of people", "two"),
    pgettext_lazy("number of people", "three"),
    pgettext_lazy("number of people", "four"),
    pgettext_lazy("number of people", "five"),
    pgettext_lazy("number of people", "six"),
    pgettext_lazy("number of people", "seven"),
    pgettext_lazy("number of people", "eight"),
    pgettext_lazy("number of people", "nine"),
    pgettext_lazy("number of people", "ten"),
]

ANSWERED, PARTLY, NOT_YET, OVERDUE, WITHDRAWN = "answered", "partly", "not_yet", "overdue", "withdrawn"


@dataclass(frozen=True)
class Progress:
    """How far a recipient has come: `asked` places, of which `named` have an answer (a vacant one too).

    Who has handed in has nothing to add: only seats that may be left vacant can then be without answer.
    """

    asked: int
    named: int
    is_withdrawn: bool = False
    is_handed_in: bool = False

    @property
    def is_whole(self) -> bool:
        return self.is_handed_in or self.named >= self.asked


def state_of(progress: Progress, due_on: date, today: date) -> str:
    """The recipient's state, derived from the answers and the day (domain 6.5); it is never stored."""
    if progress.is_whole:
        return ANSWERED
    if progress.is_withdrawn:
        return WITHDRAWN
    if today > due_on:
        return OVERDUE
    return PARTLY if progress.named else NOT_YET


def is_to_be_reminded(progress: Progress, reminded_on: date | None, today: date) -> bool:
    """Only who has not answered whole, whose link lives, and never twice on a day."""
    return not progress.is_whole and not progress.is_withdrawn and reminded_on != today


def reminder_due(due_on: date, today: date) -> str:
    """Which of the two daily reminders today belongs to, as part of its key: "before", "after" or neither."""
    if today > due_on:
        return "after"
    return "before" if today >= due_on - REMIND_BEFORE else ""


def link_expiry(due_on: date) -> datetime:
    """The first moment the link does not work: midnight after its last day."""
    return timezone.make_aware(datetime.combine(last_day_of_link(due_on) + timedelta(days=1), time.min))


def last_day_of_link(due_on: date) -> date:
    return due_on + LINK_OUTLIVES


def unknown_placeholders(letter: str) -> list[str]:
    """What stands in braces and means nothing, as it is written there."""
    return [f"{{{name}}}" for name in IN_BRACES.findall(letter) if name.strip().lower() not in PLACEHOLDERS]


def filled_in(letter: str, **values: str) -> str:
    """The letter with the placeholders replaced; the text is the sender's own and never a template."""
    return IN_BRACES.sub(lambda found: values.get(found[1].strip().lower(), found[0]), letter)


def paragraphs_of(text: str) -> tuple[str, ...]:
    """Blank lines part paragraphs; a single line end stays."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return tuple(part.strip() for part in parts if part.strip())


def places_in_words(members: int, substitutes: int) -> str:
    """“one member and one personal substitute”, as an appointing board would say it (S001-06, S001-07)."""
    words = ngettext("%(number)s member", "%(number)s members", members) % {"number": number_word(members)}
    if not substitutes:
        return words
    more = ngettext("%(number)s personal substitute", "%(number)s personal substitutes", substitutes)
    return _("%(members)s and %(substitutes)s") % {
        "members": words,
        "substitutes": more % {"number": number_word(substitutes)},
    }


def number_word(number: int) -> str:
    return str(NUMBERS[number]) if 0 < number < len(NUMBERS) else str(number)


def lacks_somebody(substitutes: int, places_held: Iterable[int]) -> bool:
    """Whether a seat has a place that nobody holds on the day (P02): 0 is the member's, from 1 the
    others'."""
    return not set(range(substitutes + 1)) <= set(places_held)
