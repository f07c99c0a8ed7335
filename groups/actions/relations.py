"""How groups of a structure hang together, from a day on (S001-16, S002-04, S002-05, S003-05, I-GRP2)."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError
from django.db.models import Q
from django.utils.translation import gettext as _

from groups.models import Board, Group, GroupRelation, Person, Structure
from groups.relations import KINDS, LINKED, PARENT, Link, chain_back, days_within
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def relate(
    group: Group,
    *,
    kind: str,
    starts_on: date,
    by: Person | None,
    now: datetime,
    other: Group | None = None,
    board: Board | None = None,
    other_name: str = "",
    note: str = "",
    ends_on: date | None = None,
    replaces: bool = False,
) -> GroupRelation:
    """Say what the group is to another group, to a board, or to something outside the register.

    Without `ends_on` it lasts as long as both groups. Where the group has another parent that day, `Refused`
    has code "occupied" until `replaces` ends the former the day before. A ring of one kind has code "cycle".
    """
    _lock(group.structure_id)
    row = GroupRelation(
        group=group,
        kind=kind,
        other=other,
        board=board,
        other_name=collapsed(other_name),
        note=note.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    _refuse_ends(row)
    row.ends_on = ends_on or _days(row)[1]
    if replaces and kind == PARENT:
        _end_former_parent(row, by=by, now=now)
    _refuse_all(row)
    return _saved(row)


@verb
def end_relation(
    relation: GroupRelation, *, ends_on: date, by: Person | None, now: datetime
) -> GroupRelation:
    """The last day of a relation, which may also be moved."""
    row = _own(relation)
    if ends_on < row.starts_on:
        raise Refused(
            _(
                "The relation begins %(day)s and cannot end before that. Withdraw it if it was "
                "entered by mistake."
            )
            % {"day": day_plain(row.starts_on)},
            field="ends_on",
        )
    row.ends_on = ends_on
    _refuse_all(row)
    return _saved(row)


@verb
def correct_relation(
    relation: GroupRelation, *, reason: str, by: Person | None, now: datetime, **fields
) -> GroupRelation:
    """Mend what was entered wrong. What stood there, and why it was changed, stays in the history."""
    row = _own(relation)
    for name, value in fields.items():
        setattr(row, name, value)
    row._change_reason = _reason(reason)
    _refuse_ends(row)
    _refuse_all(row)
    return _saved(row)


@verb
def withdraw_relation(relation: GroupRelation, *, reason: str, by: Person | None, now: datetime) -> None:
    """Take away what never was. The history keeps what stood there, who took it away and why."""
    row = _own(relation)
    row._change_reason = _reason(reason)
    row.delete()


def _lock(structure: int) -> None:
    """The structure's row, so that two who relate its groups at once come one after the other."""
    Structure.objects.select_for_update(no_key=True).get(pk=structure)


def _own(relation: GroupRelation) -> GroupRelation:
    """The relation as it stands once nobody else can change it."""
    _lock(relation.group.structure_id)
    rows = GroupRelation.objects.select_related("group", "other", "board")
    if row := rows.filter(pk=relation.pk).first():
        return row
    raise Refused(_("Somebody else has withdrawn the relation. Load the page again."), code="race")


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write why, for example: wrong group was chosen."), field="reason")
    return text.strip()


def _refuse_all(row: GroupRelation) -> None:
    _refuse_days(row)
    _refuse_twice(row)
    _refuse_other_parent(row)
    _refuse_ring(row)


def _refuse_ends(row: GroupRelation) -> None:
    """One other end of the right sort, in the same structure."""
    if row.kind not in KINDS:
        raise Refused(_("Choose what the group is to the other."), field="kind")
    if [row.other is not None, row.board is not None, bool(row.other_name)].count(True) != 1:
        raise Refused(
            _("Choose one: another group, a board, or write what it is outside the register."), field="other"
        )
    if row.other is not None and row.other.pk == row.group.pk:
        raise Refused(
            _("%(name)s cannot be related to itself. Choose another group.")
            % {"name": _name(row.group, row)},
            field="other",
            code="itself",
        )
    if row.kind == LINKED and row.other is not None:
        raise Refused(
            _(
                "A group is linked to a board or to something outside. Between groups, choose another "
                "relation."
            ),
            field="kind",
        )
    if row.kind == PARENT and row.other is None:
        raise Refused(_("Choose the group that it belongs under."), field="other")
    _refuse_other_structure(row)


def _refuse_other_structure(row: GroupRelation) -> None:
    if row.other is not None and row.other.structure_id != row.group.structure_id:
        raise Refused(
            _(
                "%(name)s belongs to another structure. Choose a group of this one, or write the name "
                "as something outside."
            )
            % {"name": _name(row.other, row)},
            field="other",
            code="other_structure",
        )


