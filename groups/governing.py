"""What governs a group or a structure, as rows for its pages: mandates, governing documents, what was
before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.access import EVERYBODY, STAFF, Standing
from groups.kinds import kind_word
from groups.models import (
    GoverningDocument,
    GoverningFile,
    Group,
    GroupName,
    GroupRelation,
    Mandate,
    Structure,
)
from groups.relations import phrase
from samverkan.lib.dated import value_that_day
from samverkan.lib.deadlines import at_latest, deadline_of
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import day_plain

When = Literal["now", "coming", "past"]


@dataclass(frozen=True)
class MandateLine:
    """A version of the mandate; `to_adopt` is "at latest in November 2016" until somebody has adopted it."""

    id: int
    key: str
    text: str
    valid_from: date
    valid_to: date | None
    adopted_by: str
    adopted_on: date | None
    reference: str
    deviation: str
    when: When
    to_adopt: str
    is_late: bool


@dataclass(frozen=True)
class GoverningLine:
    """A governing document; `group` is "" where it frames the whole structure, `file` its newest version."""

    id: int
    title: str
    kind: str
    group: str
    adopted_by: str
    adopted_on: date | None
    reference: str
    valid_from: date
    valid_to: date | None
    url: str
    when: When
    file: int | None
    file_size: int | None


@dataclass(frozen=True)
class Wording:
    """A text that can be compared with another; `key` stands in the address."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class RelationLine:
    """`words` is a whole sentence without its stop: `Belongs under Värmlandsrådet`."""

    words: str
    note: str
    starts_on: date
    ends_on: date | None


def validity(starts_on: date, ends_on: date | None, on: date) -> When:
    """Both days count."""
    if starts_on > on:
        return "coming"
    return "past" if ends_on and ends_on < on else "now"


def mandate_lines(group: Group, today: date) -> list[MandateLine]:
    """The versions of the mandate, the newest first; one query."""
    return [_mandate_line(row, today) for row in group.mandates.order_by("-valid_from")]


def proposal_words(adopt_by: str | None, today: date) -> tuple[str, bool]:
    """`("at latest in November 2016", is_late)` for a stored deadline; ("", False) without one (S001-20)."""
    deadline = deadline_of(adopt_by or "")
    return (at_latest(deadline), deadline.is_past(today)) if deadline else ("", False)


def unadopted(group: str = "pk") -> Subquery:
    """The deadline of the newest mandate that nobody has adopted, as a column; None without one."""
    rows = Mandate.objects.filter(group=OuterRef(group), adopted_on__isnull=True).exclude(adopt_by="")
    return Subquery(rows.order_by("-valid_from").values("adopt_by")[:1])


def documents_for(standing: Standing, structure: Structure) -> QuerySet[GoverningDocument]:
    """The structure's governing documents, and those of the groups the reader is in."""
    rows = GoverningDocument.objects.filter(structure=structure)
    if standing.is_administrator:
        return rows
    return rows.filter(Q(group__isnull=True) | Q(group__in=standing.group_ids(EVERYBODY)))


def may_change(standing: Standing, document: GoverningDocument) -> bool:
    """What is for the whole structure is changed by who staffs some group in it, what is a group's by its
    staff."""
    if document.group_id:
        return standing.has(document.group_id, STAFF)
    return standing.is_administrator or document.structure_id in standing.structure_ids(STAFF)


def governing_lines(rows: QuerySet[GoverningDocument], on: date) -> list[GoverningLine]:
    """The documents with their newest file, the latest in force on top, then by title; one query."""
    files = GoverningFile.objects.filter(governing=OuterRef("pk")).order_by("-number")
    rows = rows.annotate(
        group_name=value_that_day(GroupName, "name", on, group=OuterRef("group")),
        file_id=Subquery(files.values("pk")[:1]),
        file_size=Subquery(files.values("size")[:1]),
    ).order_by()
    rows = sorted(rows, key=lambda row: (-row.valid_from.toordinal(), sorting_key(row.title)))
    return [_governing_line(row, on) for row in rows]


