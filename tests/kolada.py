"""A Kolada for tests: a real server that speaks the documented interface, and fails as it is told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from urllib.parse import parse_qs, urlsplit

import pytest

from plans.kolada import Kolada

KPIS = [
    {"id": "N01951", "title": "Invånare totalt, antal", "description": "Folkmängd den 31 december.",
     "is_divided_by_gender": 1, "municipality_type": "A"},
    {"id": "N03937", "title": "Arbetslöshet 18-64 år, andel (%)", "description": "Öppet arbetslösa.",
     "is_divided_by_gender": True, "municipality_type": "K"},
]  # fmt: skip
AREAS = [
    {"id": "0019", "title": "Region Västmanland", "type": "L"},
    {"id": "1981", "title": "Sala", "type": "K"},
    {"id": "1983", "title": "Köping", "type": "K"},
]


class KoladaServer:
    """`values` maps (kpi, area, year) to {gender: value}; `fails` is what the next answers are instead: a
    status, "slow", "cut" or "broken"; `asked` has every address that was asked for."""

    def __init__(self):
        self.values: dict[tuple[str, str, int], dict[str, float | None]] = {}
        self.fails: list = []
        self.asked: list[str] = []
        self.retry_after = ""
        self.most_on_a_page = 5000
        self.waited: list[float] = []
        self.web = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.web.daemon_threads = True
        threading.Thread(target=self.web.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.web.server_port}/v3"

    def client(self, **kwargs) -> Kolada:
        # Patient but where it is to tire: a loaded machine may take long over any answer.
        seconds = 1 if "slow" in self.fails else 30
        return Kolada(self.address, **{"seconds": seconds, "pause": self.waited.append} | kwargs)

    def rows(self, path: list[str], asked: dict[str, str]) -> list[dict] | None:
        """None for an address that it does not have."""
        match path:
            case ["kpi"]:
                return [row for row in KPIS if asked.get("title", "").lower() in row["title"].lower()]
            case ["kpi", ids]:
                return [row for row in KPIS if row["id"] in ids.split(",")] or None
            case ["municipality"]:
                return [row for row in AREAS if asked.get("title", "").lower() in row["title"].lower()]
            case ["data", "kpi", kpis, "municipality", areas, "year", years]:
                lists = [part.split(",") for part in (kpis, areas, years)]
                if max(map(len, lists)) > 25:
                    return None
                return [
                    self._row(*key, found)
                    for key, found in sorted(self.values.items())
                    if all(str(part) in wanted for part, wanted in zip(key, lists, strict=True))
                ]
        return None

    def page(self, rows: list[dict], asked: dict[str, str]) -> dict:
        per_page = min(int(asked.get("per_page", 5000)), self.most_on_a_page)
        page = int(asked.get("page", 1))
        shown = rows[(page - 1) * per_page : page * per_page]
        more = "http://elsewhere.example/v3/next" if len(rows) > page * per_page else None
        return {"values": shown, "count": len(shown), "next_url": more, "previous_url": None}

    @staticmethod
    def _row(kpi: str, area: str, year: int, found: dict) -> dict:
        values = [
            {"gender": gender, "count": 1, "status": "" if value is not None else "Missing", "value": value}
            for gender, value in found.items()
        ]
        return {"kpi": kpi, "municipality": area, "period": year, "values": values}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                server.asked.append(self.path)
                failing = server.fails.pop(0) if server.fails else None
                if failing == "slow":
                    sleep(1.5)
                if failing == "cut":
                    self.connection.close()
                    return
                parts = urlsplit(self.path)
                asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
                rows = server.rows(parts.path.strip("/").split("/")[1:], asked)
                status = failing if isinstance(failing, int) else 404 if rows is None else 200
                body = json.dumps(server.page(rows or [], asked)).encode()
                self.answer(status, body[:-10] if failing == "broken" else body)

            def answer(self, status: int, body: bytes):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                if server.retry_after:
                    self.send_header("Retry-After", server.retry_after)
                self.end_headers()
                # Whoever asked may have tired of waiting.
                with suppress(OSError):
                    self.wfile.write(body)

            def log_message(self, *args):
                pass

        return Handler


@pytest.fixture
def kolada(settings) -> Iterator[KoladaServer]:
    server = KoladaServer()
    settings.KOLADA_URL = server.address
    yield server
    server.web.shutdown()
    server.web.server_close()
