"""A migrated database made once a run and copied to every worker: each would else spend a minute migrating.

The real migrations are what is copied, with their triggers and constraints; a change to one makes a new copy.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.backends.base.operations import BaseDatabaseOperations

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("VAR_DIR") or ROOT / "var") / "migrated"


def copy_when_created(connection) -> None:
    """Django's test database becomes a copy; made Django's way its tables would cost every worker seconds,
    only to be replaced."""
    creation = connection.creation

    def create_test_db(verbosity=1, autoclobber=False, keepdb=False, **_more) -> str:
        name = creation._get_test_db_name()
        creation._create_test_db(verbosity, autoclobber, keepdb)
        connection.close()
        settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
        fill(connection)
        connection.ensure_connection()
        return name

    creation.create_test_db = create_test_db


def fill(connection) -> None:
    """Replaces what the test database of `connection` holds with a copy of the migrated one."""
    with locked(connection.vendor):
        {"sqlite": _fill_sqlite, "postgresql": _fill_postgres}[connection.vendor](connection)
    # Content types were numbered when the tables were made, and are numbered otherwise in the copy.
    ContentType.objects.clear_cache()


def let_flush(connection) -> None:
    """SQLite empties its tables row by row after a test with real transactions, which the guards of what is
    never removed would refuse: they step aside meanwhile. PostgreSQL truncates."""
    operations = type(connection.ops)
    if connection.vendor == "sqlite":
        operations.execute_sql_flush = _flush_past_guards


def _flush_past_guards(operations, sql_list: list[str]) -> None:
    with operations.connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE DELETE%'"
        )
        guards = cursor.fetchall()
    aside, again = [f'DROP TRIGGER "{name}"' for name, _sql in guards], [sql for _name, sql in guards]
    BaseDatabaseOperations.execute_sql_flush(operations, [*aside, *sql_list, *again])


def key() -> str:
    """Of everything the migrated database follows from."""
    files = [
        *ROOT.glob("*/migrations/*.py"),
        ROOT / "requirements.lock",
        *(ROOT / "samverkan/lib").glob("*.py"),
    ]
    return sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()[:16]


@contextmanager
def locked(vendor: str) -> Iterator[None]:
    """One worker at a time makes the database, and PostgreSQL copies only what nobody else is reading."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrated_file() -> Path:
    """The migrated SQLite database, to be copied. Call it `locked`."""
    path = FOLDER / f"{key()}.sqlite3"
    if not path.exists():
        for old in FOLDER.glob("*.sqlite3*"):
            old.unlink()
        made = path.with_suffix(".making")
        made.unlink(missing_ok=True)
        _migrate(f"sqlite:///{made}")
        made.rename(path)
    return path


def migrated_database(cursor) -> str:
    """The name of the migrated PostgreSQL database, quoted, to be a template. Call it `locked`, with a cursor
    of a connection to another database."""
    name = f"samverkan_migrated_{key()}"
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if not cursor.fetchone():
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}_making"')
        cursor.execute(f'CREATE DATABASE "{name}_making"')
        _migrate(urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}_making")))
        cursor.execute(f'ALTER DATABASE "{name}_making" RENAME TO "{name}"')
    return f'"{name}"'


def _fill_sqlite(connection) -> None:
    database = connection.Database.connect(migrated_file())
    connection.ensure_connection()
    database.backup(connection.connection)
    database.close()


def _fill_postgres(connection) -> None:
    target = connection.ops.quote_name(connection.settings_dict["NAME"])
    connection.close()
    with connection._nodb_cursor() as cursor:
        template = migrated_database(cursor)
        cursor.execute(f"DROP DATABASE {target}")
        cursor.execute(f"CREATE DATABASE {target} TEMPLATE {template}")


def _migrate(url: str) -> None:
    for command in (["migrate", "--noinput"], ["createcachetable"]):
        subprocess.run(
            [sys.executable, "manage.py", *command, "--verbosity", "0"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": url, "SAMVERKAN_ENV": "test"},
            check=True,
        )


def make(connection) -> None:
    """Made while bin/test still reads the files: the first tests need not wait for it."""
    with locked(connection.vendor):
        if connection.vendor == "sqlite":
            migrated_file()
        else:
            with connection._nodb_cursor() as cursor:
                migrated_database(cursor)
