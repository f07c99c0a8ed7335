"""In the room with a real browser: a roll call by keys alone, two who write at once, and a server that is
away."""

from datetime import time, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from meetings.actions import add_item, begin_item, begin_notes, create_meeting
from meetings.models import Attendance, ItemNote, Minutes
from tests.browser.test_notes_browser import AXE, opened, saved, text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def items(cast):
    """A meeting that is going on: today, all day."""
    now = timezone.now()
    sign = {"by": cast.secretary, "now": now}
    meeting = create_meeting(
        cast.group, date=timezone.localdate(), start=time(0), end=time(23, 59), place="Sal B", **sign
    )
    made = [
        add_item(meeting, title=title, minutes=20, **sign) for title in ("Mötets öppnande", "Trygg hemgång")
    ]
    begin_notes(meeting, **sign)
    return made


def rows(items):
    """(first name, capacity, is here, remotely, has left) of those on a seat, by name."""
    found = Attendance.objects.filter(minutes__meeting=items[0].meeting_id, seat__isnull=False)
    return sorted(
        (row.person.name.split()[0], row.capacity, row.is_present, row.is_remote, bool(row.left))
        for row in found.select_related("person")
    )


def focused(page):
    return page.evaluate(
        "document.activeElement.closest('.call-line')?.dataset.called ?? document.activeElement.name"
    )


def called(page, name, words):
    expect(page.locator(f'.call-line[data-called="{name}"]')).to_have_attribute("data-state", words)


@pytest.mark.fact("P29")
def test_a_whole_roll_call_by_the_keyboard_alone(cast, items, logged_in):
    page = logged_in(cast.secretary)
    page.goto(f"/moten/{items[0].meeting_id}/upprop/")
    page.locator(".call-line input").first.focus()
    vice, member, substitute, chair = "Holger Myrtun", cast.member.name, cast.substitute.name, cast.chair.name

    names = []
    for _line in range(5):
        names.append(focused(page))
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.press("n")
    called(page, vice, "här")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("f")
    called(page, member, "frånvarande")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("t")
    called(page, substitute, "här")
    where = focused(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("d")
    called(page, chair, "på distans")
    page.keyboard.press("Home")
    page.keyboard.press("i")
    expect(page.get_by_label("Från och till")).to_be_focused()
    page.keyboard.type("–0.30; 23.30–")
    page.keyboard.press("Enter")
    called(page, vice, "här, 0.00–0.30; 23.30–23.59")

    assert (names, where) == ([vice, member, substitute, chair, cast.official.name], substitute)
    assert rows(items) == [
        ("Holger", "member", True, False, False),
        ("Holger", "member", True, False, True),
        ("Knut", "serving_substitute", True, False, False),
        ("Viola", "member", True, True, False),
        ("Åsa-Märta", "member", False, False, False),
    ]
    assert [
        node["target"]
        for rule in Axe().run(page, options=AXE).response["violations"]
        for node in rule["nodes"]
    ] == []


def test_no_key_of_the_roll_call_is_stolen_outside_its_list(cast, items, logged_in):
    page = logged_in(cast.secretary)
    page.goto(f"/moten/{items[0].meeting_id}/upprop/")
    before = rows(items)
    page.locator("h1").click()
    for key in "ndftkg":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert rows(items) == before


@pytest.mark.fact("P69")
def test_what_is_noted_while_the_server_is_away_is_handed_over_once(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)
    page.context.set_offline(True)
    page.get_by_role("heading", name="1 Mötets öppnande").focus()
    page.keyboard.press("u")
    page.keyboard.type("Be")
    page.get_by_label("Med ord").first.fill("Gruppen går vidare.")
    page.get_by_label("Att-satser").fill("att börja\natt sluta")
    page.get_by_role("button", name="Lägg till utfallet").click()
    page.keyboard.press("Escape")
    page.get_by_text("Ge någon en uppgift", exact=True).click()
    page.get_by_label("Vad som ska göras").fill("Boka salen")
    page.get_by_role("button", name="Lägg till uppgiften").click()
    page.locator(".press").first.click()
    waiting = page.locator("[data-waiting]")
    expect(waiting).to_contain_text("3 saker väntar på att skickas")
    expect(waiting).to_contain_text("Gruppen går vidare.")
    before = items[0].outcomes.count()

    page.context.set_offline(False)

    expect(waiting).to_be_hidden(timeout=30_000)
    expect(page.locator(".results:visible .points li")).to_have_text(["att börja", "att sluta"])
    assert (before, items[0].outcomes.count(), items[0].item_actions.count()) == (0, 1, 1)
    assert (
        Attendance.objects.filter(
            minutes__meeting=items[0].meeting_id, seat__isnull=False, is_present=True
        ).count()
        == 1
    )
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('waiting'))") == []


