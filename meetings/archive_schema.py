"""The JSON Schema of the facts in an archive package; shipped in each of them."""

import json
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "data" / "archive.schema.json"


def schema_bytes() -> bytes:
    return PATH.read_bytes()


@cache
def schema() -> dict[str, object]:
    return json.loads(schema_bytes())
