"""The addresses of surveys."""

from tests.rows.base import Row

ROWS: dict[str, Row] = {}
