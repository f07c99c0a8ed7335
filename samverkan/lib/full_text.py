"""Full text on SQLite and PostgreSQL alike: a field of ready-made terms, an index of it, and the lookup that
asks.

Neither database reads Swedish here: the terms are made in Python (`groups.search.words`), so that both find
the same. SQLite keeps them in FTS5, beside the table and without a copy of the text; PostgreSQL in a GIN
index on the terms as they are. A term is letters and digits only: nothing that is asked can be an operator.
"""

from dataclasses import dataclass

from django.db.migrations.operations.base import Operation
from django.db.models import Lookup, TextField

# SQLite from 3.42 can forget what was taken away, instead of marking it as gone.
FORGETS = (3, 42)
VECTOR = "array_to_tsvector(string_to_array({column}, ' '))"


@dataclass(frozen=True)
class Sought:
    """One word that is asked for: any of `forms` will do. `begins`: whatever begins with one of them too."""

    forms: tuple[str, ...]
    begins: bool = False


class TermsField(TextField):
    """Terms with one space between them, as `groups.search.words.terms` makes them."""


@TermsField.register_lookup
class Holds(Lookup):
    """`terms__holds=(Sought(…), …)`: rows that hold every one. The table needs a `FullText` index."""

    lookup_name = "holds"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        return "%s", [value]

    def as_sqlite(self, compiler, connection):
        table = self.lhs.target.model._meta.db_table
        key = connection.ops.quote_name(self.lhs.target.model._meta.pk.column)
        alias = connection.ops.quote_name(self.lhs.alias)
        index = connection.ops.quote_name(f"{table}_fts")
        # Names of ours, never from anybody outside.
        sql = f"{alias}.{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)"  # noqa: S608
        return sql, [fts5_words(self.rhs)]

    def as_postgresql(self, compiler, connection):
        # As an array, so that the words come first and what else is asked is asked of their rows alone.
        name = connection.ops.quote_name
        table = self.lhs.target.model._meta.db_table
        key = name(self.lhs.target.model._meta.pk.column)
        vector = VECTOR.format(column=name(self.lhs.target.column))
        found = f"SELECT {key} FROM {name(table)} WHERE {vector} @@ %s::tsquery"  # noqa: S608
        return f"{name(self.lhs.alias)}.{key} = ANY(ARRAY({found}))", [tsquery_words(self.rhs)]


def fts5_words(sought: tuple[Sought, ...]) -> str:
    """`("vard" OR "varden") AND ("plan" *)`"""
    end = {True: " *", False: ""}
    return " AND ".join(
        f"({' OR '.join(f'"{form}"{end[word.begins]}' for form in word.forms)})" for word in sought
    )


def tsquery_words(sought: tuple[Sought, ...]) -> str:
    """`('vard'|'varden')&('plan':*)`"""
    end = {True: ":*", False: ""}
    return "&".join(f"({'|'.join(f"'{form}'{end[word.begins]}" for form in word.forms)})" for word in sought)


class FullText(Operation):
    """An index of the terms in `field` of `model`; triggers keep it on SQLite. Trap: a table that SQLite
    makes anew loses its triggers, so such a migration ends with the same `FullText` again."""

    reversible = True
    atomic = True

    def __init__(self, model: str, field: str):
        self.model, self.field = model, field

    def deconstruct(self):
        return self.__class__.__qualname__, [self.model, self.field], {}

    def state_forwards(self, app_label, state):
        """The models are as before; only the database knows more."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._carry_out(schema_editor, app_label, to_state, self._making)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._carry_out(schema_editor, app_label, from_state, self._removing)

    def describe(self):
        return f"Index the words of {self.model}"

    def _carry_out(self, schema_editor, app_label, state, statements) -> None:
        table = state.apps.get_model(app_label, self.model)._meta.db_table
        for sql in statements(schema_editor.connection, table):
            schema_editor.execute(sql, params=None)

    def _making(self, connection, table: str) -> list[str]:
        if connection.vendor == "postgresql":
            vector = VECTOR.format(column=f'"{self.field}"')
            return [f'CREATE INDEX "{table}_fts" ON "{table}" USING gin ({vector})']
        index, field = f'"{table}_fts"', f'"{self.field}"'
        gone = f"INSERT INTO {index} ({index}, rowid, {field}) VALUES ('delete', OLD.id, OLD.{field});"  # noqa: S608
        come = f"INSERT INTO {index} (rowid, {field}) VALUES (NEW.id, NEW.{field});"  # noqa: S608
        forget = f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)"  # noqa: S608
        forgets = connection.Database.sqlite_version_info >= FORGETS
        return [
            f"CREATE VIRTUAL TABLE {index} USING fts5({field}, content='{table}', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 0')",
            *([forget] if forgets else []),
            f'CREATE TRIGGER "{table}_fts_insert" AFTER INSERT ON "{table}" BEGIN {come} END',
            f'CREATE TRIGGER "{table}_fts_delete" AFTER DELETE ON "{table}" BEGIN {gone} END',
            f'CREATE TRIGGER "{table}_fts_update" AFTER UPDATE OF {field} ON "{table}" '
            f"BEGIN {gone} {come} END",
        ]

    def _removing(self, connection, table: str) -> list[str]:
        if connection.vendor == "postgresql":
            return [f'DROP INDEX "{table}_fts"']
        triggers = [f'DROP TRIGGER "{table}_fts_{event}"' for event in ("insert", "delete", "update")]
        return [*triggers, f'DROP TABLE "{table}_fts"']


class NoFullText(FullText):
    """Takes the index away before SQLite makes the table anew; `FullText` makes it again, of an empty
    table."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._carry_out(schema_editor, app_label, from_state, self._removing)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._carry_out(schema_editor, app_label, to_state, self._making)

    def describe(self):
        return f"Take away the index of the words of {self.model}"
