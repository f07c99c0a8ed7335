"""The ground under everything: the locks, the licence, the two commands."""

import os
import re
import stat
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.any_database

ROOT = settings.BASE_DIR
LOCKS = ["requirements.lock", "requirements-dev.lock"]
SCRIPTS = ["bin/run", "bin/test", ".ci/run", "bin/setup.sh"]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    """Package name to its pinned block of lines in the lock, hashes and markers included, comments left
    out."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(encoding="utf8"), flags=re.MULTILINE)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    return {canonical(re.match(r"[A-Za-z0-9._-]+", b).group()): b.strip() for b in blocks}


def direct(requirements: str) -> set[str]:
    lines = (ROOT / requirements).read_text(encoding="utf8").splitlines()
    return {canonical(re.match(r"[A-Za-z0-9._-]+", line).group()) for line in lines if line[:1].isalnum()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_an_exact_version_and_a_hash(lock):
    loose = [name for name, block in pins(lock).items() if "==" not in block or "--hash=sha256:" not in block]
    assert loose == []


@pytest.mark.parametrize("name", [*LOCKS, "requirements.txt", "requirements-dev.txt", "pyproject.toml"])
def test_no_registry_is_named(name):
    text = (ROOT / name).read_text(encoding="utf8")
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url\S*|--find-links\S*", text) == []


@pytest.mark.fact("P73")
@pytest.mark.parametrize(
    ("requirements", "lock"), [("requirements.txt", LOCKS[0]), ("requirements-dev.txt", LOCKS[1])]
)
def test_what_we_name_is_locked(requirements, lock):
    assert direct(requirements) - pins(lock).keys() == set()


def test_development_runs_what_production_runs():
    """bin/test must prove the very versions that bin/run installs."""
    production, development = pins(LOCKS[0]), pins(LOCKS[1])
    assert {n: b for n, b in production.items() if development.get(n) != b} == {}


@pytest.mark.fact("P73")
def test_the_licence_is_the_eupl():
    text = (ROOT / "LICENSE").read_text(encoding="utf8")
    assert text.splitlines()[0] == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
    assert [n for n in range(1, 16) if not re.search(rf"^{n}\.\S", text, re.MULTILINE)] == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_are_posix_sh_and_may_be_run(script):
    path = ROOT / script
    assert path.read_text(encoding="utf8").splitlines()[0] == "#!/bin/sh"
    assert script == "bin/setup.sh" or path.stat().st_mode & stat.S_IXUSR
    checked = subprocess.run(["sh", "-n", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_ci_runs_bin_test_and_nothing_else():
    lines = (ROOT / ".ci/run").read_text(encoding="utf8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        'exec "$(dirname "$0")/../bin/test"'
    ]


def test_python_version_is_one_that_shims_and_uv_both_read():
    assert (ROOT / ".python-version").read_text() == "3.13\n"


def start(**environment) -> subprocess.CompletedProcess:
    """`manage.py check` in a bare environment of its own."""
    inherited = {key: os.environ[key] for key in ("PATH", "VIRTUAL_ENV", "HOME") if key in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT, env=inherited | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "SECRET_KEY is missing. Set it to a random text of at least 50 characters."),
        (
            {"SECRET_KEY": "x" * 60},
            "ALLOWED_HOSTS is missing. Write the host names, e.g. samverkan.example.se.",
        ),
    ],
)
def test_production_without_its_settings_stops_with_a_sentence(environment, sentence):
    stopped = start(SAMVERKAN_ENV="production", **environment)
    assert stopped.returncode == 1
    assert stopped.stderr.splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {sentence}"
