"""Orders with what is empty last, on both engines: by itself SQLite puts it first among what rises,
PostgreSQL first among what falls."""

from django.db.models import F
from django.db.models.expressions import OrderBy


def rising(*names: str) -> list[OrderBy]:
    return [F(name).asc(nulls_last=True) for name in names]


def falling(*names: str) -> list[OrderBy]:
    return [F(name).desc(nulls_last=True) for name in names]
