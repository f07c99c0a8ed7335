"""Dated rows that may not overlap, refused by the database itself on SQLite and PostgreSQL (ruling 29).

An ExclusionConstraint in the model breaks `migrate` on SQLite, so the same rule is said twice in one
migration operation: EXCLUDE with btree_gist on PostgreSQL, two triggers on SQLite. Both count the first and
last day as taken.
"""

from django.db.migrations.operations.base import Operation


class NoOverlap(Operation):
    """Rows of `model` equal in `fields` and matching `where` may not share a day between `starts_on` and
    `ends_on`.

    `fields` are column names. `where` is SQL on one row's columns, e.g. `{row}capacity = 'member'`, written
    with `{row}` before each column.
    """

    reversible = True
    atomic = True

    def __init__(self, model: str, name: str, fields: list[str], where: str = ""):
        self.model, self.name, self.fields, self.where = model, name, fields, where

    def deconstruct(self):
        return self.__class__.__qualname__, [self.model, self.name, self.fields, self.where], {}

    def state_forwards(self, app_label, state):
        """The models are as before; only the database knows more."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        for sql in self._statements(schema_editor.connection.vendor, table):
            schema_editor.execute(sql)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{self.name}"')
        else:
            for event in ("insert", "update"):
                schema_editor.execute(f'DROP TRIGGER "{self.name}_{event}"')

    def describe(self):
        return f"Refuse overlapping rows of {self.model} ({self.name})"

    def _statements(self, vendor: str, table: str) -> list[str]:
        if vendor == "postgresql":
            equal = ", ".join(f'"{field}" WITH =' for field in self.fields)
            where = f" WHERE ({self.where.format(row='')})" if self.where else ""
            return [
                "CREATE EXTENSION IF NOT EXISTS btree_gist",
                f'ALTER TABLE "{table}" ADD CONSTRAINT "{self.name}" EXCLUDE USING gist '
                f"({equal}, daterange(starts_on, ends_on, '[]') WITH &&){where}",
            ]
        return [self._trigger(table, event) for event in ("insert", "update")]

    def _trigger(self, table: str, event: str) -> str:
        equal = " AND ".join(f'other."{field}" = NEW."{field}"' for field in self.fields)
        both = (
            f" AND {self.where.format(row='other.')} AND {self.where.format(row='NEW.')}"
            if self.where
            else ""
        )
        # Names come from migrations, never from anybody outside.
        return f"""
            CREATE TRIGGER "{self.name}_{event}" BEFORE {event.upper()} ON "{table}"
            WHEN EXISTS (
                SELECT 1 FROM "{table}" AS other
                WHERE other.id IS NOT NEW.id AND {equal}{both}
                AND other.starts_on <= coalesce(NEW.ends_on, '9999-12-31')
                AND NEW.starts_on <= coalesce(other.ends_on, '9999-12-31')
            )
            BEGIN SELECT RAISE(ABORT, '{self.name}'); END
        """  # noqa: S608
