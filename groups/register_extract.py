"""Everything held about a person (GDPR art. 15), read from the tables there are and
`samverkan/retention.toml`.

Always in Swedish. What is told of others is left out: references to other people, and of a text that names
the person no more than the words around the name.
"""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import CharField, Count, Max, Min, Q, Value
from django.utils import timezone, translation
from django.utils.text import capfirst

from groups.extract_document import FORMAT, LANGUAGE, Entry, FieldNote, Part, RegisterExtract
from groups.models import Delivery, Person
from groups.person_access import groups_of
from groups.personal_data import Table, known_by_others, rules, tables, traces_of
from groups.post import WORDS, told
from samverkan.lib.retention import TABLE
from samverkan.lib.wipe import Traces

AROUND = 120  # characters on each side of the name in somebody else's text
# How the queue and the links work; says nothing of anybody.
TECHNICAL = {"attempts", "generation", "lease_owner", "lease_until", "message_id", "token_hash"}
# Whom a table's row would name: its own words may be about somebody else.
NEVER_TITLED = {"admin.LogEntry", "groups.Delivery", "django_tasks_database.DBTaskResult"}


@translation.override(LANGUAGE)
def register_extract(person: Person, now: datetime, *, everywhere: bool = False) -> RegisterExtract:
    """One query a table and one a table of history, however much they hold of the person.

    Texts of others are searched for the name in the groups the person is or was in; `everywhere` is for the
    administrator. A name is anything somebody likes to be called, and would else find what any group writes.
    """
    # What may stand for somebody of the same name is not taken for the person.
    traces = traces_of(person, "?").without(known_by_others(person))
    made, about = _changes_made(person), in_swedish()["about"]
    parts, found = [], {}
    groups = None if everywhere else groups_of(person)[0]
    for table in _searched():
        found[table.label, table.is_history] = list(_rows(table, person, traces, groups))
    names = _names_of_others(found)
    for table in _searched():
        if table.is_history:
            continue
        part = _part(table, found, names, person, traces, made)
        if part.rows or part.former or part.named_before or part.changes_made:
            parts.append(part)
    return RegisterExtract(
        format=FORMAT,
        made_at=timezone.localtime(now).isoformat(timespec="seconds"),
        person=person.pk,
        name=person.name,
        controller=about["controller"].format(contact=settings.CONTACT_EMAIL or about["secretary"]),
        legal_basis=tuple(about["legal_basis"]),
        recipients=tuple(about["recipients"]),
        rights=tuple(about["rights"]),
        about_others=about["others"],
        sessions=_sessions(person, now),
        parts=tuple(parts),
        left_out=tuple((name, _titled(name), why) for name, why in sorted(left_out().items())),
    )


@cache
def _searched() -> tuple[Table, ...]:
    """The tables without the fields that are left out by name: a name in one of them must not show its row,
    as what is answered in a survey that is open."""
    closed = in_swedish()["left_out"]["fields"]

    def told(table: Table, fields: tuple[models.Field, ...]) -> tuple[models.Field, ...]:
        return tuple(field for field in fields if f"{table.label}.{field.name}" not in closed)

    return tuple(
        replace(table, texts=told(table, table.texts), documents=told(table, table.documents))
        for table in tables()
    )


def left_out() -> dict[str, str]:
    """Personal fields that no extract shows, each with why: by name here, and the content of every file."""
    words = in_swedish()["left_out"]
    files = {
        f"{table.label}.{field.name}": words["content"]
        for table in tables()
        if not table.is_history
        for field in table.model._meta.local_fields
        if isinstance(field, models.FileField) and f"{table.label}.{field.name}" in rules().personal
    }
    return files | words["fields"]


def _titled(name: str) -> str:
    """ "Personer: lösenord" for "groups.Person.password"."""
    label, _dot, field = name.rpartition(".")
    meta = apps.get_model(label)._meta
    title = str(meta.verbose_name_plural)
    return f"{capfirst(title)}: {meta.get_field(field).verbose_name}"


def shown_fields() -> set[str]:
    """The fields that reach an extract, as "groups.Person.name"."""
    shown = set()
    for table in tables():
        if not table.is_history:
            fields = [field.name for field in (*table.texts, *table.documents)] + [*table.about, *table.by]
            fields += [field.name for field in _told(table)] if table.about else []
            shown |= {f"{table.label}.{name}" for name in fields}
    return shown - left_out().keys()


