"""The web server is killed in the middle of a meeting and started again: all that was noted meanwhile comes
in, once, with the clock it had (P29, P69)."""

import os
import signal
import socket
import subprocess
import sys
import time as clock
import urllib.request
from datetime import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from meetings.actions import add_item, add_outcome, begin_notes, create_meeting
from meetings.models import Attendance, ItemNote, Minutes
from tests.browser.conftest import session_cookie
from tests.browser.test_notes_browser import saved, text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[2]


class Killable:
    """The web server as it is run, in processes of its own, on the database of the tests."""

    def __init__(self, folder: Path):
        self.folder, self.process = folder, None
        with socket.socket() as chosen:
            chosen.bind(("127.0.0.1", 0))
            self.port = chosen.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        if self.process:
            return
        command = ["-m", "gunicorn", "-c", "bin/gunicorn.conf.py", "samverkan.wsgi:application"]
        env = os.environ | {
            "SAMVERKAN_ENV": "test",
            "DATABASE_URL": database_address(),
            "SECRET_KEY": settings.SECRET_KEY,
            "VAR_DIR": str(self.folder),
            "BASE_URL": self.address,
        }
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command, "--bind", f"127.0.0.1:{self.port}"],
                cwd=ROOT,
                env=env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        ends = clock.monotonic() + 60
        while clock.monotonic() < ends and not self.answers():
            clock.sleep(0.2)
        assert self.answers(), (self.folder / "server.log").read_text()

    def answers(self) -> bool:
        try:
            return urllib.request.urlopen(f"{self.address}/tillganglighet/", timeout=5).status == 200
        except OSError:
            return False

    def kill(self) -> None:
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


def database_address() -> str:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    secret = f":{facts['PASSWORD']}" if facts["PASSWORD"] else ""
    return f"postgres://{facts['USER']}{secret}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


@pytest.fixture(scope="module")
def one_server(tmp_path_factory):
    made = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    env = os.environ | {"SAMVERKAN_ENV": "test", "VAR_DIR": str(made)}
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    found = Killable(made)
    yield found
    found.kill()


@pytest.fixture
def server(one_server):
    one_server.start()
    return one_server


@pytest.fixture
def browser_at(browser_of, server):
    def open_for(person):
        context = browser_of()
        context.add_cookies([session_cookie(person, server.address)])
        return context

    return open_for


@pytest.fixture
def items(cast):
    """A meeting that is going on, with an outcome of its first item."""
    sign = {"by": cast.secretary, "now": timezone.now()}
    meeting = create_meeting(
        cast.group, date=timezone.localdate(), start=time(0), end=time(23, 59), place="Sal B", **sign
    )
    made = [
        add_item(meeting, title=title, minutes=20, **sign) for title in ("Mötets öppnande", "Trygg hemgång")
    ]
    begin_notes(meeting, **sign)
    add_outcome(made[0], kind="noted", text="Gruppen noterar läget.", **sign)
    return made


def screen(context, server, items):
    page = context.new_page()
    page.goto(f"{server.address}/moten/{items[0].meeting_id}/anteckningar/skriv/")
    expect(page.locator("[data-notes][data-ready]")).to_be_attached()
    return page


def note_a_whole_meeting(page) -> None:
    """Both items' texts, an item begun and ended, its times set, an outcome new and one changed, an action, a
    dissent, and who is here."""
    text(page).click()
    page.keyboard.type("Första punkten.")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.get_by_role("link", name="Ändra: Noterat").click()
    page.locator(".change-here").get_by_label("Med ord").fill("Gruppen noterar det nya läget.")
    page.locator(".change-here").get_by_role("button").first.click()
    expect(page.get_by_role("link", name="Ändra: Noterat")).to_be_focused()
    page.get_by_text("Ge någon en uppgift", exact=True).click()
    page.get_by_label("Vad som ska göras").fill("Boka salen")
    page.get_by_role("button", name="Lägg till uppgiften").click()
    page.get_by_text("Ge någon en uppgift", exact=True).click()
    page.locator(".press").first.click()
    expect(page.locator(".press").first).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Trygg hemgång").click()
    text(page).click()
    page.keyboard.type("Andra punkten.")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.get_by_text("Anteckna ett utfall", exact=True).click()
    page.locator("#outcome-add").get_by_label("Med ord").fill("Gruppen går vidare.")
    page.get_by_role("button", name="Lägg till utfallet").click()
    page.get_by_text("Reservation eller anteckning till protokollet", exact=True).first.click()
    page.get_by_label("Vems").fill("Bo Ek")
    page.locator("#reservation-add").get_by_label("Med ord").fill("För dyrt.")
    page.get_by_role("button", name="Anteckna").click()
    page.get_by_role("heading", name="2 Trygg hemgång").focus()
    page.keyboard.press("b")
    page.get_by_role("link", name="Ändra tiderna: Trygg hemgång").click()
    page.locator(".change-here").get_by_label("Började").fill("0.10")
    page.locator(".change-here").get_by_label("Slutade").fill("0.25")
    page.locator(".change-here").get_by_role("button").first.click()


