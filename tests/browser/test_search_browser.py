"""The search in Chromium: a filter changes what is shown without a new page, is told, and stands in the
address."""

from datetime import date, time

import pytest
from playwright.sync_api import expect

from groups.search.refreshing import rebuild
from meetings.actions import add_item, create_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.fact("P62")]


@pytest.fixture
def meetings(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    for year in (2017, 2018):
        meeting = create_meeting(cast.group, date=date(year, 3, 14), start=time(9), end=time(12), **sign)
        add_item(meeting, title=f"Lax {year}", **sign)
    rebuild(at())


def test_words_and_filters_are_answered_in_place(cast, meetings, served, logged_in):
    page = logged_in(cast.member)
    page.goto(f"{served}/")
    page.locator(".top-search").click()
    expect(page.locator("#q")).to_be_focused()
    # Who is quicker than the scripts gets a whole page, which is right and another test's.
    page.wait_for_load_state("load")
    page.evaluate("window.same = true")

    page.keyboard.type("laxar")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("2 träffar")
    page.locator("#ar").focus()
    page.locator("#ar").select_option("2017")
    expect(page.locator("#said")).to_have_text("1 träff")

    assert page.evaluate("window.same") is True
    assert page.locator("#found ol a").all_inner_texts() == ["Lax 2017"]
    assert page.evaluate("document.activeElement.id") == "ar"
    assert page.url.partition("?")[2] == "q=laxar&slag=&grupp=&ar=2017"
    page.go_back()
    expect(page.locator("#found ol a")).to_have_count(2)
    page.locator("#found ol a").first.click()
    expect(page.locator(":target")).to_contain_text("Lax 2018")