@cache
def in_swedish() -> dict[str, dict[str, str]]:
    """`{"rules": …, "purposes": …}`: what retention.toml says, in Swedish."""
    return tomllib.loads(TABLE.with_name("retention_sv.toml").read_text(encoding="utf8"))


def _rows(table: Table, person: Person, traces: Traces, groups: set[int] | None) -> Iterator[models.Model]:
    """The table's rows that tell of the person in one of the three ways; what LIKE found too widely is left.
    `groups` None is all."""
    texts = table.texts if table.is_history else (*table.texts, *table.documents)
    rows, named = table.told_of(traces, texts)
    if groups is not None:
        named &= table.in_groups(groups)
    by = Q(pk__in=[]) if table.is_history else table.by_person(person)
    rows = rows if table.about else _with_parents(rows)
    if table.model is Delivery:
        rows = told(rows)
    for row in rows.filter(table.about_person(person) | by | named).order_by("pk").iterator():
        if _tells(table, row, person, traces):
            yield row


def _with_parents(rows: models.QuerySet) -> models.QuerySet:
    """With what a row's words are made of: notes are called after their meeting."""
    parents = [
        field.name
        for field in rows.model._meta.local_fields
        if field.is_relation and not field.null and field.related_model is not Person
    ]
    return rows.select_related(*parents) if parents else rows


def _tells(table: Table, row, person: Person, traces: Traces) -> str:
    if any(getattr(row, _column(table, name)) == person.pk for name in table.about):
        return "about"
    if not table.is_history and any(getattr(row, _column(table, name)) == person.pk for name in table.by):
        return "by"
    return (
        "named"
        if any(traces.stand_in(getattr(row, f.attname)) for f in (*table.texts, *table.documents))
        else ""
    )


def _column(table: Table, name: str) -> str:
    return table.model._meta.get_field(name).attname


def _told(table: Table) -> list[models.Field]:
    """The columns of a row about the person: all but what names somebody else, files and what is left out."""
    return [
        field
        for field in table.model._meta.local_fields
        if not field.primary_key
        and field.related_model is not Person
        and not isinstance(field, models.FileField)
        and not field.name.startswith("history_")
        and field.name not in TECHNICAL
        and f"{table.label}.{field.name}" not in in_swedish()["left_out"]["fields"]
    ]


def _part(table: Table, found: dict, names: dict, person: Person, traces: Traces, made: dict) -> Part:
    meta = table.model._meta
    rows = [_entry(table, row, person, traces, names) for row in found[table.label, False]]
    former, named_before = _former(table, found, rows, person, traces, names)
    count, first, last = made.get(table.label, (0, "", ""))
    title = str(meta.verbose_name_plural)
    return Part(
        table=table.label,
        title=capfirst(title),
        fields=tuple(_note(table, field) for field in _told(table)),
        rows=tuple(rows),
        former=tuple(former),
        named_before=named_before,
        changes_made=count,
        first_change=first,
        last_change=last,
    )


def _entry(table: Table, row, person: Person, traces: Traces, names: dict) -> Entry:
    tells = _tells(table, row, person, traces)
    mine = table.about if tells == "about" else table.by if tells == "by" else ()
    roles = [
        str(table.model._meta.get_field(name).verbose_name)
        for name in mine
        if name not in {"id", "person"} and getattr(row, _column(table, name)) == person.pk
    ]
    has_title = tells != "about" and not table.about and table.label not in NEVER_TITLED
    return Entry(
        id=row.pk if isinstance(row.pk, int) else str(row.pk),
        tells=tells,
        title=_around(str(row), traces) if has_title else "",
        roles=tuple(roles),
        values=_values(table, row, tells, traces, names),
    )


def _values(table: Table, row, tells: str, traces: Traces, names: dict) -> dict[str, Any]:
    if tells == "about":
        return {field.name: _value(row, field, names) for field in _told(table)}
    if tells == "by":
        times = [
            f
            for f in table.model._meta.local_fields
            if isinstance(f, models.DateField | models.DateTimeField)
        ]
        return {field.name: _value(row, field, names) for field in times}
    return {
        field.name: _told_in(getattr(row, field.attname), traces)
        for field in (*table.texts, *table.documents)
        if traces.stand_in(getattr(row, field.attname))
    }


def _value(row, field: models.Field, names: dict) -> Any:
    value = getattr(row, field.attname)
    if field.is_relation:
        return names.get((field.related_model, value), f"nr {value}") if value is not None else None
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(row, Delivery) and field.name == "kind":
        return str(WORDS.get(value, value))
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, str | int | bool | dict | list | None) else str(value)