def test_who_logs_out_leaves_nothing_behind(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)
    page.route("**/anteckningar/narvaro/", lambda route: route.abort())
    page.locator(".press").first.click()
    expect(page.locator("[data-waiting]")).to_contain_text("En sak väntar")
    page.locator(".me summary").click()
    page.get_by_role("button", name="Logga ut").first.click()
    expect(page.locator("[data-waiting]")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter(key => /waiting|note/.test(key))") == []


@pytest.mark.fact("P30")
def test_two_writers_see_each_other_and_what_the_other_saves(cast, items, logged_in):
    first, second = opened(logged_in(cast.secretary), items), opened(logged_in(cast.official), items)
    first.get_by_role("link", name="Trygg hemgång").click()
    text(first).click()
    first.keyboard.type("Signe skriver här.")
    expect(saved(first)).to_contain_text("Sparat")

    expect(second.locator(".writers")).to_have_text(f"{cast.secretary.name} skriver på punkt 2")
    expect(first.locator(".writers")).to_have_text(f"{cast.official.name} skriver på punkt 1")
    second.get_by_role("link", name="Trygg hemgång").click()
    expect(text(second)).to_have_text("Signe skriver här.")
    first.keyboard.type(" Och mer.")
    expect(text(second)).to_have_text("Signe skriver här. Och mer.")
    expect(second.locator(".writers")).to_have_text(f"{cast.secretary.name} skriver också här")
    assert ItemNote.objects.get().text == "<p>Signe skriver här. Och mer.</p>"


def test_the_screen_follows_the_note_taker_and_its_clock_needs_no_network(cast, items, logged_in):
    now = timezone.now()
    begin_item(items[0], by=cast.secretary, now=now - timedelta(minutes=18))
    screen = logged_in(cast.member)
    screen.goto(f"/moten/{items[0].meeting_id}/skarm/")
    expect(screen.get_by_role("heading", level=1)).to_have_text("1 Mötets öppnande")
    clock = screen.locator("[data-clock]")
    expect(clock).to_contain_text("kvar")
    screen.context.set_offline(True)
    told = clock.inner_text()
    screen.wait_for_timeout(2500)
    moved = clock.inner_text()
    screen.context.set_offline(False)
    begin_item(items[1], by=cast.secretary, now=now)
    expect(screen.get_by_role("heading", level=1)).to_have_text("2 Trygg hemgång")

    assert told != moved
    assert [
        node["target"]
        for rule in Axe().run(screen, options=AXE).response["violations"]
        for node in rule["nodes"]
    ] == []


def test_phrases_and_time_by_keys(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)
    page.keyboard.press("b")
    expect(page.locator(".item-time:visible")).to_contain_text("Började")
    page.keyboard.press("f")
    page.keyboard.press("Enter")
    expect(text(page)).to_have_text("Ordföranden hälsar välkomna och öppnar mötet.")
    expect(saved(page)).to_contain_text("Sparat")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    expect(page.locator("h2:focus")).to_have_text("2 Trygg hemgång")
    page.keyboard.press("b")
    expect(page.locator(".item-time:visible")).to_contain_text("Började")

    first, second = Minutes.objects.get().meeting.items.order_by("position")
    assert (first.ended_at is not None, second.begun_at is not None, second.ended_at) == (True, True, None)
