"""Every word of docs/glossary.md is defined in the code where the glossary says."""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(
    r"^\| (?P<swedish>[^|`]+) \| `(?P<identifier>[\w.]+)` \| `(?P<where>[\w/]+\.py)` \| (?P<meaning>.+) \|$"
)


def rows_of(text):
    lines = [line for line in text.splitlines() if line.startswith("| ") and "Identifier" not in line]
    return [ROW.match(line) or line for line in lines]


def defined_in(source):
    """Dotted names of a module's classes and functions, and of what it and its classes assign."""

    def names(body, prefix):
        for node in body:
            if isinstance(node, ast.ClassDef):
                yield f"{prefix}{node.name}"
                yield from names(node.body, f"{prefix}{node.name}.")
            elif isinstance(node, ast.FunctionDef):
                yield f"{prefix}{node.name}"
            elif isinstance(node, ast.Assign):
                yield from (f"{prefix}{target.id}" for target in node.targets if isinstance(target, ast.Name))
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield f"{prefix}{node.target.id}"

    return set(names(ast.parse(source).body, ""))


def test_every_word_is_defined_where_it_says():
    rows = rows_of((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    unreadable = [row for row in rows if isinstance(row, str)]
    missing = [
        f"{row['identifier']} in {row['where']}"
        for row in rows
        if row not in unreadable
        and not (
            (ROOT / row["where"]).exists()
            and row["identifier"] in defined_in((ROOT / row["where"]).read_text(encoding="utf-8"))
        )
    ]

    assert (unreadable, missing) == ([], [])


def test_a_word_has_one_row():
    rows = rows_of((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))
    identifiers = [row["identifier"] for row in rows]
    swedish = [word for row in rows for word in row["swedish"].split(", ")]

    assert sorted(set(identifiers)) == sorted(identifiers)
    assert sorted(set(swedish)) == sorted(swedish)


def test_definitions_are_read_with_their_place():
    source = """
X = 1
class A:
    b: int
    class C:
        D = "d"
    def e(self):
        f = 1
def g(): ...
"""

    assert defined_in(source) == {"X", "A", "A.b", "A.C", "A.C.D", "A.e", "g"}
