"""`measure SIZE LARGE.json DEMO_URL DEMO.json OUT [ONLY]`: everything, on the database of DATABASE_URL beside the
small one of DEMO_URL."""

import json
import logging
import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.jobs import Done, jobs
from bench.pages import NOTHING, REFERENCE, calls_sent, link_answers, visits, weight
from bench.server import CSRF, Ask, Server, Visit, per_second
from bench.targets import Figure, table

ROUNDS, CALLS = 20, 20
# Seconds of asking a page as fast as it answers.
RUSH = 3


def main(arguments: list[str]) -> None:
    logging.disable(logging.INFO)
    size, facts, demo_url, demo_facts, target, only = [*arguments, ""][:6]
    facts, demo_facts = (json.loads(Path(name).read_text(encoding="utf8")) for name in (facts, demo_facts))
    rounds, calls = (3, 1) if size == "small" else (ROUNDS, CALLS)
    rush = 0.2 if size == "small" else RUSH
    with Server(os.environ["DATABASE_URL"]) as large, Server(demo_url) as demo:
        here, there = [*visits(large, facts)], [*visits(demo, demo_facts)]
        here.append(link_answers(large, facts["links"]))
        there.append(link_answers(demo, demo_facts["links"]))
        here, there = chosen(here, only), chosen(there, only)
        in_turn([*here, *there], rounds)
        figures = page_figures(here, there, facts)
        if not only or only == "send_call":
            sent = calls_sent(large, iter(facts["calls"][: calls + 2]))
            in_turn([sent], calls)
            figures["send_call"] = figure_of(sent, here)
        for visit in here:
            if visit.name not in ("save_note", "answer_link"):
                figures[visit.name] = replace(
                    figures[visit.name], per_second=per_second(large, visit.ask(), rush)
                )
        figures |= carried(large, facts)
    reference = figures[REFERENCE].cpu_ms
    if not only:
        figures["cold_start"] = cold_start(os.environ["DATABASE_URL"], reference)
        figures |= {
            name: done_figure(done, reference) for name, done in jobs(size, facts["calls"][calls + 2 :]).items()
        }
    sys.stdout.write(f"\n{connection.vendor}, {size}\n{table(figures)}\n")
    Path(target).write_text(json.dumps({name: one.as_json() for name, one in figures.items()}), encoding="utf8")


def chosen(found: list[Visit], only: str) -> list[Visit]:
    return [visit for visit in found if not only or visit.name in {only, REFERENCE, NOTHING}]


def in_turn(found: list[Visit], rounds: int) -> None:
    """Round by round, each page once a round: what else the machine does touches all alike. A first round warms up."""
    for visit in found:
        visit.server.answer(visit.ask())
    for _ in range(rounds):
        for visit in found:
            visit.round()


def page_figures(here: list[Visit], there: list[Visit], facts: dict) -> dict[str, Figure]:
    small = {visit.name: visit for visit in there}
    return {
        visit.name: replace(
            figure_of(visit, here),
            growth=visit.ratio(small[visit.name]) if visit.name not in (NOTHING, REFERENCE) else None,
        )
        for visit in here
    }


def figure_of(visit: Visit, among: list[Visit]) -> Figure:
    """Queries are counted in this process; bytes are what went over the wire."""
    reference = next(other for other in among if other.name == REFERENCE)
    ask = visit.ask()
    answer = visit.server.answer(ask) if ask.form is None else None
    ratio = visit.cpu / reference.cpu if len(visit.rounds) != len(reference.rounds) else visit.ratio(reference)
    return Figure(
        cpu_ms=visit.cpu * 1000,
        ratio=ratio,
        queries=queries_of(ask),
        bytes=len(answer.body) if answer else 0,
    )


def queries_of(ask: Ask) -> int:
    client = Client(headers={"host": "127.0.0.1", "accept-language": "sv", "accept": ask.accept})
    client.cookies["csrftoken"] = CSRF
    if ask.session:
        client.cookies["sessionid"] = ask.session
    with CaptureQueriesContext(connection) as captured:
        if ask.form is None:
            answer = client.get(ask.path)
        else:
            answer = client.post(ask.path, ask.form, "application/x-www-form-urlencoded")
    if answer.status_code != ask.status:
        raise ValueError(f"{ask.path} answered {answer.status_code} here")
    words = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return sum(not query["sql"].startswith(words) for query in captured)


def carried(server: Server, facts: dict) -> dict[str, Figure]:
    first, requests, later = weight(server, Ask("/", facts["member"]))
    held = [worker.memory_full_info() for worker in server.workers()]
    return {
        "first_visit": Figure(queries=requests, bytes=first),
        "later_visit": Figure(queries=1, bytes=later),
        "worker_memory": Figure(bytes=max(one.rss for one in held)),
        "worker_memory_own_share": Figure(bytes=max(one.pss for one in held)),
    }


def cold_start(database: str, reference: float) -> Figure:
    """From nothing to the first answer, the master's and one worker's time together."""
    cpu, seconds = [], []
    for _ in range(3):
        began = time.perf_counter()
        with Server(database, workers=1, wsgi="samverkan.wsgi") as server:
            server.answer(Ask("/konto/login/"))
            seconds.append(time.perf_counter() - began)
            cpu.append(server.cpu())
    milliseconds = statistics.median(cpu) * 1000
    return Figure(cpu_ms=milliseconds, ratio=milliseconds / reference, seconds=statistics.median(seconds))


def done_figure(done: Done, reference: float) -> Figure:
    return Figure(done.cpu * 1000, done.cpu * 1000 / reference, done.queries, done.bytes, seconds=done.seconds)