def _told_in(value: Any, traces: Traces) -> str:
    """Facts of a document are others' as well: that the name stands there is what is told of them."""
    return _around(value, traces) if isinstance(value, str) else in_swedish()["about"]["in_document"]


def _around(text: str, traces: Traces) -> str:
    """The text, or of a long one only what stands around the name."""
    text = re.sub(r"<[^>]+>", " ", text)
    if len(text) <= 2 * AROUND:
        return text
    folded = text.casefold()
    places = [folded.find(word.casefold()) for word in traces.words]
    place = min((place for place in places if place >= 0), default=0)
    start, end = max(0, place - AROUND), place + AROUND
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"


def _former(table: Table, found: dict, rows: list[Entry], person: Person, traces: Traces, names: dict):
    """Former versions of what is about the person, where something personal was otherwise; and how many
    former versions of other texts hold the name."""
    history = next((other for other in tables() if other.is_history and other.label == table.label), None)
    if history is None:
        return [], 0
    personal = [field for field in _told(table) if f"{table.label}.{field.name}" in rules().personal]
    seen = {(row.id, _key(row.values, personal)) for row in rows if row.tells == "about"}
    former, named = [], 0
    for row in found[table.label, True]:
        if _tells(history, row, person, traces) != "about":
            named += 1
            continue
        fields = [field for field in _told(history) if field.name in {one.name for one in personal}]
        values = {field.name: _value(row, field, names) for field in fields}
        if (row.id, _key(values, personal)) not in seen:
            seen.add((row.id, _key(values, personal)))
            at = timezone.localtime(row.history_date).isoformat(timespec="seconds")
            former.append(Entry(id=row.id, tells="about", title="", roles=(), values=values, changed_at=at))
    return former, named


def _key(values: dict, fields: list[models.Field]) -> str:
    return json.dumps({field.name: values.get(field.name) for field in fields}, default=str)


def _names_of_others(found: dict) -> dict[tuple[type, Any], str]:
    """What the rows refer to, in words; one query a model. What is about people has its number only."""
    wanted = defaultdict(set)
    about_people = {table.model for table in tables() if table.about and not table.is_history}
    for table in tables():
        for row in found[table.label, table.is_history] if table.about else ():
            for field in _told(table):
                if field.is_relation and getattr(row, field.attname) is not None:
                    wanted[field.related_model].add(getattr(row, field.attname))
    names = {}
    for model, pks in wanted.items():
        if model not in about_people:
            rows = _with_parents(model._base_manager.all())
            rows = rows.prefetch_related("names") if hasattr(model, "names") else rows
            names |= {(model, pk): str(row) for pk, row in rows.in_bulk(pks).items()}
    return names


def _changes_made(person: Person) -> dict[str, tuple[int, str, str]]:
    """How often the person has changed something, by table: (count, first day, last day); one query."""
    asked = [
        table.model._base_manager.filter(history_user=person)
        .order_by()
        .annotate(changed_table=Value(table.label, CharField()))
        .values_list("changed_table")
        .annotate(Count("pk"), Min("history_date"), Max("history_date"))
        for table in tables()
        if table.is_history
    ]
    rows = asked[0].union(*asked[1:], all=True).order_by()
    return {label: (count, _day(first), _day(last)) for label, count, first, last in rows}


def _day(moment: datetime) -> str:
    return timezone.localdate(moment).isoformat()


def _sessions(person: Person, now: datetime) -> tuple[str, ...]:
    """When each log-in of the person ends by itself."""
    rows = Session.objects.filter(expire_date__gt=now).order_by("expire_date").iterator()
    mine = [row.expire_date for row in rows if row.get_decoded().get("_auth_user_id") == str(person.pk)]
    return tuple(timezone.localtime(moment).isoformat(timespec="seconds") for moment in mine)


def _note(table: Table, field: models.Field) -> FieldNote:
    name = f"{table.label}.{field.name}"
    retention, words = rules(), in_swedish()
    rule = retention.personal.get(name) or retention.elsewhere.get(table.label, "")
    purpose = retention.purposes.get(name) or retention.purposes.get(table.label, "")
    # What is not personal in itself follows the row it stands in.
    about = next((retention.personal.get(f"{table.label}.{one}", "") for one in table.about), "")
    rule = rule or about
    months = retention.rules[rule].months if rule else None
    title = str(getattr(field, "verbose_name", field.name))
    return FieldNote(
        key=field.name,
        title=capfirst(title),
        purpose=words["purposes"].get(purpose, ""),
        rule=rule,
        kept=words["rules"][rule].format(months=months),
    )
