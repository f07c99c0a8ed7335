"""`python bench/run.py NAME=ADDRESS … --size SIZE --work FOLDER [--json FILE] [--only NAME]`: each database
in turn.

An address is that of a server's database, or empty for SQLite; two databases of our own are made there.
Everything runs in processes of its own, with production's settings.
"""

import argparse
import json
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("databases", nargs="+")
    parser.add_argument("--size", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    environment = production(given.work)
    _run(environment, sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    # Compiles what the web process reads in, as the first start of an installation has done.
    _run(environment, sys.executable, "-c", "import bench.wsgi")
    figures = {}
    for word in given.databases:
        name, _, address = word.partition("=")
        figures[name] = measured(name, address, given, environment)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")


def production(work: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        mail_port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(work / "bytecode"),
        "SAMVERKAN_ENV": "production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SSL_REDIRECT": "no",
        "VAR_DIR": str(work / "var"),
        "EMAIL_PORT": str(mail_port),
        "EMAIL_HOST": "127.0.0.1",
        "DEFAULT_FROM_EMAIL": "Samverkan <samverkan@example.se>",
        "PYTHONWARNINGS": "ignore",
    }


def measured(name: str, address: str, given: argparse.Namespace, environment: dict[str, str]) -> dict:
    """The figures of one database. The large installation has the demo's size beside it, to see what size
    costs."""
    sizes = ["large", "demo"] if given.size == "large" else [given.size]
    made = [(database(name, address, size, given.work), given.work / f"{name}-{size}.json") for size in sizes]
    for size, (url, facts) in zip(sizes, made, strict=True):
        _bench(environment | {"DATABASE_URL": url}, "seed", size, str(facts))
    result = given.work / f"{name}-figures.json"
    words = [given.size, str(result), given.only, *(str(word) for pair in made for word in pair)]
    _bench(environment | {"DATABASE_URL": made[0][0]}, "measure", *words)
    return json.loads(result.read_text(encoding="utf8"))


def database(name: str, address: str, size: str, work: Path) -> str:
    """The address of an empty database."""
    if not address:
        return f"sqlite:///{work}/{name}-{size}.sqlite3"
    connection = psycopg2.connect(address)
    connection.autocommit = True
    connection.cursor().execute(f'CREATE DATABASE "{size}"')
    connection.close()
    return f"{address.rpartition('/')[0]}/{size}"


def _bench(environment: dict[str, str], *words: str) -> None:
    _run(environment, sys.executable, "-m", "bench", *words)


def _run(environment: dict[str, str], *words: str) -> None:
    subprocess.run(words, cwd=ROOT, env=environment, check=True)  # noqa: S603 - our own words


if __name__ == "__main__":
    main()
