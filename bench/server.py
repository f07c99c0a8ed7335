"""A gunicorn of our own, and how much processor time it has used."""

import gzip
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
CSRF = "b" * 32


@dataclass(frozen=True)
class Answer:
    """`body` as it came over the wire, `content` unpacked."""

    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body


@dataclass(frozen=True)
class Ask:
    """One request; `session` is the cookie's value. Answers must have `status`."""

    path: str
    session: str = ""
    form: str | None = None
    accept: str = "text/html"
    status: int = 200


class Server:
    """Two workers with production's settings on the database given; `wsgi` with the bench's own addresses or
    not."""

    def __init__(self, database: str, *, workers: int = 2, wsgi: str = "bench.wsgi"):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        options = ["--bind", f"127.0.0.1:{self.port}", "--workers", str(workers), "--log-level", "warning"]
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            [
                sys.executable,
                "-m",
                "gunicorn",
                "-c",
                str(ROOT / "bin/gunicorn.conf.py"),
                f"{wsgi}:application",
                *options,
            ],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": database},
        )

    def __enter__(self) -> "Server":
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                return self
            except ConnectionRefusedError:
                time.sleep(0.05)
        raise TimeoutError("gunicorn does not answer")

    def __exit__(self, *fault) -> None:
        self._process.terminate()
        self._process.wait(30)

    def workers(self) -> list[psutil.Process]:
        return psutil.Process(self._process.pid).children()

    def cpu(self) -> float:
        """Seconds used so far by the master and the workers."""
        return sum(_cpu_of(process.pid) for process in [psutil.Process(self._process.pid), *self.workers()])

    def answer(self, ask: Ask, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"csrftoken={CSRF}" + (f"; sessionid={ask.session}" if ask.session else "")
        given = {"Cookie": cookies, "Accept": ask.accept, "Accept-Language": "sv", "Accept-Encoding": "gzip"}
        if ask.form is not None:
            given |= {"X-CSRFToken": CSRF, "Content-Type": "application/x-www-form-urlencoded"}
        body = ask.form.encode() if ask.form is not None else None
        connection.request("POST" if body is not None else "GET", ask.path, body, given | (headers or {}))
        response = connection.getresponse()
        answer = Answer(response.status, response.read(), {k.lower(): v for k, v in response.getheaders()})
        connection.close()
        if answer.status != ask.status:
            raise ValueError(f"{ask.path} answered {answer.status}: {answer.content[:300]!r}")
        return answer


def _cpu_of(pid: int) -> float:
    """Linux counts the running time of a process in nanoseconds; elsewhere in hundredths of a second."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        times = psutil.Process(pid).cpu_times()
        return times.user + times.system


@dataclass
class Visit:
    """A page, asked for `times` a round; `ask()` makes the next request. `rounds` are seconds of CPU a
    request."""

    name: str
    server: Server
    ask: Callable[[], Ask]
    times: int = 5
    rounds: list[float] = field(default_factory=list)

    def round(self) -> None:
        asked = [self.ask() for _ in range(self.times)]
        before = self.server.cpu()
        for ask in asked:
            self.server.answer(ask)
        self.rounds.append((self.server.cpu() - before) / self.times)

    @property
    def cpu(self) -> float:
        return statistics.median(self.rounds)

    def ratio(self, other: "Visit") -> float:
        """Against another page in the same rounds, so that what else the machine did touches both."""
        return statistics.median(mine / its for mine, its in zip(self.rounds, other.rounds, strict=True))


def per_second(server: Server, ask: Ask, seconds: float) -> float:
    """Requests a second with as many askers as workers."""
    until = time.perf_counter() + seconds

    def go(_) -> int:
        count = 0
        while time.perf_counter() < until:
            server.answer(ask)
            count += 1
        return count

    began = time.perf_counter()
    with ThreadPoolExecutor(2) as askers:
        return sum(askers.map(go, range(2))) / (time.perf_counter() - began)
