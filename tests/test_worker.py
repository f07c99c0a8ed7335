"""The worker as a process: it carries, dies, comes back, beats and stops (ruling 16)."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from groups.heartbeat import beat, take_back_lost_tasks
from groups.models import Delivery, Heartbeat, Link
from groups.post import DAILY, daily, post
from groups.post.sweep import sweep_post
from samverkan.pages.health import unwell_because
from tests.migrated import locked, migrated_database, migrated_file
from tests.smtp import MailServer

ROOT = Path(__file__).parent.parent
LONG = os.environ.get("SAMVERKAN_LONG") == "1"
NOW = datetime(2017, 3, 1, 11, tzinfo=UTC)


@pytest.fixture(scope="module")
def own_database(tmp_path_factory):
    """A migrated database of the same make as the one under test, for processes of their own: their
    environment."""
    folder = tmp_path_factory.mktemp("worker")
    with database_like_this_one(folder) as address:
        env = os.environ | {
            "SAMVERKAN_ENV": "test",
            "DJANGO_SETTINGS_MODULE": "samverkan.settings",
            "DATABASE_URL": address,
            "VAR_DIR": str(folder),
            "SECRET_KEY": "a secret of the test",
        }
        yield env


@contextmanager
def database_like_this_one(folder: Path):
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        with locked("sqlite"):
            shutil.copy(migrated_file(), folder / "worker.sqlite3")
        yield f"sqlite:///{folder / 'worker.sqlite3'}"
        return
    name = f"worker_{uuid4().hex[:8]}"
    server = psycopg2.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"] or None,
        dbname="postgres",
    )
    server.autocommit = True
    with locked("postgresql"), server.cursor() as cursor:
        cursor.execute(f"create database {name} template {migrated_database(cursor)}")
    secret = f":{settings['PASSWORD']}" if settings["PASSWORD"] else ""
    yield f"postgres://{settings['USER']}{secret}@{settings['HOST']}:{settings['PORT']}/{name}"
    server.cursor().execute(f"drop database {name} with (force)")
    server.close()


@pytest.fixture
def processes(own_database):
    """Starts processes with a mail server of their own; none outlives the test."""
    server = MailServer()
    server.start()
    env = own_database | {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port)}
    running = []

    def start(*arguments, **options) -> subprocess.Popen:
        process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=env, text=True, **options)
        running.append(process)
        return process

    start.server = server
    yield start
    for process in running:
        process.kill()
        process.wait()
    server.stop()


def result(process: subprocess.Popen) -> str:
    output, _ = process.communicate(timeout=600 if LONG else 120)
    assert process.returncode == 0
    return output


# --- killed ------------------------------------------------------------------------------------------------


@pytest.mark.long
def test_calls_and_notes_reach_everybody_through_workers_that_are_killed(processes):
    """The calls of half of the meetings and the approved notes of the others, each with its paper."""
    meetings, kills, server = *((200, 50) if LONG else (4, 6)), processes.server
    queued = result(processes("-m", "tests.kill_worker", "distribute", str(meetings), stdout=subprocess.PIPE))
    # Fourteen seats twice filled and the official.
    each = 29 * meetings // 2
    assert json.loads(queued) == {"meetings.call": each, "meetings.notes_approved": each}
    wanted = 2 * each
    chance = random.Random(1)
    for kill in range(kills):
        # Every other dies in the window between the server's 250 and our commit, every other anywhere.
        in_window = kill % 2 == 0
        enough = chance.randint(1, max(2, (wanted - len(server.received)) // (kills - kill)))
        before = len(server.received)
        worker = processes("-m", "tests.kill_worker", "work", str(enough if in_window else 0))
        if not in_window:
            server.wait_for(before + enough)
            time.sleep(chance.random() / 50)
            worker.kill()
        assert worker.wait(120) == -signal.SIGKILL
    worker = processes("-m", "tests.kill_worker", "work")
    assert all_sent(processes, seconds=600 if LONG else 180)
    worker.terminate()
    assert worker.wait(30) == 0
    nobody_is_without_and_each_copy_is_the_same(processes, wanted, kills)


def all_sent(processes, seconds: int) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        states = {row[1] for row in json.loads(state_of(processes))}
        if states == {"sent"}:
            return True
        time.sleep(1)
    return False


def state_of(processes) -> str:
    return result(processes("-m", "tests.kill_worker", "state", stdout=subprocess.PIPE))


def nobody_is_without_and_each_copy_is_the_same(processes, wanted: int, kills: int) -> None:
    server = processes.server
    rows = {message_id: (at, repeat) for at, _, message_id, repeat in json.loads(state_of(processes))}
    got = defaultdict(list)
    for received in server.received:
        got[received.message_id].append(received.recipient)
    assert len(rows) == wanted
    assert {message_id: set(to) for message_id, to in got.items()} == {
        message_id: {at} for message_id, (at, _repeat) in rows.items()
    }
    twice = {message_id for message_id, to in got.items() if len(to) > 1}
    assert [rows[message_id][1] for message_id in twice] == [True] * len(twice)
    assert {papers_of(received) for received in server.received} == {1}
    # Each worker that died in the window cost one copy, and no death more than one.
    assert (kills + 1) // 2 <= len(server.received) - wanted <= kills
    assert sum(repeat for _, repeat in rows.values()) <= kills


def papers_of(received) -> int:
    return sum(part.get_content_type() == "application/pdf" for part in received.message.walk())


def test_two_workers_share_the_queue_and_nobody_gets_two(processes):
    result(processes("-m", "tests.kill_worker", "queue", "8", "28"))
    processes.server.delay = 0.005
    workers = [processes("-m", "tests.kill_worker", "work", "0", "60") for _ in range(2)]
    assert all_sent(processes, seconds=180)
    for worker in workers:
        worker.terminate()
        assert worker.wait(30) == 0
    assert set(processes.server.copies().values()) == {1}
    assert len(processes.server.received) == 8 * 28


# --- beating and stopping ----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)  # the worker closes its connection
def test_once_does_what_is_due_and_ends(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    post("groups.test", person=None, name="Åsa", address="asa@example.se", now=timezone.now())
    call_command("worker", "--once")
    assert list(Delivery.objects.values_list("state", flat=True)) == ["sent"]
    assert list(DBTaskResult.objects.values_list("status", flat=True)) == ["SUCCESSFUL"]
    assert not Heartbeat.objects.exists()


def test_a_running_worker_beats_and_stops_when_asked(processes):
    worker = processes("manage.py", "worker")
    ends = time.monotonic() + 60
    while time.monotonic() < ends and not beats_of(worker, processes):
        time.sleep(0.5)
    assert beats_of(worker, processes) == 1
    worker.terminate()
    assert worker.wait(30) == 0
    assert beats_of(worker, processes) == 0


def beats_of(worker: subprocess.Popen, processes) -> int:
    return int(result(processes("-m", "tests.kill_worker", "beats", str(worker.pid), stdout=subprocess.PIPE)))


@pytest.mark.django_db
def test_a_beat_is_one_row_and_old_ones_go(django_assert_num_queries):
    Heartbeat.objects.create(worker="gone", at=NOW - timedelta(hours=2))
    beat("one", NOW)
    with django_assert_num_queries(2):
        beat("one", NOW + timedelta(seconds=15))
    assert list(Heartbeat.objects.values_list("worker", "at")) == [("one", NOW + timedelta(seconds=15))]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"worker_ids": ["alive"]}, "RUNNING"),
        ({"worker_ids": ["dead"]}, "READY"),
        ({"worker_ids": ["dead", "alive"]}, "RUNNING"),
        ({"worker_ids": ["dead"] * 3}, "FAILED"),
        ({"worker_ids": ["dead"], "started_at": NOW - timedelta(seconds=100)}, "RUNNING"),
        ({"worker_ids": ["dead"], "status": "SUCCESSFUL"}, "SUCCESSFUL"),
    ],
)
def test_a_task_whose_worker_died_is_taken_back(settings, fields, status):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    sweep_post.enqueue()
    DBTaskResult.objects.update(**{"status": "RUNNING", "started_at": NOW - timedelta(minutes=3)} | fields)
    beat("alive", NOW)
    beat("dead", NOW - timedelta(minutes=4))
    take_back_lost_tasks(NOW)
    assert DBTaskResult.objects.get().status == status


# --- well or not -------------------------------------------------------------------------------------------

WORKER, MAIL = timedelta(seconds=60), timedelta(minutes=10)


@pytest.mark.parametrize(
    ("beat_age", "mail_age", "reasons"),
    [
        (timedelta(0), None, []),
        (WORKER, MAIL, []),
        (WORKER, -MAIL, []),
        (None, None, ["no worker: none has started"]),
        (WORKER + timedelta(seconds=1), None, ["no worker: last heard of 1 min ago"]),
        (WORKER, MAIL + timedelta(seconds=1), ["mail waits: the oldest should have left 10 min ago"]),
        (
            3 * WORKER,
            2 * MAIL,
            ["no worker: last heard of 3 min ago", "mail waits: the oldest should have left 20 min ago"],
        ),
    ],
)
def test_when_it_is_unwell(beat_age, mail_age, reasons):
    last_beat = None if beat_age is None else NOW - beat_age
    oldest = None if mail_age is None else NOW - mail_age
    assert unwell_because(NOW, last_beat=last_beat, oldest_due=oldest) == reasons


@pytest.mark.django_db
def test_the_health_page_answers_anybody_in_two_queries(client, django_assert_num_queries):
    beat("one", timezone.now())
    with django_assert_num_queries(2):
        page = client.get("/healthz")
    assert [page.status_code, page.json()["status"], "no-store" in page["Cache-Control"]] == [200, "ok", True]
    late = timezone.now() - timedelta(minutes=11)
    post("groups.test", person=None, name="Åsa", address="asa@example.se", now=late)
    Heartbeat.objects.all().delete()
    page = client.get("/healthz")
    assert [page.status_code, page["Content-Type"]] == [503, "text/plain; charset=utf-8"]
    assert page.content.decode().splitlines() == [
        "no worker: none has started",
        "mail waits: the oldest should have left 11 min ago",
    ]
    assert client.post("/healthz").status_code == 405


def test_a_database_that_does_not_answer_is_said_so(tmp_path):
    code = "from django.test import Client; r = Client().get('/healthz'); print(r.status_code, r.content)"
    away = {"DATABASE_URL": "postgres://samverkan:secret@127.0.0.1:1/away", "VAR_DIR": str(tmp_path)}
    page = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=ROOT,
        env=os.environ | {"SAMVERKAN_ENV": "test"} | away,
        capture_output=True,
        text=True,
        check=True,
    )
    assert page.stdout == "503 b'no database: it does not answer\\n'\n"


# --- once a day --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_daily_goes_on_after_a_failure_and_ends_with_status_1(capsys):
    done = []

    @daily
    def fails(now):
        raise LookupError("no such meeting")

    @daily
    def works(now):
        done.append(now)

    try:
        with pytest.raises(CommandError) as failed:
            call_command("daily")
    finally:
        DAILY.remove(fails)
        DAILY.remove(works)
    assert str(failed.value).endswith("tests.test_worker.fails: LookupError: no such meeting")
    assert [failed.value.returncode, len(done)] == [1, 1]


@pytest.mark.django_db
def test_daily_clears_what_is_no_longer_needed_and_nothing_else():
    now = timezone.now()
    for name, days, state in [
        ("old", 400, "sent"),
        ("new", 300, "sent"),
        ("failed", 400, "failed"),
        ("waits", 400, "queued"),
    ]:
        row = post(
            "groups.test", person=None, name=name, address="a@example.se", now=now - timedelta(days=days)
        )
        Delivery.objects.filter(pk=row.pk).update(
            state=state, sent_at=row.due_at if state == "sent" else None
        )
    for number, days in enumerate([40, 20, -1]):
        Link.objects.create(
            purpose="test", object_id=number, token_hash=str(number), expires_at=now - timedelta(days=days)
        )
    for _ in range(2):
        call_command("daily")
        assert list(Delivery.objects.order_by("pk").values_list("name", flat=True)) == ["new", "waits"]
        assert list(Link.objects.order_by("pk").values_list("object_id", flat=True)) == [1, 2]
