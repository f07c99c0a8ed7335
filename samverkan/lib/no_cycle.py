"""Dated relations between rows of one table that may not lead back to where they began, refused by the
database itself on SQLite and PostgreSQL (I-GRP2, ruling 29).

Both follow the relations from the new one's far end and keep, step by step, only the days that all of them
share; first and last day are in force. Two transactions do not see each other's rows, so on PostgreSQL each
that writes waits for the one before it; SQLite has one writer at a time.
"""

from django.db.migrations.operations.base import Operation

# `{later}` and `{earlier}` are what the database calls the later and the earlier of two days.
LEADS_BACK = """
    WITH RECURSIVE reached(node, first, last) AS (
        SELECT NEW."{to}", NEW.starts_on, coalesce(NEW.ends_on, '9999-12-31')
        UNION
        SELECT step."{to}", {later}(reached.first, step.starts_on),
            {earlier}(reached.last, coalesce(step.ends_on, '9999-12-31'))
        FROM reached JOIN "{table}" AS step ON step."{origin}" = reached.node
        WHERE step."{kind}" = NEW."{kind}" AND step."{to}" IS NOT NULL AND step.id IS DISTINCT FROM NEW.id
        AND step.starts_on <= reached.last AND coalesce(step.ends_on, '9999-12-31') >= reached.first
    )
    SELECT 1 FROM reached WHERE node = NEW."{origin}"
"""


class NoCycle(Operation):
    """Rows of `model` go from column `origin` to column `to`; those alike in column `kind` may on no day form
    a ring. Rows without `to` lead nowhere."""

    reversible = True
    atomic = True

    def __init__(self, model: str, name: str, origin: str, to: str, kind: str):
        self.model, self.name, self.origin, self.to, self.kind = model, name, origin, to, kind

    def deconstruct(self):
        return self.__class__.__qualname__, [self.model, self.name, self.origin, self.to, self.kind], {}

    def state_forwards(self, app_label, state):
        """The models are as before; only the database knows more."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        table = to_state.apps.get_model(app_label, self.model)._meta.db_table
        write = self._for_postgresql if schema_editor.connection.vendor == "postgresql" else self._for_sqlite
        for sql in write(table):
            schema_editor.execute(sql)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        table = from_state.apps.get_model(app_label, self.model)._meta.db_table
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f'DROP TRIGGER "{self.name}" ON "{table}"')
            schema_editor.execute(f'DROP FUNCTION "{self.name}"()')
        else:
            for event in ("insert", "update"):
                schema_editor.execute(f'DROP TRIGGER "{self.name}_{event}"')

    def describe(self):
        return f"Refuse rings among the rows of {self.model} ({self.name})"

    def _query(self, table: str, later: str, earlier: str) -> str:
        names = {"table": table, "origin": self.origin, "to": self.to, "kind": self.kind}
        return LEADS_BACK.format(later=later, earlier=earlier, **names)

    def _for_sqlite(self, table: str) -> list[str]:
        query = self._query(table, "max", "min").replace("IS DISTINCT FROM", "IS NOT")
        return [
            f"""
            CREATE TRIGGER "{self.name}_{event}" BEFORE {event.upper()} ON "{table}"
            WHEN NEW."{self.to}" IS NOT NULL AND EXISTS ({query})
            BEGIN SELECT RAISE(ABORT, '{self.name}'); END
            """
            for event in ("insert", "update")
        ]

    def _for_postgresql(self, table: str) -> list[str]:
        query = self._query(table, "greatest", "least").replace("'9999-12-31'", "date '9999-12-31'")
        # The key of the lock is the rule's name: it is held to the end of the transaction.
        return [
            f"""
            CREATE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                PERFORM pg_advisory_xact_lock(hashtext('{self.name}'));
                IF EXISTS ({query}) THEN
                    RAISE EXCEPTION '{self.name}'
                        USING ERRCODE = 'exclusion_violation', CONSTRAINT = '{self.name}';
                END IF;
                RETURN NEW;
            END $body$
            """,
            f"""
            CREATE TRIGGER "{self.name}" BEFORE INSERT OR UPDATE ON "{table}" FOR EACH ROW
            WHEN (NEW."{self.to}" IS NOT NULL) EXECUTE FUNCTION "{self.name}"()
            """,
        ]