def wordings(mandates: Iterable[MandateLine], documents: Iterable[GoverningDocument]) -> list[Wording]:
    """What can be compared (S001-39): the stated wording of documents, the oldest first, then the
    mandates."""
    found = [
        Wording(
            f"d{row.pk}",
            _("The wording of %(title)s, from %(day)s")
            % {"title": row.title, "day": day_plain(row.valid_from)},
            row.wording,
        )
        for row in sorted(documents, key=lambda row: row.valid_from)
        if row.wording.strip()
    ]
    return found + [
        Wording(line.key, _("The mandate from %(day)s") % {"day": day_plain(line.valid_from)}, line.text)
        for line in reversed(list(mandates))
    ]


def chosen_pair(found: list[Wording], older: str, newer: str) -> tuple[Wording, Wording] | None:
    """The two that the address names; otherwise the last two. None when there are not two."""
    if len(found) < 2:
        return None
    by_key = {wording.key: wording for wording in found}
    last, before = by_key.get(newer, found[-1]), by_key.get(older)
    return before or next(one for one in reversed(found) if one is not last), last


def kind_lines(group: Group) -> list[tuple[date, str, str]]:
    """(from, kind in words, reason), the newest first, down to what the group began as."""
    changes = sorted(group.kind_changes.all(), key=lambda row: row.valid_from, reverse=True)
    lines = [(row.valid_from, kind_word(row.kind), row.reason) for row in changes]
    return [*lines, (group.starts_on, kind_word(group.kind), "")]


def frames(group: Group, on: date) -> list[GoverningLine]:
    """What has framed the group: its own documents and the structure's that share a day with it."""
    rows = GoverningDocument.objects.filter(structure=group.structure_id)
    rows = rows.filter(Q(group__isnull=True) | Q(group=group))
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=group.starts_on))
    return governing_lines(rows.filter(valid_from__lte=group.ends_on) if group.ends_on else rows, on)


def relation_lines(group: Group, today: date) -> list[RelationLine]:
    """The group's relations, its own and others' to it, the newest first, with today's names; one query."""
    rows = (
        GroupRelation.objects.filter(Q(group=group) | Q(other=group))
        .select_related("board__organization")
        .annotate(
            name=value_that_day(GroupName, "name", today, group=OuterRef("group")),
            of_other=value_that_day(GroupName, "name", today, group=OuterRef("other")),
        )
        .prefetch_related("board__organization__names")
    )
    return [_relation_line(row, group, today) for row in rows.order_by("-starts_on", "kind")]


def _mandate_line(row: Mandate, today: date) -> MandateLine:
    to_adopt, is_late = ("", False) if row.adopted_on else proposal_words(row.adopt_by, today)
    return MandateLine(
        row.pk,
        f"m{row.pk}",
        row.text,
        row.valid_from,
        row.valid_to,
        row.adopted_by,
        row.adopted_on,
        row.reference,
        row.deviation,
        validity(row.valid_from, row.valid_to, today),
        to_adopt,
        is_late,
    )


def _governing_line(row: GoverningDocument, on: date) -> GoverningLine:
    return GoverningLine(
        id=row.pk,
        title=row.title,
        kind=str(row.get_kind_display()),
        group=row.group_name or "",
        adopted_by=row.adopted_by,
        adopted_on=row.adopted_on,
        reference=row.reference,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        url=row.url,
        when=validity(row.valid_from, row.valid_to, on),
        file=row.file_id,
        file_size=row.file_size,
    )


def _relation_line(row: GroupRelation, group: Group, today: date) -> RelationLine:
    if row.group_id != group.pk:
        words = _turned(row.kind, row.name)
    elif row.board:
        words = phrase(row.kind, f"{row.board.name}, {row.board.organization.name_on(today)}")
    else:
        words = phrase(row.kind, row.of_other or row.other_name)
    return RelationLine(capfirst(words), row.note, row.starts_on, row.ends_on)


def _turned(kind: str, other: str) -> str:
    """A relation as the other end of it would say it."""
    texts = {
        GroupRelation.Kind.PARENT: _("has %(target)s under it"),
        GroupRelation.Kind.SUPPORTS: _("is supported by %(target)s"),
        GroupRelation.Kind.COMMISSIONS: _("is commissioned by %(target)s"),
        GroupRelation.Kind.REFERENCE_FOR: _("has %(target)s as its reference group"),
        GroupRelation.Kind.SUCCEEDS: _("was succeeded by %(target)s"),
    }
    return texts[kind] % {"target": other}
