"""Keeps docs/requirements.md true: every fact has its row, every proof is a test that says so itself."""

import ast
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.urls import get_resolver

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).resolve().parent.parent

# An issue is added here when its work is done; from then on no row may be planned for it.
RESOLVED_ISSUES = frozenset({1, 2, 3, 4, 5, 6})
ISSUES = range(1, 7)

IDS = [
    *(f"S000-{n:02}" for n in range(1, 50)),
    *(f"S001-{n:02}" for n in range(1, 53)),
    *(f"S002-{letter}" for letter in "ABCD"),
    *(f"S002-{n:02}" for n in range(1, 28)),
    *(f"S003-{n:02}" for n in range(1, 32)),
    *(f"S004-{n:02}" for n in range(1, 36)),
    *(f"P{n:02}" for n in range(1, 74)),
    *(f"N{n:02}" for n in range(1, 17)),
]

ROW = re.compile(r"^\| ((?:S00\d-|P|N)\w+) \| (.+?) \| (.+?) \| (.+?) \|$")
TEST_NAME = re.compile(r"`([\w/]+\.py(?:::\w+)+)`")
PROOF = re.compile(r"^`[^`]+`(?:, `[^`]+`)*: (?P<asserts>.{10,}\.) Page: (?P<page>.{3,}\.)$")
ADDRESS_NAME = re.compile(r"`((?:\w+:)?\w+)`")


@dataclass(frozen=True)
class Row:
    id: str
    fact: str
    state: str
    proof: str


def rows_of(text):
    """The table rows of the file, in its order."""
    return [Row(*match.groups()) for line in text.splitlines() if (match := ROW.match(line))]


def marked_ids(node):
    """Ids named by any `pytest.mark.fact(...)` inside the node."""
    return {
        argument.value
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.fact"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }


def read_tests(source, path):
    """`{"path::name": ids}` for each test in a source, read without importing it."""
    module = ast.parse(source)
    found = {}

    def collect(body, name, inherited):
        assigned = [
            n for n in body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "pytestmark"
        ]
        inherited = inherited.union(*map(marked_ids, assigned))
        for node in body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                own = inherited.union(*map(marked_ids, node.decorator_list))
                if isinstance(node, ast.ClassDef):
                    collect(node.body, f"{name}::{node.name}", own)
                elif node.name.startswith("test_"):
                    found[f"{name}::{node.name}"] = own

    collect(module.body, path, frozenset())
    return found


def all_tests():
    """Every test of the repository with the ids it is marked with."""
    tests = {}
    for path in sorted(ROOT.rglob("test_*.py")):
        parts = path.relative_to(ROOT).parts
        if "tests" in parts and not parts[0].startswith((".", "var")):
            name = "/".join(parts)
            tests |= read_tests(path.read_text(encoding="utf-8"), name)
    return tests


def all_address_names():
    """Every name a page may be reversed by: `start`, `meetings:call`."""

    def names(resolver, prefix):
        yield from (f"{prefix}{name}" for name in resolver.reverse_dict if isinstance(name, str))
        for namespace, (_, inner) in resolver.namespace_dict.items():
            yield from names(inner, f"{prefix}{namespace}:")

    return set(names(get_resolver(), ""))


def faults(rows, tests, addresses, resolved):
    """What is untrue in the rows, one sentence each."""
    for row in rows:
        planned = re.fullmatch(r"planned: issue (\d+)", row.state)
        if planned and int(planned[1]) not in ISSUES:
            yield f"{row.id} names issue {planned[1]}, which does not exist"
        elif planned and int(planned[1]) in resolved:
            marked = sorted(name for name, ids in tests.items() if row.id in ids)
            yield f"{row.id} is planned for a finished issue; marked tests: {', '.join(marked) or 'none'}"
        elif planned and row.proof != "–":
            yield f"{row.id} is planned and has a proof"
        elif row.state == "left out":
            if not re.match(r"No issue asks for it: .{40,}\.$", row.proof):
                yield f"{row.id} is left out and does not say why: {row.proof}"
        elif not planned and row.state != "met":
            yield f"{row.id} is neither met, planned nor left out: {row.state}"
        elif not planned:
            if not PROOF.match(row.proof):
                yield f"{row.id} lacks test, assertion in words or page: {row.proof}"
            for address in ADDRESS_NAME.findall(row.proof.partition(" Page: ")[2]):
                if address not in addresses:
                    yield f"{row.id} names a page that does not exist: {address}"
            for name in TEST_NAME.findall(row.proof):
                if name not in tests:
                    yield f"{row.id} names a test that does not exist: {name}"
                elif row.id not in tests[name]:
                    yield f'{name} lacks @pytest.mark.fact("{row.id}")'


def requirements():
    return rows_of((ROOT / "docs" / "requirements.md").read_text(encoding="utf-8"))


def test_every_fact_has_exactly_one_row_in_order():
    ids = [row.id for row in requirements()]

    assert ids == IDS
    assert Counter(row_id[0] for row_id in ids) == {"S": 198, "P": 73, "N": 16}
    assert len(set(ids)) == 287


def test_every_row_is_true():
    assert list(faults(requirements(), all_tests(), all_address_names(), RESOLVED_ISSUES)) == []


def test_every_mark_names_a_row():
    unknown = {name: ids - set(IDS) for name, ids in all_tests().items() if ids - set(IDS)}

    assert unknown == {}


def test_planted_faults_are_found():
    source = """
import pytest
pytestmark = pytest.mark.fact("S001-01")
class TestCall:
    @pytest.mark.fact("S001-02", "P01")
    @pytest.mark.parametrize("day", [pytest.param(1, marks=pytest.mark.fact("P02"))])
    def test_due(self): ...
def test_bare(): ...
"""
    tests = read_tests(source, "tests/test_x.py")
    proof = "`tests/test_x.py::TestCall::test_due`: asks for the date. Page: `meetings:call`."
    rows = [
        Row("S001-01", "inherited mark", "met", proof),
        Row("S001-03", "no mark", "met", proof),
        Row("S001-04", "no such test", "met", proof.replace("test_due", "test_gone")),
        Row("S001-02", "no such page", "met", proof.replace("meetings:call", "meetings:summons")),
        Row("S001-05", "no page", "met", "`tests/test_x.py::test_bare`: asks for the date."),
        Row("S001-06", "no such issue", "planned: issue 7", "–"),
        Row("P02", "finished issue", "planned: issue 1", "–"),
        Row("P03", "proof too early", "planned: issue 2", proof),
        Row("P04", "half", "partly", proof),
        Row("P05", "left without a reason", "left out", "–"),
    ]

    assert tests == {
        "tests/test_x.py::TestCall::test_due": {"S001-01", "S001-02", "P01", "P02"},
        "tests/test_x.py::test_bare": {"S001-01"},
    }
    assert list(faults(rows, tests, {"meetings:call"}, {1})) == [
        'tests/test_x.py::TestCall::test_due lacks @pytest.mark.fact("S001-03")',
        "S001-04 names a test that does not exist: tests/test_x.py::TestCall::test_gone",
        "S001-02 names a page that does not exist: meetings:summons",
        "S001-05 lacks test, assertion in words or page: `tests/test_x.py::test_bare`: asks for the date.",
        'tests/test_x.py::test_bare lacks @pytest.mark.fact("S001-05")',
        "S001-06 names issue 7, which does not exist",
        "P02 is planned for a finished issue; marked tests: tests/test_x.py::TestCall::test_due",
        "P03 is planned and has a proof",
        "P04 is neither met, planned nor left out: partly",
        "P05 is left out and does not say why: –",
    ]
