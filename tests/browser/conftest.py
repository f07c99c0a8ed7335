"""One Chromium and one web server for all browser tests of a worker, on a database in a file of its own.

`served` is the server's address; what a test writes through the ORM the server sees. A test that asks for
`empty_database` gets one without rows and leaves none; `logged_in(person, phone=…)` gives a page of that
person's own browser.
"""

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.smtp import mail_server  # noqa: F401

# Playwright keeps an event loop in this thread; the tests use the database from it all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
FOLDER = tempfile.TemporaryDirectory(prefix="samverkan-browser.", ignore_cleanup_errors=True)
# A busy machine is slow, and that is no fault of the page.
expect.set_options(timeout=20_000)
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
CODE = re.compile(r"^\s*([A-Z0-9-]{6,12})\s*$", re.MULTILINE)
ADDRESS = re.compile(r"https?://\S+")
WATCH = """window.csp = [];
document.addEventListener("securitypolicyviolation", report =>
  csp.push([report.effectiveDirective, report.blockedURI, report.sourceFile, report.sample].join(" ")))"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """With `-n 2 --dist loadgroup` a file stays whole with one worker, in its order. The looks at every page
    are so many that they are dealt out a hundred at a time, before all smaller files."""
    looks = 0
    for item in items:
        if item.path.parent == Path(__file__).parent:
            group = item.path.stem
            if group == "test_axe":
                group, looks = f"{group} {looks // 100}", looks + 1
            item.add_marker(pytest.mark.xdist_group(group))


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
def browser_of(new_context, served) -> Callable[..., BrowserContext]:
    """`browser_of(person=None, phone=False, **more)`: a context in Swedish, logged in as the person."""

    def open_for(person=None, *, phone: bool = False, **more) -> BrowserContext:
        context = new_context(
            base_url=served,
            viewport=PHONE if phone else DESK,
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            **more,
        )
        context.set_default_timeout(30_000)
        context.add_init_script(WATCH)
        if person:
            context.add_cookies([session_cookie(person, served)])
        return context

    return open_for


def session_cookie(person, served: str) -> dict:
    client = Client()
    client.force_login(person)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": served}


@pytest.fixture
def logged_in(browser_of) -> Callable[..., Page]:
    """`logged_in(person, phone=False)`: a page of a browser of the person's own."""
    return lambda person, **more: browser_of(person, **more).new_page()


class Post:
    """The mail that a real server has received; `newest(to, about)` is the text of the last one."""

    def __init__(self, server):
        self.server = server

    def newest(self, to: str, about: str = "") -> str:
        mails = [mail.message for mail in self.server.received if mail.recipient == to]
        found = [mail for mail in mails if about in mail["Subject"]]
        assert found, (to, about, [mail["Subject"] for mail in mails])
        return found[-1].get_body(("plain",)).get_content()

    def code(self, to: str) -> str:
        return CODE.search(self.newest(to))[1]

    def link(self, to: str, about: str, label: str) -> str:
        line = next(line for line in self.newest(to, about).splitlines() if line.startswith(label))
        return ADDRESS.search(line)[0]


@pytest.fixture
def post(mail_server) -> Post:  # noqa: F811
    return Post(mail_server)


@pytest.fixture
def at_home(browser_of, post) -> Callable[..., Page]:
    """`at_home(email, phone=False)`: somebody who has come in through the door with the code from the
    mail."""

    def come_in(email: str, **more) -> Page:
        page = browser_of(**more).new_page()
        page.goto("/")
        page.get_by_label("E-post").first.fill(email)
        page.get_by_role("button", name="Skicka en kod till min e-post").click()
        page.get_by_role("textbox", name=re.compile("kod", re.IGNORECASE)).fill(post.code(email))
        page.get_by_role("button", name="Fortsätt").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    return come_in
