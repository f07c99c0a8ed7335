"""`measure SIZE FILE ONLY URL FACTS [URL FACTS]`: everything, on the first database, the same pages in turn
on the second; figures to FILE. ONLY is a page or empty."""

import json
import statistics
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.jobs import Done, jobs
from bench.pages import BARE_PLAN, NOTHING, REFERENCE, calls_sent, hand_ins, link_answers, visits, weight
from bench.server import CSRF, Ask, Server, Visit, per_second
from bench.targets import TARGETS, Figure, Target, table


@dataclass(frozen=True)
class Plan:
    """`calls` are sent (one warms up, one is counted), `rush` is seconds of asking a page as fast as it
    answers, `times` how often a job is done."""

    rounds: int
    calls: int
    rush: float
    times: int


PLANS = {
    "large": Plan(rounds=20, calls=22, rush=3, times=5),
    "small": Plan(rounds=3, calls=3, rush=0.1, times=1),
}


def main(arguments: list[str]) -> None:
    size, target, only, url, facts, *beside = arguments
    plan, facts = PLANS[size], json.loads(Path(facts).read_text(encoding="utf8"))
    with Server(url) as server, ExitStack() as others:
        here, there = chosen(visited(server, facts), only), []
        if beside:
            demo = others.enter_context(Server(beside[0]))
            demo_facts = json.loads(Path(beside[1]).read_text(encoding="utf8"))
            there = chosen(visited(demo, demo_facts), only)
        in_turn([*here, *there], plan.rounds)
        figures = page_figures(here, there)
        if only in {"", "send_call"}:
            sent = calls_sent(server, iter(facts["calls"][: plan.calls]))
            in_turn([sent], plan.calls - 2)
            figures["send_call"] = figure_of(sent, here)
        for visit in here:
            if visit.name not in {"save_note", "answer_link", "survey_hand_in"}:
                rate = per_second(server, visit.ask(), plan.rush)
                figures[visit.name] = replace(figures[visit.name], per_second=rate)
        figures |= carried(server, facts)
    sys.stdout.write(f"\n{connection.vendor}, {size}\n{table(figures)}\n")
    if not only:
        reference = figures[REFERENCE].cpu_ms
        worked = {"cold_start": cold_start(url, reference, plan.times)}
        done = jobs(size, facts["calls"][plan.calls :], plan.times)
        worked |= {name: done_figure(one, reference) for name, one in done.items()}
        sys.stdout.write(f"\n{table(worked)}\n")
        figures |= worked
    Path(target).write_text(
        json.dumps({name: one.as_json() for name, one in figures.items()}), encoding="utf8"
    )


def visited(server: Server, facts: dict) -> list[Visit]:
    once = [link_answers(server, facts["links"]), hand_ins(server, facts["survey_forms"])]
    return [*visits(server, facts), *once]


def chosen(found: list[Visit], only: str) -> list[Visit]:
    return [visit for visit in found if not only or visit.name in {only, REFERENCE, NOTHING, BARE_PLAN}]


def in_turn(found: list[Visit], rounds: int) -> None:
    """Round by round, each page once a round: what else the machine does touches all alike. A first round
    warms up."""
    for visit in found:
        visit.server.answer(visit.ask())
    for _ in range(rounds):
        for visit in found:
            visit.round()


def page_figures(here: list[Visit], there: list[Visit]) -> dict[str, Figure]:
    small = {visit.name: visit for visit in there if visit.name not in {NOTHING, REFERENCE, BARE_PLAN}}
    bare = next(visit for visit in here if visit.name == BARE_PLAN)
    return {
        visit.name: replace(
            figure_of(visit, here),
            growth=visit.ratio(small[visit.name]) if visit.name in small else None,
            bare=visit.ratio(bare) if TARGETS.get(visit.name, Target()).bare else None,
        )
        for visit in here
    }


def figure_of(visit: Visit, among: list[Visit]) -> Figure:
    """Queries are counted in this process; bytes are what went over the wire."""
    reference = next(other for other in among if other.name == REFERENCE)
    ask = visit.ask()
    answer = visit.server.answer(ask) if ask.form is None else None
    ratio = (
        visit.cpu / reference.cpu if len(visit.rounds) != len(reference.rounds) else visit.ratio(reference)
    )
    return Figure(
        cpu_ms=visit.cpu * 1000,
        ratio=ratio,
        queries=queries_of(ask),
        bytes=len(answer.body) if answer else 0,
    )


def queries_of(ask: Ask) -> int:
    """Of a page that has been asked for before: some are reckoned once a process (docs/performance.md)."""
    client = Client(headers={"host": "127.0.0.1", "accept-language": "sv", "accept": ask.accept})
    client.cookies["csrftoken"] = CSRF
    if ask.session:
        client.cookies["sessionid"] = ask.session
    if ask.form is None:
        client.get(ask.path)
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


def cold_start(database: str, reference: float, times: int) -> Figure:
    """From nothing to the first answer, the master's and one worker's time together."""
    cpu, seconds = [], []
    for _ in range(times):
        began = time.perf_counter()
        with Server(database, workers=1, wsgi="samverkan.wsgi") as server:
            server.answer(Ask("/konto/login/"))
            seconds.append(time.perf_counter() - began)
            cpu.append(server.cpu())
    milliseconds = statistics.median(cpu) * 1000
    return Figure(cpu_ms=milliseconds, ratio=milliseconds / reference, seconds=statistics.median(seconds))


def done_figure(done: Done, reference: float) -> Figure:
    return Figure(
        done.cpu * 1000, done.cpu * 1000 / reference, done.queries, done.bytes, seconds=done.seconds
    )