def _days(row: GroupRelation) -> tuple[date, date | None]:
    other = row.other and (row.other.starts_on, row.other.ends_on)
    return days_within(row.kind, (row.group.starts_on, row.group.ends_on), other)


def _refuse_days(row: GroupRelation) -> None:
    """Within the days of both groups."""
    begins, ends = _days(row)
    if row.ends_on and row.ends_on < row.starts_on:
        raise Refused(_("The relation ends before it begins."), field="ends_on", code="dates")
    if row.starts_on < begins:
        raise Refused(
            _("Both groups are there from %(day)s on. Choose that day or a later one.")
            % {"day": day_plain(begins)}
            if row.other
            else _("The group begins %(day)s. Choose that day or a later one.") % {"day": day_plain(begins)},
            field="starts_on",
            code="dates",
        )
    if ends and (row.starts_on > ends or row.ends_on is None or row.ends_on > ends):
        raise Refused(
            _("One of the groups ends %(day)s. The relation cannot last longer.") % {"day": day_plain(ends)}
            if row.other
            else _("The group ends %(day)s. The relation cannot last longer.") % {"day": day_plain(ends)},
            field="ends_on" if row.starts_on <= ends else "starts_on",
            code="dates",
        )


def _refuse_twice(row: GroupRelation) -> None:
    same = GroupRelation.objects.filter(
        group=row.group, kind=row.kind, other=row.other, board=row.board, other_name=row.other_name
    )
    if found := same.exclude(pk=row.pk).overlapping(row.starts_on, row.ends_on).first():
        raise Refused(
            _("That is entered already, from %(day)s. Change that relation instead.")
            % {"day": day_plain(found.starts_on)},
            field="other",
            code="twice",
        )


def _former_parent(row: GroupRelation) -> GroupRelation | None:
    rows = GroupRelation.objects.filter(group=row.group, kind=PARENT).exclude(pk=row.pk)
    return rows.overlapping(row.starts_on, row.ends_on).select_related("other").first()


def _refuse_other_parent(row: GroupRelation) -> None:
    if row.kind != PARENT or not (former := _former_parent(row)):
        return
    raise Refused(
        _(
            "%(group)s belongs under %(parent)s since %(day)s, and a group has one parent at a time. "
            "End that the day before, or choose another day."
        )
        % {
            "group": _name(row.group, row),
            "parent": _name(former.other, row),
            "day": day_plain(former.starts_on),
        },
        field="other",
        code="occupied",
    )


def _end_former_parent(row: GroupRelation, *, by: Person | None, now: datetime) -> None:
    former = _former_parent(row)
    if former is None:
        return
    if former.starts_on >= row.starts_on:
        raise Refused(
            _(
                "%(group)s is to belong under %(parent)s from %(day)s, so that cannot end the day "
                "before. Correct that relation instead."
            )
            % {
                "group": _name(row.group, row),
                "parent": _name(former.other, row),
                "day": day_plain(former.starts_on),
            },
            field="starts_on",
            code="replaces_later",
        )
    end_relation(former, ends_on=row.starts_on - timedelta(days=1), by=by, now=now)


def _refuse_ring(row: GroupRelation) -> None:
    """I-GRP2; the sentence names the groups of the ring from the one to the other."""
    if row.other is None:
        return
    rows = GroupRelation.objects.filter(group__structure=row.group.structure_id, kind=row.kind)
    rows = rows.filter(other__isnull=False).filter(~Q(pk=row.pk)).overlapping(row.starts_on, row.ends_on)
    new = Link(row.group.pk, row.other.pk, row.starts_on, row.ends_on)
    links = [Link(*found) for found in rows.values_list("group", "other", "starts_on", "ends_on")]
    if not (ring := chain_back(new, links)):
        return
    groups = Group.objects.prefetch_related("names").in_bulk(ring)
    chain = " – ".join(_name(groups[pk], row) for pk in [row.group.pk, *ring][:-1])
    raise Refused(
        _(
            "That makes a ring: %(chain)s, and back to the first. Choose another group, or end one of the "
            "relations first."
        )
        % {"chain": chain},
        field="other",
        code="cycle",
    )


def _name(group: Group, row: GroupRelation) -> str:
    return group.name_on(row.starts_on)


def _saved(row: GroupRelation) -> GroupRelation:
    """The database refuses what somebody else made impossible past the verbs; say so in words."""
    try:
        row.save()
    except IntegrityError as error:
        raise Refused(
            _("Somebody else just changed how these groups hang together. Load the page again."), code="race"
        ) from error
    return row
