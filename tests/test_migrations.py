"""The squashed migrations make what those they replace make, and stand in no installation's way."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg2
import pytest
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader

from samverkan.lib.no_cycle import NoCycle
from samverkan.lib.no_overlap import NoOverlap
from samverkan.lib.row_guard import RowGuard
from tests.old_chain import OURS, OldLoader

ROOT = Path(__file__).parent.parent
long = pytest.mark.skipif(os.environ.get("SAMVERKAN_LONG") != "1", reason="minutes; run by bin/test --long")
# In the middle of the old migrations, with some triggers made and tables of theirs still to be made anew.
HALFWAY = ("groups.0006_closing", "meetings.0002_registrations")
POSTGRES_SCHEMA = """
    WITH ours AS (SELECT oid, relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S'))
    SELECT 'column', relname, attname, concat_ws(' ', format_type(atttypid, atttypmod), attnotnull,
        attidentity, attcollation::regcollation, pg_get_expr(adbin, adrelid))
    FROM ours JOIN pg_attribute ON attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    UNION ALL SELECT 'constraint', relname, conname, pg_get_constraintdef(pg_constraint.oid)
    FROM ours JOIN pg_constraint ON conrelid = ours.oid
    UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'trigger', relname, tgname, pg_get_triggerdef(pg_trigger.oid)
    FROM ours JOIN pg_trigger ON tgrelid = ours.oid AND NOT tgisinternal
    UNION ALL SELECT 'function', '', proname, prosrc
    FROM pg_proc JOIN pg_language ON pg_language.oid = prolang
    WHERE pronamespace = 'public'::regnamespace AND lanname <> 'c'
    UNION ALL SELECT 'extension', '', extname, extversion FROM pg_extension
"""


@pytest.mark.parametrize("room", OURS)
def test_it_holds_the_guards_of_those_it_replaces(room):
    """Our own operations are not in the state of the models, where Django itself would miss them."""
    migrations = MigrationLoader(None).disk_migrations

    def guards(keys) -> list:
        operations = [operation for key in keys for operation in migrations[key].operations]
        return [one.deconstruct() for one in operations if isinstance(one, NoCycle | NoOverlap | RowGuard)]

    (key,) = [key for key, found in migrations.items() if key[0] == room and found.replaces]
    assert guards([key]) == guards(migrations[key].replaces)


def test_the_models_are_the_same_either_way():
    by_old, by_squashed = OldLoader(None), MigrationLoader(None)
    changes = MigrationAutodetector(by_old.project_state(), by_squashed.project_state())
    assert changes.changes(by_squashed.graph) == {}


@pytest.fixture
def empty_database(tmp_path) -> Iterator[Callable[[], str]]:
    """`empty_database()`: the address of a new one, of the same make as the tests'."""
    address = os.environ.get("DATABASE_URL", "sqlite:")
    if address.startswith("sqlite"):
        yield lambda: f"sqlite:///{tmp_path / uuid4().hex}"
        return
    names = []
    with closing(psycopg2.connect(address)) as server:
        server.autocommit = True

        def create() -> str:
            names.append(f"migrations_{uuid4().hex[:8]}")
            server.cursor().execute(f"CREATE DATABASE {names[-1]}")
            return urlunsplit(urlsplit(address)._replace(path=f"/{names[-1]}"))

        yield create
        for name in names:
            server.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(address: str, *arguments: str) -> None:
    environment = os.environ | {"DATABASE_URL": address, "SAMVERKAN_ENV": "test"}
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)


def definitions(sql: str) -> list[str]:
    """What a CREATE TABLE holds, in an order of its own: the migrations' order is that of their columns. A
    column that was added by our own SQL has its name without quotes."""
    inside = " ".join(sql.partition("(")[2].rpartition(")")[0].split())
    parts, depth, begun = [], 0, 0
    for mark in re.finditer(r"'[^']*'|\"[^\"]*\"|[(),]", inside):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if mark[0] == "," and not depth:
            parts, begun = [*parts, inside[begun : mark.start()].strip()], mark.end()
    return sorted(re.sub(r'^"(\w+)"', r"\1", part) for part in [*parts, inside[begun:].strip()])


def schema(address: str) -> list[tuple]:
    """Everything that the database has been told to hold and to refuse, sorted."""
    if address.startswith("sqlite"):
        with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as database:
            found = database.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            ).fetchall()
        return sorted((kind, name, definitions(sql) if kind == "table" else sql) for kind, name, sql in found)
    with closing(psycopg2.connect(address)) as server, server.cursor() as cursor:
        cursor.execute(POSTGRES_SCHEMA)
        return sorted(cursor.fetchall())


@long
@pytest.mark.long
def test_a_database_is_the_same_either_way(empty_database):
    old, new = empty_database(), empty_database()
    run(old, "-m", "tests.old_chain")
    run(old, "manage.py", "migrate", "--check")
    run(new, "manage.py", "migrate", "-v", "0")
    assert schema(old) == schema(new)


@long
@pytest.mark.long
def test_an_installation_that_is_halfway_comes_to_the_same(empty_database):
    halfway, new = empty_database(), empty_database()
    run(halfway, "-m", "tests.old_chain", *HALFWAY)
    for address in (halfway, new):
        run(address, "manage.py", "migrate", "-v", "0")
    assert schema(halfway) == schema(new)
