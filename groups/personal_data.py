"""Where something about a person may stand: every table of the database, read with
`samverkan/retention.toml`.

It walks the tables there are, so what an upper room adds is found without this room knowing of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import CharField, Q, TextField
from django.db.models.functions import Cast

from groups.models import (
    Board,
    Group,
    GroupName,
    OrganizationName,
    Person,
    SearchEntry,
    SearchOrigin,
    Structure,
)
from samverkan.lib import retention
from samverkan.lib.wipe import Traces

# Whom a row is about, where that is not said by a reference called `person`.
ABOUT = {
    "issues.Action": {"owner_person"},
    "meetings.CallDelegation": {"given_by"},
    "meetings.GroupMessage": {"sent_by"},
    "meetings.ItemProposal": {"proposed_by"},
    "meetings.SubstituteRequest": {"member", "substitute"},
    "account.EmailAddress": {"user"},
}

# Made from the other tables, and made anew when those change (`groups.search.refreshing.forget`).
COPIES = (SearchEntry, SearchOrigin)


@dataclass(frozen=True)
class Table:
    """A model, or the history of one, with what in it may tell of a person.

    `label` is "groups.Appointment" for both. `about`: references that say whom a row is about; `by`: those
    that say who did something; `texts` and `documents`: fields of text or JSON that may be changed, and that
    may not.
    """

    model: type[models.Model]
    label: str
    is_history: bool
    about: tuple[str, ...]
    by: tuple[str, ...]
    texts: tuple[models.Field, ...]
    documents: tuple[models.Field, ...]

    @property
    def rows(self) -> models.QuerySet:
        return self.model._base_manager.all()

    def about_person(self, person: Person) -> Q:
        return _any(Q(**{name: person.pk}) for name in self.about)

    def by_person(self, person: Person) -> Q:
        return _any(Q(**{name: person.pk}) for name in self.by)

    def told_of(self, traces: Traces, fields: tuple[models.Field, ...]) -> tuple[models.QuerySet, Q]:
        """The rows, and the condition that one of the fields may hold a word of the traces.

        Wider than the truth (a LIKE); what `Traces.stand_in` says of the value decides.
        """
        as_text = {
            f"{field.name}_as_text": Cast(field.name, TextField()) for field in fields if _is_json(field)
        }
        names = [f"{field.name}_as_text" if _is_json(field) else field.name for field in fields]
        spellings = traces.spellings()
        wanted = _any(Q(**{f"{name}__icontains": form}) for name in names for form in spellings)
        return self.rows.annotate(**as_text), wanted

    def in_groups(self, groups: set[int]) -> Q:
        """The rows of these groups; of a table that belongs to no group, none."""
        path = path_to_group(self.model)
        return Q(**{f"{path}__in": groups}) if path else Q(pk__in=[])


@cache
def path_to_group(model: type[models.Model]) -> str:
    """The shortest way by references from a row to its group, as "minutes__meeting__group"; "" for none."""
    if getattr(model, "instance_type", model) is Group:
        return "id"
    ways, seen = [(model, "")], {model}
    for here, way in ways:
        for field in here._meta.local_fields:
            if not isinstance(field, models.ForeignKey) or field.name.startswith("history_"):
                continue
            there = f"{way}__{field.name}".removeprefix("__")
            if field.related_model is Group:
                return there
            if field.related_model not in seen | {Person}:
                seen.add(field.related_model)
                ways.append((field.related_model, there))
    return ""


def _any(conditions: Iterator[Q]) -> Q:
    """None of none: a condition that no row fulfils."""
    found = Q()
    for condition in conditions:
        found |= condition
    return found or Q(pk__in=[])


def _is_json(field: models.Field) -> bool:
    return isinstance(field, models.JSONField)


@cache
def rules() -> retention.Retention:
    return retention.read(retention.TABLE.read_text(encoding="utf8"))


@cache
def tables() -> tuple[Table, ...]:
    """All but sessions, whose content is no text in the database (`groups.actions.privacy`), and copies."""
    found = [
        _table(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in (Session, *COPIES)
    ]
    return tuple(sorted(found, key=lambda table: (table.label, table.is_history)))


def _table(model: type[models.Model]) -> Table:
    proper = getattr(model, "instance_type", model)
    label, is_history = proper._meta.label, proper is not model
    references = [field.name for field in model._meta.local_fields if field.related_model is Person]
    about = [name for name in references if name == "person" or name in ABOUT.get(label, ())]
    if proper is Person:
        about.append("id")
    texts, documents = [], []
    for field in model._meta.local_fields:
        if isinstance(field, (CharField, TextField, models.JSONField)) and not field.choices:
            (documents if _rule(label, field.name) == "document" else texts).append(field)
    by = [name for name in references if name not in about]
    return Table(model, label, is_history, tuple(about), tuple(by), tuple(texts), tuple(documents))


def _rule(label: str, field: str) -> str:
    return rules().personal.get(f"{label}.{field}", "")


def traces_of(person: Person, pseudonym: str) -> Traces:
    """Every name, address and number the person has or has had."""
    columns = ("name", "email", "contact_email", "phone")
    rows = [{name: getattr(person, name) for name in columns}, *person.history.values(*columns)]
    return Traces(
        names=frozenset(row["name"] for row in rows if row["name"]),
        addresses=frozenset(row[name] for row in rows for name in ("email", "contact_email") if row[name]),
        phones=frozenset(row["phone"] for row in rows if row["phone"]),
        pseudonym=pseudonym,
    )


def known_by_others(person: Person) -> set[str]:
    """Names, addresses and numbers of everybody else: what stands for them may not be taken for the person.

    What organisations, boards and groups are called counts too: a row entered as a person called "Sala
    kommun" would else take the municipality's name out of every text.
    """
    columns = ("name", "email", "contact_email", "phone")
    rows = Person.objects.exclude(pk=person.pk).values_list(*columns)
    others = (OrganizationName, Board, GroupName, Structure)
    called = {name for model in others for name in model.objects.values_list("name", flat=True)}
    return called | {value for row in rows for value in row if value}
