"""Migrates the database of DATABASE_URL by the migrations that the squashed ones replace, as if the squashed
did not exist: `python -m tests.old_chain`, or only as far as named: `… groups.0006_closing meetings.0003_…`.
"""

import os
import sys

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

OURS = ("groups", "issues", "meetings", "plans")


class OldLoader(MigrationLoader):
    """Reads everything from disk but our squashed migrations."""

    def load_disk(self):
        super().load_disk()
        for key in [key for key, found in self.disk_migrations.items() if key[0] in OURS and found.replaces]:
            del self.disk_migrations[key]


def main(targets: list[str]) -> None:
    django.setup()
    executor = MigrationExecutor(connection)
    executor.loader = OldLoader(connection)
    executor.migrate([tuple(name.split(".")) for name in targets] or executor.loader.graph.leaf_nodes())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.settings")
    main(sys.argv[1:])
