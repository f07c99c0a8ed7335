"""The addresses of oral."""

from tests.rows.base import Row

ROWS: dict[str, Row] = {}
