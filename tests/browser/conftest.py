"""One Chromium and one web server for all browser tests, on a database in a file.

`served` is the server's address; what a test writes through the ORM the server sees. A test that asks for
`empty_database` gets one without rows and leaves none; `logged_in(person, phone=…)` gives a page of that
person's own browser.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

# Playwright keeps an event loop in this thread; the tests use the database from it all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
FOLDER = tempfile.TemporaryDirectory(prefix="samverkan-browser.", ignore_cleanup_errors=True)
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
WATCH = """window.csp = [];
document.addEventListener("securitypolicyviolation", report =>
  csp.push([report.effectiveDirective, report.blockedURI, report.sourceFile, report.sample].join(" ")))"""


def pytest_collection_finish(session):
    """The server's threads need a database of their own connections: in memory they would share one."""
    options = connections["default"].settings_dict
    if options["ENGINE"].endswith("sqlite3") and any(
        item.get_closest_marker("browser") for item in session.items
    ):
        options["TEST"]["NAME"] = str(Path(FOLDER.name) / "browser.sqlite3")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    return browser_type_launch_args | {
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def served(django_db_setup, django_db_blocker) -> str:
    """The address of the web server, e.g. http://localhost:45678."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        settings.BASE_URL, settings.MEDIA_ROOT = server.url, str(Path(FOLDER.name) / "files")
        yield server.url
        server.stop()


@pytest.fixture(scope="module")
def empty_database(django_db_setup, django_db_blocker):
    """The database, open for the module's tests, and emptied after them."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", verbosity=0, interactive=False)


class Faults(list):
    """What went wrong in a page, in words: scripts that failed, and what the console says."""

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.append(f"script: {error}"))
        page.on(
            "console", lambda said: self.append(f"console: {said.text}") if said.type == "error" else None
        )


@pytest.fixture
def browser_of(browser: Browser, served) -> Callable[..., BrowserContext]:
    """`browser_of(person=None, phone=False, **more)`: a context in Swedish, logged in as the person."""
    opened = []

    def open_for(person=None, *, phone: bool = False, **more) -> BrowserContext:
        context = browser.new_context(
            base_url=served,
            viewport=PHONE if phone else DESK,
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            **more,
        )
        context.set_default_timeout(10_000)
        context.add_init_script(WATCH)
        if person:
            context.add_cookies([session_cookie(person, served)])
        opened.append(context)
        return context

    yield open_for
    for context in opened:
        context.close()


def session_cookie(person, served: str) -> dict:
    client = Client()
    client.force_login(person)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": served}


@pytest.fixture
def logged_in(browser_of) -> Callable[..., Page]:
    """`logged_in(person, phone=False)`: a page of a browser of the person's own."""
    return lambda person, **more: browser_of(person, **more).new_page()
