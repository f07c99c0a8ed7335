"""The addresses of evaluations."""

from tests.rows.base import Row

ROWS: dict[str, Row] = {}
