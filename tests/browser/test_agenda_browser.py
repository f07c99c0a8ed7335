"""Building an agenda in Chromium: by keyboard with the focus kept, and by dragging, each told to who
listens."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from meetings.actions import add_item, create_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.fact("P19")]


@pytest.fixture
def meeting(cast):
    sign = {"by": cast.secretary, "now": timezone.now()}
    day = timezone.localdate() + timedelta(days=21)
    meeting = create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal B", **sign)
    for title in ("A", "B", "C"):
        add_item(meeting, title=title, minutes=10, **sign)
    return meeting


def order(meeting):
    rows = list(meeting.items.order_by("position"))
    return [
        (row.title, [one.title for one in rows if one.parent_id == row.pk])
        for row in rows
        if not row.parent_id
    ]


def moved(page, act) -> tuple[str, str]:
    """What the live region says after the move, and what has the focus."""
    before = page.inner_text("#said")
    act()
    expect(page.locator("#said")).not_to_have_text(before)
    return page.inner_text("#said"), page.evaluate("document.activeElement.id")


def drop(page, item, on, *, right=0) -> None:
    handle = page.locator(f"#item-{item.pk} [data-handle]").first.bounding_box()
    target = page.locator(f"#item-{on.pk} .agenda-title").first.bounding_box()
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(handle["x"] + 8 + right, target["y"] + 1, steps=5)
    page.mouse.up()


def test_an_item_is_moved_by_keyboard_and_by_hand(cast, logged_in, served, meeting):
    page = logged_in(cast.secretary)
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(f"{served}/moten/{meeting.pk}/dagordning/")
    first, second, third = meeting.items.order_by("position")

    page.focus(f"#up-{third.pk}")
    said, focus = moved(page, lambda: page.keyboard.press("Alt+ArrowUp"))
    seen = [order(meeting)]
    assert (focus, said) == (f"up-{third.pk}", "”C” är nu rad 2 av 3.")

    moved(page, lambda: drop(page, second, first))
    seen.append(order(meeting))
    moved(page, lambda: drop(page, third, first, right=90))
    seen.append(order(meeting))

    assert seen == [
        [("A", []), ("C", []), ("B", [])],
        [("B", []), ("A", []), ("C", [])],
        [("B", ["C"]), ("A", [])],
    ]
