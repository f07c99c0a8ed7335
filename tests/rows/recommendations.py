"""The addresses of recommendations."""

from tests.rows.base import Row

ROWS: dict[str, Row] = {}
