"""A ranked list is ordered in Chromium: by keyboard with the focus kept, by dragging, and to a place, each
told to who listens."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from issues.actions import begin_ranking, raise_issue, rank_issue, screen_issue
from issues.tests.test_issues import FITS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.fact("S001-24")]


@pytest.fixture
def draft(cast):
    sign = {"by": cast.secretary, "now": timezone.now() - timedelta(days=3)}
    draft = begin_ranking(cast.group, **sign)
    for title in ("A", "B", "C", "D"):
        issue = raise_issue(cast.structure, title=title, home_group=cast.group, **sign)
        screen_issue(issue, group=cast.group, **sign, **FITS)
        if title != "D":
            rank_issue(draft, issue=issue, **sign)
    return draft


def moved(page, act) -> tuple[str, str]:
    """What the live region says after the move, and what has the focus."""
    before = page.inner_text("#said")
    act()
    expect(page.locator("#said")).not_to_have_text(before)
    return page.inner_text("#said"), page.evaluate("document.activeElement.id")


def drop(page, row, on) -> None:
    handle = page.locator(f"#item-{row.pk} [data-handle]").bounding_box()
    target = page.locator(f"#item-{on.pk} .agenda-title").bounding_box()
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(handle["x"] + 8, target["y"] + 1, steps=5)
    page.mouse.up()


def test_the_list_is_ordered_by_keyboard_by_hand_and_to_a_place(cast, logged_in, served, draft):
    page, seen = logged_in(cast.secretary), []
    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(f"{served}/prioritering/grupp/{cast.group.slug}/ordna/")
    first, second, third = draft.places.order_by("place")

    def look() -> None:
        seen.append("".join(draft.places.order_by("place").values_list("issue__title", flat=True)))

    page.focus(f"#up-{third.pk}")
    told, focus = moved(page, lambda: page.keyboard.press("Alt+ArrowUp"))
    look()
    moved(page, lambda: drop(page, second, first))
    look()
    page.fill(f"#to-{first.pk}", "3")
    moved(page, lambda: page.click(f"#move-{first.pk}"))
    look()
    page.select_option("#add [name=issue]", index=1)
    moved(page, lambda: page.click("#add-button"))
    look()

    assert focus == f"up-{third.pk}"
    assert "2" in told
    assert seen == ["ACB", "BAC", "BCA", "BCAD"]
