"""bin/bench in small: it runs, its figures have their shape, and the reference page is what it always was."""

import json
import subprocess
from pathlib import Path

import pytest

from bench.reference import BYTES, QUERIES
from bench.targets import TARGETS, Figure, misses

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    target = tmp_path_factory.mktemp("bench") / "figures.json"
    words = [ROOT / "bin" / "bench", "--small", "--database", "sqlite", "--json", target]
    subprocess.run(words, check=True, timeout=600)
    return json.loads(target.read_text(encoding="utf8"))


def test_every_target_has_a_figure(figures):
    # A small installation has no 10,000 places to fill.
    wanted = {name for name in TARGETS if "10000" not in name}
    assert (list(figures), wanted - set(figures["sqlite"])) == (["sqlite"], set())
    assert {tuple(one) for one in figures["sqlite"].values()} == {("cpu_ms", "ratio", "queries", "bytes")}


def test_the_reference_page_is_unchanged(figures):
    """Every ratio is against it: a change takes a line in CHANGELOG.md (ruling 25)."""
    reference = figures["sqlite"]["reference"]
    assert (reference["ratio"], reference["queries"]) == (1, len(QUERIES))
    html = (ROOT / "bench" / "templates" / "bench" / "reference.html").read_bytes()
    assert len(html) == BYTES


def test_queries_of_the_pages_stay_within_their_targets(figures):
    """Times are judged by people, on a machine that does nothing else."""
    found = {
        name: misses(name, Figure(queries=one["queries"]))
        for name, one in figures["sqlite"].items()
        if name in TARGETS
    }
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_a_miss_says_what_was_passed():
    assert misses("start", Figure(ratio=1.31, queries=8, growth=1.3)) == [
        "ratio 1.31 > 1.25",
        "growth 1.30 > 1.2",
    ]
