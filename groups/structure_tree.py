"""From the facts of a structure to its tree, its words and its gaps: plain values in and out (S003-16)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.models import Group, Organization
from groups.relations import (
    COMMISSIONS,
    PARENT,
    REFERENCE_FOR,
    SUPPORTS,
    commissioned_by,
    phrase,
    with_days,
)
from groups.structure import GroupFacts, RelationFacts, StructureFacts
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import day_plain

Kind, Level, State = Group.Kind, Group.Level, Group.State
# The uppermost kinds first, then as the register lists them.
UPPERMOST = (Kind.STRATEGIC_FORUM, Kind.BOARD, Kind.EXECUTIVE_COMMITTEE)
KIND_ORDER = {kind: place for place, kind in enumerate(dict.fromkeys([*UPPERMOST, *Kind]))}
LEVEL_ORDER = {level: number for number, level in enumerate(Level.values)}
# A group without a parent stands under what it exists for, on a line of that kind.
STANDS_UNDER = (SUPPORTS, REFERENCE_FOR)
SET_UP_FOR_THE_COUNTY = {Kind.STRATEGIC_FORUM, Kind.STRATEGY_GROUP}
# Known to the structure, but not composed by it: they have no seats or mandate here to lack.
NOT_COMPOSED = {Kind.NETWORK, Kind.COORDINATORS, Kind.OFFICE, Kind.PROGRAMME}


@dataclass(frozen=True)
class Saying:
    """What is said of a relation after the group's name; `relation` is its id where it may be changed."""

    text: str
    relation: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Branch:
    """A group with what stands under it. `kind` is the relation to the group above, empty for a root.

    `slug` is empty where the reader may not open the group; `seats` and `marks` are words.
    """

    group: GroupFacts
    kind: str
    kind_word: str
    slug: str
    seats: str
    marks: tuple[str, ...]
    sayings: tuple[Saying, ...]
    branches: tuple["Branch", ...] = ()


def tree_of(
    facts: StructureFacts,
    may_open: Callable[[int], bool] = lambda group: False,
    may_change: Callable[[int], bool] = lambda group: False,
    with_seats: bool = True,
) -> tuple[Branch, ...]:
    """The roots in order, each with everything under it: the higher level first, then by kind and name."""
    above = _above(facts)
    under, sayings, words = defaultdict(list), _sayings(facts, may_change), dict(Kind.choices)
    for group in facts.groups:
        under[above.get(group.id, (None, ""))[0]].append(group)

    def branch(group: GroupFacts) -> Branch:
        return Branch(
            group=group,
            kind=above.get(group.id, (None, ""))[1],
            kind_word=str(words[group.kind]),
            slug=group.slug if may_open(group.id) else "",
            seats=seats_words(group.filled, group.seats) if with_seats else "",
            marks=marks(group, facts),
            sayings=tuple(sayings[group.id]),
            branches=branches(under[group.id]),
        )

    def branches(groups: Iterable[GroupFacts]) -> tuple[Branch, ...]:
        return tuple(branch(group) for group in sorted(groups, key=lambda one: _order(one, above)))

    return branches(under[None])


def _above(facts: StructureFacts) -> dict[int, tuple[int, str]]:
    """{group: (the group it stands under, by which relation)}; never in a ring."""
    names = {group.id: sorting_key(group.name) for group in facts.groups}
    above = {one.group: (one.other, PARENT) for one in facts.relations if one.kind == PARENT}
    further = [(one.group, one.other, one.kind) for one in facts.relations if one.kind in STANDS_UNDER]
    further += [(one.other, one.group, COMMISSIONS) for one in facts.relations if one.kind == COMMISSIONS]
    further = [one for one in further if one[0] is not None and one[1] is not None]
    for group, target, kind in sorted(further, key=lambda one: (names[one[0]], names[one[1]], one[2])):
        if group not in above and not _leads_to(group, target, above):
            above[group] = (target, kind)
    return above


def _leads_to(wanted: int, start: int, above: Mapping[int, tuple[int, str]]) -> bool:
    while start != wanted and start in above:
        start = above[start][0]
    return start == wanted


def _order(group: GroupFacts, above: Mapping[int, tuple[int, str]]) -> tuple:
    is_child = above.get(group.id, (None, PARENT))[1] == PARENT
    return not is_child, LEVEL_ORDER[group.level], KIND_ORDER[group.kind], sorting_key(group.name)


