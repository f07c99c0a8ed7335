"""Rows that the database itself refuses because of another table's rows, on SQLite and PostgreSQL (ruling
29).

A check constraint sees one row; `NoOverlap` sees others of the same table. What ties a row to another table
(“not more substitutes than the seat has places for”) is a trigger. Trap: SQLite makes a table anew for most
AlterFields and drops its triggers with it; such a migration ends with the same `RowGuard` again
(groups/tests/test_guards.py lists the triggers there are).
"""

from collections.abc import Sequence

from django.db.migrations.operations.base import Operation


class RowGuard(Operation):
    """A row of `model` for which `wrong` is true can be neither inserted nor changed into.

    `wrong` is SQL that both databases read, with `NEW.` (and `OLD.` when `events` is only "update") before
    the row's columns; NULL counts as right. "delete" stands alone in `events`, with `OLD.`: what is frozen is
    not removed either. `lock` is SQL for PostgreSQL alone, run first: a `PERFORM … FOR
    SHARE` of the row that `wrong` looks at, so that nobody changes it meanwhile. SQLite has one writer at a
    time.
    """

    reversible = True
    atomic = True

    def __init__(
        self, model: str, name: str, wrong: str, lock: str = "", events: Sequence[str] = ("insert", "update")
    ):
        self.model, self.name, self.wrong, self.lock, self.events = model, name, wrong, lock, list(events)

    def deconstruct(self):
        return self.__class__.__qualname__, [self.model, self.name, self.wrong, self.lock, self.events], {}

    def state_forwards(self, app_label, state):
        """The models are as before; only the database knows more."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        for sql in self._statements(schema_editor.connection.vendor, table):
            # Without parameters, so that a % in `wrong` is only a %.
            schema_editor.execute(sql, params=None)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f'DROP TRIGGER "{self.name}" ON "{table}"')
            schema_editor.execute(f'DROP FUNCTION "{self.name}"()')
        else:
            for event in self.events:
                schema_editor.execute(f'DROP TRIGGER "{self.name}_{event}"')

    def describe(self):
        return f"Refuse wrong rows of {self.model} ({self.name})"

    def _statements(self, vendor: str, table: str) -> list[str]:
        # Names and conditions come from migrations, never from anybody outside.
        if vendor != "postgresql":
            return [
                f'CREATE TRIGGER "{self.name}_{event}" BEFORE {event.upper()} ON "{table}" WHEN {self.wrong} '
                f"BEGIN SELECT RAISE(ABORT, '{self.name}'); END"
                for event in self.events
            ]
        events = " OR ".join(event.upper() for event in self.events)
        return [
            f"""
            CREATE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$
            BEGIN
                {self.lock + ";" if self.lock else ""}
                IF {self.wrong} THEN
                    RAISE EXCEPTION '{self.name}' USING ERRCODE = 'check_violation';
                END IF;
                RETURN {"OLD" if "delete" in self.events else "NEW"};
            END $guard$
            """,
            f'CREATE TRIGGER "{self.name}" BEFORE {events} ON "{table}" '
            f'FOR EACH ROW EXECUTE FUNCTION "{self.name}"()',
        ]


def differs(*columns: str) -> str:
    pairs = [
        f"coalesce(CAST(NEW.{name} AS text), '') <> coalesce(CAST(OLD.{name} AS text), '')"
        for name in columns
    ]
    return f"({' OR '.join(pairs)})"


def kept(model: str, name: str, stands: str, columns: str) -> list[RowGuard]:
    """A row of what `stands` is neither changed in these columns nor removed."""
    return [
        RowGuard(model, f"{name}_is_kept", f"{stands} AND {differs(*columns.split())}", events=["update"]),
        RowGuard(model, f"{name}_stays", stands, events=["delete"]),
    ]


def part(model: str, name: str, within: str, columns: str) -> list[RowGuard]:
    """The same of a row `within` another that stands, and none is put there afterwards."""
    was, becomes = (f"EXISTS ({within.format(row=row)})" for row in ("OLD", "NEW"))
    changed = f"({was} OR {becomes}) AND {differs(*columns.split())}"
    return [
        RowGuard(model, f"{name}_comes_before", becomes, events=["insert"]),
        RowGuard(model, f"{name}_is_kept", changed, events=["update"]),
        RowGuard(model, f"{name}_stays", was, events=["delete"]),
    ]