def noted(items):
    for item in items:
        item.refresh_from_db()
    first, second = items
    return {
        "texts": sorted(ItemNote.objects.values_list("text", flat=True)),
        "outcomes": [[row.text for row in item.outcomes.all()] for item in items],
        "actions": [item.item_actions.count() for item in items],
        "dissents": [[row.text for row in item.reservations.all()] for item in items],
        "here": Attendance.objects.filter(minutes__meeting=first.meeting_id, seat__isnull=False)
        .filter(is_present=True)
        .count(),
        "times": [bool(first.begun_at), bool(first.ended_at), *clocks(second)],
    }


def clocks(item):
    return [moment and f"{timezone.localtime(moment):%H.%M}" for moment in (item.begun_at, item.ended_at)]


WHOLE = {
    "texts": ["<p>Andra punkten.</p>", "<p>Första punkten.</p>"],
    "outcomes": [["Gruppen noterar det nya läget."], ["Gruppen går vidare."]],
    "actions": [1, 0],
    "dissents": [[], ["För dyrt."]],
    "here": 1,
    "times": [True, True, "00.10", "00.25"],
}


@pytest.mark.fact("P29", "P69")
def test_a_whole_meeting_noted_while_the_server_is_dead_comes_in_once(cast, items, browser_at, server):
    context = browser_at(cast.secretary)
    page = screen(context, server, items)
    server.kill()
    note_a_whole_meeting(page)
    expect(page.locator("[data-waiting] li")).to_have_count(9)
    expect(page.locator("[data-waiting]")).to_contain_text("Ändra utfallet · 1 Mötets öppnande")
    expect(saved(page)).to_contain_text("Ingen kontakt")
    before = noted(items)
    page.close(run_before_unload=False)
    clock.sleep(2)
    restarted = timezone.now()

    server.start()
    page = screen(context, server, items)

    expect(page.locator("[data-waiting]")).to_be_hidden(timeout=60_000)
    for name in ("Mötets öppnande", "Trygg hemgång"):
        page.get_by_role("link", name=name, exact=False).first.click()
        expect(saved(page)).to_contain_text("Sparat", timeout=60_000)
    assert before["texts"] == []
    assert noted(items) == WHOLE
    assert (items[0].begun_at < restarted, items[0].ended_at < restarted) == (True, True)
    assert page.evaluate("Object.keys(localStorage).filter(key => /waiting|note/.test(key))") == []


@pytest.mark.fact("P69")
def test_who_came_and_left_while_the_server_was_dead_has_the_clock_of_then(cast, items, browser_at, server):
    page = browser_at(cast.secretary).new_page()
    page.goto(f"{server.address}/moten/{items[0].meeting_id}/upprop/")
    page.wait_for_load_state("networkidle")
    line = page.locator(f'.call-line[data-called="{cast.member.name}"]')
    server.kill()
    line.get_by_role("button", name="Kom nu").click()
    expect(line.get_by_role("button", name="Gick nu")).to_be_focused()
    page.locator(f'.call-line[data-called="{cast.chair.name}"]').get_by_label("på distans").check()
    expect(page.locator("[data-waiting] li")).to_have_count(2)
    pressed = timezone.localtime()

    server.start()

    expect(page.locator("[data-waiting]")).to_be_hidden(timeout=60_000)
    minutes = Minutes.objects.get(meeting=items[0].meeting_id)
    here = minutes.attendance.filter(is_present=True, seat__isnull=False).select_related("person")
    rows = {row.person: row for row in here}
    came = rows[cast.member].arrived
    assert (set(rows), rows[cast.chair].is_remote) == ({cast.member, cast.chair}, True)
    assert abs(came.hour * 60 + came.minute - (pressed.hour * 60 + pressed.minute)) <= 1
