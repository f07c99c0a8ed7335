"""How long personal data is kept: `samverkan/retention.toml`, compared with the models (P72)."""

import tomllib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

from django.db import models

TABLE = Path(__file__).resolve().parent.parent / "retention.toml"
# What a text or a file says cannot be seen from its type, so each needs a line; dates and numbers do not.
MAY_HOLD_ANYTHING = (
    models.CharField,
    models.TextField,
    models.FileField,
    models.JSONField,
    models.BinaryField,
    models.GenericIPAddressField,
)


@dataclass(frozen=True)
class Rule:
    """`months` after `after`, data is deleted or pseudonymised; or kept, when `then` says so."""

    name: str
    after: str
    then: str
    months: int | None = None

    @property
    def is_vague(self) -> bool:
        return self.then not in {"keep", "delete", "pseudonymise"} or (
            self.then == "delete" and self.months is None
        )


@dataclass(frozen=True)
class Retention:
    """`personal` maps "groups.Person.name" to a rule's name, `elsewhere` the models of other packages.

    `purposes` maps both to why it is held, as it is written.
    """

    rules: dict[str, Rule]
    personal: dict[str, str]
    not_personal: frozenset[str]
    elsewhere: dict[str, str]
    purposes: dict[str, str] = field(default_factory=dict)


def read(text: str) -> Retention:
    """The table as it is written: a line is "rule: why", with a rule that exists or not."""
    table = tomllib.loads(text)
    lines = [
        (f"{model}.{name}", line)
        for model, fields in table["fields"].items()
        for name, line in fields.items()
        if name != "not_personal"
    ]
    return Retention(
        rules={name: Rule(name, **rule) for name, rule in table["rules"].items()},
        personal={name: line.partition(":")[0] for name, line in lines},
        not_personal=frozenset(
            f"{model}.{name}"
            for model, fields in table["fields"].items()
            for name in fields.get("not_personal", [])
        ),
        elsewhere={name: line.partition(":")[0] for name, line in table["elsewhere"].items()},
        purposes={
            name: line.partition(":")[2].strip() for name, line in [*lines, *table["elsewhere"].items()]
        },
    )


def fields_to_list(model: type[models.Model], person: type[models.Model]) -> set[str]:
    """Names, as "groups.Person.name", of the model's fields that need a line."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return {
        f"{model._meta.label}.{field.name}"
        for field in fields
        if isinstance(field, MAY_HOLD_ANYTHING) or field.related_model is person
    }


def refers_to(model: type[models.Model], person: type[models.Model]) -> bool:
    return any(field.related_model is person for field in model._meta.local_fields)


def faults(
    retention: Retention,
    needed: set[str],
    others: set[str],
    known: set[str],
    more: Set[str] = frozenset(),
) -> Iterator[str]:
    """What the table lacks or says wrongly, one sentence each.

    `needed`: our fields; `more`: those that may have a line, for a yes or no may tell of somebody; `others`:
    other packages' models that refer to a person; `known`: all of theirs.
    """
    listed = retention.personal.keys() | retention.not_personal
    yield from _each("%s has no line", needed - listed)
    yield from _each("%s has a line, but there is no such field", listed - needed - more)
    yield from _each("%s is both personal and not", retention.personal.keys() & retention.not_personal)
    yield from _each("%s refers to a person and has no line", others - retention.elsewhere.keys())
    yield from _each("%s has a line, but there is no such model", retention.elsewhere.keys() - known)
    used = retention.personal | retention.elsewhere
    yield from _each(
        "%s names an unknown rule", {name for name, rule in used.items() if rule not in retention.rules}
    )
    yield from _each("The rule %s is used nowhere", retention.rules.keys() - set(used.values()))
    yield from _each(
        "The rule %s does not say what happens when", {r.name for r in retention.rules.values() if r.is_vague}
    )


def _each(sentence: str, names: Iterable[str]) -> Iterator[str]:
    return (sentence % name for name in sorted(names))
