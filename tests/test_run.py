"""bin/run as a user runs it: it answers, both processes live, Ctrl-C leaves nothing behind."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

pytestmark = pytest.mark.any_database

RUN = Path(__file__).resolve().parent.parent / "bin" / "run"
SETTINGS = {"SAMVERKAN_ENV", "DATABASE_URL", "VAR_DIR", "SECRET_KEY", "BASE_URL", "ALLOWED_HOSTS", "DEBUG"}


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


def healthy(port: int) -> bool:
    try:
        return urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).status == 200
    except OSError:
        return False


def session_of(process: psutil.Process) -> int | None:
    try:
        return os.getsid(process.pid)
    except ProcessLookupError:
        return None


class Running:
    """A bin/run of its own in a session of its own, with an empty data folder."""

    def __init__(self, var_dir: Path):
        self.port = free_port()
        self.log = var_dir / f"run-{self.port}.log"
        environment = {
            k: v for k, v in os.environ.items() if k not in SETTINGS and not k.startswith("DJANGO")
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [RUN, "--port", str(self.port)],
                cwd="/",
                env=environment | {"VAR_DIR": str(var_dir)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                # As at a keyboard: a shell that inherits Ctrl-C ignored, from a run in the background, cannot
                # hear it.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf8")

    def wait_until_ready(self, seconds: int = 400) -> None:
        until = time.monotonic() + seconds
        while not (healthy(self.port) and "Ctrl-C" in self.said()):
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.2)

    def session(self) -> list[psutil.Process]:
        """Every process of this bin/run, grandchildren too."""
        return [p for p in psutil.process_iter() if session_of(p) == self.process.pid]

    def child(self, words: str) -> psutil.Process:
        return next(p for p in self.session() if words in " ".join(p.cmdline()))

    def left_behind(self) -> list[str]:
        until = time.monotonic() + 10
        while (left := self.session()) and time.monotonic() < until:
            time.sleep(0.1)
        return [p.name() for p in left]


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def running(var_dir):
    run = Running(var_dir)
    try:
        run.wait_until_ready()
        yield run
    finally:
        for process in run.session():
            process.kill()
        run.process.wait()


def test_it_answers_and_ctrl_c_stops_both(running):
    assert f"http://127.0.0.1:{running.port}" in running.said()
    assert {running.child(words).is_running() for words in ("gunicorn", "manage.py worker")} == {True}
    os.killpg(running.process.pid, signal.SIGINT)
    assert running.process.wait(timeout=20) == 0, running.said()
    assert running.left_behind() == []


def test_when_the_worker_dies_the_web_server_is_stopped_and_it_is_said(running):
    running.child("manage.py worker").kill()
    assert running.process.wait(timeout=20) == 1
    assert "Bakgrundsprocessen (manage.py worker) avslutades. Stoppar webbservern." in running.said()
    assert running.left_behind() == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--port", "åtta"], "FEL: Porten ska vara ett tal, till exempel --port 8080. Läste ”åtta”."),
        (["--port"], "FEL: Porten ska vara ett tal, till exempel --port 8080. Läste ””."),
        (["--prot", "8080"], "FEL: Förstår inte ”--prot”."),
    ],
)
def test_what_it_cannot_read_it_says(arguments, sentence):
    refused = subprocess.run([RUN, *arguments], capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stderr.strip().splitlines()[-1]) == (1, sentence)


def test_a_taken_port_is_said(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = subprocess.run(
            [RUN, "--port", port],
            env=os.environ | {"VAR_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert refused.returncode == 1
    assert f"FEL: Port {port} är upptagen eller kan inte användas." in refused.stderr.splitlines()
