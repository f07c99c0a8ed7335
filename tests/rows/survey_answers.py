"""The addresses of survey_answers."""

from tests.rows.base import Row

ROWS: dict[str, Row] = {}