def _sayings(facts: StructureFacts, may_change: Callable[[int], bool]) -> dict[int, list[Saying]]:
    """What each group is to others, and who commissions it, with the days.

    The tree tells under which group it belongs; that is said only where it came later than the group, or
    where the reader may change it.
    """
    groups = {group.id: group for group in facts.groups}
    found = defaultdict(list)
    for one in facts.relations:
        saying = _saying(one, may_change)
        is_told = one.kind == PARENT and one.starts_on <= groups[one.group].starts_on and not one.ends_on
        if saying.relation or not is_told:
            found[one.group].append(saying)
        if one.kind == COMMISSIONS and one.other in groups:
            back = commissioned_by(groups[one.group].name)
            found[one.other].append(Saying(with_days(one.kind, back, day_plain(one.starts_on), _last(one))))
    return found


def _saying(one: RelationFacts, may_change: Callable[[int], bool]) -> Saying:
    target = f"{one.target}, {one.board}" if one.board else one.target
    text = with_days(one.kind, phrase(one.kind, target), day_plain(one.starts_on), _last(one))
    return Saying(text, one.id if may_change(one.group) else None, one.note)


def still_to_come(facts: StructureFacts, may_change: Callable[[int], bool]) -> list[tuple[str, Saying]]:
    """The relations that begin later, the nearest first: `[(the group's name, what is said of it), …]`."""
    names = {group.id: group.name for group in facts.groups}
    later = sorted(facts.coming, key=lambda one: (one.starts_on, one.id))
    return [(names[one.group], _saying(one, may_change)) for one in later]


def _last(relation: RelationFacts) -> str:
    return day_plain(relation.ends_on) if relation.ends_on else ""


def seats_words(filled: int, total: int) -> str:
    """`13 av 14 platser besatta`; empty without seats."""
    if not total:
        return ""
    text = ngettext("%(filled)d of %(total)d seat filled", "%(filled)d of %(total)d seats filled", total)
    return text % {"filled": filled, "total": total}


def marks(group: GroupFacts, facts: StructureFacts) -> tuple[str, ...]:
    """What is unusual about the group: local, on trial, temporary, not yet adopted."""
    found = []
    if group.trial_until and group.trial_until >= facts.on:
        found.append(_("on trial until %(day)s") % {"day": day_plain(group.trial_until)})
    if not group.is_permanent:
        last = group.ends_on
        found.append(_("temporary, until %(day)s") % {"day": day_plain(last)} if last else _("temporary"))
    states = {State.DRAFT: _("draft"), State.PROPOSED: _("proposed"), State.CLOSING: _("is being closed")}
    if group.state in states:
        found.append(states[group.state])
    return tuple(found)


@dataclass(frozen=True)
class Gap:
    """Something the structure lacks, and the names of the groups or municipalities it is about."""

    text: str
    names: tuple[str, ...]


def gaps(facts: StructureFacts) -> list[Gap]:
    """Where county and local level do not meet, and groups without seats or mandate (S003-16)."""
    parents = {one.group: one.other for one in facts.relations if one.kind == PARENT}
    local = [group for group in facts.groups if group.is_local]
    reached = {above for group in local for above in _all_above(group.id, parents)}
    in_local = frozenset().union(*(group.organizations for group in local))
    composed = [group for group in facts.groups if group.kind not in NOT_COMPOSED]
    above = [
        group.name
        for group in facts.groups
        if group.kind in SET_UP_FOR_THE_COUNTY and not group.is_local and group.id not in reached
    ]
    # Where there is no local level at all, it is not the level that has gaps.
    found = [
        (_("No local group under"), above if local else []),
        (
            _("Local groups that belong under no other"),
            [group.name for group in local if group.id not in parents],
        ),
        (
            _("Municipalities in no local group"),
            [facts.organizations[pk][0] for pk in facts.municipalities - in_local if local],
        ),
        (_("Groups without seats"), [group.name for group in composed if not group.seats]),
        (_("Groups without a mandate"), [group.name for group in composed if not group.has_mandate]),
    ]
    return [Gap(text, tuple(sorted(names, key=sorting_key))) for text, names in found if names]


def _all_above(group: int, parents: Mapping[int, int]) -> Iterable[int]:
    while group in parents:
        group = parents[group]
        yield group


def taking_part(facts: StructureFacts) -> list[tuple[str, list[str]]]:
    """The organisations with a seat somewhere, by kind: `[("Municipality", ["Arboga kommun", …]), …]`."""
    with_seat = frozenset().union(*(group.organizations for group in facts.groups))
    by_kind, words = defaultdict(list), Organization.Kind.choices
    for pk in with_seat:
        name, kind = facts.organizations[pk]
        by_kind[kind].append(name)
    return [(str(word), sorted(by_kind[kind], key=sorting_key)) for kind, word in words if kind in by_kind]


def in_order(branches: Iterable[Branch]) -> Iterable[Branch]:
    """Every branch from the top down, each before what stands under it."""
    for branch in branches:
        yield branch
        yield from in_order(branch.branches)
