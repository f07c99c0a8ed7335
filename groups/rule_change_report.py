"""A changed seat rule in words, for whoever is about to save it: numbers first, then seats and people by
name."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.composition import size_deviation
from groups.rule_change import ADDED, CHANGED, ENDED, KEPT, RuleChange, SeatFate
from groups.seating import SUBSTITUTE, Sitting
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class SeatLine:
    """A seat and what is told of it; `people` are told under it."""

    number: int
    name: str
    text: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeReport:
    """`leaving` must be let go knowingly. `fingerprint` is of all that is told: what was shown is what is
    saved."""

    valid_from: date
    size: str
    counts: list[tuple[int, str]]
    ended: list[SeatLine]
    changed: list[SeatLine]
    added: list[SeatLine]
    kept: list[SeatLine]
    leaving: list[str]
    offices: list[str]
    fingerprint: str


def change_report(change: RuleChange, valid_from: date, stated_size: int | None = None) -> ChangeReport:
    leaving = [_leaving(sitting, fate, valid_from) for fate in change.fates for sitting in fate.leaving]
    told = (repr(change), valid_from.isoformat())
    return ChangeReport(
        valid_from=valid_from,
        size=_size(change, stated_size),
        counts=_counts(change),
        ended=[_line(fate, "") for fate in change.of(ENDED)],
        changed=[_line(fate, "; ".join(fate.differences)) for fate in change.of(CHANGED)],
        added=[_line(fate, _added(fate)) for fate in change.of(ADDED)],
        kept=[_line(fate, "") for fate in change.of(KEPT)],
        leaving=leaving,
        offices=[
            _("%(name)s is no longer chair.") % {"name": office.name}
            if office.office == "chair"
            else _("%(name)s is no longer vice chair.") % {"name": office.name}
            for office in change.offices_lost
        ],
        fingerprint=sha256("|".join(told).encode()).hexdigest()[:16],
    )


def _size(change: RuleChange, stated_size: int | None) -> str:
    before, after = change.seats_before, change.seats_after
    if before == after:
        text = ngettext("The group still has %(after)d seat.", "The group still has %(after)d seats.", after)
    else:
        text = ngettext(
            "The group gets %(after)d seat instead of %(before)d.",
            "The group gets %(after)d seats instead of %(before)d.",
            after,
        )
    deviation = size_deviation(stated_size, after) if before != after else ""
    return " ".join(filter(None, [text % {"after": after, "before": before}, deviation]))


def _counts(change: RuleChange) -> list[tuple[int, str]]:
    """(how many, what happens to them), without those that are none."""
    kept, changed, ended, added = (len(change.of(kind)) for kind in (KEPT, CHANGED, ENDED, ADDED))
    staying = sum(len(fate.staying) for fate in change.fates)
    counts = [
        (kept, ngettext("seat stays as it is", "seats stay as they are", kept)),
        (changed, ngettext("seat becomes another", "seats become others", changed)),
        (ended, ngettext("seat ends", "seats end", ended)),
        (added, ngettext("new seat", "new seats", added)),
        (staying, ngettext("person keeps the place", "people keep their places", staying)),
        (
            len(change.leaving),
            ngettext("person loses the place", "people lose their places", len(change.leaving)),
        ),
    ]
    return [(count, text) for count, text in counts if count]


def _line(fate: SeatFate, text: str) -> SeatLine:
    name = fate.was or fate.name
    people = tuple(_staying(sitting) for sitting in fate.staying)
    return SeatLine(fate.number, capfirst(name), text, people)


def _added(fate: SeatFate) -> str:
    substitutes = fate.nature.substitutes
    text = ngettext("%(count)d personal substitute", "%(count)d personal substitutes", substitutes)
    parts = [text % {"count": substitutes} if substitutes else _("no personal substitute")]
    if fate.nature.is_observer:
        parts.append(_("observer seat"))
    if fate.nature.is_optional:
        parts.append(_("may be left vacant"))
    return ", ".join(parts)


def _staying(sitting: Sitting) -> str:
    if sitting.capacity == SUBSTITUTE:
        return _("%(name)s goes on as personal substitute") % {"name": sitting.name}
    return _("%(name)s keeps the place") % {"name": sitting.name}


def _leaving(sitting: Sitting, fate: SeatFate, valid_from: date) -> str:
    words = {"name": sitting.name, "seat": fate.was, "day": day_plain(valid_from - timedelta(days=1))}
    if sitting.starts_on >= valid_from:
        return _("%(name)s, %(seat)s: the appointment never begins") % words
    if sitting.capacity == SUBSTITUTE:
        return _("%(name)s, personal substitute for %(seat)s: ends %(day)s") % words
    return _("%(name)s, member for %(seat)s: ends %(day)s") % words
