"""Without a mouse: the order things are reached in, the way past the navigation, and the agenda put in order
(test 19 of domain.md 7)."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.actions import add_item, create_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HAS_FOCUS = (
    "() => document.activeElement.innerText.trim() || document.activeElement.getAttribute('aria-label') || ''"
)
OUTLINE = """() => { const style = getComputedStyle(document.activeElement);
  return style.outlineStyle != 'none' && style.outlineWidth }"""


@pytest.fixture
def agenda(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    day: date = timezone.localdate() + timedelta(days=30)
    meeting = create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal B", **sign)
    for title in ("Mötets öppnande", "Trygg hemgång", "Nästa möte"):
        add_item(meeting, title=title, minutes=10, **sign)
    return meeting


def tabbed(page, times: int) -> list[str]:
    found = []
    for _ in range(times):
        page.keyboard.press("Tab")
        found.append(page.evaluate(HAS_FOCUS))
    return found


def test_tab_begins_with_the_way_past_the_navigation_and_goes_down_the_page(cast, agenda, logged_in):
    page = logged_in(cast.member)
    page.goto("/grupper/aldre/")

    order = tabbed(page, 5)
    page.goto("/grupper/aldre/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert order[0] == "Till innehållet"
    assert order[2:5] == ["Start", "Möten", "Grupper"]
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_what_has_focus_can_be_seen(cast, agenda, logged_in):
    page = logged_in(cast.member)
    page.goto("/moten/")

    shown = []
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement != document.body"):
            shown.append((page.evaluate(HAS_FOCUS), page.evaluate(OUTLINE)))

    assert len(shown) > 8
    assert [what for what, outline in shown if not outline] == []


def test_the_agenda_is_ordered_by_keyboard_with_the_focus_kept_and_the_move_said(cast, agenda, logged_in):
    page = logged_in(cast.secretary)
    page.goto(f"/moten/{agenda.pk}/dagordning/")
    moved = agenda.items.get(title="Nästa möte")
    page.locator(f"#up-{moved.pk}").focus()

    page.keyboard.press("Enter")
    expect(page.locator(".agenda-title")).to_have_text(["Mötets öppnande", "Nästa möte", "Trygg hemgång"])
    expect(page.locator("#said")).to_contain_text("Nästa möte")
    expect(page.locator(f"#up-{moved.pk}")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".agenda-title")).to_have_text(["Nästa möte", "Mötets öppnande", "Trygg hemgång"])
    expect(page.locator(f"#up-{moved.pk}")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")

    expect(page.locator(f"#up-{moved.pk}")).to_be_focused()
    assert list(agenda.items.order_by("position").values_list("title", flat=True)) == [
        "Nästa möte",
        "Mötets öppnande",
        "Trygg hemgång",
    ]
