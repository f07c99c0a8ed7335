"""Writing many rows fast: keys are given here, so that rows can name each other before any is written."""

from collections import Counter, defaultdict

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

WAITING = 4000


class Rows:
    """`add` gives the new row's key at once and writes when enough wait. Use it inside one transaction, where
    both databases look at foreign keys last of all."""

    def __init__(self):
        self.count: Counter[type[models.Model]] = Counter()
        self._waiting: dict[type[models.Model], list[models.Model]] = defaultdict(list)

    def add(self, model: type[models.Model], **fields) -> int:
        self.count[model] += 1
        rows = self._waiting[model]
        rows.append(model(pk=self.count[model], **fields))
        if len(rows) >= WAITING:
            self._write(model)
        return self.count[model]

    def finish(self) -> None:
        for model in list(self._waiting):
            self._write(model)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.count)):
                cursor.execute(statement)

    def _write(self, model: type[models.Model]) -> None:
        model.objects.bulk_create(self._waiting.pop(model, []), batch_size=WAITING)


def refresh_statistics() -> None:
    """What a server in daily use has done long ago: without it the planner guesses."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def is_seeded() -> bool:
    return apps.get_model("meetings", "Meeting").objects.exists()
