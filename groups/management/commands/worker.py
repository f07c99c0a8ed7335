"""`manage.py worker`: carries out tasks, sends mail, and shows that it lives."""

import logging
import os
import signal
import threading
from collections.abc import Callable
from contextlib import contextmanager
from socket import gethostname

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker

from groups.heartbeat import EVERY_SECONDS, beat, stop_beating
from groups.post import TICKS
from groups.post.sweep import stopping

logger = logging.getLogger(__name__)
SECONDS_WITHOUT_DATABASE = 5


class Command(BaseCommand):
    help = "Carries out tasks and sends mail until it is stopped (Ctrl-C or SIGTERM)."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--once", "--batch", action="store_true", help="Do what is due now, then end (cron, tests)."
        )
        parser.add_argument("--interval", type=float, default=1, help="Seconds between two looks for tasks.")

    def handle(self, *, once: bool, interval: float, **options) -> None:
        stopping.clear()
        # A restarted container has the same host name and process number as the one that died.
        name = f"{gethostname()[:40]}-{os.getpid()}-{get_random_string(8)}"
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=once,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
        )
        beat(name, timezone.now())
        if once:
            run_ticks()
            worker.run()
            return stop_beating(name)
        worker.configure_signals()
        try:
            with repeated(lambda: beat(name, timezone.now())), repeated(run_ticks):
                worker.run()
        finally:
            stop_beating(name)
        return None


class Worker(db_worker.Worker):
    """django-tasks-db's worker, which also waits for a database that is away and lets a sweep end early."""

    def shutdown(self, signum, frame) -> None:
        stopping.set()
        super().shutdown(signum, frame)

    def configure_signals(self) -> None:
        signal.signal(signal.SIGINT, self.shutdown)
        signal.signal(signal.SIGTERM, self.shutdown)

    def run(self) -> None:
        while self.running:
            try:
                return super().run()
            except (OperationalError, InterfaceError):
                if self.batch:
                    raise
                logger.exception("The database does not answer; trying again.")
                connection.close()
                stopping.wait(SECONDS_WITHOUT_DATABASE)
        return None


def run_ticks() -> None:
    """What the apps have registered with `@tick`, each by itself."""
    for function in TICKS:
        try:
            function(timezone.now())
        except Exception:
            logger.exception("%s.%s failed; it is tried again.", function.__module__, function.__name__)


@contextmanager
def repeated(function: Callable[[], None]):
    """Runs a function at once and then beside the tasks, so that a long task holds nothing up.

    The thread has its own database connection.
    """
    ended = threading.Event()

    def run() -> None:
        while True:
            close_old_connections()
            try:
                function()
            except Exception:
                logger.exception("The worker's rhythm failed; it goes on.")
            if ended.wait(EVERY_SECONDS):
                return connection.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=1)
