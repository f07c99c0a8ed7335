"""Who changed what in a group, when: the history of its rows told in words (peers row 64)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.models import (
    Appointment,
    Board,
    Group,
    GroupKindChange,
    GroupName,
    GroupRelation,
    GroupRole,
    GroupSettings,
    Mandate,
    Office,
    Organization,
    Person,
    Seat,
    SeatRule,
    Term,
)

# The models whose rows belong to a group, in the order they are named when one moment changed several.
TOLD = (
    Group,
    GroupName,
    GroupKindChange,
    Mandate,
    GroupSettings,
    GroupRelation,
    SeatRule,
    Seat,
    Appointment,
    Office,
    GroupRole,
)
# What a reference is called is looked up once for all rows.
NAMED = (Person, Organization, Board, Term, Group, Seat, SeatRule)
SHORT = 200


@dataclass(frozen=True)
class FieldChange:
    """`before` and `after` as words; empty where there was or is nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One row made, changed or removed. `who` is empty where the system did it."""

    at: datetime
    who: str
    what: str
    verb: str
    reason: str
    fields: tuple[FieldChange, ...]


def changes_of(group: Group, *, since: date | None = None) -> list[Change]:
    """All that has been changed in the group, the newest first; as many queries for one change as for a
    thousand."""
    rows = [(model, list(_history(model, group))) for model in TOLD]
    names = _names([row for _model, found in rows for row in found])
    changes = [change for model, found in rows for change in _told(model, found, names)]
    changes.sort(key=lambda change: change.at, reverse=True)
    return changes if since is None else [one for one in changes if timezone.localdate(one.at) >= since]


def _history(model: type[models.Model], group: Group) -> models.QuerySet:
    of = {"id": group.pk} if model is Group else {"group_id": group.pk}
    return (
        model.history.filter(**of).select_related("history_user").order_by("id", "history_date", "history_id")
    )


def _told(model: type[models.Model], rows: Iterable, names: dict) -> Iterator[Change]:
    """Each row beside the one before it of the same object; a save that changed nothing is not told."""
    before = None
    for row in rows:
        former = before if before is not None and before.id == row.id else None
        before = row
        fields = tuple(_differences(model, former, row, names))
        if row.history_type == "~" and not fields and not row.history_change_reason:
            continue
        yield Change(
            at=row.history_date,
            who=row.history_user.name if row.history_user else "",
            what=_what(model, row, names),
            verb=_verbs()[row.history_type],
            reason=row.history_change_reason or "",
            fields=() if row.history_type == "-" else fields,
        )


def _verbs() -> dict[str, str]:
    return {
        "+": pgettext("history", "added"),
        "~": pgettext("history", "changed"),
        "-": pgettext("history", "removed"),
    }


def _differences(model: type[models.Model], former, row, names: dict) -> Iterator[FieldChange]:
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name == "group":
            continue
        after = getattr(row, field.attname)
        earlier = getattr(former, field.attname) if former else None
        if after != earlier and (former or after not in ("", None, False)):
            shown = _words(field, earlier, names) if former else ""
            name = str(field.verbose_name)
            yield FieldChange(capfirst(name), shown, _words(field, after, names))


def _words(field: models.Field, value: Any, names: dict) -> str:
    if value in (None, ""):
        return ""
    if field.is_relation:
        return names.get((field.related_model, value), _("no longer there"))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"{text[:SHORT]} …" if len(text) > SHORT else text


def _what(model: type[models.Model], row, names: dict) -> str:
    """`Appointment: Anna Ek`, `Seat: 7`."""
    word = str(model._meta.verbose_name)
    word = capfirst(word)
    if model in (Appointment, Office, GroupRole):
        return f"{word}: {names.get((Person, row.person_id), _('no longer there'))}"
    if model is Seat:
        return f"{word}: {row.number}"
    return f"{word}: {row.name}" if model is GroupName else word


def _names(rows: list) -> dict[tuple[type[models.Model], int], str]:
    """What every object that the rows refer to is called today; a query or two for each kind of object."""
    wanted: dict[type[models.Model], set[int]] = {model: set() for model in NAMED}
    for row in rows:
        for field in row.instance_type._meta.concrete_fields:
            if field.is_relation and field.related_model in wanted:
                wanted[field.related_model].add(getattr(row, field.attname))
    return {
        (model, found.pk): _called(found)
        for model in NAMED
        for found in _found(model, {pk for pk in wanted[model] if pk is not None})
    }


def _found(model: type[models.Model], ids: set[int]) -> Iterable[models.Model]:
    rows = model._default_manager.filter(pk__in=ids)
    return rows.prefetch_related("names") if model in (Organization, Group) else rows


def _called(found: models.Model) -> str:
    if isinstance(found, Seat):
        return _("seat %(number)s") % {"number": found.number}
    return str(found)
