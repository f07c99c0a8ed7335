"""What stands in the way of a call, at all times and before anybody presses anything."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.deadlines import call_due, days_before, is_late
from meetings.local_time import has_started
from samverkan.lib import spoken
from samverkan.lib.working_days import day_notes


@dataclass(frozen=True)
class Problem:
    """`place` names what to mend: a form field or "agenda", "people". A blocker refuses; a warning is read
    and passed (design.md 4.4).
    `asks_reason`: going on needs a reason, which is printed."""

    code: str
    text: str
    place: str
    is_blocker: bool = False
    asks_reason: bool = False


@dataclass(frozen=True)
class CallFacts:
    """What `before_call` looks at; plain values. `collisions` are ready texts of (who, where)."""

    day: date | None
    start: time | None
    end: time | None
    place: str
    link: str
    item_count: int
    call_days: int
    zone: str = "Europe/Stockholm"
    chair: str = ""
    can_be_approved: bool = True
    without_address: tuple[str, ...] = ()
    vacant: tuple[str, ...] = ()
    items_without_material: tuple[str, ...] = ()
    collisions: tuple[str, ...] = field(default=())
    # Why the agenda is not fixed, where the group wants it to be (S002-19); a ready text.
    not_fixed: str = ""
    is_preliminary: bool = False


def before_call(facts: CallFacts, now: datetime, sending_day: date) -> list[Problem]:
    """Blockers first, then warnings (I-CALL1, I-CALL2, I-MTG2, I-MTG3). `sending_day` is when the call would
    go out."""
    return [*_blockers(facts, now), *_warnings(facts, sending_day)]


def asks_late_reason(day: date, due: date, sending_day: date) -> bool:
    """Whether a call that goes out this day takes a reason, which is printed."""
    return is_late(sending_day, due) and sending_day <= day


def _blockers(facts: CallFacts, now: datetime) -> list[Problem]:
    found = []
    if facts.day is None:
        found.append(Problem("no_date", _("The meeting has no day."), "date", is_blocker=True))
    elif facts.start is None:
        found.append(Problem("no_time", _("The meeting has no time."), "start", is_blocker=True))
    elif has_started(now, facts.day, facts.start, facts.zone):
        text = _("The meeting has begun: %(when)s.") % {"when": spoken.when(facts.day, facts.start)}
        found.append(Problem("begun", text, "date", is_blocker=True))
    if not (facts.place or facts.link):
        found.append(
            Problem("no_place", _("The meeting has neither place nor link."), "place", is_blocker=True)
        )
    if not facts.item_count:
        found.append(Problem("no_item", _("The agenda is empty."), "agenda", is_blocker=True))
    if facts.not_fixed:
        found.append(Problem("not_fixed", facts.not_fixed, "agenda", is_blocker=True))
    if not facts.can_be_approved:
        found.append(
            Problem(
                "nobody_approves",
                _("The group has neither chair nor vice chair."),
                "offices",
                is_blocker=True,
            )
        )
    return found


def _warnings(facts: CallFacts, sending_day: date) -> list[Problem]:
    found = []
    if facts.can_be_approved and not facts.chair:
        found.append(
            Problem("no_chair", _("The group has no chair. The vice chair may approve the call."), "offices")
        )
    if facts.day:
        found += _about_the_day(facts, sending_day)
    if facts.is_preliminary:
        text = _(
            "The time is still preliminary, and whoever is called reads that. Change it if it is settled."
        )
        found.append(Problem("preliminary", text, "date"))
    if facts.without_address:
        text = _("No mail can be sent to %(names)s: no e-mail address.") % {
            "names": spoken.listed(facts.without_address)
        }
        found.append(Problem("no_address", text, "people"))
    if facts.vacant:
        text = _("Nobody sits for %(seats)s.") % {"seats": spoken.listed(facts.vacant)}
        found.append(Problem("vacant", text, "seats"))
    if facts.items_without_material:
        text = ngettext(
            "Material is missing for %(items)s.",
            "Material is missing for the items %(items)s.",
            len(facts.items_without_material),
        ) % {
            "items": spoken.listed(
                _("“%(title)s”") % {"title": title} for title in facts.items_without_material
            )
        }
        found.append(Problem("no_material", text, "agenda"))
    found += [Problem("collision", text, "date") for text in facts.collisions]
    return found


def _about_the_day(facts: CallFacts, sending_day: date) -> list[Problem]:
    found = [Problem(note.code, note.text, "date") for note in day_notes(facts.day)]
    due = call_due(facts.day, facts.call_days)
    if asks_late_reason(facts.day, due, sending_day):
        text = _(
            "The call goes out %(days)s days before the meeting; the rule is %(rule)s. "
            "Write why, it is then printed in the call."
        ) % {"days": days_before(facts.day, sending_day), "rule": facts.call_days}
        found.append(Problem("late", text, "late_reason", asks_reason=True))
    return found
