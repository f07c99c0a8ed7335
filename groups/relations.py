"""What one group is to another on which days: rings, days and words, on plain values (I-GRP2, S001-16)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

PARENT, SUPPORTS, COMMISSIONS = "parent", "supports", "commissions"
REFERENCE_FOR, SUCCEEDS, LINKED = "reference_for", "succeeds", "linked_board"
KINDS = [PARENT, COMMISSIONS, SUPPORTS, REFERENCE_FOR, SUCCEEDS, LINKED]


@dataclass(frozen=True)
class Link:
    """A relation of one kind from a group to another, both days included; no last day: until further
    notice."""

    group: int
    other: int
    starts_on: date
    ends_on: date | None = None


def chain_back(new: Link, links: Iterable[Link]) -> list[int]:
    """The groups from `new.other` to `new.group` when the new link closes a ring on some day; else empty.

    `links` are the others of the same kind. Each step keeps the days that all links so far share, so links
    that never hold on one day together form no ring.
    """
    onward = defaultdict(list)
    for link in links:
        onward[link.group].append(link)
    seen = set()
    waiting = [([new.other], new.starts_on, new.ends_on or date.max)]
    while waiting:
        path, first, last = waiting.pop()
        if path[-1] == new.group:
            return path
        if (path[-1], first, last) in seen:
            continue
        seen.add((path[-1], first, last))
        for link in onward[path[-1]]:
            begins, ends = max(first, link.starts_on), min(last, link.ends_on or date.max)
            if begins <= ends:
                waiting.append(([*path, link.other], begins, ends))
    return []


def days_within(
    kind: str, group: tuple[date, date | None], other: tuple[date, date | None] | None
) -> tuple[date, date | None]:
    """The days on which a relation may hold: while both groups are there.

    A group succeeds another that has ended, so there only its own days count, from the other's first on.
    """
    if other is None:
        return group
    begins = max(group[0], other[0])
    if kind == SUCCEEDS:
        return begins, group[1]
    return begins, min((day for day in (group[1], other[1]) if day), default=None)


PHRASES = {
    PARENT: gettext_noop("belongs under %(target)s"),
    SUPPORTS: gettext_noop("supports %(target)s"),
    COMMISSIONS: gettext_noop("commissions %(target)s"),
    REFERENCE_FOR: gettext_noop("is reference group for %(target)s"),
    SUCCEEDS: gettext_noop("succeeds %(target)s"),
    LINKED: gettext_noop("is linked to %(target)s"),
}


def phrase(kind: str, target: str) -> str:
    """`stödjer Sakområdesråd vård`, to stand after the group's name."""
    return _(PHRASES[kind]) % {"target": target}


def commissioned_by(target: str) -> str:
    """The same told from below: who gives the group its commissions is what its members ask."""
    return _("is commissioned by %(target)s") % {"target": target}


def with_days(kind: str, words: str, starts_on: str, ends_on: str = "") -> str:
    """The words with the relation's days, which come as they are to be said."""
    text = _("%(relation)s since %(first)s")
    if ends_on:
        text = _("%(relation)s from %(first)s to %(last)s")
    elif kind == SUCCEEDS:
        text = _("%(relation)s from %(first)s")
    return text % {"relation": words, "first": starts_on, "last": ends_on}
